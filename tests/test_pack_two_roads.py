"""The second road: each case judged by plain Python written from the legal texts, which knows neither the packs nor the queries.

It must give what the case expects. So a case, the packs with their queries, and this reading of the law agree three ways.
"""

from __future__ import annotations

import pytest

from kinship.case_run import find_cases
from kinship.rules import built_in, load_pack
from tests.readings import READINGS, found

JUDGED = [name for name in built_in() if load_pack(name).rules]
"""Packs with rules about relatives; tenure clauses are read twice by ``tests.tenure_road``."""


def test_every_pack_is_read_twice() -> None:
    assert sorted(READINGS) == JUDGED


@pytest.mark.parametrize("name", JUDGED)
def test_plain_reading_of_the_law_agrees_with_every_case(name: str) -> None:
    cases = find_cases(load_pack(name))
    said = [(case, found(case, READINGS[name])) for case in cases]
    wrong = [(case.sentence, case.kin, case.expect, lines) for case, lines in said if list(case.expect) != lines]
    assert not wrong
