"""Sources of the embedded engine: small ones of text are stored, others are read where they lie; the rows are the same."""

from __future__ import annotations

import errno
from itertools import product
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import csv, parquet

from kinship.engines import duckdb, room
from kinship.engines.duckdb import DuckEngine
from kinship.errors import RequestError

ROWS = [{"row": 2, "n": "7", "m": None}, {"row": 3, "n": None, "m": "x"}, {"row": 4, "n": "9", "m": "y"}]
WAYS = ("table", "csv", "parquet")


@pytest.fixture
def given(tmp_path: Path) -> dict[str, Path | pa.Table]:
    """The same rows in each way."""
    table = pa.table({"n": ["7", "", "9"], "m": ["", "x", "y"]})
    csv.write_csv(table, tmp_path / "numbers.csv")
    parquet.write_table(table, tmp_path / "numbers.parquet")
    return dict(zip(WAYS, (table, tmp_path / "numbers.csv", tmp_path / "numbers.parquet"), strict=True))


def stored(engine: DuckEngine) -> bool:
    """Whether the rows are the engine's own."""
    return ("numbers",) in engine.connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()


@pytest.mark.parametrize(("first", "second"), [*product(WAYS, WAYS)])
def test_one_takes_the_place_of_another(
    first: str, second: str, given: dict[str, Path | pa.Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = DuckEngine()
    for copied, way in product((duckdb.COPIED, 0, duckdb.COPIED), (first, second)):
        monkeypatch.setattr(duckdb, "COPIED", copied)
        engine.read("numbers", given[way], ["n", "m"])
        assert engine.get("numbers").to_pylist() == ROWS
        assert stored(engine) is (copied > 0 and way != "parquet")


def test_inside_a_branch_one_of_the_other_kind_hides_the_one_outside(
    given: dict[str, Path | pa.Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = DuckEngine()
    engine.read("numbers", given["csv"], ["n"])
    for _ in range(2):
        with engine.branch(), monkeypatch.context() as large:
            large.setattr(duckdb, "COPIED", 0)
            engine.read("numbers", given["csv"], ["m"])
            assert engine.get("numbers").to_pylist() == [{"row": one["row"], "m": one["m"]} for one in ROWS]
        assert engine.get("numbers").to_pylist() == [{"row": one["row"], "n": one["n"]} for one in ROWS]
    engine.read("numbers", given["csv"], ["n", "m"])
    assert engine.get("numbers").to_pylist() == ROWS


@pytest.mark.parametrize("way", WAYS)
def test_where_memory_is_limited_none_is_stored(
    way: str, given: dict[str, Path | pa.Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(room.VARIABLE, "1GB")
    engine = DuckEngine()
    engine.read("numbers", given[way], ["n", "m"])
    assert engine.get("numbers").to_pylist() == ROWS and not stored(engine)


@pytest.mark.parametrize("name", ["{wanted}{name}", "county[1]", "county*", "county?", "it's"])
@pytest.mark.parametrize("way", ["csv", "parquet", "parts"])
def test_a_folder_may_be_called_as_a_hole_or_as_a_pattern(name: str, way: str, tmp_path: Path) -> None:
    lay(pa.table({"n": ["another county"], "m": [""]}), way, tmp_path / "county1")
    source, engine = lay(pa.table({"n": ["7", "", "9"], "m": ["", "x", "y"]}), way, tmp_path / name), DuckEngine()
    engine.read("numbers", source, ["n", "m"])
    assert engine.get("numbers").to_pylist() == ROWS
    engine.save("numbers", tmp_path / name / "saved.csv")
    assert len((tmp_path / name / "saved.csv").read_text(encoding="utf-8").splitlines()) == 1 + len(ROWS)


def lay(table: pa.Table, way: str, folder: Path) -> Path:
    """A table in a new folder, as a file or as a folder of part files."""
    laid = folder / "numbers.parquet" / "part.parquet" if way == "parts" else folder / f"numbers.{way}"
    laid.parent.mkdir(parents=True)
    csv.write_csv(table, laid) if way == "csv" else parquet.write_table(table, laid)
    return laid.parent if way == "parts" else laid


def test_a_full_disk_is_told_as_the_system_tells_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*given: str, **holes: str) -> None:
        raise duckdb.duckdb.IOException('Could not write file: No space left on device","errno":"28"}')

    engine = DuckEngine()
    engine.put("numbers", pa.table({"n": [1]}))
    monkeypatch.setattr(engine, "_statement", full)
    with pytest.raises(OSError, match="No space left") as told:
        engine.save("numbers", tmp_path / "numbers.csv")
    assert told.value.errno == errno.ENOSPC


@pytest.mark.parametrize("size", ["1KB", "0GB", "999 KB", "0.5MB", "much"])
def test_too_little_memory_to_begin_is_no_amount(size: str) -> None:
    with pytest.raises(RequestError):
        room.checked_size(size)
    assert room.checked_size("1MB") == "1MB"
