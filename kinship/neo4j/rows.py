"""A checked county as the rows of the graph: what each node and relationship says, with a key by which it is found again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kinship.declared import has_forms
from kinship.engines import Engine, records, run_all
from kinship.judge import Report
from kinship.neo4j.model import LISTS, NODES, TIES, Node, Tie, camel
from kinship.neo4j.rules import finding_rows, pack_rows
from kinship.neo4j.stays import stay_rows
from kinship.pack_model import Pack
from kinship.tables import County
from kinship.tenure_document import LISTS as LISTS_OF_STAYS

NO_STAYS: Report = {name: [] for name in LISTS_OF_STAYS}
FIRST = "graph_post graph_business form_person kin_told"
Row = dict[str, Any]


@dataclass(slots=True)
class Graph:
    """All rows of a graph. A node is its key, its properties and whether it has the further label; a tie also has its two ends.

    ``nodes`` by label and ``ties`` by table, each a dict from key to row: ``{"key", "also", "properties"}`` and ``{"key",
    "start", "end", "properties"}``.
    """

    nodes: dict[str, dict[str, Row]] = field(default_factory=dict)
    ties: dict[str, dict[str, Row]] = field(default_factory=dict)


def graph_of(
    engine: Engine,
    document: Report,
    packs: Sequence[Pack],
    county: County,
    with_ids: bool = False,
    stays: Report = NO_STAYS,
) -> Graph:
    """The graph of a county from the engine of its check (``kinship.judge.check_with``), the findings document, and the tenure
    document (``kinship.tenure.tenure``) where people due for rotation are to be in it.
    """
    given = {**finding_rows(document), **pack_rows(packs, date.fromisoformat(document["as_of"])), **stay_rows(stays)}
    _run(engine, county)
    graph = Graph()
    for node in NODES:
        graph.nodes[node.label] = dict(_nodes(node, _rows(engine, node.table, given), with_ids))
    for tie in TIES:
        graph.ties[tie.table] = dict(_ties(tie, _rows(engine, tie.table, given)))
    return graph


def _run(engine: Engine, county: County) -> None:
    if not has_forms(county.account):
        engine.put_rows("handed_in", {"p": "INTEGER"}, [])
        engine.put_rows("declared_pair", {"a": "INTEGER", "b": "INTEGER", "status": "VARCHAR"}, [])
    engine.run("kin/kin_counted")
    run_all(engine, "graph", FIRST)


def _rows(engine: Engine, table: str, given: Mapping[str, list[Row]]) -> Iterable[Row]:
    """The rows of a table: those given, else what the query of that name answers."""
    if table in given:
        return given[table]
    engine.run(f"graph/{table}")
    return records(engine, table)


def _nodes(node: Node, rows: Iterable[Row], with_ids: bool) -> Iterator[tuple[str, Row]]:
    for row in rows:
        told = {camel(column): value for column, value in row.items() if with_ids or column != "id_number"}
        key = told[node.key]
        yield key, {"key": key, "also": bool(told.get(node.also.lower())), "properties": _properties(told, node.properties)}


def _ties(tie: Tie, rows: Iterable[Row]) -> Iterator[tuple[str, Row]]:
    for row in rows:
        properties = _properties({camel(column): value for column, value in row.items()}, tie.properties)
        start, end = row["from_key"], row["to_key"]
        key = _digest([start, end, *(str(properties[name]) for name in tie.properties)] if tie.parallel else [start, end])
        yield key, {"key": key, "start": start, "end": end, "properties": properties}


def _properties(told: Row, names: Iterable[str]) -> Row:
    return {name: _value(name, told.get(name)) for name in names}


def _value(name: str, value: Any) -> Any:
    if name in LISTS:
        return [part for part in (value if isinstance(value, list) else (value or "").split(";")) if part] or None
    return None if value == "" else value


def _digest(parts: Sequence[str]) -> str:
    return hashlib.blake2b(json.dumps(parts, ensure_ascii=False).encode(), digest_size=9).hexdigest()
