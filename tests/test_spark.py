"""Spark and DuckDB, given the same, say the same: findings, problems and pairs, byte for byte."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet
import pytest

from kinship.engines import Engine, embedded, opened, records, run_all, spark_session
from kinship.errors import InputError, RequestError
from kinship.intake import take_ties
from kinship.judge import check_county
from kinship.relate import Question
from kinship.relatives import paired, related, save_pairs, write_pairs
from kinship.tables import names
from loaders import load
from tests import districts_county, spark_county, spark_server
from tests.spark_server import engine as engine
from tests.spark_server import spark as spark
from tests.village import build

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from kinship.engines.spark import SparkEngine

pytestmark = pytest.mark.xdist_group("spark")
DAY = date(2026, 11, 1)
CHILDREN = 20
"""Of the couple, and of each of the children: 420 descendants, related in 88,000 pairs."""

QUICKLY = f"""
from kinship.cli import main
from kinship.engines import spark_session
spark_session.OWN |= {spark_server.SETTINGS}
main()
"""
"""The command, with a Spark of its own for small tables."""


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of CSV files: families, many descendants, and all that can be wrong."""
    return spark_county.write(spark_county.rows(), tmp_path_factory.mktemp("spark") / "county")


def said(document: dict[str, Any]) -> str:
    """A document as the JSON report has it."""
    return json.dumps(document, ensure_ascii=False, indent=1)


def both(engine: Engine, sources: list[Path]) -> list[str]:
    """The findings documents of the two engines. An account is written into, so each has a county of its own."""
    return [said(check_county(load(sources), as_of=DAY, engine=one)) for one in (embedded(), engine)]


