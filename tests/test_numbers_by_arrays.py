"""What arrays make of people and ties is what the queries make of them, whatever stands in the files."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinship.engines import duckdb as duck
from kinship.engines.arrays import columns, people_and_ties
from kinship.engines.arrays.letters import Numbers
from kinship.engines.duckdb import DuckEngine
from kinship.engines.room import VARIABLE
from kinship.errors import InputError
from kinship.intake import take_ties
from kinship.relate import Question
from kinship.relatives import paired
from kinship.tables import FIVE, TABLES
from loaders import load
from tests.depth import times

Rows = list[dict[str, Any]]
MADE = ("known", "parent", "spouse")
DATES = st.sampled_from([None, "", "1980", "1980-05", "1980-05-17", "1980/05/17", "1980-13", "198", "2001-02-29", "2024-02"])
GRADES = st.sampled_from([None, "", "confirmed", "probable", "possible", "sure"])
KINDS = st.sampled_from([None, "", "blood", "adoptive", "step", "step_fostered", "godparent"])
NAMED = st.sampled_from([None, "", "p00", "p01", "p02", "p05", "p9", "p", "q01", "p0é", "p0/", "p021"])
TIE = {"start": DATES, "end": DATES, "grade": GRADES}
PARENT = {"parent_id": NAMED, "child_id": NAMED, "kind": KINDS, **TIE}
SPOUSE = {"person_id": NAMED, "spouse_id": NAMED, **TIE}
PERSON = {
    "sex": st.sampled_from([None, "", "M", "F", "男"]),
    "birth": DATES,
    "died": DATES,
    "staff": st.sampled_from([None, "", "true", "FALSE", "yes"]),
}
IN_TURN = st.lists(st.sampled_from([f"p{number:02}" for number in range(12)]), unique=True, min_size=1).map(sorted)
ANY_IDS = st.lists(NAMED, min_size=1).filter(any)


@st.composite
def counties(draw: st.DrawFn, ids: st.SearchStrategy[Any]) -> dict[str, Rows]:
    """The three tables."""
    people = [{"person_id": one, **draw(st.fixed_dictionaries(PERSON))} for one in draw(ids)]
    ties = {
        name: draw(st.lists(st.fixed_dictionaries(kind), max_size=30)) for name, kind in (("parent", PARENT), ("spouse", SPOUSE))
    }
    return {"person": people, **ties}


def folder(tables: dict[str, Rows], path: Path, parts: int = 1, without: Collection[str] = ()) -> Path:
    """The tables as Parquet, in several files each, as Spark writes them, if asked; and without some columns."""
    for name in FIVE:
        kept = [column.name for column in TABLES[name] if column.required or column.name not in without]
        schema = pa.schema([(column, pa.string()) for column in kept])
        table = pa.Table.from_pylist(tables.get(name, []), schema)
        if parts == 1:
            pq.write_table(table, path / f"{name}.parquet", row_group_size=50 if len(table) > 100 else 5)
            continue
        (path / f"{name}.parquet").mkdir()
        for part in range(parts):
            share = table.slice(len(table) * part // parts, len(table) * (part + 1) // parts - len(table) * part // parts)
            pq.write_table(share, path / f"{name}.parquet" / f"part-{part}.parquet")
    return path


def made(path: Path, monkeypatch: pytest.MonkeyPatch, arrays: bool) -> tuple[dict[str, Rows], bool]:
    """The three tables that an engine then holds, and whether arrays made them."""
    with monkeypatch.context() as patch:
        patch.setattr(duck, "LARGE", 0)
        patch.setattr(duck, "PIECE", 4)
        patch.setattr(columns, "BATCH", 3)
        if not arrays:
            patch.setenv(VARIABLE, "1GB")
        engine = DuckEngine()
        take_ties(engine, load([path]))
    return {name: sorted(engine.get(name).to_pylist(), key=lambda row: row["row"]) for name in MADE}, bool(engine.held)


@settings(max_examples=times(6, 15))
@given(st.data())
def test_ids_in_turn_are_numbered_as_by_the_queries(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    without = data.draw(st.sets(st.sampled_from(sorted({*PERSON, *PARENT, *SPOUSE}))))
    path = folder(data.draw(counties(IN_TURN)), tmp_path_factory.mktemp("county"), data.draw(st.integers(1, 2)), without)
    with pytest.MonkeyPatch.context() as patch:
        by_arrays, used = made(path, patch, arrays=True)
        by_queries, unused = made(path, patch, arrays=False)
    assert used
    assert not unused
    assert by_arrays == by_queries


@settings(max_examples=times(6, 15))
@given(st.data())
def test_other_ids_are_left_to_the_queries_or_numbered_the_same(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = folder(data.draw(counties(ANY_IDS)), tmp_path_factory.mktemp("county"))
    with pytest.MonkeyPatch.context() as patch:
        assert made(path, patch, arrays=True)[0] == made(path, patch, arrays=False)[0]


@pytest.mark.parametrize(
    "ids", [["p1", "p1"], ["p2", "p1"], ["p1", "p10"], ["p1", None], ["p1", ""], ["a" * 18, "z" * 18], [], ["p1", "p2", "p1"]]
)
def test_ids_that_cannot_be_looked_up_by_letters(ids: list[str | None]) -> None:
    assert Numbers.of([pa.array(ids, pa.string())]) is None


def test_ids_of_several_pieces_must_ascend_from_one_to_the_next() -> None:
    assert Numbers.of([pa.array(["p1", "p3"]), pa.array(["p2"])]) is None
    numbers = Numbers.of([pa.array(["p1", "p3"]), pa.array(["p5"])])
    assert numbers is not None
    assert numbers.find(pa.array(["p5", "p2", "p3", None, "r1", "p", "p33"])).tolist() == [4, 0, 3, 0, 0, 0, 0]


def test_letters_are_counted_beyond_one_fold() -> None:
    ids = [f"é{number:05}" for number in range(5000)]
    numbers = Numbers.of([pa.array(ids)])
    assert numbers is not None
    assert numbers.find(pa.array(ids[::-7])).tolist() == list(range(5001, 1, -7))


def test_columns_of_other_types_are_left_to_the_queries(tmp_path: Path) -> None:
    path = folder({"person": [{"person_id": "p1"}]}, tmp_path)
    pq.write_table(pa.table({"person_id": ["p1"], "staff": [True]}), path / "person.parquet")
    assert people_and_ties(*(path / f"{name}.parquet" for name in ("person", "parent", "spouse"))) is None


def test_what_stands_within_a_column_is_no_column(tmp_path: Path) -> None:
    path = folder({"person": [{"person_id": "p1"}]}, tmp_path)
    pq.write_table(pa.table({"person_id": ["p1"], "note": [{"staff": "true"}]}), path / "person.parquet")
    made_of = people_and_ties(*(path / f"{name}.parquet" for name in ("person", "parent", "spouse")))
    assert made_of is not None
    assert made_of["known"].column("staff").to_pylist() == [None]


@pytest.mark.parametrize("name", MADE)
def test_a_damaged_file_is_told_as_the_queries_tell_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    people = [{"person_id": f"p{number:04}", "birth": "1980"} for number in range(2000)]
    ties = [{"parent_id": "p0001", "child_id": "p0002", "person_id": "p0001", "spouse_id": "p0002"}] * 2000
    path = folder({"person": people, "parent": ties, "spouse": ties}, tmp_path)
    file = path / f"{'person' if name == 'known' else name}.parquet"
    content = bytearray(file.read_bytes())
    content[10:60] = bytes(50)
    file.write_bytes(content)
    told = []
    for arrays in (True, False):
        with pytest.raises(InputError) as error:
            made(path, monkeypatch, arrays)
        told.append((error.value.key, error.value.place))
    assert told[0] == told[1]


def test_ids_that_are_no_text_are_left_to_the_queries(tmp_path: Path) -> None:
    path = folder({"person": [{"person_id": "p1"}]}, tmp_path)
    strange = pa.Array.from_buffers(pa.string(), 1, [None, pa.py_buffer(b"\0\0\0\0\2\0\0\0"), pa.py_buffer(b"\xff1")])
    pq.write_table(pa.table({"person_id": strange}), path / "person.parquet")
    assert people_and_ties(*(path / f"{name}.parquet" for name in ("person", "parent", "spouse"))) is None


def test_a_held_table_can_be_hidden_replaced_and_forgotten() -> None:
    engine = DuckEngine()
    engine._hold("numbers", pa.table({"n": [1, 2]}))
    with engine.branch():
        engine.put("numbers", pa.table({"n": [1]}))
        assert engine.rows("numbers") == 1
    assert engine.rows("numbers") == 2
    engine.put("others", pa.table({"n": [1, 2, 3]}))
    engine.rename("others", "numbers")
    assert engine.rows("numbers") == 3
    engine.forget("numbers")
    assert not engine.held


def test_parents_on_a_circle_are_left_out_of_held_tables_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    people: Rows = [{"person_id": one, "staff": "true", "name": "甲"} for one in ("p1", "p2", "p3")]
    circle: Rows = [{"parent_id": one, "child_id": other} for one, other in (("p1", "p2"), ("p2", "p1"), ("p2", "p3"))]
    monkeypatch.setattr(duck, "LARGE", 0)
    county = load([folder({"person": people, "parent": circle}, tmp_path)])
    engine = paired(county, Question(date(2026, 11, 1)), DuckEngine())
    assert [(row["person_id"], row["relative_id"], row["word"]) for row in engine.get("kin_row").to_pylist()] == [
        ("p2", "p3", "C")
    ]
    assert [problem.key for problem in county.account.problems] == ["intake.circle"] * 2
