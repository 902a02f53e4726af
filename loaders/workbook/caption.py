"""What the lines above a table say: who declares (家庭成员采集表), or which organ the list is of (单位：…)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from loaders.staff.organs import looks_like_organ
from loaders.values.clean import text
from loaders.values.idnumber import clean
from loaders.workbook.grid import Row

UNIT = r"(?:现?工作|所在|填报|申报)?单\s*位(?:及职务|名称)?"
WHO = r"姓\s*名|申报人|填报人|报告人|本人姓名"
OTHER = r"性\s*别|职\s*务|身份证号码?|出生\S*|填[报表]\S*|日\s*期|时\s*间|编\s*号|制表\S*|审核\S*"
LABEL = rf"({WHO}|{UNIT}|{OTHER})\s*(?:[（(][^（）()]*[)）])?\s*[:：]"
BARE = re.compile(rf"{WHO}|{UNIT}|{OTHER}")
FIRST = re.compile(rf"(?:{WHO})\s*(?:[（(][^（）()]*[)）])?\s*(?:[:：].*)?", re.DOTALL)
ITEM = re.compile(rf"{LABEL}\s*(.*?)\s*(?={LABEL}|$)", re.DOTALL)
PERSON = re.compile(WHO)
ORGAN = re.compile(UNIT)
DATED = re.compile(r"\s+\d{4}\s*[年./\-].*$", re.DOTALL)
"""填报单位：某局      2026年1月: the day of filling in stands behind, without a label."""
REGION_ALONE = re.compile(r"(?:[省市县旗州盟]|(?<![开发园理新])区)$")
"""What a title names is then the county, not one of its organs."""
LIST = re.compile(
    r"(?:附件\d*[:：]?)?(?:\d{4}年度?)?(.+?)(?:机关|本级|全体|在[编职岗]|干部|职工|教职工|教师|工作人员|公务员|人员|基本|情况|信息)*"
    r"(?:花名册|名册|台账|名单|一览表|登记表|统计表|情况表|信息表|明细表)(?:[（(].*)?"
)
STAMP = re.compile(r"[（(]\s*(?:盖章|公章|签章|章)\s*[)）]")


@dataclass(frozen=True, slots=True)
class Caption:
    """What a caption told; ``""``: nothing. ``organ`` may hold organ and title in one text."""

    name: str = ""
    organ: str = ""
    id_number: str = ""


def read_caption(rows: Iterable[Row]) -> Caption:
    """Reads the lines above a table (or a line within it).

    >>> read_caption([["姓名：张  三     现工作单位及职务：某县财政局局长", ""]])
    Caption(name='张  三', organ='某县财政局局长', id_number='')
    >>> read_caption([["填报单位（盖章）：某县财政局", "填报日期：2026年"]]).organ
    '某县财政局'
    >>> read_caption([["姓名", "李芳", "", "单位", "某县财政局"]])
    Caption(name='李芳', organ='某县财政局', id_number='')
    """
    name = organ = number = ""
    for row in rows:
        for label, value, _ in ITEM.findall(_line(row)):
            value = DATED.sub("", value)
            if PERSON.fullmatch(label):
                name = name or value
            elif ORGAN.fullmatch(label):
                organ = organ or value
            elif label.startswith("身份证"):
                number = number or clean(value)
    return Caption(name, organ, number)


def organ_of_title(title: str) -> str:
    """The organ whose list a title says it is, or ``""``.

    >>> organ_of_title("2026年青石镇机关干部花名册"), organ_of_title("云岫县人员台账")
    ('青石镇', '')
    """
    found = LIST.fullmatch("".join(title.split()))
    return found[1] if found and looks_like_organ(found[1]) and not REGION_ALONE.search(found[1]) else ""


def _line(row: Row) -> str:
    """The labels of a row with their values: a cell without a label counts only right behind a label without a value."""
    pieces: list[str] = []
    for told in dict.fromkeys(_with_colon(told) for value in row if (told := STAMP.sub("", text(value)).strip())):
        if re.search(LABEL, told) or not pieces or pieces[-1].endswith((":", "：")):
            pieces.append(told)
    return "   ".join(pieces)


def begins_form(row: Row) -> bool:
    """True for a line that opens a form by naming its declarer, with or without a colon.

    >>> begins_form(["", "姓名：赵强"]), begins_form(["姓名", "李芳", "单位"]), begins_form(["李芳"])
    (True, True, False)
    """
    return FIRST.fullmatch(next((told for value in row if (told := text(value))), "")) is not None


def _with_colon(told: str) -> str:
    """A label in a cell of its own, with the value in the next one, reads like 姓名：李芳."""
    bare = "：" not in told and ":" not in told and BARE.fullmatch(told)
    return f"{told}：" if bare else told
