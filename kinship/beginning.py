"""Since when a finding holds, and by which event: an appointment, marriage, adoption, step tie, reorganisation or new law."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from kinship.engines import Engine, records

FEWEST_DATED = 10
"""Beginnings of posts and marriages that must be known before they tell of what time the sources are."""
KINDS = ("appointment", "reorganisation", "marriage", "adoption", "step", "law")
TIES = {"adoptive": "adoption", "step_fostered": "step", "step": "step"}
"""What a parent tie that is not of blood is called when it begins."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Event:
    """One of the events that a finding needs. ``on`` is None where no source tells its day; ``people`` are (person_id, name)."""

    kind: str
    on: date | None
    people: tuple[tuple[str, str], ...] = ()

    def row(self) -> Row:
        """The event as the findings document shows it."""
        return {"event": self.kind, "people": [{"person_id": person_id, "name": name} for person_id, name in self.people]}


def beginning(events: Iterable[Event]) -> Row:
    """``since``, ``made_by`` and ``not_before`` of a finding that holds when all ``events`` have happened.

    ``since`` is the day of the last event and ``made_by`` the events of that day. Where the day of one is unknown, so is the
    last: then ``since`` is None, ``made_by`` empty, and ``not_before`` the latest day that is known.

    >>> first, wedding = Event("appointment", date(2019, 3, 1), (("a", "甲"),)), Event("marriage", date(2021, 5, 2))
    >>> beginning([first, wedding])["since"], [event["event"] for event in beginning([first, wedding])["made_by"]]
    ('2021-05-02', ['marriage'])
    >>> beginning([first, Event("marriage", None)])
    {'since': None, 'made_by': [], 'not_before': '2019-03-01'}
    """
    held = list(events)
    known = [event.on for event in held if event.on]
    last = max(known, default=None)
    day = last.isoformat() if last else None
    if len(known) < len(held) or not held:
        return {"since": None, "made_by": [], "not_before": day}
    made = sorted({event for event in held if event.on == last}, key=lambda event: (KINDS.index(event.kind), event.people))
    return {"since": day, "made_by": [event.row() for event in made], "not_before": day}


def long_ago(engine: Engine) -> bool:
    """True where nearly all posts and marriages whose beginning is known begin after the day asked about.

    The sources then tell of a later time, and what they leave undated may not have begun yet. Reads ``hindsight``.
    """
    counted = records(engine, "hindsight")[0]
    return bool(counted["dated"] >= FEWEST_DATED and 10 * counted["later"] > 9 * counted["dated"])


def appointments(posts: Iterable[Row]) -> Iterator[Event]:
    """That somebody took up a post, or came with an organ into another one; rows of ``involved``."""
    for post in posts:
        people = ((post["person_id"], post["name"] or ""),)
        moved = post.get("reorganised_on")
        yield Event("reorganisation", moved, people) if moved else Event("appointment", post["start_on"], people)


def ties(chain: Sequence[Row]) -> Iterator[Event]:
    """The marriages, adoptions and step ties on a chain of steps; one is born a blood relative.

    An adoption or a step tie whose day is unknown is taken to lie before every post: children are adopted.
    """
    for step, hop in pairwise(chain):
        people = tuple(sorted((one["person_id"], one["name"] or "") for one in (step, hop)))
        if hop["step"] == "S":
            yield Event("marriage", hop["start_on"], people)
        elif (kind := TIES.get(hop.get("kind") or "")) and hop["start_on"]:
            yield Event(kind, hop["start_on"], people)
