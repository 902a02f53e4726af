"""The growing family: parent and spouse rows with grades and sources, and the slots (father, mother, spouse) they fill.

Somebody whom no form names can stand in a slot: an unnamed person, whose identifier is made of the slot's place only.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from loaders.identity import stable_id

POSSIBLE, PROBABLE, CONFIRMED = 1, 2, 3
OTHER_SEX = {"M": "F", "F": "M"}


@dataclass(slots=True)
class Edge:
    """One row to be: its best grade (1 to 3), all its sources, and the further columns it came with."""

    level: int
    sources: set[str]
    columns: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Tie:
    """One declared relation: ``relative`` is ``person``'s ``word``. ``sexes``: of each step's person, ``?`` where not told."""

    person: str
    relative: str
    word: str
    sexes: str
    kind: str
    level: int
    sources: frozenset[str]
    own: int = PROBABLE
    fostered: bool = False


class Family:
    """All rows so far. ``sex`` and ``birth`` know the named people; unnamed people are added as slots are opened."""

    def __init__(self, sex: dict[str, str], birth: dict[str, str]) -> None:
        self.sex, self.birth = sex, birth
        self.parents: dict[tuple[str, str, str], Edge] = {}
        self.spouses: dict[tuple[str, str], Edge] = {}
        self.unnamed: dict[str, str] = {}
        self.blood: dict[str, list[str]] = defaultdict(list)
        """The blood parents of a child, in the order they came."""
        self.adopters: dict[str, list[str]] = defaultdict(list)
        self.partners: dict[str, list[str]] = defaultdict(list)

    def parent(self, parent: str, child: str, level: int, sources: frozenset[str], kind: str = "blood") -> None:
        """Adds a parent row, or makes the one there is surer."""
        if parent == child:
            return
        slots = self.blood if kind == "blood" else self.adopters if kind == "adoptive" else None
        if slots is not None and parent not in slots[child] and level > POSSIBLE:
            slots[child].append(parent)
        _add(self.parents, (parent, child, kind), level, sources)

    def spouse(self, one: str, other: str, level: int, sources: frozenset[str]) -> None:
        """Adds a spouse row, or makes the one there is surer."""
        if one == other:
            return
        pair = (min(one, other), max(one, other))
        if level > POSSIBLE and other not in self.partners[one]:
            self.partners[one].append(other)
            self.partners[other].append(one)
        _add(self.spouses, pair, level, sources)

    def has_parent(self, parent: str, child: str) -> bool:
        """True if a row of a kind that counts as full parenthood says so."""
        return any((parent, child, kind) in self.parents for kind in ("blood", "adoptive"))

    def level(self, parent: str, child: str) -> int:
        """The grade at which somebody is a parent, 0 where there is no row."""
        return max((self.parents[key].level for kind in ("blood", "adoptive") if (key := (parent, child, kind)) in self.parents), default=0)

    def slot(self, child: str, sex: str, kind: str = "blood") -> str:
        """Who fills the father's (``M``) or mother's (``F``) slot of a child, ``""`` if nobody or several."""
        held = (self.adopters if kind == "adoptive" else self.blood).get(child, ())
        fits = [parent for parent in held if self.sex.get(parent) == sex]
        return fits[0] if len(fits) == 1 else ""

    def partner(self, person: str, sex: str = "") -> str:
        """The one current spouse (of that sex), ``""`` if none or several."""
        fits = [one for one in self.partners.get(person, ()) if not sex or self.sex.get(one, sex) in (sex, "")]
        return fits[0] if len(fits) == 1 else ""

    def open(self, sex: str, *place: str) -> str:
        """An unnamed person for a place in the family; the same place gives the same person."""
        person_id = stable_id("u", *place)
        if person_id not in self.unnamed or not self.sex.get(person_id):
            self.unnamed[person_id] = self.sex[person_id] = sex if sex in OTHER_SEX else ""
        return person_id


def _add(rows: dict[Any, Edge], key: Any, level: int, sources: frozenset[str]) -> None:
    edge = rows.get(key)
    if edge is None:
        rows[key] = Edge(level, set(sources))
    else:
        edge.level = max(edge.level, level)
        edge.sources |= sources
