"""Staff into seats, second posts, and the calibration of how many relatives sit too near each other."""

from __future__ import annotations

import numpy as np

from kinship.generate.organs import Government
from kinship.generate.paths import Pairs
from kinship.generate.people import YEAR, Families, Ints
from kinship.generate.plant import plant
from kinship.generate.seating import Seating, too_near
from kinship.generate.situations import VIOLATIONS

TWO_POSTS, MOVED = 0.01, 0.1
NATURAL, PLANTED = 0.0004, 0.0021
"""Pairs in violation per member of staff: those left from chance, those put there. Real counties report 0.2 to 0.6 per
cent of their staff."""
ROUNDS = 8


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
    plant(rng, families, government, seating, once, round(PLANTED * len(staff)))
    _second_posts(rng, government, seating, staff)
    return seating


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
