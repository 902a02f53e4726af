"""A small part of ``python -m tests.mutation``: changed rows of two packs and changed conditions are noticed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import sqlglot

import queries
from kinship.rules import built_in, load_pack, load_packs
from tests import mutants_pack, mutants_sql
from tests.mutation import QUERIES, explained, judged, sampled
from tests.mutation_bench import Bench
from tests.mutation_run import OWN, pack_survivors

ROOT = Path(__file__).parent.parent

# One process makes the changes of all queries once: that takes longer than what is asked about them.
pytestmark = pytest.mark.xdist_group("mutation")


@cache
def changes(query: str) -> list[mutants_sql.QueryMutant]:
    return list(mutants_sql.mutants(query))


@pytest.mark.parametrize("name", judged())
def test_every_change_changes_the_pack_and_no_two_are_the_same(name: str) -> None:
    pack = load_pack(name)
    changed = list(mutants_pack.mutants(pack))
    assert len(changed) > 10
    assert pack not in [mutant.pack for mutant in changed]
    assert len({mutant.told for mutant in changed}) == len(changed)


@pytest.mark.parametrize("name", ["cn-business", "us-3110"])
def test_every_changed_row_of_a_small_pack_is_noticed(name: str) -> None:
    pack = load_pack(name)
    assert pack_survivors(pack, list(mutants_pack.mutants(pack))) == []


def test_changed_conditions_are_noticed_by_the_cases_of_all_packs() -> None:
    bench = Bench(load_packs([str(OWN), *built_in()]))
    shares = {"direct_line": 0.2, "business_led": 0.3, "quota": 0.2, "unjudged": 0.1}
    sample = [mutant for query, share in shares.items() for mutant in sampled(changes(query), share)]
    changed = [mutant for mutant in sample if mutant.told not in explained()]
    assert len(changed) > 30
    assert list(bench.survivors(changed)) == []


def test_an_unchanged_pack_and_query_are_not_noticed() -> None:
    pack = load_pack("cn-business")
    same = mutants_pack.PackMutant("nothing", pack)
    assert pack_survivors(pack, [same]) == ["nothing"]
    same_query = mutants_sql.QueryMutant("nothing", "pair", queries.text("sql/findings/pair.sql"))
    assert list(Bench([pack]).survivors([same_query])) == ["nothing"]


def test_every_query_is_changed() -> None:
    files = {path.stem for path in (ROOT / "queries" / "sql" / "findings").glob("*.sql")}
    assert set(QUERIES) == files
    assert [query for query in QUERIES if not changes(query)] == []


@pytest.mark.parametrize("query", QUERIES)
def test_every_change_of_a_query_is_one_and_no_two_are_told_alike(query: str) -> None:
    mutants = changes(query)
    plain = sqlglot.parse_one(queries.text(f"sql/findings/{query}.sql"), dialect="duckdb").sql(dialect="duckdb")
    assert plain not in [mutant.text for mutant in mutants]
    assert len({mutant.told for mutant in mutants}) == len(mutants)


def test_every_explained_change_is_one_that_is_tried() -> None:
    told = {mutant.told for query in QUERIES for mutant in changes(query)}
    told |= {mutant.told for name in built_in() for mutant in mutants_pack.mutants(load_pack(name))}
    assert set(explained()) <= told


def test_the_page_shows_every_explained_change() -> None:
    page = (ROOT / "docs" / "mutation.md").read_text(encoding="utf-8")
    for change, why in explained().items():
        where, _, what = change.partition(": ")
        assert f"| `{where}` | `{what.replace('|', chr(92) + '|')}` | {why} |" in page, change
