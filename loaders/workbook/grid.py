"""A file as sheets of cells. Nothing is interpreted here."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kinship.errors import InputError, Place
from loaders.files import guard
from loaders.files.source import STDIN, WORKBOOKS, Source
from loaders.values.clean import text
from loaders.workbook import delimited

Row = list[Any]
Range = tuple[tuple[int, int], tuple[int, int]]
LONGEST_CELL = 32_767


@dataclass(slots=True)
class Sheet:
    """One sheet, or a part of it: ``rows[0]`` is row 1 of the file, or row ``1 + above``.

    Cells are text, numbers, dates or flags; ``""`` is blank.

    ``merged``: merged ranges as ((row, column), (row, column)) from 0; their downward part is already filled in.
    """

    file: str
    name: str
    rows: list[Row]
    hidden: bool = False
    merged: list[Range] = field(default_factory=list)
    above: int = 0
    blank_below: int = 0
    """Blank rows at the end of the file's sheet, left out of ``rows``: formats and stray blanks can make it a million."""
    columns: str = ""
    """Which columns these are, where a sheet has tables side by side and this is not the first of them."""

    @property
    def label(self) -> str:
        """The name in reports: with the columns, where they are not the first."""
        return f"{self.name} {self.columns}".strip()

    def place(self, row: int = 0, column: str = "") -> Place:
        """A place in this sheet; ``row`` counts from 1 within ``rows``."""
        return Place(self.file, self.label, row + self.above if row else 0, column)

    def part(self, start: int, end: int) -> Sheet:
        """The rows from ``start`` up to before ``end`` (from 0) as a sheet that knows where it stands."""
        if not start and end >= len(self.rows):
            return self
        merged = [((top - start, left), (bottom - start, right)) for (top, left), (bottom, right) in self.merged]
        return Sheet(self.file, self.name, self.rows[start:end], self.hidden, merged, self.above + start, columns=self.columns)


def read_sheets(source: Source) -> list[Sheet]:
    """All sheets of a file, in its order; a delimited file is one sheet without a name.

    Raises InputError if the file cannot be opened, is encrypted, damaged, disguised or would burst the memory.
    """
    place = Place(source.label)
    data = _bytes(source, place, whole=source.path.suffix.lower() not in WORKBOOKS)
    kind = guard.kind_of(data[:512])
    if kind == "empty":
        raise InputError("input.empty-file", place=place)
    if str(source.path) == STDIN and kind in ("zip", "ole"):
        raise InputError("input.stdin-not-csv", place=place)
    if kind == "html":
        raise InputError("input.html-workbook", place=place)
    if kind == "text":
        return [Sheet(source.label, "", delimited.read_rows(_bytes(source, place, whole=True, first=data), place))]
    (guard.check_zip if kind == "zip" else guard.check_ole)(source.path, place)
    return _workbook(source.path, place)


def _bytes(source: Source, place: Place, *, whole: bool, first: bytes = b"") -> bytes:
    if str(source.path) == STDIN:
        data = first or sys.stdin.buffer.read(guard.MAX_PLAIN + 1)
        guard.check_size(len(data), place)
        return data
    if whole:
        guard.check_plain(source.path, place)
    try:
        with source.path.open("rb") as file:
            return file.read() if whole else file.read(512)
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise InputError("input.cannot-open", place=place, reason=reason) from error


def _workbook(path: Path, place: Place) -> list[Sheet]:
    import python_calamine as calamine

    with path.open("rb") as file:
        book = _calmly(lambda: calamine.CalamineWorkbook.from_filelike(file), place)
        sheets = []
        for number, about in enumerate(book.sheets_metadata):
            if about.typ == calamine.SheetTypeEnum.WorkSheet:
                where = Place(place.file, about.name)
                sheet = _calmly(lambda at=number: book.get_sheet_by_index(at), where)  # type: ignore[misc]
                hidden = about.visible != calamine.SheetVisibleEnum.Visible
                sheets.append(_sheet(sheet, where, hidden=hidden))
    if not sheets:
        raise InputError("input.no-sheets", place=place)
    return sheets


def _calmly(work: Callable[[], Any], place: Place) -> Any:
    """Runs the reader; its errors, and the panics of the library below it, become a sentence."""
    import python_calamine as calamine

    try:
        return work()
    except calamine.PasswordError as error:
        raise InputError("input.password", place=place) from error
    except (calamine.CalamineError, OSError, ValueError, OverflowError, MemoryError) as error:
        key = "input.password" if "password" in str(error).lower() else "input.corrupt"
        raise InputError(key, place=place) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise InputError("input.corrupt", place=place) from error
        raise


def _sheet(sheet: Any, place: Place, *, hidden: bool) -> Sheet:
    rows: list[Row] = _calmly(lambda: sheet.to_python(skip_empty_area=False), place)
    blank = _drop_blank_end(rows)
    merged = list(sheet.merged_cell_ranges or ())
    for (top, left), (bottom, _) in merged:
        if top < len(rows) and left < len(rows[top]):
            for row in rows[top + 1 : bottom + 1]:
                row[left] = rows[top][left]
    return Sheet(place.file, place.sheet, rows, hidden, merged, blank_below=blank)


def _drop_blank_end(rows: list[Row]) -> int:
    end = len(rows)
    while end and (rows[end - 1].count("") == len(rows[end - 1]) or not any(map(text, rows[end - 1]))):
        end -= 1
    dropped = len(rows) - end
    del rows[end:]
    return dropped
