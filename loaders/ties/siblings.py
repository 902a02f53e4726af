"""Siblings share parents: the known ones of either side, else an unnamed one. Half blood counts.

That two people are siblings never says which parent they share, so a parent handed on is at most probable. A surer declaration
gets an unnamed common parent for these two alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from loaders.identity.ages import years_older
from loaders.ties.family import OTHER_SEX, POSSIBLE, PROBABLE, Family

YOUNGEST_PARENT = 14
Members = dict[str, tuple[int, frozenset[str]]]


class Pair(NamedTuple):
    """Two siblings, the smaller identifier first. ``apart``: nothing is shared on, as one of them is an open side."""

    one: str
    other: str
    level: int
    sources: frozenset[str]
    apart: bool


class Siblings:
    """The pairs declared or implied so far; ``settle`` gives the new ones their common parents."""

    def __init__(self, family: Family) -> None:
        self._family = family
        self._pairs: dict[tuple[str, str, bool], Pair] = {}
        self._near: dict[str, set[tuple[str, str, bool]]] = defaultdict(set)
        self._fresh: set[tuple[str, str, bool]] = set()
        self._renewed = 0
        """How many unnamed people had become others when everybody was last called by whom they are."""

    def add(self, one: str, other: str, level: int, sources: frozenset[str], apart: bool = False) -> None:
        """Adds a pair, or makes the one there is surer."""
        if one == other:
            return
        key = (one, other, apart) if one < other else (other, one, apart)
        known = self._pairs.get(key)
        if known:
            level, sources = max(level, known.level), sources | known.sources
        self._pairs[key] = Pair(key[0], key[1], level, sources, apart)
        self._fresh.add(key)
        if level > POSSIBLE and not apart:
            self._near[one].add(key)
            self._near[other].add(key)

    def settle(self) -> None:
        """Gives the pairs added since the last time, and all who hang together with them, their common parents."""
        self._renew()
        sets = self._sets()
        for same in sets:
            unite_parents(self._family, same)
        if self._renew():
            sets = self._sets()
        for same in sets:
            _share_known(self._family, same)
        for same in sets:
            _share_unnamed(self._family, same)
        for key in sorted(self._fresh):
            pair = self._pairs[key]
            if _common(self._family, pair) < pair.level:
                _private(self._family, pair)
        self._fresh.clear()

    def share_unnamed(self) -> None:
        """Hands an unnamed parent on to a full brother or sister: whose brother my mother is, holds for my brother too."""
        self._renew()
        for key in sorted(self._pairs):
            pair = self._pairs[key]
            if pair.level > POSSIBLE and not pair.apart and self._family.unnamed.keys().isdisjoint(key[:2]):
                _share_slot(self._family, pair.one, pair.other, pair)
                _share_slot(self._family, pair.other, pair.one, pair)

    def _renew(self) -> bool:
        """Calls everybody by whom they became since; which pairs are new does not change by that. False where nobody did."""
        who, became = self._family.who, self._family.became
        if len(became) == self._renewed:
            return False
        self._renewed = len(became)
        old = {key: self._pairs[key] for key in self._pairs if key[0] in became or key[1] in became}
        fresh = {key for key in self._fresh if key not in old}
        for key, pair in old.items():
            self._forget(key)
            one, other = who(pair.one), who(pair.other)
            if key in self._fresh and one != other:
                fresh.add((min(one, other), max(one, other), pair.apart))
        for pair in old.values():
            self.add(who(pair.one), who(pair.other), pair.level, pair.sources, pair.apart)
        self._fresh = fresh
        return bool(old)

    def _forget(self, key: tuple[str, str, bool]) -> None:
        del self._pairs[key]
        for one in key[:2]:
            if key in self._near.get(one, ()):
                self._near[one].remove(key)

    def _sets(self) -> list[list[Pair]]:
        """The pairs that hang together with the new ones, set by set."""
        seen: set[str] = set()
        sets = []
        for one, _, _ in sorted(self._fresh):
            if one in self._near and one not in seen:
                sets.append([self._pairs[key] for key in sorted(self._reach(one, seen))])
        return sets

    def _reach(self, person: str, seen: set[str]) -> set[tuple[str, str, bool]]:
        seen.add(person)
        waiting, keys = [person], set()
        while waiting:
            for key in self._near[waiting.pop()]:
                keys.add(key)
                fresh = [one for one in key[:2] if one not in seen]
                seen.update(fresh)
                waiting.extend(fresh)
        return keys


def _members(pairs: Iterable[Pair]) -> Members:
    """Everybody in the pairs, with the best grade and the sources of the pairs that each is in."""
    members: Members = {}
    for pair in pairs:
        for person in (pair.one, pair.other):
            level, sources = members.get(person, (0, frozenset()))
            members[person] = max(level, pair.level), sources | pair.sources
    return dict(sorted(members.items()))


def _people(pairs: Iterable[Pair]) -> set[str]:
    """Everybody in the pairs."""
    return {person for pair in pairs for person in (pair.one, pair.other)}


def _share_known(family: Family, pairs: list[Pair]) -> None:
    """Hands known parents on within a set of siblings; where fathers (or mothers) differ, from sibling to sibling only."""
    people = _people(pairs)
    if _one_line(family, people):
        for parent in sorted(_parents(family, people)):
            if not people <= family.near("C", parent).keys():
                _share(family, parent, _members(pairs))
    else:
        for pair in pairs:
            _share_half(family, pair)


def unite_parents(family: Family, pairs: list[Pair]) -> None:
    """The unnamed fathers of brothers and sisters are one, or the one whom some form names; so the mothers.

    Not where two are named (half blood), nor for a father whose children bear another surname.
    """
    people = _people(pairs)
    for sex in OTHER_SEX:
        parents = sorted(_parents(family, people, sex))
        if len(parents) < 2:
            continue
        unnamed = [one for one in parents if one in family.unnamed]
        named = [one for one in parents if one not in family.unnamed]
        if len(named) > 1:
            continue
        kept = (named or unnamed)[0]
        for one in unnamed:
            if one != kept and one in family.unnamed and _one_father(family, one, kept):
                family.become(one, kept)


def _one_father(family: Family, unnamed: str, kept: str) -> bool:
    """False for fathers of children of different surnames, for a parent too young or related to the other, and where a child
    has a fostering parent besides."""
    if any(kept in family.near(step, unnamed) for step in "PCS"):
        return False
    children = family.children.get(unnamed, ())
    if any(family.has_two(child, family.sex.get(unnamed, "")) for child in children):
        return False
    if family.sex.get(kept) == "M":
        names = {family.surname(child) for child in (*children, *family.children.get(kept, ()))} | {family.surname(kept)}
        if len(names - {""}) > 1:
            return False
    gaps = (years_older(family.birth.get(kept, ""), family.birth.get(child, "")) for child in children)
    return all(gap is None or gap >= YOUNGEST_PARENT for gap in gaps)


def _share_half(family: Family, pair: Pair) -> None:
    apart = _apart(family, pair)
    # Half siblings whose common parent is known (the one's stepmother is the other's mother, say) need not share another.
    if len(apart) == 1 and not _common(family, pair):
        members = _members([pair])
        for parent in sorted(_parents(family, members, OTHER_SEX[apart[0]])):
            _share(family, parent, members)


def _share_unnamed(family: Family, pairs: list[Pair]) -> None:
    """Gives an unnamed common parent to three or more siblings who have none."""
    people = _people(pairs)
    if len(people) > 2 and not _parents(family, people):
        members = _members(pairs)
        common = family.open("", "parent-of", *members)
        for member, (level, sources) in members.items():
            family.parent(common, member, min(level, PROBABLE), sources, family.kind_of_parents(member))


def _share_slot(family: Family, one: str, other: str, pair: Pair) -> None:
    """Hands on the unnamed father or mother of the one; not where the rest of the parents or the surname differ."""
    if family.unnamed.keys().isdisjoint(family.full_parents(one)):
        return
    for sex, rest in OTHER_SEX.items():
        parent = family.slot(one, sex)
        if parent not in family.unnamed or _parents(family, [other], sex) or family.slot(one, rest) != family.slot(other, rest):
            continue
        if family.surname(one) == family.surname(other) and not family.has_two(other, sex):
            family.parent(parent, other, min(pair.level, PROBABLE), pair.sources, family.kind_of_parents(other))


def share_open_sides(family: Family) -> None:
    """A parent whose side is open (of a cousin, say) is also a parent of the declarer's full brothers and sisters."""
    for one, of, level, sources in family.either:
        either, child = family.who(one), family.who(of)
        for other in sorted(_full_siblings(family, child) - {child, either}):
            family.parent(either, other, min(level, PROBABLE), sources, family.kind_of_parents(other), slot=False)


