"""An engine for changed queries: it runs again only what a change reaches, and is afterwards as it was before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import duckdb

import queries
from kinship.engines.duckdb import DuckEngine
from kinship.judge import DETAIL, JUDGE
from tests.mutants_sql import QueryMutant

ROOM = "500MB"
"""Memory for a changed query: one that needs more has lost a condition, and that is noticed."""
BROKEN = (duckdb.Error, ArithmeticError, AttributeError, LookupError, MemoryError, StopIteration, TypeError, ValueError)
"""What a changed query may raise, or the document that is put together from its answer."""
DECIDING = tuple(JUDGE.split())
TELLING = tuple(DETAIL.split())
PLACING = ("misplaced", "post_then")
"""What is asked before all others, of the table of posts as it was read; the answer to the last takes its place."""
EVERY = (*DECIDING, *TELLING)
NAME = re.compile(r"\w+")
FINGERPRINT = "SELECT count(*), sum(CAST(hash(t) AS HUGEINT)) FROM {} AS t"


@cache
def reads(query: str) -> frozenset[str]:
    """The other queries whose answers a query reads."""
    return frozenset(NAME.findall(queries.text(f"sql/findings/{query}.sql"))).intersection([*EVERY, "post"]) - {query}


class Altered(DuckEngine):
    """An engine in which a query may have another text, and in which a join that lost its condition soon ends."""

    def __init__(self) -> None:
        super().__init__()
        self.connection.execute(f"SET memory_limit = '{ROOM}'")
        self.connection.execute("SET temp_directory = ''")
        self.connection.execute("SET threads = 1")
        self.prints: dict[str, object] = {}

    def settle(self, names: Sequence[str]) -> None:
        """Runs queries in their order, and keeps in mind what they answer."""
        for name in names:
            self.run(f"findings/{name}")
            self.prints[name] = self._print(name)

    def answers_otherwise(self, mutant: QueryMutant) -> bool:
        """Whether a changed query has another answer here. To be called in a branch."""
        if mutant.query in PLACING:
            self.run("intake/post")
            self.settle([mutant.query])
        return self._print(f"({mutant.text})") != self.prints[mutant.query]

    def put_changed(self, mutant: QueryMutant) -> str:
        """Stores the answer of a changed query, and says where. To be called in a branch."""
        self._statement("materialise", name=mutant.query, query=mutant.text)
        if mutant.query == "post_then":
            self.rename("post_then", "post")
            return "post"
        return mutant.query

    def follow(self, changed: set[str], names: Sequence[str]) -> None:
        """Runs those of the queries again that read a changed table, in their order, and adds what comes out otherwise."""
        for name in names:
            if name not in changed and reads(name) & changed:
                self.run(f"findings/{name}")
                if self._print(name) != self.prints[name]:
                    changed.add(name)

    def _print(self, table: str) -> object:
        """The same for the same rows in whatever order."""
        return self.connection.execute(FINGERPRINT.format(table)).fetchall()[0]
