"""A child by adoption or fostering counts by a clause of its own, which a finding cites besides."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kinship.explain import explain_finding, explain_pair
from kinship.judge import check_county
from kinship.report.explained import explained_text
from kinship.rules import DEFAULT_PACKS
from kinship.wording import checks
from tests.families import Rows, county

DAY = date(2026, 11, 23)
CIVIL, INSTITUTION = "所列亲属关系,包括法律规定的拟制血亲关系。", "(五)其他亲属关系,包括养父母子女"


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


def test_a_relative_whom_the_list_does_not_name_counts_by_no_clause() -> None:
    rows = pair("adoptive")
    rows["person"].append({"person_id": "c", "name": "常某", "sex": "F"})
    rows["parent"] = [{"parent_id": "c", "child_id": "b", "kind": "adoptive"}]
    rows["spouse"] = [{"person_id": "a", "spouse_id": "c"}]
    assert not [law for law in cited(rows) if law["quote"] == CIVIL]


def test_a_mere_step_child_counts_by_no_clause() -> None:
    assert not [law for law in cited(pair("step")) if law["quote"] == CIVIL]


@pytest.mark.parametrize("kind", ["blood", "adoptive"])
def test_explain_quotes_the_clause(kind: str) -> None:
    rows = county(pair(kind))
    (found,) = [one for one in check_county(rows, as_of=DAY)["findings"] if one["situation"]["kind"] == "direct-line"]
    explained = explain_finding(rows, DEFAULT_PACKS, DAY, found["id"])
    assert (CIVIL in explained_text(explained, "zh")) == (kind != "blood")


def family(parent: list[dict[str, Any]], spouse: list[dict[str, Any]]) -> Rows:
    """A chief a, an accountant b, and w and m of no post; w died in 2010."""
    rows = pair("blood")
    rows["person"] += [
        {"person_id": "w", "name": "吴某", "sex": "F", "died": "2010-05"},
        {"person_id": "m", "name": "马某", "sex": "F"},
    ]
    return {**rows, "parent": parent, "spouse": spouse}


def parent(who: str, child: str, kind: str = "blood") -> dict[str, Any]:
    return {"parent_id": who, "child_id": child, "kind": kind, "grade": "confirmed"}


WIFE = {"person_id": "a", "spouse_id": "w", "start": "2000-01", "grade": "confirmed"}
SECOND = {"person_id": "a", "spouse_id": "m", "start": "2015-01", "grade": "confirmed"}


@pytest.mark.parametrize(
    ("ties", "marriages", "zh", "en"),
    [
        ([parent("w", "b")], [WIFE, SECOND], "亲属名单（kin）也不列", "nor listed by kin"),
        (
            [parent("w", "b")],
            [WIFE],
            "，所依婚姻已因一方去世而终止，不在列举之内",
            "over a marriage that ended by a death, not on the list",
        ),
        ([parent("a", "b"), parent("w", "b", "adoptive")], [], "已因收养而消除", "ended in law by an adoption"),
        ([parent("a", "b")], [], "（C，确定）", "(C, confirmed)"),
    ],
)
def test_explain_says_why_a_path_does_not_count(
    ties: list[dict[str, Any]], marriages: list[dict[str, Any]], zh: str, en: str
) -> None:
    explained = explain_pair(county(family(ties, marriages)), DEFAULT_PACKS, DAY, "a", "b")
    assert zh in explained_text(explained, "zh") and en in explained_text(explained, "en")


def test_a_chain_names_the_marriage_that_stands_and_not_the_one_divorced_before() -> None:
    first = {"person_id": "a", "spouse_id": "b", "start": "1995-01-01", "end": "2000-01-01", "grade": "confirmed"}
    rows = family([], [first, {"person_id": "a", "spouse_id": "b", "start": "2020-05-01", "grade": "probable"}])
    for post in rows["post"]:
        post["start"] = "2010-01-01"
    (found,) = [one for one in check_county(county(rows), as_of=DAY)["findings"] if one["situation"]["kind"] == "direct-line"]
    step = found["kin"]["chain"][1]
    assert (step["source"], step["grade"], found["grade"], found["since"]) == ("spouse#3", "probable", "probable", "2020-12-28")


def test_one_who_is_recorded_as_parent_and_as_mere_step_parent_spells_both_words() -> None:
    rows = family([parent("m", "a"), parent("m", "b"), parent("m", "b", "step"), parent("m", "a", "step")], [])
    explained = explain_pair(county(rows), DEFAULT_PACKS, DAY, "a", "b")
    assert {"".join(step["step"] for step in path["chain"]) for path in explained["paths"]} >= {"PC", "PSC"}
    assert all("".join(step["step"] for step in path["chain"]) == path["word"] for path in explained["paths"])


@pytest.mark.parametrize(("undated", "told"), [({"w"}, ["w"]), (set(), []), ({"m"}, [])])
def test_a_sentence_says_that_a_spouse_between_is_called_dead_without_a_day(undated: set[str], told: list[str]) -> None:
    rows = family([parent("m", "w"), parent("m", "b")], [{**WIFE, "grade": "possible"}])
    rows["person"] = [{**person, "died": ""} for person in rows["person"]]
    given = county(rows)
    given.account.undated |= undated
    (found,) = [one for one in check_county(given, as_of=DAY)["findings"] if one["situation"]["kind"] == "direct-line"]
    assert found["kin"].get("dead_undated", []) == told
    assert ("表上说吴某已去世而没有写明何时" in found["sentence_zh"]) == bool(told)
    assert any("是否再婚" in line for line in checks(found, "zh")) == bool(told)
    assert ("the forms call 吴某 dead and do not say since when" in found["sentence_en"]) == bool(told)
