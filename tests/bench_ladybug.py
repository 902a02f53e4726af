"""One peer of ``make bench``: an embedded Cypher engine (Ladybug, the successor of Kuzu) over the ties in force.

    python -m tests.bench_ladybug FOLDER OUTPUT [WORD ...]

Copies the CSV files of ``tests.bench_ties`` into a database and asks one question for each word.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.bench_patterns import WORDS, question, turned
from tests.bench_ties import leave, ties
from tests.bench_tools import Steps

TABLES = (
    "CREATE NODE TABLE Person(id STRING, staff BOOLEAN, PRIMARY KEY(id))",
    "CREATE REL TABLE Up(FROM Person TO Person)",
    "CREATE REL TABLE Wed(FROM Person TO Person)",
)


def ladybug_command(folder: Path, output: Path) -> list[str]:
    """The command that is measured."""
    return [sys.executable, "-m", "tests.bench_ladybug", str(ties(folder)), str(output)]


def main(folder: Path, output: Path, words: Sequence[str] = WORDS) -> None:
    """Copies, asks, writes the pairs of these words."""
    import ladybug

    watch = Steps()
    with tempfile.TemporaryDirectory() as home:
        connection = ladybug.Connection(ladybug.Database(str(Path(home) / "database")))
        for text in TABLES:
            connection.execute(text)
        for table, file in (("Person", "person"), ("Up", "up"), ("Wed", "wed")):
            connection.execute(f"COPY {table} FROM '{folder / file}.csv' (header=true)")
        watch.over("load")
        found = list(_found(connection, words))
        watch.over("derive")
    leave(found, output)
    watch.over("write")
    watch.leave(output)


def _found(connection: Any, words: Sequence[str]) -> Iterator[tuple[list[str], list[str], str]]:
    for word in words:
        answer = connection.execute(question(word, "staff", True))
        yield from turned(word, answer.get_all())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:] or WORDS)
