"""Loading: the same graph by content whatever happened before, and nothing of anybody else's touched."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kinship.errors import RequestError
from kinship.neo4j import load as loading
from kinship.neo4j.connection import Settings, connected
from kinship.neo4j.load import load as write
from kinship.neo4j.rows import Graph
from kinship.neo4j.server import Server, free_ports
from tests import families, road_worlds
from tests.neo4j_server import alone, bring, checked, clear, content
from tests.neo4j_worlds import village

pytestmark = alone

ROOT = Path(__file__).parent.parent
NASTY = "'}) DETACH DELETE n //"
KILLED = """
import sys
from datetime import date
from kinship.neo4j import load as loading
from tests import families, road_worlds
from tests.neo4j_server import bring, checked
from kinship.neo4j.connection import Settings
loading.BATCH = 50
_, graph = checked(families.county(road_worlds.worlds(1, 8)), date(2026, 1, 2))
bring(Settings(sys.argv[1], "neo4j", sys.argv[2], "neo4j"), graph)
"""


@pytest.fixture
def empty(server: Server) -> Iterator[Settings]:
    """The server without any data, before and after."""
    clear(server.settings)
    yield server.settings
    clear(server.settings)


@cache
def worlds(number: int = 8) -> Graph:
    """The graph of some random families."""
    return checked(families.county(road_worlds.worlds(1, number)), date(2026, 1, 2))[1]


def run(settings: Settings, text: str, **values: Any) -> list[Any]:
    """Runs a statement."""
    with connected(settings) as driver:
        return driver.execute_query(text, values).records


def test_a_second_load_writes_nothing(empty: Settings) -> None:
    graph = village()
    assert bring(empty, graph).made > 500
    before = content(empty)
    done = bring(empty, graph)
    assert (done.made, done.removed) == (0, 0)
    assert content(empty) == before


def test_new_data_updates_and_removes(empty: Settings) -> None:
    bring(empty, village())
    bring(empty, worlds())
    after = content(empty)
    clear(empty)
    bring(empty, worlds())
    assert content(empty) == after


def test_what_somebody_changed_or_deleted_comes_back(empty: Settings) -> None:
    bring(empty, village())
    before = content(empty)
    run(empty, "MATCH (n:Person) WITH n LIMIT 9 DETACH DELETE n")
    run(empty, "MATCH ()-[r:HOLDS]->() WITH r LIMIT 9 SET r.now = false, r.start = 'x'")
    run(empty, "MATCH (n:Organ) SET n.name = 'x'")
    run(empty, "MATCH (n:Staff) REMOVE n:Staff")
    bring(empty, village())
    assert content(empty) == before


def test_nodes_of_others_are_not_touched(empty: Settings) -> None:
    run(empty, "CREATE (:Person {name: '外人'})-[:PARENT_OF {note: 1}]->(:Person {name: '外人二'}), (:Note {text: 'x'})")
    run(empty, "MATCH (n:Person {name: '外人'}) CREATE (n)-[:SPOUSE_OF {key: 'of theirs'}]->(:Person)")
    others = content(empty)
    bring(empty, village())
    run(empty, "MATCH (n:Note), (p:Organ) WITH n, p LIMIT 1 CREATE (n)-[:ABOUT]->(p) SET p.remark = 'ours to keep'")
    bring(empty, village())
    assert run(empty, "MATCH (:Note)-[:ABOUT]->(o:Organ) RETURN o.remark AS remark")[0]["remark"] == "ours to keep"
    bring(empty, Graph({label: {} for label in village().nodes}, {table: {} for table in village().ties}))
    assert content(empty) == others


def test_a_key_that_somebody_else_has_is_told(empty: Settings) -> None:
    graph = village()
    run(empty, "CREATE (:Person {personId: $key})", key=next(iter(graph.nodes["Person"])))
    with pytest.raises(RequestError) as told:
        bring(empty, graph)
    assert told.value.key == "neo4j.foreign"


def test_a_name_is_data(empty: Settings) -> None:
    rows = road_worlds.worlds(1, 1)
    rows["person"][0]["name"] = rows["organ"][0]["name"] = NASTY
    bring(empty, checked(families.county(rows), date(2026, 1, 2))[1])
    clean = road_worlds.worlds(1, 1)
    assert run(empty, "MATCH (n:Person) RETURN count(n) AS n")[0]["n"] == len(clean["person"])
    assert [row["n"] for row in run(empty, "MATCH (n) WHERE n.name = $name RETURN labels(n)[0] AS n ORDER BY n", name=NASTY)] == [
        "Organ",
        "Person",
    ]


@pytest.mark.parametrize("with_ids", [False, True])
def test_id_numbers_are_loaded_only_on_request(with_ids: bool) -> None:
    numbers = [row["properties"].get("idNumber") for row in village(with_ids).nodes["Person"].values()]
    assert any(numbers) == with_ids


def test_id_numbers_go_with_a_load_without_them(empty: Settings) -> None:
    for with_ids in (True, False):
        bring(empty, village(with_ids))
        [row] = run(empty, "MATCH (n:Person) RETURN count(n.idNumber) AS number")
        assert bool(row["number"]) == with_ids


def test_a_loader_that_is_killed_is_finished_by_loading_again(empty: Settings) -> None:
    bring(empty, worlds())
    whole = content(empty)
    for written in (60, 900):
        clear(empty)
        # A process of its own, killed as soon as the database holds so many nodes and relationships.
        process = subprocess.Popen(
            [sys.executable, "-c", KILLED, empty.uri, empty.password], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}
        )
        while process.poll() is None and held(empty) < written:
            pass
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert held(empty) < len(whole[0]) + len(whole[1])
        bring(empty, worlds())
        assert content(empty) == whole


def held(settings: Settings) -> int:
    """How many nodes and relationships the database holds."""
    return int(run(settings, "RETURN COUNT { MATCH (n) } + COUNT { MATCH ()-->() } AS n")[0]["n"])


def test_a_load_that_stops_anywhere_is_finished_by_loading_again(empty: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    bring(empty, village())
    whole = content(empty)
    monkeypatch.setattr(loading, "BATCH", 40)
    for stop in (1, 7, 23):
        clear(empty)
        with pytest.raises(ZeroDivisionError), connected(empty) as driver:
            write(driver, empty.database, village(), Stopper(stop))
        bring(empty, village())
        assert content(empty) == whole


class Stopper:
    """Is told of each batch, and fails at one of them."""

    def __init__(self, stop: int) -> None:
        self.left = stop

    def __call__(self, kind: str, done: int, of: int) -> None:
        self.left -= 1
        if not self.left:
            raise ZeroDivisionError


def test_a_server_that_is_down_is_told() -> None:
    [port] = free_ports(1)
    with pytest.raises(RequestError) as told, connected(Settings(f"bolt://127.0.0.1:{port}", "neo4j", "secret-word", "neo4j")):
        pass
    assert told.value.key == "neo4j.down"
    assert "secret-word" not in told.value.text("en") + repr(told.value.values)


def test_a_wrong_password_and_a_wrong_database_are_told(server: Server) -> None:
    settings = server.settings
    with pytest.raises(RequestError) as told, connected(Settings(settings.uri, settings.user, "wrong", "neo4j")):
        pass
    assert told.value.key == "neo4j.refused"
    with pytest.raises(RequestError) as told:
        bring(Settings(settings.uri, settings.user, settings.password, "other"), Graph())
    assert told.value.key == "neo4j.no-database"


def test_a_password_is_needed_and_shown_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)
    with pytest.raises(RequestError, match="NEO4J_PASSWORD"):
        Settings.read()
    monkeypatch.setenv("NEO4J_PASSWORD", "secret-word")
    monkeypatch.setenv("NEO4J_URI", "bolt://example:1")
    assert Settings.read().uri == "bolt://example:1"
    assert Settings.read(uri="bolt://other:2").uri == "bolt://other:2"
    assert "secret-word" not in repr(Settings.read())


def test_the_server_may_die_in_the_middle(tmp_path: Path) -> None:
    """Killed while it writes, and started again on the same data: loading again ends in the same graph."""
    from kinship.neo4j import artifacts
    from kinship.neo4j.server import start
    from tests.neo4j_server import LACKING

    if LACKING:
        pytest.skip(f"no Neo4j: {' and '.join(LACKING)} not installed")
    lib, home, graph = artifacts.parts(lambda stage: None), tmp_path / "home", worlds()
    one = start(home, lib)
    try:
        with pytest.raises(RequestError) as told, connected(one.settings) as driver:
            write(driver, "neo4j", graph, lambda kind, done, of: os.kill(one.pid, signal.SIGKILL) if kind == "HOLDS" else None)
        assert told.value.key == "neo4j.down"
    finally:
        one.stop()
    again = start(home, lib, one.password)
    try:
        bring(again.settings, graph)
        broken = content(again.settings)
        clear(again.settings)
        bring(again.settings, graph)
        assert content(again.settings) == broken
    finally:
        again.stop()
