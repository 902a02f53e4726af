"""Unnamed people who may be somebody whom the same form lists: nobody says so, and nobody says that they are not.

A form lists two brothers and a sister-in-law. One of the two is her husband, for all that is known, and to the other she is a
brother's wife: of each both is possible, neither is probable. What she is to the declarer does not depend on it.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import permutations

from loaders.ties.family import FULL, POSSIBLE, PROBABLE, Family, Tie
from loaders.ties.unnamed import ENDING, Lines, alike, can_be_one, place

People = dict[str, set[str]]
Children = dict[str, dict[str, int]]


def part_undecided(family: Family, lines: Lines) -> None:
    """Takes unnamed people out from among the siblings whom they may be: those pairs are possible, in either reading.

    To the parents they share the unnamed one keeps a possible row; with all other siblings he gets a parent beside those, at the
    grade that the rows had. Of two unnamed people who may be one it is enough to take one out. Sons and daughters of the declarer
    stay where they are: the declared tie itself leads over that row.
    """
    maybe, named = _maybe(family, lines)
    parted: dict[str, list[str]] = {}
    for person in sorted(maybe):
        others = maybe[person] - parted.keys()
        parents = sorted(one for one, sure in family.near("P", person).items() if sure > POSSIBLE)
        shared = [one for one in parents if any(family.level(one, other) > POSSIBLE for other in others)]
        if shared:
            parted[person] = shared
    children = {parent: dict(family.near("C", parent)) for parents in parted.values() for parent in parents}
    for person, parents in parted.items():
        left = {parent: _without(children[parent], maybe[person] | parted.keys() - {person}) for parent in parents}
        _part(family, person, left)
    _read_as(family, named)


def _maybe(family: Family, lines: Lines) -> tuple[People, People]:
    """For each unnamed person who may be somebody on the form all siblings whom he may be, and those named in a close place."""
    maybe, named = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    places: dict[tuple[str, str], list[tuple[str, Tie]]] = defaultdict(list)
    for tie in lines.over_somebody(family):
        if found := place(family, lines, tie):
            unnamed, fit = found
            maybe[unnamed] |= fit if len(tie.word) > 2 else set()
            named[unnamed] |= fit if tie.word in ENDING else set()
            places[tie.person, tie.word[:-1]].append((unnamed, tie))
    for same in places.values():
        for (one, tie), (other, another) in permutations(same, 2):
            if one != other and len(tie.word) > 2 and alike(another, tie) and _may_be(family, one, other):
                maybe[one].add(other)
    return maybe, named


def _may_be(family: Family, one: str, other: str) -> bool:
    """True if two unnamed people may be one: no more than one spouse of theirs is named."""
    spouses = {mate for each in (one, other) for mate in family.partners.get(each, ()) if mate not in family.unnamed}
    return can_be_one(family, one, other) and len(spouses) < 2


def _without(children: dict[str, int], out: set[str]) -> dict[str, int]:
    return {child: level for child, level in children.items() if level > POSSIBLE and child not in out}


def _part(family: Family, person: str, children: Children) -> None:
    """The parent of the most other children stands a second time, without those of whom it is open."""
    parent = max(sorted(children), key=lambda one: len(children[one]))
    again = family.open(family.sex.get(parent, ""), "again", parent, person)
    for child, level in sorted(children[parent].items()) if len(children[parent]) > 1 else ():
        sources = _sources(family, parent, child)
        family.parent(again, child, min(level, PROBABLE), sources, family.kind_of_parents(child), slot=False)
    for one in children:
        family.doubt(one, person)


def _sources(family: Family, parent: str, child: str) -> frozenset[str]:
    edges = (family.parents.get((parent, child, kind)) for kind in FULL)
    return frozenset(source for edge in edges if edge for source in edge.sources)


def _read_as(family: Family, named: People) -> None:
    """The other reading: whose spouse or child it is, if the unnamed person is this or that one of the named."""
    for person, others in sorted(named.items()):
        mates = {mate: family.spouses[min(person, mate), max(person, mate)] for mate in family.partners.get(person, ())}
        for other in sorted(others):
            for mate, edge in sorted(mates.items()):
                if not family.married(other, mate):
                    family.spouse(other, mate, POSSIBLE, edge.sources, slot=False)
            for child, level in sorted(family.near("C", person).items()):
                if level > POSSIBLE and not family.level(other, child):
                    family.parent(other, child, POSSIBLE, _sources(family, person, child), slot=False)
