"""What does not fit into memory goes into a private folder, and that folder goes with the engine, however the process ends."""

from __future__ import annotations

import gc
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from kinship.engines import room
from kinship.engines.duckdb import DuckEngine
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


def test_without_a_limit_nothing_is_put_into_the_working_folder(temporary: Path) -> None:
    engine = DuckEngine()
    assert Path(told(engine, "temp_directory")).parent == temporary


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_process_told_to_end_leaves_nothing(temporary: Path, name: str) -> None:
    environment = {**os.environ, "TMPDIR": str(temporary), "KINSHIP_LANG": "en"}
    with subprocess.Popen(
        [sys.executable, "-c", ENDLESS], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as work:
        assert work.stdout and work.stdout.readline() == b"ready\n"
        assert list(temporary.iterdir())
        work.send_signal(getattr(signal, name))
        _, said = work.communicate()
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
