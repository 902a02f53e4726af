"""The SQL and the networkx walk must find the same pairs, words, grades and bases."""

from __future__ import annotations

from datetime import date

import pytest

from kinship import kin, walk
from kinship.engines import records
from kinship.engines.duckdb import DuckEngine
from kinship.intake import take_in
from kinship.relate import Question, relate
from tests import families, oracle

AS_OF = date(2026, 1, 1)


def sql_words(engine: DuckEngine) -> dict[tuple[str, str, str], tuple[int, int]]:
    """What the SQL found: (person, relative, word) → (basis, grade)."""
    ids = {row["p"]: row["person_id"] for row in records(engine, "known")}
    return {
        (ids[row["a"]], ids[row["b"]], kin.KIN[row["word_no"]].word): (row["worth"] // 4, 2 - row["worth"] % 4)
        for row in records(engine, "kin_word")
    }


def walked_words(rows: families.Rows, as_of: date) -> dict[tuple[str, str, str], tuple[int, int]]:
    """What the walk finds over the same rows, typed by the oracle's own hand."""
    person, parent, spouse = oracle.typed(rows)
    family = walk.graph(person, parent, spouse, as_of)
    return walk.kin_words(family, (row["person_id"] for row in person), kin.IN_SCOPE + kin.ADVISORY)


def both(rows: families.Rows, as_of: date) -> tuple[dict[tuple[str, str, str], tuple[int, int]], ...]:
    """Both roads over the same rows."""
    engine, county = DuckEngine(), families.county(rows)
    take_in(engine, county)
    relate(engine, Question(as_of, advisory=True), county.account)
    return sql_words(engine), walked_words(rows, as_of)


@pytest.mark.parametrize("first_seed", range(0, 1000, 100))
def test_sql_and_walk_agree_on_random_families(first_seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every other hundred as if it were a large county: that is planned otherwise (docs/adr/0020)."""
    if first_seed % 200:
        monkeypatch.setattr("kinship.engines.duckdb.FEW", -1)
    by_sql, by_walk = both(families.several(first_seed, 100), AS_OF)
    wrong = {
        key: (by_sql.get(key), by_walk.get(key)) for key in by_sql.keys() | by_walk.keys() if by_sql.get(key) != by_walk.get(key)
    }
    assert not wrong, f"(person, relative, word): (SQL, walk) {dict(list(wrong.items())[:5])}"
    assert {word for _, _, word in by_sql} == set(kin.IN_SCOPE + kin.ADVISORY)


@pytest.mark.parametrize("year", [1950, 1975, 2000, 2040])
def test_sql_and_walk_agree_on_other_days(year: int) -> None:
    by_sql, by_walk = both(families.several(5000, 40), date(year, 7, 1))
    assert by_sql == by_walk
