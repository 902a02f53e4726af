"""The questions in Cypher find exactly the pairs that the engine finds: on the village, on random families, on a county."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kinship.generate import AS_OF, generate
from kinship.neo4j.ask import ask
from kinship.neo4j.catalogue import question
from kinship.neo4j.connection import connected
from kinship.neo4j.server import Server
from kinship.rules import DEFAULT_PACKS, load_packs
from loaders import load
from tests import families, road_worlds
from tests.neo4j_server import bring, checked
from tests.neo4j_server import server as server
from tests.village.build import DECLARATIONS, HERE, LEDGER

SITUATIONS = sorted({rule.situation for pack in load_packs(DEFAULT_PACKS) for rule in pack.rules})
Found = dict[tuple[str, ...], tuple[str, str]]


def by_engine(document: dict[str, Any], situation: str) -> Found:
    """Rule, organ and the two people, with severity and grade, as the findings document has them."""
    return {
        (one["rule"], one["situation"]["organ_id"], *sorted(who["person_id"] for who in one["people"])): (
            one["severity"],
            one["grade"],
        )
        for one in document["findings"]
        if one["situation"]["kind"] == situation
    }


def by_cypher(server: Server, situation: str) -> Found:
    """The same by the question of that name."""
    with connected(server.settings) as driver:
        answer = ask(driver, server.settings.database, question(situation), {})
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    found: Found = {}
    for row in rows:
        people = sorted(row[name] for name in ("upperId", "lowerId", "oneId", "otherId") if name in row)
        key = (row["rule"], row["organId"], *people)
        assert key not in found, "a pair is told twice"
        found[key] = (row["severity"], row["grade"])
    return found


def agree(server: Server, document: dict[str, Any]) -> dict[str, int]:
    """Compares all situations; how many pairs each has."""
    for situation in SITUATIONS:
        assert by_cypher(server, situation) == by_engine(document, situation), situation
    return {situation: len(by_engine(document, situation)) for situation in SITUATIONS}


def test_every_situation_of_the_default_packs_has_a_question() -> None:
    assert [question(name).name for name in SITUATIONS] == SITUATIONS


@pytest.mark.parametrize("day", [date(2026, 11, 1), date(2021, 6, 1)])
def test_the_village(server: Server, day: date) -> None:
    document, graph = checked(load([HERE / LEDGER, HERE / DECLARATIONS]), day)
    bring(server.settings, graph)
    assert sum(agree(server, document).values()) == len(document["findings"]) > 3


def test_two_hundred_random_families(server: Server) -> None:
    document, graph = checked(families.county(road_worlds.worlds(1, 200)), date(2026, 1, 2))
    bring(server.settings, graph)
    assert min(agree(server, document).values()) > 10


def test_a_county_of_five_thousand(server: Server, tmp_path: Path) -> None:
    generate(5000, 7, 1, tmp_path / "county")
    document, graph = checked(load([tmp_path / "county"]), AS_OF)
    bring(server.settings, graph)
    assert min(agree(server, document).values()) > 2
