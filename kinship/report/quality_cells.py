"""What stands in the tables of the quality report: their columns, and each item of theirs as cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from kinship.account import SERIOUSNESS, Places
from kinship.errors import Place
from kinship.matches import Matched
from kinship.report.rows import issue_text, level_label
from kinship.text import area, say
from kinship.wording import grade_label, sources_label
from kinship.wording.clean import one_line
from kinship.wording.names import seriousness_label

Quality = Mapping[str, Any]
Rows = list[list[object]]
FATES = ("used", "merged", "quarantined", "layout")
SECTIONS: dict[str, tuple[str, ...]] = {
    "start": ("rank", "gain", "organ", "text", "file", "sheet", "row_list"),
    "organs": (
        *("organ", "staff", "with_form", "share", "relatives", "confirmed", "probable", "possible", "undecided", "outside"),
        *("unusable", "problems"),
    ),
    "gains": ("field", "side", "lines", "settled", "text"),
    "files": ("file", "sheet", "rows", *FATES, "rest"),
    "rows": ("file", "sheet", "row", "rows", "fate", "reason"),
    "problems": ("level", "seriousness", "organ", "people", "file", "sheet", "row", "column", "text", "other_places"),
    "unjudged": ("organ", "field", "reason"),
    "columns": ("file", "sheet", "header_row", "column", "field"),
    "matches": ("grade", "count", "share"),
    "mentions": ("source", "declarer", "term", "name", "person_id", "known_as", "grade", "reason"),
    "blanks": ("table_name", "field", "missing", "of", "share"),
}
UNITS = ("organ", "business")
"""Tables of a canonical folder whose rows are named, but no people."""
SHARES = {"organs": ("with_form", "staff"), "blanks": ("missing", "of")}


def section_rows(quality: Quality, name: str, lang: str, columns: Iterable[str] | None = None) -> Rows:
    """The rows of one section, with the columns ``SECTIONS[name]`` or those named."""
    if name == "matches":
        matches = quality.get("matches") or {}
        whole = sum(matches.values())
        return [[grade_label(grade, lang), count, share(count, whole)] for grade, count in matches.items()]
    wanted = tuple(columns or SECTIONS[name])
    return [[_cell(name, column, item, lang) for column in wanted] for item in sorted(items(quality, name), key=_weight)]


def items(quality: Quality, name: str) -> list[Mapping[str, Any]]:
    """The items of a section; matches are put into words only now, since they are many."""
    return [one.row() if isinstance(one, Matched) else one for one in quality.get(name) or []]


def rest(file: Mapping[str, Any]) -> int:
    """How many rows of a file have no fate; below zero: how many have one too many."""
    return int(file.get("rows") or 0) - sum(int(file.get(fate) or 0) for fate in FATES)


def share(part: int, whole: int) -> str:
    """A part of a whole in per cent.

    >>> share(1, 3), share(0, 0)
    ('33.3%', '–')
    """
    return f"{part / whole:.1%}" if whole else "–"


def row_list(rows: Iterable[int]) -> str:
    """Row numbers, neighbours as a range.

    >>> row_list([3, 4, 5, 9]), row_list([])
    ('3–5, 9', '')
    """
    numbers = sorted(rows)
    starts = numbers[:1] + [there for here, there in pairwise(numbers) if there > here + 1]
    ends = [here for here, there in pairwise(numbers) if there > here + 1] + numbers[-1:]
    return ", ".join(str(start) if start == end else f"{start}–{end}" for start, end in zip(starts, ends, strict=True))


def _weight(item: Mapping[str, Any]) -> tuple[int, int]:
    """Rows left out and errors come before what is merely to be known, then the serious before the slight; the rest keeps its
    order."""
    rank = {"error": 0, "quarantined": 0, "warning": 1, "merged": 1}
    serious = SERIOUSNESS.index(item["seriousness"]) if item.get("seriousness") else len(SERIOUSNESS)
    return rank.get(str(item.get("level") or item.get("fate") or ""), 2), serious


def _cell(section: str, column: str, item: Mapping[str, Any], lang: str) -> object:
    match column:
        case "rest":
            return rest(item)
        case "share":
            part, whole = SHARES[section]
            return share(item[part], item[whole])
        case "reason" | "text":
            return issue_text(item, lang)
        case "level":
            return level_label(str(item.get("level") or "note"), lang)
        case "fate" | "side":
            return _named(column, str(item.get(column) or ""), lang)
        case "field" | "table_name":
            return _named(column, _value(item, column) or "none", lang)
        case "grade":
            return grade_label(str(item.get("grade") or "none"), lang)
        case "source":
            return sources_label(str(item.get("source") or "").split(";"), lang)
        case "organ":
            return _organ(section, item, lang)
    return _plain(column, item, lang)


def _value(item: Mapping[str, Any], column: str) -> str:
    """The name of a field or table; what an organ is called is not called as a person's name is."""
    value = one_line(item.get(column))
    return "unit_name" if value == "name" and Path(str(item.get("file") or "")).stem in UNITS else value


def _plain(column: str, item: Mapping[str, Any], lang: str) -> object:
    match column:
        case "seriousness":
            return seriousness_label(str(item.get(column) or ""), lang)
        case "people":
            return say("report.join", lang).join(one_line(person["name"]) for person in item.get("people") or [])
        case "other_places":
            return one_line(Places(tuple(Place(**place) for place in item.get("other_places") or [])).text(lang))
        case "row_list":
            return row_list(item.get("rows") or [])
    value = item.get(column)
    if isinstance(value, int):
        return "" if column in ("row", "header_row") and not value else value
    return one_line(value)


def _organ(section: str, item: Mapping[str, Any], lang: str) -> str:
    if section == "problems":
        return say("report.join", lang).join(map(one_line, item.get("organs") or []))
    return one_line(item.get("organ")) or (say("report.no-organ", lang) if section == "organs" else "")


def _named(group: str, value: str, lang: str) -> str:
    key = f"{group}-{value}"
    return say(f"report.{key}", lang) if key in area("report") else value
