"""Why an answer may be empty though there is something: nothing loaded, a name that nobody bears, a pack that was not loaded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import queries
from kinship.neo4j.catalogue import Question
from kinship.neo4j.model import MARK
from kinship.pack_situations import SITUATIONS

if TYPE_CHECKING:
    from neo4j import Driver

NAMED = {"person": "person", "one": "person", "other": "person", "organ": "organ", "finding": "finding"}
"""What a parameter of that name in our own questions names."""


def not_there(driver: Driver, database: str, question: Question, values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Kind and value of what one of our questions names, or rests on, and the database does not hold.

    Where nothing at all was loaded, that alone: ``("anything", "")``.
    """
    from neo4j import RoutingControl

    asked = asked_about(question, values)
    text = queries.text("neo4j/ask/not_there.cypher")
    found = driver.execute_query(text, asked=asked, mark=MARK, database_=database, routing_=RoutingControl.READ).records
    lacking = [(str(row["kind"]), str(row["value"])) for row in found]
    return [one for one in lacking if one[0] == "anything"] or lacking


def asked_about(question: Question, values: Mapping[str, Any]) -> list[dict[str, str]]:
    """What has to be there for an empty answer to mean that there is nothing.

    >>> from kinship.neo4j.catalogue import question
    >>> [one["kind"] for one in asked_about(question("direct-line"), {"organ": "县财政局"})]
    ['anything', 'rule', 'organ']
    """
    rules = [{"kind": "rule", "value": question.name}] if question.name in SITUATIONS else []
    names = [{"kind": NAMED[name], "value": str(value)} for name, value in values.items() if name in NAMED and value]
    return [{"kind": "anything", "value": ""}, *rules, *names]
