"""One county in every format gives the same people, ties, pairs of relatives and findings, as far as the format tells them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kinship.convert import convert
from kinship.engines import records, run_all
from kinship.engines.duckdb import DuckEngine
from kinship.intake import take_in
from kinship.judge import check_county
from kinship.kin import inverse
from kinship.relate import Question, relate
from kinship.tables import County
from loaders import load
from tests.cadre_files import Read
from tests.one_family import COUNTY, TREES, WRITERS

DAY = date(2026, 11, 23)
PARENTS = {
    ("张德厚", "张建国"),
    ("王桂花", "张建国"),
    ("张德厚", "张建军"),
    ("王桂花", "张建军"),
    ("张德厚", "张雪梅"),
    ("王桂花", "张雪梅"),
    ("张建国", "张小明"),
    ("李芳华", "张小明"),
    ("钱大有", "钱卫东"),
}
SPOUSES = {("张建国", "李芳华"), ("张雪梅", "赵志强")}
BIRTHS = {one.name: one.birth.replace(".", "-") for one in COUNTY}
TIES = {("parent", *pair) for pair in PARENTS} | {("spouse", *pair) for pair in SPOUSES}
MARRIED_PARENTS = {("spouse", "张德厚", "王桂花")}
"""A tree tells of it; on no form does anybody declare it."""
PAIRS = {
    ("张建国", "李芳华", "S"),
    ("张建军", "张建国", "PC"),
    ("张建军", "李芳华", "PCS"),
    ("张建国", "赵志强", "PCS"),
    ("张建军", "赵志强", "PCS"),
    ("李芳华", "赵志强", "SPCS"),
}
FINDINGS = {
    ("direct-line", "violation", "confirmed", "张建国", "李芳华"),
    ("leader-and-function", "violation", "confirmed", "张建国", "李芳华"),
    ("direct-line", "violation", "confirmed", "张建军", "张建国"),
    ("leader-and-function", "violation", "confirmed", "张建军", "张建国"),
    ("common-leader", "violation", "confirmed", "张建军", "李芳华"),
    ("head-and-function", "review", "confirmed", "张建军", "李芳华"),
}


def pairs(county: County) -> set[tuple[str, str, str]]:
    """Pairs of the staff with the word that the first has for the second, in the order of their names."""
    engine, names = DuckEngine(), {row["person_id"]: row["name"] for row in county.table("person").to_pylist()}
    take_in(engine, county)
    engine.run("intake/person")
    relate(engine, Question(DAY), county.account)
    run_all(engine, "kin", "kin_counted kin_nearest")
    engine.rename("kin_nearest", "kin_chosen")
    engine.run("kin/kin_row")
    found = set()
    for row in records(engine, "kin_row"):
        one, other = names[row["person_id"]], names[row["relative_id"]]
        if {one, other} <= {member.name for member in COUNTY}:
            found.add((one, other, row["word"]) if one < other else (other, one, inverse(row["word"])))
    return found


def findings(county: County) -> set[tuple[str, ...]]:
    document: dict[str, Any] = check_county(county, as_of=DAY)
    assert document["unknown"] == []
    return {
        (one["situation"]["kind"], one["severity"], one["grade"], *sorted(who["name"] for who in one["people"]))
        for one in document["findings"]
    }


@pytest.fixture
def written(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    ({**WRITERS, **TREES})[request.param](tmp_path)
    return tmp_path


@pytest.mark.parametrize("written", [*WRITERS, *TREES], indirect=True)
def test_people_and_ties(written: Path, request: pytest.FixtureRequest) -> None:
    read = Read(written)
    births = {row["name"]: row.get("birth", "") for row in read.rows("person") if row.get("name") in BIRTHS}
    # The family form has no place for the declarer's own birth: without a ledger it stays unknown.
    assert births == (dict.fromkeys(BIRTHS, "") if "alone" in request.node.name else BIRTHS)
    assert {tie for tie in read.ties() if "" not in tie} - MARRIED_PARENTS == TIES


@pytest.mark.parametrize("written", [*WRITERS, *TREES], indirect=True)
def test_pairs_of_relatives(written: Path) -> None:
    assert pairs(load([written])) == PAIRS


@pytest.mark.parametrize("written", WRITERS, indirect=True)
def test_findings(written: Path) -> None:
    assert findings(load([written])) == FINDINGS


@pytest.mark.parametrize("written", WRITERS, indirect=True)
def test_findings_after_a_round_over_entities(written: Path, tmp_path: Path) -> None:
    convert(load([written]), tmp_path / "out", "ftm")
    assert findings(load([tmp_path / "out" / "entities.ftm.json"])) == FINDINGS
