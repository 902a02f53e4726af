"""The part of ``make bench`` about Neo4j: loading against a bare MERGE, questions against the best Cypher by hand.

    python -m tests.bench_neo4j [--staff 20000] [--times 3]

Loads a generated county through the driver twice over: as ``kinship neo4j load`` does (without reading the sources), and by one
bare ``UNWIND … MERGE`` for each kind of node and relationship, of the same rows in batches of the same size. Then asks each
situation as it is shipped, and as it would be written for that one question and one pack alone (``tests/by_hand``), and compares
the pairs and the times.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from neo4j import Driver

from kinship.generate import AS_OF
from kinship.neo4j import artifacts
from kinship.neo4j.catalogue import question
from kinship.neo4j.connection import connected
from kinship.neo4j.load import BATCH, load, statement
from kinship.neo4j.model import MARK, NODES, TIES, node
from kinship.neo4j.rows import Graph
from kinship.neo4j.server import running
from loaders import load as read
from tests.bench import county
from tests.neo4j_server import checked, clear

BY_HAND = Path(__file__).parent / "by_hand"


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--staff", type=int, default=20000)
    parser.add_argument("--times", type=int, default=3)
    asked = parser.parse_args()
    _, graph = checked(read([county(asked.staff)]), AS_OF)
    lib = artifacts.parts(lambda stage: print("Maven fetches Neo4j"))
    with tempfile.TemporaryDirectory() as home, running(Path(home), lib) as server, connected(server.settings) as driver:
        rows = sum(map(len, graph.nodes.values())), sum(map(len, graph.ties.values()))
        print(f"Neo4j, {asked.staff} staff: {rows[0]} nodes, {rows[1]} relationships")
        loading(driver, lambda: clear(server.settings), graph)
        asking(driver, asked.times)


def loading(driver: Driver, empty: Callable[[], None], graph: Graph) -> None:
    """Loads twice each way, in turns, the second time with a warm server; prints the better of each."""
    took: dict[str, list[float]] = {"bare": [], "ours": []}
    for _ in range(2):
        for name, way in (("bare", bare), ("ours", ours)):
            empty()
            took[name].append(seconds(lambda way=way: way(driver, graph)))  # type: ignore[misc]
    again = seconds(lambda: ours(driver, graph))
    best = {name: min(times) for name, times in took.items()}
    print(f"load {best['ours']:.1f} s, bare MERGE of the same rows {best['bare']:.1f} s: x {best['ours'] / best['bare']:.2f}")
    print(f"load again without changes {again:.1f} s")


def ours(driver: Driver, graph: Graph) -> None:
    """As ``kinship neo4j load`` writes."""
    load(driver, "neo4j", graph)


def bare(driver: Driver, graph: Graph) -> None:
    """Only the merges, with nothing read, compared or removed."""
    with driver.session() as session:
        for kind in NODES:
            holes = {"label": kind.label, "key": kind.key}
            session.run(statement("unique_node", holes)).consume()
            merge(session, statement("merge_nodes", holes), list(graph.nodes[kind.label].values()))
        for tie in TIES:
            ends = {"start": tie.start, "end": tie.end, "start_key": node(tie.start).key, "end_key": node(tie.end).key}
            text = statement("merge_ties", {"type": tie.type, **ends})
            merge(session, text, list(graph.ties[tie.table].values()))


def merge(session: Any, text: str, rows: list[Any]) -> None:
    """Sends the rows in batches."""
    for at in range(0, len(rows), BATCH):
        session.run(text, rows=rows[at : at + BATCH], mark=MARK).consume()


def asking(driver: Driver, times: int) -> None:
    """Each situation as shipped and by hand."""
    for path in sorted(BY_HAND.glob("*.cypher")):
        shipped, hand = question(path.stem), path.read_text(encoding="utf-8")
        got = pairs(driver, shipped.text, shipped.values({})), pairs(driver, hand, {})
        took = [
            statistics.median(seconds(lambda text=text: pairs(driver, text, {"organ": ""})) for _ in range(times))  # type: ignore[misc]
            for text in (shipped.text, hand)
        ]
        same = "the same pairs" if got[1] <= got[0] else f"LACKS {sorted(got[1] - got[0])[:3]}"
        print(f"{path.stem}: {took[0]:.2f} s, by hand {took[1]:.2f} s: x {took[0] / took[1]:.2f}; {len(got[0])} pairs; {same}")


def pairs(driver: Driver, text: str, values: dict[str, Any]) -> set[tuple[str, ...]]:
    """The pairs of people that a question finds."""
    names = ("upperId", "lowerId", "oneId", "otherId")
    return {
        tuple(sorted(record[name] for name in names if name in record.keys()))  # noqa: SIM118 - a record is no dict
        for record in driver.execute_query(text, values).records
    }


def seconds(work: Callable[[], object]) -> float:
    """How long something takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
