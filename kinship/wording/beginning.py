"""Since when a finding holds, in words: the day and the event that made it, or what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kinship.text import say
from kinship.wording.clean import one_line

Item = Mapping[str, Any]


def event_text(event: Item, lang: str) -> str:
    """One event that made a finding.

    >>> event_text({"event": "marriage", "people": [{"name": "甲"}, {"name": "乙"}]}, "en")
    '甲 and 乙 married'
    """
    names = [one_line(person["name"]) or say("sentence.unnamed", lang) for person in event["people"]]
    return say(f"sentence.event-{event['event']}", lang, names=say("sentence.event-names", lang).join(names))


def made_by_text(finding: Item, lang: str) -> str:
    """The events of the day from which a finding holds; without a day, the day before which it cannot hold; else ``""``."""
    made = finding.get("made_by") or []
    if made:
        return say("sentence.event-join", lang).join(event_text(event, lang) for event in made)
    before = finding.get("not_before")
    return say("sentence.not-before", lang, day=before) if before and not finding.get("since") else ""


def since_text(finding: Item, lang: str) -> str:
    """The line of ``explain``; ``""`` where nothing is known."""
    made, since = made_by_text(finding, lang), finding.get("since")
    if since and made:
        return say("sentence.explain-since-made", lang, since=since, made=made)
    if since:
        return say("sentence.explain-since", lang, since=since)
    return say("sentence.explain-since-unknown", lang, made=made) if made else ""
