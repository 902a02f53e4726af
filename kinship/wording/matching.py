"""A match in words: whose form says what of whom, who that was found to be, how sure, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kinship.text import say
from kinship.wording.clean import one_line
from kinship.wording.law import sources_label
from kinship.wording.names import grade_label

Item = Mapping[str, Any]


def match_lines(matches: Iterable[Item], lang: str) -> list[str]:
    """One line of text for each match of the findings document (``kin.matches``)."""
    return ["  " + say("sentence.bullet", lang, text=match_text(match, lang)) for match in matches]


def match_text(match: Item, lang: str) -> str:
    """One match as a sentence.

    >>> match = {"source": "a.csv#3", "declarer_name": "孙志强", "term": "连襟", "name": "郭建军", "known_as": "郭建军",
    ...          "known_at": "财政局", "grade": "probable", "reason_zh": "姓名相同"}
    >>> match_text(match, "zh")
    'a.csv第3行：孙志强申报的连襟“郭建军”，对上郭建军（财政局）〔很可能〕：姓名相同'
    """
    told = {name: one_line(match.get(name)) for name in ("declarer_name", "term", "name", "known_as", "known_at", "other_term")}
    sources = {name: sources_label([str(match.get(name) or "")], lang) for name in ("source", "other_source")}
    other = {"other_declarer": one_line(match.get("other_declarer")), "other_source": sources["other_source"]}
    key = "match-line" if other["other_declarer"] else "match-person" if told["known_at"] else "match-person-only"
    return say(
        "sentence.match",
        lang,
        source=sources["source"] or say("sentence.no-source", lang),
        known=say(f"sentence.{key}", lang, **told, **other),
        grade=grade_label(str(match.get("grade") or "none"), lang),
        reason=one_line(match.get(f"reason_{lang}")),
        **{name: told[name] for name in ("declarer_name", "term", "name")},
    )
