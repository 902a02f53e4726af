"""Hard negatives: people on the staff who are called like somebody's declared relative and are somebody else."""

from __future__ import annotations

import numpy as np

from kinship.generate.organs import Government
from kinship.generate.paths import kin_pairs
from kinship.generate.people import BLOOD, NONE, YEAR, Families, Ints
from kinship.generate.seating import Seating

SHARE = (0.0, 0.0, 0.01, 0.02)
SAME_MONTH, IN_MONTH = 400, 0.5
"""Namesakes born within so many days of the relative get the same birth month too, with this chance."""
IN_ORGAN = 0.25
"""Share of the namesakes who are employed where the relative is, or else the declarer."""
CLOSE = ("S", "C", "P", "PC")


def add_namesakes(
    rng: np.random.Generator, families: Families, staff: Ints, noise: int, government: Government, seating: Seating
) -> None:
    """Renames some staff of unrecorded parents after relatives whom forms of others will name, at noise 2 and 3."""
    count = round(SHARE[noise] * len(staff))
    if not count:
        return
    organ_of = np.full(len(families.people), NONE)
    organ_of[seating.holder] = [seat.organ for seat in government.seats]
    relatives, declarers = _declared(rng, families, staff, count)
    bearers = np.setdiff1d(_free_to_rename(families, staff), relatives)
    where = np.where(organ_of[relatives] == NONE, organ_of[declarers], organ_of[relatives])
    near = np.where(rng.random(len(relatives)) < IN_ORGAN, where, NONE)
    chosen = _bearers(families, relatives, bearers, near, organ_of)
    _, once = np.unique(chosen, return_index=True)
    once = once[chosen[once] != NONE]
    _rename(rng, families, chosen[once], relatives[once])


def _declared(rng: np.random.Generator, families: Families, staff: Ints, count: int) -> tuple[Ints, Ints]:
    """Some people in working age whom some form names, and who names them."""
    people = families.people
    close = kin_pairs(families, staff, CLOSE, np.ones(len(people), bool))
    named, first = np.unique(close.second, return_index=True)
    age = (families.today - people.birth[named]) / YEAR
    fit = np.flatnonzero((people.died[named] == NONE) & (age > 23) & (age < 60))
    fit = rng.choice(fit, min(count, len(fit)), replace=False)
    return np.asarray(named[fit]), np.asarray(close.first[first[fit]])


def _free_to_rename(families: Families, staff: Ints) -> Ints:
    """Staff whose surname nobody expects: no recorded parents, and women or childless men."""
    parents = families.parents
    fathers = parents.parent[parents.kind == BLOOD]
    free = np.setdiff1d(staff, parents.child)
    return np.asarray(free[~(families.people.male[free] & np.isin(free, fathers))])


def _bearers(families: Families, relatives: Ints, bearers: Ints, near: Ints, organ_of: Ints) -> Ints:
    """For each relative the bearer of that sex, and of that organ if one is asked for, who is nearest in age; NONE if none."""
    people = families.people
    bearers = bearers[np.argsort(people.birth[bearers], kind="stable")]
    chosen = np.full(len(relatives), NONE)
    for number, (relative, organ) in enumerate(zip(relatives.tolist(), near.tolist(), strict=True)):
        fit = bearers[people.male[bearers] == people.male[relative]]
        fit = fit[organ_of[fit] == organ] if organ != NONE else fit
        if len(fit):
            at = np.searchsorted(people.birth[fit], people.birth[relative])
            chosen[number] = fit[min(at, len(fit) - 1)]
    return chosen


def _rename(rng: np.random.Generator, families: Families, bearer: Ints, relative: Ints) -> None:
    people = families.people
    people.surname[bearer], people.given[bearer] = people.surname[relative], people.given[relative]
    near = (np.abs(people.birth[bearer] - people.birth[relative]) < SAME_MONTH) & (rng.random(len(bearer)) < IN_MONTH)
    month = people.birth[relative[near]].astype("datetime64[D]").astype("datetime64[M]")
    day = month.astype("datetime64[D]").astype(np.int32) + rng.integers(0, 28, int(near.sum()))
    people.birth[bearer[near]] = day.astype(np.int32)
