"""What cannot be true of parents and children: two fathers, a mother too young, a parent of two kinds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from loaders.contradictions.handed import crowded, told
from loaders.contradictions.model import Case, Claim, Found, RowKey, ordered, parenthood, whole
from loaders.identity.ages import years_older
from loaders.ties.family import POSSIBLE, Tie
from loaders.ties.siblings import YOUNGEST_PARENT

NAMES = {"M": "two-fathers", "F": "two-mothers"}
LEAST = {"blood": YOUNGEST_PARENT, "adoptive": 0, "step_fostered": 0}
"""How many years older a parent of each kind must at least be. A step-parent may be of any age."""


def about_parents(case: Case) -> Iterator[Found]:
    """Every contradiction that shows in the parent rows, or in chains that end at another parent than the known one."""
    yield from _two_parents(case)
    yield from _rivals(case)
    yield from _too_young(case)
    yield from _kinds_differ(case)


def _two_parents(case: Case) -> Iterator[Found]:
    """Two whom lines name: one who was only handed on by a brother or sister contradicts nobody."""
    groups = crowded(case)
    said = told(case, ((parent, child, kind) for (child, kind, _), several in groups.items() for parent in several))
    for (child, kind, sex), several in groups.items():
        named = [parent for parent in several if (parent, child, kind) in said]
        if len(named) > 1:
            yield _two(case, NAMES[sex], child, [frozenset([(parent, child, kind)]) for parent in named], named)


def _rivals(case: Case) -> Iterator[Found]:
    """The chain stands aside for the known parent, but both cannot be: who says 岳父 names the wife's father."""
    chains = _chains(case)
    for child, known, other, sources in case.family.rivals:
        key = NAMES[case.family.sex.get(known) or case.family.sex.get(other) or "M"]
        ties = chains.get((other, sources), ())
        rows = frozenset(row for tie in ties for row in case.made_for(tie.person, tie.word, tie.relative, tie.sources))
        yield _two(case, key, child, [parenthood(case.family, known, child), rows], [known, other])


def _chains(case: Case) -> dict[tuple[str, frozenset[str]], list[Tie]]:
    """The declared chains that may end at a rival, by the rival and their sources."""
    wanted = {(other, sources) for _, _, other, sources in case.family.rivals}
    chains: dict[tuple[str, frozenset[str]], list[Tie]] = defaultdict(list)
    for tie in case.ties if wanted else ():
        for end in (tie.person, tie.relative):
            if len(tie.word) > 1 and (end, tie.sources) in wanted:
                chains[end, tie.sources].append(tie)
    return chains


def _two(case: Case, key: str, child: str, rows: list[frozenset[RowKey]], parents: list[str]) -> Found:
    claims = tuple(whole(case.family, keys) for keys in rows)
    places = case.places_of(case.rows(row for keys in rows for row in keys))
    values = {"person": case.worded(child), "others": case.worded(*parents)}
    return Found(key, (child, *sorted(parents)), claims, places, values)


def _too_young(case: Case) -> Iterator[Found]:
    family = case.family
    doubted: dict[tuple[str, str], set[str]] = defaultdict(set)
    for parent, child, sources in family.doubts:
        if parent != child:
            doubted[parent, child] |= sources
    birth = family.birth
    for parent, child, kind in family.parents:
        elder, younger = birth.get(parent), birth.get(child)
        if elder and younger and kind in LEAST and (gap := years_older(elder, younger)) is not None and gap < LEAST[kind]:
            doubted[parent, child] |= set()
    for (parent, child), said in doubted.items():
        sources = frozenset(said)
        claims = [whole(family, parenthood(family, parent, child))]
        if sources:
            claims = [Claim(_common_rows(case, child, sources), sources), *_own(case, parent, child)]
        rows = case.rows(row for claim in claims for row in claim.rows)
        places = ordered([*case.places_of(rows, sources), *case.own_places(parent, child)])
        values = {"parent": case.worded(parent), "child": case.worded(child)}
        yield Found("too-young", (parent, child), tuple(claims), places, values)


def _common_rows(case: Case, child: str, sources: frozenset[str]) -> frozenset[RowKey]:
    """The rows by which a sibling who cannot have this parent hangs on his brothers and sisters."""
    family = case.family
    keys = {(parent, one, "blood") for parent in family.near("P", child) for one in family.near("C", parent)}
    return frozenset(key for key in keys if key in family.parents and family.parents[key].sources <= sources)


def _own(case: Case, parent: str, child: str) -> list[Claim]:
    """The statements that make somebody a parent of the brothers and sisters of a child who cannot be theirs."""
    family = case.family
    siblings = {one for common in family.near("P", child) for one in family.near("C", common)}
    return [whole(family, parenthood(family, parent, one)) for one in sorted(siblings & set(family.near("C", parent)))]


def _kinds_differ(case: Case) -> Iterator[Found]:
    """By blood on one form, adoptive or step on the other."""
    family = case.family
    for parent, child, kind in [key for key in family.parents if key[2] != "blood"]:
        pair = [(parent, child, "blood"), (parent, child, kind)]
        if pair[0] in family.parents and min(family.parents[key].level for key in pair) > POSSIBLE:
            claims = tuple(whole(family, [key]) for key in pair)
            values = {"parent": case.worded(parent), "child": case.worded(child)}
            yield Found("kinds-differ", (parent, child), claims, case.places_of(case.rows(pair)), values)
