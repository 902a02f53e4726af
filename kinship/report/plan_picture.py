"""Who goes where, as a page to walk through: each chain a row, each person in the present post, arrows to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kinship.graph.page import page
from kinship.graph.scene import Dot, Scene, Tie
from kinship.report.plan_table import closing, law_text
from kinship.text import say
from kinship.wording import post_text
from kinship.wording.plan import reason_text

Document = Mapping[str, Any]
Row = Mapping[str, Any]
ACROSS, DOWN, WIDE = 260.0, 150.0, 6
"""Places between people of a chain, between chains, and how many stand in a row before it turns."""


def picture(document: Document, lang: str) -> bytes:
    """The page."""
    chains: dict[int, list[Row]] = {}
    for move in document["moves"]:
        chains.setdefault(move["chain"], []).append(move)
    dots: list[Dot] = []
    ties: list[Tie] = []
    top = 0.0
    for moves in chains.values():
        dots += _dots(moves, top, lang)
        ties += _ties(moves)
        top += DOWN * (1 + -(-len(moves) // WIDE))
    title = say("plan.title", lang)
    return page({"": Scene.of(title, dots, ties, closing(document, lang))}, lang)


def _dots(moves: Sequence[Row], top: float, lang: str) -> Iterator[Dot]:
    for at, move in enumerate(moves):
        yield _dot(move, *_place(at, top), lang)
    if not moves[0]["replaces"]:
        x, y = _place(0, top)
        yield Dot(_vacant(moves[0]), say("plan.vacant", lang, post=post_text(moves[0]["to"], lang)), "more", x - ACROSS, y)


def _place(at: int, top: float) -> tuple[float, float]:
    """Rows that turn back at their end, so that arrows stay short."""
    row, column = divmod(at, WIDE)
    return ACROSS * (column if row % 2 == 0 else WIDE - 1 - column), top + DOWN * row


def _dot(move: Row, x: float, y: float, lang: str) -> Dot:
    told = (
        (say("plan.col-from", lang), post_text(move["from"], lang)),
        (say("plan.col-to", lang), post_text(move["to"], lang)),
        (say("plan.col-reason", lang), reason_text(move, lang)),
        (say("plan.col-law", lang), law_text(move, lang)),
    )
    label = f"{move['name']}\n{post_text({**move['from'], 'section': '', 'title': ''}, lang)}\n{move['from']['title']}"
    kind = "concerned" if move["clears"] else "staff"
    return Dot(move["person_id"], label, kind, x, y, tuple((name, value) for name, value in told if value))


def _ties(moves: Sequence[Row]) -> Iterator[Tie]:
    for move in moves:
        yield Tie(move["person_id"], move["replaces"] or _vacant(move), "leads")


def _vacant(move: Row) -> str:
    return f"vacant-{move['number']}"
