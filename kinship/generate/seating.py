"""Who sits where, and between whose posts some situation holds."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from kinship.generate.organs import Government
from kinship.generate.paths import Pairs
from kinship.generate.people import NONE, Ints
from kinship.generate.situations import Post, situations


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
