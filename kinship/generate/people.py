"""The people of a synthetic county as arrays: one number per person, grown generation by generation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kinship.generate.pools import names

Ints = NDArray[Any]
Mask = NDArray[Any]
YEAR = 365.25
NONE = -999_999
"""No such date, person or post: below every date that occurs."""
BLOOD, ADOPTIVE, FOSTERED, STEP = range(4)
KIND_NAMES = ("blood", "adoptive", "step_fostered", "step")


def _empty() -> Ints:
    return np.zeros(0, np.int32)


@dataclass
class People:
    """Parallel arrays; a person is an index. Dates are days since 1970, ``died`` is NONE for the living."""

    birth: Ints = field(default_factory=_empty)
    male: Mask = field(default_factory=lambda: np.zeros(0, bool))
    surname: Ints = field(default_factory=_empty)
    given: Ints = field(default_factory=_empty)
    clan: Ints = field(default_factory=_empty)
    died: Ints = field(default_factory=_empty)

    def __len__(self) -> int:
        return len(self.birth)

    def add(self, rng: np.random.Generator, birth: Ints, male: Mask, surname: Ints | None, clan: Ints) -> Ints:
        """New people; a surname of None is drawn. Returns their indexes."""
        count = len(birth)
        first = len(self)
        pool = names()
        drawn = rng.choice(len(pool.surnames), count, p=pool.surname_share) if surname is None else surname
        self.birth = np.concatenate([self.birth, birth.astype(np.int32)])
        self.male = np.concatenate([self.male, male])
        self.surname = np.concatenate([self.surname, drawn.astype(np.int32)])
        self.given = np.concatenate([self.given, draw_given(rng, male)])
        self.clan = np.concatenate([self.clan, clan.astype(np.int32)])
        self.died = np.concatenate([self.died, np.full(count, NONE, np.int32)])
        return np.arange(first, first + count, dtype=np.int32)


def draw_given(rng: np.random.Generator, male: Mask) -> Ints:
    """Given names (indexes into the pool of the sex)."""
    result = np.zeros(len(male), np.int32)
    for sex in (0, 1):
        where = np.flatnonzero(male == bool(sex))
        share = names().given_share[sex]
        result[where] = rng.choice(len(share), len(where), p=share)
    return result


@dataclass
class Couples:
    """Marriages: husband, wife, start, end (NONE: not ended)."""

    husband: Ints = field(default_factory=_empty)
    wife: Ints = field(default_factory=_empty)
    start: Ints = field(default_factory=_empty)
    end: Ints = field(default_factory=_empty)

    def __len__(self) -> int:
        return len(self.husband)

    def take(self, which: Ints) -> Couples:
        """Some of them."""
        return Couples(self.husband[which], self.wife[which], self.start[which], self.end[which])


def join(couples: list[Couples]) -> Couples:
    """Several lists of marriages as one."""
    parts = [[getattr(c, name) for c in couples] for name in ("husband", "wife", "start", "end")]
    return Couples(*(np.concatenate(part).astype(np.int32) for part in parts))


@dataclass
class Parents:
    """Rows of the parent table: parent, child, kind, start (NONE: from birth)."""

    parent: Ints = field(default_factory=_empty)
    child: Ints = field(default_factory=_empty)
    kind: Ints = field(default_factory=_empty)
    start: Ints = field(default_factory=_empty)

    def add(self, parent: Ints, child: Ints, kind: int | Ints = BLOOD, start: int | Ints = NONE) -> None:
        """Appends rows."""
        count = len(parent)
        self.parent = np.concatenate([self.parent, parent.astype(np.int32)])
        self.child = np.concatenate([self.child, child.astype(np.int32)])
        self.kind = np.concatenate([self.kind, np.broadcast_to(np.int32(kind), count)])
        self.start = np.concatenate([self.start, np.broadcast_to(np.int32(start), count)])


@dataclass
class Families:
    """Everything about kinship in one block of the county."""

    people: People
    parents: Parents
    couples: Couples
    today: int
