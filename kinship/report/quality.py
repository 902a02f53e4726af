"""The quality report: where every input row went, what was understood, what was wrong, what could not be judged.

The input is a dict: ``files`` (file, sheet, rows, used, merged, quarantined, layout), ``rows`` (file, sheet, row, rows,
fate, reason: those not used), ``problems`` (level, file, sheet, row, column, text …), ``unjudged`` (organ, field, reason:
relatives that could not be judged), ``columns`` (file, sheet, header_row, column, field), ``matches`` (grade → number),
``mentions`` (a ``Matched`` for each relative declared and who that was found to be, or may be), ``organs`` (organ, staff,
with_form) and ``blanks`` (table_name, field, missing, of). The plain table leaves out the mentions: they are too many.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from kinship.errors import RequestError
from kinship.matches import Matched
from kinship.report.align import aligned, cut
from kinship.report.book import Sheet, add_table, new_book
from kinship.report.rows import column_names, issue_text, level_label
from kinship.text import area, say
from kinship.wording import grade_label, sources_label
from kinship.wording.clean import one_line

Quality = Mapping[str, Any]
Rows = list[list[object]]
FORMATS = ("table", "json", "xlsx")
FATES = ("used", "merged", "quarantined", "layout")
SHOWN, CELL = 20, 56
WIDTHS = {"file": 30, "sheet": 14, "reason": 60, "text": 64, "organ": 34, "field": 22, "column": 20, "source": 40}
SECTIONS: dict[str, tuple[str, ...]] = {
    "files": ("file", "sheet", "rows", *FATES, "rest"),
    "rows": ("file", "sheet", "row", "rows", "fate", "reason"),
    "problems": ("level", "file", "sheet", "row", "column", "text"),
    "unjudged": ("organ", "field", "reason"),
    "columns": ("file", "sheet", "header_row", "column", "field"),
    "matches": ("grade", "count", "share"),
    "mentions": ("source", "declarer", "term", "name", "person_id", "known_as", "grade", "reason"),
    "organs": ("organ", "staff", "with_form", "share"),
    "blanks": ("table_name", "field", "missing", "of", "share"),
}


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
    return sum(abs(_rest(file)) for file in quality.get("files") or [])


def verdict(quality: Quality, lang: str) -> str:
    """One sentence: all rows are accounted for, or how many are not.

    >>> verdict({"files": [{"rows": 10, "used": 8, "layout": 2}]}, "en")
    'All 10 input rows are accounted for: 8 used (80.0%), 0 merged, 0 quarantined, 2 layout.'
    """
    files = quality.get("files") or []
    total = {name: sum(file.get(name) or 0 for file in files) for name in ("rows", *FATES)}
    missing = unaccounted(quality)
    key = "report.quality-missing" if missing else "report.quality-all"
    return say(key, lang, **total, missing=missing, share=_share(total["used"], total["rows"]))


def section_rows(quality: Quality, name: str, lang: str) -> Rows:
    """The rows of one section with the columns ``SECTIONS[name]``."""
    if name == "matches":
        matches = quality.get("matches") or {}
        whole = sum(matches.values())
        return [[grade_label(grade, lang), count, _share(count, whole)] for grade, count in matches.items()]
    items = sorted(_items(quality, name), key=_weight)
    return [[_cell(name, column, item, lang) for column in SECTIONS[name]] for item in items]


def _items(quality: Quality, name: str) -> list[Mapping[str, Any]]:
    """The items of a section; matches are put into words only now, since they are many."""
    return [one.row() if isinstance(one, Matched) else one for one in quality.get(name) or []]


def _weight(item: Mapping[str, Any]) -> int:
    """Rows left out and errors come before what is merely to be known; the rest keeps its order."""
    rank = {"error": 0, "quarantined": 0, "warning": 1, "merged": 1}
    return rank.get(str(item.get("level") or item.get("fate") or ""), 2)


def _cell(section: str, column: str, item: Mapping[str, Any], lang: str) -> object:
    match column:
        case "rest":
            return _rest(item)
        case "share":
            part, whole = ("with_form", "staff") if section == "organs" else ("missing", "of")
            return _share(item[part], item[whole])
        case "reason" | "text":
            return issue_text(item, lang)
        case "level":
            return level_label(str(item.get("level") or "note"), lang)
        case "fate":
            return _named("fate", str(item.get("fate") or ""), lang)
        case "field" | "table_name":
            return _named(column, one_line(item.get(column)) or "none", lang)
        case "grade":
            return grade_label(str(item.get("grade") or "none"), lang)
        case "source":
            return sources_label(str(item.get("source") or "").split(";"), lang)
    value = item.get(column)
    if isinstance(value, int):
        return value or (0 if column in ("rows", *FATES, "staff", "with_form", "missing", "of") else "")
    return one_line(value)


def _rest(file: Mapping[str, Any]) -> int:
    return int(file.get("rows") or 0) - sum(int(file.get(fate) or 0) for fate in FATES)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "–"


def _named(group: str, value: str, lang: str) -> str:
    key = f"{group}-{value}"
    return say(f"report.{key}", lang) if key in area("report") else value


def _text(quality: Quality, lang: str) -> bytes:
    lines = [verdict(quality, lang), ""]
    for name in SECTIONS:
        rows = [] if name == "mentions" else section_rows(quality, name, lang)
        if rows:
            lines += [say(f"report.quality-{name}", lang, count=len(rows)), *_block(name, rows, lang), ""]
    return ("\n".join(lines).rstrip() + "\n").encode("utf-8")


def _block(name: str, rows: Rows, lang: str) -> list[str]:
    """The first rows of a section, and how many more there are."""
    shown = [[cut(str(cell), CELL) for cell in row[:-1]] + [str(row[-1])] for row in rows[:SHOWN]]
    lines = ["  " + line for line in aligned([column_names(SECTIONS[name], lang), *shown])]
    more = len(rows) - len(shown)
    return [*lines, "  " + say("report.more", lang, more=more)] if more else lines


def _json(quality: Quality, lang: str) -> bytes:
    held = {name: (quality.get(name) or {}) if name == "matches" else _items(quality, name) for name in SECTIONS}
    total = {name: sum(file.get(name) or 0 for file in held["files"]) for name in ("rows", *FATES)}
    summary = {**total, "unaccounted": unaccounted(quality), "sentence": verdict(quality, lang)}
    others = {name: quality[name] for name in sorted(set(quality) - set(held))}
    document = {"schema": "kinship-quality/1", "summary": summary, **held, **others}
    return (json.dumps(document, ensure_ascii=False, indent=2, default=str) + "\n").encode("utf-8", "backslashreplace")


def _xlsx(quality: Quality, lang: str) -> bytes:
    book = new_book(lang, say("report.quality-title", lang))
    for name, columns in SECTIONS.items():
        rows: Sequence[Sequence[object]] = section_rows(quality, name, lang)
        widths = [WIDTHS.get(column, 13) for column in columns]
        title = say(f"report.tab-{name}", lang)
        page = add_table(book, Sheet(title, column_names(columns, lang), widths, rows))
        if name == "files":
            page.write_string(len(rows) + 2, 0, verdict(quality, lang), book.formats["label"])
    return book.close()
