"""Reciprocal placement: two leaders each have a relative, who is no leading member there, in the other's organ."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from kinship.cases import Case
from tests.readings.base import Reading, held, ties

KINDS = ("civil", "public_institution", "court", "procuratorate", "supervision", "soe", None)


def placements(case: Case, reading: Reading) -> Iterator[tuple[str, str, str, str]]:
    """Leader, the leader's organ, relative, the relative's organ."""
    for one, other, tie in ties(case):
        if reading.relatives.cap(tie) != "violation":
            continue
        for leader, relative in ((one, other), (other, one)):
            for high, low in product(held(case, leader), held(case, relative)):
                covered = case.kind_of(low["organ"]) in reading.kinds
                if high.get("tier") == 1 and low.get("tier") != 1 and high["organ"] != low["organ"] and covered:
                    yield leader, high["organ"], relative, low["organ"]


def swaps(case: Case, reading: Reading) -> Iterator[str]:
    found = set()
    for (a, home, a_kin, host), (b, b_home, b_kin, b_host) in product(set(placements(case, reading)), repeat=2):
        if (home, host) == (b_host, b_home) and a != b_kin and b != a_kin and host < home:
            found.add((a, b, host, home))
    yield from ("advisory reciprocal" for _ in found)


RECIPROCAL = Reading(dict.fromkeys(KINDS, "violation"), lambda pair: (), of_all=swaps)
