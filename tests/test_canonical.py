"""The canonical folder: every wrong value is said with file, row, column and what is expected; the rest is used."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kinship.errors import InputError
from kinship.generate import AS_OF
from kinship.judge import check_county
from kinship.tables import TABLES, names
from loaders import load
from tests.road_files import kinship, save

Rows = list[dict[str, str]]
GOOD: dict[str, Rows] = {
    "person": [
        {"person_id": "z", "name": "甲某", "sex": "M", "birth": "1970-01", "id_number": "", "staff": "true", "died": ""},
        {"person_id": "a", "name": "乙某", "sex": "F", "birth": "1971", "id_number": "", "staff": "", "died": ""},
        {"person_id": "m", "name": "丙某", "sex": "F", "birth": "1945-03-04", "id_number": "", "staff": "false", "died": "2019"},
    ],
    "organ": [{"organ_id": "o", "name": "某局", "kind": "civil", "parent_organ_id": ""}],
    "post": [
        {
            **dict.fromkeys(names("post"), ""),
            "person_id": who,
            "organ_id": "o",
            "title": "科员",
            "section": "办公室",
            "tier": "3",
            "functions": "finance",
        }
        for who in "za"
    ],
    "parent": [
        {"parent_id": "m", "child_id": who, "kind": "blood", "start": "", "end": "", "grade": "confirmed", "source": ""}
        for who in "za"
    ],
    "spouse": [{"person_id": "z", "spouse_id": "m", "start": "1990", "end": "1991-01", "grade": "", "source": ""}],
    "business": [{**dict.fromkeys(names("business"), ""), "person_id": "m", "name": "某公司", "regulator_organ_id": "o"}],
}
NO_BUSINESS = {name: rows for name, rows in GOOD.items() if name != "business"}
WRONG = [
    ("person", "sex", "男"),
    ("person", "birth", "1970-13"),
    ("person", "birth", "70.1"),
    ("person", "staff", "yes"),
    ("person", "died", "gone"),
    ("organ", "kind", "bureau"),
    ("organ", "level", "village"),
    ("organ", "start", "2020-02-30"),
    ("organ", "end", "soon"),
    ("post", "person_id", "nobody"),
    ("post", "organ_id", "nowhere"),
    ("post", "tier", "0"),
    ("post", "chief", "正职"),
    ("post", "functions", "finance;cooking"),
    ("post", "reports_to", "nobody"),
    ("post", "in_charge", "nobody"),
    ("post", "start", "2020-02-30"),
    ("post", "end", "soon"),
    ("post", "entered", "soon"),
    ("parent", "parent_id", "nobody"),
    ("parent", "child_id", "nobody"),
    ("parent", "kind", "uncle"),
    ("parent", "start", "x"),
    ("parent", "end", "x"),
    ("parent", "grade", "sure"),
    ("spouse", "person_id", "nobody"),
    ("spouse", "spouse_id", "nobody"),
    ("spouse", "start", "x"),
    ("spouse", "end", "x"),
    ("spouse", "grade", "sure"),
    ("business", "person_id", "nobody"),
    ("business", "start", "x"),
    ("business", "end", "x"),
]


def folder(at: Path, tables: dict[str, Rows] = GOOD) -> Path:
    at.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        save(at / f"{name}.csv", table)
    return at


def changed(table: str, column: str, value: str) -> dict[str, Rows]:
    """The good tables with one cell of the second to last row changed."""
    row = max(len(GOOD[table]) - 2, 0)
    return {
        name: [{**one, column: value} if (name, at) == (table, row) else one for at, one in enumerate(held)]
        for name, held in GOOD.items()
    }


def checked(at: Path) -> dict[str, Any]:
    return check_county(load([at]), as_of=AS_OF)


def test_the_good_folder_has_one_finding_and_no_problem(tmp_path: Path) -> None:
    document = checked(folder(tmp_path))
    assert [(one["situation"]["kind"], one["kin"]["word"]) for one in document["findings"]] == [("common-leader", "PC")]
    assert document["problems"] == []


@pytest.mark.parametrize(("table", "column", "value"), WRONG)
def test_every_wrong_value_is_listed_with_its_place_and_what_is_expected(
    table: str, column: str, value: str, tmp_path: Path
) -> None:
    document = checked(folder(tmp_path, changed(table, column, value)))
    (problem,) = [one for one in document["problems"] if one["key"] != "intake.child-older"]
    row = max(len(GOOD[table]) - 2, 0) + 2
    assert (Path(problem["file"]).name, problem["row"], problem["column"]) == (f"{table}.csv", row, column)
    for lang in ("zh", "en"):
        assert value in problem[f"text_{lang}"]
    allowed = next(one.values for one in TABLES[table] if one.name == column)
    assert all(word in problem["text_en"] for word in allowed)


def test_every_typed_column_is_tried() -> None:
    typed = {
        (table, column.name)
        for table in GOOD
        for column in TABLES[table]
        if column.type != "text"
        or (column.name.endswith("_id") and column.required)
        or column.name in ("reports_to", "in_charge")
    }
    own_keys = {("person", "person_id"), ("organ", "organ_id")}
    assert {(table, column) for table, column, _ in WRONG} == typed - own_keys


@pytest.mark.parametrize(
    ("table", "column"), [("organ", "parent_organ_id"), ("organ", "successors"), ("business", "regulator_organ_id")]
)
def test_an_organ_that_is_not_there_is_listed(table: str, column: str, tmp_path: Path) -> None:
    (problem,) = checked(folder(tmp_path, changed(table, column, "nowhere")))["problems"]
    assert (problem["key"], problem["row"], problem["column"]) == ("intake.reference", 2, column)
    assert "nowhere" in problem["text_zh"]


def test_a_business_without_a_name_is_left_out_and_one_given_twice_is_merged(tmp_path: Path) -> None:
    (row,) = GOOD["business"]
    county = load([folder(tmp_path, {**GOOD, "business": [row, row, {**row, "name": ""}]})])
    document = check_county(county, as_of=AS_OF)
    assert [(one["key"], one["row"], one["column"]) for one in document["problems"]] == [("intake.blank-key", 4, "name")]
    assert [(fate.fate, fate.place.row) for fate in county.account.fates if fate.place.file.endswith("business.csv")][:2] == [
        ("merged", 3),
        ("quarantined", 4),
    ]


def test_who_only_runs_a_business_is_not_counted_as_staff(tmp_path: Path) -> None:
    with_it, without = (checked(folder(tmp_path / name, tables)) for name, tables in (("a", GOOD), ("b", NO_BUSINESS)))
    assert with_it["summary"] == without["summary"]
    assert with_it["findings"] == without["findings"]


@pytest.mark.parametrize(
    ("table", "column"), [(name, f"{key}") for name, key in (("person", "person_id"), ("organ", "organ_id"))]
)
def test_a_key_that_is_blank_or_used_twice_is_listed(table: str, column: str, tmp_path: Path) -> None:
    twice = {**GOOD, table: [*GOOD[table], {**GOOD[table][0], "name": "别的"}, {**GOOD[table][0], column: ""}]}
    document = checked(folder(tmp_path, twice))
    first = len(GOOD[table]) + 2
    assert [(one["key"], one["row"], one["column"]) for one in document["problems"]] == [
        ("intake.key-twice", first, column),
        ("intake.blank-key", first + 1, column),
    ]
    assert len(document["findings"]) == 1


def test_rows_that_repeat_are_merged_and_counted(tmp_path: Path) -> None:
    doubled = {name: [row for row in table for _ in range(2)] for name, table in GOOD.items()}
    document = checked(folder(tmp_path, doubled))
    assert (len(document["findings"]), document["summary"]["people"], document["problems"]) == (1, 3, [])
    told = json.loads(kinship("quality", tmp_path, "--format", "json").stdout)
    assert told


def test_only_the_person_table_is_needed(tmp_path: Path) -> None:
    document = checked(folder(tmp_path, {"person": GOOD["person"]}))
    keys = ("intake.missing-table", "intake.no-posts")
    assert {(one["key"], one["level"]) for one in document["problems"]} == {(key, "warning") for key in keys}
    (tmp_path / "person.csv").unlink()
    save(tmp_path / "post.csv", GOOD["post"])
    with pytest.raises(InputError):
        load([tmp_path])


def test_only_required_columns_are_needed(tmp_path: Path) -> None:
    required = {
        name: [{column.name: row[column.name] for column in TABLES[name] if column.required} for row in table]
        for name, table in GOOD.items()
    }
    document = checked(folder(tmp_path, required))
    assert document["summary"]["people"] == 3
    for name in required:
        lacking = {**required, name: [dict(list(row.items())[:-1]) for row in required[name]]}
        with pytest.raises(InputError, match=list(required[name][0])[-1]):
            load([folder(tmp_path / name, lacking)])


def test_columns_in_any_order_and_unknown_ones(tmp_path: Path) -> None:
    mixed = {name: [{"hobby": "钓鱼", **dict(reversed(row.items()))} for row in table] for name, table in GOOD.items()}
    document = checked(folder(tmp_path / "mixed", mixed))
    assert [one["id"] for one in document["findings"]] == [one["id"] for one in checked(folder(tmp_path / "good"))["findings"]]
    assert [(one["key"], one["column"]) for one in document["problems"]] == [("intake.unknown-column", "hobby")] * len(GOOD)


def test_declared_lines_in_the_folder_become_ties(tmp_path: Path) -> None:
    lines = [
        {"person_id": "z", "term": "妹妹", "relative_name": "乙某", "relative_birth": "1971"},
        {"person_id": "a", "term": "哥哥", "relative_name": "甲某", "relative_birth": "1970-01"},
    ]
    without = {**GOOD, "parent": [], "spouse": []}
    tables = {name: table for name, table in {**without, "declared": lines}.items() if table}
    document = checked(folder(tmp_path, tables))
    assert [(one["kin"]["word"], one["situation"]["kind"]) for one in document["findings"]] == [("PC", "common-leader")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "empty"),
        ("person_id,name\na,甲某\n".encode("gb18030"), "UTF-8"),
        (b"person_id,name,name\na,b,c\n", "twice"),
        (b"person_id,name\na,b,c\n", "expected 2 fields"),
        (b'person_id,name\na,"b\n', "quotation mark"),
        (b"name\nb\n", "person_id"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_sentence_with_its_name(text: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "person.csv").write_bytes(text)
    done = kinship("check", tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode() and "person.csv" in done.stderr.decode()


def test_both_formats_of_one_table_are_refused(tmp_path: Path) -> None:
    folder(tmp_path / "csv")
    assert kinship("convert", tmp_path / "csv", "--out", tmp_path / "parquet", "--format", "parquet").returncode == 0
    (tmp_path / "csv" / "post.parquet").write_bytes((tmp_path / "parquet" / "post.parquet").read_bytes())
    assert "post.parquet" in kinship("check", tmp_path / "csv").stderr.decode()
    both = [checked(tmp_path / "parquet")["findings"], checked(folder(tmp_path / "again"))["findings"]]
    assert [one["id"] for one in both[0]] == [one["id"] for one in both[1]]


@pytest.mark.parametrize(
    ("table", "column", "cells"),
    [
        ("person", "name", [["甲"], ["乙"]]),
        ("person", "birth", [{"year": "1980"}, {"year": "1981"}]),
        ("declared", "term", [["父亲"], ["母亲"]]),
    ],
)
def test_a_column_of_several_values_in_a_cell_is_named(table: str, column: str, cells: list[Any], tmp_path: Path) -> None:
    tables: dict[str, dict[str, Any]] = {
        "person": {"person_id": ["a", "b"], "name": ["甲", "乙"]},
        "declared": {"person_id": ["a", "b"], "term": ["父亲", "母亲"], "relative_name": ["丙", "丁"]},
    }
    tables[table][column] = cells
    for name, columns in tables.items():
        pq.write_table(pa.table(columns), tmp_path / f"{name}.parquet")
    with pytest.raises(InputError) as caught:
        load([tmp_path])
    place = caught.value.place
    assert (caught.value.key, Path(place.file).name, place.column) == ("intake.nested-column", f"{table}.parquet", column)
    assert caught.value.text("zh") != caught.value.text("en")
