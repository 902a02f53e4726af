"""Reads the cells of one row into clean values, and lists what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kinship.account import Account
from kinship.errors import Place
from loaders.values import clean
from loaders.values.dates import read_date
from loaders.values.names import HAN, clean_name, read_name
from loaders.values.nothing import is_nothing
from loaders.workbook.grid import Row, Sheet
from loaders.workbook.header import Header

LONGEST_NAME, LONGEST_TEXT = 50, 2_000
LONGEST_ODD = 8
"""A text beyond that is no name with a number behind it, but tells of a family."""
DIGIT_BY_HAN = re.compile(rf"[{HAN}]\d")
FORMER_SEPARATORS = re.compile(r"[、,，;；/]")
Typed = Callable[[object], tuple[str, str]]


@dataclass(slots=True)
class Cells:
    """One row under a header. ``get`` functions give clean text; problems go to the account with their column."""

    sheet: Sheet
    header: Header
    account: Account
    number: int = 0
    row: Row | None = None

    def at(self, number: int, row: Row) -> Cells:
        """Moves to another row."""
        self.number, self.row = number, row
        return self

    def place(self, field: str = "") -> Place:
        """The place of this row, or of one of its cells."""
        column = self.header.columns.get(field, -1)
        return self.sheet.place(self.number, self.header.headings[column] if column >= 0 else "")

    def raw(self, field: str) -> object:
        """The cell as it stands, ``""`` if there is none."""
        column = self.header.columns.get(field, -1)
        return self.row[column] if self.row and 0 <= column < len(self.row) else ""

    def text(self, field: str) -> str:
        """The cell as text; a text too long to be a value is left out."""
        value = self.raw(field)
        told = clean.text(value) if value != "" else ""
        if len(told) > LONGEST_TEXT:
            self.warn("load.text-too-long", field, length=len(told))
            return ""
        return told

    def told(self, field: str) -> str:
        """The cell as text; blank where it says that there is none (无, —)."""
        value = self.text(field)
        return "" if value and is_nothing(value) else value

    def line(self, field: str) -> str:
        """The same as text of one line: narrow columns break the names of organs."""
        return "".join(self.told(field).splitlines())

    def typed(self, field: str, read: Typed) -> str:
        """The cell through a reader that gives a value and a problem key."""
        raw = self.raw(field)
        if raw == "":
            return ""
        value, problem = read(raw)
        if problem:
            self.warn(problem, field, value=(clean.text(raw) or str(raw).strip())[:80])
        return value

    def date(self, field: str) -> str:
        """A date cell as partial ISO date."""
        return self.typed(field, _date)

    def id_number(self, field: str) -> str:
        """An identity number. Problems do not quote it: they are shown and passed on."""
        raw = self.raw(field)
        value, problem = clean.read_id(raw) if raw != "" else ("", "")
        if problem:
            self.warn(problem, field)
        return value

    def sex(self, field: str) -> str:
        """``M``, ``F`` or ``""``."""
        return self.typed(field, clean.read_sex)

    def name(self, field: str) -> tuple[str, str]:
        """A person's name, and remarks that stood with it (曾用名…)."""
        told = self.text(field)
        if not told:
            return "", ""
        name = read_name(told)
        if len(name.name) <= LONGEST_ODD and DIGIT_BY_HAN.search(name.name):
            self.warn("load.name-with-digits", field, name=name.name[:40])
        if name.former:
            self.account.problem("note", "load.former-name", self.place(field), name=name.name, former="、".join(name.former))
        former = [f"曾用名{old}" for old in name.former]
        return name.name, "；".join([*former, *([name.note] if name.note else [])])

    def former_names(self) -> str:
        """Former names from their own column and from the brackets behind the name, separated by 、."""
        told = [clean_name(part) for part in FORMER_SEPARATORS.split(self.text("former_name"))]
        return "、".join(filter(None, dict.fromkeys([*told, *read_name(self.text("name")).former])))

    def warn(self, key: str, field: str, **values: object) -> None:
        """Lists a warning about a cell."""
        self.account.problem("warning", key, self.place(field), **values)


def _date(cell: object) -> tuple[str, str]:
    reading = read_date(cell)
    return reading.value, reading.problem
