"""Every small change of a tenure clause is noticed by its cases: a year more or less, another severity, something left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from kinship.case_run import find_tenure_cases
from kinship.case_tenure import TenureCase, TenureOutcome, tell_outcomes, tenure_county
from kinship.pack_model import SEVERITIES, Pack
from kinship.pack_tenure import SAME, Stay, Tenure
from kinship.rules import load_pack
from kinship.tenure import TENURE_PACKS, tenure

SAME_THING = {"T1: stay 1 the same organ", "chiefs: stay 0 the same organ"}
"""Changes that change nothing: the role is that of chiefs, so to hold the same office is to be chief of the same organ."""


def changes(clause: Tenure) -> Iterator[tuple[str, Tenure]]:
    """All changes of one clause, each in words."""
    for key in ("years", "within", "gap_months"):
        for value in (getattr(clause, key) - 1, getattr(clause, key) + 1):
            if value >= (1 if key == "years" else 0):
                yield f"{key} {value}", replace(clause, **{key: value})
    for severity in set(SEVERITIES) - {clause.severity}:
        yield f"severity {severity}", replace(clause, severity=severity)
    if clause.secondment == "counts":
        yield "secondment breaks", replace(clause, secondment="breaks")
    for name in clause.functions:
        yield f"without {name}", replace(clause, functions=tuple(one for one in clause.functions if one != name))
    for at, stay in enumerate(clause.stays):
        for told, other in ways(stay):
            yield f"stay {at} {told}", replace(clause, stays=(*clause.stays[:at], other, *clause.stays[at + 1 :]))


def ways(stay: Stay) -> Iterator[tuple[str, Stay]]:
    """All changes of one way in which a clause comes about."""
    if stay.role:
        yield "without its role", replace(stay, role="")
    if stay.organ_kinds:
        yield "in organs of every kind", replace(stay, organ_kinds=())
    for same in SAME:
        if same not in (stay.same, "work", "function"):
            yield f"the same {same}", replace(stay, same=same)


def mutants(pack: Pack) -> dict[str, Pack]:
    """What was changed → the changed pack, under an id of its own so that all are judged at once."""
    found: dict[str, Pack] = {}
    for at, clause in enumerate(pack.tenures):
        for told, changed in changes(clause):
            tenures = (*pack.tenures[:at], changed, *pack.tenures[at + 1 :])
            name = f"{clause.id}: {told}"
            found[name] = replace(pack, head=replace(pack.head, id=name), tenures=tenures)
    return found


def unnoticed(packs: dict[str, Pack], cases: list[TenureCase]) -> list[str]:
    alike: dict[Any, list[TenureCase]] = defaultdict(list)
    for case in cases:
        alike[case.as_of, case.months].append(case)
    noticed: set[str] = set()
    for (day, months), group in alike.items():
        document = tenure(tenure_county(group), list(packs.values()), day, months)
        for name in packs:
            outcomes = [TenureOutcome(case) for case in group]
            tell_outcomes(outcomes, document, name)
            noticed |= {name for outcome in outcomes if not outcome.holds}
    return [name for name in packs if name not in noticed]


@pytest.mark.parametrize("name", TENURE_PACKS)
def test_every_change_of_a_clause_is_noticed(name: str) -> None:
    pack = load_pack(name)
    changed = mutants(pack)
    assert len(changed) > 10
    assert set(unnoticed(changed, find_tenure_cases(pack))) <= SAME_THING


@pytest.mark.parametrize("name", TENURE_PACKS)
def test_an_unchanged_pack_is_not_noticed(name: str) -> None:
    pack = load_pack(name)
    assert unnoticed({name: pack}, find_tenure_cases(pack)) == [name]
