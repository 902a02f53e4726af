"""What cannot be true of brothers and sisters: four different parents, a father of one name and two births."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from loaders.contradictions.handed import told
from loaders.contradictions.model import Case, Claim, Found, RowKey, parenthood, whole
from loaders.identity.names import fold
from loaders.ties.family import POSSIBLE

SEXES = ("M", "F")


def about_siblings(case: Case) -> Iterator[Found]:
    """Every contradiction between the parents of declared brothers and sisters."""
    pairs: dict[tuple[str, str], set[str]] = defaultdict(set)
    for tie in case.ties:
        if tie.word == "PC" and tie.kind == "blood" and not tie.ambiguous and tie.level > POSSIBLE:
            pairs[min(tie.person, tie.relative), max(tie.person, tie.relative)] |= tie.sources
    differing = {pair: apart for pair in pairs if (apart := _differing(case, pair))}
    said = told(case, (row for pair, apart in differing.items() for both in apart for row in _rows(pair, both)))
    for pair, apart in differing.items():
        apart = [both for both in apart if said.issuperset(_rows(pair, both))]
        if len(apart) == 2 and not _joined(case, *pair):
            yield _apart(case, pair, frozenset(pairs[pair]), apart)
        yield from (_twice(case, pair, both) for both in apart if _same_name(case, both))


def _differing(case: Case, pair: tuple[str, str]) -> list[tuple[str, str]]:
    """Their fathers and their mothers, as far as both are known and not the same."""
    both = [(_only(case, pair[0], sex), _only(case, pair[1], sex)) for sex in SEXES]
    return [(mine, yours) for mine, yours in both if mine and yours and mine != yours]


def _rows(pair: tuple[str, str], parents: tuple[str, str]) -> list[RowKey]:
    return [(parent, child, "blood") for child, parent in zip(pair, parents, strict=True)]


def _only(case: Case, child: str, sex: str) -> str:
    """The one named father or mother by blood, ``""`` if none or several."""
    held = [one for one in case.family.blood.get(child, ()) if case.family.sex.get(one) == sex and case.is_named(one)]
    return held[0] if len(held) == 1 else ""


def _joined(case: Case, one: str, other: str) -> bool:
    """True if a parent of whatever kind is common, or a parent of the one was a couple with a parent of the other."""
    ours, theirs = (_every_parent(case, child) for child in (one, other))
    return bool(ours & theirs) or any(_couple(case, mine, yours) for mine in ours for yours in theirs)


def _couple(case: Case, one: str, other: str) -> bool:
    children = case.family.children
    return bool(case.family.married(one, other)) or not set(children.get(one, ())).isdisjoint(children.get(other, ()))


def _every_parent(case: Case, child: str) -> set[str]:
    named = [*case.family.blood[child], *case.family.adopters.get(child, ()), *case.family.fosterers.get(child, ())]
    return {*named, *case.step_parents.get(child, ())}


def _same_name(case: Case, both: tuple[str, str]) -> bool:
    return fold(case.name(both[0])) == fold(case.name(both[1]))


def _apart(case: Case, pair: tuple[str, str], sources: frozenset[str], apart: list[tuple[str, str]]) -> Found:
    """Four different parents. Adoption or fostering that nobody wrote may explain it, so the parents are not doubted."""
    own = [row for both in apart for row in _rows(pair, both)]
    claim = Claim(case.made_for(pair[0], "PC", pair[1], sources), sources)
    values = {"one": case.worded(pair[0]), "other": case.worded(pair[1])}
    return Found("siblings-apart", pair, (claim,), case.places_of(case.rows(own), sources), values)


def _twice(case: Case, pair: tuple[str, str], both: tuple[str, str]) -> Found:
    family = case.family
    rows = [row for one, parent in zip(pair, both, strict=True) for row in parenthood(family, parent, one)]
    births = ", ".join(sorted({family.birth.get(parent, "") for parent in both} - {""}))
    values = {"one": case.worded(pair[0]), "other": case.worded(pair[1]), "parent": case.worded(both[0]), "births": births or "–"}
    return Found(
        "parent-differs", (*pair, *both), tuple(whole(family, [row]) for row in rows), case.places_of(case.rows(rows)), values
    )
