"""Do the cases of the packs notice it when a row of a pack or a condition of a query is wrong?

``python -m tests.mutation`` changes one thing at a time (``tests.mutants_pack``, ``tests.mutants_sql``), runs the cases, and
prints which changes nothing noticed, and the kill rate. ``--sample 0.1`` takes every tenth change. Many changed packs are
judged in one pass, because packs are rows; after a changed query only what follows it is run again.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kinship.rules import built_in, load_pack, load_packs
from tests import mutants_pack, mutants_sql
from tests.mutation_run import DECIDING, OWN, TELLING, Bench, pack_survivors

QUERIES = (*DECIDING, *TELLING)
ENOUGH = 0.95
Mutant = TypeVar("Mutant")


@dataclass(slots=True)
class Tally:
    """How many changes were tried, and how many nobody noticed."""

    tried: int = 0
    left: int = 0

    def add(self, name: str, tried: int, survivors: Sequence[str]) -> None:
        """Counts the changes of one pack or query, and prints those that are left."""
        self.tried, self.left = self.tried + tried, self.left + len(survivors)
        print(f"{name}: {tried - len(survivors)} of {tried} changes noticed", *survivors, sep="\n  ", flush=True)

    @property
    def rate(self) -> float:
        """The share of changes that were noticed."""
        return 1 - self.left / max(1, self.tried)


def sampled(mutants: Iterable[Mutant], share: float) -> list[Mutant]:
    """Every so many of them, evenly."""
    held = list(mutants)
    step = max(1, round(1 / share))
    return held[::step]


def judged() -> list[str]:
    """The built-in packs with rules about relatives."""
    return [name for name in built_in() if load_pack(name).rules]


def try_packs(names: Iterable[str], share: float) -> Tally:
    """Changes rows of packs, pack by pack."""
    tally = Tally()
    for name in names:
        pack = load_pack(name)
        mutants = sampled(mutants_pack.mutants(pack), share)
        tally.add(name, len(mutants), pack_survivors(pack, mutants))
    return tally


def try_queries(names: Sequence[str], share: float) -> Tally:
    """Changes conditions of queries, query by query, with the cases of all packs."""
    tally = Tally()
    bench = Bench(load_packs([*built_in(), str(OWN)])) if names else None
    for query in filter(names.__contains__, QUERIES):
        mutants = sampled(mutants_sql.mutants(query), share)
        if bench and mutants:
            tally.add(query, len(mutants), list(bench.survivors(query, mutants)))
    return tally


def main(arguments: Sequence[str]) -> int:
    """Runs the changes asked for; 0 where at least 95 in 100 of the rows, and of the conditions, are noticed."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=float, default=1.0, help="the share of changes to try")
    parser.add_argument("--packs", nargs="*", default=judged(), help="the packs whose rows are changed")
    parser.add_argument("--queries", nargs="*", default=QUERIES, help="the queries that are changed")
    asked = parser.parse_args(arguments)
    tallies = {"rows of packs": try_packs(asked.packs, asked.sample), "conditions": try_queries(asked.queries, asked.sample)}
    for what, tally in tallies.items():
        print(f"{what}: {tally.tried - tally.left} of {tally.tried} changes noticed, {tally.rate:.1%}")
    return int(any(tally.rate < ENOUGH for tally in tallies.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
