"""A child by adoption or fostering counts by a clause of its own, which a finding cites besides."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kinship.explain import explain_finding
from kinship.judge import check_county
from kinship.report.explained import explained_text
from kinship.rules import DEFAULT_PACKS
from tests.families import Rows, county

DAY = date(2026, 11, 23)
CIVIL, INSTITUTION = "所列亲属关系,包括法律规定的拟制血亲关系。", "其他亲属关系,包括养父母子女"


def pair(kind: str, organ_kind: str = "civil") -> Rows:
    """A chief and his child of this kind, who heads a section under him."""
    return {
        "person": [
            {"person_id": "a", "name": "安某", "sex": "M", "staff": "true"},
            {"person_id": "b", "name": "白某", "sex": "F", "staff": "true"},
        ],
        "organ": [{"organ_id": "o", "name": "云岫县某单位", "kind": organ_kind}],
        "post": [
            {"person_id": "a", "organ_id": "o", "title": "主任", "tier": "1", "chief": "true"},
            {"person_id": "b", "organ_id": "o", "title": "股长", "section": "甲股", "tier": "2", "chief": "true"},
        ],
        "parent": [{"parent_id": "a", "child_id": "b", "kind": kind, "grade": "confirmed"}],
        "spouse": [],
    }


def cited(rows: Rows) -> list[dict[str, Any]]:
    (found,) = [one for one in check_county(county(rows), as_of=DAY)["findings"] if one["situation"]["kind"] == "direct-line"]
    law: list[dict[str, Any]] = found["law"]
    return law


@pytest.mark.parametrize("organ_kind", ["civil", "public_institution"])
@pytest.mark.parametrize("kind", ["blood", "adoptive", "step_fostered"])
def test_the_clause_that_makes_the_tie_count_is_cited(kind: str, organ_kind: str) -> None:
    quotes = [law["quote"] for law in cited(pair(kind, organ_kind))]
    clause = CIVIL if organ_kind == "civil" else INSTITUTION
    assert [quote for quote in quotes if quote.startswith(clause)] == [quotes[-1]][: kind != "blood"]


def test_one_clause_for_two_such_ties_is_cited_once() -> None:
    rows = pair("adoptive")
    rows["person"].append({"person_id": "c", "name": "常某", "sex": "F"})
    rows["parent"] = [
        {"parent_id": "a", "child_id": "c", "kind": "adoptive"},
        {"parent_id": "c", "child_id": "b", "kind": "step_fostered"},
    ]
    assert [law["quote"] for law in cited(rows)].count(CIVIL) == 1


def test_a_mere_step_child_counts_by_no_clause() -> None:
    assert not [law for law in cited(pair("step")) if law["quote"] == CIVIL]


@pytest.mark.parametrize("kind", ["blood", "adoptive"])
def test_explain_quotes_the_clause(kind: str) -> None:
    rows = county(pair(kind))
    (found,) = [one for one in check_county(rows, as_of=DAY)["findings"] if one["situation"]["kind"] == "direct-line"]
    explained = explain_finding(rows, DEFAULT_PACKS, DAY, found["id"])
    assert (CIVIL in explained_text(explained, "zh")) == (kind != "blood")
