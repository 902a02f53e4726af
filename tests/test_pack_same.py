"""The order of rows, and people who have nothing to do with it, change no finding of any pack."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from functools import cache

import pyarrow as pa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kinship.account import Account
from kinship.case_county import cases_county
from kinship.case_run import find_cases
from kinship.cases import Case
from kinship.judge import check_county
from kinship.rules import built_in, load_pack
from kinship.tables import SIX, County
from tests.depth import times

DAY = date(2026, 1, 1)


@cache
def some_cases() -> tuple[Case, ...]:
    """Of every pack one case of each situation and severity that comes out."""
    chosen: dict[tuple[str, tuple[str, ...]], Case] = {}
    for name in built_in():
        for case in find_cases(load_pack(name)):
            if case.expect and case.as_of == DAY:
                chosen.setdefault((name, case.expect), case)
    return tuple(chosen.values())


@cache
def county() -> County:
    return cases_county(some_cases())


def found(held: County) -> set[tuple[str, str, str]]:
    """Id, severity and grade of every finding of all packs together."""
    document = check_county(held, packs=built_in(), as_of=DAY)
    assert document["findings"]
    return {(one["id"], one["severity"], one["grade"]) for one in document["findings"]}


@cache
def expected() -> set[tuple[str, str, str]]:
    return found(county())


def mixed(held: County, dice: random.Random, more: list[dict[str, str]]) -> County:
    """The same county with its rows in another order, and with more staff of an organ of their own."""
    tables = {}
    for name in SIX:
        table = held.table(name)
        assert isinstance(table, pa.Table)
        rows = table.to_pylist() + [{**dict.fromkeys(table.column_names), **row} for row in more if row["table"] == name]
        dice.shuffle(rows)
        tables[name] = pa.Table.from_pylist([{key: row.get(key) for key in table.column_names} for row in rows], table.schema)
    return replace(held, **tables, account=Account())


def strangers(number: int) -> list[dict[str, str]]:
    """Staff of another organ, related among themselves only."""
    rows = [{"table": "organ", "organ_id": "z", "name": "邻县某局", "kind": "civil"}] if number else []
    for at in range(number):
        rows.append({"table": "person", "person_id": f"z{at}", "name": f"外人{at}", "staff": "true"})
        rows.append({"table": "post", "person_id": f"z{at}", "organ_id": "z", "title": "科员", "tier": "3", "section": f"{at}股"})
    return rows


@settings(max_examples=times(4, 8), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), number=st.integers(0, 6))
def test_no_finding_depends_on_order_or_on_strangers(seed: int, number: int) -> None:
    assert found(mixed(county(), random.Random(seed), strangers(number))) == expected()
