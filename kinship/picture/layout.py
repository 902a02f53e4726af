"""Where everybody of a family stands: generations as rows, couples side by side, few crossings, always the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kinship.picture.family import Family, Pair
from kinship.picture.generations import generations, groups
from kinship.picture.order import placed
from kinship.picture.units import broods_of, middle, units_of

BETWEEN_GROUPS = 1.5


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a person stands: the row counted from the top, and the place in the row in widths of a person."""

    row: int
    x: float


@dataclass(frozen=True, slots=True)
class Brood:
    """Children of the same parents: the line leaves at ``x`` below ``row``, and runs across in ``lane`` (0 the uppermost)."""

    parents: tuple[str, ...]
    children: tuple[str, ...]
    row: int
    x: float
    lane: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """Spots by person; couples from left to right; broods; how many lanes the gap below each row has; the width."""

    spots: Mapping[str, Spot]
    couples: tuple[Pair, ...]
    broods: tuple[Brood, ...]
    lanes: tuple[int, ...]
    width: float

    def beside(self, one: str, other: str) -> bool:
        """Whether two people stand next to each other, with nobody in between."""
        here, there = self.spots[one], self.spots[other]
        return here.row == there.row and abs(here.x - there.x) < 1.001


def arranged(family: Family) -> Layout:
    """The family, laid out. People who hang together by no tie stand side by side as groups.

    >>> made = arranged(Family.build("abc", [("b", "a"), ("c", "a")], [("b", "c")]))
    >>> made.spots["a"], made.beside("b", "c"), made.width
    (Spot(row=1, x=0.5), True, 1.0)
    """
    spots: dict[str, Spot] = {}
    start = 0.0
    for people in groups(family):
        part = _part(family, set(people))
        rows = generations(part)
        x = placed(units_of(part, rows), broods_of(part), rows)
        left = min(x.values())
        spots |= {one: Spot(rows[one], round(start + x[one] - left, 4)) for one in people}
        start = max(spots[one].x for one in people) + BETWEEN_GROUPS
    couples = [pair if spots[pair[0]].x <= spots[pair[1]].x else pair[::-1] for pair in family.couples]
    broods, lanes = _broods(family, spots)
    return Layout(spots, tuple(couples), broods, lanes, max((spot.x for spot in spots.values()), default=0.0))


def _part(family: Family, people: set[str]) -> Family:
    return Family(
        tuple(one for one in family.people if one in people),
        tuple(pair for pair in family.parents if pair[0] in people),
        tuple(pair for pair in family.couples if pair[0] in people),
    )


def _broods(family: Family, spots: Mapping[str, Spot]) -> tuple[tuple[Brood, ...], tuple[int, ...]]:
    x = {one: spot.x for one, spot in spots.items()}
    gaps: dict[int, list[Brood]] = {}
    for parents, children in broods_of(family).items():
        row = max(spots[one].row for one in parents)
        parted = tuple(sorted(parents, key=x.__getitem__))
        brood = Brood(parted, tuple(sorted(children, key=x.__getitem__)), row, round(middle(parents, x), 4))
        gaps.setdefault(row, []).append(brood)
    depth = max((spot.row for spot in spots.values()), default=0)
    laned = [_laned(gaps.get(row, []), x) for row in range(depth + 1)]
    return tuple(brood for broods, _ in laned for brood in broods), tuple(count for _, count in laned)


def _laned(broods: list[Brood], x: Mapping[str, float]) -> tuple[list[Brood], int]:
    """Each brood with the first lane that is free where its line runs across; how many lanes that takes."""
    ends: list[float] = []
    laned = []
    for left, right, brood in sorted(
        ((*_reach(brood, x), brood) for brood in broods), key=lambda item: (item[0], item[1], item[2].parents)
    ):
        lane = next((at for at, end in enumerate(ends) if end < left - 0.1), len(ends))
        ends[lane : lane + 1] = [right]
        laned.append(Brood(brood.parents, brood.children, brood.row, brood.x, lane))
    return laned, len(ends)


def _reach(brood: Brood, x: Mapping[str, float]) -> tuple[float, float]:
    places = [brood.x, *(x[child] for child in brood.children)]
    return min(places), max(places)
