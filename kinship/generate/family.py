"""Families over four generations and more: births, marriages, divorces, remarriages, adoptions, step-parents, deaths.

Clans grow from a founding couple. Most people marry somebody from outside, who may bring parents and a sibling; some marry
into another clan of the county, which joins families by marriage.
"""

from __future__ import annotations

from datetime import date

import numpy as np

from kinship.generate.adoptions import adopt
from kinship.generate.marriages import divorce_and_remarry, founders, marry
from kinship.generate.people import (
    FOSTERED,
    NONE,
    STEP,
    YEAR,
    Couples,
    Families,
    Ints,
    Parents,
    People,
    draw_given,
    join,
)

STAFF_PER_CLAN = 4.4
CHILDREN = ((0.0, 0.25, 0.4, 0.25, 0.1), (0.05, 0.3, 0.35, 0.2, 0.1), (0.06, 0.5, 0.36, 0.08), (0.2, 0.5, 0.3))
"""Shares of couples with 0, 1, 2 … children, from the founders' children to the fourth generation."""
SECOND_MARRIAGE = (0.5, 0.5)
MOTHERS_AGE = (18, 44)
FOSTER_AGE = 14


def population(rng: np.random.Generator, staff: int, as_of: date) -> Families:
    """The families among whom ``staff`` people can be employed, about eight people for each of them."""
    families = Families(People(), Parents(), Couples(), (as_of - date(1970, 1, 1)).days)
    couples = founders(rng, families.people, max(12, round(staff / STAFF_PER_CLAN)))
    young, eldest, youngest = _young_grandmothers(rng, families, max(2, staff // 5000))
    married = [couples, *young]
    second = Couples()
    for generation, shares in enumerate(CHILDREN, start=1):
        children, of_couple = _births(rng, families, couples, shares)
        later, _ = _births(rng, families, second, SECOND_MARRIAGE)
        _step_parents(rng, families, children, of_couple, couples, second)
        couples = marry(rng, families, np.concatenate([children, later]), generation)
        second = divorce_and_remarry(rng, families, couples) if generation in (2, 3) else Couples()
        married += [couples, second]
    families.couples = join([families.couples, *married])
    adopt(rng, families)
    _deaths(rng, families, eldest)
    _renumber(families, _shuffled(rng, len(families.people), eldest, youngest))
    return families


def _shuffled(rng: np.random.Generator, count: int, eldest: Ints, youngest: Ints) -> Ints:
    """A new number for everybody, so that numbers tell no ages; grandmother and grandchild by turns come first."""
    number = rng.permutation(count).astype(np.int32)
    wrong = (number[eldest] < number[youngest]) != (np.arange(len(eldest)) % 2 == 0)
    a, b = eldest[wrong], youngest[wrong]
    number[a], number[b] = number[b], number[a].copy()
    return number


def _renumber(families: Families, number: Ints) -> None:
    people, parents, couples = families.people, families.parents, families.couples
    old = np.argsort(number)
    for name in ("birth", "male", "surname", "given", "clan", "died"):
        setattr(people, name, getattr(people, name)[old])
    parents.parent, parents.child = number[parents.parent], number[parents.child]
    couples.husband, couples.wife = number[couples.husband], number[couples.wife]


def _births(rng: np.random.Generator, families: Families, couples: Couples, shares: tuple[float, ...]) -> tuple[Ints, Ints]:
    """Children of each couple, until divorce, the mother's age or today ends it. Returns them and their couples."""
    people = families.people
    count = rng.choice(len(shares), len(couples), p=shares)
    which = np.repeat(np.arange(len(couples)), count)
    nth = np.arange(len(which)) - np.repeat(np.cumsum(count) - count, count)
    birth = couples.start[which] + ((0.8 + rng.random(len(which)) * 1.5 + nth * (1.3 + rng.random(len(which)) * 1.8)) * YEAR)
    age = (birth - people.birth[couples.wife[which]]) / YEAR
    ended = np.where(couples.end[which] == NONE, families.today, couples.end[which] + YEAR / 2)
    possible = (age > MOTHERS_AGE[0]) & (age < MOTHERS_AGE[1]) & (birth < np.minimum(ended, families.today))
    which, birth = which[possible], birth[possible]
    father, mother = couples.husband[which], couples.wife[which]
    named_for = np.where(rng.random(len(which)) < 0.04, mother, father)
    male = rng.random(len(which)) < 0.52
    children = people.add(rng, birth, male, people.surname[named_for], people.clan[father])
    alike = _same_names(which, people.given[children])
    people.given[children[alike]] = draw_given(rng, male[alike])
    families.parents.add(father, children)
    families.parents.add(mother, children)
    return children, which


def _same_names(couple: Ints, given: Ints) -> Ints:
    """Children named like an earlier one of the same couple."""
    _, first = np.unique(couple.astype(np.int64) * 100_000 + given, return_index=True)
    return np.setdiff1d(np.arange(len(given)), first)


def _step_parents(
    rng: np.random.Generator, families: Families, children: Ints, of_couple: Ints, first: Couples, second: Couples
) -> None:
    """The new spouse of a remarried parent: a step-parent, who counts as a parent if he or she brought the child up."""
    remarried = families.people
    for own, new in (("husband", "wife"), ("wife", "husband")):
        marriage = np.full(len(remarried), NONE)
        marriage[getattr(second, own)] = np.arange(len(second))
        then = marriage[getattr(first, own)[of_couple]]
        child, then = children[then != NONE], then[then != NONE]
        age = (second.start[then] - families.people.birth[child]) / YEAR
        fostered = (age < FOSTER_AGE) & (rng.random(len(child)) < 0.6)
        families.parents.add(getattr(second, new)[then], child, np.where(fostered, FOSTERED, STEP), second.start[then])


def _young_grandmothers(rng: np.random.Generator, families: Families, count: int) -> tuple[list[Couples], Ints, Ints]:
    """Families of three generations in working age, so that grandparents and grandchildren can both be employed.

    Returns the marriages, the grandmothers and their grandchildren.
    """
    people, clan = families.people, np.arange(10**6, 10**6 + count, dtype=np.int32)
    woman = people.add(rng, families.today - (59.3 + rng.random(count) * 0.6) * YEAR, np.zeros(count, bool), None, clan)
    eldest, result = woman, []
    for _ in range(2):
        man = people.add(rng, people.birth[woman] - rng.random(count) * 60, np.ones(count, bool), None, clan)
        start = people.birth[woman] + 18.1 * YEAR
        result.append(Couples(man, woman, start.astype(np.int32), np.full(count, NONE, np.int32)))
        child = people.add(rng, start + 0.4 * YEAR, np.zeros(count, bool), people.surname[man], clan)
        families.parents.add(man, child)
        families.parents.add(woman, child)
        woman = child
    return result, eldest, woman


def _deaths(rng: np.random.Generator, families: Families, spared: Ints) -> None:
    """Deaths by age, never before the birth of a child; a death ends the marriage on the same day. The spared live on."""
    people, couples, parents = families.people, families.couples, families.parents
    died = people.birth + np.clip(rng.normal(78, 10, len(people)), 46, 103) * YEAR
    kept = parents.kind != STEP
    np.maximum.at(died, parents.parent[kept], people.birth[parents.child[kept]] + YEAR)
    np.maximum.at(died, couples.husband, couples.start + YEAR)
    np.maximum.at(died, couples.wife, couples.start + YEAR)
    died[spared] = families.today + YEAR
    people.died = np.where(died <= families.today, died, NONE).astype(np.int32)
    for side in (couples.husband, couples.wife):
        death = people.died[side]
        ends = (death != NONE) & ((couples.end == NONE) | (death < couples.end))
        couples.end = np.where(ends, death, couples.end).astype(np.int32)
