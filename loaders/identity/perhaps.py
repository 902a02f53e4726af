"""New people who were left apart, and who may be one for all that is known: few bear the name, and nothing contradicts.

The same birth month says so; the same year does for a name that nobody else was seen to bear, and so does the place of work.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, product

from loaders.identity.ages import births_agree
from loaders.identity.clusters import Clusters
from loaders.identity.employer import specific
from loaders.identity.frequency import Frequencies
from loaders.identity.mentions import Mention

Pair = tuple[int, int]
CROWD = 40
"""Lines of one name among which those without a month are compared with all others."""


def left_apart(mentions: list[Mention], apart: Iterable[Pair], frequencies: Frequencies, clusters: Clusters) -> list[Pair]:
    """Of each two such people two lines, in the order of the lines. ``apart``: lines of equal name and birth month."""
    found: dict[Pair, Pair] = {}
    roots, facts = clusters.roots(), clusters.facts
    for one, other in chain(apart, _vaguer(mentions, frequencies)):
        first, second = roots[one], roots[other]
        if first == second or facts[first].person_id or facts[second].person_id:
            continue
        first, second = min(first, second), max(first, second)
        if (first, second) in found:
            continue
        if _alike(mentions[one], mentions[other], frequencies) and clusters.fit(first, second):
            found[first, second] = one, other
    return list(found.values())


def _vaguer(mentions: list[Mention], frequencies: Frequencies) -> Iterator[Pair]:
    """Lines of one name on different forms, of which one has no birth month."""
    names = {mention.key for mention in mentions if len(mention.birth) < 7}
    lines: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for number, mention in enumerate(mentions):
        if mention.key in names:
            lines[mention.key][len(mention.birth) >= 7].append(number)
    for key, (vague, told) in lines.items():
        if len(vague) + len(told) <= CROWD and not frequencies.of(key).many:
            for one, other in product(vague, [*vague, *told]):
                if mentions[one].declarer != mentions[other].declarer:
                    yield one, other


def _alike(one: Mention, other: Mention, frequencies: Frequencies) -> bool:
    frequency, agree = frequencies.of(one.key), births_agree(one.birth, other.birth)
    if frequency.many or agree in ("near", "no"):
        return False
    both = specific(one.employer) and specific(other.employer)
    if both and one.employer == other.employer:
        return True
    return not both and (agree in ("day", "month") or (agree == "year" and frequency.rare))
