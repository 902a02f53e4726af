"""The timeline of findings as a table, JSON, CSV or a workbook; the input is the document of ``kinship.timeline``."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from kinship.errors import RequestError
from kinship.report.book import Sheet, add_table, new_book
from kinship.report.cells import safe_cell
from kinship.report.json import plain
from kinship.report.rows import column_names
from kinship.report.standing import unread_lines
from kinship.text import say
from kinship.wording import grade_label, laws_label, severity_label, situation_label
from kinship.wording.beginning import event_text
from kinship.wording.clean import one_line

Document = Mapping[str, Any]
Row = Mapping[str, Any]
FORMATS = ("table", "json", "csv", "xlsx")
COLUMNS = {
    "began": 12,
    "began_by": 26,
    "ended": 12,
    "ended_by": 26,
    "severity": 9,
    "grade": 9,
    "organ": 22,
    "a_name": 10,
    "b_name": 10,
    "relation": 14,
    "situation": 18,
    "law": 34,
    "sentence": 80,
    "a_id": 16,
    "b_id": 16,
    "id": 26,
}
"""The columns of CSV and workbook with their widths in characters."""


def render(document: Document, format: str, lang: str) -> bytes:
    """The document in one format. RequestError for a format that there is not.

    >>> render({"spells": []}, "csv", "en").decode("utf-8-sig").split(",")[:2]
    ['Began', 'Began by']
    """
    makers: dict[str, Callable[[Document, str], bytes]] = {"table": _table, "json": _json, "csv": _csv, "xlsx": _xlsx}
    if format not in makers:
        raise RequestError("report.unknown-format", format=format, known=", ".join(FORMATS))
    return makers[format](document, lang)


def spell_row(spell: Row, lang: str) -> dict[str, str]:
    """One spell as the cells of ``COLUMNS``."""
    cells = dict.fromkeys(("b_name", "b_id"), "")
    for side, person in zip("ab", spell["people"], strict=False):
        cells |= {f"{side}_name": one_line(person["name"]), f"{side}_id": one_line(person["person_id"])}
    return {
        **cells,
        "began": spell["began"] or say("timeline.before", lang),
        "began_by": events(spell["began_by"], lang),
        "ended": spell["ended"] or "",
        "ended_by": events(spell["ended_by"], lang),
        "severity": severity_label(spell["severity"], lang),
        "grade": grade_label(spell["grade"], lang),
        "organ": one_line(spell["situation"]["organ"]),
        "relation": one_line(spell["kin"][f"label_{lang}"]),
        "situation": situation_label(spell["situation"]["kind"], lang),
        "law": laws_label(spell["law"], lang),
        "sentence": one_line(spell[f"sentence_{lang}"]),
        "id": spell["id"],
    }


def events(told: Sequence[Row], lang: str) -> str:
    """Several events as one text."""
    return say("sentence.event-join", lang).join(event_text(event, lang) for event in told)


def _table(document: Document, lang: str) -> bytes:
    return ("\n".join(_lines(document, lang)) + "\n").encode("utf-8")


def _lines(document: Document, lang: str) -> Iterator[str]:
    spells = document["spells"]
    for year, held in groupby(spells, key=lambda spell: (spell["began"] or "")[:4]):
        yield year or say("timeline.before", lang)
        for spell in held:
            yield from _spell(spell, lang)
    standing = sum(spell["ended"] is None for spell in spells)
    yield say("timeline.summary", lang, start=document["from"], end=document["to"], number=len(spells), standing=standing)
    yield from unread_lines(document, lang)


def _spell(spell: Row, lang: str) -> Iterator[str]:
    row = spell_row(spell, lang)
    ended = row["ended"] or say("timeline.standing", lang)
    yield f"  {say('timeline.span', lang, **{**row, 'ended': ended})}"
    yield f"    {row['sentence']}"
    for side in ("began_by", "ended_by"):
        if row[side]:
            yield f"    {say(f'timeline.{side}', lang, events=row[side])}"


def _rows(document: Document, lang: str) -> list[list[str]]:
    rows = (spell_row(spell, lang) for spell in document["spells"])
    return [[row[name] for name in COLUMNS] for row in rows]


def _json(document: Document, lang: str) -> bytes:
    return (plain(document) + "\n").encode("utf-8", "backslashreplace")


def _csv(document: Document, lang: str) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(column_names(tuple(COLUMNS), lang))
    writer.writerows([safe_cell(cell) for cell in row] for row in _rows(document, lang))
    return text.getvalue().encode("utf-8-sig")


def _xlsx(document: Document, lang: str) -> bytes:
    book = new_book(lang, say("timeline.title", lang), str(document["to"]))
    styles = [spell["severity"] for spell in document["spells"]]
    names = column_names(tuple(COLUMNS), lang)
    widths = tuple(COLUMNS.values())
    add_table(book, Sheet(say("timeline.title", lang), names, widths, _rows(document, lang), styles, styled=4))
    return book.close()
