"""The declaration forms: what each member of the staff would write about each relative, before any noise."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from kinship.generate.block import Block
from kinship.generate.canonical import person_names
from kinship.generate.organs import Seat
from kinship.generate.paths import Pairs, kin_pairs
from kinship.generate.people import ADOPTIVE, FOSTERED, NONE, YEAR
from kinship.generate.pools import pools
from kinship.generate.terms import by_kind, standard_term
from kinship.kin import IN_SCOPE, rank

CLOSE = ("S", "C", "P", "PC")
"""Relatives of these words are on the form even if they are not employed here."""


@dataclass
class Line:
    """One relative on one form. ``noise`` names what was done to it; ``rows`` is where it stands in either layout."""

    declarer: int
    relative: int
    word: str
    term: str
    name: str
    id_number: str
    birth: str
    employer: str
    organ: int = NONE
    note: str = ""
    noise: list[str] = field(default_factory=list)
    declarer_id_number: str = ""

    def copy(self) -> Line:
        """Another line like it."""
        return replace(self, noise=list(self.noise))


def full_forms(block: Block) -> list[Line]:
    """Complete and correct forms: every relative of the 21 words on the staff, and the close family in any case.

    Ordered by declarer, then by word and age as forms are. A relative by two words is listed once, by the nearer.
    """
    people = block.families.people
    elsewhere = np.ones(len(people), bool)
    elsewhere[block.staff] = False
    close = kin_pairs(block.families, block.staff, CLOSE, elsewhere)
    near = _nearest(_join(block.pairs, close))
    order = np.lexsort((people.birth[near.second], _form_order()[near.word], near.first))
    return _lines(block, near.take(order))


def _join(a: Pairs, b: Pairs) -> Pairs:
    return Pairs(*(np.concatenate([getattr(a, name), getattr(b, name)]) for name in ("first", "second", "word", "path")))


def _nearest(pairs: Pairs) -> Pairs:
    ranks = np.array([rank(word) for word in IN_SCOPE])
    ordered = pairs.take(np.lexsort((ranks[pairs.word], pairs.second, pairs.first)))
    new = np.ones(len(ordered.first), bool)
    new[1:] = (ordered.first[1:] != ordered.first[:-1]) | (ordered.second[1:] != ordered.second[:-1])
    return ordered.take(new)


def _form_order() -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    places = {word: place for place, word in enumerate(CLOSE)}
    return np.array([places.get(word, 9 + number) for number, word in enumerate(IN_SCOPE)])


def _lines(block: Block, pairs: Pairs) -> list[Line]:
    people = block.families.people
    names, employers = person_names(block).to_pylist(), Employers(block)
    males, births = people.male.tolist(), people.birth.tolist()
    months = people.birth.astype("datetime64[D]").astype("datetime64[M]").astype(str).tolist()
    numbers, kinds = block.id_number.tolist(), _kinds(block)
    lines = []
    for a, b, code, path in zip(
        pairs.first.tolist(), pairs.second.tolist(), pairs.word.tolist(), pairs.path.tolist(), strict=True
    ):
        word = IN_SCOPE[code]
        walked = path[: len(word) + 1]
        term = standard_term(word, [males[p] for p in walked], [births[p] for p in walked])
        if word in ("P", "C"):
            term = by_kind(term, kinds.get((b, a) if word == "P" else (a, b), NONE))
        employer, organ = employers.text(b)
        lines.append(Line(a, b, word, term, names[b], numbers[b], months[b], employer, organ, "", [], numbers[a]))
    return lines


def _kinds(block: Block) -> dict[tuple[int, int], int]:
    parents = block.families.parents
    rows = np.flatnonzero((parents.kind == ADOPTIVE) | (parents.kind == FOSTERED))
    return {(int(parents.parent[r]), int(parents.child[r])): int(parents.kind[r]) for r in rows}


class Employers:
    """What a form says about where a relative works."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self.pool = pools()["people"]

    def text(self, person: int) -> tuple[str, int]:
        """Organ, section and title in one text and the organ (NONE: not employed in the county)."""
        seat = self.block.seating.seat_of.get(person)
        if seat is not None:
            at = self.block.government.seats[seat]
            return self.block.government.organs[at.organ].name + post_title(at), at.organ
        return self._elsewhere(person), NONE

    def _elsewhere(self, person: int) -> str:
        people, today = self.block.families.people, self.block.families.today
        died = int(people.died[person])
        age = ((died if died != NONE else today) - int(people.birth[person])) / YEAR
        group = "young" if age < 22 else "retired" if age > 60 else "livelihoods"
        choices = self.pool[group]
        text = str(choices[2] if age < 6 else choices[person * 7919 % (2 if group == "young" else len(choices))])
        return text + ("（已去世）" if died != NONE else "")


def post_title(seat: Seat) -> str:
    """Section and title in one: 预算股股长, 办公室主任, 局长."""
    return seat.section + seat.title
