"""The growing family: parent and spouse rows with grades and sources, and the slots (father, mother, spouse) they fill.

Somebody whom no form names can stand in a slot: an unnamed person, whose identifier is made of the slot's place only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from kinship.kin import inverse
from loaders.identity import stable_id
from loaders.identity.names import surname

POSSIBLE, PROBABLE, CONFIRMED = 1, 2, 3
FULL = ("blood", "adoptive", "step_fostered")
"""The kinds of parents whose relatives are the child's relatives."""
OTHER_SEX = {"M": "F", "F": "M"}
NOTHING: Mapping[str, Any] = MappingProxyType({})
OPPOSITE = {"P": "C", "C": "P", "S": "S"}


@dataclass(slots=True)
class Edge:
    """One row to be: its best grade (1 to 3), all its sources, and the further columns it came with."""

    level: int
    sources: frozenset[str]
    columns: Mapping[str, Any] = field(default_factory=lambda: NOTHING)


@dataclass(slots=True)
class Tie:
    """One declared relation: ``relative`` is ``person``'s ``word``. ``sexes``: of each step's person, ``?`` where not told.

    ``own``: how sure the declarer's own form makes it. ``ambiguous``: one of several meanings. ``apart``: see ``siblings.Pair``.
    ``seniority``: ``elder`` or ``younger`` where the term says so.
    """

    person: str
    relative: str
    word: str
    sexes: str
    kind: str
    level: int
    sources: frozenset[str]
    own: int = PROBABLE
    fostered: bool = False
    ambiguous: bool = False
    apart: bool = False
    seniority: str = ""


