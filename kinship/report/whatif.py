"""The document of a plan as a table, JSON or a workbook; the input is that of ``kinship.planned``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kinship.errors import RequestError
from kinship.output import write_atomic
from kinship.report import json
from kinship.report.book import Book, Sheet, add_table, new_book
from kinship.report.rows import column_names, finding_rows, ordered, problem_rows
from kinship.report.whatif_table import PARTS, by_texts, closing, lines, place_text, plain, show
from kinship.text import say
from kinship.wording import post_text
from kinship.wording.clean import one_line

Document = Mapping[str, Any]
FORMATS = ("table", "json", "xlsx")
FINDINGS = {
    "short": 11,
    "severity": 9,
    "grade": 9,
    "organ": 14,
    "a_name": 10,
    "a_post": 16,
    "relation": 11,
    "b_name": 10,
    "b_post": 16,
    "situation": 13,
    "law": 20,
    "by": 34,
    "sentence": 62,
    "chain": 40,
    "id": 26,
}
PLAN = {"number": 7, "part": 60, "begins": 34, "ends": 34, "start": 12, "adds": 26, "removes": 26, "place": 30}
PROBLEMS = {"kind": 12, "file": 26, "sheet": 14, "row": 8, "column": 16, "text": 64}


def render(document: Document, format: str, lang: str) -> bytes:
    """The document in one format. RequestError for a format that there is not."""
    makers: dict[str, Callable[[Document, str], bytes]] = {"table": _table, "json": _json, "xlsx": _xlsx}
    if format not in makers:
        raise RequestError("report.unknown-format", format=format, known=", ".join(FORMATS))
    return makers[format](document, lang)


def write(document: Document, format: str, output: str, lang: str) -> None:
    """Writes the document to a file or standard output; a table on a terminal is wrapped and coloured."""
    if format == "table" and output == "-" and sys.stdout.isatty():
        show(lines(document, lang), sys.stdout)
    else:
        write_atomic(output, render(document, format, lang))


def _table(document: Document, lang: str) -> bytes:
    return plain(lines(document, lang))


def _json(document: Document, lang: str) -> bytes:
    arranged = {**document, **{part: [json.finding(one) for one in ordered(document[part])] for part in PARTS}}
    return (json.plain(arranged) + "\n").encode("utf-8", "backslashreplace")


def _xlsx(document: Document, lang: str) -> bytes:
    book = new_book(lang, say("whatif.title", lang), str(document["as_of"]))
    told = [[text] for text in closing(document, lang)]
    add_table(book, Sheet(say("report.sheet-summary", lang), [say("whatif.title", lang)], (110,), told))
    for part in PARTS:
        _findings(book, document[part], part)
    _plan(book, document)
    rows = [[row[name] for name in PROBLEMS] for row in problem_rows(document, lang)]
    add_table(
        book, Sheet(say("report.sheet-problems", lang), column_names(tuple(PROBLEMS), lang), tuple(PROBLEMS.values()), rows)
    )
    return book.close()


def _findings(book: Book, findings: Sequence[Mapping[str, Any]], part: str) -> None:
    lang = book.lang
    by = {one["id"]: "\n".join(by_texts(one, lang)) for one in findings}
    cells = [{**row, "by": by[row["id"]]} for row in finding_rows({"findings": findings}, lang)]
    rows = [[row[name] for name in FINDINGS] for row in cells]
    styles = [one["severity"] for one in ordered(findings)]
    title = say(f"whatif.sheet-{part}", lang)
    heads = [say("whatif.col-by", lang) if name == "by" else column_names((name,), lang)[0] for name in FINDINGS]
    add_table(book, Sheet(title, heads, tuple(FINDINGS.values()), rows, styles, styled=1))


def _plan(book: Book, document: Document) -> None:
    """Every part of the plan and what comes of it; a part is shown as grave as the worst that it adds."""
    lang = book.lang
    worst = {one["id"]: one["severity"] for one in reversed(ordered(document["added"]))}
    styles = [worst[one["adds"][0]] if one["adds"] else "" for one in document["plan"]]
    heads = [say(f"whatif.col-{name}", lang) for name in PLAN]
    rows = [_part(one, lang) for one in document["plan"]]
    add_table(book, Sheet(say("whatif.sheet-plan", lang), heads, tuple(PLAN.values()), rows, styles, styled=0))


def _part(part: Mapping[str, Any], lang: str) -> list[object]:
    begins, ends = (say("whatif.and", lang).join(post_text(post, lang) for post in part[key]) for key in ("begins", "ends"))
    start = say("whatif.later", lang, start=part["start"]) if part["ahead"] else part["start"]
    ids = [" ".join(part[key]) for key in ("adds", "removes")]
    return [part["number"], one_line(part[f"text_{lang}"]), begins, ends, start, *ids, place_text(part, lang)]
