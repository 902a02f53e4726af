"""The data rows of a sheet: everything that is title, header, blank, total or remark is set aside, with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from loaders.intake import Fates
from loaders.staff.organs import looks_like_organ
from loaders.values.clean import key, text
from loaders.values.names import HAN, clean_name
from loaders.workbook.grid import Row, Sheet
from loaders.workbook.header import Header, same_headings
from loaders.workbook.kin_headings import relatives

TOTAL = re.compile(r"(?:本页)?(?:合计|总计|小计|共计|累计|总人数).{0,12}")
REMARK = re.compile(
    r"(?:注|备注|说明|附注|填表|制表|审核|填报|审批|单位负责人|负责人|联系|日期|本人承诺|承诺|签[字名]|申报人签)\w{0,6}\s*[:：].*",
    re.S,
)
SIGNATURE = re.compile(r"(?:签[名字章]|盖章|[制填]表人?|审核人?|填报人|负责人|联系电话|日期)\s*(?:[:：]|$)|承诺")
EXAMPLE = re.compile(r"(?:填[写表报])?[示样范举]?例(?:如|[:：].*)?|样表", re.S)
"""A row that shows how to fill the table in."""
FOOTERS = frozenset({"呈报单位", "填报单位", "填表人", "审核人", "本人签名", "本人签字", "填表说明", "备注说明"})
OPINION = "意见"
"""Labels of the fields below the relatives on printed forms: 呈报单位 | 某县委组织部, 审批机关意见 | （盖章）."""
VACANT = re.compile(r"[（(]?(?:编制)?(?:空[缺编岗]|暂缺|缺[编位]?|待配)[)）]?")
"""A post in which nobody is."""
STEMS = "甲乙丙丁戊己庚辛壬癸"
NUMBER = re.compile(r"[\d.、()（）]*")
LONE_NAME = re.compile(rf"[{HAN}\s]{{2,6}}|[{HAN}]+(?:·[{HAN}]+)+|[A-Za-z][A-Za-z .\-']+")
"""What may be a person of whom nothing but the name is told. 第1页, 二、农业局 and 2.说明 are not."""


def data_lines(sheet: Sheet, header: Header, fates: Fates, name: str) -> Iterator[tuple[int, Row]]:
    """Rows that are data, with their number (from 1). ``name``: the field that a data row is about.

    Every other row gets its fate here; whoever takes a row sees to the fate of that one.
    """
    for number in range(1, header.first + 1):
        fates.layout(number, "load.title" if number <= header.top else "load.header")
    known = sorted({*header.columns.values(), *relatives(header.headings, header.above)})
    aside = Aside(sheet, header, known[-1] if known else 0)
    at = header.columns.get(name, -1)
    titles = {told for row in sheet.rows[: header.top] if (told := lone(row))}
    for number, row in enumerate(sheet.rows[header.first :], header.first + 1):
        reason = _layout(row, header, known, at, titles) or ("load.header" if _counts_columns(row) else "")
        if reason == "load.nothing-understood" and aside.holds(row):
            fates.layout(number, "load.list-aside")
        elif reason == "load.nothing-understood":
            fates.quarantine(number, reason)
        elif reason:
            fates.layout(number, reason)
        else:
            yield number, row


class Aside:
    """Columns right of the table that are no part of it: printed forms keep the lists behind their drop-downs there.

    Such a column has no heading, or is filled above the heading too, or stands behind a column that is blank all the way, or
    beyond the merged title.
    """

    def __init__(self, sheet: Sheet, header: Header, last: int) -> None:
        self.sheet, self.header, self.last = sheet, header, last

    def holds(self, row: Row) -> bool:
        """True for a row that is filled in such columns only."""
        return all(column in self.columns for column, value in enumerate(row) if text(value))

    @cached_property
    def columns(self) -> frozenset[int]:
        """The numbers of the columns; looked for only where a row gives reason to."""
        found: set[int] = set()
        apart = False
        title = max((right for (_, _), (bottom, right) in self.sheet.merged if bottom < self.header.top), default=0)
        for column in range(self.last + 1, max(map(len, self.sheet.rows))):
            apart = apart or not any(self._filled(row, column) for row in self.sheet.rows)
            heading = self.header.headings[column] if column < len(self.header.headings) else ""
            above = any(self._filled(row, column) for row in self.sheet.rows[: self.header.top])
            found |= {column} if apart or above or not heading or (title >= self.last and column > title) else set()
        return frozenset(found)

    @staticmethod
    def _filled(row: Row, column: int) -> bool:
        return column < len(row) and bool(text(row[column]))


def cell(row: Row, columns: dict[str, int], field: str) -> object:
    """The cell of a field in a row, ``""`` where the row is too short or the sheet lacks the field."""
    column = columns.get(field, -1)
    return row[column] if 0 <= column < len(row) else ""


def is_remark(told: str) -> bool:
    """True for a text that is a total, a remark, a line for signatures or an example, wherever it stands.

    >>> is_remark("合计：12人"), is_remark("填表人：张三"), is_remark("云岫县教育局")
    (True, True, False)
    """
    return bool(TOTAL.fullmatch(key(told)) or REMARK.fullmatch(told) or SIGNATURE.search(told) or EXAMPLE.fullmatch(told))


def lone(row: Row) -> str:
    """The text of a row that holds one text only (a band, a title, a remark), else ``""``."""
    found = ""
    for value in row:
        told = text(value) if value != "" else ""
        if told and found and told != found:
            return ""
        found = told or found
    return found


def _layout(row: Row, header: Header, known: list[int], at: int, titles: set[str]) -> str:
    """Why a row is no data, or ``""``. The common case, a row with an ordinary name, is decided first."""
    if row.count("") == len(row):
        return "load.blank"
    named = text(row[at]) if 0 <= at < len(row) else ""
    if special := _special(row, named):
        return special
    if named and ":" not in named and "：" not in named:
        return _header_or_lone(row, header, at, named, titles)
    filled = [column for column, value in enumerate(row) if text(value)]
    if not filled:
        return "load.blank"
    first = text(row[filled[0]])
    if REMARK.fullmatch(first) or (not named and any(SIGNATURE.search(text(row[column])) for column in filled)):
        return "load.remark"
    if any(column in known for column in filled):
        return "load.remark" if lone(row) and (not named or ":" in named or "：" in named) else ""
    return _unknown_only(row, filled)


def _special(row: Row, named: str) -> str:
    """Rows that say in the first filled cell what they are (合计, 示例), and posts in which nobody is."""
    first = next((value for value in row if value != ""), "")
    if isinstance(first, str):
        told = text(first)
        if TOTAL.fullmatch(key(told)):
            return "load.total"
        if EXAMPLE.fullmatch(told):
            return "load.example"
        if (told[-2:] == OPINION and told != named) or key(told) in FOOTERS:
            return "load.remark"
    return "load.vacant-post" if VACANT.fullmatch(named) else ""


def _counts_columns(row: Row) -> bool:
    """True for a row that numbers the columns below the header: 1 2 3, or 甲 乙 1 2."""
    first = next((value for value in row if value != ""), "")
    if text(first) not in ("1", STEMS[0]):
        return False
    cells = [told for value in row if (told := text(value))]
    stems = sum(told in STEMS for told in cells)
    return len(cells) > 2 and cells == [*STEMS[:stems], *map(str, range(1, len(cells) - stems + 1))]


def _header_or_lone(row: Row, header: Header, at: int, named: str, titles: set[str]) -> str:
    """The cheap comparison of one cell comes first: it rules out nearly every row."""
    if "".join(named.split()) == "".join(header.headings[at].split()) and same_headings(header, row):
        return "load.header"
    told = lone(row)
    if not told:
        return ""
    if told in titles:
        return "load.title"
    if looks_like_organ(told):
        return "load.band"
    return "" if LONE_NAME.fullmatch(clean_name(told)) else "load.remark"


def _unknown_only(row: Row, filled: list[int]) -> str:
    """Rows filled only in columns that nobody understood: printed line numbers, remarks, or something we cannot read."""
    texts = [text(row[column]) for column in filled]
    if all(NUMBER.fullmatch(told) for told in texts):
        return "load.blank"
    return "load.remark" if len(set(texts)) == 1 else "load.nothing-understood"
