"""What a contradiction is: statements that cannot all be true, the people they are about, and the rows that rest on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kinship.errors import Place
from loaders.identity import Identity
from loaders.identity.forms import Forms
from loaders.identity.mentions import Mention
from loaders.identity.people import People
from loaders.someone import Someone, worded
from loaders.ties.family import FULL, Edge, Family, Tie

RowKey = tuple[str, ...]
"""A row of the family: (parent, child, kind), or (one, other) for a marriage."""

Crowded = dict[tuple[str, str, str], list[str]]
"""Child, kind and sex → several parents."""


class Kind(NamedTuple):
    """How serious a kind of contradiction is (see ``kinship.account``), and whether the ties concerned are doubted."""

    seriousness: str
    doubts: bool


KINDS = {
    "two-fathers": Kind("serious", True),
    "two-mothers": Kind("serious", True),
    "two-spouses": Kind("serious", True),
    "marriage-ended": Kind("serious", True),
    "in-law-ended": Kind("serious", True),
    "in-law-elsewhere": Kind("serious", True),
    "too-young": Kind("serious", True),
    "married-siblings": Kind("serious", True),
    "words-exclude": Kind("serious", True),
    "term-not-sex": Kind("serious", True),
    "same-sex-spouses": Kind("serious", True),
    "dead-in-post": Kind("serious", True),
    "ids-differ": Kind("serious", True),
    "id-other-name": Kind("serious", True),
    "id-contradicted": Kind("serious", True),
    "siblings-apart": Kind("moderate", True),
    "kinds-differ": Kind("moderate", True),
    "age-impossible": Kind("moderate", True),
    "parent-differs": Kind("moderate", False),
    "births-differ": Kind("moderate", False),
    "dead-differs": Kind("moderate", False),
    "birth-not-id": Kind("moderate", False),
    "sex-not-id": Kind("moderate", False),
    "births-near": Kind("slight", False),
    "seniority": Kind("slight", False),
}
"""Every contradiction between forms, by its key in the catalogue ``match``. The first ones make a tie impossible or leave open
who somebody is; the last ones leave every tie as it is."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One of the statements: the rows that rest on it, and the sources of the statement.

    A row that other sources bear out too is doubted less than one that nothing else speaks for.
    """

    rows: frozenset[RowKey]
    sources: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """One contradiction. ``places``: of all statements, the one to mend first, if there is such a one, in front."""

    kind: str
    people: tuple[str, ...]
    claims: tuple[Claim, ...]
    places: tuple[Place, ...]
    values: Mapping[str, object]

    def order(self) -> tuple[object, ...]:
        """A place in a list that depends on nothing but content."""
        at = [(place.file, place.sheet, place.row, place.column) for place in self.places]
        return list(KINDS).index(self.kind), self.people, at, sorted((key, str(value)) for key, value in self.values.items())


@dataclass(slots=True)
class Case:
    """All that was said and what was made of it, before anything is doubted.

    ``own``: where the rows of the known people stand; ``holders``: who holds a post now; ``places``: source → place;
    ``step_parents``: those of a child.
    """

    mentions: list[Mention]
    identity: Identity
    people: People
    family: Family
    ties: list[Tie]
    own: Mapping[str, Place]
    holders: frozenset[str]
    places: dict[str, Place] = field(default_factory=dict)
    step_parents: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    crowded: Crowded | None = None
    """See ``handed.crowded``: asked for twice, and the same."""
    _direct: set[tuple[str, str]] | None = None
    _lines: dict[str, list[int]] | None = None
    _forms: Forms | None = None

    def __post_init__(self) -> None:
        self.places = {mention.source: mention.place for mention in self.mentions}
        for parent, child, kind in self.family.parents:
            if kind == "step":
                self.step_parents[child].append(parent)

    def name(self, person_id: str) -> str:
        """The name of a person, the identifier where there is none."""
        return self.family.names.get(person_id) or person_id

    def worded(self, *person_ids: str) -> str | Someone:
        """People as a value of a sentence, several in an order of their own."""
        return worded(self.family, person_ids)

    def is_named(self, person_id: str) -> bool:
        """False for an unnamed person."""
        return person_id not in self.family.unnamed

    def own_places(self, *people: str) -> tuple[Place, ...]:
        """Where the own rows of people stand, of those who have one."""
        return tuple(self.own[person] for person in people if person in self.own)

    def declared(self, one: str, other: str) -> bool:
        """True if a line says outright that the two are spouses, or parent and child."""
        if self._direct is None:
            self._direct = {(tie.person, tie.relative) for tie in self.ties if len(tie.word) == 1}
        return (one, other) in self._direct or (other, one) in self._direct

    def forms(self) -> Forms:
        """The lines form by form."""
        if self._forms is None:
            self._forms = Forms.of(self.mentions)
        return self._forms

    def lines(self, source: str) -> list[int]:
        """The places, in the list of mentions, of the lines that stand in a source row."""
        if self._lines is None:
            self._lines = defaultdict(list)
            for at, mention in enumerate(self.mentions):
                self._lines[mention.source].append(at)
        return self._lines.get(source, [])

    def made_for(self, person: str, word: str, relative: str, sources: frozenset[str]) -> frozenset[RowKey]:
        """The rows that were made for a tie of these sources: a step of its way that another line declares is not among them.

        The sources alone do not tell: in a wide sheet all relatives of a person stand in one row.
        """
        ends = {person, relative}
        return frozenset(
            key
            for key in spelled(self.family, person, word, relative)
            if set(key[:2]) == ends or (row_of(self.family, key).sources & sources and not self.declared(key[0], key[1]))
        )

    def rows(self, keys: Iterable[RowKey]) -> list[Edge]:
        """Rows of the family by their keys."""
        return [row_of(self.family, key) for key in keys]

    def places_of(self, edges: Iterable[Edge], sources: Iterable[str] = ()) -> tuple[Place, ...]:
        """Where rows and further sources come from, sorted."""
        held = list(edges)
        given = {edge.columns["place"] for edge in held if edge.columns.get("place")}
        told = {source for edge in held if not edge.columns.get("place") for source in edge.sources} | set(sources)
        return ordered(given | {self.places.get(source) or Place(source) for source in told})


def ordered(places: Iterable[Place]) -> tuple[Place, ...]:
    """Different places in the order of files, sheets and rows."""
    return tuple(sorted(set(places), key=lambda place: (place.file, place.sheet, place.row, place.column)))


def after(first: Place, others: Iterable[Place]) -> tuple[Place, ...]:
    """The place to mend first, then the others."""
    return first, *ordered(place for place in others if place != first)


def row_of(family: Family, key: RowKey) -> Edge:
    """A row of the family by its key."""
    return family.spouses[key[0], key[1]] if len(key) == 2 else family.parents[key[0], key[1], key[2]]


def marriage(one: str, other: str) -> RowKey:
    """The key of a marriage."""
    return min(one, other), max(one, other)


def parenthood(family: Family, parent: str, child: str) -> frozenset[RowKey]:
    """The keys of all rows that make the one a full parent of the other."""
    return frozenset((parent, child, kind) for kind in FULL if (parent, child, kind) in family.parents)


def whole(family: Family, rows: Iterable[RowKey]) -> Claim:
    """A claim that rows are right at all, whatever they come from."""
    keys = frozenset(rows)
    return Claim(keys, frozenset(source for key in keys for source in row_of(family, key).sources))


def spelled(family: Family, person: str, word: str, relative: str) -> Iterator[RowKey]:
    """The rows on every path of distinct people that spells a word from the one to the other."""
    for path in _paths(family, (person,), word, relative):
        for step, one, other in zip(word, path, path[1:], strict=False):
            if step == "S":
                yield marriage(one, other)
            else:
                yield from parenthood(family, *((other, one) if step == "P" else (one, other)))


def _paths(family: Family, walked: tuple[str, ...], word: str, relative: str) -> Iterator[tuple[str, ...]]:
    if not word:
        if walked[-1] == relative:
            yield walked
        return
    for other in family.near(word[0], walked[-1]):
        if other not in walked and (len(word) > 1 or other == relative):
            yield from _paths(family, (*walked, other), word[1:], relative)
