"""How far apart people of one row stand: as near as can be to where their parents and children pull them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kinship.picture.units import Unit, middle

APART = 1.15
"""From one unit to the next, in widths; within a unit it is one."""
LAZY = 0.01
"""How strongly a unit that nothing pulls stays where it is."""


@dataclass(frozen=True, slots=True)
class Pull:
    """What pulls people: their parents, and the broods below them."""

    parents: Mapping[str, Sequence[str]]
    broods: Mapping[tuple[str, ...], Sequence[str]]
    by_parent: Mapping[str, Sequence[tuple[str, ...]]]

    @classmethod
    def of(cls, broods: Mapping[tuple[str, ...], Sequence[str]]) -> Pull:
        """From the broods of a family."""
        above = {child: parents for parents, children in broods.items() for child in children}
        below: dict[str, list[tuple[str, ...]]] = {}
        for parents in broods:
            below.setdefault(parents[0], []).append(parents)
        return cls(above, broods, below)

    def up(self, unit: Unit, x: Mapping[str, float]) -> list[float]:
        """Where the start of a unit should be for its members to stand below their parents."""
        return [middle(self.parents[one], x) - at for at, one in enumerate(unit) if one in self.parents]

    def down(self, unit: Unit, x: Mapping[str, float]) -> list[float]:
        """Where the start of a unit should be for its couples to stand over their children."""
        at = {one: float(place) for place, one in enumerate(unit)}
        wished = []
        for one in unit:
            for parents in self.by_parent.get(one, ()):
                if all(parent in at for parent in parents):
                    children = self.broods[parents]
                    wished += [sum(x[child] for child in children) / len(children) - middle(parents, at)] * len(children)
        return wished


def spread(units: Sequence[Unit], wished: Sequence[list[float]], x: Mapping[str, float]) -> dict[str, float]:
    """Person → place of one row of units in their order; ``wished`` are the places where each would like to begin.

    The sum of squares of what the units are off their wishes is least (isotonic regression after the widths are taken off).
    """
    widths, taken = [], 0.0
    for unit in units:
        widths.append(taken)
        taken += len(unit) - 1 + APART
    blocks: list[tuple[float, float, int]] = []
    for unit, wishes, width in zip(units, wished, widths, strict=True):
        weight = len(wishes) or LAZY
        goal = sum(wishes) / len(wishes) if wishes else x[unit[0]]
        blocks.append((goal - width, weight, 1))
        while len(blocks) > 1 and blocks[-2][0] >= blocks[-1][0]:
            blocks[-2:] = [_joined(*blocks[-2:])]
    starts = [start for start, _, held in blocks for _ in range(held)]
    return {
        one: start + width + at
        for unit, start, width in zip(units, starts, widths, strict=True)
        for at, one in enumerate(unit)
    }  # fmt: skip


def _joined(one: tuple[float, float, int], other: tuple[float, float, int]) -> tuple[float, float, int]:
    weight = one[1] + other[1]
    return ((one[0] * one[1] + other[0] * other[1]) / weight, weight, one[2] + other[2])
