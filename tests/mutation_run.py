"""Tries changed packs and changed queries on the cases of the packs: ``tests.mutation`` says why and prints the result."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path

from kinship.case_county import cases_county
from kinship.case_read import read_cases
from kinship.case_run import CHECKOUT
from kinship.cases import Case
from kinship.engines import records
from kinship.finding import SEVERITIES
from kinship.intake import take_in
from kinship.judge import put_rules, question
from kinship.organ_change import place_posts
from kinship.pack_model import Pack
from kinship.relate import relate
from tests.mutants_pack import PackMutant
from tests.mutation_engine import DECIDING, Altered

TOGETHER = 40
"""Changed packs that are judged in one pass."""
AT_ONCE = 250
"""Cases in one county: a join that lost its condition grows with their square."""
OWN = Path(__file__).parent / "own"
"""Two made-up packs that use every situation, also those that no built-in pack needs, with the same names for other things."""
Lines = tuple[str, ...]


@dataclass(slots=True)
class Day:
    """The cases of one day as a county in an engine, ready to be judged."""

    cases: Sequence[Case]
    as_of: date
    engine: Altered = field(default_factory=Altered)
    placed: bool = False
    """Whether posts had to be put into the organs of the day."""

    def prepare(self, packs: Sequence[Pack]) -> None:
        """Everything up to the packs' rows: people, kin, posts."""
        county = cases_county(self.cases)
        take_in(self.engine, county)
        self.engine.run("intake/person")
        relate(self.engine, question(packs, self.as_of), county.account)
        self.placed = place_posts(self.engine, self.as_of, county.account)

    def judged(self, packs: Sequence[Pack]) -> dict[tuple[str, int], Lines]:
        """What the packs say of each case."""
        put_rules(self.engine, packs)
        for name in DECIDING:
            self.engine.run(f"findings/{name}")
        return self.found()

    def found(self) -> dict[tuple[str, int], Lines]:
        """Pack and number of the case → severity and situation of each finding, sorted; nothing where there is none."""
        ids = {row["p"]: row["person_id"] for row in records(self.engine, "known")}
        lines: dict[tuple[str, int], list[str]] = defaultdict(list)
        for row in records(self.engine, "finding"):
            number = int(ids[row["one"]].partition("/")[0])
            lines[row["pack"], number].append(f"{SEVERITIES[row['severity']]} {row['situation']}")
        return {key: tuple(sorted(found)) for key, found in lines.items()}


@cache
def cases_for(pack: str) -> Sequence[Case]:
    """The cases of a pack, in the order of their files."""
    return [case for case in _every_case() if pack in case.packs]


@cache
def _every_case() -> Sequence[Case]:
    return [case for path in sorted([*CHECKOUT.glob("*.toml"), *OWN.glob("*.cases.toml")]) for case in read_cases(path)]


def days(cases: Iterable[Case]) -> list[Day]:
    """The cases by day, the day with the most cases first; one with very many in several parts, all alike."""
    by_day = defaultdict(list)
    for case in cases:
        by_day[case.as_of].append(case)
    parts = [
        (held[at::step], as_of) for as_of, held in by_day.items() for step in [len(held) // AT_ONCE + 1] for at in range(step)
    ]
    return sorted((Day(*part) for part in parts), key=lambda day: -len(day.cases))


def counties(cases: Sequence[Case]) -> list[Day]:
    """The same, but a case that tells of a whole county has one to itself."""
    apart = [Day([case], case.as_of) for case in cases if case.apart]
    return [*days(case for case in cases if not case.apart), *apart]


def pack_survivors(pack: Pack, mutants: Sequence[PackMutant]) -> list[str]:
    """The changes of a pack that its cases do not notice."""
    alive = {f"{pack.id}~{number}": mutant for number, mutant in enumerate(mutants)}
    for day in days(cases_for(pack.id)):
        day.prepare([pack])
        names_left = list(alive)
        for names in (names_left[at : at + TOGETHER] for at in range(0, len(names_left), TOGETHER)):
            said = day.judged([replace(alive[name].pack, head=replace(alive[name].pack.head, id=name)) for name in names])
            for name in names:
                if any(said.get((name, number), ()) != case.expect for number, case in enumerate(day.cases)):
                    del alive[name]
    return [mutant.told for mutant in alive.values()]
