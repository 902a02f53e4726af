"""Candidates for a name with a slip of the pen in it: one character of the given name is another one, or missing.

Such a name says little by itself. So only those people are looked at of whom something else is the same: somebody born in that
month (for names of three characters and more), and whoever names the declarer on a form of his own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from loaders.identity.columns import Numbers, joined, once
from loaders.identity.employer import Employers
from loaders.identity.evidence import DOUBTED, PROBABLE, Evidence, weigh_slip
from loaders.identity.names import slip_patterns
from loaders.identity.pairs import Candidates, Pairs, answered, levels
from loaders.identity.people import People
from loaders.identity.tables import Lines, month_of

NOBODY: frozenset[str] = frozenset()
Born = dict[str, dict[str, list[str]]]
"""Month of birth → name with a character of the given name left out → the staff born then who are called so."""


def add_misspelt(lines: Lines, people: People, employers: Employers, found: dict[int, Candidates]) -> None:
    """Adds to ``found`` the people whose name a line misspells; not where the name as written fits somebody well."""
    said, level = Pairs.of(found, lines), levels(found)
    settled = np.zeros(len(lines.mentions), np.bool_)
    settled[said.line[level >= PROBABLE]] = True
    open_lines = np.flatnonzero(~settled)
    born, named = dict(_born_alike(lines, open_lines, people)), _naming(lines, open_lines, said, level)
    for number in sorted(born.keys() | named.keys()):
        if kept := _weighed(lines, number, born.get(number, frozenset()), named.get(number, {}), people, employers):
            found[number] = kept | found.get(number, {})


def _weighed(
    lines: Lines, number: int, born: frozenset[str], naming: dict[str, int], people: People, employers: Employers
) -> dict[str, Evidence]:
    """The evidence for those born in the month, and for those whose forms name the declarer, who is found there so surely."""
    mention = lines.mentions[number]
    declarer = people.by_id[mention.declarer]
    kept = {}
    for one in sorted(born | naming.keys()):
        answered = naming.get(one, DOUBTED) >= PROBABLE
        if evidence := weigh_slip(mention, people.by_id[one], declarer, employers, answered):
            kept[one] = evidence
    return kept


def _born_alike(lines: Lines, open_lines: Numbers, people: People) -> Iterator[tuple[int, frozenset[str]]]:
    """Lines, and those born in the month that each tells whose names come to the same without a character."""
    born = _by_month(people)

    def alike(name: str, month: str) -> frozenset[str]:
        called = born.get(month, {})
        found = [one for pattern in _long_patterns(name) if pattern in called for one in called[pattern]]
        return frozenset(found) if found else NOBODY

    found = once(alike, lines.key.take(open_lines), lines.month.take(open_lines))
    some = found.where(bool)
    return zip(open_lines[some].tolist(), found.take(some).cells(), strict=True)


def _by_month(people: People) -> Born:
    born: Born = defaultdict(lambda: defaultdict(list))
    for person in people.by_id.values():
        if person.staff and (month := month_of(person.birth)):
            for pattern in _long_patterns("".join(person.keys[:1])):
                born[month][pattern].append(person.person_id)
    return born


def _long_patterns(name: str) -> tuple[str, ...]:
    return slip_patterns(name) if len(name) > 2 else ()


def _naming(lines: Lines, open_lines: Numbers, said: Pairs, level: Numbers) -> dict[int, dict[str, int]]:
    """For each line the people whose own form names its declarer by an inverse word, and how surely, unless another line means
    them. ``said``: whom lines may mean, ``level``: how surely."""
    unmeant = ~np.isin(said.to_declarer(lines), said.from_declarer(lines))
    said, level = said.some(unmeant), level[unmeant]
    at, by = joined(lines.declarer[open_lines], said.person)
    number, line = open_lines[at], said.line[by]
    fits = answered(lines, number, line)
    named: dict[int, dict[str, int]] = defaultdict(dict)
    for here, there, sure in zip(number[fits].tolist(), line[fits].tolist(), level[by][fits].tolist(), strict=True):
        declarer = lines.mentions[there].declarer
        named[here][declarer] = max(sure, named[here].get(declarer, DOUBTED))
    return named
