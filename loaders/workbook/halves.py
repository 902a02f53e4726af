"""Tables side by side on one sheet: a roster printed in two halves (序号 姓名 职务 序号 姓名 职务), or two tables with a gap."""

from __future__ import annotations

from itertools import pairwise

from loaders.files.extent import letters
from loaders.values.clean import text
from loaders.workbook.aliases import Aliases, normalise
from loaders.workbook.caption import begins_form
from loaders.workbook.grid import Sheet
from loaders.workbook.header import Header, find_header


def halves(sheet: Sheet, aliases: Aliases) -> list[Sheet]:
    """The tables of a sheet from left to right, each with the lines above it; nearly always it is the one."""
    header = find_header(sheet, aliases)
    if header is None:
        return [sheet]
    starts = _repeated(header) or _apart(sheet, header, aliases)
    spans = list(pairwise([*starts, _width(sheet)]))
    own = sum(any(begins_form(row[start:end]) for row in sheet.rows[: header.top]) for start, end in spans) > 1
    return [_piece(sheet, header.top, start, end, own=own) for start, end in spans] if starts else [sheet]


def _repeated(header: Header) -> list[int]:
    """Where all headings begin anew, if nothing stands beside them; ``[]`` if they do not."""
    told = [normalise(above) + normalise(heading) for above, heading in zip(header.above, header.headings, strict=True)]
    while told and not told[-1]:
        told.pop()
    first = next((column for column, heading in enumerate(told) if heading), 0)
    starts = [column for column, heading in enumerate(told) if heading and heading == told[first]]
    blocks = [[heading for heading in told[start:end] if heading] for start, end in pairwise([*starts, len(told)])]
    whole = len(starts) > 1 and len(blocks[0]) > 1 and all(block == blocks[0] for block in blocks)
    return [0, *starts[1:]] if whole else []


def _apart(sheet: Sheet, header: Header, aliases: Aliases) -> list[int]:
    """Where tables begin behind columns that are blank from the header down, if every one of them is a whole table."""
    width = _width(sheet)
    if all(header.headings):
        return []
    body = sheet.rows[header.top :]
    blank = [not any(column < len(row) and text(row[column]) for row in body) for column in range(width)]
    starts = [column for column in range(width) if not blank[column] and (column == 0 or blank[column - 1])]
    pieces = [_piece(sheet, header.top, start, end) for start, end in pairwise([*starts, width])] if len(starts) > 1 else []
    whole = [
        one for piece in pieces if (one := find_header(piece, aliases)) and one.kind and not one.missing and one.top == header.top
    ]
    return starts if pieces and len(whole) == len(pieces) else []


def _width(sheet: Sheet) -> int:
    return max(map(len, sheet.rows), default=0)


def _piece(sheet: Sheet, top: int, start: int, end: int, *, own: bool = False) -> Sheet:
    """Some columns as a sheet that knows where it stands. The lines above the header are of all tables, but where each is a form
    with its ``own``."""
    merged = [
        ((upper, left - start), (lower, right - start))
        for (upper, left), (lower, right) in sheet.merged
        if upper >= top and left >= start and right < end
    ]
    above = [row[start:end] if own else [value for value in row if value != ""] for row in sheet.rows[:top]]
    columns = f"{letters(start + 1)}–{letters(end)}" if start else ""
    return Sheet(
        sheet.file,
        sheet.name,
        [*above, *(row[start:end] for row in sheet.rows[top:])],
        sheet.hidden,
        merged,
        sheet.above,
        columns=columns,
    )
