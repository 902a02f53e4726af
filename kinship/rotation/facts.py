"""What is told of posts and people besides the tables: qualifications asked for, speciality, income band, place, distance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kinship.rotation.asked import Weights
from kinship.rotation.seats import Seat

Place = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Post:
    """What is told of a post: ``asks`` for one of these specialities or qualifications; the rest None or blank where unknown."""

    asks: frozenset[str] = frozenset()
    income: int | None = None
    place: str = ""
    distance: int | None = None


UNTOLD = Post()


@dataclass(frozen=True, slots=True)
class Facts:
    """``posts`` by organ_id, section and title; ``has``: specialities and qualifications by person_id;
    ``vacancies``: rows of the table ``post`` without a person, one for each vacant post."""

    posts: Mapping[Place, Post] = field(default_factory=dict)
    has: Mapping[str, frozenset[str]] = field(default_factory=dict)
    vacancies: Sequence[Mapping[str, Any]] = ()

    def of(self, seat: Seat) -> Post:
        """What is told of a seat; its area is its place where no other is told."""
        told = self.posts.get(seat.place, UNTOLD)
        return told if told.place or not seat.row["area"] else Post(told.asks, told.income, seat.row["area"], told.distance)

    def qualified(self, person: str, to: Seat) -> bool:
        """Whether somebody has a qualification that a seat asks for, or it asks for none, or holds such a seat already."""
        asks = self.posts.get(to.place, UNTOLD).asks
        return not asks or bool(asks & self.has.get(person, frozenset()))

    def change(self, seat: Seat, to: Seat, weights: Weights) -> int:
        """The points for another place, distance and income; what is unknown counts for nothing."""
        one, other = self.of(seat), self.of(to)
        points = weights.place * bool(one.place and other.place and one.place != other.place)
        points += weights.distance * _step(one.distance, other.distance)
        return points + weights.income * _step(one.income, other.income)


def _step(one: int | None, other: int | None) -> int:
    return 0 if one is None or other is None else abs(one - other)
