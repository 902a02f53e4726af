"""同上 and its marks: a cell that says it holds what the cell above it holds."""

from __future__ import annotations

from kinship.account import Account
from loaders.clean import text
from loaders.grid import Sheet
from loaders.header import Header

MARKS = frozenset({"同上", "同前", "同上行", "如上", "〃", "″", "″″", '"', "”", "“", "''"})


def resolve_marks(sheet: Sheet, header: Header, account: Account) -> None:
    """Puts the value of the cell above in place of every such mark below the header, and says how often.

    A mark below a blank or below the heading is left out, with a warning: nothing is there to be the same as.
    """
    filled, first = 0, 0
    for at in range(header.first, len(sheet.rows)):
        row = sheet.rows[at]
        for column, value in enumerate(row):
            if isinstance(value, str) and len(value) < 8 and value.strip() in MARKS:
                row[column] = _above(sheet, header, at, column)
                if row[column] == "":
                    heading = header.headings[column] if column < len(header.headings) else ""
                    account.problem("warning", "load.ditto-of-nothing", sheet.place(at + 1, heading))
                else:
                    filled, first = filled + 1, first or at + 1
    if filled:
        account.problem("note", "load.ditto", sheet.place(first), count=filled)


def _above(sheet: Sheet, header: Header, at: int, column: int) -> object:
    """The cell above; rows that are blank altogether are passed over."""
    for row in reversed(sheet.rows[header.first : at]):
        if any(text(value) for value in row):
            return row[column] if column < len(row) else ""
    return ""
