"""What is fetched to build chains of, against exact rows.

No finding shows it where too much is fetched, so no case of a pack can notice it: but a county would not fit into memory.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest

import queries
from kinship.engines.duckdb import DuckEngine
from tests import mutants_sql

TYPES = {"I": "INTEGER", "V": "VARCHAR", "D": "DATE"}
Rows = Sequence[Sequence[Any]]
Tables = Mapping[str, tuple[str, Rows]]
"""Name → columns with their types ("p:I name:V"), and rows."""

DAY = date(2021, 4, 30)
NEAR: Tables = {
    "asked": ("p:I", [(1,), (1,), (5,), (None,)]),
    # 1 and the spouse 2; their parents 11, 21; grandparents 111, 211; great-grandparents 5 (asked about) and 6
    "up": (
        "child:I parent:I",
        [
            *[(1, 11), (2, 21), (11, 111), (21, 211), (111, 5), (211, 6)],
            *[(3, 1), (7, 3), (8, 11)],  # a child; a grandchild and a sibling, who are not on any way to 1
        ],
    ),
    # the spouses of the child 3, of the parent 11, of the grandparent 111 (a child of 5), and of the grandparent 211
    "wed": ("a:I b:I", [(1, 2), (2, 1), (3, 4), (4, 3), (11, 12), (12, 11), (111, 112), (112, 111), (211, 212)]),
}
WAY: Tables = {"near": ("p:I", [(1,), (2,), (3,)])}
PERSON: Tables = {
    **WAY,
    "person": (
        "p:I person_id:V name:V sex:V birth:V birth_first:D died_on:D",
        [(p, f"id{p}", None, None, None, None, None) for p in (1, 2, 3, 4)],
    ),
}
TIE = "start_on:D end_on:D grade:I"
PARENT: Tables = {
    **WAY,
    "parent": (
        f"row:I child:I parent:I kind:V {TIE}",
        [
            *[(2, 1, 2, "blood", None, None, 2), (3, 1, 9, "adoptive", DAY, None, 2)],
            *[(4, 1, 8, "blood", None, None, 2), (5, 9, 2, "blood", None, None, 2), (6, 8, 9, "adoptive", None, None, 2)],
        ],
    ),
    "raw_parent": (
        "row:I parent_id:V child_id:V source:V",
        [(row, f"p{row}", f"c{row}", "申报表#7" if row == 2 else None) for row in (2, 3, 4, 5, 6)],
    ),
}
SPOUSE: Tables = {
    **WAY,
    "spouse": (
        f"row:I a:I b:I {TIE}",
        [(2, 1, 20, None, None, 2), (3, 3, 20, DAY, None, 2), (4, 9, 20, None, None, 2), (5, 9, 1, None, None, 2)],
    ),
    "raw_spouse": (
        "row:I person_id:V spouse_id:V source:V",
        [(row, f"a{row}", f"b{row}", "申报表#7" if row == 2 else None) for row in (2, 3, 4, 5)],
    ),
}
LINKS: Tables = {"rule_arm": ("link:V", [("above",), ("above",), ("group",), (None,)])}
ANSWERS: dict[str, tuple[Tables, Rows]] = {
    "asked_link": (LINKS, [("above",), ("group",)]),
    "near": (NEAR, [(p,) for p in (None, 1, 2, 4, 5, 11, 12, 21, 111, 112, 211)]),
    "near_person": (PERSON, [(p, f"id{p}", None, None, None, None, None) for p in (1, 2, 3)]),
    "near_parent": (
        PARENT,
        [("p2", "c2", "blood", None, None, 2, "申报表#7"), ("p3", "c3", "adoptive", DAY, None, 2, "parent#3")],
    ),
    "near_spouse": (
        SPOUSE,
        [
            ("a2", "b2", None, None, 2, "申报表#7"),
            ("a3", "b3", DAY, None, 2, "spouse#3"),
            ("a5", "b5", None, None, 2, "spouse#5"),
        ],
    ),
}


def put(tables: Tables) -> DuckEngine:
    """An engine that holds small tables."""
    engine = DuckEngine()
    for name, (columns, rows) in tables.items():
        typed = (column.split(":") for column in columns.split())
        engine.put_rows(name, {column: TYPES[kind] for column, kind in typed}, rows)
    return engine


def answer(engine: DuckEngine, text: str) -> list[str]:
    """The rows of a query, in any order."""
    return sorted(map(str, engine.connection.execute(text).fetchall()))


@pytest.mark.parametrize("query", ANSWERS)
def test_exactly_what_is_on_the_way_is_fetched(query: str) -> None:
    tables, rows = ANSWERS[query]
    assert answer(put(tables), queries.text(f"sql/findings/{query}.sql")) == sorted(map(str, map(tuple, rows)))


@pytest.mark.parametrize("query", ANSWERS)
def test_every_changed_condition_fetches_something_else(query: str) -> None:
    engine = put(ANSWERS[query][0])
    right = answer(engine, queries.text(f"sql/findings/{query}.sql"))
    changed = list(mutants_sql.mutants(query))
    assert changed
    assert [mutant.told for mutant in changed if answer(engine, mutant.text) == right] == []