class Family:
    """All rows so far. ``sex`` and ``birth`` know the named people; unnamed people are added as slots are opened.

    ``strangers`` are people of whom only forms tell, with their rows.
    """

    def __init__(
        self,
        sex: dict[str, str],
        birth: dict[str, str],
        names: dict[str, str] | None = None,
        strangers: Mapping[str, dict[str, Any]] = NOTHING,
    ) -> None:
        self.sex, self.birth, self.names, self.strangers = sex, birth, names or {}, strangers
        self.parents: dict[tuple[str, str, str], Edge] = {}
        self.spouses: dict[tuple[str, str], Edge] = {}
        self.unnamed: dict[str, str] = {}
        self.blood: dict[str, list[str]] = defaultdict(list)
        """The blood parents of a child, in the order they came."""
        self.adopters: dict[str, list[str]] = defaultdict(list)
        self.fosterers: dict[str, list[str]] = defaultdict(list)
        self.children: dict[str, list[str]] = defaultdict(list)
        self.partners: dict[str, list[str]] = defaultdict(list)
        self._near: dict[str, dict[str, dict[str, int]]] = {step: defaultdict(dict) for step in "PCS"}
        """Step → person → everybody that step away, with the best grade laid so far."""
        self.either: list[tuple[str, str, int, frozenset[str]]] = []
        """Unnamed parents of whom the side is open: parent, child, grade, sources."""
        self.rivals: list[tuple[str, str, str, frozenset[str]]] = []
        """Chains that end at another parent than the known one: child, known parent, other parent, sources."""
        self.elsewhere: list[tuple[Tie, str]] = []
        """Ties by a marriage to somebody on the declarer's form, and whom the relative is married to instead."""
        self.doubts: list[tuple[str, str, frozenset[str]]] = []
        """Parents that a sibling could not share, being too young: parent, child, sources."""
        self.beside: dict[str, str] = {}
        """Unnamed person → somebody of the place that was opened: who is related to the one is to the other."""
        self.became: dict[str, str] = {}
        """Unnamed person → whom this was found to be."""
        self.touched: set[str] = set()
        """People whose rows or sex changed since somebody last asked who the unnamed people are."""
        self._slots = {"blood": self.blood, "adoptive": self.adopters, "step_fostered": self.fosterers}

    def parent(
        self, parent: str, child: str, level: int, sources: frozenset[str], kind: str = "blood", slot: bool = True
    ) -> None:
        """Adds a parent row, or makes the one there is surer. ``slot``: whoever looks for the child's parents finds this one."""
        if parent == child:
            return
        if kind in FULL:
            if slot and level > POSSIBLE and parent not in (held := self._slots[kind][child]):
                held.append(parent)
                self.children[parent].append(child)
            parents = self._near["P"][child]
            parents[parent] = self._near["C"][parent][child] = max(level, parents.get(parent, 0))
        self.touched.add(parent)
        self.touched.add(child)
        _add(self.parents, (parent, child, kind), level, sources)

    def spouse(self, one: str, other: str, level: int, sources: frozenset[str], slot: bool = True) -> None:
        """Adds a spouse row, or makes the one there is surer."""
        if one == other:
            return
        if slot and level > POSSIBLE and other not in self.partners[one]:
            self.partners[one].append(other)
            self.partners[other].append(one)
        spouses = self._near["S"][one]
        spouses[other] = self._near["S"][other][one] = max(level, spouses.get(other, 0))
        self.touched.update((one, other))
        _add(self.spouses, (one, other) if one < other else (other, one), level, sources)

    def doubt(self, parent: str, child: str) -> None:
        """Makes the rows of a full parent possible only."""
        for kind in FULL:
            if edge := self.parents.get((parent, child, kind)):
                edge.level = POSSIBLE
        self.touched.update((parent, child))
        self._near["P"][child][parent] = self._near["C"][parent][child] = POSSIBLE

    def doubt_marriages(self, people: Iterable[str]) -> None:
        """Makes the marriages of people possible only."""
        for person in people:
            for other in self.near("S", person):
                self.spouses[min(person, other), max(person, other)].level = POSSIBLE
                self._near["S"][person][other] = self._near["S"][other][person] = POSSIBLE

    def surname(self, person: str) -> str:
        """The surname of a named person, ``""`` where it cannot be told."""
        return surname(self.names.get(person) or "")

    def has_parent(self, parent: str, child: str) -> bool:
        """True if a row of a kind that counts as full parenthood says so."""
        return self.level(parent, child) > 0

    def level(self, parent: str, child: str) -> int:
        """The grade at which somebody was laid as a parent of a kind that counts as full, 0 where there is no row."""
        parents = self._near["P"].get(child)
        return parents.get(parent, 0) if parents else 0

    def married(self, one: str, other: str) -> int:
        """The grade at which two people were laid as spouses, 0 where there is no row."""
        spouses = self._near["S"].get(one)
        return spouses.get(other, 0) if spouses else 0

    def near(self, step: str, person: str) -> Mapping[str, int]:
        """Everybody one step (``P``, ``C`` or ``S``) away, with the grade."""
        return self._near[step].get(person, NOTHING)

    def several(self, person: str) -> bool:
        """True for a child of two named fathers or mothers (blood, adoptive, fostering), and for whoever has two spouses.

        Whoever has a fostering parent has, named or not, one by blood besides.
        """
        if len(self.partners.get(person, ())) > 1 or self.fosterers.get(person):
            return True
        held = self.full_parents(person)
        sexes = [self.sex.get(parent) for parent in held if parent not in self.unnamed] if len(held) > 1 else []
        return sexes.count("M") > 1 or sexes.count("F") > 1

    def spells(self, person: str, word: str, relative: str, level: int, walked: tuple[str, ...] = ()) -> bool:
        """True if rows of at least this grade lead from the one to the other by the word, over distinct people.

        Each step is gone from the side where fewer people are that step away.
        """
        near = self.near(word[0], person)
        if len(word) == 1 or person == relative:
            return near.get(relative, 0) >= level
        back = self.near(OPPOSITE[word[-1]], relative)
        if len(back) < len(near):
            person, word, relative, near, back = relative, inverse(word), person, back, near
        seen = (*walked, person, relative)
        between = [one for one, grade in near.items() if grade >= level and one not in seen]
        if len(word) == 2:
            return any(back.get(one, 0) >= level for one in between)
        if len(word) == 3:
            before = {one for one, grade in back.items() if grade >= level and one not in seen}
            steps = self._near[word[1]]
            return any(steps[one].get(other, 0) >= level for one in between if one in steps for other in before)
        return any(self.spells(one, word[1:], relative, level, seen) for one in between)

    def slot(self, child: str, sex: str, kind: str = "blood") -> str:
        """Who fills the father's (``M``) or mother's (``F``) slot of a child, ``""`` if nobody or several.

        Adoptive and fostering parents count as parents, so with a second mother it is open whose brother an uncle is. Beside a
        fostering parent there always is a second one.
        """
        if kind != "adoptive" and self.has_two(child, sex):
            return ""
        held = self.adopters.get(child, ()) if kind == "adoptive" else self.full_parents(child)
        if not held:
            return ""
        fits = [parent for parent in held if self.sex.get(parent) == sex]
        if len(fits) > 1:
            fits = [parent for parent in fits if parent not in self.unnamed] or fits
        return fits[0] if len(fits) == 1 else ""

    def full_parents(self, child: str) -> Collection[str]:
        """The parents by blood and those who adopted the child, each once."""
        blood, adopters = self.blood.get(child, ()), self.adopters.get(child, ())
        return {*blood, *adopters} if blood and adopters else blood or adopters

    def kind_of_parents(self, child: str) -> str:
        """The kind of a child's parents whom nobody names: the relatives of an adopted child are those of the adopters.

        Unless a parent by blood is known too: then it is left open, and counts as blood.
        """
        return "adoptive" if self.adopters.get(child) and not self.blood.get(child) else "blood"

    def parents_of(self, child: str) -> list[str]:
        """The parents whom brothers and sisters share: those by blood, or else those who adopted the child."""
        return self.blood.get(child) or self.adopters.get(child) or []

    def has_two(self, child: str, sex: str) -> bool:
        """True if a fostering parent stands beside the one by blood: it is open which of them is meant."""
        held = self.fosterers.get(child)
        return held is not None and any(self.sex.get(one) == sex for one in held)

    def partner(self, person: str, sex: str = "") -> str:
        """The one current spouse (of that sex), ``""`` if none or several."""
        fits = [one for one in self.partners.get(person, ()) if not sex or self.sex.get(one, sex) in (sex, "")]
        return fits[0] if len(fits) == 1 else ""

    def open(self, sex: str, *place: str) -> str:
        """An unnamed person for a place in the family, told as what it is and of whom; the same place gives the same person."""
        person_id = self.who(stable_id("u", *place))
        if person_id not in self.sex or (person_id in self.unnamed and not self.sex[person_id]):
            self.unnamed[person_id] = self.sex[person_id] = sex if sex in OTHER_SEX else ""
            self.touched.add(person_id)
            self.beside.setdefault(person_id, place[1])
        return person_id

    def who(self, person: str) -> str:
        """The person, or whom an unnamed one became."""
        while person in self.became:
            person = self.became[person]
        return person

    def become(self, unnamed: str, person: str) -> None:
        """Says that an unnamed person is ``person``, whose rows the other's become, at most probable where they are new."""
        sex = self.unnamed.pop(unnamed)
        self.became[unnamed] = person
        self.touched.add(person)
        if person in self.unnamed and not self.sex[person]:
            self.unnamed[person] = self.sex[person] = sex
        for step in "PCS":
            for other in self._near[step].pop(unnamed, {}):
                del self._near[OPPOSITE[step]][other][unnamed]
                self._marry(unnamed, person, other) if step == "S" else self._descend(step, unnamed, person, other)
        for held in (self.blood, self.adopters, self.fosterers, self.children, self.partners):
            held.pop(unnamed, None)

    def _marry(self, unnamed: str, person: str, other: str) -> None:
        edge = self.spouses.pop((min(unnamed, other), max(unnamed, other)))
        slot = unnamed in self.partners[other]
        if slot:
            self.partners[other].remove(unnamed)
        self.spouse(person, other, min(edge.level, PROBABLE), frozenset(edge.sources), slot)

    def _descend(self, step: str, unnamed: str, person: str, other: str) -> None:
        for kind in FULL:
            old = (unnamed, other, kind) if step == "C" else (other, unnamed, kind)
            edge = self.parents.pop(old, None)
            if edge:
                parent, child = (person, other) if step == "C" else (other, person)
                slot = old[0] in self._slots[kind][old[1]]
                if slot:
                    self._slots[kind][old[1]].remove(old[0])
                    self.children[old[0]].remove(old[1])
                known = [one for one in FULL if (parent, child, one) in self.parents]
                now = kind if not known or kind in known else known[0]
                self.parent(parent, child, min(edge.level, PROBABLE), frozenset(edge.sources), now, slot)


def _add(rows: dict[Any, Edge], key: Any, level: int, sources: frozenset[str]) -> None:
    edge = rows.get(key)
    if edge is None:
        rows[key] = Edge(level, sources)
    else:
        edge.level = max(edge.level, level)
        edge.sources |= sources
