"""Adoptions: children of unknown parents, and a few whose blood parents stay known."""

from __future__ import annotations

import numpy as np

from kinship.generate.people import ADOPTIVE, BLOOD, NONE, YEAR, Couples, Families, Ints

ADOPTED, KNOWN_BLOOD = 0.015, 0.4
"""Share of lasting couples that adopt, and of those children whose blood parents the county knows."""


def adopt(rng: np.random.Generator, families: Families) -> None:
    """Some couples adopt: mostly a child of unknown parents, sometimes one of another family of the county."""
    people, couples, parents = families.people, families.couples, families.parents
    lasting = couples.take((couples.end == NONE) & (families.today - couples.start > 8 * YEAR))
    adopters = lasting.take(rng.random(len(lasting)) < ADOPTED)
    birth = adopters.start + rng.random(len(adopters)) * 6 * YEAR
    unknown = rng.random(len(adopters)) >= KNOWN_BLOOD
    male = rng.random(int(unknown.sum())) < 0.4
    foundlings = people.add(
        rng, birth[unknown], male, people.surname[adopters.husband[unknown]], people.clan[adopters.husband[unknown]]
    )
    given_away = _children_of_others(rng, families, adopters.take(~unknown))
    for child, couple in ((foundlings, adopters.take(unknown)), given_away):
        start = people.birth[child] + 60
        parents.add(couple.husband, child, ADOPTIVE, start)
        parents.add(couple.wife, child, ADOPTIVE, start)


def _children_of_others(rng: np.random.Generator, families: Families, adopters: Couples) -> tuple[Ints, Couples]:
    """A child of another clan for each couple, born six years into the marriage or so."""
    people, parents = families.people, families.parents
    free = np.unique(parents.child[parents.kind == BLOOD])
    free = np.setdiff1d(free, np.concatenate([parents.child[parents.kind != BLOOD], parents.parent]))
    free = free[np.argsort(people.birth[free], kind="stable")]
    at = np.searchsorted(people.birth[free], adopters.start + rng.integers(300, 2000, len(adopters)))
    child = free[np.minimum(at, len(free) - 1)] if len(free) else np.zeros(0, np.int32)
    adopters = adopters.take(np.arange(len(child)))
    _, once = np.unique(child, return_index=True)
    apart = people.clan[child] != people.clan[adopters.husband]
    old_enough = people.birth[child] - people.birth[adopters.wife] > 20 * YEAR
    keep = once[(apart & old_enough)[once]]
    child, adopters = child[keep], adopters.take(keep)
    people.surname[child] = people.surname[adopters.husband]
    return child, adopters
