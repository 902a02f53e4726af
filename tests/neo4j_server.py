"""A real Neo4j for the tests: started once, in the one process that runs all tests marked with ``alone``, of Maven's parts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pytest

from kinship.judge import Report, check_with
from kinship.neo4j import artifacts
from kinship.neo4j.connection import Settings, connected
from kinship.neo4j.load import Written, load
from kinship.neo4j.rows import NO_STAYS, Graph, graph_of
from kinship.neo4j.server import Server, running
from kinship.rules import DEFAULT_PACKS, load_packs
from kinship.tables import County

LACKING = [name for name in ("java", "mvn") if not shutil.which(name)]
alone = pytest.mark.xdist_group("neo4j")
"""For the tests that ask for the server: one process runs them all, so that there is one server, whose data are theirs."""
needs_server = pytest.mark.skipif(bool(LACKING), reason=f"no Neo4j: {' and '.join(LACKING)} not installed")


@pytest.fixture(scope="session")
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server with an empty database; other tests of the process may have filled it."""
    asking = [item for item in request.session.items if "server" in getattr(item, "fixturenames", ())]
    assert [item.nodeid for item in asking if not item.get_closest_marker("xdist_group")] == [], "not marked with alone"
    if LACKING:
        pytest.skip(f"no Neo4j: {' and '.join(LACKING)} not installed")
    with running(tmp_path_factory.mktemp("neo4j"), artifacts.parts(lambda stage: None)) as one:
        yield one


def checked(
    county: County, as_of: date, with_ids: bool = False, packs: Sequence[str] = DEFAULT_PACKS, stays: Report = NO_STAYS
) -> tuple[dict[str, Any], Graph]:
    """The findings document of a county by some packs, and its graph."""
    loaded = load_packs(packs)
    engine, document = check_with(county, loaded, as_of)
    return document, graph_of(engine, document, loaded, county, with_ids, stays)


def bring(settings: Settings, graph: Graph) -> Written:
    """Brings the database to a graph."""
    with connected(settings) as driver:
        return load(driver, settings.database, graph)


def content(settings: Settings) -> tuple[list[str], list[str]]:
    """All that is in the database, by content: what the server itself numbers is left out."""
    with connected(settings) as driver:
        nodes = driver.execute_query("MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties").records
        ties = driver.execute_query(
            "MATCH (a)-[r]->(b) RETURN type(r) AS type, properties(a) AS start, properties(b) AS end, properties(r) AS properties"
        ).records
    return sorted(_text(record) for record in nodes), sorted(_text(record) for record in ties)


def _text(record: Any) -> str:
    return repr([sorted(value) if isinstance(value, list) else _sorted(value) for value in record.values()])


def _sorted(value: Any) -> Any:
    return sorted((key, str(one)) for key, one in value.items()) if isinstance(value, dict) else value


def clear(settings: Settings) -> None:
    """Empties the database."""
    with connected(settings) as driver, driver.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()
