"""The region in front of an employer text, and whatever else stands before the name of the organ."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from loaders.identity.own import read_own
from loaders.staff.organnames import everyday, shorter
from loaders.staff.regions import CITY, DISTRICT

AFTER = r"(?=[\u4e00-\u9fff]{2})(?!场|域|监局|政(?![府协法务])|民(?![政委宗族]))"
"""What may follow a region: 县政府 and 市民政局 begin with one, 市场, 市监局, 市政工程 and 市民中心 do not."""
WORKS_AT = re.compile(
    r"^(?:目前|现|原|曾)?(?:在(?![线建职读校家])|任职于|就职于|供职于|工作于|就业于)|^(?:现任|现系|现为|现职)(?=[\u4e00-\u9fff]{4})|^[现原](?=[省市县区州旗]|\S*[局委办院校])(?![代场])"
)
BEFORE = re.compile("^(?:国家税务总局|中国共产党|中共)")
OWN = re.compile(r"(?:我|本)?(?P<level>省|市|县|区|州|旗)" + AFTER)
NAMED = re.compile(rf"(?P<region>[\u4e00-\u9fff]{{1,5}}?(?:[省县州旗]|{DISTRICT}|{CITY}))" + AFTER)
PARTY = re.compile("^委(?:员会)?(?=组织|宣传|统战|统一战线|政法|党校|巡察|编办|编制|机关|老干|网信|改革|社会)")
"""县委组织部 is 组织部 too."""
LEAGUE = re.compile("(?:中国)?(?:共产主义青年团|共青团|团(?=[省市县区旗州])|人民政治协商会议|政协(?=.{1,9}委))")
"""What the everyday name (云岫县团委, 云岫县政协) has behind the region."""
STREET = re.compile("(?<=[\u4e00-\u9fff]{2})街办(?:处|事处)?")


@lru_cache(maxsize=1 << 16)
def split_region(text: str) -> tuple[str, str]:
    """An employer text as (region, shortened rest).

    >>> split_region("云岫县财政局预算股"), split_region("县委组织部"), split_region("市场监督管理局")
    (('云岫县', '财政局预算股'), ('县', '组织部'), ('', '市场监督管理局'))
    >>> split_region("现在云岫县民政局工作"), split_region("在县政府办公室上班"), split_region("市政工程公司")
    (('云岫县', '民政局工作'), ('县', '政府办上班'), ('', '市政工程公司'))
    """
    if own := read_own(text):
        return "", shorter(own.rest)
    rest = BEFORE.sub("", WORKS_AT.sub("", re.sub(r"[\s（）()·，,、]", "", unicodedata.normalize("NFKC", text))))
    if LEAGUE.match(rest):
        rest = everyday(rest.removeprefix("中国") if "青年团" in rest else rest)
    region = ""
    while found := OWN.match(rest) or NAMED.match(rest):
        region = found["level"] if "level" in found.groupdict() else found["region"]
        rest = rest[found.end() :]
    rest = PARTY.sub("", rest)
    return region, shorter(STREET.sub("街道", rest))


def same_region(ours: str, theirs: str) -> bool:
    """Whether two regions may be one: 县 is any county, and a text need not tell it.

    >>> same_region("县", "云岫县"), same_region("青山县", "云岫县"), same_region("", "云岫县")
    (True, False, True)
    """
    if not ours or not theirs:
        return True
    if len(ours) == 1 or len(theirs) == 1:
        return ours[-1] == theirs[-1]
    return ours == theirs
