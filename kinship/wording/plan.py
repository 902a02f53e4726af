"""A plan in words: each move with its reason, and what is in the way of what cannot be cleared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kinship.text import say
from kinship.wording.names import function_label
from kinship.wording.sentence import post_text

if TYPE_CHECKING:
    from kinship.rotation.conflicts import Conflict
    from kinship.rotation.problem import Problem

Row = Mapping[str, Any]
ALONE = ({"kind"}, {"work"}, {"kind", "work"}, {"lock"})
"""What has a sentence of its own."""
LISTED = ("kind", "work", "kin", "lock", "forbid", "mover", "leave", "experienced")
"""The order in which what is in the way is told."""


def move_text(move: Row, lang: str) -> str:
    """Who goes from where to where."""
    posts = {"from": move["from"], "to": move["to"]}
    return say("plan.move", lang, name=move["name"], **{f"{key}_post": post_text(post, lang) for key, post in posts.items()})


def reason_text(move: Row, lang: str) -> str:
    """Why somebody moves: what it clears, else whose seat is taken over.

    >>> reason_text({"reasons": [{"sentence_en": "A is B's wife."}, {"sentence_en": "A has been there ten years."}]}, "en")
    "A is B's wife; A has been there ten years."
    """
    if move["reasons"]:
        *before, last = (reason[f"sentence_{lang}"] for reason in move["reasons"])
        return say("plan.and", lang).join([*(one.rstrip("。.") for one in before), last])
    return say("plan.takes-over", lang, name=move["replaces_name"]) if move["replaces"] else say("plan.fills", lang)


def why_text(conflict: Conflict, families: Sequence[str], known: bool, problem: Problem, lang: str) -> str:
    """What is in the way, in words."""
    if not known:
        return say("plan.why-unknown", lang)
    if families in (("many",), ("no-way",), ("others",), ()):
        return say(f"plan.why-{families[0] if families else 'unknown'}", lang)
    seat = next((seat for who in conflict.movers for seat in problem.rules.seats.held.get(who, ())), None)
    if seat is None:
        return say("plan.why-no-way", lang)
    person, row = seat.row["name"] or "", seat.row
    values = {
        "name": person,
        "organ": row["organ"] or "",
        "section": row["section"] or say("plan.no-section", lang),
        "post": row["title"] or "",
        "work": function_label(";".join(sorted(seat.required or seat.work)), lang) or (row["title"] or ""),
        "limit": problem.leave_limit(seat.organ),
        "keep": len(problem.experienced.get(seat.section, ())) - problem.may_go(seat.section),
    }
    if set(families) in ALONE:
        return say(f"plan.why-no-{'-'.join(sorted(families))}", lang, **values)
    told = [say(f"plan.way-{name}", lang, **values) for name in LISTED if name in families]
    return say("plan.why", lang, list=say("plan.and", lang).join(told), **values)
