"""The id of a finding is that of its content: shuffled rows, renamed files and unrelated staff change none."""

from __future__ import annotations

import random
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kinship.generate import AS_OF
from kinship.judge import check_county
from kinship.rules import built_in
from loaders import load
from tests import files
from tests.depth import times
from tests.road_files import county, ledger
from tests.test_road_same import header_at, sheet

NAMES = "甲乙丙丁戊己庚辛"
STAFF, NOISE = 400, 2


def ids(sources: list[Path]) -> list[str]:
    """The ids of all findings by every pack."""
    return sorted(one["id"] for one in check_county(load(sources), built_in(), as_of=AS_OF)["findings"])


@cache
def undisturbed(seed: int) -> list[str]:
    found = ids([*ledger(county(STAFF, seed, NOISE))])
    assert len(found) > 10
    return found


def strangers(header: list[Any], dice: random.Random) -> list[list[Any]]:
    """A few people of an organ elsewhere, as rows of the ledger: nobody of the county knows them."""
    place = {str(name).replace(" ", "").replace("\n", ""): at for at, name in enumerate(header) if name}
    rows = []
    for number in range(dice.randrange(1, 12)):
        row: list[Any] = [None] * len(header)
        told = (
            ("姓名", f"欧阳外{NAMES[number % 8]}人{number}"),
            ("性别", dice.choice("男女")),
            ("工作单位", "邻县林业局"),
            ("职务", "科员"),
        )
        for name, text in told:
            row[next(at for column, at in place.items() if column.startswith(name))] = text
        rows.append(row)
    return rows


def disturbed(seed: int, dice: random.Random, folder: Path) -> list[Path]:
    """The same ledger and forms with rows in another order, under other names, in another order, with strangers in between."""
    made = []
    for at, path in enumerate(ledger(county(STAFF, seed, NOISE))):
        title, table = sheet(path)
        top = header_at(table) + 1
        rows = [*table[top:], *(strangers(table[top - 1], dice) if at == 0 else [])]
        dice.shuffle(rows)
        made.append(files.xlsx(folder / f"{at}{''.join(dice.sample(NAMES, 3))}.xlsx", {title: table[:top] + rows}))
    dice.shuffle(made)
    return made


@settings(max_examples=times(3, 6))
@given(county_seed=st.sampled_from([17, 18]), seed=st.integers(0, 10**6))
def test_no_id_changes(county_seed: int, seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert ids(disturbed(county_seed, random.Random(seed), Path(folder))) == undisturbed(county_seed)
