"""Forms below each other on one sheet, each with a line that names its declarer: where each begins, and where it ends."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.layouts.heads import tells_relation
from loaders.values.clean import text
from loaders.workbook.caption import Caption, begins_form, read_caption
from loaders.workbook.grid import Row, Sheet
from loaders.workbook.header import Header, same_headings
from loaders.workbook.lines import is_remark, lone

FOOT = re.compile(r"(?:审[核批]|制表|主管|负责)\S{0,4}\s*[:：]")
"""Beside these, 填报人 signs the form above."""
PAGE = re.compile(r"[-—(（]?\s*第?\s*\d+\s*页?.{0,8}")


def opens_form(row: Row, header: Header) -> bool:
    """True for a line within a table that names a declarer, or leaves his name blank; a relative's own line never does."""
    if tells_relation(row, header) or same_headings(header, row):
        return False
    if begins_form(row):
        return True
    caption = (
        read_caption([row]) if any(isinstance(value, str) and ("：" in value or ":" in value) for value in row) else Caption()
    )
    return bool(caption.name and caption.organ)


def forms_below(sheet: Sheet, header: Header) -> list[tuple[int, Caption]]:
    """The lines within a table that open a form; ``Caption()`` where one ends and it is not said whose the next is.

    Between the opening line and the headings repeated below it all lines belong to the caption.
    """
    found: list[tuple[int, Caption]] = []
    titles = {told for row in sheet.rows[: header.top] if (told := lone(row))}
    opened = unread = 0
    for number, row in enumerate(sheet.rows[header.first :], header.first + 1):
        if same_headings(header, row):
            if opened:
                found[-1:] = _caption(sheet, opened, number)
            elif unread:
                found.append((unread, Caption()))
            opened = unread = 0
        elif opens_form(row, header):
            found += _caption(sheet, number, number + 1)
            opened, unread = number, 0
        elif tells_relation(row, header):
            opened = unread = 0
        elif not opened and _may_name(row, titles):
            unread = unread or number
    return found


def _caption(sheet: Sheet, start: int, end: int) -> list[tuple[int, Caption]]:
    """The caption of the lines ``start`` up to before ``end``, as told by each of them."""
    rows = sheet.rows[start - 1 : end - 1]
    signed = any(FOOT.search(text(value)) for value in rows[0])
    caption = replace(Caption() if signed else read_caption(rows), line=True)
    return [(number, caption) for number in range(start, end)]


def _may_name(row: Row, titles: set[str]) -> bool:
    """True for a line above a repeated header that may say in words not understood whose form begins there."""
    told = next((told for value in row if (told := text(value))), "")
    return bool(told) and not is_remark(told) and lone(row) not in titles and not PAGE.fullmatch(told)


def signed_below(sheet: Sheet, header: Header) -> list[tuple[int, Caption]]:
    """The caption of the only form of a sheet that names its declarer below the table, else ``[]``."""
    rows = sheet.rows[header.first :]
    named = [at for at, row in enumerate(rows) if opens_form(row, header)]
    if len(named) != 1 or any(same_headings(header, row) or tells_relation(row, header) for row in rows[named[0] :]):
        return []
    caption = read_caption([rows[named[0]]])
    return [(0, caption)] if caption.name and not any(FOOT.search(text(value)) for value in rows[named[0]]) else []
