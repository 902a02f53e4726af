"""The graph as CSV files for Neo4j's bulk importer, with the one command that reads them and the statements for afterwards.

For large staffs: the importer reads a million nodes in seconds, into a database that is not running.
"""

from __future__ import annotations

import csv
import io
import shlex
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from kinship.neo4j.load import index_statements
from kinship.neo4j.model import LISTS, MARK, NODES, TIES, Node, Tie
from kinship.neo4j.rows import Graph
from kinship.output import make_folder, write_atomic

AFTERWARDS, REPORT = "afterwards.cypher", "import.report"
TYPES = {bool: "boolean", int: "long", date: "date"}
SEPARATOR = "\x1f"
"""Between the members of a list: nothing that is typed holds it."""

Row = dict[str, Any]


def write_files(graph: Graph, folder: Path) -> str:
    """Writes a CSV for each kind of node and relationship, and what to run afterwards; gives the command for the importer."""
    make_folder(folder)
    parts = ["neo4j-admin", "database", "import", "full", "neo4j", "--overwrite-destination", "--multiline-fields=true"]
    parts += ["--id-type=string", "--array-delimiter=U+001F", f"--report-file={folder.resolve() / REPORT}"]
    for node in NODES:
        path = folder / f"{node.label}.csv"
        _write(path, _node_lines(node, list(graph.nodes[node.label].values())))
        parts.append(f"--nodes={path.resolve()}")
    for tie in TIES:
        path = folder / f"{tie.start}-{tie.type}-{tie.end}.csv"
        _write(path, _tie_lines(tie, list(graph.ties[tie.table].values())))
        parts.append(f"--relationships={tie.type}={path.resolve()}")
    write_atomic(folder / AFTERWARDS, "".join(f"{text.strip()};\n" for text in index_statements()).encode())
    return shlex.join(parts)


def _node_lines(node: Node, rows: Sequence[Row]) -> Iterable[Sequence[str]]:
    names = list(rows[0]["properties"]) if rows else []
    yield [f"{node.key}:ID({node.label})", *(_heading(name, rows) for name in names), "loadedBy", ":LABEL"]
    for row in rows:
        labels = [node.label, *([node.also] if row["also"] else [])]
        yield [row["key"], *_cells(names, row), MARK, SEPARATOR.join(labels)]


def _tie_lines(tie: Tie, rows: Sequence[Row]) -> Iterable[Sequence[str]]:
    headings = [_heading(name, rows) for name in tie.properties]
    yield [f":START_ID({tie.start})", f":END_ID({tie.end})", *headings, "key"]
    for row in rows:
        yield [row["start"], row["end"], *_cells(tie.properties, row), row["key"]]


def _heading(name: str, rows: Sequence[Row]) -> str:
    """The name with its type, which is that of the values."""
    if name in LISTS:
        return f"{name}:string[]"
    kind = next((type(value) for row in rows if (value := row["properties"][name]) is not None), str)
    return f"{name}:{TYPES.get(kind, 'string')}"


def _cells(names: Sequence[str], row: Row) -> list[str]:
    return [_cell(row["properties"][name]) for name in names]


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return SEPARATOR.join(value) if isinstance(value, list) else "" if value is None else str(value)


def _write(path: Path, lines: Iterable[Sequence[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(lines)
    write_atomic(path, out.getvalue().encode())
