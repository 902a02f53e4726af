"""The brothers and sisters that arrays find are those that the queries find, row for row."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from kinship import relate
from kinship.engines import duckdb as duck
from kinship.engines import records, run_all
from kinship.engines.arrays import siblings as by_arrays
from kinship.engines.duckdb import DuckEngine
from kinship.intake import take_for_kin
from kinship.relate import Question, ask, reach, settle
from kinship.tables import County
from tests import families

DAY = date(2026, 1, 1)
SIBLING = ("a", "b", "apex", "basis", "grade")
Row = dict[str, Any]


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Arrays are used for few rows too."""
    monkeypatch.setattr(duck, "MANY", 0)
    monkeypatch.setattr(relate, "MANY_STEPS", 0)


def settled(county: County, question: Question) -> DuckEngine:
    """An engine that holds the ties in force, and the half paths along them."""
    engine = DuckEngine()
    take_for_kin(engine, county)
    ask(engine, question, county.account)
    settle(engine, question)
    run_all(engine, "kin", "half below own_line")
    return engine


def rows(engine: DuckEngine, name: str) -> list[Row]:
    return sorted(records(engine, name), key=lambda row: tuple(row[column] for column in SIBLING))


@pytest.mark.parametrize("everyone", [False, True])
@pytest.mark.parametrize("seed", range(4))
def test_the_same_rows_of_random_families(seed: int, everyone: bool) -> None:
    """Half of the people are on the staff; some ties stand twice, with other grades and kinds."""
    told, dice = families.several(seed, 40), random.Random(seed)
    for person in told["person"]:
        person["staff"] = dice.choice(["true", "false"])
    again = [{**row, "grade": dice.choice(["possible", "probable"])} for row in told["parent"] if dice.random() < 0.3]
    told["parent"] = dice.sample(told["parent"], len(told["parent"])) + again
    engine = settled(families.county(told), Question(DAY, everyone=everyone))
    engine.put_rows("own_line", {"p": "INTEGER"}, [])
    run_all(engine, "kin", "above sibling")
    asked = by_arrays.siblings(engine.get("up"), engine.get("wed"), engine.get("staff_id"))
    assert asked is not None
    engine.put("found", asked)
    assert rows(engine, "found") == rows(engine, "sibling")
    assert len({(row["basis"], row["grade"]) for row in rows(engine, "found")}) > 3
    assert engine.rows("found") > 50


def county(**more: list[Row]) -> County:
    """Two brothers with a child each, and what else is told."""
    people = [{"person_id": one, "name": one, "staff": "true"} for one in ("f", "a", "b", "c", "d")]
    ties = [("f", "a"), ("f", "b"), ("a", "c"), ("b", "d")]
    told = {"person": people, "parent": [{"parent_id": one, "child_id": other} for one, other in ties]}
    return families.county({**{name: [] for name in ("organ", "post", "spouse", "business")}, **told, **more})


@pytest.mark.parametrize(("spouse", "by_queries"), [([], False), ([{"person_id": "f", "spouse_id": "c"}], True)])
def test_where_somebody_is_married_into_his_own_line_the_queries_do_it(
    monkeypatch: pytest.MonkeyPatch, spouse: list[Row], by_queries: bool
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(DuckEngine, "run", lambda self, path, run=DuckEngine.run: asked.append(path) or run(self, path))
    engine = DuckEngine()
    held = county(spouse=spouse)
    take_for_kin(engine, held)
    ask(engine, Question(DAY), held.account)
    settle(engine, Question(DAY))
    reach(engine, Question(DAY))
    assert ("kin/sibling" in asked, "kin/crossing" in asked) == (by_queries, True)
    assert engine.rows("crossing") > 0


def test_few_ties_are_left_to_the_queries(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = settled(county(), Question(DAY))
    assert relate._find_siblings(engine)
    monkeypatch.setattr(relate, "MANY_STEPS", 5)
    assert not relate._find_siblings(engine)
    monkeypatch.setattr(relate, "MANY_STEPS", 0)
    monkeypatch.setattr(duck, "MANY", 5)
    assert not relate._find_siblings(engine)


def test_nobody_is_a_sibling_where_there_are_no_ties() -> None:
    engine = settled(county(parent=[]), Question(DAY))
    assert relate._find_siblings(engine)
    assert records(engine, "sibling") == []


def test_more_people_than_a_number_has_room_for() -> None:
    steps, last = settled(county(), Question(DAY)), by_arrays.PEOPLE
    up, wed, kind = steps.get("up"), steps.get("wed"), pa.int32()
    for number, found in ((last, True), (last + 1, False)):
        table = by_arrays.siblings(up, wed, pa.table({"p": pa.array([1, number], kind)}))
        assert (table is not None) is found