def test_the_village_and_other_districts_are_resolved_by_workers_and_have_the_same_findings(
    engine: SparkEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = [districts_county.village(tmp_path / "village"), *districts_county.both(tmp_path)]
    one = embedded()
    here = check_county(districts_county.joined(folders, one), as_of=DAY, engine=one)
    monkeypatch.delattr("loaders.districts.work._resolved")  # in this process; the workers have their own
    with monkeypatch.context() as large:
        large.setattr("kinship.engines.spark.SMALL", -1)
        county = districts_county.joined(folders, engine)
    there = check_county(county, as_of=DAY, engine=engine)
    assert said(here) == said(there) and here["summary"]["violation"] > 10
    assert engine.value("disorder") == 0  # sorted people need no numbering
    assert any({"e1", "w1"} == {row["person_id"] for row in finding["people"]} for finding in here["findings"])


def test_a_district_that_no_worker_can_read_is_told_in_the_same_words(engine: SparkEngine, tmp_path: Path) -> None:
    folders, words = districts_county.both(tmp_path), []
    (folders[1] / "post.csv").write_text("person_id,title\n", encoding="utf-8")
    for one in (embedded(), engine):
        with pytest.raises(InputError) as told:
            districts_county.joined(folders, one)
        words.append(told.value.text("en"))
    assert words[0] == words[1] and "west/post.csv" in words[0]


def test_families_and_dirty_rows_have_the_same_findings_and_problems(engine: SparkEngine, county: Path) -> None:
    one, other = both(engine, [county])
    assert one == other
    document = json.loads(one)
    assert len(document["findings"]) > 500 and len({row["key"] for row in document["problems"]}) > 20


def test_pairs_are_the_same_bytes(engine: SparkEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    county, question = spark_county.write(spark_county.rows(2), tmp_path / "county"), Question(DAY, everyone=True)
    files = [tmp_path / name for name in ("here.csv", "there.csv", "kept.csv", "again.csv")]
    for file, one in zip(files, (embedded(), engine), strict=False):
        with file.open("wb") as opened:
            write_pairs(load([county]), question, opened, one)
    monkeypatch.setattr("kinship.engines.spark.SMALL", 0)
    engine.run("kin/kin_row")
    for file in (files[2], tmp_path / "kin.parquet"):
        engine.save("kin_row", file)
    again = embedded()
    again.put("kin_row", pa.parquet.read_table(tmp_path / "kin.parquet"))
    again.save("kin_row", files[3])
    here, *others = (file.read_bytes() for file in files)
    assert others == [here] * 3 and b'"say ""x"""' in here


def test_the_descendants_of_one_couple_meet_at_many_people(engine: SparkEngine, tmp_path: Path) -> None:
    """What two people have in common is a sibling of the one and of the other, so no task gets all descendants of a couple."""
    here = related(load([spark_county.write(spark_county.clan(CHILDREN), tmp_path / "clan")]), Question(DAY))
    run_all(here, "kin", "half below married_child own_line above sibling crossing wedded child_in_law")
    for one in ("half", "crossing", "word_form", "wedded", "child_in_law"):
        engine.put(one, here.get(one))
    for each in (here, engine):
        each.run("kin/kin_path")
    rows = [sorted(map(str, records(one, "kin_path"))) for one in (here, engine)]
    assert rows[0] == rows[1] and len(rows[0]) > 80_000
    ends, begins = (
        Counter(row[name] for row in records(here, table)) for table, name in (("half", "via"), ("crossing", "other"))
    )
    work = [ends[one] * begins[one] for one in begins]
    assert max(work) < 3 * sum(work) / CHILDREN


def test_part_files_are_numbered_through(engine: SparkEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = spark_county.write(spark_county.rows(2), tmp_path / "县 [1]*`", parts=3)
    (folder / "person.parquet" / "_SUCCESS").touch()
    monkeypatch.setattr("kinship.engines.spark.SMALL", 0)
    monkeypatch.setattr(engine.scratch, "local", False)
    taken, here = load([folder]), embedded()
    for one in (here, engine):
        take_ties(one, taken)
    for table in ("raw_person", "raw_parent", "known", "parent"):
        rows = [sorted(map(str, records(one, table))) for one in (here, engine)]
        assert rows[0] == rows[1], table
    assert here.value("disorder") == engine.value("disorder") > 0
    assert here.rows("raw_person") == len(spark_county.rows(2)["person"])


def test_tables_that_a_loader_made_mean_the_same(engine: SparkEngine) -> None:
    table = pa.table({"person_id": ["\u3000a\u00a0", "", None, "\tb"], "name": [" 甲 ", "乙", "丙", "丁"], "more": ["x"] * 4})
    here = embedded()
    for one in (here, engine):
        one.read("raw_person", table, names("person"))
    assert records(here, "raw_person") == records(engine, "raw_person")
    assert records(here, "raw_person")[0]["person_id"] == "a"


@pytest.mark.parametrize("content", [b"person_id,name\na,1\nb\n", b"person_id,name\na,\xff\n", b'person_id,name\na,"b\n'])
def test_a_damaged_file_is_told_in_the_same_words(engine: SparkEngine, tmp_path: Path, content: bytes) -> None:
    file, words = tmp_path / "person.csv", []
    file.write_bytes(content)
    for one in (embedded(), engine):
        with pytest.raises(InputError) as told:
            one.read("raw_person", file, names("person"))
            one.rows("raw_person")
        words.append(told.value.text("en"))
    assert words[0] == words[1]


def test_a_branch_hides_and_gives_back(engine: SparkEngine) -> None:
    engine.put_rows("numbers", {"n": "INTEGER"}, [(1,), (2,)])
    with engine.branch():
        engine.put_rows("numbers", {"n": "INTEGER"}, [(3,)])
        engine.put_rows("more", {"n": "INTEGER"}, [])
        assert (engine.value("numbers"), engine.rows("more")) == (3, 0)
        engine.forget("numbers nobody")
    assert engine.get("numbers").to_pydict() == {"n": [1, 2]}
    assert "more" not in engine.tables


def test_a_forgotten_table_leaves_no_files(engine: SparkEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kinship.engines.spark.SMALL", -1)
    engine.put("numbers", pa.table({"n": [1, 2]}))
    engine.rename("numbers", "kept")
    folder = Path(engine.tables["kept"][1].removeprefix("file:"))
    with engine.branch():
        engine.forget("kept")
    assert engine.get("kept").to_pydict() == {"n": [1, 2]} and engine.rows("kept") == 2
    engine.forget("kept")
    assert not folder.exists() and "kept" not in engine.tables


def test_the_users_session_is_left_as_it_was(spark: SparkSession, county: Path) -> None:
    spark.createDataFrame([("mine",)], "name STRING").createOrReplaceTempView("person")
    before = spark.conf.get("spark.sql.ansi.doubleQuotedIdentifiers")
    with spark_session.spark_engine() as engine:
        engine.put_rows("person", {"name": "VARCHAR"}, [("ours",)])
        folder = Path(engine.scratch.folder.toUri().getPath())
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert spark.table("person").collect()[0]["name"] == "mine"
    assert spark.conf.get("spark.sql.ansi.doubleQuotedIdentifiers") == before
    assert not folder.exists()
    spark.catalog.dropTempView("person")


def test_a_cluster_without_a_shared_folder_is_told(spark: SparkSession, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spark.sparkContext, "master", "spark://one:7077")
    with pytest.raises(RequestError) as told:
        spark_session.shared_folder(spark, "/tmp")
    assert told.value.key == "engine.no-shared-folder"
    monkeypatch.setattr(spark.sparkContext, "getCheckpointDir", lambda: "hdfs:///tmp/kinship")
    assert spark_session.shared_folder(spark, "/tmp") == "hdfs:///tmp/kinship"


def test_what_spark_could_not_do_is_a_sentence(spark: SparkSession) -> None:
    with pytest.raises(RequestError) as told, spark_session.spark_engine() as engine:
        engine.run("kin/kin_word")
    assert told.value.key == "engine.failed" and "kin_path" in str(told.value)


def test_parquet_is_not_written_over_a_folder(engine: SparkEngine, tmp_path: Path) -> None:
    with pytest.raises(RequestError) as told:
        save_pairs(load([build.HERE / build.LEDGER]), Question(DAY), tmp_path, engine)
    assert told.value.key == "request.folder-not-empty"


@pytest.mark.parametrize(("told", "key"), [("", "engine.no-java"), ("echo 'openjdk version \"11.0.2\"' >&2", "engine.old-java")])
def test_a_computer_without_java_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, told: str, key: str) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    if told:
        (tmp_path / "java").write_text(f"#!/bin/sh\n{told}\n")
        (tmp_path / "java").chmod(0o755)
    with pytest.raises(RequestError) as error:
        spark_session.check_java()
    assert error.value.key == key


def test_pyspark_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(RequestError) as told, opened("spark"):
        pass
    assert told.value.key == "engine.no-pyspark"


def test_the_command_starts_a_spark_and_says_nothing_of_it(spark: SparkSession, tmp_path: Path) -> None:
    out, scratch = tmp_path / "kin.parquet", tmp_path / "tmp"
    scratch.mkdir()
    folder = spark_county.write(spark_county.clan(2), tmp_path / "county")
    asked = ["kin", str(folder), "--as-of", "2026-11-01", "--output", str(out), "--engine", "spark"]
    done = subprocess.run([sys.executable, "-c", QUICKLY, *asked], capture_output=True, env=os.environ | {"TMPDIR": str(scratch)})
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    here = paired(load([folder]), Question(DAY))
    assert pa.parquet.read_table(out).to_pylist() == records(here, "kin_row") != []
    assert [path.name for path in scratch.iterdir() if path.name.startswith("kinship")] == []
