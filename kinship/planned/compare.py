"""What a plan changes: the findings before and after, by their ids, and which part of the plan each comes by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from kinship.account import Account
from kinship.concerned import Concerned
from kinship.engines import Engine, records
from kinship.finding import SEVERITIES, finding_id
from kinship.findings import unjudged, worded

Row = dict[str, Any]
Entry = Row
"""A part of the plan (see ``kinship.planned.entries``)."""


@dataclass(frozen=True, slots=True)
class State:
    """What is found in an engine: rows of ``finding`` by id, with the people of each, and what could not be judged."""

    rows: Mapping[str, Row]
    people: Mapping[str, frozenset[str]]
    unknown: Mapping[tuple[str, ...], Row]

    @classmethod
    def read(cls, engine: Engine) -> State:
        """From the tables of ``kinship.judge.judge``."""
        concerned = Concerned.read(engine)
        rows, people = {}, {}
        for row in records(engine, "finding"):
            whom = concerned.people(row)
            key = finding_id(f"{row['pack']}/{row['rule']}", whom, row["organ_id"], row["situation"])
            rows[key], people[key] = row, frozenset(whom)
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


def caused(finding: Row, people: frozenset[str], entries: Iterable[Entry]) -> list[Entry]:
    """The entries that a finding comes by: a marriage or a newcomer on the way, an appointment of one of its people in its organ.

    Where there is none of these: the appointments in its organ, for they changed a superior or how many members a body has; else
    any appointment of its people.
    """
    steps = {frozenset(pair) for chain in _chains(finding) for pair in pairwise(chain)}
    on_way, organs = people.union(*_chains(finding)), _organs(finding)
    plain, appointed, inside = [], [], []
    for entry in entries:
        whom = frozenset(entry["person_ids"])
        if entry["kind"] == "appointment":
            appointed += [entry] if whom & people else []
            inside += [entry] if organs.intersection(entry["organs"]) else []
        elif whom in steps if entry["kind"] == "marriage" else whom & on_way:
            plain.append(entry)
    both = [entry for entry in appointed if entry in inside]
    return [*plain, *both] or inside or appointed


def _chains(finding: Row) -> list[list[str]]:
    kins = [finding["kin"], *([finding["counterpart"]["kin"]] if "counterpart" in finding else [])]
    return [[step["person_id"] for step in kin["chain"]] for kin in kins]


def _organs(finding: Row) -> frozenset[str]:
    posts = [*finding["people"], *finding.get("counterpart", {}).get("people", ())]
    return frozenset({finding["situation"]["organ"], *(post["organ"] for post in posts)} - {""})


def _unknown_key(one: Row) -> tuple[str, ...]:
    return (one["field"], one["organ"], *(person["person_id"] for person in one["people"]))
