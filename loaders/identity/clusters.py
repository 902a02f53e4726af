"""Clusters of mentions that are one person: a union-find that refuses contradictions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from loaders.identity.ages import births_agree
from loaders.identity.columns import Numbers
from loaders.identity.mentions import Mention
from loaders.identity.people import Known

Barred = TypeVar("Barred", int, str)
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
    """Joins mentions by their place in the list. Two known people, two ID numbers or two sexes never become one.

    ``against``: known people whom a mention is not, ``apart``: mentions that it is not, whatever the evidence. ``perhaps``: pairs
    that were left apart, though they may be one.
    """

    def __init__(
        self,
        mentions: list[Mention],
        against: Mapping[int, Iterable[str]] | None = None,
        apart: Mapping[int, Iterable[int]] | None = None,
    ) -> None:
        self._up = list(range(len(mentions)))
        self._touched = bytearray(len(mentions))  # mentions that were joined with others, or are known
        self._rows: dict[str, Facts] = {}  # what the rows of known people tell, for those of whom they tell all
        self.perhaps: list[tuple[int, int]] = []
        self.facts = [Facts("", one.number, one.sex, one.birth) for one in mentions]
        self._against = defaultdict(set, {number: set(people) for number, people in (against or {}).items()})
        self._apart = defaultdict(set, {number: set(others) for number, others in (apart or {}).items()})

    def root(self, number: int) -> int:
        """The mention that stands for the cluster of ``number``."""
        up = self._up
        while up[number] != number:
            up[number] = up[up[number]]
            number = up[number]
        return number

    def same(self, one: int, other: int) -> bool:
        """True if the two are in one cluster; most that are asked about are, and next to its head."""
        return self._up[one] == self._up[other] or self.root(one) == self.root(other)

    def roots(self) -> Numbers:
        """For each mention the one that stands for its cluster, as things are now: always the first of the cluster."""
        roots = np.array(self._up, np.int64)
        while (further := roots[roots] != roots).any():
            roots[further] = roots[roots[further]]
        return roots

    def known(self, number: int) -> bool:
        """True if the cluster of ``number`` is a known person."""
        return bool(self.facts[self.root(number)].person_id)

    def attach(self, number: int, person: Known) -> None:
        """Says that the cluster is this known person, unless it is another. The person's row tells more than the forms."""
        root = self.root(number)
        facts = self.facts[root]
        if not facts.person_id and not self._is_not(root, person.person_id):
            self._touched[root] = True
            self.facts[root] = self._rows.get(person.person_id) or self._by_row(person, facts)

    def attach_new(self, numbers: list[int], person: Known) -> bool:
        """Says that these mentions are this known person, and one, where nothing can contradict; else nothing is done.

        Nothing can where they are all new (in no cluster, nobody known) and the person's row tells all that there is to tell.
        """
        up, facts, touched, first = self._up, self.facts, self._touched, numbers[0]
        new = not (self._against or self._apart or any(map(touched.__getitem__, numbers)))
        if not new or not (person.number and person.sex and person.birth):
            return False
        told = self._by_row(person, facts[first])
        for number in numbers:
            up[number], facts[number], touched[number] = first, told, True
        return True

    def _by_row(self, person: Known, facts: Facts) -> Facts:
        told = Facts(person.person_id, person.number or facts.number, person.sex or facts.sex, person.birth or facts.birth)
        if person.number and person.sex and person.birth:
            self._rows[person.person_id] = told
        return told

    def join_new(self, groups: Iterable[list[int]]) -> bool:
        """Makes the mentions of each group one, of whom each group tells one thing; nothing is done where somebody decided."""
        if self._against or self._apart or any(self._touched):
            return False
        for numbers in groups:
            for number in numbers:
                self._up[number] = numbers[0]
                self._touched[number] = True
        return True

    def join(self, one: int, other: int, births: tuple[str, ...] = MONTH) -> bool:
        """Makes the two clusters one; False where a contradiction forbids it, ``births`` among them."""
        if self.same(one, other):
            return True
        first, second = sorted((self.root(one), self.root(other)))
        if not self.fit(first, second, births):
            return False
        self._unite(first, second)
        return True

    def fit(self, first: int, second: int, births: tuple[str, ...] = MONTH) -> bool:
        """True unless a contradiction forbids that two clusters, given by those who stand for them, are one person."""
        mine, yours = self.facts[first], self.facts[second]
        if mine is yours:
            return not self._kept_apart(first, second)
        other_birth = births and births_agree(mine.birth, yours.birth) in births
        return not (other_birth or _clash(mine, yours) or self._kept_apart(first, second))

    def unite(self, one: int, other: int) -> None:
        """Makes the two clusters one, whatever speaks against it."""
        first, second = sorted((self.root(one), self.root(other)))
        if first != second:
            self._unite(first, second)

    def _unite(self, first: int, second: int) -> None:
        mine, yours = self.facts[first], self.facts[second]
        self._up[second] = first
        self._touched[first] = self._touched[second] = True
        if mine is not yours:
            self.facts[first] = Facts(
                mine.person_id or yours.person_id,
                mine.number or yours.number,
                mine.sex or yours.sex,
                _surer_birth(mine, yours),
            )
        _hand_on(self._against, second, first)
        _hand_on(self._apart, second, first)

    def _kept_apart(self, first: int, second: int) -> bool:
        if not self._against and not self._apart:
            return False
        return (
            any(self.root(number) == second for number in self._apart.get(first, ()))
            or self._is_not(first, self.facts[second].person_id)
            or self._is_not(second, self.facts[first].person_id)
        )

    def _is_not(self, root: int, person_id: str) -> bool:
        """True if the cluster was said not to be this known person, or not to be the lines that are."""
        if not person_id:
            return False
        return person_id in self._against.get(root, ()) or any(
            self.facts[self.root(number)].person_id == person_id for number in self._apart.get(root, ())
        )


def _surer_birth(mine: Facts, yours: Facts) -> str:
    """The birth on a known person's row, else beside an ID number, else the finer one."""
    if yours.person_id and yours.birth:
        return yours.birth
    if yours.number and yours.birth and not mine.number and not mine.person_id:
        return yours.birth
    return mine.birth if mine.number and mine.birth else max(mine.birth, yours.birth, key=len)


def _hand_on(barred: dict[int, set[Barred]], second: int, first: int) -> None:
    if second in barred:
        barred[first] |= barred[second]


def _clash(mine: Facts, yours: Facts) -> bool:
    return bool(
        (mine.sex and yours.sex and mine.sex != yours.sex)
        or (mine.person_id and yours.person_id and mine.person_id != yours.person_id)
        or (mine.number and yours.number and mine.number != yours.number)
    )
