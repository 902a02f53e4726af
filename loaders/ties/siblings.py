"""Siblings share parents: the known ones of either side, else an unnamed one. Half blood counts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from loaders.identity.ages import years_older
from loaders.ties.family import OTHER_SEX, POSSIBLE, PROBABLE, Family

YOUNGEST_PARENT = 14
Members = dict[str, tuple[int, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two siblings, the smaller identifier first. ``apart``: nothing is shared on, as one of them is an open side."""

    one: str
    other: str
    level: int
    sources: frozenset[str]
    apart: bool = False


def pair(one: str, other: str, level: int, sources: frozenset[str], apart: bool = False) -> Pair:
    """A pair with its people in order."""
    return Pair(min(one, other), max(one, other), level, sources, apart)


def settle(family: Family, pairs: list[Pair]) -> None:
    """Gives all pairs so far their common parents."""
    pairs[:] = sorted({each for each in pairs if each.one != each.other}, key=_order)
    _share_known(family, pairs)
    _share_unnamed(family, pairs)
    _share_open_sides(family, pairs)


def _order(each: Pair) -> tuple[object, ...]:
    return each.one, each.other, each.level, each.apart, sorted(each.sources)


def _share_known(family: Family, pairs: list[Pair]) -> None:
    """Hands known parents on within each set of siblings; where fathers (or mothers) differ, from sibling to sibling only."""
    for same in _sets(pairs):
        members = _members(same)
        fathers, mothers = _parents(family, members, "M"), _parents(family, members, "F")
        if max(len(fathers), len(mothers)) < 2:
            for parent in sorted(_parents(family, members, "")):
                _share(family, parent, members)
        else:
            for each in same:
                _share_half(family, each)


def _share_unnamed(family: Family, pairs: list[Pair]) -> None:
    """Gives an unnamed common parent to siblings who have none, or none as sure as their declaration is."""
    for same in _sets(pairs):
        members = _members(same)
        if len(members) > 2 and not _parents(family, members, ""):
            common = family.open("", "parent-of", *sorted(members))
            for member, (level, sources) in members.items():
                family.parent(common, member, min(level, PROBABLE), sources)
    for each in pairs:
        if _common(family, each) < each.level:
            _private(family, each)


def _share_open_sides(family: Family, pairs: list[Pair]) -> None:
    """A parent whose side is open (of a cousin, say) is also a parent of the declarer's full brothers and sisters."""
    whole: dict[str, Members] = {}
    for same in _sets(pairs):
        members = _members(same)
        if max(len(_parents(family, members, sex)) for sex in OTHER_SEX) < 2:
            whole |= dict.fromkeys(members, members)
    for either, child, level, sources in family.either:
        full = _full_siblings(family, child) | set(whole.get(child, ()))
        for other in sorted(full - {child, either}):
            family.parent(either, other, min(level, PROBABLE), sources, slot=False)


def _full_siblings(family: Family, child: str) -> set[str]:
    father, mother = family.slot(child, "M"), family.slot(child, "F")
    if not father or not mother:
        return set()
    return set(family.children[father]) & set(family.children[mother])


def _private(family: Family, each: Pair) -> None:
    """A common parent for this pair alone. Two different known fathers: it is the mother they share."""
    apart = _apart(family, each)
    sex = OTHER_SEX[apart[0]] if len(apart) == 1 else ""
    common = family.open(sex, "pair", each.one, each.other)
    level = POSSIBLE if len(apart) == 2 else each.level
    for person in (each.one, each.other):
        family.parent(common, person, level, each.sources, slot=False)


def _apart(family: Family, each: Pair) -> list[str]:
    """The sexes of the known parents in whom the two differ."""
    held = {sex: (family.slot(each.one, sex), family.slot(each.other, sex)) for sex in OTHER_SEX}
    return [sex for sex, (ours, theirs) in held.items() if ours and theirs and ours != theirs]


def _share_half(family: Family, each: Pair) -> None:
    apart = _apart(family, each)
    if len(apart) == 1:
        members = _members([each])
        for parent in sorted(_parents(family, members, OTHER_SEX[apart[0]])):
            _share(family, parent, members)


def _common(family: Family, each: Pair) -> int:
    """The best grade at which the two already have a parent in common."""
    ours = [*family.blood.get(each.one, ()), *family.adopters.get(each.one, ())]
    return max((min(family.level(one, each.one), family.level(one, each.other)) for one in ours), default=0)


def _sets(pairs: list[Pair]) -> list[list[Pair]]:
    """The pairs that hang together, set by set."""
    near: dict[str, list[Pair]] = defaultdict(list)
    for each in pairs:
        if each.level > POSSIBLE and not each.apart:
            near[each.one].append(each)
            near[each.other].append(each)
    seen: set[str] = set()
    return [_reach(person, near, seen) for person in sorted(near) if person not in seen]


def _reach(person: str, near: dict[str, list[Pair]], seen: set[str]) -> list[Pair]:
    seen.add(person)
    fresh, found = [person], dict.fromkeys(near[person])
    while fresh:
        for each in near[fresh.pop()]:
            found[each] = None
            for other in (each.one, each.other):
                if other not in seen:
                    seen.add(other)
                    fresh.append(other)
    return sorted(found, key=_order)


def _members(pairs: list[Pair]) -> Members:
    """Everybody in the pairs, with the best grade and the sources of the pairs that each is in."""
    members: Members = {}
    for each in pairs:
        for person in (each.one, each.other):
            level, sources = members.get(person, (0, frozenset()))
            members[person] = max(level, each.level), sources | each.sources
    return dict(sorted(members.items()))


def _parents(family: Family, members: Members, sex: str) -> set[str]:
    return {parent for member in members for parent in family.blood.get(member, ()) if not sex or family.sex.get(parent) == sex}


def _share(family: Family, parent: str, members: Members) -> None:
    sure = max(family.level(parent, member) for member in members)
    for member, (level, sources) in members.items():
        gap = years_older(family.birth.get(parent, ""), family.birth.get(member, ""))
        if family.has_parent(parent, member) or _other_line(family, parent, member):
            continue
        if gap is not None and gap < YOUNGEST_PARENT:
            family.doubts.append((parent, member, sources))
        else:
            family.parent(parent, member, min(level, sure, PROBABLE), sources)


def _other_line(family: Family, parent: str, member: str) -> bool:
    """True for a father whose own child bears his surname while this sibling bears another: more likely half blood."""
    if family.sex.get(parent) != "M" or not family.surname(parent) or not family.surname(member):
        return False
    heirs = any(family.surname(child) == family.surname(parent) for child in family.children.get(parent, ()))
    return heirs and family.surname(member) != family.surname(parent)