def _full_siblings(family: Family, child: str) -> set[str]:
    father, mother = family.slot(child, "M"), family.slot(child, "F")
    if not father or not mother:
        return set()
    return set(family.children[father]) & set(family.children[mother])


def _private(family: Family, pair: Pair) -> None:
    """A common parent for this pair alone. Two different known fathers: it is the mother they share."""
    apart = _apart(family, pair)
    sex = OTHER_SEX[apart[0]] if len(apart) == 1 else ""
    common = family.open(sex, "pair", pair.one, pair.other)
    level = POSSIBLE if len(apart) == 2 else pair.level
    for person in (pair.one, pair.other):
        family.parent(common, person, level, pair.sources, family.kind_of_parents(person), slot=False)


def _apart(family: Family, pair: Pair) -> list[str]:
    """The sexes of the known parents in whom the two differ."""
    held = {sex: (family.slot(pair.one, sex), family.slot(pair.other, sex)) for sex in OTHER_SEX}
    return [sex for sex, (ours, theirs) in held.items() if ours and theirs and ours != theirs]


def _common(family: Family, pair: Pair) -> int:
    """The best grade at which the two already have a parent in common."""
    ours, theirs = family.near("P", pair.one), family.near("P", pair.other)
    return max((min(level, theirs[parent]) for parent, level in ours.items() if parent in theirs), default=0)


