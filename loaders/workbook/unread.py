"""Columns of a table that are not read though something stands in them: said once, with the place of the first."""

from __future__ import annotations

from collections.abc import Iterable

from kinship.account import Account
from loaders.values.clean import text
from loaders.workbook.grid import Sheet
from loaders.workbook.header import Header


def tell_unread(key: str, columns: Iterable[int], sheet: Sheet, header: Header, account: Account) -> None:
    """Lists the filled ones of some columns as one problem, with their ``headings``; blank ones are nobody's loss."""
    rows = sheet.rows[header.first :]
    filled = [column for column in sorted(columns) if any(text(row[column]) for row in rows if column < len(row))]
    if filled:
        headings = ["".join((header.above[column] + header.headings[column]).split()) for column in filled]
        place = sheet.place(header.top + 1, " ".join(header.headings[filled[0]].split()))
        account.problem("warning", key, place, headings="、".join(headings)[:200])
