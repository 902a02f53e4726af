"""Pairs whom no rule can concern are left out early: the findings are the same as when every pair is looked at."""

from __future__ import annotations

import pyarrow as pa

from kinship.engines import run_all
from kinship.engines.duckdb import DuckEngine
from kinship.findings import document
from kinship.intake import list_problems, take_in
from kinship.judge import DETAIL, JUDGE, put_rules, question
from kinship.organ_change import place_posts
from kinship.relate import relate
from kinship.rules import built_in, load_packs
from kinship.tables import County
from tests import neo4j_worlds
from tests.mutation_run import OWN

PACKS = load_packs([*built_in(), str(OWN / "every-situation.toml")])
LINKS = ("above", "two-above", "group", "elsewhere", "named-twice")
FAMILIES = 40
"""At work in organs above one another, with enterprises, and superiors who are relatives."""


def related() -> tuple[DuckEngine, County]:
    """The families with their pairs, and the posts that they hold on the day asked about."""
    engine, county, as_of = DuckEngine(), neo4j_worlds.families_at_work(FAMILIES), neo4j_worlds.CASES_OF
    take_in(engine, county)
    list_problems(engine, county)
    engine.run("intake/person")
    relate(engine, question(PACKS, as_of), county.account)
    place_posts(engine, as_of, county.account)
    put_rules(engine, PACKS)
    return engine, county


def run_queries(engine: DuckEngine, queries: str, everybody: bool) -> None:
    """Runs queries of findings; with ``everybody`` no pair is left out."""
    for query in queries.split():
        if query == "touching" and everybody:
            engine.put(query, engine.get("kin_word"))
        else:
            engine.run(f"findings/{query}")


def test_the_findings_are_those_of_all_pairs() -> None:
    documents = []
    for everybody in (False, True):
        engine, county = related()
        run_queries(engine, JUDGE, everybody)
        run_all(engine, "findings", DETAIL)
        documents.append(document(engine, PACKS, neo4j_worlds.CASES_OF, county.account))
    assert documents[0] == documents[1]
    assert len(documents[0]["findings"]) > 300 and documents[0]["unknown"]


def test_under_each_link_alone_the_same_posts_touch() -> None:
    """Under all links together hardly a pair of a family is far apart."""
    engine, _ = related()
    engine.run("findings/post_now")
    for link in ("", *LINKS):
        engine.put("asked_link", pa.table({"link": pa.array([link] if link else [], pa.string())}))
        found = []
        for everybody in (False, True):
            run_queries(engine, "touching pair linked_pair post_pair business_led", everybody)
            found.append([sorted(map(str, engine.get(table).to_pylist())) for table in ("post_pair", "business_led")])
        assert found[0] == found[1]
        assert {row["link"] for row in engine.get("post_pair").to_pylist()} == {"same", "named"} | ({link} - {""})
        run_queries(engine, "touching", everybody=False)
        assert engine.rows("touching") < engine.rows("kin_word") * 0.9
