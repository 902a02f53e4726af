"""A rotation plan for reading: move by move with its reason, what stays and why, then how good it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kinship.report.standing import unread_lines, void_lines
from kinship.report.whatif_table import Line
from kinship.text import say
from kinship.wording import laws_label, severity_label
from kinship.wording.clean import one_line
from kinship.wording.plan import reason_text

Document = Mapping[str, Any]
SEVERITIES = ("violation", "review", "advisory")
LISTED = 30
"""Findings that stay, told one by one; the rest are counted, and told in the other formats."""


def lines(document: Document, lang: str) -> Iterator[Line]:
    """The document line by line."""
    chain = 0
    for move in document["moves"]:
        if move["chain"] != chain:
            chain = move["chain"]
            size = sum(one["chain"] == chain for one in document["moves"])
            yield 0, say(f"plan.chain-{'swap' if size == 2 else 'other'}", lang, number=chain, count=size), "bold"
        yield 1, one_line(f"{move['number']}. {move[f'text_{lang}']}"), ""
        yield 2, one_line(reason_text(move, lang)), ""
    if document["left"]:
        yield 0, say("plan.left", lang, count=len(document["left"])), "bold yellow"
        yield from _left(document, lang)
    yield from ((0, text, "") for text in closing(document, lang))


def _left(document: Document, lang: str) -> Iterator[Line]:
    for one in document["left"][:LISTED]:
        yield 1, one_line(one[f"sentence_{lang}"]), ""
        yield 2, one_line(one[f"why_{lang}"]), ""
    if len(document["left"]) > LISTED:
        yield 1, say("plan.more", lang, count=len(document["left"]) - LISTED), ""


def closing(document: Document, lang: str) -> list[str]:
    """What was asked and what came of it: findings, moves, bound, and what the check says."""
    summary = document["summary"]
    told = [say("plan.stage", lang, **{**stage, "item": item_label(stage["item"], lang)}) for stage in document["stages"]]
    told.append(say("plan.moves", lang, **summary))
    told.append(quality_text(summary, lang))
    told.append(say("plan.check", lang, **summary["added"]))
    if summary["stopped"]:
        told.append(say(f"plan.stopped-{summary['stopped']}", lang, time=document["asked"]["time"]))
    packs = say("report.join", lang).join(map(one_line, document["packs"]))
    asked = say("plan.asked", lang, as_of=document["as_of"], packs=packs, seed=document["asked"]["seed"])
    return [*told, asked, *void_lines(document, lang), *unread_lines(document, lang)]


def item_label(item: str, lang: str) -> str:
    """What is to be cleared, in words: a severity; a clause as it is called."""
    return severity_label(item, lang) if item in SEVERITIES else item


def quality_text(summary: Mapping[str, Any], lang: str) -> str:
    """How good the plan is: optimal only where that is proved."""
    key = "optimal" if summary["optimal"] else "gap"
    return say(f"plan.{key}", lang, moves=summary["moves"], bound=summary["bound"], gap=f"{100 * summary['gap']:.1f}")


def law_text(move: Mapping[str, Any], lang: str) -> str:
    """The articles for which somebody moves, each once."""
    laws = {laws_label(reason["law"], lang): None for reason in move["reasons"]}
    return say("plan.and", lang).join(laws)
