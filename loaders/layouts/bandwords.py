"""What a line between the people of a ledger heads, by its words: an organ, a section, the leading team, a group of people."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from loaders.staff.organs import looks_like_organ, organ_in
from loaders.staff.posts import is_bare, words
from loaders.staff.regions import TOWN as TOWN_END
from loaders.values.leaving import listed
from loaders.workbook.caption import REGION_ALONE


class Kind(Enum):
    """What a line heads. A group of people (在编人员) changes neither organ nor section; UNKNOWN ends both."""

    ORGAN = "organ"
    SECTION = "section"
    TEAM = "team"
    GROUP = "group"
    UNKNOWN = "unknown"


class Band(NamedTuple):
    """A line and what holds below it; ``""``: not told."""

    kind: Kind
    organ: str
    section: str = ""
    gone: str = ""
    """The line itself, where it says of its people that they are gone: 退休人员."""


NUMBERED = re.compile(
    r"^\s*(?:第?[（(]?[一二三四五六七八九十百]+[)）、.．:：\s]+|第[一二三四五六七八九十]+部分[、:：\s]*|[（(]?\d{1,3}[)）、.．:：\s]+|[①-⑳]\s*)+"
)
STAFFED = "编制|实有|现有|核定|空缺|职数|人数|人员|在[编职岗]"
COUNTED = rf"(?:行政|事业|机关|工勤|应有|领导|{STAFFED})*(?:{STAFFED})(?:数|共|为)?"
COUNT = re.compile(
    rf"[\s，,、；;]*(?:{COUNTED}\s*[:：]?\s*\d+\s*[名人个]?|[共计]*\s*\d+\s*[名人])$"
    r"|\s*[（(](?:[^（）()]*?(?:编|实有|现有|核定|在[职岗]|职数|共)[^（）()]*?\d[^（）()]*|\s*\d+\s*[名人]?\s*)[)）]$"
    r"|\s*[（(](?:领导)?班子(?:成员)?[)）]$|\s*[（(][正副]?[县处科股]级(?:单位|机构)?[)）]$"
)
"""What stands behind a name: 行政编制15名, （编制3名，实有2名）, （领导班子）."""
BRACKET = re.compile(r"\s*[（(](?!(?:本级|机关|本部|行政|参公|参照[^）)]*)[)）])[^（）()]*[)）]$")
"""A remark behind a name (加挂文物局牌子); what tells the nature of an organ stays."""
LABEL = re.compile(r"^(?:科室|股室|处室|部门|内设机构|单位|机构|学校)(?:名称)?[:：]\s*")
LISTED = re.compile(
    r"(?:机关|(?:领导)?班子(?:成员)?|(?:在[编职岗])?(?:工作人员|干部|职工|人员)?(?:名单|名册|花名册|台账)|在[编职岗](?:人员|干部)?)$"
)
"""What the names of organs end with where a line or a sheet is of their people: 纪委监委机关, 信访局在编."""
MARKED = re.compile(r"([^\s/／—-]+)[\s/／—-]+([^\s/／—-]+)")
OF_STAFF = re.compile(r"(?:[（(](?:行政|事业|在[编职岗])(?:编制?|人员)?[)）]|(?:行政|事业)(?:编制?|人员)?)$")
SHORT = re.compile("人大|政协|法院|党校|供销社|[县市区州旗纪监团]委|[妇残文侨]联|科协")
"""Names too short for looks_like_organ."""
REGION = re.compile(
    r"^[\u4e00-\u9fff]{0,8}?(?:自治[区州县旗]|省(?!级)|县(?![域级乡道])|旗|(?<!本)州|(?<![社园景林矿灌校发小地城片辖库护能牧山灾范])区(?![域块划间级])"
    r"|(?<![城超集上夜菜])市(?![场政容民监直级]))(?=[\u4e00-\u9fff])"
)
TOWN = re.compile(rf"^(?:[\u4e00-\u9fff]{{2,9}}?[县区市旗州])?([\u4e00-\u9fff]{{2,4}}?{TOWN_END})(?=[\u4e00-\u9fff])")
COUNTYS_OWN = re.compile(r"^(?:政府|党委政府|人大|政协|编委?|巡察|网信)办(?:公室)?$")
PERHAPS_COUNTYS = re.compile(r"^(?:纪委监委|纪委|监委|台|侨|国资|扶贫|信访|老干部)办(?:公室)?$|^(?:政策|政|党史)研究?室$")
"""Organs of a county that are called as sections are; the latter are sections of bureaus and towns, too."""
BODY = re.compile(r"(?:办|办公室|委|部|政府|人大|政协)$")
TOWN_ITSELF = re.compile(r"(?:镇|乡|街道)(?:人民政府|政府|机关|办事处)?$")
OF_REGION = re.compile(r"[社校院园场台段会站所队室处]$")
"""What organs of a county end with too; without its name in front it may be anything."""
SECTION = re.compile(
    r"(?=..)[\u4e00-\u9fff\w、（）()]{0,16}(?:[股科室处站所队办组庭]|中心|大厅|窗口|分局|执行局)$|^机关(?:党委|纪委|工会)$"
)
SURE = re.compile(r"(?:[股科室处]|大厅|窗口)$")
"""Ends of sections that organs of their own hardly have."""
OWN_OF_NONE = re.compile("[股科]$")
"""Ends of sections that no organ has."""
INNER = re.compile(r"[\u4e00-\u9fff]{2,8}部$")
HAS_INNER = re.compile(r"(?:医院|保健院|卫生院|学校|中学|小学|学院|大学|幼儿园|公司|集团|银行|信用社|镇|乡|街道)$")
"""护理部 is a section of a hospital; elsewhere 组织部 is an organ among others."""
OF_TOWN = re.compile(r"[镇乡]?(?:党委|党工委|人大(?:主席团|工委)?|(?:人民)?政府|纪委|纪工委|(?:人民)?武装部|人武部|办事处)")
"""Bodies of a town: all of them are the one organ."""
STAYS = re.compile(r"[站所队组庭]$")
TEAM = re.compile(
    r"(?:[局委院校镇乡办部社所站园会馆厅]|中心|机关|街道|学校|医院|单位|本单位|现任|主要)?(?:领导(?:班子|干部|成员|班子成员)?|班子(?:成员|领导)?|党组|党委班子)"
)
PEOPLE = re.compile(
    r"(?:本级|本局|[局委院校镇乡]?机关|行政|事业|参公|参照|管理|工勤|在编|在职|在岗|在册|离岗|内退|离?退休|离休|退养|借[调用入出]|抽调|挂职|选调生?"
    r"|临聘|临时|编外|外聘|聘用|合同制?|劳务|派遣|公益性?|中层|一般|普通|其[他它]|正式|非|领导|实职|职级|晋升|公务员|干部|职工|工人|员工|岗位?|专业|技术|专技"
    r"|技能|男|女|新|录用|招录|试用期?|[科股处]级|[正副]|党政|全体|全额|差额|自收自支|后勤|教职工|教师|专任|职员|编制|人员|身份|工作|内设|机构|股室|科室|的)+"
)


@lru_cache(maxsize=1 << 12)
def plain_band(raw: str) -> str:
    """The text of a band without its number and the count of its people.

    >>> plain_band("（三）云岫县审计局 行政编制15名"), plain_band("云岫县青石镇（领导班子）"), plain_band("县人大机关")
    ('云岫县审计局', '云岫县青石镇', '县人大')
    >>> plain_band("第一中学"), plain_band("办公室（编制3名，实有2名）"), plain_band("实有12人")
    ('第一中学', '办公室', '')
    """
    told = LABEL.sub("", NUMBERED.sub("", raw)).strip()
    while (shorter := COUNT.sub("", told).rstrip("：: ")) != told:
        told = shorter
    inner = BRACKET.sub("", told)
    told = inner if names_organ(inner) or SECTION.fullmatch(inner) else told
    bare = LISTED.sub("", told)
    return bare if bare != told and names_organ(bare) and not REGION_ALONE.search(bare) else told


def names_organ(told: str) -> bool:
    """True for the name of an organ, also for some too short to be told anywhere else.

    >>> names_organ("云岫县教育局"), names_organ("县委"), names_organ("人大"), names_organ("人事股"), names_organ("副局长")
    (True, True, True, False, False)
    """
    if SHORT.fullmatch(told):
        return True
    return (looks_like_organ(told) or bool(REGION.match(told) and OF_REGION.search(told))) and not is_bare(told)


def organ_of_sheet(name: str) -> str:
    """The organ whose list a sheet is by its name, or ``""``.

    >>> organ_of_sheet("1.教育局"), organ_of_sheet("信访局在编"), organ_of_sheet("青石镇机关"), organ_of_sheet("Sheet1")
    ('教育局', '信访局', '青石镇', '')
    """
    told = OF_STAFF.sub("", plain_band(name))
    return told if names_organ(told) else ""


@lru_cache(maxsize=1 << 14)
def organ_and_section(told: str, *, both: bool = False) -> tuple[str, str]:
    """The organ and the section of a cell; ``both``: the heading is of both (单位及部门), else only a mark surely parts them.

    >>> organ_and_section("云岫县财政局/预算股"), organ_and_section("云岫县财政局 局领导"), organ_and_section("中共 云岫县委")
    (('云岫县财政局', '预算股'), ('云岫县财政局', ''), ('中共 云岫县委', ''))
    >>> organ_and_section("青石镇党政办", both=True), organ_and_section("青石镇党政办")
    (('青石镇', '党政办'), ('青石镇党政办', ''))
    """
    found = MARKED.fullmatch(told)
    town = TOWN.match(told) if both else None
    organ = found[1] if found else town[0] if town else organ_in(told) if both else ""
    rest = found[2] if found else told[len(organ) :]
    kind = kind_of(rest, inside=True, organ=organ) if names_organ(organ) and rest else Kind.UNKNOWN
    if kind not in (Kind.SECTION, Kind.TEAM):
        return told, ""
    return organ, rest if kind is Kind.SECTION else ""


@lru_cache(maxsize=1 << 12)
def kind_of(told: str, *, inside: bool, organ: str) -> Kind:
    """What a band heads. ``inside``: the list is of one organ, or its bands go on within organs; ``organ``: the one above it.

    >>> [kind_of(told, inside=True, organ="云岫县教育局").value for told in ("人事股", "县教研室")]
    ['section', 'organ']
    >>> [kind_of(told, inside=True, organ="").value for told in ("局领导", "借调人员", "党群系统")]
    ['team', 'group', 'unknown']
    """
    if told in words("team") or TEAM.fullmatch(told) or (OF_TOWN.fullmatch(told) and TOWN_ITSELF.search(organ)):
        return Kind.TEAM
    if PEOPLE.fullmatch(told) or is_bare(told) or listed(told).of_anybody:
        return Kind.GROUP
    if not _of_county(told, organ) and _is_section(told, organ, inside=inside):
        return Kind.SECTION
    if names_organ(told) or (SECTION.fullmatch(told) and _of_county(told, organ)):
        return Kind.ORGAN
    return Kind.UNKNOWN


def _of_county(told: str, organ: str) -> bool:
    """Whether a body that is called as sections are is one of the county's own, below the line of an organ."""
    if COUNTYS_OWN.fullmatch(told):
        return not TOWN_ITSELF.search(organ)
    return bool(PERHAPS_COUNTYS.fullmatch(told)) and (not organ or bool(BODY.search(organ)))


def _is_section(told: str, organ: str, *, inside: bool) -> bool:
    """Whether a band is of a section. What begins with a region is an organ of its own: 县教研室."""
    town = TOWN.match(told)
    if town and town[1] in organ:
        told = told[town.end() :]
    elif (REGION.match(told) and not OWN_OF_NONE.search(told)) or (town and not STAYS.search(told)):
        return False
    if INNER.fullmatch(told):
        return bool(HAS_INNER.search(organ))
    return bool(SECTION.fullmatch(told)) and (inside or bool(SURE.search(told) or TOWN_ITSELF.search(organ)))
