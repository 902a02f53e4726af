"""Links: declarers of whom one lists the other, or who list the same person, and what the one is to the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from kinship.kin import inverse
from loaders.identity.clusters import Clusters
from loaders.identity.columns import Column, Flags, Groups, Numbers, appended, begins, in_order, once
from loaders.identity.evidence import PROBABLE
from loaders.identity.staff_match import Match
from loaders.identity.tables import Lines
from loaders.identity.view import answers, seen_from

CROWD = 200
"""Of more lines about one person only these are held against each other."""
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Links:
    """Two people each (by their places, the first before the second, in order) and what the second can be to the first."""

    first: Numbers
    second: Numbers
    words: Column

    def hold(self, one: Numbers, other: Numbers, size: int) -> Flags:
        """Whether there is a link between two people, of each two."""
        return np.isin(_both(one, other, size), self.first * size + self.second)


def declared_links(lines: Lines, matches: Mapping[int, Match]) -> Links:
    """The links between declarers and the known people whom their lines mean at least probably."""
    sure = {number: match for number, match in matches.items() if match.level >= PROBABLE}
    line, place = np.fromiter(sure, np.int64, len(sure)), lines.persons.place
    person = np.fromiter((place[match.person_id] for match in sure.values()), np.int64, len(sure))
    return _links(lines.declarer[line], person, lines.words.take(line), len(place))


def shared_links(lines: Lines, clusters: Clusters, declared: Links) -> Links:
    """These links and those of declarers who list the same person, by the words that lead over that person."""
    same = Groups.of(clusters.roots()).first(CROWD)
    one, other, _ = same.pairs()
    words = once(_between, lines.words.take(one), lines.words.take(other))
    first, second = np.append(declared.first, lines.declarer[one]), np.append(declared.second, lines.declarer[other])
    return _links(first, second, appended(declared.words, words), len(lines.persons.known))


def _links(one: Numbers, other: Numbers, words: Column, size: int) -> Links:
    """Each link once, with all words that are said for it; ``words``: what the other is to the one."""
    forth, back = one < other, other < one
    words = appended(words.take(forth), words.take(back).map(answers))
    pair = np.append(_both(one[forth], other[forth], size), _both(one[back], other[back], size))
    pair, word = np.divmod(in_order(pair * len(words.values) + words.codes), max(len(words.values), 1))
    starts = begins(pair)
    ends = np.append(starts[1:], len(pair))
    told = [words.values[at] for at in word[starts].tolist()]
    for link in np.flatnonzero(ends - starts > 1).tolist():
        told[link] = NOTHING.union(*(words.values[at] for at in word[starts[link] : ends[link]].tolist()))
    first, second = np.divmod(pair[starts], max(size, 1))
    return Links(first, second, Column.of(told))


def _both(one: Numbers, other: Numbers, size: int) -> Numbers:
    """One number for two people, whichever is named first."""
    return np.minimum(one, other) * size + np.maximum(one, other)


@lru_cache(maxsize=1 << 12)
def _between(here: frozenset[str], there: frozenset[str]) -> frozenset[str]:
    """What the second declarer is to the first, who call the same person by these words."""
    return frozenset(word for one in here for other in there for word in seen_from(inverse(one), inverse(other)))
