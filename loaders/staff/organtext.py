"""Organs at the beginning of a text that the endings of names do not show: towns by themselves, what stands before a title."""

from __future__ import annotations

import re

from loaders.staff.organnames import REGION
from loaders.staff.posts import is_bare, split_section
from loaders.staff.regions import CITY, DISTRICT, TOWN

TOWN_FIRST = re.compile(rf"^(?:.{{2,9}}?(?:[县旗州]|{DISTRICT}|{CITY}))?[\u4e00-\u9fff]{{2,5}}?{TOWN}(?:人民政府|政府|办事处)?")
BELOW = re.compile(
    r"[^、，,]{0,10}?(?:学|幼儿园|院|中心|站|厂|公司|派出所|司法所|国土所|资源所|规划所|监管所|市监所|工商所|税务所|税务分局|供电所|信用社|支行|分理处"
    r"|储蓄所|法庭|供销社|(?:村|社区|居委会)(?![镇建办股科组工振]))"
)
"""What belongs to somebody else than the town whose name stands in front, or is a body of its own."""
TOWN_SECTION = re.compile(r"(?:办公室|[办室所部组队科股]|窗口|大厅)$")
ORGAN_END = re.compile(
    r"(?:[大支总]队|武警中队|研究室|教研室|办公室|管理处|公证处|服务处|[林农牧渔茶马]场|[原良]种场|管理段|公路段|书店|苗圃|(?:人民|人)武装?部"
    r"|供销(?:合作)?社(?:联合社)?|合作社|联社|银行|农商行|信用社|电视台|电台|气象台|[院所办]|[一二三四五六七八九十][中小]"
    r"|(?:村|社区)(?:村委会|村民委员会|居委会)?|[协学]会|联合会)"
)
SECTION = re.compile(r"(?:[\u4e00-\u9fff、]{1,10}(?:[股科室处组]|办公室|中队))?")
SHORTEST_NAME = 2
"""县院 and 县所 are no names."""


def town_in(text: str) -> str:
    """The town that begins a text, if it is the town that the rest is about and no school or village in it.

    >>> town_in("云岫县柳岭镇党委副书记"), town_in("柳岭镇财政所所长"), town_in("柳岭镇中心小学教师")
    ('云岫县柳岭镇', '柳岭镇', '')
    """
    town = TOWN_FIRST.match(text)
    rest = text[town.end() :] if town else ""
    if not town or not rest or BELOW.match(rest):
        return ""
    section, title = split_section(rest)
    return town[0] if title and is_bare(re.split("[、，,兼]", title)[0]) and (not section or TOWN_SECTION.search(section)) else ""


def before_title(text: str) -> str:
    """The organ of a region that stands before a title, perhaps with a section between.

    >>> before_title("云岫县看守所所长"), before_title("云岫县妇幼保健院人事科干事"), before_title("云岫县某人")
    ('云岫县看守所', '云岫县妇幼保健院', '')
    """
    region = REGION.match(text)
    begin = region.end() if region else 0
    first = re.split("[、，,]", text)[0]
    heads = (first[:at] for at in range(begin + SHORTEST_NAME, len(first)) if begin and is_bare(first[at:]))
    return next((organ for head in heads if (organ := _organ(head, begin))), "")


def _organ(head: str, begin: int) -> str:
    """The organ of a text that ends with it or with a section of it; its own name begins behind the region."""
    for found in ORGAN_END.finditer(head, begin):
        if found.end() >= begin + SHORTEST_NAME and SECTION.fullmatch(head[found.end() :]):
            return head[: found.end()]
    return ""
