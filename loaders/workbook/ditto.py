"""同上 and its marks: a cell that says it holds what the cell above it holds."""

from __future__ import annotations

from kinship.account import Account
from loaders.workbook.grid import Row, Sheet
from loaders.workbook.header import Header

MARKS = frozenset({"同上", "同前", "同上行", "如上", "〃", "″", "″″", '"', "”", "“", "''"})
PADDED = frozenset(f"{before}{mark}{after}" for mark in MARKS for before in ("", " ", "\u3000") for after in ("", " ", "\u3000"))


def resolve_marks(sheet: Sheet, header: Header, account: Account) -> None:
    """Puts the value of the cell above in place of every such mark below the header, and says how often.

    Blank rows between are passed over. A mark below a blank or below the heading is left out, with a warning: nothing is
    there to be the same as.
    """
    filled = first = 0
    above: Row = []
    for at, row in enumerate(sheet.rows[header.first :], header.first):
        for column in _marked(row):
            row[column] = above[column] if column < len(above) else ""
            if row[column] == "":
                heading = header.headings[column] if column < len(header.headings) else ""
                account.problem("warning", "load.ditto-of-nothing", sheet.place(at + 1, heading))
            else:
                filled, first = filled + 1, first or at + 1
        above = row if any(value != "" for value in row) else above
    if filled:
        account.problem("note", "load.ditto", sheet.place(first), count=filled)


def _marked(row: Row) -> list[int]:
    """The columns with a mark; nearly every row has none, and one look at the set says so."""
    if PADDED.isdisjoint(row):
        return []
    return [column for column, value in enumerate(row) if value in PADDED]
