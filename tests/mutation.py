"""Do the cases of the packs notice it when a row of a pack or a condition of a query is wrong?

``python -m tests.mutation`` changes one thing at a time (``tests.mutants_pack``, ``tests.mutants_sql``), runs the cases, and
prints which changes nothing noticed, and the share that was. ``--sample 0.1`` takes every tenth change. Many changed packs are
judged in one pass, because packs are rows; after a changed query only what follows it is run again.
"""

from __future__ import annotations

import sys
import tomllib
from argparse import ArgumentParser
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from kinship.rules import built_in, load_pack, load_packs
from tests import mutants_pack, mutants_sql
from tests.mutation_bench import Bench
from tests.mutation_engine import EVERY, PLACING
from tests.mutation_run import OWN, pack_survivors

QUERIES = (*PLACING, *EVERY)
ENOUGH = 0.95
KNOWN = Path(__file__).with_name("mutants_known.toml")
Mutant = TypeVar("Mutant")


@cache
def explained() -> Mapping[str, str]:
    """Change → why nothing can notice it."""
    return {row["change"]: row["why"] for row in tomllib.loads(KNOWN.read_text(encoding="utf-8"))["known"]}


@dataclass(slots=True)
class Tally:
    """How many changes were tried, how many nobody noticed, and of these how many are explained."""

    tried: int = 0
    left: int = 0
    known: int = 0

    def add(self, name: str, tried: int, survivors: Iterable[str]) -> None:
        """Counts the changes of one pack or query, and prints those that are left."""
        left = 0
        for told in survivors:
            left, self.known = left + 1, self.known + (told in explained())
            print(f"  {'explained' if told in explained() else 'not noticed'}: {told}", flush=True)
        self.tried, self.left = self.tried + tried, self.left + left
        print(f"{name}: {tried - left} of {tried} changes noticed", flush=True)

    @property
    def rate(self) -> float:
        """The share of changes that were noticed."""
        return 1 - self.left / max(1, self.tried)

    @property
    def enough(self) -> bool:
        """Whether nearly all were noticed, and each of the others is explained."""
        return self.rate >= ENOUGH and self.left == self.known

    def text(self, what: str) -> str:
        """The result in one line, for all changes and without those of which it is known why nothing can notice them."""
        noticed, could = self.tried - self.left, self.tried - self.known
        without = f"{noticed / max(1, could):.1%} of the {could} that could be"
        return (
            f"{what}: {noticed} of {self.tried} changes noticed, {self.rate:.1%}; {without}; {self.left - self.known} unexplained"
        )


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
    tally, bench = Tally(), Bench(load_packs([str(OWN), *built_in()]) if names else [])
    for query in filter(names.__contains__, QUERIES):
        mutants = sampled(mutants_sql.mutants(query), share)
        tally.add(query, len(mutants), bench.survivors(mutants))
    return tally


def main(arguments: Sequence[str]) -> int:
    """Runs the changes asked for; 0 where at least 95 in 100 rows, and conditions, are noticed and the others explained."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=float, default=1.0, help="the share of changes to try")
    parser.add_argument("--packs", nargs="*", default=judged(), help="the packs whose rows are changed")
    parser.add_argument("--queries", nargs="*", default=QUERIES, help="the queries that are changed")
    asked = parser.parse_args(arguments)
    tallies = {"rows of packs": try_packs(asked.packs, asked.sample), "conditions": try_queries(asked.queries, asked.sample)}
    for what, tally in tallies.items():
        print(tally.text(what))
    return int(not all(tally.enough for tally in tallies.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
