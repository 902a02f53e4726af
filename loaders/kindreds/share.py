"""Which kindreds are derived, and which are taken over as they were."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from loaders.identity import Identity
from loaders.kindreds.parts import Parts
from loaders.settled import Settled


@dataclass(frozen=True, slots=True)
class Share:
    """``before``: what was made then; ``kept``: the number then → the number now of the kindreds of whom nothing is new;
    ``fresh``: the lines of the others; ``kindred``: that of each person, to which unnamed people of the fresh ones are added."""

    before: Parts | None
    kept: Mapping[int, int]
    fresh: Settled
    kindred: dict[str, int]


def share_out(settled: Settled, kindred: dict[str, int], marks: Sequence[str], before: Parts | None) -> Share:
    """Takes over every kindred that bears the same mark as one before."""
    if before is None:
        return Share(None, {}, settled, kindred)
    then = {mark: number for number, mark in enumerate(before.marks)}
    kept = {then[mark]: now for now, mark in enumerate(marks) if mark in then}
    return Share(before, kept, _without(settled, kindred, set(kept.values())), kindred)


def _without(settled: Settled, kindred: Mapping[str, int], kept: set[int]) -> Settled:
    """Only the lines of the other kindreds."""
    at = [at for at, mention in enumerate(settled.mentions) if kindred[mention.declarer] not in kept]
    whole = settled.identity
    people = {person: row for person, row in whole.people.items() if kindred[person] not in kept}
    identity = Identity(
        [whole.person[one] for one in at],
        [whole.level[one] for one in at],
        [whole.own[one] for one in at],
        {one: other for one, other in whole.aliases.items() if one in people},
        people,
        {},
        {number: whole.denied[one] for number, one in enumerate(at) if one in whole.denied},
        undated=whole.undated & people.keys(),
    )
    return replace(settled, mentions=[settled.mentions[one] for one in at], identity=identity)
