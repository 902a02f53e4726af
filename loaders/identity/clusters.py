"""Clusters of mentions that are one person: a union-find that refuses contradictions."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.identity.ages import births_agree
from loaders.identity.mentions import Mention
from loaders.identity.people import Known

MONTH, SLIP, ANY = ("near", "no"), ("no",), ()
"""Which disagreements of births forbid a join: all, all but a slip of the pen, none."""


@dataclass(slots=True)
class Facts:
    """What a cluster as a whole is known to be."""

    person_id: str
    number: str
    sex: str
    birth: str


class Clusters:
    """Joins mentions by their place in the list. Two known people, two ID numbers or two sexes never become one."""

    def __init__(self, mentions: list[Mention]) -> None:
        self._up = list(range(len(mentions)))
        self.facts = [Facts("", one.number, one.sex, one.birth) for one in mentions]

    def root(self, number: int) -> int:
        """The mention that stands for the cluster of ``number``."""
        up = self._up
        while up[number] != number:
            up[number] = up[up[number]]
            number = up[number]
        return number

    def known(self, number: int) -> bool:
        """True if the cluster of ``number`` is a known person."""
        return bool(self.facts[self.root(number)].person_id)

    def attach(self, number: int, person: Known) -> None:
        """Says that the cluster is this known person, of whom the row tells more than the forms; unless it already is another."""
        facts = self.facts[self.root(number)]
        if not facts.person_id:
            self.facts[self.root(number)] = Facts(
                person.person_id, person.number or facts.number, person.sex or facts.sex, person.birth or facts.birth
            )

    def join(self, one: int, other: int, births: tuple[str, ...] = MONTH) -> bool:
        """Makes the two clusters one; False where a contradiction forbids it, ``births`` among them."""
        first, second = sorted((self.root(one), self.root(other)))
        if first == second:
            return True
        mine, yours = self.facts[first], self.facts[second]
        if _clash(mine, yours) or births_agree(mine.birth, yours.birth) in births:
            return False
        self._up[second] = first
        self.facts[first] = Facts(
            mine.person_id or yours.person_id,
            mine.number or yours.number,
            mine.sex or yours.sex,
            yours.birth if yours.person_id and yours.birth else max(mine.birth, yours.birth, key=len),
        )
        return True


def _clash(mine: Facts, yours: Facts) -> bool:
    return any(
        left and right and left != right
        for left, right in ((mine.person_id, yours.person_id), (mine.number, yours.number), (mine.sex, yours.sex))
    )
