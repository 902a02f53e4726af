"""What does not fit into memory goes into a private folder, and that folder goes with the engine, however the process ends."""

from __future__ import annotations

import gc
import io
import os
import random
import signal
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from kinship.engines import room
from kinship.engines.duckdb import DuckEngine
from kinship.relate import Question
from kinship.relatives import write_pairs
from kinship.tables import arrow
from loaders import load
from tests import bench_copies, families
from tests.bench_tools import AS_OF
from tests.test_cli import kinship

ENDLESS = """
import signal
import sys
from kinship.cli import program
from kinship.engines.duckdb import DuckEngine
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests may ignore signals (nohup does)
signal.signal(signal.SIGTERM, signal.SIG_DFL)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
program._leave_nothing_behind()
def work():
    engine = DuckEngine()
    print("ready", flush=True)
    engine.connection.execute("SELECT count(*) FROM range(1000000) AS a, range(1000000) AS b WHERE a.range * b.range % 7 = 3")
sys.exit(program.guarded(work))
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for temporary files, and one to work in."""
    monkeypatch.setattr(room.tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "temporary"


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """A canonical folder of 136,000 people, a fifth of them staff: copies of some families, side by side."""
    rows, dice, one = families.several(0, 60), random.Random(1), tmp_path / "one"
    for person in rows["person"]:
        person["staff"] = dice.choice(["true", "false", "false", "false", "false"])
    one.mkdir()
    for name in bench_copies.IDS:
        table = arrow(name, rows.get(name, []))
        pq.write_table(table.sort_by("person_id") if name == "person" else table, one / f"{name}.parquet")
    bench_copies.main(one, 20, tmp_path / "county")
    return tmp_path / "county"


def pairs(county: Path, engine: DuckEngine) -> bytes:
    """What ``kinship kin`` finds."""
    file = io.BytesIO()
    write_pairs(load([county]), Question(date.fromisoformat(AS_OF)), file, engine)
    return file.getvalue()


def told(engine: DuckEngine, setting: str) -> str:
    """What DuckDB holds of a setting."""
    [[value]] = engine.connection.execute(f"SELECT current_setting('{setting}')").fetchall()
    return str(value)


def test_what_does_not_fit_goes_into_a_private_folder_that_goes_with_the_engine(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(room.VARIABLE, "40MB")
    engine = DuckEngine()
    assert told(engine, "memory_limit") == "38.1 MiB"
    engine.connection.execute("CREATE TABLE wide AS SELECT range AS a, hash(range) AS b FROM range(6000000)")
    [folder] = temporary.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert sum(file.stat().st_size for file in folder.iterdir()) > 10_000_000
    assert engine.rows("wide") == 6_000_000
    del engine
    gc.collect()
    assert not list(temporary.iterdir()) and not list(Path().iterdir())


def test_with_less_memory_than_the_data_need_the_same_pairs_are_found(
    temporary: Path, county: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = pairs(county, DuckEngine())
    monkeypatch.setenv(room.VARIABLE, "40MB")
    engine = DuckEngine()
    assert pairs(county, engine) == found and found.count(b"\n") > 10_000
    [folder] = temporary.iterdir()
    assert sum(file.stat().st_size for file in folder.iterdir()) > 5_000_000
    del engine
    gc.collect()
    assert not list(temporary.iterdir())


def test_a_query_that_runs_out_is_run_again_on_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(room.VARIABLE, "20MB")
    engine = DuckEngine()
    engine.connection.execute("SET GLOBAL threads = 2")
    wide = "SELECT list(range) FROM range(CASE WHEN current_setting('threads') = 1 THEN 3 ELSE 5000000 END)"
    engine._statement("materialise", name="wide", query=wide)
    assert engine.rows("wide") == 1
    engine._statement("materialise", name="threads", query="SELECT current_setting('threads') AS threads")
    assert engine.value("threads") == len(os.sched_getaffinity(0))


def test_without_a_limit_nothing_is_put_into_the_working_folder(temporary: Path) -> None:
    engine = DuckEngine()
    assert Path(told(engine, "temp_directory")).parent == temporary


def ended(work: subprocess.Popen[bytes]) -> tuple[bytes, bytes]:
    """What the process says until its end, which must come."""
    try:
        return work.communicate(timeout=120)
    finally:
        work.kill()


def test_a_query_ends_with_a_signal_that_nobody_in_the_program_looks_for() -> None:
    deaf = ENDLESS.replace("signal.default_int_handler", "lambda *_: None").replace("program.guarded(work)", "work()")
    with subprocess.Popen([sys.executable, "-c", deaf], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as work:
        assert work.stdout and work.stdout.readline() == b"ready\n"
        work.send_signal(signal.SIGINT)
        _, said = ended(work)
    assert b"nterrupted" in said


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_process_told_to_end_leaves_nothing(temporary: Path, name: str) -> None:
    environment = {**os.environ, "TMPDIR": str(temporary), "KINSHIP_LANG": "en"}
    with subprocess.Popen(
        [sys.executable, "-c", ENDLESS], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as work:
        assert work.stdout and work.stdout.readline() == b"ready\n"
        assert list(temporary.iterdir())
        work.send_signal(getattr(signal, name))
        _, said = ended(work)
    assert work.returncode == 130 and b"nterrupted" in said and b"defect" not in said
    assert not list(temporary.iterdir())


@pytest.mark.parametrize("size", ["lots", "4", "-1GB", "4GB; SET x = 1"])
def test_what_is_no_amount_of_memory_is_told(tmp_path: Path, size: str) -> None:
    done = kinship("kin", str(tmp_path), "--memory", size, lang="en")
    assert done.returncode == 2 and size in done.stderr.decode() and "4GB" in done.stderr.decode()


def test_too_little_memory_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(room.VARIABLE, "1MB")
    engine = DuckEngine()
    with pytest.raises(MemoryError):
        engine._statement("materialise", name="much", query="SELECT list(range) FROM range(3000000)")


def test_a_command_with_too_little_memory_says_so_and_leaves_nothing(
    temporary: Path, county: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(temporary))
    done = kinship("kin", county, "--memory", "5MB", "--output", "pairs.csv", lang="en")
    assert done.returncode == 2 and "--memory" in done.stderr.decode()
    assert not list(temporary.iterdir()) and not list(Path().iterdir())
