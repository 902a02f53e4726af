"""Do the cases of the packs notice it when a row of a pack or a condition of a query is wrong?

``python -m tests.mutation`` changes one thing at a time (``tests.mutants_pack``, ``tests.mutants_sql``), runs the cases, and
prints which changes nothing noticed, and the kill rate. ``--sample 0.1`` takes every tenth change. Many changed packs are
judged in one pass, because packs are rows; after a changed query only what follows it is run again.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

import duckdb

from kinship.case_run import find_cases
from kinship.cases import Case, cases_county
from kinship.engines import records
from kinship.engines.duckdb import DuckEngine
from kinship.intake import take_in
from kinship.judge import JUDGE, further_words, put_rules
from kinship.pack_model import Pack
from kinship.relate import Question, relate
from kinship.rules import built_in, load_pack
from tests import mutants_pack, mutants_sql

TOGETHER = 40
"""Changed packs that are judged in one pass."""
ROOM = "500MB"
"""Memory for a changed query: one that needs more has lost a condition, and that is noticed."""
QUERIES = tuple(JUDGE.split())
Lines = tuple[str, ...]
Mutant = TypeVar("Mutant")


class Altered(DuckEngine):
    """An engine in which a query may have another text, and in which a join that lost its condition soon ends."""

    def __init__(self) -> None:
        super().__init__()
        self.connection.execute(f"SET memory_limit = '{ROOM}'")
        self.connection.execute("SET threads = 1")

    def run_text(self, query: str, text: str) -> None:
        """Runs a text in place of a query file, and stores its answer under the name of the query."""
        self._statement("materialise", name=query, query=text)

    def run_from(self, query: str) -> None:
        """Runs the queries that follow one, in their order."""
        for name in QUERIES[QUERIES.index(query) + 1 :]:
            self.run(f"findings/{name}")


@dataclass(slots=True)
class Day:
    """The cases of one day as a county in an engine, ready to be judged."""

    cases: Sequence[Case]
    as_of: date
    engine: Altered = field(default_factory=Altered)

    def prepare(self, packs: Sequence[Pack]) -> None:
        """Everything up to the packs' rows: people, posts, kin."""
        county = cases_county(self.cases)
        take_in(self.engine, county)
        self.engine.run("intake/person")
        relate(self.engine, Question(self.as_of, advisory=True, further=further_words(packs)), county.account)

    def judged(self, packs: Sequence[Pack]) -> dict[tuple[str, int], Lines]:
        """What the packs say of each case."""
        put_rules(self.engine, packs)
        for name in QUERIES:
            self.engine.run(f"findings/{name}")
        return self.found()

    def found(self) -> dict[tuple[str, int], Lines]:
        """Pack and number of the case → severity and situation of each finding, sorted; nothing where there is none."""
        ids = {row["p"]: row["person_id"] for row in records(self.engine, "known")}
        lines: dict[tuple[str, int], list[str]] = defaultdict(list)
        for row in records(self.engine, "finding"):
            severity = {3: "violation", 2: "review", 1: "advisory"}[row["severity"]]
            number = int(ids[row["one"]].partition("/")[0])
            lines[row["pack"], number].append(f"{severity} {row['situation']}")
        return {key: tuple(sorted(found)) for key, found in lines.items()}


def days(cases: Iterable[Case]) -> list[Day]:
    """The cases by day, the day with the most cases first."""
    by_day = defaultdict(list)
    for case in cases:
        by_day[case.as_of].append(case)
    return sorted((Day(held, as_of) for as_of, held in by_day.items()), key=lambda day: -len(day.cases))


def pack_survivors(pack: Pack, mutants: Sequence[mutants_pack.PackMutant]) -> list[str]:
    """The changes of a pack that its cases do not notice."""
    alive = {f"{pack.id}~{number}": mutant for number, mutant in enumerate(mutants)}
    for day in days(find_cases(pack)):
        day.prepare([pack])
        names_left = list(alive)
        for names in (names_left[at : at + TOGETHER] for at in range(0, len(names_left), TOGETHER)):
            said = day.judged([replace(alive[name].pack, head=replace(alive[name].pack.head, id=name)) for name in names])
            for name in names:
                if any(said.get((name, number), ()) != case.expect for number, case in enumerate(day.cases)):
                    del alive[name]
    return [mutant.told for mutant in alive.values()]


def query_survivors(packs: Sequence[Pack], mutants: Iterable[mutants_sql.QueryMutant]) -> Iterator[str]:
    """The changes of queries that no case of any pack notices. They must come in the order of the queries."""
    held = days(_cases(packs))
    for day in held:
        day.prepare(packs)
        assert not _noticed(day, packs, day.judged(packs))
    last = ""
    for mutant in mutants:
        if last and last != mutant.query:
            for day in held:
                day.engine.run(f"findings/{last}")
        last = mutant.query
        if not any(_kills(day, packs, mutant) for day in held):
            yield mutant.told


def _cases(packs: Sequence[Pack]) -> list[Case]:
    """Every case once, with all packs that it is for."""
    return list({(case.place, case.kin): case for pack in packs for case in find_cases(pack)}.values())


def _kills(day: Day, packs: Sequence[Pack], mutant: mutants_sql.QueryMutant) -> bool:
    try:
        day.engine.run_text(mutant.query, mutant.text)
        day.engine.run_from(mutant.query)
    except duckdb.Error:
        return True
    return _noticed(day, packs, day.found())


def _noticed(day: Day, packs: Sequence[Pack], said: dict[tuple[str, int], Lines]) -> bool:
    return any(
        said.get((pack.id, number), ()) != case.expect
        for number, case in enumerate(day.cases)
        for pack in packs
        if pack.id in case.packs
    )


def sampled(mutants: Iterable[Mutant], share: float) -> list[Mutant]:
    """Every so many of them, evenly."""
    held = list(mutants)
    step = max(1, round(1 / share))
    return held[::step]


def main(arguments: Sequence[str]) -> int:
    """Runs the changes asked for; 0 where at least 95 in 100 are noticed."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=float, default=1.0, help="the share of changes to try")
    parser.add_argument("--packs", nargs="*", default=built_in(), help="the packs whose rows are changed")
    parser.add_argument("--queries", nargs="*", default=QUERIES, help="the queries that are changed")
    asked = parser.parse_args(arguments)
    tried, survivors = 0, []
    for name in asked.packs:
        pack = load_pack(name)
        mutants = sampled(mutants_pack.mutants(pack), asked.sample)
        left = pack_survivors(pack, mutants)
        tried, survivors = tried + len(mutants), survivors + left
        print(f"{name}: {len(mutants) - len(left)} of {len(mutants)} changes noticed", *left, sep="\n  ", flush=True)
    for query in QUERIES:
        if query in asked.queries:
            changed = sampled(mutants_sql.mutants(query), asked.sample)
            left = list(query_survivors([load_pack(name) for name in built_in()], changed)) if changed else []
            tried, survivors = tried + len(changed), survivors + left
            print(f"{query}: {len(changed) - len(left)} of {len(changed)} changes noticed", *left, sep="\n  ", flush=True)
    rate = 1 - len(survivors) / max(1, tried)
    print(f"{tried - len(survivors)} of {tried} changes noticed: {rate:.1%}")
    return int(rate < 0.95)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
