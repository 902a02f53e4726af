"""DuckDB begins with few steps of planning on one thread, and goes on with all when many rows come."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from duckdb import DuckDBPyConnection, connect

from kinship.engines import duckdb
from kinship.engines.duckdb import DuckEngine
from kinship.judge import check_county
from kinship.relate import Question
from kinship.relatives import related
from kinship.rules import built_in
from loaders import load
from tests import spark_county
from tests.road_files import county
from tests.village.build import DECLARATIONS, HERE, LEDGER

DAY = date(2026, 11, 1)
VILLAGE = [HERE / LEDGER, HERE / DECLARATIONS]
MANY = duckdb.FEW + 1


def settings(connection: DuckDBPyConnection) -> tuple[int, set[str]]:
    """What DuckDB works by now: threads, and what it leaves out of its planning."""
    asked = "SELECT current_setting('threads'), current_setting('disabled_optimizers')"
    threads, left_out = connection.execute(asked).fetchall()[0]
    return threads, set(left_out.split(","))


def put(engine: DuckEngine, folder: Path, rows: int) -> None:
    engine.put("numbers", pa.table({"n": range(rows)}))


def read_table(engine: DuckEngine, folder: Path, rows: int) -> None:
    engine.read("numbers", pa.table({"n": range(rows)}), ["n"])


def read_file(engine: DuckEngine, folder: Path, rows: int) -> None:
    file = folder / "numbers.csv"
    file.write_text("n\n" + f"{7:0100d}\n" * rows, encoding="utf-8")
    engine.read("numbers", file, ["n"])


@pytest.mark.parametrize("come", [put, read_table, read_file])
def test_many_rows_end_it(come: Callable[[DuckEngine, Path, int], None], tmp_path: Path) -> None:
    engine = DuckEngine()
    come(engine, tmp_path, 3)
    assert settings(engine.connection) == (1, set(str(duckdb.QUICK["disabled_optimizers"]).split(",")))
    come(engine, tmp_path, MANY)
    assert settings(engine.connection) == settings(connect())


def test_few_people_with_many_relatives_end_it(tmp_path: Path) -> None:
    rows = spark_county.clan(18)
    assert max(map(len, rows.values())) < MANY
    engine = related(load([spark_county.write(rows, tmp_path / "clan")]), Question(DAY))
    assert engine.rows("kin_word") > MANY and not engine.quick


@pytest.mark.parametrize("sources", [lambda: VILLAGE, lambda: [county(1000)]], ids=["village", "a county of a thousand"])
def test_findings_do_not_depend_on_it(sources: Callable[[], list[Path]], monkeypatch: pytest.MonkeyPatch) -> None:
    told, read = [], sources()
    for few in (duckdb.FEW, -1):
        monkeypatch.setattr(duckdb, "FEW", few)
        engine = DuckEngine()
        document = check_county(load(read), built_in(), as_of=DAY, engine=engine)
        told.append(json.dumps(document, ensure_ascii=False))
        assert engine.quick is (few > 0)
    assert told[0] == told[1] and len(json.loads(told[0])["findings"]) > 20
