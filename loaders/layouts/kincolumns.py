"""Columns of a ledger that tell of relatives in words of their own: 备注, 回避情况, 夫妻关系, and any other that names somebody.

What is beyond doubt is read as the person's own declaration. Of each column it is said once what was read, and what was not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.intake import Intake
from loaders.values.clean import read_sex, text
from loaders.values.familytext import Told, is_surnamed, relatives_in
from loaders.values.kinremarks import has_kin_word, is_about_kin, is_plain, kin_in, may_be_said_of
from loaders.values.names import read_name
from loaders.workbook.aliases import normalise
from loaders.workbook.grid import Row, Sheet
from loaders.workbook.header import Header
from loaders.workbook.kin_headings import names_nobody

DIGITS = re.compile(r"\d{6,}[\dXx]?")
"""What is shown of a cell is shown without identity and telephone numbers."""
ASKS = re.compile("是否|有无")
OF_SPOUSES = "夫妻关系"
SHOWN = 60
READ, UNREAD = ("note", "load.kin-in-words"), ("warning", "load.kin-not-read")


@dataclass(slots=True)
class Column:
    """What one column told: the relatives by row, and where it told of some who could not be read."""

    found: dict[int, list[Told]] = field(default_factory=dict)
    open: list[int] = field(default_factory=list)


def kin_told(sheet: Sheet, header: Header, columns: list[int], intake: Intake) -> dict[int, list[Told]]:
    """The relatives told in some columns: row number → relatives."""
    found: dict[int, list[Told]] = defaultdict(list)
    names = Others(sheet, header)
    for column in columns:
        told = _read(column, sheet, header, names)
        for number, people in told.found.items():
            found[number] += people
        _tell(READ, column, list(told.found), sheet, header, intake)
        _tell(UNREAD, column, told.open, sheet, header, intake)
    return found


class Others:
    """The names on a sheet but that of the person of one row; gathered when the first cell asks for them."""

    def __init__(self, sheet: Sheet, header: Header) -> None:
        self.rows, self.at = sheet.rows[header.first :], header.columns.get("name", -1)
        self.known: set[str] = set()
        self.own = ""

    def of(self, row: Row) -> Others:
        """Moves to another row."""
        self.known = self.known or {name for one in self.rows if len(name := self._name(one)) > 1}
        self.own = self._name(row)
        return self

    def __contains__(self, name: object) -> bool:
        return name in self.known and name != self.own

    def _name(self, row: Row) -> str:
        return read_name(text(row[self.at])).name if 0 <= self.at < len(row) else ""


def _read(column: int, sheet: Sheet, header: Header, names: Others) -> Column:
    told = Column()
    heading = normalise(header.above[column] + header.headings[column])
    whole = header.above[column] + header.headings[column]
    family = is_about_kin(heading) and (bool(ASKS.search(whole)) or not names_nobody(heading))
    for number, row, cell in _cells(column, sheet, header):
        if is_plain(cell) or not (family or has_kin_word(cell)):
            continue
        people = _spouse(cell) if heading == OF_SPOUSES else []
        found, doubtful = (people, False) if people else kin_in(cell, names.of(row), family=family)
        if found and not people and not may_be_said_of(cell, _sex(row, header)):
            found, doubtful = [], True
        if found:
            told.found[number] = found
        if doubtful:
            told.open.append(number)
    return told


def _cells(column: int, sheet: Sheet, header: Header) -> Iterator[tuple[int, Row, str]]:
    """The texts of a column, with the number of their row (from 1)."""
    for number, row in enumerate(sheet.rows[header.first :], header.first + 1):
        cell = row[column] if column < len(row) else ""
        if isinstance(cell, str) and cell and any(map(str.isalpha, cell)):
            yield number, row, text(cell)


def _sex(row: Row, header: Header) -> str:
    at = header.columns.get("sex", -1)
    return read_sex(row[at])[0] if 0 <= at < len(row) else ""


def _spouse(cell: str) -> list[Told]:
    """夫妻关系 | 李秀英（会计）."""
    found, unread = relatives_in(f"配偶：{cell}")
    return found if len(found) == 1 and not unread and is_surnamed(found[0].name) else []


def _tell(told: tuple[str, str], column: int, rows: list[int], sheet: Sheet, header: Header, intake: Intake) -> None:
    """Says once of a column what became of some of its rows, with the first of them as the example."""
    if not rows:
        return
    level, key = told
    heading = "".join((header.above[column] + header.headings[column]).split())
    shown = DIGITS.sub("…", " ".join(text(sheet.rows[rows[0] - 1][column]).split()))[:SHOWN]
    place = sheet.place(rows[0], " ".join(header.headings[column].split()))
    intake.account.problem(level, key, place, heading=heading or "—", rows=len(rows), text=shown)
