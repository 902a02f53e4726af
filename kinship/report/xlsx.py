"""Findings as an Excel workbook that a personnel officer can send on: summary, findings, kin chains, problems."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kinship.report.book import Book, Sheet, add_table, new_book, print_setup, write_cell
from kinship.report.rows import SEVERITIES, Document, chain_rows, column_names, finding_rows, ordered, problem_rows
from kinship.report.standing import GONE, cautions, gone_rows, standing_lines
from kinship.report.summary import facts, matrix_by_grade, matrix_by_organ, matrix_by_situation
from kinship.text import say

Matrix = tuple[list[str], list[list[Any]]]
LAST = 4
"""The summary is five columns wide."""

FINDINGS = {
    "short": 11,
    "severity": 9,
    "grade": 9,
    "status": 8,
    "organ": 14,
    "a_name": 10,
    "a_post": 16,
    "relation": 11,
    "b_name": 10,
    "b_post": 16,
    "situation": 13,
    "law": 20,
    "since": 12,
    "made_by": 24,
    "mover": 11,
    "exemption": 20,
    "declared": 11,
    "sentence": 62,
}
CHAINS = {"short": 12, "step": 7, "name": 24, "is": 18, "grade": 12, "source": 62}
UNDECLARED = {
    "short": 12,
    "declared": 14,
    "severity": 9,
    "grade": 9,
    "organ": 20,
    "a_name": 10,
    "relation": 14,
    "b_name": 10,
    "due": 70,
    "rests": 60,
}
PROBLEMS = {"kind": 12, "file": 26, "sheet": 14, "row": 8, "column": 16, "text": 64}


def render(document: Document, lang: str) -> bytes:
    """The workbook as bytes. RequestError where a sheet would have more rows than Excel holds."""
    book = new_book(lang, say("report.title", lang), str(document["as_of"]))
    _summary(book, document)
    severities = [finding["severity"] for finding in ordered(document["findings"])]
    _table(book, "findings", FINDINGS, finding_rows(document, lang), severities, styled=1)
    chains = chain_rows(document, lang)
    _table(book, "chains", CHAINS, chains, ["start" if row["step"] == "0" else "" for row in chains])
    if gone := gone_rows(document, lang):
        _table(book, "gone", dict(zip(GONE, (28, 11, 90), strict=True)), gone)
    _undeclared(book, document)
    _table(book, "problems", PROBLEMS, problem_rows(document, lang))
    return book.close()


def _table(
    book: Book,
    name: str,
    columns: dict[str, int],
    rows: list[dict[str, str]],
    styles: Sequence[str] = (),
    styled: int | None = None,
) -> Any:
    cells = [[_number(row[column]) if column in ("step", "row") else row[column] for column in columns] for row in rows]
    title = say(f"report.sheet-{name}", book.lang)
    return add_table(book, Sheet(title, column_names(list(columns), book.lang), list(columns.values()), cells, styles, styled))


def _undeclared(book: Book, document: Document) -> None:
    """The findings about people of whom one or both did not declare the other, and how many more such pairs there are."""
    rows = [row for row in finding_rows(document, book.lang) if row["mark"]]
    page = _table(book, "undeclared", UNDECLARED, rows)
    summary = document["summary"]
    counted = {"both": summary.get("undeclared", 0), "one": summary.get("declared_by_one", 0)}
    if any(counted.values()):
        page.write_string(len(rows) + 2, 0, say("report.more-undeclared", book.lang, **counted), book.formats["label"])


def _number(text: str) -> object:
    return int(text) if text.isascii() and text.isdigit() else text


def _summary(book: Book, document: Document) -> None:
    lang, page = book.lang, book.file.add_worksheet(say("report.sheet-summary", book.lang))
    page.set_column(0, 0, 34)
    page.set_column(1, LAST, 18)
    page.set_row(0, 32)
    page.write_string(0, 0, say("report.title", lang), book.formats["title"])
    _banner(book, page, 1, say("report.motto", lang), "motto")
    held = cautions(document, lang)
    for at, line in enumerate(held, 2):
        _banner(book, page, at, line, "caution")
    row = _facts(book, page, 3 + len(held), facts(document, lang))
    for line in standing_lines(document, lang):
        _banner(book, page, row, line.strip(), "quiet")
        row += 1
    row = _matrix(book, page, row + 1, "by-severity", matrix_by_grade(document, lang), (*SEVERITIES, ""))
    _banner(book, page, row, say("report.legend", lang), "quiet")
    row = _matrix(book, page, row + 2, "by-situation", matrix_by_situation(document, lang))
    _matrix(book, page, row + 1, "by-organ", matrix_by_organ(document, lang))
    print_setup(book, page)
    page.set_portrait()
    page.set_first_sheet()
    page.activate()


def _banner(book: Book, page: Any, row: int, text: str, style: str) -> None:
    page.merge_range(row, 0, row, LAST, text, book.formats[style])
    page.set_row(row, 34)


def _facts(book: Book, page: Any, row: int, lines: list[tuple[str, str | int]]) -> int:
    for label, value in lines:
        page.write_string(row, 0, label, book.formats["label"])
        if isinstance(value, int):
            page.write_number(row, 1, value, book.formats["fact"])
        else:
            page.merge_range(row, 1, row, LAST, "", book.formats["plain"])
            write_cell(book, page, row, 1, value, "plain")
        page.set_row(row, 18)
        row += 1
    return row


def _matrix(book: Book, page: Any, row: int, key: str, matrix: Matrix, styles: tuple[str, ...] = ()) -> int:
    """Writes a heading, a small table with a total line, and gives the next free row."""
    headings, rows = matrix
    for column in range(LAST + 1):
        page.write_blank(row, column, None, book.formats["section"])
    page.write_string(row, 0, say(f"report.{key}", book.lang), book.formats["section"])
    for column, heading in enumerate(headings):
        page.write_string(row + 1, column, heading, book.formats["head-number" if column else "head"])
    for line in range(row, row + 2 + len(rows)):
        page.set_row(line, 20)
    for at, cells in enumerate(rows):
        last = at == len(rows) - 1
        for column, value in enumerate(cells):
            first = styles[at] if styles and styles[at] else "cell"
            style = ("total-text" if last else first) if column == 0 else ("total" if last else "cell")
            write_cell(book, page, row + 2 + at, column, value, style)
    return row + 2 + len(rows)
