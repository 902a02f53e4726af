"""Which lines hang together: a kindred is everybody whom lines, possible identities, numbers or source rows lead to.

What is made of the lines of one kindred, ties and contradictions, depends on nothing outside it. So two people are put into one
wherever something that looks at the one may look at the other: rather once too often.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from loaders.identity.ages import births_agree
from loaders.identity.mentions import Mention
from loaders.identity.people import Known
from loaders.settled import Settled


class Together:
    """People who hang together (a union-find), each standing for himself at first."""

    def __init__(self) -> None:
        self._up: dict[str, str] = {}

    def root(self, person: str) -> str:
        """Who stands for the kindred of a person."""
        up = self._up
        at = up.setdefault(person, person)
        while (over := up[at]) != at:
            up[person] = up[at] = up[over]
            person, at = at, up[at]
        return at

    def join(self, one: str, other: str) -> None:
        """Makes the kindreds of two people one."""
        first, second = self.root(one), self.root(other)
        if first != second:
            self._up[second] = first

    def everybody(self) -> list[str]:
        """All people who were asked about."""
        return list(self._up)


def partition(settled: Settled) -> dict[str, int]:
    """Person → the number of the kindred, for all whom the lines concern; kindreds are numbered by their first line."""
    together, identity = Together(), settled.identity
    for mention, person in zip(settled.mentions, identity.person, strict=True):
        together.join(mention.declarer, person)
    for one, other in identity.aliases.items():
        together.join(one, other)
    _join_alike(together, settled.mentions)
    _join_near(together, settled)
    numbers: dict[str, int] = {}
    for mention in settled.mentions:
        numbers.setdefault(together.root(mention.declarer), len(numbers))
    return {person: numbers[together.root(person)] for person in together.everybody()}


def _join_alike(together: Together, mentions: Iterable[Mention]) -> None:
    """Lines of one source row, which are told apart by it, and lines with one ID number, which are held against each other."""
    first: dict[str, str] = {}
    numbered: dict[str, str] = {}
    for mention in mentions:
        declarer = mention.declarer
        if first.setdefault(mention.source, declarer) != declarer:
            together.join(first[mention.source], declarer)
        if mention.number and numbered.setdefault(mention.number, declarer) != declarer:
            together.join(numbered[mention.number], declarer)


def _join_near(together: Together, settled: Settled) -> None:
    """Lines about nobody known, and the known people with whom they are compared once more (``contradictions.near``)."""
    born: dict[tuple[str, str], list[Known]] = defaultdict(list)
    for key, bearers in settled.people.by_name.items():
        for one in bearers:
            if len(one.birth) >= 7:
                born[key, one.birth[:7]].append(one)
    new, by_number = settled.identity.people, settled.people.by_number
    for mention, person in zip(settled.mentions, settled.identity.person, strict=True):
        if person in new:
            for one in by_number.get(mention.number, ()) if mention.number else ():
                together.join(mention.declarer, one.person_id)
            for key in mention.keys if len(mention.birth) >= 7 else ():
                for one in born.get((key, mention.birth[:7]), ()):
                    if births_agree(mention.birth, one.birth) in ("day", "month"):
                        together.join(mention.declarer, one.person_id)
