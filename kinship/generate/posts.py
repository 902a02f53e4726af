"""Who sits where: staff into seats, second and former posts, and the calibration of how many relatives sit too near."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from kinship.generate.organs import Government
from kinship.generate.paths import Pairs
from kinship.generate.people import NONE, YEAR, Families, Ints
from kinship.generate.plant import plant
from kinship.generate.situations import VIOLATIONS, Post, situations

TWO_POSTS, MOVED = 0.01, 0.1
NATURAL, PLANTED = 0.0004, 0.0021
"""Pairs in violation per member of staff: those left from chance, those put there. Real counties report 0.2 to 0.6 per
cent of their staff."""
ROUNDS = 8


@dataclass
class Seating:
    """``holder[seat]`` is a person, ``seat_of[person]`` the reverse; ``extra`` are second posts (person, seat copied)."""

    holder: Ints
    seat_of: dict[int, int]
    extra: list[tuple[int, int]] = field(default_factory=list)

    def swap(self, person: int, seat: int) -> None:
        """Puts a person into a seat and its holder into the person's."""
        other, old = int(self.holder[seat]), self.seat_of[person]
        self.holder[seat], self.holder[old] = person, other
        self.seat_of[person], self.seat_of[other] = seat, old


def seat_staff(rng: np.random.Generator, families: Families, staff: Ints, pairs: Pairs, government: Government) -> Seating:
    """Everybody gets a seat, the older ones the higher; then relatives in each other's way are moved apart, but for a few."""
    tier = np.array([seat.tier for seat in government.seats])
    order = np.lexsort((rng.random(len(tier)), tier))
    age = families.people.birth[staff] + rng.normal(0, 12 * YEAR, len(staff))
    holder = np.zeros(len(staff), np.int32)
    holder[order] = staff[np.argsort(age, kind="stable")]
    seating = Seating(holder, {int(p): s for s, p in enumerate(holder)})
    once = pairs.take(pairs.first < pairs.second)
    _move_apart(rng, government, seating, once)
    plant(rng, families, government, seating.holder, seating.seat_of, seating.swap, once, round(PLANTED * len(staff)))
    _second_posts(rng, government, seating, staff)
    return seating


def post_of(government: Government, seating: Seating, person: int, seat: int) -> Post:
    """A seat as a person's post."""
    s = government.seats[seat]
    holder = seating.holder
    return Post(
        person,
        s.organ,
        government.organs[s.organ].kind,
        s.section,
        s.tier,
        s.chief,
        s.level,
        frozenset(s.functions.split(";")) - {""},
        int(holder[s.in_charge]) if s.in_charge is not None else NONE,
        int(holder[s.reports_to]) if s.reports_to is not None else NONE,
    )


def too_near(government: Government, seating: Seating, pairs: Pairs) -> list[tuple[int, int, set[tuple[str, str, int]]]]:
    """The kin pairs between whose posts some situation holds, each pair once."""
    posts: dict[int, list[int]] = {}
    for person, seat in seating.extra:
        posts.setdefault(person, []).append(seat)
    organ_of = np.full(int(seating.holder.max()) + 1, NONE)
    organ_of[seating.holder] = [seat.organ for seat in government.seats]
    near = organ_of[pairs.first] == organ_of[pairs.second]
    if posts:
        busy = np.fromiter(posts, int)
        near |= np.isin(pairs.first, busy) | np.isin(pairs.second, busy)
    found = []
    for a, b in np.unique(np.column_stack([pairs.first[near], pairs.second[near]]), axis=0).tolist():
        held = [
            [post_of(government, seating, person, seat) for seat in (seating.seat_of[person], *posts.get(person, ()))]
            for person in (a, b)
        ]
        what = situations(*held)
        if what:
            found.append((a, b, what))
    return found


def _move_apart(rng: np.random.Generator, government: Government, seating: Seating, pairs: Pairs) -> None:
    """Swaps seats of like rank until violations by chance are as rare as in real counties (a tiny one cannot get there)."""
    tiers: dict[int, list[int]] = {}
    for number, seat in enumerate(government.seats):
        tiers.setdefault(seat.tier, []).append(number)
    allowed = round(NATURAL * len(seating.holder))
    for _ in range(ROUNDS):
        bad = [b for _, b, what in too_near(government, seating, pairs) if VIOLATIONS & {name for _, name, _ in what}]
        if len(bad) <= allowed:
            return
        for person in bad[allowed:]:
            alike = tiers[government.seats[seating.seat_of[person]].tier]
            seating.swap(person, alike[int(rng.integers(len(alike)))])


def _second_posts(rng: np.random.Generator, government: Government, seating: Seating, staff: Ints) -> None:
    """Some people hold a second post: a copy of some ordinary seat of another organ."""
    some = rng.choice(staff, round(TWO_POSTS * len(staff)), replace=False)
    for person in some.tolist():
        seat = int(rng.integers(len(seating.holder)))
        if government.seats[seat].tier == 3 and government.seats[seat].organ != government.seats[seating.seat_of[person]].organ:
            seating.extra.append((person, seat))
