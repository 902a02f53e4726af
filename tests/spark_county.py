"""A folder for both engines: 50 random families, a couple of many descendants, and rows with everything that can be wrong."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from kinship.tables import SIX, arrow
from tests import families
from tests.families import Rows

ORGANS, SEED = 40, 900
DESCENDANTS = 60
ODD_DATES = (
    "2020-02-30",
    "2020/01/05",
    "2020-1-5",
    "2020.01.05",
    "70.1",
    "1980-00",
    "2020-01-05T",
    "２０２０",
    "-2020-01-05",
    "19800105",
)
ODD_IDS = ("a,b", 'say "x"', " led", "two\nlines", "ＡＢ", "é", "e\u0301", "𠮷", "A", "a", "_", "~")
"""Ids that CSV must quote, and whose order depends on how text is compared."""


def rows(number: int = 50) -> Rows:
    """The rows of the six tables, with so many families."""
    dice, told = random.Random(SEED), families.several(SEED, number)
    told["person"] += [{"person_id": f"d{number}", "name": f"代{number}", "sex": "M"} for number in range(DESCENDANTS)]
    told["parent"] += [{"parent_id": f"d{(at - 1) // 30}", "child_id": f"d{at}"} for at in range(1, DESCENDANTS)]
    told["organ"] = [_organ(number, dice) for number in range(ORGANS)]
    told["post"] = [_post(person["person_id"], dice) for person in told["person"] if dice.random() < 0.9]
    told["business"] = [{"person_id": "d1", "name": "某公司", "regulator_organ_id": "o1", "industry": "建筑"}]
    for table, more in _odd(told).items():
        told[table] += more
    return told


def clan(children: int) -> Rows:
    """A couple with so many children, each of whom has as many: all on the staff of one organ, each in a section of his own."""
    ties = [("0", f"{one}") for one in range(1, children + 1)]
    ties += [(f"{one}", f"{one}-{other}") for one in range(1, children + 1) for other in range(children)]
    people = ["0", "wife", *(child for _, child in ties)]
    return {
        "person": [{"person_id": one, "name": f"代{one}", "staff": "true"} for one in people],
        "organ": [{"organ_id": "o", "name": "单位", "kind": "civil"}],
        "post": [{"person_id": one, "organ_id": "o", "title": "科员", "tier": "3", "section": one} for one in people],
        "parent": [{"parent_id": one, "child_id": other} for one, other in ties]
        + [{"parent_id": "wife", "child_id": other} for one, other in ties if one == "0"],
        "spouse": [{"person_id": "0", "spouse_id": "wife"}],
        "business": [],
    }


def _organ(number: int, dice: random.Random) -> dict[str, Any]:
    kind = dice.choice(["civil", "civil", "public_institution", ""])
    return {
        "organ_id": f"o{number}",
        "name": f"单位{number}",
        "kind": kind,
        "parent_organ_id": f"o{number // 3}" if number else "",
    }


def _post(person_id: str, dice: random.Random) -> dict[str, Any]:
    return {
        "person_id": person_id,
        "organ_id": f"o{dice.randrange(ORGANS)}",
        "title": dice.choice(["科员", "局长", "科长", "会计", ""]),
        "section": dice.choice(["", "办公室", "财务科", "人事科"]),
        "tier": dice.choice("1233"),
        "chief": dice.choice(["true", "false", ""]),
        "functions": dice.choice(["", "finance", "personnel;finance"]),
        "start": dice.choice(["2001", "", "2019-05"]),
    }


def _odd(told: Rows) -> Rows:
    """Rows that repeat, contradict, refer to nobody, or hold values that mean nothing."""
    first, other = (told["person"][at]["person_id"] for at in (0, 1))
    dated = [{"person_id": f"date{at}", "name": f"日{at}", "birth": one, "died": one} for at, one in enumerate(ODD_DATES)]
    named = [{"person_id": one, "name": f"名{at}", "sex": "男", "staff": "yes"} for at, one in enumerate(ODD_IDS)]
    blank = [
        {"name": "无号"},
        {"person_id": first, "name": "重号"},
        dict(told["person"][1]),
        {"person_id": "same", "id_number": "1"},
    ]
    ties = [{"parent_id": first, "child_id": first}, {"parent_id": "nobody", "child_id": first}, {"parent_id": first}]
    circle = [{"parent_id": "date1", "child_id": "date2"}, {"parent_id": "date2", "child_id": "date1"}]
    return {
        "person": [*blank, *named, *dated, {"person_id": "twin", "id_number": "1"}],
        "organ": [
            {"organ_id": "o1", "name": "又一个"},
            {"name": "无号"},
            {"organ_id": "o99", "level": "village", "start": "soon"},
        ],
        "post": [{**_post(ODD_IDS[at], random.Random(at)), "start": "2020-05", "end": "2019", "tier": "0"} for at in range(12)]
        + [
            {"person_id": "nobody", "organ_id": "o1"},
            {"person_id": first, "organ_id": "nowhere", "functions": "finance;cooking"},
        ],
        "parent": [*ties, *circle, *told["parent"][:3], {"parent_id": ODD_IDS[0], "child_id": ODD_IDS[1], "kind": "uncle"}]
        + [{"parent_id": ODD_IDS[at // 2], "child_id": ODD_IDS[at]} for at in range(1, 12)],
        "spouse": [
            {"person_id": first, "spouse_id": first},
            {"person_id": other, "spouse_id": first, "start": "x", "grade": "sure"},
        ],
        "business": [{"person_id": "nobody", "name": "某店"}, {"person_id": first, "start": "2021", "end": "2020"}],
    }


def write(told: Rows, folder: Path, parts: int = 0) -> Path:
    """The rows as a canonical folder: of CSV files, or of folders with so many Parquet files each."""
    folder.mkdir()
    for name in SIX:
        table = arrow(name, told[name])
        if not parts:
            pa.csv.write_csv(table, folder / f"{name}.csv")
            continue
        (folder / f"{name}.parquet").mkdir()
        for part in range(parts):
            rows = table.slice(part * (table.num_rows // parts), table.num_rows // parts if part < parts - 1 else None)
            pa.parquet.write_table(rows, folder / f"{name}.parquet" / f"part-{part:05d}.parquet")
    return folder
