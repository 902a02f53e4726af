"""To which side the lines of findings bend: to the one on which they pass the fewest boxes, and their words lie on none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kinship.graph.scene import Dot, Scene, Tie

BEND = 0.35
"""How far a line bends, as a share of its length."""
SIDES = {"curvedCW": 1, "curvedCCW": -1}
NEAR = (75, 32)
"""How near a line may come to the middle of a box, across and down."""
STEPS, WORD = 20, 3
"""At how many places a line is looked at, and how much more a word on a box costs than a line behind one."""
MOST = 400_000
"""Lines times boxes up to which it is looked at; in larger pictures all bend one way."""


def bends(scene: Scene) -> dict[Tie, str]:
    """The side of each finding's line.

    >>> one, other, between = Dot("a", "", "staff", 0, 0), Dot("b", "", "staff", 400, 0), Dot("c", "", "staff", 200, -70)
    >>> line = Tie("a", "b", "conflict violation", "violation")
    >>> bends(Scene("", (one, other, between), (line,)))[line], bends(Scene("", (one, other), (line,)))[line]
    ('curvedCCW', 'curvedCW')
    """
    at = {dot.id: dot for dot in scene.dots}
    boxes = [dot for dot in scene.dots if dot.kind != "joint"]
    lines = [tie for tie in scene.ties if tie.kind.startswith("conflict")]
    if len(lines) * len(boxes) > MOST:
        return {}
    return {tie: min(SIDES, key=lambda way: _cost(at[tie.one], at[tie.other], SIDES[way], boxes)) for tie in lines}


def _cost(one: Dot, other: Dot, side: int, boxes: Sequence[Dot]) -> int:
    spots = list(_spots(one, other, side))
    others = [dot for dot in boxes if dot not in (one, other)]
    behind = sum(any(_on(dot, spot) for spot in spots) for dot in others)
    return behind + WORD * sum(_on(dot, spots[STEPS // 2]) for dot in boxes)


def _spots(one: Dot, other: Dot, side: int) -> Iterator[tuple[float, float]]:
    """Places on the line, from the one to the other: a curve that one point beside the middle draws to itself."""
    x = (one.x + other.x) / 2 + side * BEND * (other.y - one.y)
    y = (one.y + other.y) / 2 - side * BEND * (other.x - one.x)
    for step in range(STEPS + 1):
        share = step / STEPS
        first, drawn, last = (1 - share) ** 2, 2 * share * (1 - share), share**2
        yield first * one.x + drawn * x + last * other.x, first * one.y + drawn * y + last * other.y


def _on(dot: Dot, spot: tuple[float, float]) -> bool:
    return abs(dot.x - spot[0]) < NEAR[0] and abs(dot.y - spot[1]) < NEAR[1]
