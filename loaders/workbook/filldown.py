"""Lists that name the declarer, or the organ, once and leave the cells blank in the lines below.

A blank means "as above" only in a list that never repeats a declarer's name from one line to the next. Where names are
repeated, a blank one was forgotten, and whose line it is cannot be told. So it is with organs, if most lines are blank.
"""

from __future__ import annotations

from itertools import pairwise

from kinship.account import Account
from loaders.values.clean import text
from loaders.workbook.grid import Row, Sheet
from loaders.workbook.header import DECLARER_NUMBERS, Header

Lines = list[tuple[int, Row]]


def filled_down(lines: Lines, sheet: Sheet, header: Header, account: Account) -> Lines:
    """The lines with the declarer of the line right above in place of blank ones, in such a list; else as they are."""
    columns = [column for field, column in header.columns.items() if field.startswith("declarer_")]
    name = next((header.columns[field] for field in ("declarer_name", *DECLARER_NUMBERS) if field in header.columns), -1)
    blank = name >= 0 and any(name >= len(row) or row[name] == "" or not text(row[name]) for _, row in lines)
    if not blank or _repeats(lines, columns):
        return lines
    filled, first, count = _filled(lines, columns)
    if count:
        account.problem("note", "load.declarer-as-above", sheet.place(first), count=count)
    return filled


def organs_filled_down(lines: Lines, sheet: Sheet, header: Header, account: Account) -> Lines:
    """The lines of a ledger with the organ of the line right above in place of blank ones, in such a list; else as they are."""
    column = header.columns.get("organ", -1)
    told = sum(any(_cells(row, [column])) for _, row in lines) if column >= 0 and "employer" not in header.columns else len(lines)
    if told * 2 > len(lines) or _repeats(lines, [column]):
        return lines
    filled, first, count = _filled(lines, [column])
    if count:
        account.problem("warning", "load.organ-as-above", sheet.place(first, header.headings[column]), count=count)
    return filled


def _filled(lines: Lines, columns: list[int]) -> tuple[Lines, int, int]:
    """The lines, the number of the first that was filled, and how many were."""
    filled: Lines = []
    first = count = 0
    for number, row in lines:
        if filled and filled[-1][0] == number - 1 and not any(_cells(row, columns)) and any(_cells(filled[-1][1], columns)):
            above = filled[-1][1]
            row = with_above(row, {column: above[column] if column < len(above) else "" for column in columns})
            first, count = first or number, count + 1
        filled.append((number, row))
    return filled, first, count


def _repeats(lines: Lines, columns: list[int]) -> bool:
    return any(any(_cells(a, columns)) and _cells(a, columns) == _cells(b, columns) for (_, a), (_, b) in pairwise(lines))


def _cells(row: Row, columns: list[int]) -> list[str]:
    return [text(row[column]) if column < len(row) else "" for column in columns]


def with_above(row: Row, told: dict[int, object]) -> Row:
    """A copy of a row with what other rows tell of some columns (column → value).

    >>> with_above(["王明"], {2: "财政局"})
    ['王明', '', '财政局']
    """
    copy = [*row, *([""] * (max(told) + 1 - len(row)))]
    for column, value in told.items():
        copy[column] = value
    return copy
