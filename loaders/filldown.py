"""Lists that name the declarer once and leave his cells blank in the lines below.

A blank means "as above" only in a list that never repeats a declarer's name from one line to the next. Where names are
repeated, a blank one was forgotten, and whose line it is cannot be told.
"""

from __future__ import annotations

from itertools import pairwise

from kinship.account import Account
from loaders.clean import text
from loaders.grid import Row, Sheet
from loaders.header import Header

Lines = list[tuple[int, Row]]


def filled_down(lines: Lines, sheet: Sheet, header: Header, account: Account) -> Lines:
    """The lines with the declarer of the line right above in place of blank ones, in such a list; else as they are."""
    columns = [column for field, column in header.columns.items() if field.startswith("declarer_")]
    name = header.columns.get("declarer_name", -1)
    blank = name >= 0 and any(name >= len(row) or row[name] == "" or not text(row[name]) for _, row in lines)
    if not blank or _repeats(lines, columns):
        return lines
    filled: Lines = []
    first = count = 0
    for number, row in lines:
        if filled and filled[-1][0] == number - 1 and not any(_cells(row, columns)) and any(_cells(filled[-1][1], columns)):
            row = _with(row, filled[-1][1], columns)
            first, count = first or number, count + 1
        filled.append((number, row))
    if count:
        account.problem("note", "load.declarer-as-above", sheet.place(first), count=count)
    return filled


def _repeats(lines: Lines, columns: list[int]) -> bool:
    return any(any(_cells(a, columns)) and _cells(a, columns) == _cells(b, columns) for (_, a), (_, b) in pairwise(lines))


def _cells(row: Row, columns: list[int]) -> list[str]:
    return [text(row[column]) if column < len(row) else "" for column in columns]


def _with(row: Row, above: Row, columns: list[int]) -> Row:
    copy = [*row, *([""] * (max(columns) + 1 - len(row)))]
    for column in columns:
        copy[column] = above[column] if column < len(above) else ""
    return copy
