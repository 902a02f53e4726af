"""Several tables below each other on one sheet: where the headings change, a new table begins."""

from __future__ import annotations

from itertools import pairwise

from loaders.values.clean import text
from loaders.workbook.aliases import Aliases
from loaders.workbook.grid import Row, Sheet
from loaders.workbook.header import find_header, same_headings
from loaders.workbook.lines import lone

LONGEST_HEADING = 12
FEWEST_HEADINGS = 3


def parts(sheet: Sheet, aliases: Aliases) -> list[Sheet]:
    """The tables of a sheet, top to bottom; the titles above a table belong to it. Nearly always it is one.

    A row that repeats the headings of its table (as at the top of each printed page) begins no new one.
    """
    starts = [0]
    header = None
    for at, row in enumerate(sheet.rows):
        if not _may_be_header(row) or not _is_header(row, sheet, aliases):
            continue
        if header is not None and not (at < header.first or same_headings(header, row)):
            starts.append(_with_titles(sheet, at, starts[-1] + 1))
        if header is None or starts[-1] > header.top:
            header = find_header(sheet.part(starts[-1], at + 2), aliases)
            if header:
                header.top, header.first = header.top + starts[-1], header.first + starts[-1]
    return [sheet.part(start, end) for start, end in pairwise([*starts, len(sheet.rows)])]


def _may_be_header(row: Row) -> bool:
    """The cheap question first: every table of people has a heading with 名 in it (姓名, 亲属姓名, 机构名称)."""
    return any(isinstance(cell, str) and "名" in cell and len(cell) <= LONGEST_HEADING for cell in row)


def _is_header(row: Row, sheet: Sheet, aliases: Aliases) -> bool:
    told = [cell for value in row if (cell := text(value))]
    known = sum(1 for cell in told if aliases.meaning(cell, sheet.name))
    return known >= FEWEST_HEADINGS and known * 2 > len(told)


def _with_titles(sheet: Sheet, at: int, first: int) -> int:
    while at > first and lone(sheet.rows[at - 1]):
        at -= 1
    return at
