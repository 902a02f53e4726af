"""The quality report: what to mend first, organs and blanks, where every input row went, what was wrong, what was understood.

The input is the dict of ``kinship.quality``; the items of its sections have the keys of ``quality_cells.SECTIONS`` and more (see
``schema/kinship-quality-1.json``). The plain table leaves out the mentions: they are too many.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from kinship.errors import RequestError
from kinship.report.align import aligned, cut
from kinship.report.book import Sheet, add_table, new_book, units
from kinship.report.quality_cells import FATES, SECTIONS, Quality, Rows, items, rest, section_rows, share
from kinship.report.rows import column_names
from kinship.text import say

FORMATS = ("table", "json", "xlsx")
SHOWN, CELL = 20, 56
PLAIN = {
    "start": ("rank", "gain", "file", "sheet", "row_list", "text"),
    "problems": ("level", "seriousness", "file", "sheet", "row", "column", "text"),
}
"""Columns of the plain table where they are others than in the workbook: the longest last, where it is not cut."""
NARROWEST, WIDEST = 8, 64


def render(quality: Quality, format: str, lang: str) -> bytes:
    """The report as ``table`` (plain text), ``json`` or ``xlsx``. RequestError for any other format."""
    makers = {"table": _text, "json": _json, "xlsx": _xlsx}
    if format not in makers:
        raise RequestError("report.unknown-format", format=format, known=", ".join(FORMATS))
    return makers[format](quality, lang)


def unaccounted(quality: Quality) -> int:
    """How many input rows have no fate, or more than one: must be 0.

    >>> unaccounted({"files": [{"rows": 10, "used": 8, "layout": 2}, {"rows": 3, "used": 2}]})
    1
    """
    return sum(abs(rest(file)) for file in quality.get("files") or [])


def verdict(quality: Quality, lang: str) -> str:
    """One sentence: all rows are accounted for, or how many are not.

    >>> verdict({"files": [{"rows": 10, "used": 8, "layout": 2}]}, "en")
    'All 10 input rows are accounted for: 8 used (80.0%), 0 merged, 0 quarantined, 2 layout.'
    """
    files = quality.get("files") or []
    total = {name: sum(file.get(name) or 0 for file in files) for name in ("rows", *FATES)}
    missing = unaccounted(quality)
    key = "report.quality-missing" if missing else "report.quality-all"
    return say(key, lang, **total, missing=missing, share=share(total["used"], total["rows"]))


def _text(quality: Quality, lang: str) -> bytes:
    lines = [verdict(quality, lang), ""]
    for name, columns in SECTIONS.items():
        shown = PLAIN.get(name, columns)
        rows = [] if name == "mentions" else section_rows(quality, name, lang, shown)
        if rows:
            lines += [say(f"report.quality-{name}", lang, count=len(rows)), *_block(shown, rows, lang), ""]
    return ("\n".join(lines).rstrip() + "\n").encode("utf-8")


def _block(columns: Sequence[str], rows: Rows, lang: str) -> list[str]:
    """The first rows of a section, and how many more there are."""
    shown = [[cut(str(cell), CELL) for cell in row[:-1]] + [str(row[-1])] for row in rows[:SHOWN]]
    lines = ["  " + line for line in aligned([column_names(columns, lang), *shown])]
    more = len(rows) - len(shown)
    return [*lines, "  " + say("report.more", lang, more=more)] if more else lines


def _json(quality: Quality, lang: str) -> bytes:
    held = {name: (quality.get(name) or {}) if name == "matches" else items(quality, name) for name in SECTIONS}
    total = {name: sum(file.get(name) or 0 for file in held["files"]) for name in ("rows", *FATES)}
    summary = {**total, "unaccounted": unaccounted(quality), "sentence": verdict(quality, lang)}
    others = {name: quality[name] for name in sorted(set(quality) - set(held))}
    document = {"schema": "kinship-quality/1", "summary": summary, **held, **others}
    return (json.dumps(document, ensure_ascii=False, indent=2, default=str) + "\n").encode("utf-8", "backslashreplace")


def _xlsx(quality: Quality, lang: str) -> bytes:
    book = new_book(lang, say("report.quality-title", lang))
    for name, columns in SECTIONS.items():
        rows: Sequence[Sequence[object]] = section_rows(quality, name, lang)
        headings = column_names(columns, lang)
        page = add_table(book, Sheet(say(f"report.tab-{name}", lang), headings, _widths(headings, rows), rows))
        if name == "files":
            page.write_string(len(rows) + 2, 0, verdict(quality, lang), book.formats["label"])
    return book.close()


def _widths(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> list[float]:
    """Columns as wide as their longest cell, within reason; a heading has the button of the filter beside it."""
    widest = [units(heading) + 3 for heading in headings]
    for row in rows:
        widest = [max(width, units(str(cell))) for width, cell in zip(widest, row, strict=True)]
    return [float(min(WIDEST, max(NARROWEST, width + 3))) for width in widest]
