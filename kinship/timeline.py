"""Findings in time: when each began and ended, and by which event.

The county is judged as of every day on which something changes for somebody who may ever be in a forbidden situation: the day's
facts are copied for the few people concerned, and all copies are judged at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from kinship.concerned import Concerned
from kinship.engines import Engine, records
from kinship.facts import LAST_DAY, Facts, gather, groups
from kinship.finding import SEVERITIES, Maker, finding_id
from kinship.judge import judged
from kinship.law_days import holds, law_days
from kinship.pack_model import Pack
from kinship.problems import problem_rows
from kinship.rules import DEFAULT_PACKS, load_packs
from kinship.snapshots import Cast, Snapshot, cast, county_of, first_day, snapshots
from kinship.spells import BEGINNING, ENDING, Spell, events_on, spells, telling
from kinship.tables import County
from kinship.text import LANGUAGES
from kinship.wording import sentence

SCHEMA = "kinship-timeline/1"
NAMED = ("person_id", "relative_id", "organ_id", "upper", "leader_id", "mover")
"""The keys of a finding whose values are ids of people or organs."""

Row = dict[str, Any]
Epoch = tuple[date, list[Pack]]


def timeline(
    county: County,
    packs: Sequence[Pack | str] = DEFAULT_PACKS,
    first: date | None = None,
    last: date | None = None,
    progress: Callable[[str], None] | None = None,
) -> Row:
    """The document ``kinship-timeline/1``: ``spells``, each with its finding, ``began`` and ``ended`` (ISO days), ``began_by``
    and ``ended_by`` (events); sorted by beginning.

    ``first`` and ``last`` bound the days looked at (default: from before the first known event to today). ``began`` is None
    where the finding stood already on the first day: it is then older than everything that is dated. Raises as ``check_county``.

    >>> from tests.test_timeline import couple, county
    >>> [(one["began"], one["ended"]) for one in timeline(county(couple()), last=date(2024, 1, 1))["spells"]]
    [('2022-05-04', None)]
    """
    loaded, tell = load_packs(packs), progress or (lambda stage: None)
    facts = gather(county, loaded, tell)
    casts = cast(facts, groups(facts))
    laws = sorted({day for pack in loaded for rule in pack.rules for _, day in law_days(pack, rule)})
    end = last or date.today()
    start = first or first_day(casts, [*laws, end])
    taken = snapshots(facts, casts, laws, start, end)
    tell("findings")
    view = View(facts, casts, loaded, laws)
    found = list(spells(taken, view.states(taken)))
    tell("document")
    return {
        "schema": SCHEMA,
        "from": start.isoformat(),
        "to": end.isoformat(),
        "packs": [pack.id for pack in loaded],
        "sources": sorted({Path(file).name for file, _ in county.account.rows_in}),
        "spells": sorted(view.rows(found), key=_order),
        "problems": problem_rows(county.account.problems),
    }


class View:
    """The facts and the law, asked for single days."""

    def __init__(self, facts: Facts, casts: Sequence[Cast], packs: Sequence[Pack], laws: Sequence[date]) -> None:
        self.facts, self.casts, self.packs, self.laws = facts, casts, packs, laws

    def states(self, taken: Sequence[Snapshot]) -> dict[int, dict[str, int]]:
        """Which findings stand in which snapshot, with their severity."""
        found: dict[int, dict[str, int]] = {}
        for engine in self._judged(taken):
            concerned = Concerned.read(engine)
            for row in records(engine, "finding"):
                number, key = self._key(row, concerned)
                found.setdefault(number, {})[key] = row["severity"]
        return found

    def rows(self, found: Sequence[Spell]) -> Iterator[Row]:
        """The spells as rows of the document; each is worded as it stood at its end."""
        wanted = {spell.lasts for spell in found}
        worded: dict[tuple[int, str], Row] = {}
        for engine in self._judged(sorted(wanted, key=lambda snapshot: snapshot.number)):
            maker = Maker.read(engine, LAST_DAY, {})
            for row in records(engine, "finding"):
                key = self._key(row, maker.ids.concerned)
                worded[key] = {**_bare(maker.finding(row)), "id": key[1]}
        return (self._row(spell, worded[spell.lasts.number, spell.finding]) for spell in found)

    def _row(self, spell: Spell, finding: Row) -> Row:
        began = None if spell.open else spell.begins.day
        told = {key: finding[key] for key in ("id", "rule", "pack", "severity", "grade", "people", "kin", "situation", "law")}
        return {
            **told,
            "began": began.isoformat() if began else None,
            "began_by": self._events(began, finding, spell, BEGINNING),
            "ended": spell.ended.isoformat() if spell.ended else None,
            "ended_by": self._events(spell.ended, finding, spell, ENDING),
            **{f"sentence_{lang}": sentence(finding, lang) for lang in LANGUAGES},
        }

    def _events(self, day: date | None, finding: Row, spell: Spell, kinds: frozenset[str]) -> list[Row]:
        if day is None:
            return []
        pack = next(pack for pack in self.packs if pack.id == finding["pack"])
        rule = next(rule for rule in pack.rules if f"{pack.id}/{rule.id}" == finding["rule"])
        group = self.casts[spell.begins.group]
        happened = events_on(day, finding, group, self.facts.organs, law_days(pack, rule))
        return [event.row() for event in telling(happened, kinds)]

    def _judged(self, taken: Iterable[Snapshot]) -> Iterator[Engine]:
        """An engine for each stretch of days in which the same law was in force."""
        held = list(taken)
        edges = [date.min, *self.laws, date.max]
        for start, end in pairwise(edges):
            within = [snapshot for snapshot in held if start <= snapshot.day < end]
            packs = [in_force(pack, start) for pack in self.packs]
            if within and any(pack.rules for pack in packs):
                county = county_of(self.facts, self.casts, within)
                yield judged(county, packs, LAST_DAY, lambda stage: None)

    def _key(self, row: Row, concerned: Concerned) -> tuple[int, str]:
        people = [person.partition("|") for person in concerned.people(row)]
        organ = self.facts.organs.origin(row["organ_id"].partition("|")[2])
        ids = [person for _, _, person in people]
        return int(people[0][0]), finding_id(f"{row['pack']}/{row['rule']}", ids, organ, row["situation"])


def in_force(pack: Pack, day: date) -> Pack:
    """The pack with the rules that are in force on a day, and these without an end."""
    kept = [replace(rule, in_force_until=None) for rule in pack.rules if holds(pack, rule, day)]
    return replace(pack, head=replace(pack.head, in_force_until=None), rules=tuple(kept))


def _bare(value: Any, key: str = "") -> Any:
    """A finding with the ids that the sources gave."""
    if isinstance(value, dict):
        return {name: _bare(held, name) for name, held in value.items()}
    if isinstance(value, list):
        return [_bare(held) for held in value]
    return value.partition("|")[2] if key in NAMED and isinstance(value, str) else value


def _order(row: Row) -> tuple[Any, ...]:
    severity = list(SEVERITIES.values()).index(row["severity"])
    return (row["began"] or "", row["ended"] or "9999", severity, row["situation"]["organ"], row["id"])
