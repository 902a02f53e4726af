"""What a plan changes: the findings before and after, by their ids, and which part of the plan each comes by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from kinship.account import Account
from kinship.engines import Engine, records
from kinship.finding import SEVERITIES, Ids
from kinship.findings import unjudged, worded

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class State:
    """What is found in an engine: rows of ``finding`` by id, with the people of each, and what could not be judged."""

    rows: Mapping[str, Row]
    people: Mapping[str, frozenset[str]]
    unknown: Mapping[tuple[str, ...], Row]

    @classmethod
    def read(cls, engine: Engine) -> State:
        """From the tables of ``kinship.judge.judge``."""
        ids = Ids.read(engine)
        rows = {ids.of(row): row for row in records(engine, "finding")}
        people = {key: frozenset(ids.concerned.people(row)) for key, row in rows.items()}
        return cls(rows, people, {_unknown_key(one): one for one in unjudged(engine)})


@dataclass(frozen=True, slots=True)
class Difference:
    """Ids of findings: those that a plan adds, removes, and leaves of the people it is about."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]

    @classmethod
    def between(cls, before: State, after: State, concerned: frozenset[str]) -> Difference:
        """Of a finding that stays, somebody must be of ``concerned``, or its severity must have changed."""
        kept = (
            key
            for key in after.rows.keys() & before.rows.keys()
            if after.people[key] & concerned or after.rows[key]["severity"] != before.rows[key]["severity"]
        )
        return cls(
            tuple(sorted(after.rows.keys() - before.rows.keys())),
            tuple(sorted(before.rows.keys() - after.rows.keys())),
            tuple(sorted(kept)),
        )


def told(engine: Engine, state: State, keys: Sequence[str], as_of: date, account: Account) -> dict[str, Row]:
    """The findings of these ids as the findings document has them."""
    if not keys:
        return {}
    return {finding["id"]: finding for finding in worded(engine, as_of, account, [state.rows[key] for key in keys])}


def severity(row: Row) -> str:
    """The severity of a row of ``finding``."""
    return SEVERITIES[row["severity"]]


class Causes:
    """The parts of a plan (see ``kinship.planned.entries``) by people and organs, to be asked what a finding comes by."""

    def __init__(self, parts: Iterable[Row]) -> None:
        self._numbered = {part["number"]: part for part in parts}
        self._couples: dict[frozenset[str], set[int]] = defaultdict(set)
        self._newcomers: dict[str, set[int]] = defaultdict(set)
        self._appointed: dict[str, set[int]] = defaultdict(set)
        self._organs: dict[str, set[int]] = defaultdict(set)
        self._people: dict[str, set[int]] = defaultdict(set)
        for number, part in self._numbered.items():
            for who in part["person_ids"]:
                self._people[who].add(number)
            if part["kind"] == "marriage":
                self._couples[frozenset(part["person_ids"])].add(number)
            for who in part["person_ids"] if part["kind"] != "marriage" else ():
                (self._appointed if part["kind"] == "appointment" else self._newcomers)[who].add(number)
            for organ in part["organs"]:
                self._organs[organ].add(number)

    def of(self, finding: Row, people: frozenset[str]) -> list[Row]:
        """A marriage or a newcomer on the way, and appointments of its people in its organ.

        Where there is none of these: the appointments in its organ, for they changed a superior or how many members a body has;
        else any appointment of its people.
        """
        chains = _chains(finding)
        steps = (self._couples.get(frozenset(pair), set()) for chain in chains for pair in pairwise(chain))
        on_way = (self._newcomers.get(who, set()) for who in people.union(*chains))
        appointed = set().union(*(self._appointed.get(who, set()) for who in people))
        inside = set().union(*(self._organs.get(organ, set()) for organ in _organs(finding)))
        found = set().union(*steps, *on_way, appointed & inside) or inside or appointed
        return [self._numbered[number] for number in sorted(found)]

    def about(self, people: frozenset[str]) -> list[Row]:
        """The parts that are about some of these people."""
        return [self._numbered[number] for number in sorted(set().union(*(self._people.get(who, set()) for who in people)))]


def _chains(finding: Row) -> list[list[str]]:
    kins = [finding["kin"], *([finding["counterpart"]["kin"]] if "counterpart" in finding else [])]
    return [[step["person_id"] for step in kin["chain"]] for kin in kins]


def _organs(finding: Row) -> frozenset[str]:
    posts = [*finding["people"], *finding.get("counterpart", {}).get("people", ())]
    return frozenset({finding["situation"]["organ"], *(post["organ"] for post in posts)} - {""})


def _unknown_key(one: Row) -> tuple[str, ...]:
    return (one["field"], one["organ"], *(person["person_id"] for person in one["people"]))
