"""Brings a database to a graph: what is missing is made, what differs is set right, what is gone is removed, the rest is left.

What the database holds is read first and compared by content. So a second load writes nothing, and a load that was broken off,
wherever that was, is finished by loading again. Nodes without our mark are never touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import queries
from kinship.errors import RequestError
from kinship.neo4j.model import MARK, NODES, TIES, Node, Tie, node, types
from kinship.neo4j.rows import Graph

if TYPE_CHECKING:
    from neo4j import Driver, Session

BATCH = 5_000
"""Rows of one transaction: enough to be fast, few enough for a server with half a gigabyte."""

Row = dict[str, Any]
Tell = Callable[[str, int, int], None]


@dataclass(slots=True)
class Written:
    """How much a load wrote."""

    made: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """What has to be done to one kind of node or relationship: rows to merge, rows to remove."""

    merge: list[Row]
    drop: list[Row]


@dataclass(frozen=True, slots=True)
class NodeChange(Change):
    """For nodes also which get the further label and which lose it, and whether the database had any of ours before."""

    label: list[Row]
    unlabel: list[Row]
    held: bool


def load(driver: Driver, database: str, graph: Graph, tell: Tell = lambda kind, done, of: None) -> Written:
    """Brings the database to ``graph``. ``tell`` hears the kind that is written and how far it is.

    RequestError where a node that we did not load has one of our keys.
    """
    with driver.session(database=database, fetch_size=BATCH) as session:
        prepare(session)
        done = Written()
        nodes = {kind.label: _node_change(session, kind, graph.nodes[kind.label]) for kind in NODES}
        for kind in NODES:
            _bring_nodes(session, kind, nodes[kind.label], tell, done)
        for tie in TIES:
            # Where nothing of ours was at one of the ends, nothing of ours led there: a first load need not look.
            known = nodes[tie.start].held and nodes[tie.end].held
            change = _change(_held_ties(session, tie) if known else {}, graph.ties[tie.table])
            _write(session, "drop_ties", change.drop, tie, tell, done)
            _write(session, "merge_ties", change.merge, tie, tell, done)
    return done


def prepare(session: Session) -> None:
    """The constraints and indexes of the model, and the wait for them.

    RequestError where what the database holds stands against one, such as two nodes of somebody else's with one key.
    """
    from neo4j.exceptions import Neo4jError

    try:
        for text in index_statements():
            session.run(text).consume()
        session.run(statement("await", {})).consume()
    except Neo4jError as error:
        if ".Schema." not in (error.code or ""):
            raise
        raise RequestError("neo4j.schema", statement=text, reason=" ".join((error.message or "").split())[:300]) from error


def index_statements() -> list[str]:
    """The statements that make the constraints and indexes of the model, without their headers.

    >>> index_statements()[0]
    'CREATE CONSTRAINT IF NOT EXISTS FOR (n:Person) REQUIRE n.personId IS UNIQUE'
    """
    nodes = [statement("unique_node", _holes(kind)) for kind in NODES]
    ties = [statement("unique_tie", {"type": name}) for name in types()]
    indexes = [statement("index", {"label": kind.label, "property": name}) for kind in NODES for name in kind.indexed]
    return [text.strip().splitlines()[-1] for text in (*nodes, *ties, *indexes)]


def statement(name: str, holes: Mapping[str, str]) -> str:
    """A statement of ``queries/neo4j/load`` with labels, types and property names of the model in its holes.

    Nothing that comes from a source is ever filled in: that is a parameter.

    >>> statement("index", {"label": "Post", "property": "tier"}).splitlines()[-1]
    'CREATE INDEX IF NOT EXISTS FOR (n:Post) ON (n.tier)'
    """
    return queries.filled(f"neo4j/load/{name}.cypher", **holes)


def _holes(kind: Node | Tie) -> dict[str, str]:
    if isinstance(kind, Node):
        return {"label": kind.label, "key": kind.key, "also": kind.also or kind.label}
    ends = {"start_key": node(kind.start).key, "end_key": node(kind.end).key}
    return {"type": kind.type, "start": kind.start, "end": kind.end, **ends}


def _node_change(session: Session, kind: Node, wanted: Mapping[str, Row]) -> NodeChange:
    """RequestError where a node of somebody else's has one of our keys; nothing is written yet then."""
    held = {}
    for key, ours, also, properties in session.run(statement("held_nodes", _holes(kind)), mark=MARK):
        if ours:
            held[key] = {"also": also, "properties": _native(properties)}
        elif isinstance(key, str) and key in wanted:
            raise RequestError("neo4j.foreign", label=kind.label, property=kind.key, value=key)
    change = _change(held, wanted)
    had, have = ({key for key, row in rows.items() if kind.also and row["also"]} for rows in (held, wanted))
    label, unlabel = ([{"key": key} for key in keys] for keys in (have - had, (had - have) & wanted.keys()))
    return NodeChange(change.merge, change.drop, label, unlabel, bool(held))


def _bring_nodes(session: Session, kind: Node, change: NodeChange, tell: Tell, done: Written) -> None:
    """What is gone goes first, with all its relationships: these then need not be looked for one by one."""
    _write(session, "drop_nodes", change.drop, kind, tell, done)
    _write(session, "merge_nodes", change.merge, kind, tell, done)
    _write(session, "add_label", change.label, kind, tell, done)
    _write(session, "drop_label", change.unlabel, kind, tell, done)


def _held_ties(session: Session, tie: Tie) -> dict[str, Row]:
    """What the database holds, by key, with values as Python has them."""
    found = session.run(statement("held_ties", _holes(tie)), mark=MARK)
    return {key: {"properties": _native(properties)} for key, properties in found}


def _native(properties: Mapping[str, Any]) -> Row:
    return {name: value.to_native() if hasattr(value, "to_native") else value for name, value in properties.items()}


def _change(held: Mapping[str, Row], wanted: Mapping[str, Row]) -> Change:
    """Rows whose content is not in the database as it should be, and keys that should not be there."""
    merge = [row for key, row in wanted.items() if key not in held or _differs(held[key]["properties"], row["properties"])]
    return Change(merge, [{"key": key} for key in held.keys() - wanted.keys()])


def _differs(held: Row, wanted: Row) -> bool:
    return any(held.get(name) != value for name, value in wanted.items())


def _write(session: Session, name: str, rows: Sequence[Row], kind: Node | Tie, tell: Tell, done: Written) -> None:
    """Writes the rows batch by batch, and counts."""
    text, at = statement(name, _holes(kind)), 0
    for batch in _batches(rows):
        tell(kind.label if isinstance(kind, Node) else kind.type, at, len(rows))
        done.removed += session.execute_write(_run, text, batch)
        done.made += len(batch) if name.startswith("merge") else 0
        at += len(batch)


def _batches(rows: Sequence[Any]) -> Iterator[list[Any]]:
    for at in range(0, len(rows), BATCH):
        yield list(rows[at : at + BATCH])


def _run(transaction: Any, text: str, rows: list[Row]) -> int:
    """How many nodes and relationships were removed."""
    counters = transaction.run(text, rows=rows, mark=MARK).consume().counters
    return int(counters.nodes_deleted + counters.relationships_deleted)
