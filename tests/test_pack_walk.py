"""The networkx road of the cases: walking the people of each case spells the relation that the plain reading judges by.

``tests.test_pack_two_roads`` judges posts by that reading; so a case passes on the SQL, and on a road without any SQL.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from kinship import walk
from kinship.case_county import cases_county
from kinship.case_read import read_cases
from kinship.case_run import CHECKOUT
from kinship.cases import Case
from kinship.kin import BY_WORD, inverse
from kinship.tables import SIX
from tests.oracle import typed
from tests.readings.base import Kinship, ties

FILES = sorted(CHECKOUT.glob("*.toml"))
Related = dict[tuple[str, str, str], int]


def walked(cases: list[Case]) -> Related:
    """Two people, numbered by case, and the word between them → how plainly it holds. All cases are of one day."""
    county = cases_county(cases)
    person, parent, spouse = typed({name: getattr(county, name).to_pylist() for name in SIX})
    family = walk.graph(person, parent, spouse, cases[0].as_of)
    staff = [f"{number}/{who}" for number, case in enumerate(cases) for who in case.posts()]
    return {key: basis for key, (basis, _) in walk.kin_words(family, staff, BY_WORD).items()}


def basis(tie: Kinship) -> int:
    """How plainly the reading takes a tie: the worst of what it knows of it."""
    return max(walk.REMARRIED * tie.past, walk.SEVERED * tie.severed, walk.WIDOWED * tie.widowed)


def read(case: Case, number: int) -> Iterator[tuple[tuple[str, str, str], int]]:
    for one, other, tie in ties(case):
        turned = f"{number}/{one}" > f"{number}/{other}"
        first, second = (other, one) if turned else (one, other)
        word = inverse(tie.word) if turned else tie.word
        if word in BY_WORD:
            yield (f"{number}/{first}", f"{number}/{second}", word), basis(tie)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_walk_spells_what_the_reading_judges_by(file: Path) -> None:
    days = defaultdict(list)
    for case in read_cases(file):
        days[case.as_of].append(case)
    for cases in days.values():
        expected = {key: held for number, case in enumerate(cases) for key, held in read(case, number)}
        found = walked(cases)
        assert {key: found.get(key) for key in expected} == expected
        plain = {f"{number}/{who}" for number, case in enumerate(cases) if not case.others for who in "ab"}
        assert {key for key in found if set(key[:2]) <= plain} <= set(expected)
