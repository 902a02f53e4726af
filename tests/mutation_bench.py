"""The cases of some packs, ready for changed queries: ``tests.mutation`` tries on them whether a case notices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import duckdb

from kinship.account import Account
from kinship.case_outcome import Outcome, tell_outcomes
from kinship.engines import records
from kinship.finding import Maker
from kinship.findings import unjudged
from kinship.judge import put_rules, warn
from kinship.organ_change import Organs, tell_misplaced
from kinship.pack_model import Pack
from kinship.problems import doubted, problem_rows
from tests.mutants_sql import QueryMutant
from tests.mutation_engine import BROKEN, DECIDING, EVERY, PLACING, TELLING
from tests.mutation_run import Day, cases_for, counties, days

FEW = 50
"""Days with fewer cases are not tried quickly."""
MADE_UP = 2
"""How many of the packs these are: they come first, because their cases notice most."""
FOUND = {"finding", "swap", "quota_tie", "involved", "leader", "chief", "near_person", "near_parent", "near_spouse"}
TOLD = FOUND | {"unjudged", "unplaced", "denied", "hindsight", "counted", *PLACING}
"""The tables of which findings, what cannot be judged, warnings and counts are put together."""


class Bench:
    """All cases of some packs, ready for changed queries.

    A change is first tried on most cases of the made-up packs, then quickly on the others: all in one pass, by severity and
    situation. What is left is tried as ``kinship pack test`` does it: each pack alone, up to the findings as the document has
    them.
    """

    def __init__(self, packs: Sequence[Pack]) -> None:
        self.packs = packs
        self.quick: list[Quick] = []
        self.alone: list[Alone] = []
        cases = {(case.place, case.kin): case for pack in packs for case in cases_for(pack.id)}.values()
        self.days_left = [day for day in days(cases) if len(day.cases) >= FEW]
        by_pack = [[(pack, day) for day in counties(cases_for(pack.id))] for pack in packs]
        self.packs_left = [pair for pairs in by_pack for pair in pairs[:1]] + [pair for pairs in by_pack for pair in pairs[1:]]

    def every(self, query: str) -> Iterator[Judged]:
        """What a change of a query is tried on. It is made ready when it is first asked for: few changes live to see the last."""
        yield from self._alone(MADE_UP)
        if query in DECIDING:
            yield from list(self.quick)
            while self.days_left:
                self.quick.append(Quick(self.packs, self.days_left.pop(0)))
                yield self.quick[-1]
        yield from self._alone()

    def _alone(self, most: int | None = None) -> Iterator[Alone]:
        """Each pack with its own cases of each day."""
        yield from self.alone[:most]
        while self.packs_left and (most is None or len(self.alone) < most):
            self.alone.append(Alone(*self.packs_left.pop(0)))
            yield self.alone[-1]

    def survivors(self, mutants: Iterable[QueryMutant]) -> Iterator[str]:
        """The changes that no case of any pack notices."""
        for mutant in mutants:
            if not self.noticed(mutant):
                yield mutant.told

    def noticed(self, mutant: QueryMutant) -> bool:
        """Whether a case notices a change."""
        return any(one.notices(mutant) for one in self.every(mutant.query))


class Judged:
    """Cases that are judged, and can be judged again with a changed query."""

    names: Sequence[str]
    """The queries that are run."""

    def __init__(self, packs: Sequence[Pack], day: Day) -> None:
        self.packs, self.day, self.engine = packs, day, day.engine
        day.prepare(packs)
        put_rules(self.engine, packs)
        self.engine.settle(self.names)
        assert self.holds()

    def notices(self, mutant: QueryMutant) -> bool:
        """Whether a case comes out otherwise; afterwards all tables are as before."""
        if mutant.query in PLACING and not self.day.placed:
            return False
        try:
            with self.engine.branch():
                return self.engine.answers_otherwise(mutant) and not self._holds_after(mutant)
        except duckdb.BinderException as error:
            raise AssertionError(mutant.told) from error
        except BROKEN:
            return True

    def _holds_after(self, mutant: QueryMutant) -> bool:
        """What decides is looked at first: where that is wrong, nobody needs to know the rest."""
        changed = {mutant.query, self.engine.put_changed(mutant)}
        self.engine.follow(changed, DECIDING)
        return not ("finding" in changed and not self.right()) and self.holds_besides(changed)

    def holds(self) -> bool:
        """Whether every case comes out as it says."""
        return self.right() and self.holds_besides(set(EVERY))

    def holds_besides(self, changed: set[str]) -> bool:
        """Whether all else that the cases say comes out where these tables are changed."""
        raise NotImplementedError

    def right(self) -> bool:
        """Whether every case has the findings that it says, by severity and situation."""
        said, numbered = self.day.found(), enumerate(self.day.cases)
        asked = [(pack.id, number, case) for number, case in numbered for pack in self.packs if pack.id in case.packs]
        return all(said.get((pack, number), ()) == case.expect for pack, number, case in asked)


class Quick(Judged):
    """The cases of several packs on one day, up to the severity and situation of each finding."""

    names = DECIDING

    def holds_besides(self, changed: set[str]) -> bool:
        return True


class Alone(Judged):
    """The cases of one pack on one day, judged by that pack only, with all that a case may say."""

    names = EVERY

    def __init__(self, pack: Pack, day: Day) -> None:
        super().__init__([pack], day)

    def holds_besides(self, changed: set[str]) -> bool:
        self.engine.follow(changed, TELLING)
        if not changed & TOLD:
            return True
        outcomes = [Outcome(case) for case in self.day.cases]
        tell_outcomes(outcomes, self._told())
        return all(outcome.holds for outcome in outcomes)

    def _told(self) -> dict[str, Any]:
        """Of the findings document what cases look at: all but the sentences."""
        engine, account = self.engine, Account()
        if self.day.placed:
            tell_misplaced(engine, Organs(records(engine, "organ")), account)
        warn(engine, self.day.as_of, account)
        maker = Maker.read(engine, self.day.as_of, doubted(account))
        return {
            "summary": records(engine, "counted")[0],
            "findings": [maker.finding(row) for row in records(engine, "finding")],
            "unknown": unjudged(engine),
            "problems": problem_rows(account.problems),
        }
