"""Who of the county's people is employed: in working age, families together, every kin word among them."""

from __future__ import annotations

import numpy as np

from kinship.generate.paths import Pairs, kin_pairs
from kinship.generate.people import NONE, YEAR, Families, Ints
from kinship.kin import IN_SCOPE

WORKING_AGE = (22.0, 60.0)
CLAN_PULL, COUPLE_PULL = 0.9, 0.7
SEARCHED = 200_000


def choose(rng: np.random.Generator, families: Families, count: int) -> tuple[Ints, Pairs]:
    """``count`` people to employ (sorted) and the kin pairs among them.

    Clans differ in how many of them are employed, and spouses often are together. A word that nobody on the staff would
    spell (read from the lower number of a pair) is brought in with one pair of people, as far as there is room.
    """
    people = families.people
    age = (families.today - people.birth) / YEAR
    eligible = np.flatnonzero((people.died == NONE) & (age >= WORKING_AGE[0]) & (age <= WORKING_AGE[1])).astype(np.int32)
    score = rng.gumbel(size=len(people))
    _, clan = np.unique(people.clan, return_inverse=True)
    score += CLAN_PULL * rng.normal(size=clan.max() + 1)[clan]
    pull = COUPLE_PULL * rng.normal(size=len(families.couples))
    score[families.couples.husband] += pull
    score[families.couples.wife] += pull
    best = eligible[np.argsort(-score[eligible], kind="stable")]
    staff = np.sort(best[:count])
    pairs = kin_pairs(families, staff)
    forced = _missing(families, pairs, best)
    if not len(forced) or count < 4 * len(forced):
        return staff, pairs
    kept = best[:count][~np.isin(best[:count], forced)][: count - len(forced)]
    staff = np.sort(np.concatenate([kept, forced]))
    return staff, kin_pairs(families, staff)


def _missing(families: Families, pairs: Pairs, eligible: Ints) -> Ints:
    """People who would spell the words that no pair spells yet."""
    lacking = np.setdiff1d(np.arange(len(IN_SCOPE)), pairs.word[pairs.first < pairs.second])
    if not len(lacking):
        return np.zeros(0, np.int32)
    everyone = kin_pairs(families, eligible[:SEARCHED])
    everyone = everyone.take(everyone.first < everyone.second)
    both = [everyone.take(np.flatnonzero(everyone.word == word)[:1]) for word in lacking]
    return np.unique(np.concatenate([np.concatenate([p.first, p.second]) for p in both]))
