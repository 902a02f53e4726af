"""A small part of ``python -m tests.mutation``: changed rows of two packs and changed conditions of one query are noticed."""

from __future__ import annotations

import pytest
import sqlglot

import queries
from kinship.rules import load_pack
from tests import mutants_pack, mutants_sql
from tests.mutation import QUERIES, judged, sampled
from tests.mutation_run import Bench, pack_survivors


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


def test_changed_conditions_on_businesses_are_noticed() -> None:
    changed = sampled(mutants_sql.mutants("business_led"), 0.3)
    assert len(changed) > 5
    bench = Bench([load_pack("cn-business"), load_pack("cn-judge-2019")])
    assert list(bench.survivors("business_led", changed)) == []


def test_an_unchanged_pack_and_query_are_not_noticed() -> None:
    pack = load_pack("cn-business")
    same = mutants_pack.PackMutant("nothing", pack)
    assert pack_survivors(pack, [same]) == ["nothing"]


def test_the_queries_that_decide_are_all_changed() -> None:
    assert [query for query in QUERIES if not list(mutants_sql.mutants(query))] == []


@pytest.mark.parametrize("query", QUERIES)
def test_every_change_of_a_query_is_one(query: str) -> None:
    changed = [mutant.text for mutant in mutants_sql.mutants(query)]
    plain = sqlglot.parse_one(queries.text(f"sql/findings/{query}.sql"), dialect="duckdb").sql(dialect="duckdb")
    assert plain not in changed
