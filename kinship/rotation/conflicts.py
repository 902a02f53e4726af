"""What is to be cleared: findings of avoidance and of tenure, each with who could clear it by moving."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kinship.account import Account
from kinship.engines import Engine
from kinship.findings import worded
from kinship.planned.compare import State, severity
from kinship.planned.plan import first_day
from kinship.rotation.seats import Seats

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Conflict:
    """One finding. ``item``: what of ``--clear`` it falls under; ``movers``: who by law moves first (one, or any of several);
    ``people``: all concerned; ``counting``: of a tenure finding the seats that count on; ``overdue``: in months;
    ``finding``: as its document has it. ``whole``: it is about more than two people, so that no single move can be judged."""

    id: str
    item: str
    movers: tuple[str, ...]
    people: tuple[str, ...]
    overdue: int
    finding: Row
    counting: frozenset[int] = frozenset()
    whole: bool = False

    @property
    def tenure(self) -> bool:
        """Whether it is about how long somebody has stayed."""
        return bool(self.counting)

    @property
    def others(self) -> tuple[str, ...]:
        """Who is concerned and is not to move first."""
        return tuple(who for who in self.people if who not in self.movers)


def avoidance(engine: Engine, state: State, severities: Sequence[str], as_of: date, account: Account) -> list[Conflict]:
    """The findings of these severities that are there."""
    rows = {key: row for key, row in state.rows.items() if severity(row) in severities}
    if not rows:
        return []
    return [_found(one, state.people[one["id"]], as_of) for one in worded(engine, as_of, account, list(rows.values()))]


def _found(finding: Row, people: Iterable[str], as_of: date) -> Conflict:
    named = tuple(sorted(people))
    whole = len(named) > 2
    movers = (finding["mover"],) if finding["mover"] in named else named
    return Conflict(finding["id"], finding["severity"], movers, named, _months(finding["since"], as_of), finding, whole=whole)


def due(rows: Sequence[Row], seats: Seats, counted: Mapping[str, frozenset[int]], as_of: date, item: str) -> list[Conflict]:
    """The rows of the tenure document that are due by one clause. ``counted``: finding id → the seats that count on."""
    return [
        Conflict(
            row["id"],
            item,
            (row["people"][0]["person_id"],),
            (row["people"][0]["person_id"],),
            _months(row["due_by"] or row["due_on"], as_of),
            row,
            counted.get(row["id"], frozenset()),
        )
        for row in rows
        if row["people"][0]["person_id"] in seats.held
    ]


def _months(day: str | None, as_of: date) -> int:
    """For how many months something is overdue.

    >>> _months("2025-11-23", date(2026, 11, 23)), _months(None, date(2026, 11, 23)), _months("2030-01-01", date(2026, 11, 23))
    (12, 0, 0)
    """
    begun = first_day(day) if day else as_of
    return max(0, 12 * (as_of.year - begun.year) + as_of.month - begun.month)