def _parents(family: Family, members: Iterable[str], sex: str = "") -> set[str]:
    held = {parent for member in members for parent in family.parents_of(member)}
    return {parent for parent in held if not sex or family.sex.get(parent) == sex}


def _one_line(family: Family, members: Iterable[str]) -> bool:
    """True if the siblings have, as far as is known, one father and one mother."""
    sexes = [family.sex.get(parent) for parent in _parents(family, members)]
    return all(sexes.count(sex) < 2 for sex in OTHER_SEX)


def _share(family: Family, parent: str, members: Members) -> None:
    sure = max(family.level(parent, member) for member in members)
    for member, (level, sources) in members.items():
        if family.has_parent(parent, member) or _other_line(family, parent, member):
            continue
        gap = years_older(family.birth.get(parent, ""), family.birth.get(member, ""))
        if gap is not None and gap < YOUNGEST_PARENT:
            family.doubts.append((parent, member, sources))
        else:
            family.parent(parent, member, min(level, sure, PROBABLE), sources, family.kind_of_parents(member))


def _other_line(family: Family, parent: str, member: str) -> bool:
    """True for a father whose own child bears his surname while this sibling bears another: more likely half blood."""
    name, other = family.surname(parent), family.surname(member)
    if family.sex.get(parent) != "M" or not name or not other or name == other:
        return False
    return any(family.surname(child) == name for child in family.children.get(parent, ()))
