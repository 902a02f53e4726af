"""In which order the units of each row stand: few lines cross, and children stand near their parents."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence

from kinship.picture.spread import Pull, spread
from kinship.picture.units import Unit, middle

ROUNDS, MANY, FEW_ROUNDS = 12, 400, 4
"""Rounds, and how many there are for more than so many people."""
Rows = list[list[Unit]]


def placed(rows: Rows, broods: Mapping[tuple[str, ...], Sequence[str]], level: Mapping[str, int]) -> dict[str, float]:
    """Person → place, by the best of some rounds in which rows go after their parents, then after their children.

    The first round leaves the order as it is told: along a chain no lines cross then.
    """
    pull = Pull.of(broods)
    best = x = _settled(rows, pull, _side_by_side(rows))
    least = _cost(best, broods, level)
    for turn in range(ROUNDS if len(x) <= MANY else FEW_ROUNDS):
        rows = _reordered(rows, pull, x, down=turn % 2 == 0)
        x = _settled(rows, pull, x)
        cost = _cost(x, broods, level)
        if cost < least:
            best, least = x, cost
    return best


def crossings(x: Mapping[str, float], broods: Mapping[tuple[str, ...], Sequence[str]], level: Mapping[str, int]) -> int:
    """How many lines from parents to children cross.

    >>> crossings({"a": 0, "b": 1, "c": 0, "d": 1}, {("a",): ["d"], ("b",): ["c"]}, dict(a=0, b=0, c=1, d=1))
    1
    """
    gaps: dict[int, list[tuple[float, float]]] = {}
    for parents, children in broods.items():
        for child in children:
            gaps.setdefault(level[child], []).append((middle(parents, x), x[child]))
    return sum(map(_inversions, gaps.values()))


def _inversions(lines: list[tuple[float, float]]) -> int:
    seen: list[float] = []
    count = 0
    for _, lower in sorted(lines):
        count += len(seen) - bisect_right(seen, lower)
        insort(seen, lower)
    return count


def _cost(
    x: Mapping[str, float], broods: Mapping[tuple[str, ...], Sequence[str]], level: Mapping[str, int]
) -> tuple[int, float, float]:
    """Crossings, then the length of the lines, then the width; rounded, so that no machine's arithmetic decides."""
    length = sum(abs(middle(parents, x) - x[child]) for parents, children in broods.items() for child in children)
    width = max(x.values(), default=0.0) - min(x.values(), default=0.0)
    return crossings(x, broods, level), round(length, 6), round(width, 6)


def _side_by_side(rows: Rows) -> dict[str, float]:
    return {one: float(at) for units in rows for at, one in enumerate(one for unit in units for one in unit)}


def _settled(rows: Rows, pull: Pull, x: Mapping[str, float]) -> dict[str, float]:
    """Places after each row went to its children, its parents, and to both."""
    settled = {one: place for units in rows for one, place in spread(units, [[] for _ in units], x).items()}
    for _ in range(3):
        for units in reversed(rows):
            settled |= spread(units, [pull.down(unit, settled) or pull.up(unit, settled) for unit in units], settled)
        for units in rows:
            both = [pull.up(unit, settled) + pull.down(unit, settled) for unit in units]
            settled |= spread(units, both, settled)
    return settled


def _reordered(rows: Rows, pull: Pull, x: Mapping[str, float], down: bool) -> Rows:
    """Each row sorted by where its units are pulled, from the top or from the bottom; units turned where that is nearer."""
    way = pull.up if down else pull.down
    made: dict[int, list[Unit]] = {}
    now = dict(x)
    for at in range(len(rows)) if down else reversed(range(len(rows))):
        units = [_turned(unit, pull, now) for unit in rows[at]]
        wished = [way(unit, now) for unit in units]
        goals = [
            round(sum(wish) / len(wish) if wish else min(now[one] for one in unit), 6)
            for unit, wish in zip(units, wished, strict=True)
        ]
        made[at] = [units[index] for index in sorted(range(len(units)), key=lambda index: (goals[index], index))]
        now |= spread(made[at], [way(unit, now) for unit in made[at]], now)
    return [made[at] for at in range(len(rows))]


def _turned(unit: Unit, pull: Pull, x: Mapping[str, float]) -> Unit:
    """The unit from its other end where its members would then stand nearer to their parents."""
    start = min(x[one] for one in unit)

    def off(line: Unit) -> float:
        return round(sum(abs(wish - start) for wish in pull.up(line, x)), 6)

    return unit[::-1] if len(unit) > 1 and off(unit[::-1]) < off(unit) else unit
