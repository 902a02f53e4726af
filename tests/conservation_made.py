"""People and relatives for the conservation test, what was written of them and where, and the rows of their tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.files import DECLARATION_HEADER, LEDGER_HEADER

Row = list[Any]
Rows = list[Row]
Where = tuple[str, str]
PROPER = re.compile(r"[\u4e00-\u9fff]{2,4}")
NO_NAMES = {"合计", "姓名", "亲属姓名", "无业", "不详"}


@dataclass(frozen=True)
class Person:
    """One line of a ledger, of cells as somebody filled them in."""

    name: str
    sex: str = ""
    birth: str = ""
    number: str = ""
    organ: str = ""
    section: str = ""
    title: str = ""

    @property
    def post(self) -> str:
        return self.organ + self.section + self.title


@dataclass(frozen=True)
class Relative:
    """One line of a form; ``of``: which person of the ledger declares (beyond the last: somebody who is not there)."""

    of: int
    term: str
    name: str
    birth: str = ""
    number: str = ""
    employer: str = ""


@dataclass(frozen=True)
class Made:
    """What is to be written. ``odd``: rows of other kinds, and before which data row they stand."""

    people: list[Person]
    relatives: list[Relative]
    odd: list[tuple[int, str]] = field(default_factory=list)

    def declarer(self, relative: Relative) -> Person:
        return self.people[relative.of] if relative.of < len(self.people) else Person("无此人名", organ="云岫县财政局")

    def forms(self) -> list[tuple[Person, list[Relative]]]:
        """Each person of the ledger with the own lines."""
        return [(one, [line for line in self.relatives if line.of == at]) for at, one in enumerate(self.people)]


@dataclass
class Written:
    """Files; how many rows each sheet holds; every proper name that a row gives, with its place."""

    paths: list[Path] = field(default_factory=list)
    rows: dict[Where, int] = field(default_factory=dict)
    names: list[tuple[Where, int, str]] = field(default_factory=list)

    def sheet(self, file: str, sheet: str, rows: Rows, *, kept: bool = False) -> None:
        """Notes a table. ``kept``: blank rows at the end count, as the lines of a text do; in a workbook they are nothing."""
        last = (
            len(rows)
            if kept
            else max((at for at, row in enumerate(rows, 1) if any(cell not in ("", None) for cell in row)), default=0)
        )
        self.rows[file, sheet] = self.rows.get((file, sheet), 0) + last

    def name(self, where: Where, row: int, *told: str) -> None:
        for text in told:
            for part in re.split("[、，（]", text):
                name = "".join(part.split())
                if PROPER.fullmatch(name) and name not in NO_NAMES:
                    self.names.append((where, row, name))


def mixed(made: Made, header: Row, data: Iterable[Row]) -> tuple[Rows, list[int]]:
    """Data rows with the odd ones among them, and at which place each data row stands (from 0)."""
    rows: Rows = []
    at = []
    for number, row in enumerate(data):
        rows += [_odd(kind, header, rows) for place, kind in made.odd if place == number]
        at.append(len(rows))
        rows.append(row)
    return rows, at


def _odd(kind: str, header: Row, before: Rows) -> Row:
    kinds: dict[str, Row] = {
        "blank": [""] * len(header),
        "total": ["合计", "3人", *[""] * (len(header) - 2)],
        "remark": ["注：以上情况均已核对。", *[""] * (len(header) - 1)],
        "header": header,
        "signed": ["填表人：某某", *[""] * (len(header) - 1)],
        "junk": ["", *["??"] * (len(header) - 1)],
        "number": [7, *[""] * (len(header) - 1)],
    }
    return list(before[-1]) if kind == "repeat" and before else kinds.get(kind, kinds["blank"])


def table_rows(
    made: Made, written: Written, where: Where, header: Row, data: Rows, names: list[tuple[str, ...]], *, kept: bool = False
) -> Rows:
    """Title, header and rows of a sheet, noted in ``written``."""
    body, at = mixed(made, header, data)
    rows = [["云岫县情况表"], header, *body]
    written.sheet(*where, rows, kept=kept)
    for row, told in zip(at, names, strict=True):
        written.name(where, row + 3, *told)
    return rows


def ledger_rows(made: Made, written: Written, where: Where, *, kept: bool = False) -> Rows:
    data = [
        [at, one.name, one.sex, one.birth, one.number, one.organ, one.section, one.title, ""]
        for at, one in enumerate(made.people, 1)
    ]
    return table_rows(made, written, where, list(LEDGER_HEADER), data, [(one.name,) for one in made.people], kept=kept)


def declared_rows(made: Made, written: Written, where: Where, *, kept: bool = False) -> Rows:
    data = []
    for one in made.relatives:
        declarer = made.declarer(one)
        data.append([declarer.name, declarer.organ, one.term, one.name, one.number, one.birth, one.employer])
    return table_rows(made, written, where, list(DECLARATION_HEADER), data, [(one.name,) for one in made.relatives], kept=kept)
