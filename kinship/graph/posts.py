"""The posts of a finding beside its family: the organ, and the leader whom both have, where their lines cross nobody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from kinship.graph.people import ACROSS, DOWN, findings_told
from kinship.graph.scene import Dot, Tie
from kinship.graph.world import Document
from kinship.picture.posts import SHARED, leader_texts
from kinship.text import say
from kinship.wording import sides, situation_text
from kinship.wording.clean import one_line

Place = tuple[float, float]
BOX = (70, 30)
"""Half the width and half the height of somebody's box, about."""
STEPS = 24
"""At how many places a line is looked at."""


def posts_beside(finding: Document, people: Sequence[str], family: Sequence[Dot], lang: str) -> tuple[list[Dot], list[Tie]]:
    """The organ that both posts are about, and who leads whom: a leader of both, or one of the two the other."""
    told = ((say("graph.situation", lang), situation_text(finding, lang)), *findings_told([finding], lang))
    x, y, outward = _place(people, family)
    organ, shared = one_line(finding["situation"]["organ"]), finding["situation"]["kind"] in SHARED
    if shared:
        leader = Dot("leader", "\n".join(leader_texts(finding, lang)), "leader", x, y, told)
        dots = [leader, Dot("organ", organ, "organ", x, y + outward * DOWN * 0.7, told)]
        return dots, [Tie("organ", "leader", "part"), *(Tie("leader", one, "leads") for one in people)]
    ties = [Tie("organ", one, "post") for one in people]
    if len(people) > 1:
        over, under = sides(finding)
        ties.append(Tie(people[over], people[under], "leads"))
    return [Dot("organ", organ, "organ", x, y, told)], ties


def _place(people: Sequence[str], family: Sequence[Dot]) -> tuple[float, float, int]:
    """Above or below the family where the lines to the two people cross the fewest boxes, and which way leads outward."""
    ends = [dot for dot in family if dot.id in people]
    across = sorted({dot.x for dot in family})
    middle = sum(dot.x for dot in ends) / len(ends)
    columns = dict.fromkeys([middle, (across[0] + across[-1]) / 2, across[-1] + ACROSS, across[0] - ACROSS])
    above, below = min(dot.y for dot in family) - DOWN * 1.1, max(dot.y for dot in family) + DOWN * 1.1
    places = [(x, y, outward) for (y, outward), x in product(((below, 1), (above, -1)), columns)]
    return min(places, key=lambda place: _crossed(place[:2], ends, family))


def _crossed(place: Place, ends: Sequence[Dot], family: Iterable[Dot]) -> int:
    """How many boxes of others the straight lines from a place to some people cross.

    >>> one, other = Dot("a", "", "staff", 0, 0), Dot("b", "", "staff", 0, 100)
    >>> _crossed((0, 200), [one], [one, other]), _crossed((0, -100), [one], [one, other])
    (1, 0)
    """
    boxes = [dot for dot in family if dot.kind != "joint"]
    return sum(_meets(place, (end.x, end.y), (dot.x, dot.y)) for end in ends for dot in boxes if dot is not end)


def _meets(one: Place, other: Place, box: Place) -> bool:
    shares = [step / STEPS for step in range(STEPS + 1)]
    spots = [tuple(start + (stop - start) * share for start, stop in zip(one, other, strict=True)) for share in shares]
    return any(all(abs(at - middle) < half for at, middle, half in zip(spot, box, BOX, strict=True)) for spot in spots)
