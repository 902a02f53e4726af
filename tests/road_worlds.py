"""Random small worlds: families of ``tests.families`` put into organs, posts and dates of every kind, all seeded."""

from __future__ import annotations

import random
from typing import Any

from kinship.tables import FUNCTIONS
from tests import families

SPECIAL = ("court", "procuratorate", "supervision", "soe", "village", "other")
KINDS = (*("civil",) * 3, *("public_institution",) * 2, "", "civil", "public_institution", *SPECIAL)
DATES = ("", "", "", "", "2019", "2025-12-31", "2026", "2026-01", "2026-01-01", "2026-01-02", "2027-03")
SHARED = (0.0, 0.3, 0.6, 0.9)


def worlds(first_seed: int, number: int) -> families.Rows:
    """Many worlds as one county; organs and people carry the seed, so that a difference names its world."""
    together: families.Rows = {name: [] for name in ("person", "organ", "post", "parent", "spouse")}
    for seed in range(first_seed, first_seed + number):
        for table, rows in world(seed).items():
            together[table] += rows
    return together


def world(seed: int) -> families.Rows:
    """One family whose members work in one to three organs."""
    dice = random.Random(seed)
    rows = _renamed(families.family(seed, dice.randrange(8, 26)), seed)
    rows["organ"] = [
        {"organ_id": f"o{seed:05d}-{at}", "name": f"单位{seed}-{at}", "kind": dice.choice(KINDS)}
        for at in range(dice.randrange(1, 4))
    ]
    rows["post"] = []
    known = dice.choice(SHARED)
    for person in rows["person"]:
        if dice.random() < 0.5:
            person.pop("died", None)
        person["staff"] = dice.choice(("", "", "", "true", "true", "false"))
        for _ in range(dice.choice((0, 1, 1, 1, 2, 3))):
            rows["post"].append(_post(dice, person["person_id"], rows, known))
    return rows


def _renamed(family: families.Rows, seed: int) -> families.Rows:
    return {
        table: [{key: f"{seed:05d}-{value}" if key.endswith("_id") else value for key, value in row.items()} for row in rows]
        for table, rows in family.items()
    }


def _post(dice: random.Random, person: str, rows: families.Rows, known: float) -> dict[str, Any]:
    """One post; ``known`` is how often the columns are filled that point at other people."""
    people = [row["person_id"] for row in rows["person"]]
    return {
        "person_id": person,
        "organ_id": dice.choice(rows["organ"])["organ_id"],
        "title": "岗位",
        "section": dice.choice(("", "甲科", "乙科", "丙科")),
        "tier": dice.choice(("", "1", "2", "2", "3", "3", "3")),
        "chief": dice.choice(("", "true", "false")),
        "level": dice.choice(("", "管理七级", "专业技术八级", "工勤技能三级")),
        "functions": ";".join(dice.sample(FUNCTIONS, dice.choice((0, 0, 1, 1, 2, 3)))),
        "reports_to": dice.choice(people[:6]) if dice.random() < known / 2 else "",
        "in_charge": dice.choice(people[:6]) if dice.random() < known else "",
        "start": dice.choice(DATES),
        "end": dice.choice(DATES),
    }
