"""The sheet of matches to decide on: one row per question, with empty columns for the answer, who gave it, and when."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from kinship.errors import RequestError
from kinship.report.book import Book, Sheet, add_table, new_book
from kinship.report.cells import safe_cell
from kinship.report.json import plain
from kinship.text import say
from kinship.wording import grade_label, severity_label, situation_label, sources_label
from kinship.wording.clean import one_line

Document = Mapping[str, Any]
Question = Mapping[str, Any]
FORMATS = ("xlsx", "csv", "json")
SEVERITIES = ("violation", "review", "advisory")
ANSWERS = ("same", "different", "unknown")
ASKED = {
    "declarer": 10,
    "declarer_organ": 20,
    "declarer_section": 12,
    "term": 9,
    "name": 10,
    "birth": 11,
    "employer": 22,
    "number": 20,
    "candidate": 10,
    "candidate_birth": 11,
    "candidate_organ": 20,
    "candidate_section": 12,
    "candidate_title": 12,
    "other_line": 26,
    "grade": 10,
    "evidence": 46,
    "hangs": 40,
    "source": 26,
}
ANSWERED = {"answer": 12, "by": 12, "day": 13, "remark": 20, "key": 40}
"""The columns that are read back, and the remark. ``key`` comes last: nobody needs to look at it."""


def render(document: Document, format: str, lang: str) -> bytes:
    """The questions of ``kinship.review.review`` as ``xlsx``, ``csv`` or ``json``. RequestError for any other format."""
    makers = {"xlsx": _xlsx, "csv": _csv, "json": _json}
    if format not in makers:
        raise RequestError("report.unknown-format", format=format, known=", ".join(FORMATS))
    return makers[format](document, lang)


def question_row(question: Question, lang: str) -> dict[str, str]:
    """One question as flat text, with the columns of ``ASKED`` and ``ANSWERED``."""
    declarer, relative = question["declarer"], question["relative"]
    told = {
        "declarer": declarer["name"],
        "declarer_organ": declarer["organ"],
        "declarer_section": declarer["section"],
        "term": question["term"],
        **{name: relative[name] for name in ("name", "birth", "employer")},
        "number": relative["id_number"],
        **_candidate(question["candidate"], lang),
        "grade": grade_label(question["grade"] or "none", lang),
        "evidence": question[f"evidence_{lang}"],
        "hangs": hanging(question, lang),
        "source": sources_label([question["source"]], lang),
        "answer": say(f"decision.answer-{question['answer']}", lang) if question.get("answer") else "",
        "by": question.get("by"),
        "day": question.get("day"),
        "remark": "",
        "key": question["key"],
    }
    return {name: one_line(value) for name, value in told.items()}


def hanging(question: Question, lang: str) -> str:
    """What hangs on a question: findings with their ids, else that the two would be relatives, else nothing.

    >>> hanging({"hangs": [], "kin": False}, "en")
    ''
    """
    if not question["hangs"]:
        return say("review.hangs-kin", lang) if question["kin"] else ""
    found = [
        say(
            "review.hangs-finding",
            lang,
            severity=severity_label(one["severity"], lang),
            situation=situation_label(one["situation"], lang),
            people=say("review.and", lang).join(map(one_line, one["people"])),
            id=one["id"].rpartition(":")[2][:8],
        )
        for one in question["hangs"]
    ]
    return say("review.then", lang).join(found)


def _candidate(candidate: Mapping[str, Any], lang: str) -> dict[str, Any]:
    told = {"candidate": candidate["name"], "candidate_birth": candidate["birth"]}
    if "declarer" not in candidate:
        return {**told, **{f"candidate_{name}": candidate[name] for name in ("organ", "section", "title")}, "other_line": ""}
    values = {name: one_line(candidate[name]) for name in ("declarer", "term")}
    line = say("review.other-line", lang, source=sources_label([candidate["source"]], lang), **values)
    return {**told, "candidate_organ": candidate["employer"], "candidate_section": "", "candidate_title": "", "other_line": line}


def _headings(lang: str) -> list[str]:
    return [say(f"review.col-{name}", lang) for name in ASKED] + [say(f"decision.col-{name}", lang) for name in ANSWERED]


def _json(document: Document, lang: str) -> bytes:
    return (plain(document) + "\n").encode("utf-8", "backslashreplace")


def _csv(document: Document, lang: str) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_headings(lang))
    for question in document["questions"]:
        writer.writerow([safe_cell(value) for value in question_row(question, lang).values()])
    return text.getvalue().encode("utf-8-sig")


def _xlsx(document: Document, lang: str) -> bytes:
    book = new_book(lang, say("review.title", lang), str(document["as_of"]))
    rows = [list(question_row(question, lang).values()) for question in document["questions"]]
    widths = [*ASKED.values(), *ANSWERED.values()]
    severities = [question["hangs"][0]["severity"] if question["hangs"] else "" for question in document["questions"]]
    sheet = Sheet(say("review.sheet", lang), _headings(lang), widths, rows, severities, list(ASKED).index("hangs"))
    _to_fill_in(book, add_table(book, sheet), rows)
    _explain(book)
    return book.close()


def _to_fill_in(book: Book, page: Any, rows: Sequence[Sequence[str]]) -> None:
    """Marks the columns to be filled in, and offers the answers to choose from."""
    first = len(ASKED)
    for at, row in enumerate(rows, start=1):
        for column in range(first, first + len(ANSWERED) - 1):
            page.write_string(at, column, safe_cell(row[column]), book.formats["answer"])
    answers = [say(f"decision.answer-{answer}", book.lang) for answer in ANSWERS]
    told = {"error_title": say("decision.col-answer", book.lang), "error_message": say("review.choose", book.lang)}
    page.data_validation(1, first, max(1, len(rows)), first, {"validate": "list", "source": answers, **told})


def _explain(book: Book) -> None:
    page = book.file.add_worksheet(say("review.sheet-how", book.lang))
    page.set_column(0, 0, 100)
    page.write_string(0, 0, say("review.title", book.lang), book.formats["title"])
    for at, key in enumerate(("same", "different", "unknown", "blank", "who", "key", "use"), start=2):
        page.write_string(at, 0, say(f"review.how-{key}", book.lang), book.formats["plain"])
