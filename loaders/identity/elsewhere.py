"""Whether a text that names none of somebody's organs surely names another place of work, or may still mean one of his.

Who abbreviates keeps characters of the name: 县农行 and 城关小学 may be 中国农业银行云岫县支行 and
城关镇中心小学, 教育局 is no 财政局. A text that names no organ at all tells nothing of where somebody works.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

KIND = re.compile(
    "[局委部院校厅办馆园站所会社队处镇乡厂矿店场司]|学|中心|政府|街道|集团|银行|[农工建中人商发]行|[一二三四五六七八九十]中|人大|政协"
)
COMMON = frozenset("局委部院校厅办馆园站所会社队处镇乡县市区省旗州学中心街道股科室集团银行的")
WORDS = re.compile("政府|公司|小组")
"""Characters that name a kind of organ, and no organ."""
ELSEWHERE = re.compile(
    "某|民营|私营|外[企资省地]|[国境海]外|大学|高校|铁路|超市|酒店|饭店|工地|网约车|律师|(?<![农乡])村(?!镇)|社区"
    "|移动|联通|电信|快递|物流|中石[化油]|保险|石油|烟草|^(?:北京|上海|天津|重庆|深圳|广州)"
    "|部队|(?<!退役)军人|[参从]军|[入退]伍|服役|士兵|当兵|现役|解放军|武警"
)
KINDS = tuple(
    re.compile(kind)
    for kind in (
        "学|校|园|[一二三四五六七八九十]中",
        "院",
        "公司|集团",
        "厂|矿",
        "行$|信用社",
        "村|社区",
        "派出所|法庭",
        "厅",
    )
)
"""Of two names of which only one tells such a kind, one is no short form of the other."""
NOT_OF_TOWN = re.compile(
    "学|校|幼儿园|院|派出所|法庭|司法所|村|社区|公司|银行|信用社|供电|税务|国土|资源所|市监|市场|工商|厂|场$|[一二三四五六七八九十]中"
)
"""Bodies in a town that belong to somebody else; 财政所 and 农业服务中心 are mostly its own."""
TOWN = re.compile(r"(?P<stem>[\u4e00-\u9fff]{2,6}?)(?:[镇乡]|街道)")
APART = re.compile("分局|支行|分行|支公司|分公司|税务|烟草|气象|供电")
"""Organs of the city's or the province's whose names tell its region, not the county's."""


@lru_cache(maxsize=1 << 16)
def says_elsewhere(text: str) -> str:
    """The word that tells that somebody works in no organ of a county.

    >>> says_elsewhere("某建筑公司职工"), says_elsewhere("县水利局")
    ('某', '')
    """
    found = ELSEWHERE.search(text)
    return found[0] if found else ""


@lru_cache(maxsize=1 << 16)
def letters(core: str) -> frozenset[str] | None:
    """The characters by which a text without its region tells an organ from others of its kind, None where it names none.

    >>> sorted(letters("教育局科员") or ""), letters("中学教师"), letters("人事股科员")
    (['教', '育'], frozenset(), None)
    """
    ends = [found.end() for found in KIND.finditer(core)]
    return frozenset(WORDS.sub("", core[: ends[-1]])) - COMMON if ends else None


def may_mean(core: str, names: str, outposts: Mapping[str, Iterable[str]]) -> bool:
    """Whether a text without its region may mean an organ, or a section of one, of these names, one behind the other.

    >>> may_mean("农行", "中国农业银行云岫县支行", {}), may_mean("教育局", "云岫县财政局", {})
    (True, False)
    >>> may_mean("青石镇财政所", "云岫县青石镇人民政府", {}), may_mean("青石镇卫生院", "云岫县青石镇人民政府", {})
    (True, False)
    """
    told = letters(core)
    if told is None or (told <= set(names) and not any(kind.search(core) and not kind.search(names) for kind in KINDS)):
        return True
    town = any(core.startswith(_stem(found["stem"])) for found in TOWN.finditer(names))
    if town and not NOT_OF_TOWN.search(core):
        return True
    return any(kept in names and any(post in core for post in posts) for kept, posts in outposts.items())


def of_another_region(region: str, theirs: Iterable[str], names: str) -> bool:
    """Whether a text tells a region that surely is none of these.

    >>> [of_another_region(told, ["云岫县"], "") for told in ("青山县", "市", "县")]
    [True, True, False]
    """
    told = [one for one in theirs if one]
    if not region or not told or APART.search(names):
        return False
    return all(region[-1] != one[-1] or (len(region) > 1 and len(one) > 1 and region != one) for one in told)


def _stem(stem: str) -> str:
    """The name of a town without the county's in front."""
    return re.split("[县区市旗州]", stem)[-1]
