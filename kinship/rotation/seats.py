"""Seats: the posts that one may move to, what each asks for, and what each person brings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from kinship.engines import Engine, records
from kinship.levels import post_level
from kinship.rotation.asked import Weights
from kinship.tables import names

Row = dict[str, Any]
Kind = tuple[str, str, int | None, bool, str, str]
"""Kind of organ, kind of post, tier, chief, level, and of technical posts the title: seats of one kind may be exchanged."""


@dataclass(frozen=True)
class Seat:
    """One post. ``holder`` is the person_id, blank where the seat is vacant; ``row`` is what the query ``seat`` gave."""

    no: int
    holder: str
    organ: str
    section: tuple[str, str]
    kind: Kind
    work: frozenset[str]
    required: frozenset[str]
    since: date | None
    row: Row

    @cached_property
    def vacant(self) -> bool:
        """Whether nobody holds it."""
        return not self.holder

    @cached_property
    def place(self) -> tuple[str, str, str]:
        """organ_id, section and title, as an appointment names a post."""
        return (self.organ, self.row["section"] or "", self.row["title"] or "")

    def post(self, person: Row | None = None) -> Row:
        """The post as the table has it, for an appointment; ``person``: the row of the seat that is left, for what goes along."""
        level = (person or self.row)["level"]
        told = {**self.row, "chief": _flag(self.row["chief"]), "level": level}
        wanted = (*names("post")[1:3], "section", "tier", "chief", "level", "functions", "reports_to", "in_charge")
        post = {name: "" if told[name] is None else str(told[name]) for name in wanted}
        return {
            name: "" if person and name in ("reports_to", "in_charge") and value == person["person_id"] else value
            for name, value in post.items()
        }


@dataclass(frozen=True, slots=True)
class Seats:
    """All seats by number and by kind; the seats of each person; what each does or did: functions, and what posts ask for."""

    by_no: Mapping[int, Seat]
    by_kind: Mapping[Kind, Sequence[Seat]]
    held: Mapping[str, Sequence[Seat]]
    done: Mapping[str, frozenset[str]]

    @classmethod
    def read(cls, engine: Engine, weights: Weights) -> Seats:
        """From the tables ``slot_post``, ``post`` and ``post_now``; ``weights`` tell what asks for somebody who knows it."""
        engine.run("rotation/seat")
        engine.run("rotation/done")
        rows = records(engine, "seat")
        people = {row["p"]: row["person_id"] for row in rows if row["p"] is not None}
        done: dict[str, set[str]] = defaultdict(set)
        for row in records(engine, "done"):
            asked = weights.asks_for(row["functions"], row["section"], row["title"])
            done[people[row["p"]]].update(_split(row["functions"]), asked)
        return cls.of([seat(row, weights) for row in rows], done)

    @classmethod
    def of(cls, seats: Iterable[Seat], done: Mapping[str, set[str]]) -> Seats:
        """Puts the seats in order."""
        held: dict[str, list[Seat]] = defaultdict(list)
        kinds: dict[Kind, list[Seat]] = defaultdict(list)
        listed = sorted(seats, key=lambda one: one.no)
        for one in listed:
            kinds[one.kind].append(one)
            if one.holder:
                held[one.holder].append(one)
        frozen = {who: frozenset(work) for who, work in done.items()}
        return cls({one.no: one for one in listed}, dict(kinds), dict(held), frozen)

    def able(self, person: str, to: Seat) -> bool:
        """Whether a person does or did the work that a seat asks for."""
        return to.required <= self.done.get(person, frozenset())


def seat(row: Row, weights: Weights) -> Seat:
    """A row of the query ``seat`` as a seat."""
    work = frozenset(_split(row["functions"]))
    technical = row["post_kind"] == "technical"
    kind = (
        row["organ_kind"],
        row["post_kind"],
        row["tier"],
        bool(row["chief"]),
        post_level(row["level"] or ""),
        row["title"] or "" if technical else "",
    )
    section = (row["organ_id"], row["section"] or "")
    return Seat(
        row["post_no"],
        row["person_id"] or "",
        row["organ_id"],
        section,
        kind,
        work,
        weights.asks_for(row["functions"] or "", row["section"] or "", row["title"] or ""),
        row["start_on"],
        row,
    )


def exchangeable(kind: Kind) -> bool:
    """Whether seats of a kind may be exchanged at all: of a post of unknown tier nobody knows what it is equal to."""
    return kind[2] is not None and kind[0] != "unknown"


def _split(functions: str | None) -> list[str]:
    return [one for one in (functions or "").split(";") if one]


def _flag(value: bool | None) -> str | None:
    return None if value is None else str(value).lower()
