"""Who goes where, as a page to walk through: each chain a row, each person in the present post, arrows to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil, sqrt
from typing import Any

from kinship.graph.page import page
from kinship.graph.scene import Dot, Scene, Tie
from kinship.report.plan_table import closing, law_text
from kinship.text import say
from kinship.wording import post_text
from kinship.wording.plan import reason_text

Document = Mapping[str, Any]
Row = Mapping[str, Any]
ACROSS, DOWN, WIDE = 230.0, 95.0, 6
"""Places between people of a chain, between rows, and how many stand in a row before it turns."""
WIDER = 1.6
"""How much wider than high the picture is about."""


def picture(document: Document, lang: str) -> bytes:
    """The page."""
    chains: dict[int, list[Row]] = {}
    for move in document["moves"]:
        chains.setdefault(move["chain"], []).append(move)
    dots: list[Dot] = []
    ties: list[Tie] = []
    for moves, corner in zip(chains.values(), _corners(list(chains.values())), strict=True):
        dots += _dots(moves, corner, lang)
        ties += _ties(moves)
    title = say("plan.title", lang)
    return page({"": Scene.of(title, dots, ties, closing(document, lang))}, lang)


def _corners(chains: Sequence[Sequence[Row]]) -> Iterator[tuple[float, float]]:
    """The upper left corner of each chain: beside each other, in bands below each other."""
    sizes = [_size(moves) for moves in chains]
    widest = max(sqrt(sum(wide * high for wide, high in sizes) * WIDER), *(wide for wide, _ in sizes), 0.0)
    left, top, deepest = 0.0, 0.0, 0.0
    for wide, high in sizes:
        if left and left + wide > widest:
            left, top, deepest = 0.0, top + deepest, 0.0
        yield left, top
        left, deepest = left + wide, max(deepest, high)


def _size(moves: Sequence[Row]) -> tuple[float, float]:
    """Width and height of a chain with what is left free around it; who fills a vacancy has it before him."""
    columns = min(len(moves), WIDE) + (not moves[0]["replaces"])
    return ACROSS * (columns + 0.2), DOWN * (0.4 + ceil(len(moves) / WIDE))


def _dots(moves: Sequence[Row], corner: tuple[float, float], lang: str) -> Iterator[Dot]:
    vacant = not moves[0]["replaces"]
    start = (corner[0] + ACROSS * vacant, corner[1])
    for at, move in enumerate(moves):
        yield _dot(move, *_place(at, start), lang)
    if vacant:
        yield Dot(_vacant(moves[0]), say("plan.vacant", lang, post=post_text(moves[0]["to"], lang)), "more", *corner)


def _place(at: int, start: tuple[float, float]) -> tuple[float, float]:
    """Rows that turn back at their end, so that arrows stay short."""
    row, column = divmod(at, WIDE)
    return start[0] + ACROSS * (column if row % 2 == 0 else WIDE - 1 - column), start[1] + DOWN * row


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
        yield Tie(move["person_id"], move["replaces"] or _vacant(move), "move")


def _vacant(move: Row) -> str:
    return f"vacant-{move['number']}"
