"""Employer texts: does the free text on a form name the organ of somebody we know?

Forms write 财政局, 县财政局, 云岫县财政局预算股科员 or 发改委 for what the organ list calls 云岫县财政局 or
云岫县发展和改革委员会. The region in front is ignored unless it names another region; an abbreviation keeps the first and the
last character and the order of the others.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

SHORTER = (
    ("委员会", "委"),
    ("人民政府", "政府"),
    ("人民法院", "法院"),
    ("人民检察院", "检察院"),
    ("办公室", "办"),
    ("街道办事处", "街道"),
)
REGION = re.compile(
    r"(?:中共|中国共产党)?(?P<region>(?:[\u4e00-\u9fff]{2,7}?(?:省|自治区|市|自治州|州|地区|盟|自治县|县|区|旗))+?)"
)
AFTER = r"(?=[\u4e00-\u9fff]{2})(?!场|域|政(?![府协法务])|民(?![政委宗族]))"
"""What may follow a region: 县政府 and 市民政局 begin with one, 市场, 市政工程 and 市民中心 do not."""
WORKS_AT = re.compile(
    r"^(?:目前|现)?(?:在(?![线建职读校家])|任职于|就职于|供职于|工作于|就业于)|^现(?=[省市县区州旗]|\S*[局委办院校])(?![代场])"
)
OWN = re.compile(r"(?:中共)?(?:我|本)?(?P<level>省|市|县|区|州|旗)" + AFTER)
NAMED = re.compile(r"(?:中共)?(?P<region>[\u4e00-\u9fff]{1,5}?[省市县区州旗])" + AFTER)
HEAD_END = re.compile(r"[局委部院校厅办馆园站所会社队处镇乡]|学|中心|政府|街道|幼儿园|公司|医院")
NOWHERE = re.compile(r"务农|农民|学生|在读|无业|待业|个体|退休|离休|家务|务工|打工|自由职业|去世|已故|病故|学龄|^无$|^-+$|^/$")


class Employers:
    """Compares employer texts with the organs of one county; every text and every pair is worked out once."""

    def __init__(self, organ: Iterable[Mapping[str, Any]]) -> None:
        self._organs: dict[str, list[tuple[str, str]]] = {}
        for row in organ:
            names = [row["name"], row.get("short_name") or "", *(row.get("aliases") or ())]
            self._organs[row["organ_id"]] = [split_region(name) for name in names if name]
        self._fits: dict[tuple[str, str], bool] = {}

    def fits(self, text: str, organ_id: str) -> bool:
        """True if the text names this organ, in full or shortened."""
        known = self._fits.get((text, organ_id))
        if known is None:
            region, core = split_region(text)
            organs = self._organs.get(organ_id, ())
            known = any(_same_region(region, theirs) and same_organ(core, name) for theirs, name in organs)
            self._fits[text, organ_id] = known
        return known

    def fits_post(self, text: str, posts: Iterable[tuple[str, str, str]]) -> bool:
        """True if the text names the organ of one of the posts, or else just its section with or without the title."""
        for organ_id, section, title in posts:
            if self.fits(text, organ_id) or (len(section) > 1 and split_region(text)[1] in (section, section + title)):
                return True
        return False


@lru_cache(maxsize=1 << 16)
def split_region(text: str) -> tuple[str, str]:
    """An employer text as (region, shortened rest).

    >>> split_region("云岫县财政局预算股"), split_region("县委组织部"), split_region("市场监督管理局")
    (('云岫县', '财政局预算股'), ('县', '委组织部'), ('', '市场监督管理局'))
    >>> split_region("现在云岫县民政局工作"), split_region("在县政府办公室上班"), split_region("市政工程公司")
    (('云岫县', '民政局工作'), ('县', '政府办上班'), ('', '市政工程公司'))
    """
    rest = WORKS_AT.sub("", re.sub(r"[\s（）()·，,、]", "", unicodedata.normalize("NFKC", text)))
    region = ""
    while found := OWN.match(rest) or NAMED.match(rest):
        region = found["level"] if "level" in found.groupdict() else found["region"]
        rest = rest[found.end() :]
    for long, short in SHORTER:
        rest = rest.replace(long, short)
    return region, rest


def same_organ(text: str, organ: str) -> bool:
    """True if ``text`` (without its region) begins with the organ's name or an abbreviation of it.

    >>> same_organ("发改委科员", "发展和改革委"), same_organ("教体局", "教育体育局"), same_organ("财政局", "教育局")
    (True, True, False)
    """
    if len(organ) < 2 or not text:
        return False
    if text.startswith(organ) or (len(organ) > 3 and organ in text):
        return True
    return any(_shortens(text[: end.end()], organ) for end in HEAD_END.finditer(text[:14]))


def specific(text: str) -> bool:
    """True if the text names a place of work that few people share; 务农 and 学生 do not.

    >>> specific("云岫县第一中学教师"), specific("务农"), specific("教师")
    (True, False, False)
    """
    return len(text) >= 4 and not nowhere(text)


@lru_cache(maxsize=1 << 16)
def nowhere(text: str) -> bool:
    """True if the text says that somebody is employed by nobody.

    >>> nowhere("在家务农"), nowhere("云岫县财政局")
    (True, False)
    """
    return bool(NOWHERE.search(text))


def _shortens(head: str, organ: str) -> bool:
    if len(head) < 2 or head[0] != organ[0]:
        return False
    if head[-1] in "镇乡道" and organ.startswith(head):
        return True
    if head[-1] != organ[-1] or len(head) >= len(organ):
        return False
    rest = iter(organ)
    return len(head) > 2 and all(char in rest for char in head)


def _same_region(ours: str, theirs: str) -> bool:
    if not ours or not theirs:
        return True
    if len(ours) == 1 or len(theirs) == 1:
        return ours[-1] == theirs[-1]
    return ours == theirs
