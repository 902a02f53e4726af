"""``kinship neo4j``: the commands as a user calls them."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import signal
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from kinship.cli import run
from kinship.errors import RequestError
from kinship.neo4j import artifacts
from kinship.neo4j.catalogue import questions
from kinship.neo4j.connection import connected
from kinship.neo4j.offline import AFTERWARDS, write_files
from kinship.neo4j.server import SMALL, Server, free_ports, start
from kinship.tenure_document import LISTS
from tests import neo4j_worlds
from tests.neo4j_server import alone, bring, clear, content, needs_server
from tests.neo4j_worlds import village

pytestmark = alone

VILLAGE = [str(path) for path in neo4j_worlds.VILLAGE]
DAY = ["--as-of", neo4j_worlds.TODAY.isoformat()]
ROOT = Path(__file__).parent.parent
AGAINST = {
    "UNWIND [1, 2] AS n CREATE (:Person {personId: 'theirs'})": "MATCH (n:Person {personId: 'theirs'}) DELETE n",
    "CREATE INDEX theirs FOR (n:Person) ON (n.personId)": "DROP INDEX theirs",
}
"""What of somebody else's stands against our constraints, and how it goes away."""
DUE = ("rule", "state", "since", "due", "by", "personId", "organ")


@pytest.fixture
def reached(server: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    """The environment names the server."""
    for name, value in (("URI", server.settings.uri), ("USERNAME", "neo4j"), ("PASSWORD", server.password)):
        monkeypatch.setenv(f"NEO4J_{name}", value)
    return server


def test_load_and_query(reached: Server, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["neo4j", "load", *VILLAGE, *DAY, "--lang", "en"]) == 0
    assert run(["neo4j", "query", "direct-line", "--format", "json"]) == 0
    out = capsys.readouterr().out
    found = json.loads(out[out.index("[") :])
    assert {row["rule"].split("/")[1] for row in found} == {"direct-line"}
    assert run(["neo4j", "query", "kin-chain", "-p", "one=卢建华", "-p", "other=田丰收", "--format", "csv"]) == 0
    [row] = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert row["people"] == "卢建华, 卢婷婷, 田野, 田丰收"
    assert row["chain"] == "卢建华 → 卢婷婷 → 田野 → 田丰收"
    assert run(["neo4j", "query", "kin-chain", "-p", "one=卢建华", "-p", "other=田丰收"]) == 0
    assert "卢婷婷" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["kin-chain", "-p", "one=卢建华", "-p", "other=没有此人"], ["没有编号或姓名是“没有此人”的人"]),
        (["relatives-in-organ", "-p", "person=卢建华", "-p", "organ=没有此局"], ["没有编号或名称是“没有此局”的单位"]),
        (["finding", "-p", "finding=v1:zz"], ["没有编号以“v1:zz”开头的发现"]),
        (["home-area"], ["没有一条问 home-area 这种情形"]),
        (["skip-level", "-p", "organ=柳溪县第二小学"], []),
        (["family-clusters", "-p", "least=900"], []),
    ],
    ids=lambda one: one[0] if one and one[0].isascii() else "",
)
def test_an_empty_answer_says_where_it_could_not_be_otherwise(
    asked: list[str], said: list[str], reached: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["neo4j", "load", *VILLAGE, *DAY]) == 0
    capsys.readouterr()
    assert run(["neo4j", "query", *asked, "--format", "json", "--lang", "zh"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out) == []
    lines = [line for line in told.err.splitlines() if "行。" not in line]
    assert len(lines) == len(said) and all(part in line for part, line in zip(said, lines, strict=True))


def test_an_empty_database_says_that_nothing_was_loaded(reached: Server, capsys: pytest.CaptureFixture[str]) -> None:
    clear(reached.settings)
    assert run(["neo4j", "query", "direct-line", "-p", "organ=某局", "--lang", "en"]) == 0
    assert capsys.readouterr().err.splitlines()[1:] == [
        "This database holds nothing that kinship loaded, so nothing could be found. Run kinship neo4j load first."
    ]


def test_who_is_due_for_rotation_is_as_kinship_tenure_says(reached: Server, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["neo4j", "load", *VILLAGE, *DAY]) == 0
    capsys.readouterr()
    assert run(["neo4j", "query", "rotation-due", "--format", "json"]) == 0
    asked = [[row[key] for key in DUE] for row in json.loads(capsys.readouterr().out)]
    run(["tenure", *VILLAGE, *DAY, "--format", "json"])
    document = json.loads(capsys.readouterr().out)
    judged = [
        [one["rule"], state, one["since"], one["due_on"], one["due_by"], one["people"][0]["person_id"], one["people"][0]["organ"]]
        for state in LISTS
        for one in document[state]
    ]
    assert len(judged) > 50
    assert sorted(asked, key=repr) == sorted(judged, key=repr)
    assert [row[3] for row in asked] == sorted(row[3] for row in asked)


def test_a_parameter_is_data(reached: Server, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["neo4j", "load", *VILLAGE, *DAY]) == 0
    before = content(reached.settings)
    capsys.readouterr()
    assert run(["neo4j", "query", "findings-of-person", "-p", "person=' OR true //", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert content(reached.settings) == before


def test_a_server_that_is_down_gives_a_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    [port] = free_ports(1)
    monkeypatch.setenv("NEO4J_PASSWORD", "secret-word")
    for command in (["load", *VILLAGE], ["query", "direct-line"]):
        assert run(["neo4j", *command, "--uri", f"bolt://127.0.0.1:{port}"]) == 2
        error = capsys.readouterr().err
        assert "127.0.0.1" in error
        assert ":." not in error
        assert "Traceback" not in error
        assert "secret-word" not in error


@pytest.mark.parametrize("uri", ["nonsense", "http://127.0.0.1", "bolt://[", ""])
def test_an_address_that_is_none_gives_a_sentence(
    uri: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "x")
    [port] = free_ports(1)
    monkeypatch.setenv("NEO4J_URI", f"bolt://127.0.0.1:{port}")
    assert run(["neo4j", "query", "direct-line", "--uri", uri]) == 2
    assert "KINSHIP_DEBUG" not in capsys.readouterr().err


def test_mistakes_are_told_without_a_server(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)
    for wrong in (["query", "nothing"], ["query", "kin-chain"], ["query", "kin-chain", "-p", "one"], ["query", "direct-line"]):
        assert run(["neo4j", *wrong]) == 2
        assert "KINSHIP_DEBUG" not in capsys.readouterr().err


def test_the_list_names_every_question(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["neo4j", "list"]) == 0
    told = capsys.readouterr().out
    assert [one.name for one in questions() if f"{one.name}\t{one.title}\n" not in told] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_guide_names_parameters_that_exist(lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["neo4j", "guide", "--lang", lang, "--favourites", str(tmp_path / "f.zip")]) == 0
    told = capsys.readouterr().out
    line = next(line for line in told.splitlines() if ":params" in line)
    assert set(re.findall(r"(\w+):", line)) >= {parameter.name for one in questions() for parameter in one.parameters} - {"v1"}
    known = {one.name for one in questions()}
    assert set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", told)) <= known
    with zipfile.ZipFile(tmp_path / "f.zip") as archive:
        assert len(archive.namelist()) == len(known)


@needs_server
def test_the_bulk_importer_makes_the_same_graph(reached: Server, tmp_path: Path) -> None:
    graph = village()
    clear(reached.settings)
    bring(reached.settings, graph)
    lib, home = artifacts.parts(lambda stage: None), tmp_path / "home"
    (home / "conf").mkdir(parents=True)
    command = shlex.split(write_files(graph, tmp_path / "csv"))
    assert command[0] == "neo4j-admin"
    java = [artifacts.java(), "-Xmx256m", *SMALL, "-cp", f"{lib}/*", "org.neo4j.cli.AdminTool", *command[1:]]
    folders = {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    done = subprocess.run(java, env=folders, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    other = start(home, lib)
    try:
        for theirs, away in AGAINST.items():
            change(other, theirs)
            with pytest.raises(RequestError, match="personId") as told:
                bring(other.settings, graph)
            assert told.value.key == "neo4j.schema"
            change(other, away)
        for text in (tmp_path / "csv" / AFTERWARDS).read_text(encoding="utf-8").split(";\n")[:-1]:
            change(other, text)
        assert content(other.settings) == content(reached.settings)
        assert bring(other.settings, graph).made == 0
    finally:
        other.stop()


def change(server: Server, text: str) -> None:
    """Runs a statement."""
    with connected(server.settings) as driver:
        driver.execute_query(text)


@needs_server
def test_serve_starts_loads_and_stops_on_interrupt() -> None:
    command = [sys.executable, "-m", "kinship", "neo4j", "serve", *VILLAGE, *DAY, "--lang", "en"]
    # A test run in the background of a shell inherits an ignored SIGINT; a user's terminal does not.
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "cwd": ROOT}
    with subprocess.Popen(
        command, **pipes, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler)
    ) as process:
        assert process.stdout is not None
        lines = []
        for line in process.stdout:
            lines.append(line)
            if line.startswith("Password: "):
                break
        told = "".join(lines)
        port = int(re.findall(r"bolt://neo4j@127\.0\.0\.1:(\d+)", told)[0])
        password = lines[-1].removeprefix("Password: ").strip()
        environment = {**os.environ, "NEO4J_PASSWORD": password, "NEO4J_URI": f"bolt://127.0.0.1:{port}"}
        asked = [sys.executable, "-m", "kinship", "neo4j", "query", "findings-by-rule", "--format", "json"]
        answer = subprocess.run(asked, env=environment, capture_output=True, text=True, check=True, cwd=ROOT).stdout
        assert sum(row["violation"] for row in json.loads(answer)) > 0
        process.send_signal(signal.SIGINT)
        try:
            assert process.wait(60) == 0
        finally:
            process.kill()
    down = [*asked[:-2], "--uri", f"bolt://127.0.0.1:{port}"]
    assert subprocess.run(down, env=environment, capture_output=True, check=False, cwd=ROOT).returncode == 2


def test_a_computer_without_java_or_maven_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(RequestError) as told:
        artifacts.java()
    assert told.value.key == "neo4j.no-java"
    with pytest.raises(RequestError) as told:
        artifacts.parts(lambda stage: None, tmp_path / "cache")
    assert told.value.key == "neo4j.no-maven"


def test_an_old_java_and_a_failing_maven_are_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, text in (("java", "echo 'openjdk version \"11.0.2\"' >&2"), ("mvn", "echo '[ERROR] no network'; exit 1")):
        (tmp_path / name).write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(RequestError, match="11"):
        artifacts.java()
    with pytest.raises(RequestError, match="no network"):
        artifacts.parts(lambda stage: None, tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


def test_the_extra_is_named_where_the_driver_lacks(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "neo4j", None)
    monkeypatch.setenv("NEO4J_PASSWORD", "x")
    assert run(["neo4j", "query", "direct-line"]) == 2
    assert "kinship[neo4j]" in capsys.readouterr().err
