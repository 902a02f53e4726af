"""Siblings share parents: the known ones of either side, else an unnamed one. Half blood counts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from loaders.identity.ages import years_older
from loaders.ties.family import CONFIRMED, POSSIBLE, PROBABLE, Family

YOUNGEST_PARENT = 14


@dataclass(frozen=True, slots=True)
class Pair:
    """Two siblings, the smaller identifier first. ``apart``: one is an unnamed parent whose side is open, so nothing is shared on."""

    one: str
    other: str
    level: int
    sources: frozenset[str]
    apart: bool = False


def pair(one: str, other: str, level: int, sources: frozenset[str], apart: bool = False) -> Pair:
    """A pair with its people in order."""
    return Pair(min(one, other), max(one, other), level, sources, apart)


def share_known(family: Family, pairs: list[Pair]) -> None:
    """Hands known parents on within each set of siblings that has at most one father and one mother."""
    for members in _sets(pairs):
        fathers, mothers = _parents(family, members, "M"), _parents(family, members, "F")
        if max(len(fathers), len(mothers)) < 2:
            for parent in sorted(fathers | mothers):
                _share(family, parent, members)
        elif min(len(fathers), len(mothers)) == 1:
            _share(family, (mothers if len(fathers) > 1 else fathers).copy().pop(), members)


def share_unnamed(family: Family, pairs: list[Pair]) -> None:
    """Gives an unnamed common parent to siblings who have none, or none as sure as their declaration is."""
    for members in _sets(pairs):
        parents = _parents(family, members, "")
        if not parents:
            common = family.open("", "parent-of", *sorted(members))
            for member, (level, sources) in members.items():
                family.parent(common, member, min(level, PROBABLE), sources)
    for each in pairs:
        if _common(family, each) < each.level:
            _private(family, each)


def _private(family: Family, each: Pair) -> None:
    """A common parent for this pair alone. Two different known fathers: it is the mother they share."""
    differ = [sex for sex in "MF" if family.slot(each.one, sex) and family.slot(each.other, sex)]
    apart = [sex for sex in differ if family.slot(each.one, sex) != family.slot(each.other, sex)]
    sex = {"M": "F", "F": "M"}[apart[0]] if len(apart) == 1 else ""
    common = family.open(sex, "pair", each.one, each.other)
    level = POSSIBLE if len(apart) == 2 else each.level
    for person in (each.one, each.other):
        held = family.blood[person].copy()
        family.parent(common, person, level, each.sources)
        family.blood[person] = held


def _common(family: Family, each: Pair) -> int:
    """The best grade at which the two already have a parent in common."""
    ours = [*family.blood.get(each.one, ()), *family.adopters.get(each.one, ())]
    return max((min(family.level(one, each.one), family.level(one, each.other)) for one in ours), default=0)


def _sets(pairs: list[Pair]) -> list[dict[str, tuple[int, frozenset[str]]]]:
    """Connected siblings: person → best grade and sources of the pairs the person is in."""
    near: dict[str, dict[str, Pair]] = defaultdict(dict)
    for each in pairs:
        if each.level > POSSIBLE and not each.apart:
            near[each.one][each.other] = near[each.other][each.one] = each
    seen: set[str] = set()
    sets = []
    for person in sorted(near):
        if person not in seen:
            found = _reach(person, near)
            seen |= found
            sets.append({one: _best(near[one].values()) for one in sorted(found)})
    return sets


def _reach(person: str, near: dict[str, dict[str, Pair]]) -> set[str]:
    found, fresh = {person}, [person]
    while fresh:
        for other in near[fresh.pop()]:
            if other not in found:
                found.add(other)
                fresh.append(other)
    return found


def _best(pairs: object) -> tuple[int, frozenset[str]]:
    held = list(pairs)  # type: ignore[call-overload]
    return max(each.level for each in held), frozenset().union(*(each.sources for each in held))


def _parents(family: Family, members: dict[str, tuple[int, frozenset[str]]], sex: str) -> set[str]:
    return {parent for member in members for parent in family.blood.get(member, ()) if not sex or family.sex.get(parent) == sex}


def _share(family: Family, parent: str, members: dict[str, tuple[int, frozenset[str]]]) -> None:
    sure = max(family.level(parent, member) for member in members)
    for member, (level, sources) in members.items():
        gap = years_older(family.birth.get(parent, ""), family.birth.get(member, ""))
        if not family.has_parent(parent, member) and (gap is None or gap >= YOUNGEST_PARENT):
            family.parent(parent, member, min(level, sure, PROBABLE), sources)


__all__ = ["CONFIRMED", "Pair", "pair", "share_known", "share_unnamed"]
