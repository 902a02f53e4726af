"""Undeclared relatives as a table, JSON, CSV or a workbook; the input is the document of ``kinship.undeclared``."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from typing import Any

from kinship.errors import RequestError
from kinship.report.book import Sheet, add_table, new_book
from kinship.report.cells import safe_cell
from kinship.report.json import plain
from kinship.report.rows import column_names
from kinship.report.undeclared_table import table
from kinship.text import say
from kinship.wording import class_label, grade_label, post_text, severity_label, step_labels
from kinship.wording.chain import person_name
from kinship.wording.declared import declared_label, form_labels, rests_texts, side_texts

Document = Mapping[str, Any]
Pair = Mapping[str, Any]
FORMATS = ("table", "json", "csv", "xlsx")
COLUMNS = {
    "declared": 13,
    "severity": 9,
    "grade": 9,
    "organ": 22,
    "a_name": 10,
    "a_post": 22,
    "relation": 14,
    "b_name": 10,
    "b_post": 22,
    "class": 12,
    "due": 60,
    "said": 40,
    "rests": 50,
    "shared": 12,
    "chain": 40,
    "a_form": 22,
    "b_form": 22,
    "finding": 26,
    "a_id": 16,
    "b_id": 16,
}
"""The columns of CSV and workbook with their widths in characters."""
FACTS = (
    *("staff", "kin_pairs", "declared_by_both", "declared_by_one", "undeclared"),
    *("formless", "declared_unknown"),
)


def render(document: Document, format: str, lang: str) -> bytes:
    """The document in one format. RequestError for a format that there is not.

    >>> render({"pairs": []}, "csv", "en").decode("utf-8-sig").split(",")[:2]
    ['Declared', 'Severity']
    """
    makers: dict[str, Callable[[Document, str], bytes]] = {"table": table, "json": _json, "csv": _csv, "xlsx": _xlsx}
    if format not in makers:
        raise RequestError("report.unknown-format", format=format, known=", ".join(FORMATS))
    return makers[format](document, lang)


def pair_row(pair: Pair, lang: str) -> dict[str, str]:
    """One pair as the cells of ``COLUMNS``."""
    kin, people = pair["kin"], pair["people"]
    told = dict(zip((side["person_id"] for side in kin["declared"]["sides"]), side_texts(kin, people, lang), strict=True))
    silent = kin["declared"]["undeclared"]
    join = say("undeclared.also", lang)
    return {
        "declared": declared_label(kin["declared"], lang),
        "severity": severity_label(pair["severity"], lang) if pair["severity"] else "",
        "grade": grade_label(pair["grade"], lang),
        "organ": pair["organ"],
        **_people(people, lang),
        "relation": kin[f"label_{lang}"],
        "class": class_label(kin["class"], lang),
        "due": join.join(told[one] for one in told if one in silent),
        "said": join.join(told[one] for one in told if one not in silent),
        "rests": join.join(rests_texts(kin, lang)),
        "shared": person_name(kin["shared"], lang) if kin["shared"] else "",
        "chain": step_labels(kin["chain"], lang),
        **{f"{name}_form": form_labels(side, lang) for name, side in zip("ab", kin["declared"]["sides"], strict=True)},
        "finding": join.join(pair["findings"]),
    }


def _people(people: list[Mapping[str, Any]], lang: str) -> dict[str, str]:
    cells = {}
    for side, person in zip("ab", people, strict=True):
        cells[f"{side}_name"], cells[f"{side}_post"] = person_name(person, lang), post_text(person, lang)
        cells[f"{side}_id"] = person["person_id"]
    return cells


def _rows(document: Document, lang: str) -> list[list[str]]:
    rows = (pair_row(pair, lang) for pair in document["pairs"])
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
    book = new_book(lang, say("undeclared.title", lang), str(document["as_of"]))
    facts = [[say(f"undeclared.fact-{name}", lang), document["summary"].get(name, 0)] for name in FACTS]
    headings = [*column_names(("fact",), lang), say("undeclared.count", lang)]
    page = add_table(book, Sheet(say("report.sheet-summary", lang), headings, (46, 14), facts))
    page.write_string(len(facts) + 2, 0, say("undeclared.careful", lang), book.formats["label"])
    styles = [pair["severity"] or "" for pair in document["pairs"]]
    rows, names = _rows(document, lang), column_names(tuple(COLUMNS), lang)
    add_table(book, Sheet(say("undeclared.sheet-pairs", lang), names, tuple(COLUMNS.values()), rows, styles, styled=1))
    return book.close()
