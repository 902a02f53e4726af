"""Marriages: founding couples, spouses from outside, alliances between clans, the rare cousins, divorce and remarriage."""

from __future__ import annotations

import numpy as np

from kinship.generate.people import NONE, YEAR, Couples, Families, Ints, Mask, People, join

ALLIED = (0.0, 0.0, 0.12, 0.3, 0.0)
"""Share of each generation that marries into another clan of the county."""
OUTSIDER_PARENTS = (0.0, 0.1, 0.6, 0.6, 0.6)
SIBLING, DIVORCED, REMARRIED, SINGLE = 0.35, 0.12, 0.6, 0.05
COUSINS_EVERY = 400
"""One marriage of cousins in so many clans."""


def founders(rng: np.random.Generator, people: People, clans: int) -> Couples:
    """The great-grandparents: one couple per clan, born around 1910."""
    clan = np.arange(clans, dtype=np.int32)
    birth = (rng.normal(1910, 5, clans) - 1970) * YEAR
    man = people.add(rng, birth, np.ones(clans, bool), None, clan)
    woman = people.add(rng, birth + rng.normal(2, 2, clans) * YEAR, np.zeros(clans, bool), None, clan)
    return _wed(rng, people, man, woman)


def _wed(rng: np.random.Generator, people: People, man: Ints, woman: Ints, start: Ints | None = None) -> Couples:
    if start is None:
        later = np.maximum(people.birth[man], people.birth[woman])
        start = (later + (21.5 + rng.gamma(2.0, 1.6, len(man))) * YEAR).astype(np.int32)
    return Couples(man, woman, start, np.full(len(man), NONE, np.int32))


def marry(rng: np.random.Generator, families: Families, ids: Ints, generation: int) -> Couples:
    """The marriages of one generation, all begun by today."""
    people = families.people
    grown = ids[(families.today - people.birth[ids] > 27 * YEAR) & (rng.random(len(ids)) > SINGLE)]
    cousins = _cousins(rng, families, grown) if generation == 3 else Couples()
    grown = np.setdiff1d(grown, np.concatenate([cousins.husband, cousins.wife]))
    allied = _alliances(rng, people, grown[rng.random(len(grown)) < ALLIED[generation]])
    rest = np.setdiff1d(grown, np.concatenate([allied.husband, allied.wife]))
    outside = _outsiders(rng, families, rest, generation)
    couples = join([cousins, allied, outside])
    return couples.take(couples.start < families.today)


def _alliances(rng: np.random.Generator, people: People, ids: Ints) -> Couples:
    """Men and women of different clans, paired by age."""
    sides = []
    for male in (True, False):
        side = ids[people.male[ids] == male]
        age = people.birth[side] + rng.normal(0, 300, len(side)) + (0 if male else -500)
        sides.append(side[np.argsort(age, kind="stable")])
    count = min(len(sides[0]), len(sides[1]))
    man, woman = sides[0][:count], sides[1][:count]
    near = np.abs(people.birth[man] - people.birth[woman]) < 9 * YEAR
    apart = near & (people.clan[man] != people.clan[woman])
    return _wed(rng, people, man[apart], woman[apart])


def _cousins(rng: np.random.Generator, families: Families, ids: Ints) -> Couples:
    """A few marriages inside a clan, never of siblings."""
    people, parents = families.people, families.parents
    father = np.full(len(people), NONE)
    father[parents.child] = parents.parent
    order = ids[np.lexsort((rng.random(len(ids)), people.clan[ids]))]
    a, b = order[:-1:2], order[1::2][: len(order[:-1:2])]
    fit = (people.clan[a] == people.clan[b]) & (people.male[a] != people.male[b]) & (father[a] != father[b])
    fit &= np.abs(people.birth[a] - people.birth[b]) < 8 * YEAR
    few = np.flatnonzero(fit)[: max(1, int(people.clan[ids].max(initial=0)) // COUSINS_EVERY)]
    man, woman = np.where(people.male[a], a, b)[few], np.where(people.male[a], b, a)[few]
    return _wed(rng, people, man, woman)


def _outsiders(rng: np.random.Generator, families: Families, ids: Ints, generation: int) -> Couples:
    """Spouses from outside the clans; many bring their parents, some a sibling."""
    people = families.people
    male = people.male[ids]
    birth = people.birth[ids] + np.where(male, 1, -1) * rng.normal(1.5, 1.8, len(ids)) * YEAR
    brings = rng.random(len(ids)) < OUTSIDER_PARENTS[generation]
    spouse = people.add(rng, birth, ~male, None, people.clan[ids])
    _origin(rng, families, spouse[brings])
    return _wed(rng, people, np.where(male, ids, spouse), np.where(male, spouse, ids))


def _origin(rng: np.random.Generator, families: Families, child: Ints) -> None:
    """Parents, and for some a sibling, for people from outside."""
    people, parents = families.people, families.parents
    count, clan = len(child), people.clan[child]
    mother_birth = people.birth[child] - (22 + rng.gamma(2.0, 2.0, count)) * YEAR
    father = people.add(rng, mother_birth - rng.normal(1.5, 1.5, count) * YEAR, np.ones(count, bool), people.surname[child], clan)
    mother = people.add(rng, mother_birth, np.zeros(count, bool), None, clan)
    two: Mask = rng.random(count) < SIBLING
    away = np.where(rng.random(count) < 0.5, 1, -1)[two] * (1.2 + rng.random(int(two.sum())) * 2) * YEAR
    sibling = people.add(
        rng, people.birth[child[two]] + away, rng.random(int(two.sum())) < 0.52, people.surname[child[two]], clan[two]
    )
    for kid, of in ((child, np.ones(count, bool)), (sibling, two)):
        parents.add(father[of], kid)
        parents.add(mother[of], kid)
    wed = _wed(rng, people, father, mother, (np.minimum(people.birth[child], mother_birth + 22 * YEAR) - 500).astype(np.int32))
    families.couples = join([families.couples, wed])


def divorce_and_remarry(rng: np.random.Generator, families: Families, couples: Couples) -> Couples:
    """Ends some marriages (in place) and returns the second ones: divorced husbands with divorced wives, never siblings."""
    today = families.today
    length = (2 + rng.gamma(2.0, 4.0, len(couples))) * YEAR
    end = couples.start + length
    parted = (rng.random(len(couples)) < DIVORCED) & (end < today - 400)
    couples.end = np.where(parted, end, NONE).astype(np.int32)
    free = np.flatnonzero(parted)
    free = free[np.argsort(couples.start[free], kind="stable")]
    free = free[rng.random(len(free)) < REMARRIED]
    his, hers = free[:-1], free[1:]
    start = np.maximum(couples.end[his], couples.end[hers]) + rng.integers(200, 1500, len(his))
    near = (np.abs(couples.start[his] - couples.start[hers]) < 8 * YEAR) & (start < today)
    near &= ~_siblings(families, couples.husband[his], couples.wife[hers])
    his, hers, start = his[near], hers[near], start[near]
    return Couples(couples.husband[his], couples.wife[hers], start.astype(np.int32), np.full(len(his), NONE, np.int32))


def _siblings(families: Families, one: Ints, other: Ints) -> Mask:
    """Which pairs have a father or a mother in common."""
    people, parents = families.people, families.parents
    common = np.zeros(len(one), bool)
    for male in (True, False):
        held = np.full(len(people), NONE)
        rows = people.male[parents.parent] == male
        held[parents.child[rows]] = parents.parent[rows]
        common |= (held[one] == held[other]) & (held[one] != NONE)
    return common
