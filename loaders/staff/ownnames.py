"""How titles and sections call the organ that they are of: 镇政府 in a town, 村委会 in a village, 卫健委 for 卫生健康委员会.

What names the organ itself is no section of it, and says nothing of a title behind it: 镇人民政府副镇长 is 副镇长.
"""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.staff.organnames import BODY, CALLED, REGION, organ_key, shorter, titled
from loaders.staff.regions import CITY, DISTRICT, NO_REGION, TOWN, TOWNSHIP
from loaders.values.clean import key

OF_TOWN = re.compile(f"{TOWN}$")
VILLAGE = re.compile("(?:(?<!农)村|社区)(?:(?:[村居]民)?委(?:员会|会)?|居委会?)?$|居(?:民委员|委)会$")
COMMON = (
    (OF_TOWN, re.compile("[镇乡]|(?:[镇乡]|街道)?(?:人民)?政府|街道|(?:街道)?办事处|街道办")),
    (VILLAGE, re.compile("村|社区|(?:社区|村)?(?:[村居]委会?|[村居]民委员会)")),
    (re.compile("(?:管委会|管理委)$"), re.compile("(?:开发区|园区|新区)?(?:管委会|管理委员会)")),
)
"""What every organ of a kind may call itself, by the ending of its name as organs are compared."""
TOWN_BODY = re.compile(f"[镇乡]?({BODY})")
PARTY_BODY = re.compile("(?:支部|总支|党组|党小组|工会小组)$|^党工?委$")
"""The party in an organ: whoever stands there is no head of a section."""
LEVEL = re.compile("^[省市县区旗州](?=..)")
SHORTEST = 3
PLACED = re.compile(
    r"(?:国家税务总局|共青团|中共|中国共产党|政协)?"
    rf"(?:[\u4e00-\u9fff]{{2,7}}?(?:省|自治区|{CITY}|自治州|县|{DISTRICT}|旗)(?=..)"
    rf"|[省市县区旗州]{NO_REGION}"
    rf"|[\u4e00-\u9fff]{{2,6}}?(?:(?<!城)镇(?!化)|{TOWNSHIP}(?!村)|街道|(?<![农乡])村(?!镇)|社区(?!卫生|矫正|服务)))"
)
"""A name that says where it is: 云岫县财政局, 县财政局, 青石镇财政所, 柳河村村民委员会."""
EVERYWHERE = re.compile(
    "(?:[镇乡]|街道)?(?:人民)?政府(?:办公室)?|(?:街道)?办事处|(?:社区|村)?(?:[村居]委会|[村居]民委员会)|(?:开发区|园区|新区)?(?:管委会|管理委员会)|.*服务中心"
)
"""What stands in many places and is part of the organ that it is told in."""


def in_town(organ: str) -> bool:
    """True for a town or a village, and for what goes by no other name than they do.

    >>> in_town("云岫县柳岭镇人民政府"), in_town("柳河村村民委员会"), in_town("云岫县财政局")
    (True, True, False)
    """
    name = organ_key(organ)
    return bool(OF_TOWN.search(name) or VILLAGE.search(name))


@lru_cache(maxsize=1 << 16)
def names_itself(text: str, organ: str) -> bool:
    """True for a text that an organ may be called by among its own people.

    >>> names_itself("卫健委", "云岫县卫生健康委员会"), names_itself("县医院", "云岫县中医院")
    (True, False)
    >>> names_itself("镇政府", "云岫县柳岭镇"), names_itself("办公室", "云岫县委办"), names_itself("办公室", "云岫县财政局")
    (True, True, False)
    """
    text, name = key(text), organ_key(organ)
    if name.endswith((shorter(text), organ_key(text))) or (len(text) > 1 and text in key(organ)):
        return True
    return _is_common(text, name) or _shortens(text, key(organ))


@lru_cache(maxsize=1 << 14)
def is_whole(section: str, organ: str) -> bool:
    """True for a section that is the organ: its name, with or without its region or its level, or a short name.

    >>> is_whole("县财政局", "云岫县财政局"), is_whole("办公室", "云岫县委办公室"), is_whole("预算股", "云岫县财政局")
    (True, False, False)
    """
    text, name = key(section), key(organ)
    bare = REGION.sub("", name)
    if name.endswith(text) and len(text) >= max(len(bare), SHORTEST):
        return True
    return _is_common(text, name) or _shortens(text, name)


def title_of_body(section: str, title: str, organ: str) -> str:
    """The title with the body of a town, or of the party, that stands as its section; blank where that is a section indeed.

    >>> title_of_body("武装部", "部长", "云岫县柳岭镇"), title_of_body("党支部", "书记", "云岫县财政局")
    ('武装部部长', '党支部书记')
    >>> title_of_body("武装部", "部长", "云岫县财政局"), title_of_body("预算股", "股长", "云岫县财政局")
    ('', '')
    """
    body = TOWN_BODY.fullmatch(section) if OF_TOWN.search(organ_key(organ)) else None
    called = CALLED.get(body[1], body[1]) if body else section if PARTY_BODY.search(section) else ""
    whole = titled(called, title) if called else title
    return whole if called and (whole != title or title.startswith(called)) else ""


def names_other(name: str, organ: str) -> bool:
    """Whether the name of an organ in a title of another organ (``""``: unknown) means an organ of its own, and no part of that.

    It does where it says where it is. In a town whatever does not is the town's, elsewhere what every town has.

    >>> names_other("县公安局", "云岫县柳岭镇"), names_other("综合行政执法局", "云岫县柳岭镇"), names_other("镇人民政府", "")
    (True, False, False)
    >>> names_other("第一中学", "云岫县教育局"), names_other("东门社区居民委员会", "云岫县城关街道")
    (True, True)
    """
    if PLACED.match(key(name)):
        return key(name) == key(organ) or not is_whole(organ_key(name), organ_key(organ))
    return not in_town(organ) and not EVERYWHERE.fullmatch(key(name))


def _is_common(text: str, name: str) -> bool:
    name = organ_key(name)
    return any(kind.search(name) and called.fullmatch(text) for kind, called in COMMON)


def _shortens(text: str, name: str) -> bool:
    """Whether the characters of a text stand in a name in their order, with the same first and last one."""
    short = shorter(LEVEL.sub("", REGION.sub("", text)))
    name = shorter(REGION.sub("", name).replace("人民医院", "医院"))
    if not short or short == name:
        return bool(short)
    rest = iter(name)
    return len(short) >= SHORTEST and (short[0], short[-1]) == (name[:1], name[-1:]) and all(one in rest for one in short)
