"""A rotation plan as a workbook: an order list to discuss, organs before and after, what stays, the list for ``whatif``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kinship.report.book import Book, Sheet, add_table, new_book
from kinship.report.plan_table import closing, item_label, law_text
from kinship.text import say
from kinship.wording import post_text
from kinship.wording.clean import one_line
from kinship.wording.plan import reason_text

Document = Mapping[str, Any]
Row = Mapping[str, Any]
MOVES = {
    "number": 7,
    "chain": 7,
    "name": 10,
    "from": 30,
    "to": 30,
    "successor": 12,
    "reason": 60,
    "law": 34,
    "unlike": 20,
    "opinion": 18,
    "person_id": 18,
}
ORGANS = {
    "organ": 26,
    "staff-before": 9,
    "staff-after": 9,
    "goes": 24,
    "comes": 24,
    "inside": 24,
    "violation-before": 9,
    "violation-after": 9,
    "review-before": 9,
    "review-after": 9,
}
LEFT = {"item": 12, "sentence": 64, "why": 56, "overdue": 9, "law": 34, "id": 26}


def workbook(document: Document, lang: str) -> bytes:
    """The workbook."""
    book = new_book(lang, say("plan.title", lang), str(document["as_of"]))
    told = [[text] for text in [*closing(document, lang), say("plan.careful", lang)]]
    add_table(book, Sheet(say("report.sheet-summary", lang), [say("plan.title", lang)], (110,), told))
    _sheet(book, "moves", MOVES, [_move(one, lang) for one in document["moves"]])
    _sheet(book, "organs", ORGANS, [_organ(one, lang) for one in document["organs"]])
    _sheet(book, "left", LEFT, [_left(one, lang) for one in document["left"]])
    _appointments(book, document)
    return book.close()


def _sheet(book: Book, name: str, columns: Mapping[str, int], rows: Sequence[Sequence[object]]) -> None:
    heads = [say(f"plan.col-{column}", book.lang) for column in columns]
    add_table(book, Sheet(say(f"plan.sheet-{name}", book.lang), heads, tuple(columns.values()), rows))


def _move(move: Row, lang: str) -> list[object]:
    return [
        move["number"],
        move["chain"],
        one_line(move["name"]),
        post_text(move["from"], lang),
        post_text(move["to"], lang),
        one_line(move["replaced_by_name"]),
        one_line(reason_text(move, lang)),
        law_text(move, lang),
        say(f"plan.unlike-{move['unlike']}", lang),
        "",
        move["person_id"],
    ]


def _organ(organ: Row, lang: str) -> list[object]:
    names = [say("report.join", lang).join(one_line(one["name"]) for one in organ[key]) for key in ("goes", "comes", "inside")]
    counts = [organ["findings"][when][name] for name in ("violation", "review") for when in ("before", "after")]
    return [one_line(organ["organ"]), organ["staff_before"], organ["staff_after"], *names, *counts]


def _left(one: Row, lang: str) -> list[object]:
    law = law_text({"reasons": [one]}, lang)
    told = [item_label(one["item"], lang), one_line(one[f"sentence_{lang}"]), one_line(one[f"why_{lang}"])]
    return [*told, one["overdue_months"], law, one["id"]]


def _appointments(book: Book, document: Document) -> None:
    """The sheet that ``whatif --appointments`` reads: its headings are those that the reader of lists knows."""
    rows = document["appointments"]
    if rows:
        widths = tuple(16 for _ in rows[0])
        told = [list(row.values()) for row in rows]
        add_table(book, Sheet(say("plan.sheet-appointments", book.lang), list(rows[0]), widths, told))
