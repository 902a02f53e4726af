"""A family drawn: generations as rows, marriages as double lines, the lines as sure as the ties."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kinship.picture.family import Family, Pair
from kinship.picture.layout import Brood, Layout, arranged
from kinship.picture.shapes import Box, Drawing, Line

WIDE, HIGH, STEP = 138, 52, 166
"""Width and height of a box, and from one person to the next."""
GAP, LANE, MARGIN = 44, 12, 16
Tell = Callable[[Pair], tuple[str, str]]
"""Parent and child, or a couple → the kind of the line and what to say of it."""
CORNERS = {"M": 4, "F": 22}


@dataclass(frozen=True, slots=True)
class Shown:
    """How a person is drawn."""

    kind: str
    texts: tuple[str, ...]
    told: str
    sex: str | None = None
    badge: str = ""


def family_drawing(family: Family, people: Mapping[str, Shown], tell: Tell, told: str) -> Drawing:
    """The picture of a family; ``people`` says how each is shown, ``tell`` what the lines are, ``told`` what it is in words."""
    layout = arranged(family)
    tops = _tops(layout)
    boxes = {one: _box(people[one], MARGIN + spot.x * STEP, tops[spot.row]) for one, spot in layout.spots.items()}
    lines = [_couple(layout, boxes, pair, tell) for pair in layout.couples]
    lines += [line for brood in layout.broods for line in _brood(layout, boxes, brood, tell)]
    high = tops[-1] + HIGH + MARGIN if tops else 0
    return Drawing(2 * MARGIN + layout.width * STEP + WIDE, high, told, tuple(boxes.values()), tuple(lines))


def _tops(layout: Layout) -> list[float]:
    """Where each row begins; a row is further down the more lanes the gap above it has."""
    tops = [float(MARGIN)]
    for lanes in layout.lanes[:-1]:
        tops.append(tops[-1] + HIGH + GAP + LANE * max(0, lanes - 1))
    return tops


def _box(shown: Shown, x: float, y: float) -> Box:
    return Box(x, y, WIDE, HIGH, shown.kind, shown.texts, shown.told, shown.badge, CORNERS.get(shown.sex or "", 12))


def _couple(layout: Layout, boxes: Mapping[str, Box], pair: Pair, tell: Tell) -> Line:
    """A line from side to side; over the heads of whoever stands between."""
    left, right = (boxes[one] for one in pair)
    kind, told = tell(pair)
    way: tuple[tuple[float, float], ...]
    if layout.beside(*pair):
        way = ((left.x + left.wide, left.y + HIGH / 2), (right.x, right.y + HIGH / 2))
    else:
        over = min(left.y, right.y) - 10
        way = ((left.middle, left.y), (left.middle, over), (right.middle, over), (right.middle, right.y))
    return Line(way, f"wed {kind}", told)


def _brood(layout: Layout, boxes: Mapping[str, Box], brood: Brood, tell: Tell) -> list[Line]:
    across = max(boxes[one].y for one in brood.parents) + HIGH + GAP / 2 - 6 + LANE * brood.lane
    joined = len(brood.parents) == 2 and layout.beside(*brood.parents)
    starts = (
        _joint(boxes, brood.parents) if joined else [(boxes[one].middle, boxes[one].y + HIGH, [one]) for one in brood.parents]
    )
    lines = []
    if joined and brood.parents not in layout.couples:
        (x, y, _), reach = starts[0], (STEP - WIDE) / 2
        lines.append(Line(((x - reach, y), (x + reach, y)), "pair"))
    for child in brood.children:
        below = boxes[child]
        for x, y, parents in starts:
            kind, told = _weakest([tell((parent, child)) for parent in parents])
            way = ((x, y), (x, across), (below.middle, across), (below.middle, below.y))
            lines.append(Line(way, f"born {kind}", told))
    return lines


def _joint(boxes: Mapping[str, Box], parents: Sequence[str]) -> list[tuple[float, float, list[str]]]:
    """The line to the children leaves between two who stand side by side."""
    middle = sum(boxes[one].middle for one in parents) / len(parents)
    return [(middle, boxes[parents[0]].y + HIGH / 2, list(parents))]


def _weakest(told: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """Of the ties to both parents the less sure one; what is said of either."""
    order = ("possible", "probable", "confirmed")
    kind = min((kind for kind, _ in told), key=lambda kind: order.index(kind) if kind in order else len(order))
    return kind, "; ".join(dict.fromkeys(text for _, text in told if text))
