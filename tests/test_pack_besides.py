"""What cases say besides their findings, on a road without SQL: chains by walking, counts and warnings by plain Python."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx
import pytest

from kinship import walk
from kinship.case_county import case_tables
from kinship.case_read import read_cases
from kinship.case_run import CHECKOUT
from kinship.case_shape import LONG_AGO, WARNINGS
from kinship.cases import Case
from kinship.kin import IN_SCOPE
from kinship.tables import SIX
from tests.mutation_run import OWN
from tests.oracle import typed
from tests.readings.base import held, holds, lies

CASES = [case for path in sorted([*CHECKOUT.glob("*.toml"), *OWN.glob("*.cases.toml")]) for case in read_cases(path)]
CHAINED = [case for case in CASES if case.chains]
COUNTED = [case for case in CASES if case.counts]
WARNED = [case for case in CASES if case.warns is not None]


def sentence(case: Case) -> str:
    return case.sentence_en


def family(case: Case) -> nx.MultiDiGraph:
    """The people of a case and their ties; ids begin with ``0/``."""
    county = case_tables(case)
    return walk.graph(*typed({name: getattr(county, name).to_pylist() for name in SIX}), case.as_of)


def plainest(case: Case, one: str, word: str, other: str) -> Iterator[tuple[str, ...]]:
    """The ways that spell a word from one to the other and hold most plainly."""
    ways = [path for path in walk.paths(family(case), f"0/{one}", frozenset({word})) if path.people[-1] == f"0/{other}"]
    least = min((path.basis for path in ways), default=0)
    yield from (tuple(person.removeprefix("0/") for person in path.people) for path in ways if path.basis == least)


@pytest.mark.parametrize("case", CHAINED, ids=sentence)
def test_each_chain_told_is_one_of_the_plainest_ways(case: Case) -> None:
    for chain in case.chains or ():
        first, *rest = chain.split()
        people, word = (first, *rest[1::2]), "".join(rest[::2])
        ways = list(plainest(case, first, word, people[-1]))
        assert people in (ways if len(people) > 2 or len(word) == 1 else [(way[0], way[-1]) for way in ways]), chain


@pytest.mark.parametrize("case", COUNTED, ids=sentence)
def test_what_is_counted(case: Case) -> None:
    people = case_tables(case).person.column("person_id").to_pylist()
    staff = {f"0/{who}" for who, posts in case.posts().items() if posts and (who not in case.not_staff or held(case, who))}
    pairs = {key[:2] for key, (basis, _) in walk.kin_words(family(case), staff, IN_SCOPE).items() if basis < walk.SEVERED}
    assert case.counts == {"people": len(people), "staff": len(staff), "kin_pairs": len(pairs)}


@pytest.mark.parametrize("case", WARNED, ids=sentence)
def test_of_whom_is_warned(case: Case) -> None:
    denied = {f"denied {who}" for who in case.not_staff if held(case, who)}
    lost = {
        who
        for who, posts in case.posts().items()
        if any(holds(post, case.as_of) and not lies(case, post["organ"]) for post in posts)
    }
    told = set(case.warns or ())
    assert {line for line in told if line.startswith("denied")} == denied
    assert {line.split()[1] for line in told if line.startswith("organ-")} == lost
    starts = [str(post["start"]) for posts in case.posts().values() for post in posts if "start" in post]
    starts += [str(tie["start"]) for tie in (case.ties or {}).values() if "start" in tie]
    later = sum(start > case.as_of.isoformat()[: len(start)] for start in starts)
    assert ("long-ago" in told) == (len(starts) >= 10 and later > 0.9 * len(starts))


def test_there_are_cases_of_each_kind() -> None:
    assert min(len(CHAINED), len(COUNTED), len(WARNED)) > 0
    told = {line.split()[0] for case in WARNED for line in case.warns or ()}
    assert told == {*WARNINGS, LONG_AGO}
