"""Asks a database a question, read-only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from kinship.errors import RequestError
from kinship.neo4j.catalogue import Question

if TYPE_CHECKING:
    from neo4j import Driver

OUTSIDE = frozenset(["LoadCSV", "ProcedureCall", "TerminateTransactions"])
"""Steps of a plan that reach beyond the graph: to files, the network, other people's work."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The columns and rows of an answer; values are plain or as ``_plain`` makes them of nodes and relationships."""

    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]


def ask(driver: Driver, database: str, question: Question, given: Mapping[str, str]) -> Answer:
    """The answer of the database. RequestError where the query would write or reach beyond the graph, or is no Cypher.

    The plan is looked at first; the server also refuses to write in a transaction that only reads.
    """
    from neo4j import RoutingControl
    from neo4j.exceptions import ClientError

    values = question.values(given)
    read = partial(driver.execute_query, parameters_=values, database_=database, routing_=RoutingControl.READ)
    try:
        _refuse(read("EXPLAIN " + question.text).summary, question)
        found = read(question.text)
    except ClientError as error:
        if "AccessMode" in (error.code or ""):
            raise RequestError("neo4j.writes", query=question.name) from error
        reason = " ".join((error.message or "").split())[:300]
        raise RequestError("neo4j.bad-query", query=question.name, reason=reason) from error
    return Answer(found.keys, [[_plain(value) for value in record.values()] for record in found.records])


def _refuse(planned: Any, question: Question) -> None:
    if planned.query_type != "r":
        raise RequestError("neo4j.writes", query=question.name)
    if OUTSIDE & set(_steps(planned.plan)):
        raise RequestError("neo4j.reaches-out", query=question.name)


def _steps(plan: Mapping[str, Any]) -> Iterator[str]:
    yield plan["operatorType"].partition("@")[0]
    for child in plan.get("children", ()):
        yield from _steps(child)


def _plain(value: Any) -> Any:
    """Nodes, relationships, paths and dates as JSON knows values."""
    if hasattr(value, "labels"):
        return {"labels": sorted(value.labels), "properties": _plain(dict(value))}
    if hasattr(value, "start_node") and hasattr(value, "type"):
        ends = {"start": value.start_node.element_id, "end": value.end_node.element_id}
        return {"type": value.type, **ends, "properties": _plain(dict(value))}
    if hasattr(value, "nodes") and hasattr(value, "relationships"):
        return [_plain(one) for one in (*value.nodes, *value.relationships)]
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.iso_format() if hasattr(value, "iso_format") else value
