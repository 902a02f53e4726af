"""Hard negatives: people on the staff who are called like somebody's declared relative and are somebody else."""

from __future__ import annotations

import numpy as np

from kinship.generate.paths import kin_pairs
from kinship.generate.people import BLOOD, NONE, YEAR, Families, Ints

SHARE = (0.0, 0.0, 0.01, 0.02)
SAME_MONTH = 400
"""Namesakes born within so many days of the relative get the same birth month too."""
CLOSE = ("S", "C", "P", "PC")


def add_namesakes(rng: np.random.Generator, families: Families, staff: Ints, noise: int) -> None:
    """Renames some staff of unrecorded parents after relatives whom forms of others will name, at noise 2 and 3."""
    count = round(SHARE[noise] * len(staff))
    if not count:
        return
    people = families.people
    named = _declared(families, staff)
    bearers = _free_to_rename(families, staff)
    relatives = rng.choice(named, min(count, len(named)), replace=False)
    for male in (False, True):
        wanted = relatives[people.male[relatives] == male]
        bearer = bearers[people.male[bearers] == male]
        bearer = bearer[np.argsort(people.birth[bearer], kind="stable")]
        if len(bearer):
            nearest = np.minimum(np.searchsorted(people.birth[bearer], people.birth[wanted]), len(bearer) - 1)
            chosen, once = np.unique(nearest, return_index=True)
            _rename(rng, families, bearer[chosen], wanted[once])


def _declared(families: Families, staff: Ints) -> Ints:
    """People in working age whom some form names."""
    people = families.people
    close = kin_pairs(families, staff, CLOSE, np.ones(len(people), bool))
    named = np.unique(close.second)
    age = (families.today - people.birth[named]) / YEAR
    return np.asarray(named[(people.died[named] == NONE) & (age > 23) & (age < 60)])


def _free_to_rename(families: Families, staff: Ints) -> Ints:
    """Staff whose surname nobody expects: no recorded parents, and women or childless men."""
    parents = families.parents
    fathers = parents.parent[parents.kind == BLOOD]
    free = np.setdiff1d(staff, parents.child)
    return np.asarray(free[~(families.people.male[free] & np.isin(free, fathers))])


def _rename(rng: np.random.Generator, families: Families, bearer: Ints, relative: Ints) -> None:
    people = families.people
    other = bearer != relative
    bearer, relative = bearer[other], relative[other]
    people.surname[bearer], people.given[bearer] = people.surname[relative], people.given[relative]
    near = (np.abs(people.birth[bearer] - people.birth[relative]) < SAME_MONTH) & (rng.random(len(bearer)) < 0.5)
    month = people.birth[relative[near]].astype("datetime64[D]").astype("datetime64[M]")
    day = month.astype("datetime64[D]").astype(np.int32) + rng.integers(0, 28, int(near.sum()))
    people.birth[bearer[near]] = day.astype(np.int32)
