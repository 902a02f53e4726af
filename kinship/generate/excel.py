"""The forms and the ledger as Excel files, in two layouts that carry the same facts.

official/信息采集表.xlsx: the sheets B01单位, A01人员, A02职务, A36家庭及社会关系 of the official information-collection
workbook, a merged title in row 1, the headers in row 2. Behind the official columns stand some that real exports carry too:
A02 所在科室, 从事工作, 分管领导, 直接上级, 职级; A36 家庭成员身份证号, 备注.

ledger/人员台账.xlsx and ledger/亲属申报表.xlsx: a home-grown ledger (two rows of title and unit, header names with blanks and
line breaks, a blank row and a total at the end) and a list with one relative per row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kinship.generate.block import Block
from kinship.generate.layout import Layout, Row, columns
from kinship.generate.noise import Forms
from kinship.generate.organs import county_name


@dataclass
class Rows:
    """In which rows people stand (A01, ledger; as Excel counts) and where the declared lines begin."""

    official: dict[int, int]
    ledger: dict[int, list[int]]
    first_declared_official: int = 3
    first_declared_ledger: int = 4


def write_excel(folder: Path, block: Block, forms: Forms) -> Rows:
    """Writes official/ and ledger/; returns who stands where."""
    layout, county = Layout(block, forms), county_name(0)
    rows = Rows({}, {})
    (folder / "official").mkdir()
    with Book(folder / "official" / "信息采集表.xlsx") as book:
        book.sheet("B01单位", ["单位基本信息表"], columns("official", "B01"), layout.organs())
        book.sheet("A01人员", ["人员基本信息表"], columns("official", "A01"), _noted(layout.persons(), rows.official, 3))
        book.sheet("A02职务", ["职务信息表"], columns("official", "A02"), layout.posts())
        book.sheet("A36家庭及社会关系", ["家庭成员及社会关系信息表"], columns("official", "A36"), layout.relatives())
    (folder / "ledger").mkdir()
    with Book(folder / "ledger" / "人员台账.xlsx") as book:
        title = [f"{county}机关事业单位工作人员基本信息备案台账", f"填报单位：中共{county}委组织部"]
        last: dict[int, int] = {}
        data = _noted(layout.ledger(), last, 4, rows.ledger)
        count = book.sheet("台账", title, columns("ledger", "staff"), data)
        book.total(count + 5, ["合计", f"{count}人次"])
    with Book(folder / "ledger" / "亲属申报表.xlsx") as book:
        book.sheet(
            "亲属申报",
            [f"{county}工作人员亲属关系申报表", "（本表由本人如实填写）"],
            columns("ledger", "declared"),
            layout.declared(),
        )
    return rows


def _noted(
    rows: Iterable[tuple[int, Row]], last: dict[int, int], first: int, every: dict[int, list[int]] | None = None
) -> Iterator[Row]:
    """The rows, noting in which Excel row each person stands."""
    for number, (person, row) in enumerate(rows, start=first):
        last[person] = number
        if every is not None:
            every.setdefault(person, []).append(number)
        yield row


class Book:
    """A workbook written row by row."""

    def __init__(self, path: Path) -> None:
        import xlsxwriter

        options = {"constant_memory": True, "strings_to_numbers": False, "strings_to_formulas": False}
        self._book = xlsxwriter.Workbook(str(path), options)

    def __enter__(self) -> Book:
        return self

    def __exit__(self, *error: object) -> None:
        self._book.close()

    def sheet(self, name: str, title: Sequence[str], header: Sequence[str], rows: Iterable[Row]) -> int:
        """A sheet with merged title rows, a header row and the data; returns how many rows of data."""
        sheet = self._sheet = self._book.add_worksheet(name)
        for number, text in enumerate(title):
            sheet.merge_range(number, 0, number, len(header) - 1, text)
        sheet.write_row(len(title), 0, header)
        count = 0
        for count, row in enumerate(rows, start=1):
            self._row(len(title) + count, row)
        return count

    def _row(self, number: int, row: Row) -> None:
        for column, value in enumerate(row):
            if value != "":
                (self._sheet.write_string if isinstance(value, str) else self._sheet.write_number)(number, column, value)

    def total(self, row: int, cells: Row) -> None:
        """A last line below a blank one."""
        self._row(row - 1, cells)
