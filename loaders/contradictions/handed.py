"""Parents whom no line names for a child: the child is a brother or sister of somebody, and was given that one's parent.

Such a row is no statement, so it contradicts nobody. It stands no surer than what it was handed on from, and not at all sure
where another parent of that sex is known: then the two may be half siblings.
"""

from __future__ import annotations

from collections.abc import Iterable

from loaders.contradictions.model import Case, Crowded, RowKey, spelled
from loaders.ties.family import CONFIRMED

SEXES = ("M", "F")


def told(case: Case, rows: Iterable[RowKey]) -> set[RowKey]:
    """Those of the rows that a line says itself, or that a canonical folder gives."""
    return {key for key in rows if _is_told(case, key)}


def crowded(case: Case) -> Crowded:
    """Children with several named fathers or mothers of one kind: (child, kind, sex) → the parents."""
    if case.crowded is None:
        case.crowded = _crowded(case)
    return case.crowded


def _crowded(case: Case) -> Crowded:
    found = {}
    for kind, held in (("blood", case.family.blood), ("adoptive", case.family.adopters)):
        for child, parents in held.items():
            sexes = {case.family.sex.get(one) for one in parents} if len(parents) > 1 else set()
            for sex in SEXES if len(sexes) < len(parents) else ():
                several = [one for one in parents if case.family.sex.get(one) == sex and case.is_named(one)]
                if len(several) > 1:
                    found[child, kind, sex] = several
    return found


def handed_on(case: Case, parents: Iterable[str]) -> dict[RowKey, list[RowKey]]:
    """The rows of these parents that were handed on, each with the rows of the same parent that a line tells."""
    rows = {parent: _children(case, parent) for parent in parents}
    said = told(case, (key for keys in rows.values() for key in keys))
    return {
        key: own for keys in rows.values() if (own := [key for key in keys if key in said]) for key in keys if key not in said
    }


def surest(case: Case, rows: Iterable[RowKey]) -> int:
    """The best grade of some rows."""
    return max((edge.level for edge in case.rows(rows)), default=CONFIRMED)


def _children(case: Case, parent: str) -> list[RowKey]:
    keys = ((parent, child, "blood") for child in sorted(set(case.family.near("C", parent))))
    return [key for key in keys if key in case.family.parents]


def _is_told(case: Case, key: RowKey) -> bool:
    edge = case.rows([key])[0]
    return bool(edge.columns) or any(
        key in set(spelled(case.family, case.mentions[at].declarer, word, case.identity.person[at]))
        for source in edge.sources
        for at in case.lines(source)
        for word in case.mentions[at].words()
        if "PC" not in word
    )
