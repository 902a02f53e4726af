"""Two plans side by side: who moves only in one, who is sent elsewhere, what only one clears."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kinship.text import say
from kinship.wording import post_text
from kinship.wording.clean import one_line

Document = Mapping[str, Any]
FIELDS = ("cleared", "moves", "bound", "organs", "points")
QUESTION = ("as_of", "packs", "sources")


def compared(one: Document, other: Document, lang: str) -> Iterator[str]:
    """The comparison, line by line."""
    for field in QUESTION:
        if one[field] != other[field]:
            yield say("plan.other-question", lang, field=field, one=_short(one[field]), other=_short(other[field]))
    for field in FIELDS:
        name = say(f"plan.field-{field}", lang)
        yield say("plan.compare-count", lang, field=name, one=one["summary"][field], other=other["summary"][field])
    yield from _moves(one, other, lang)
    yield from _cleared(one, other, lang)
    yield say(f"plan.better-{_better(one, other)}", lang)


def _moves(one: Document, other: Document, lang: str) -> Iterator[str]:
    mine, theirs = ({_key(move): move for move in document["moves"]} for document in (one, other))
    yield say("plan.same", lang, count=sum(_goes(mine[key]) == _goes(theirs[key]) for key in mine.keys() & theirs.keys()))
    for name, here, there in (("only-one", mine, theirs), ("only-other", theirs, mine)):
        alone = sorted(here.keys() - there.keys())
        if alone:
            yield say(f"plan.{name}", lang, count=len(alone))
            yield from (f"  {one_line(here[key][f'text_{lang}'])}" for key in alone)
    changed = sorted(key for key in mine.keys() & theirs.keys() if _goes(mine[key]) != _goes(theirs[key]))
    if changed:
        yield say("plan.changed", lang, count=len(changed))
    for key in changed:
        posts = {"one": post_text(mine[key]["to"], lang), "other": post_text(theirs[key]["to"], lang)}
        yield "  " + one_line(say("plan.changed-line", lang, name=mine[key]["name"], **posts))


def _cleared(one: Document, other: Document, lang: str) -> Iterator[str]:
    mine, theirs = ({found["id"]: found for found in document["cleared"]} for document in (one, other))
    for name, here, there in (("cleared-one", mine, theirs), ("cleared-other", theirs, mine)):
        alone = sorted(here.keys() - there.keys())
        if alone:
            yield say(f"plan.{name}", lang, count=len(alone))
            yield from (f"  {one_line(here[key][f'sentence_{lang}'])}" for key in alone)


def _better(one: Document, other: Document) -> str:
    """By what each item of the first plan clears, in order, then by moves."""
    worth = [(*(stage["cleared"] for stage in document["stages"]), -document["summary"]["moves"]) for document in (one, other)]
    return "none" if worth[0] == worth[1] else "one" if worth[0] > worth[1] else "other"


def _key(move: Mapping[str, Any]) -> tuple[str, ...]:
    return (move["person_id"], *(move["from"][name] for name in ("organ_id", "section", "title")))


def _goes(move: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(move["to"][name] for name in ("organ_id", "section", "title"))


def _short(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
