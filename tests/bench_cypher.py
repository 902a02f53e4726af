"""One peer of ``make bench``: Neo4j over the ties in force, all pairs by one question for each word, cold and warm.

    python -m tests.bench_cypher FOLDER OUTPUT [SECONDS]

Reads the CSV files of ``tests.bench_ties`` by the bulk importer, starts a server with room to work in (more than ``kinship neo4j
serve`` takes), asks every question once after the start and once again, and leaves the seconds of each step beside the output.
Ends with 1 where a run of the questions does not end within so many seconds.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kinship.neo4j import artifacts, server
from kinship.neo4j.connection import connected
from tests.bench_patterns import WORDS, question, turned
from tests.bench_ties import leave, ties
from tests.bench_tools import Steps

ROOM = "4g"
BOUND = 600
HEADS = {
    "person": ("id:ID", "staff:boolean", ":LABEL"),
    "up": (":START_ID", ":END_ID", ":TYPE"),
    "wed": (":START_ID", ":END_ID", ":TYPE"),
}


def cypher_command(folder: Path, output: Path) -> list[str]:
    """The command that is measured."""
    return [sys.executable, "-m", "tests.bench_cypher", str(ties(folder)), str(output)]


def main(folder: Path, output: Path, bound: int = BOUND) -> None:
    """Imports, starts, asks twice, writes the pairs of every word."""
    watch, lib = Steps(), artifacts.parts(lambda stage: None)
    with tempfile.TemporaryDirectory() as home:
        imported(folder, Path(home), lib)
        watch.over("import")
        server.MEMORY, server.PAGE_CACHE, server.SMALL = ROOM, ROOM, ()
        with server.running(Path(home), lib) as one, connected(one.settings) as driver:
            watch.over("start")
            for run in ("cold", "warm"):
                found = list(_found(driver, time.monotonic() + bound))
                watch.over(run)
    leave(found, output)
    watch.leave(output)


def imported(folder: Path, home: Path, lib: Path) -> None:
    """Fills a database that is not running."""
    files = {name: home / f"{name}.csv" for name in HEADS}
    for name, path in files.items():
        kind = {"person": "Person", "up": "Up", "wed": "Wed"}[name]
        with path.open("w", encoding="utf-8") as out, (folder / f"{name}.csv").open(encoding="utf-8") as lines:
            next(lines)
            out.write(",".join(HEADS[name]) + "\n")
            out.writelines(f"{line.strip()},{kind}{';Staff' if line.strip().endswith(',true') else ''}\n" for line in lines)
    tool = [artifacts.java(), f"-Xmx{ROOM}", "-cp", f"{lib}/*", "org.neo4j.cli.AdminTool", "database", "import", "full", "neo4j"]
    named = [f"--nodes={files['person']}", f"--relationships={files['up']}", f"--relationships={files['wed']}"]
    (home / "conf").mkdir()
    env = {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    told = ["--overwrite-destination", f"--report-file={home / 'import.report'}"]
    done = subprocess.run([*tool, *told, *named], env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"the importer failed: {done.stderr.strip().splitlines()[-1:]}")


def _found(driver: Any, until: float) -> Iterator[tuple[list[str], list[str], str]]:
    for word in WORDS:
        left = until - time.monotonic()
        if left <= 0:
            raise SystemExit(f"the questions did not end within the bound; the last one was {word}")
        with driver.session() as session, session.begin_transaction(timeout=left) as transaction:
            rows = transaction.run(question(word, ":Staff", False)).values()
        yield from turned(word, rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:]))
