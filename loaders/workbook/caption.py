"""What the lines above a table say: who declares (家庭成员采集表), or which organ the list is of (单位：…)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from loaders.staff.organs import looks_like_organ, organ_in
from loaders.values.clean import text
from loaders.values.idnumber import clean
from loaders.workbook.aliases import known, normalise
from loaders.workbook.grid import Row

UNIT = r"(?:现?工作|所在|填报|申报)?单\s*位(?:及职务|名称)?"
DECLARER = r"被?(?:申报|填报|报告)(?:人|干部|对象)"
WHO = rf"(?:{DECLARER}|干部|职工|教师|民警|本人)?姓\s*名|{DECLARER}"
NOT_HIS = r"(?:[分主]管|单位|家庭|紧急)?(?:亲属|家属|成员|配偶|爱人|父亲|母亲|子女|领导|联系人|经办人|负责人)姓\s*名"
TITLE = r"(?:现任?|行政|担任)?职\s*务"
OTHER_TITLE = r"(?:拟[任免]|原任?|曾任|兼任?)职\s*务"
OTHER = rf"{NOT_HIS}|性\s*别|{OTHER_TITLE}|{TITLE}|身份证号码?|出生\S*|填[报表]\S*|日\s*期|时\s*间|编\s*号|制表\S*|审核\S*"
"""Labels of other things, so that none of them is taken for part of a value."""
LABEL = rf"({WHO}|{UNIT}|{OTHER})\s*(?:[（(][^（）()]*[)）])?\s*[:：]"
BARE = re.compile(rf"{WHO}|{UNIT}|{OTHER}")
NAMES = re.compile(rf"(?:^|[\s　;；,，])(?:{WHO})\s*(?:[（(][^（）()]*[)）])?\s*[:：]")
FIRST = re.compile(rf"(?:{WHO})\s*(?:[（(][^（）()]*[)）])?")
ITEM = re.compile(rf"{LABEL}\s*(.*?)\s*(?={LABEL}|$)", re.DOTALL)
PERSON = re.compile(WHO)
ORGAN = re.compile(UNIT)
POST = re.compile(TITLE)
DATED = re.compile(r"\s+\d{4}\s*[年./\-].*$", re.DOTALL)
"""填报单位：某局      2026年1月: the day of filling in stands behind, without a label."""
REGION_ALONE = re.compile(r"(?:[省市县旗州盟]|(?<![开发园理新])区)$")
"""What a title names is then the county, not one of its organs."""
LIST = re.compile(
    r"(?:附件\d*[:：]?)?(?:\d{4}年度?)?(.+?)(?:机关|本级|全体|在[编职岗]|干部|职工|教职工|教师|工作人员|公务员|人员|基本|任职|回避|近?亲属|家庭|社会|主要|成员|关系|情况|信息)*"
    r"(?:花名册|名册|台账|名单|一览表|登记表|统计表|情况表|信息表|明细表)(?:[（(].*)?"
)
STAMP = re.compile(r"[（(]\s*(?:盖章|公章|签章|章)\s*[)）]")


@dataclass(frozen=True, slots=True)
class Caption:
    """What a caption told; ``""``: nothing. ``organ`` may hold organ and title in one text."""

    name: str = ""
    organ: str = ""
    id_number: str = ""
    title: str = field(default="", repr=False)
    """The title, where it stands apart from the organ."""
    line: bool = field(default=False, repr=False, compare=False)
    """Whether it stands in a line of its own within a table, which is no line of a relative then."""


def read_caption(rows: Iterable[Row]) -> Caption:
    """Reads the lines above a table (or a line within it).

    >>> read_caption([["姓名：张  三     现工作单位及职务：某县财政局局长", ""]])
    Caption(name='张  三', organ='某县财政局局长', id_number='')
    >>> read_caption([["填报单位（盖章）：某县财政局", "填报日期：2026年"]]).organ
    '某县财政局'
    >>> read_caption([["姓名", "李芳", "", "单位", "某县财政局"]])
    Caption(name='李芳', organ='某县财政局', id_number='')
    """
    name = organ = number = title = ""
    for row in rows:
        for label, value, _ in ITEM.findall(_line(row)):
            value = DATED.sub("", value)
            if PERSON.fullmatch(label):
                name = name or value
            elif ORGAN.fullmatch(label):
                organ = organ or value
            elif POST.fullmatch(label):
                title = title or value
            elif label.startswith("身份证"):
                number = number or clean(value)
    if title and not organ and organ_in(title):
        organ, title = title, ""
    return Caption(name, organ, number, title)


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
    """True for a line that opens a form by naming its declarer, with or without a colon, in whichever cell.

    >>> begins_form(["", "姓名：赵强"]), begins_form(["姓名", "李芳", "单位"]), begins_form(["李芳"])
    (True, True, False)
    >>> begins_form(["部门：局领导", "申报人：孙立军"]), begins_form(["单位", "姓名", "称谓"]), begins_form(["配偶姓名：李芳"])
    (True, False, False)
    """
    if tells_declarer(row):
        return True
    told = [cell for value in row if (cell := text(value))]
    at = next((at for at, cell in enumerate(told) if FIRST.fullmatch(cell)), -1)
    value = told[at + 1] if at + 1 < len(told) else ""
    return at >= 0 and BARE.fullmatch(STAMP.sub("", told[0])) is not None and not (value and known(normalise(value)))


def tells_declarer(row: Row) -> bool:
    """True for a line with a declarer's label and a colon behind it.

    >>> tells_declarer(["填报人姓名：", "王建国"]), tells_declarer(["姓名", "王建国"])
    (True, False)
    """
    return any(isinstance(value, str) and NAMES.search(value) for value in row)


def _with_colon(told: str) -> str:
    """A label in a cell of its own, with the value in the next one, reads like 姓名：李芳."""
    bare = "：" not in told and ":" not in told and BARE.fullmatch(told)
    return f"{told}：" if bare else told
