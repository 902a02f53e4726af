"""Tries changed packs and changed queries on the cases of the packs: ``tests.mutation`` says why and prints the result."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path

import duckdb

from kinship.account import Account
from kinship.case_read import read_cases
from kinship.case_run import CHECKOUT, Outcome, tell_outcomes
from kinship.cases import Case, cases_county
from kinship.engines import records
from kinship.engines.duckdb import DuckEngine
from kinship.finding import SEVERITIES
from kinship.findings import document
from kinship.intake import take_in
from kinship.judge import DETAIL, JUDGE, further_words, put_rules
from kinship.pack_model import Pack
from kinship.relate import Question, relate
from tests.mutants_pack import PackMutant
from tests.mutants_sql import QueryMutant

TOGETHER = 40
"""Changed packs that are judged in one pass."""
AT_ONCE = 250
"""Cases in one county: a join that lost its condition grows with their square."""
ROOM = "500MB"
"""Memory for a changed query: one that needs more has lost a condition, and that is noticed."""
DECIDING = tuple(JUDGE.split())
TELLING = tuple(DETAIL.split())
BROKEN = (duckdb.Error, ArithmeticError, AttributeError, LookupError, StopIteration, TypeError, ValueError)
"""What a changed query may raise, or the document that is put together from its answer."""
OWN = Path(__file__).parent / "own"
"""A pack that uses every situation, also those that no built-in pack needs."""
Lines = tuple[str, ...]


class Altered(DuckEngine):
    """An engine in which a query may have another text, and in which a join that lost its condition soon ends."""

    def __init__(self) -> None:
        super().__init__()
        self.connection.execute(f"SET memory_limit = '{ROOM}'")
        self.connection.execute("SET temp_directory = ''")
        self.connection.execute("SET threads = 1")

    def run_text(self, query: str, text: str) -> None:
        """Runs a text in place of a query file, and stores its answer under the name of the query."""
        self._statement("materialise", name=query, query=text)

    def run_after(self, query: str, names: Sequence[str]) -> None:
        """Runs those of the queries ``names`` that follow ``query`` (all, where it is not among them), in their order."""
        for name in names[names.index(query) + 1 if query in names else 0 :]:
            self.run(f"findings/{name}")

    def rows_of(self, query: str) -> list[str]:
        """The answer of a query, whatever its order."""
        return sorted(map(str, self.get(query).to_pylist()))


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
        self.engine.run_after("", DECIDING)
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


def telling(cases: Sequence[Case]) -> list[Case]:
    """The cases that expect more than severity and situation, and of each kin word one with a finding, for its chain."""
    words = {case.kin: case for case in reversed(cases) if case.expect}
    return [case for case in cases if case.besides() or words.get(case.kin) is case]


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


class Bench:
    """All cases of some packs, ready for changed queries.

    What decides is first tried quickly: all packs in one pass, by severity and situation. What is left, and what only tells
    more of a finding, is tried as ``kinship pack test`` does it: each pack alone, up to the document, with the cases that tell
    more.
    """

    def __init__(self, packs: Sequence[Pack]) -> None:
        self.packs = packs
        self.quick: list[Day] = []
        self.waiting = days({(case.place, case.kin): case for pack in packs for case in cases_for(pack.id)}.values())

    def days(self) -> Iterator[Day]:
        """The cases of all packs by day. A day is made ready when it is first asked for: few changes live to see the last."""
        yield from list(self.quick)
        while self.waiting:
            day = self.waiting.pop(0)
            day.prepare(self.packs)
            assert not self._noticed(day, day.judged(self.packs))
            self.quick.append(day)
            yield day

    @cached_property
    def alone(self) -> list[Alone]:
        """Each pack with its own cases of each day."""
        return [Alone(pack, day) for pack in self.packs for day in days(telling(cases_for(pack.id)))]

    def survivors(self, query: str, mutants: Iterable[QueryMutant]) -> Iterator[str]:
        """The changes of one query that no case of any pack notices."""
        for mutant in mutants:
            if not self._quickly(mutant) and not any(one.notices(mutant) for one in self.alone):
                yield mutant.told
        for day in self.quick if query in DECIDING else ():
            day.engine.run(f"findings/{query}")
            day.engine.run_after(query, DECIDING)

    def _quickly(self, mutant: QueryMutant) -> bool:
        return mutant.query in DECIDING and any(self._kills(day, mutant) for day in self.days())

    def _kills(self, day: Day, mutant: QueryMutant) -> bool:
        try:
            day.engine.run_text(mutant.query, mutant.text)
            day.engine.run_after(mutant.query, DECIDING)
        except duckdb.BinderException as error:
            raise AssertionError(mutant.told) from error
        except duckdb.Error:
            return True
        return self._noticed(day, day.found())

    def _noticed(self, day: Day, said: dict[tuple[str, int], Lines]) -> bool:
        asked = [(pack.id, number, case) for number, case in enumerate(day.cases) for pack in self.packs if pack.id in case.packs]
        return any(said.get((pack, number), ()) != case.expect for pack, number, case in asked)


class Alone:
    """The cases of one pack on one day, judged by that pack only."""

    def __init__(self, pack: Pack, day: Day) -> None:
        self.pack, self.day, self.engine = pack, day, day.engine
        day.prepare([pack])
        day.judged([pack])
        self.engine.run_after("", TELLING)
        assert self._holds()

    def notices(self, mutant: QueryMutant) -> bool:
        """Whether a case comes out otherwise; afterwards all tables are as before."""
        before = self.engine.rows_of(mutant.query)
        try:
            self.engine.run_text(mutant.query, mutant.text)
            if self.engine.rows_of(mutant.query) == before:
                return False
            self._follow(mutant.query)
            return not self._holds()
        except duckdb.BinderException as error:
            raise AssertionError(mutant.told) from error
        except BROKEN:
            return True
        finally:
            self.engine.run(f"findings/{mutant.query}")
            self._follow(mutant.query)

    def _follow(self, query: str) -> None:
        if query in DECIDING:
            self.engine.run_after(query, DECIDING)
        self.engine.run_after(query, TELLING)

    def _holds(self) -> bool:
        outcomes = [Outcome(case) for case in self.day.cases]
        tell_outcomes(outcomes, document(self.engine, [self.pack], self.day.as_of, Account()))
        return all(outcome.holds for outcome in outcomes)
