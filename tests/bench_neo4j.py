"""The part of ``make bench`` about Neo4j: loading against a bare MERGE, questions against the best Cypher by hand.

    python -m tests.bench_neo4j [--staff 20000] [--times 3]

Loads a generated county through the driver twice over: as ``kinship neo4j load`` does (without reading the sources), and by one
bare ``UNWIND … MERGE`` for each kind of node and relationship, of the same rows in batches of the same size. Then asks each
situation as it is shipped, and as it would be written for that one question and one pack alone (``tests/by_hand``), and compares
what both find and the times. The county is given what a generated one lacks: enterprises, areas, days of entry, courts, boards.
"""

from __future__ import annotations

import argparse
import csv
import random
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
from kinship.neo4j.rows import Graph
from kinship.neo4j.server import running
from kinship.rules import DEFAULT_PACKS
from kinship.tables import SIX, County, arrow
from loaders import load as read
from tests.neo4j_server import checked, clear

BY_HAND = Path(__file__).parent / "by_hand"
PACKS = (
    *DEFAULT_PACKS,
    *("cn-accounting", "cn-business", "cn-entry", "cn-foundation-2004", "cn-home-area", "cn-judge-2019", "pattern-reciprocal"),
    *("un-4.7", "us-3110"),
)
"""Packs that together ask for every situation."""
TURNS = {
    "court": ("院长", "副院长", "庭长", "审判员"),
    "private_foundation": ("理事长", "理事", "监事"),
    "other": ("主任", "职员"),
}
"""The kinds that every fourth organ has in turn, and the titles there."""
AREAS = ("421100", "421102", "421181", "")


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


def furnished(county: County) -> County:
    """A generated county with what its sources do not tell, seeded."""
    dice = random.Random(7)
    rows = {name: _rows(county.table(name)) for name in SIX}
    titles = {}
    for at, organ in enumerate(rows["organ"]):
        organ["area"] = dice.choice(AREAS)
        if at % 4 == 0:
            organ["kind"] = tuple(TURNS)[at // 4 % len(TURNS)]
            organ["parent_organ_id"] = rows["organ"][at - 12]["organ_id"] if at >= 12 else None
            titles[organ["organ_id"]] = TURNS[organ["kind"]]
    for post in rows["post"]:
        post["title"] = dice.choice(titles.get(post["organ_id"], (post["title"],)))
        post["entered"] = dice.choice((None, post["start"], "2025-03-01"))
    for person in rows["person"]:
        person["home_area"] = dice.choice(AREAS)
    owners, regulators = rows["person"][::50], rows["organ"]
    rows["business"] = [
        {"person_id": owner["person_id"], "name": f"企业{at}", "regulator_organ_id": dice.choice(regulators)["organ_id"]}
        for at, owner in enumerate(owners)
    ]
    return County(**{name: arrow(name, held) for name, held in rows.items()}, account=county.account)


def _rows(table: Any) -> list[dict[str, Any]]:
    if not isinstance(table, Path):
        return list(table.to_pylist())
    with table.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


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
        shipped, hand = question(path.stem), path.read_text(encoding="utf-8")
        columns, by_hand = found(driver, hand, {})
        got = found(driver, shipped.text, shipped.values({}), columns)[1]
        took = [
            statistics.median(seconds(lambda text=text: driver.execute_query(text, organ="")) for _ in range(times))  # type: ignore[misc]
            for text in (shipped.text, hand)
        ]
        same = "all found by hand" if by_hand <= got else f"LACKS {sorted(by_hand - got)[:3]}"
        print(
            f"{path.stem}: {took[0]:.2f} s, by hand {took[1]:.2f} s: x {took[0] / took[1]:.2f}; {len(got)} found, {same}",
            flush=True,
        )


def found(driver: Driver, text: str, values: dict[str, Any], columns: tuple[str, ...] = ()) -> tuple[tuple[str, ...], set[Any]]:
    """The people, or organs, that a question finds: by the columns of the one by hand, the two of a pair in any order."""
    answer = driver.execute_query(text, values)
    columns = columns or tuple(answer.keys)
    named = [(name, NAMED_OTHERWISE.get(name, name)) for name in columns]
    return columns, {tuple(sorted(row.get(name) or row.get(other) for name, other in named)) for row in answer.records}


NAMED_OTHERWISE = {"upperId": "oneId", "lowerId": "otherId"}


def seconds(work: Callable[[], object]) -> float:
    """How long something takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
