"""New people who were left apart, and who may be one for all that is known: few bear the name, and nothing contradicts.

The same birth month says so; the same year does for a name that nobody else was seen to bear, and so does the place of work.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from operator import attrgetter

import numpy as np

from loaders.identity.ages import births_agree
from loaders.identity.clusters import Clusters
from loaders.identity.columns import Groups, Numbers
from loaders.identity.employer import same_place, specific
from loaders.identity.frequency import Frequencies
from loaders.identity.mentions import Mention
from loaders.identity.tables import Lines

LinePairs = tuple[Numbers, Numbers]
"""The places of two lines each."""
CROWD = 40
"""Lines of one name among which those without a month are compared with all others."""


def left_apart(lines: Lines, apart: LinePairs, frequencies: Frequencies, clusters: Clusters) -> list[tuple[int, int]]:
    """Of each two such people two lines, in the order of the lines. ``apart``: lines of equal name and birth month."""
    mentions, facts, roots = lines.mentions, clusters.facts, clusters.roots()
    vaguer = np.array(list(_vaguer(lines, frequencies)), np.int64).reshape(-1, 2).T
    one, other = (np.append(*parts) for parts in zip(apart, vaguer, strict=True))
    differ = roots[one] != roots[other]
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for pair in zip(one[differ].tolist(), other[differ].tolist(), strict=True):
        first, second = sorted(int(roots[number]) for number in pair)
        if (first, second) in found or facts[first].person_id or facts[second].person_id:
            continue
        if _alike(mentions[pair[0]], mentions[pair[1]], frequencies) and clusters.fit(first, second):
            found[first, second] = pair
    return list(found.values())


def _vaguer(lines: Lines, frequencies: Frequencies) -> Iterator[tuple[int, int]]:
    """Lines of one name on different forms, of which one has no birth month."""
    dated = lines.month.where(bool)
    asked = ~frequencies.told.where(attrgetter("many")) & np.isin(lines.key.codes, lines.key.codes[~dated])
    declarer = lines.declarer
    for same in Groups.of(lines.key.codes, np.flatnonzero(asked)).lists():
        if len(same) <= CROWD:
            vague, told = ([number for number in same if dated[number] == known] for known in (False, True))
            yield from ((one, other) for one, other in product(vague, [*vague, *told]) if declarer[one] != declarer[other])


def _alike(one: Mention, other: Mention, frequencies: Frequencies) -> bool:
    frequency, agree = frequencies.of(one.key), births_agree(one.birth, other.birth)
    if frequency.many or agree in ("near", "no"):
        return False
    both = specific(one.workplace) and specific(other.workplace)
    if both and same_place(one.workplace, other.workplace):
        return True
    return not both and (agree in ("day", "month") or (agree == "year" and frequency.rare))
