"""Father and mother of one form, of whose marriage nobody tells: possibly a couple.

Whoever names both parents does not say that they are married, and where neither of them handed in a form, nobody says so. To the
law that is the closest tie there is, so it is laid as a possible one, for somebody to look at. Not so where anything tells
otherwise: another spouse, a divorce, a death, a step-parent of the child, or a form of one of them, which lists no spouse.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Set

from kinship.kin import INFERRED
from loaders.ties.family import OTHER_SEX, POSSIBLE, Family, Tie


def add_couples(family: Family, ties: Iterable[Tie], asked: Set[str], apart: Set[str]) -> None:
    """Adds the marriage of a declared father and mother, possible and said to be inferred.

    ``asked``: one of the two is among them. ``apart``: people who are not married by this; nor is who would have two spouses.
    """
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for couple, sources in _parents(family, ties):
        if not asked.isdisjoint(couple) and apart.isdisjoint(couple):
            found[couple] |= sources
    times = Counter(one for couple in found for one in couple)
    for couple, told in sorted(found.items()):
        if all(times[one] == 1 for one in couple):
            family.spouse(*couple, POSSIBLE, frozenset(f"{source}{INFERRED}" for source in told), slot=False)


def _parents(family: Family, ties: Iterable[Tie]) -> Iterator[tuple[tuple[str, str], frozenset[str]]]:
    """Everybody whose form names one father and one mother, where nobody names others, with the lines."""
    declared: dict[str, dict[str, Tie]] = defaultdict(dict)
    for tie in ties:
        if tie.word == "P" and tie.kind == "blood" and tie.level > POSSIBLE:
            declared[tie.person][tie.relative] = tie
    for child, parents in declared.items():
        by_sex = {family.sex.get(one, ""): one for one in parents}
        if by_sex.keys() == OTHER_SEX.keys() and parents.keys() == family.near("P", child).keys():
            father, mother = by_sex["M"], by_sex["F"]
            yield (father, mother), parents[father].sources | parents[mother].sources
