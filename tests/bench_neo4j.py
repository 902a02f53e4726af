"""The part of ``make bench`` about Neo4j: loading against a bare MERGE, questions against the best Cypher by hand.

    python -m tests.bench_neo4j [--staff 20000] [--times 3]

Loads a generated county through the driver twice over: as ``kinship neo4j load`` does (without reading the sources), and by one
bare ``UNWIND … MERGE`` for each kind of node and relationship, of the same rows in batches of the same size. Then asks each
situation as it is shipped, and as it would be written for that one question and the rules of these packs (``tests/by_hand``), and
compares what both find and the times. The county has what a generated one lacks (``tests.neo4j_county``).
"""

from __future__ import annotations

import argparse
import re
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from neo4j import Driver

from kinship.generate import AS_OF, generate
from kinship.neo4j import artifacts
from kinship.neo4j.catalogue import question
from kinship.neo4j.connection import connected
from kinship.neo4j.load import BATCH, load, statement
from kinship.neo4j.model import MARK, NODES, TIES, node
from kinship.neo4j.render import DRAWN
from kinship.neo4j.rows import Graph
from kinship.neo4j.server import running
from loaders import load as read
from tests.neo4j_county import PACKS, furnished
from tests.neo4j_server import checked, clear

BY_HAND = Path(__file__).parent / "by_hand"


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--staff", type=int, default=20000)
    parser.add_argument("--times", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        generate(asked.staff, 7, 1, Path(folder) / "county")
        _, graph = checked(furnished(read([Path(folder) / "county"])), AS_OF, packs=PACKS)
    lib = artifacts.parts(lambda stage: print("Maven fetches Neo4j"))
    with tempfile.TemporaryDirectory() as home, running(Path(home), lib) as server, connected(server.settings) as driver:
        rows = sum(map(len, graph.nodes.values())), sum(map(len, graph.ties.values()))
        print(f"Neo4j, {asked.staff} staff: {rows[0]} nodes, {rows[1]} relationships", flush=True)
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
    print(f"load again without changes {again:.1f} s", flush=True)


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
    """Each situation as shipped and by hand, both asked once before, so that the making of a plan is not measured."""
    for path in sorted(BY_HAND.glob("*.cypher")):
        shipped, hand = question(path.stem).text, path.read_text(encoding="utf-8")
        pairs = found(driver, shipped, hand)
        took = [
            statistics.median(seconds(lambda text=text: driver.execute_query(text, organ="")) for _ in range(times))  # type: ignore[misc]
            for text in (shipped, hand)
        ]
        print(f"{path.stem}: {took[0]:.2f} s, by hand {took[1]:.2f} s: x {took[0] / took[1]:.2f}; {pairs}", flush=True)


def found(driver: Driver, shipped: str, hand: str) -> str:
    """How many a question finds under the rules that the one by hand is about; whether they are the same."""
    asked = driver.execute_query(hand)
    names = [name for name in asked.keys if name != DRAWN]
    by_hand = {tuple(sorted(row[name] for name in names)) for row in asked.records}
    rules = re.findall(r"[a-z0-9.-]+/[a-z0-9-]+", next(line for line in hand.splitlines() if line.startswith("// rules:")))
    rows = [row for row in driver.execute_query(shipped, organ="").records if row["rule"] in rules]
    got = {tuple(sorted(row.get(name) or row[NAMED_OTHERWISE[name]] for name in names)) for row in rows}
    return f"{len(got)} found, " + ("the same" if got == by_hand else f"NOT THE SAME: {sorted(got ^ by_hand)[:3]}")


NAMED_OTHERWISE = {"upperId": "oneId", "lowerId": "otherId"}
"""The columns of a question about two of equal rank. The two of a pair are compared in any order."""


def seconds(work: Callable[[], object]) -> float:
    """How long something takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
