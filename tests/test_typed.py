"""Tables as other programs write them: typed Parquet, numbers with a fraction of nothing, lines that end in two ways."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from kinship.engines import duckdb, room
from kinship.engines.duckdb import DuckEngine
from kinship.judge import check_county
from loaders import load
from loaders.canonical.text_table import text_table
from tests.road_files import save

DAY = date(2026, 11, 1)
NAMES = ["person_id", "name", "birth"]
MOMENTS = [datetime(1980, 5, 1), datetime(1980, 5, 1, 8, 30), None]
PEOPLE = [("1", "甲某", "M", "1970-05-01"), ("2", "乙某", "F", "1972-01-02")]
POSTS = [("1", "10", "局长", "1", "true", ""), ("2", "10", "会计", "3", "false", "finance")]


def rows(source: Path | pa.Table, columns: list[str]) -> list[dict[str, Any]]:
    engine = DuckEngine()
    engine.read("cells", source, columns)
    return [{name: row[name] for name in columns} for row in engine.get("cells").to_pylist()]


@pytest.mark.parametrize("unit", ["ms", "us", "ns"])
@pytest.mark.parametrize("zone", [None, "UTC"])
def test_typed_values_become_the_text_that_a_hand_would_write(unit: str, zone: str | None, tmp_path: Path) -> None:
    made = pa.table(
        {
            "person_id": pa.array([3.0, 2.5, float("nan")]),
            "name": pa.array(["3.0", "1980-05-01 00:00:00", "x"]),
            "birth": pa.array(MOMENTS, pa.timestamp(unit, tz=zone)),
        }
    )
    parquet.write_table(made, tmp_path / "a.parquet")
    for source in (made, tmp_path / "a.parquet"):
        shown = rows(source, NAMES)
        assert [row["person_id"] for row in shown] == ["3", "2.5", None]
        assert [row["name"] for row in shown] == ["3.0", "1980-05-01 00:00:00", "x"]
        assert shown[0]["birth"] == "1980-05-01" and str(shown[1]["birth"]).startswith("1980-05-01 08:30:00")
        assert shown[2]["birth"] is None
        told = text_table(source, NAMES)
        assert told["person_id"].to_pylist() == ["3", "2.5", None] and told["name"].to_pylist() == [
            "3.0",
            "1980-05-01 00:00:00",
            "x",
        ]
        assert told["birth"].to_pylist()[0] == "1980-05-01"


def test_large_whole_floats_keep_their_digits(tmp_path: Path) -> None:
    made = pa.table({"n": pa.array([123456789.0, 900000000000001.0, -4.0], pa.float64())})
    parquet.write_table(made, tmp_path / "a.parquet")
    assert [row["n"] for row in rows(tmp_path / "a.parquet", ["n"])] == ["123456789", "900000000000001", "-4"]
    assert text_table(made, ["n"])["n"].to_pylist() == ["123456789", "900000000000001", "-4"]


def canonical(folder: Path) -> Path:
    folder.mkdir()
    save(folder / "person.csv", [dict(zip(("person_id", "name", "sex", "birth"), one, strict=True)) for one in PEOPLE])
    save(folder / "organ.csv", [{"organ_id": "10", "name": "某局", "kind": "civil"}])
    columns = ("person_id", "organ_id", "title", "tier", "chief", "functions")
    save(folder / "post.csv", [dict(zip(columns, one, strict=True)) for one in POSTS])
    save(folder / "spouse.csv", [{"person_id": "1", "spouse_id": "2"}])
    return folder


def findings(folder: Path) -> list[tuple[str, str]]:
    document = check_county(load([folder]), as_of=DAY)
    assert not [one for one in document["problems"] if one["level"] == "error"]
    return [(one["id"], one["situation"]["kind"]) for one in document["findings"]]


@pytest.mark.parametrize("forms", [False, True], ids=["tables", "with forms"])
def test_a_county_as_pandas_writes_it_is_the_same_county(forms: bool, tmp_path: Path) -> None:
    plain, typed = canonical(tmp_path / "plain"), tmp_path / "typed"
    typed.mkdir()
    one, other = zip(*[(float(person_id), name) for person_id, name, _, _ in PEOPLE], strict=True)
    births = pa.array([datetime.fromisoformat(birth) for *_, birth in PEOPLE], pa.timestamp("ns"))
    people = pa.table({"person_id": one, "name": other, "sex": ["M", "F"], "birth": births, "id_number": [float("nan")] * 2})
    posts = pa.table({"person_id": [1.0, 2.0], "organ_id": [10.0] * 2, "title": ["局长", "会计"], "tier": [1.0, 3.0]})
    posts = posts.append_column("chief", pa.array([True, False])).append_column("functions", pa.array([None, "finance"]))
    organs = pa.table({"organ_id": [10.0], "name": ["某局"], "kind": ["civil"]})
    couples = pa.table({"person_id": [1.0], "spouse_id": [2.0]})
    for name, table in (("person", people), ("organ", organs), ("post", posts), ("spouse", couples)):
        parquet.write_table(table, typed / f"{name}.parquet")
    if forms:
        for folder in (plain, typed):
            save(folder / "declared.csv", [{"person_id": "1", "term": "哥哥", "relative_name": "辛某"}])
    assert findings(typed) == findings(plain) and findings(plain)


def test_a_tier_may_have_a_fraction_of_nothing(tmp_path: Path) -> None:
    plain, typed = canonical(tmp_path / "plain"), canonical(tmp_path / "typed")
    post = typed / "post.csv"
    post.write_text(post.read_text(encoding="utf-8").replace(",1,", ",1.0,").replace(",3,", ",3.0,"), encoding="utf-8")
    assert findings(typed) == findings(plain)
    post.write_text(post.read_text(encoding="utf-8").replace(",3.0,", ",3.5,"), encoding="utf-8")
    assert [one["key"] for one in check_county(load([typed]), as_of=DAY)["problems"] if one["column"] == "tier"] == [
        "intake.tier"
    ]


def ended(text: bytes) -> dict[str, bytes]:
    """The text of a CSV file whose lines end in CRLF, in ways that are not everywhere the same."""
    feeds = text.replace(b"\r\n", b"\n")
    return {
        "last": feeds.rstrip(b"\n").replace(b"\n", b"\r\n") + b"\n",
        "header": feeds.replace(b"\n", b"\r\n", 1),
        "rest": text.replace(b"\r\n", b"\n", 1),
    }


@pytest.mark.parametrize("way", ["last", "header", "rest"])
@pytest.mark.parametrize("stored", [True, False], ids=["stored", "where it lies"])
@pytest.mark.parametrize("forms", [False, True], ids=["tables", "with forms"])
def test_lines_may_end_in_two_ways(way: str, stored: bool, forms: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain, mixed = canonical(tmp_path / "plain"), canonical(tmp_path / "mixed")
    monkeypatch.setattr(duckdb, "COPIED", duckdb.COPIED if stored else 0)
    for file in mixed.glob("*.csv"):
        file.write_bytes(ended(file.read_bytes())[way])
    if forms:
        for folder in (plain, mixed):
            save(folder / "declared.csv", [{"person_id": "1", "term": "哥哥", "relative_name": "辛某"}])
    assert findings(mixed) == findings(plain) and findings(plain)


def test_what_is_wrong_in_lines_that_end_in_two_ways_is_told_of_the_file_itself(tmp_path: Path) -> None:
    from kinship.errors import InputError

    file = tmp_path / "a.csv"
    file.write_bytes(b"a,b\r\n1,2\n3\r\n")
    with pytest.raises(InputError) as told:
        rows(file, ["a", "b"])
    assert (told.value.key, told.value.place.file, told.value.place.row) == ("intake.ragged", str(file), 3)
    file.write_bytes(b'a,b\r\n1,2\n3,"4\r\n')
    with pytest.raises(InputError) as told:
        rows(file, ["a", "b"])
    assert told.value.key == "intake.open-quote"


def test_without_a_private_folder_lines_that_end_in_two_ways_are_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kinship.errors import InputError

    monkeypatch.setattr(room, "private_folder", str)
    (tmp_path / "a.csv").write_bytes(b"a\r\n1\n")
    with pytest.raises(InputError):
        rows(tmp_path / "a.csv", ["a"])
