"""Puts some relatives into each other's way: every situation, every kin word, as often as real counties report."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from kinship.generate.organs import Government, Seat
from kinship.generate.paths import Pairs
from kinship.generate.people import Families
from kinship.generate.seating import Seating
from kinship.generate.situations import SENSITIVE

Fits = Callable[[Seat, Seat], bool]
FEW, MANY = 10, 8000
"""Below MANY staff only the first FEW recipes are planted: one for every situation of either pack."""
TRIES = 200


def _sensitive(seat: Seat) -> bool:
    return bool(SENSITIVE & set(seat.functions.split(";")))


def _section(a: Seat, b: Seat) -> bool:
    return bool(a.section) and a.section == b.section


def _managed(seat: Seat) -> bool:
    return "管理" in seat.level or seat.functions in ("audit", "finance")


RECIPES: tuple[tuple[str, Fits], ...] = (
    ("civil", lambda a, b: a.tier == 1 and b.tier == 2),
    ("civil", lambda a, b: a.tier == 2 and b.tier == 2 and not _section(a, b)),
    ("civil", lambda a, b: a.tier == 1 and b.tier == 3 and _sensitive(b)),
    ("civil", lambda a, b: a.tier == b.tier == 3 and not _section(a, b) and a.in_charge == b.in_charge is not None),
    ("civil", lambda a, b: a.tier == 1 and b.tier == 3 and b.in_charge == a.number and not _sensitive(b)),
    ("civil", lambda a, b: a.tier == 2 and b.tier == 3 and _sensitive(b) and not _section(a, b)),
    ("public_institution", lambda a, b: a.tier == 1 and b.tier == 2 and b.chief),
    ("public_institution", lambda a, b: a.tier == b.tier == 2 and a.chief and b.chief and _sensitive(a) and _sensitive(b)),
    ("public_institution", lambda a, b: a.tier == 1 and b.tier == 3 and _sensitive(b)),
    ("civil", lambda a, b: a.tier == b.tier == 3 and _section(a, b)),
    ("civil", lambda a, b: a.tier == 2 and b.tier == 3 and _section(a, b)),
    ("civil", lambda a, b: a.tier == b.tier == 1 and a.chief and not b.chief),
    ("civil", lambda a, b: a.tier == b.tier == 2 and _section(a, b) and a.chief and not b.chief),
    ("civil", lambda a, b: a.tier == 1 and b.tier == 3 and not b.section),
    ("civil", lambda a, b: a.tier == 1 and b.reports_to == a.number),
    ("civil", lambda a, b: a.tier == 2 and b.tier == 3 and not b.section),
    ("civil", lambda a, b: a.tier == b.tier == 1 and not a.chief and not b.chief),
    ("civil", lambda a, b: a.reports_to is not None and a.reports_to == b.reports_to),
    ("public_institution", lambda a, b: a.tier == b.tier == 1 and a.chief and not b.chief),
    ("public_institution", lambda a, b: a.tier == b.tier == 2 and _section(a, b) and a.chief and not b.chief),
    ("public_institution", lambda a, b: a.tier == 2 and b.tier == 3 and _section(a, b) and _managed(b)),
)


def plant(
    rng: np.random.Generator, families: Families, government: Government, seating: Seating, pairs: Pairs, count: int
) -> None:
    """Moves ``count`` kin pairs (at least one per recipe) into seats that fit a recipe; nobody is moved twice."""
    recipes = RECIPES if len(seating.holder) >= MANY else RECIPES[:FEW]
    couples = _pairs_by_word(rng, pairs)
    taken: set[int] = set()
    for number in range(max(count, len(recipes))):
        kind, fits = recipes[number % len(recipes)]
        seats = _seats(rng, government, kind, fits, taken)
        people = next((pair for pair in couples if not {seating.seat_of[person] for person in pair} & taken), None)
        if seats is None or people is None:
            continue
        older_first = sorted(people, key=lambda person: int(families.people.birth[person]))
        for person, seat in zip(older_first, seats, strict=True):
            seating.swap(person, seat)
        taken |= set(seats)


def _pairs_by_word(rng: np.random.Generator, pairs: Pairs) -> Iterator[tuple[int, int]]:
    """Kin pairs in random order, the words taking turns."""
    queues = [rng.permutation(np.flatnonzero(pairs.word == word)) for word in np.unique(pairs.word)]
    for turn in range(max((len(queue) for queue in queues), default=0)):
        for queue in queues:
            if turn < len(queue):
                yield int(pairs.first[queue[turn]]), int(pairs.second[queue[turn]])


def _seats(rng: np.random.Generator, government: Government, kind: str, fits: Fits, taken: set[int]) -> tuple[int, int] | None:
    """Two free seats of one organ that fit, the senior one first."""
    organs = [number for number, organ in enumerate(government.organs) if organ.kind == kind]
    for _ in range(TRIES if organs else 0):
        members = government.members[organs[int(rng.integers(len(organs)))]]
        for a in rng.permutation(members)[:12].tolist():
            for b in members:
                if a != b and not {a, b} & taken and fits(government.seats[a], government.seats[b]):
                    return a, b
    return None
