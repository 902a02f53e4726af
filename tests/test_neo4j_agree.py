"""The questions in Cypher find exactly the pairs that the engine finds: on a village, random families, a county, and cases."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kinship.generate import AS_OF, generate
from kinship.neo4j.ask import ask
from kinship.neo4j.catalogue import question
from kinship.neo4j.connection import connected
from kinship.neo4j.server import Server
from kinship.pack_situations import SITUATIONS
from kinship.rules import built_in, load_packs
from kinship.tables import County
from loaders import load
from tests import neo4j_worlds
from tests.neo4j_server import alone, bring, checked

pytestmark = alone

NAMES = ("upperId", "lowerId", "oneId", "otherId", "personId")
MATES = ("mateUpperId", "mateLowerId")
Found = Counter[tuple[str, ...]]


def by_engine(document: dict[str, Any], situation: str) -> Found:
    """Rule, organ, severity, grade and the people, as the findings document has them."""
    return Counter(
        (one["rule"], one["situation"]["organ_id"], one["severity"], one["grade"], *_ids(one), *_ids(one.get("counterpart", {})))
        for one in document["findings"]
        if one["situation"]["kind"] == situation
    )


def _ids(told: dict[str, Any]) -> list[str]:
    return sorted(who["person_id"] for who in told.get("people", ()))


def by_cypher(server: Server, situation: str) -> Found:
    """The same by the question of that name."""
    with connected(server.settings) as driver:
        answer = ask(driver, server.settings.database, question(situation), {})
    rows = [dict(zip(answer.columns, values, strict=True)) for values in answer.rows]
    assert all(sum("labels" in part for part in row["chain"]) > 2 for row in rows), "there is something to draw"
    return Counter(
        (row["rule"], row["organId"], row["severity"], row["grade"], *_named(row, NAMES), *_named(row, MATES)) for row in rows
    )


def _named(row: dict[str, Any], names: tuple[str, ...]) -> list[str]:
    return sorted(row[name] for name in names if name in row)


def agree(server: Server, county: County, day: date) -> dict[str, int]:
    """Loads a county checked by all packs and compares all situations; how many findings each has."""
    document, graph = checked(county, day, packs=built_in())
    bring(server.settings, graph)
    for situation in SITUATIONS:
        assert by_cypher(server, situation) == by_engine(document, situation), situation
    return {situation: by_engine(document, situation).total() for situation in SITUATIONS}


def test_every_situation_of_every_pack_has_a_question() -> None:
    used = {rule.situation for pack in load_packs(built_in()) for rule in pack.rules}
    assert sorted(question(name).name for name in used) == sorted(SITUATIONS)


def test_two_hundred_random_families(server: Server) -> None:
    # The first of all: here is of everything, so that the plans of the questions, which take long to make, hold for what follows.
    found = agree(server, neo4j_worlds.families_at_work(200), date(2026, 1, 2))
    assert {situation for situation, number in found.items() if number < 5} <= {"adjacent-levels", "group-quota", "home-area"}


@pytest.mark.parametrize("day", [neo4j_worlds.TODAY, date(2021, 6, 1)])
def test_the_village(server: Server, day: date) -> None:
    assert sum(agree(server, load(neo4j_worlds.VILLAGE), day).values()) > 20


def test_the_cases_of_all_packs(server: Server) -> None:
    assert min(agree(server, neo4j_worlds.cases(), neo4j_worlds.CASES_OF).values()) > 0


def test_a_county_of_five_thousand(server: Server, tmp_path: Path) -> None:
    generate(5000, 7, 1, tmp_path / "county")
    assert sum(agree(server, load([tmp_path / "county"]), AS_OF).values()) > 100
