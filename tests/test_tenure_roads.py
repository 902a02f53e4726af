"""Years in post by SQL and by plain Python: the same on random histories."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date
from typing import Any

import pytest

from kinship.account import Account
from kinship.engines import records
from kinship.rules import load_packs
from kinship.tables import SIX, County, arrow
from kinship.tenure import months_after, stays
from tests import tenure_road

Row = dict[str, Any]
PACKS = ("county-rotation", "cn-exchange-2006")
AS_OF = date(2026, 1, 15)
ORGANS: list[Row] = [
    {"organ_id": "1", "name": "甲局", "kind": "civil"},
    {"organ_id": "2", "name": "旧局", "kind": "civil", "end": "2019-03-01", "successors": "3"},
    {"organ_id": "3", "name": "新局", "kind": "civil", "start": "2019-03-01"},
    {"organ_id": "4", "name": "县某中心", "kind": "public_institution"},
    {"organ_id": "5", "name": "不明单位"},
    {"organ_id": "6", "name": "县法院", "kind": "court"},
    {"organ_id": "7", "name": "某县人民政府", "kind": "civil", "level": "county", "area": "421102"},
    {"organ_id": "8", "name": "某县委", "kind": "civil", "level": "county", "area": "421102"},
    {"organ_id": "9", "name": "撤销局", "kind": "civil", "end": "2024-05"},
    {"organ_id": "a", "name": "并入局", "kind": "civil", "end": "2019-03-01", "successors": "c"},
    {"organ_id": "b", "name": "更名局", "kind": "civil", "end": "2012-05-01", "successors": "b2"},
    {"organ_id": "b2", "name": "又并局", "kind": "civil", "start": "2012-05-01", "end": "2019-03-01", "successors": "c"},
    {"organ_id": "c", "name": "合并局", "kind": "civil", "start": "2019-03-01"},
    {"organ_id": "d", "name": "分拆局", "kind": "civil", "end": "2016-01-01", "successors": "e;f"},
    {"organ_id": "e", "name": "分出局", "kind": "civil", "start": "2016-01-01"},
    {"organ_id": "f", "name": "另一分出局", "kind": "civil"},
]
SECTIONS = ("预算股", "人事股", "综合科", "综合股", "办公室", "")
TITLES = ("科员", "股长", "副科级干部", "借调人员", "县长", "副书记")
FUNCTIONS = ("", "audit", "personnel", "audit;finance", "other", "finance")


def day(dice: random.Random, low: int, high: int) -> str:
    text = date(dice.randrange(low, high), dice.randrange(1, 13), dice.randrange(1, 29)).isoformat()
    return dice.choice([text, text, text, text[:7], text[:7], text[:4]])


def history(dice: random.Random, person: str) -> list[Row]:
    """Posts of one person: mostly one after the other with small gaps, now and then at once, undated or the wrong way round."""
    places = [(dice.choice([*"112234567789abcdef", "b2"]), dice.choice(SECTIONS)) for _ in range(2)]
    months, posts = 12 * dice.randrange(2006, 2020) + dice.randrange(12), []
    for _ in range(dice.randrange(1, 6)):
        organ, section = dice.choice(places) if dice.random() < 0.85 else ("3", "综合股")
        start, months = months, months + dice.randrange(1, 90)
        posts.append(_post(dice, person, organ, section, start, months))
        months += dice.choice([0, 0, 0, 1, 1, 2, 2, 3, 14, -7])
    if dice.random() < 0.8:
        posts[-1]["end"] = ""
    return posts


def _post(dice: random.Random, person: str, organ: str, section: str, start: int, end: int) -> Row:
    lead = dice.random() < 0.4 if organ in "478" else dice.random() < 0.1
    row = {
        "person_id": person,
        "organ_id": organ,
        "section": section,
        "title": dice.choice(TITLES if not lead else ("县长", "副书记", "主任")),
        "tier": "1" if lead else dice.choice("2333") if dice.random() < 0.95 else "",
        "chief": dice.choice(["true", "false", ""]) if lead else "",
        "level": dice.choice(["", "", "县处级正职", "乡科级副职"]) if lead else "",
        "functions": dice.choice(FUNCTIONS),
        "start": "" if dice.random() < 0.06 else _text(dice, start),
        "end": "" if dice.random() < 0.04 else _text(dice, end),
    }
    if dice.random() < 0.03:
        row["start"], row["end"] = row["end"], row["start"]
    return row


def _text(dice: random.Random, month: int) -> str:
    text = date(month // 12, month % 12 + 1, dice.choice([1, 1, 1, 15, 28])).isoformat()
    return dice.choice([text, text, text[:7], text[:7], text[:4] if dice.random() < 0.2 else text])


def world(seed: int, people: int) -> dict[str, list[Row]]:
    """A small county; now and then everybody of a section moves on together."""
    dice = random.Random(seed)
    rows: dict[str, list[Row]] = {"person": [], "organ": ORGANS, "post": []}
    for number in range(people):
        born = dice.choice(["", f"{dice.randrange(1964, 2004)}-05"])
        died = "2025-06" if dice.random() < 0.02 else ""
        rows["person"].append({"person_id": f"p{number:03d}", "name": "某", "birth": born, "died": died})
        rows["post"] += history(dice, f"p{number:03d}")
        if dice.random() < 0.15:
            rows["post"] += _moved(dice, f"p{number:03d}")
    return rows


def _moved(dice: random.Random, person: str) -> list[Row]:
    end = dice.choice(["2018-06-30", "2018-06-30", "2018-06"])
    first = {
        "person_id": person,
        "organ_id": "1",
        "section": "老科",
        "title": "科员",
        "tier": "3",
        "start": "2013-02",
        "end": end,
    }
    return [first, {**first, "section": "新设中心", "start": "2018-07-01", "end": ""}]


def by_queries(rows: dict[str, list[Row]], until: date) -> Counter[tuple[Any, ...]]:
    county = County(**{name: arrow(name, rows.get(name, [])) for name in SIX}, account=Account())
    engine = stays(county, load_packs(PACKS), AS_OF, until, lambda stage: None)
    people = {row["p"]: row["person_id"] for row in records(engine, "due_person")}
    ours = {clause.rule for clause in tenure_road.CLAUSES}
    return Counter(
        (rule, people[row["p"]], *(row[key] for key in ("state", "since_on", "due_on", "by_on", "bridged", "inferred", "open")))
        for row in records(engine, "tenure")
        if (rule := f"{row['pack']}/{row['rule']}") in ours
    )


@pytest.mark.parametrize("seed", range(12))
def test_both_roads_agree_on_random_histories(seed: int) -> None:
    rows, until = world(seed, 120), months_after(AS_OF, 36)
    mine, theirs = tenure_road.judged(rows, AS_OF, until), by_queries(rows, until)
    assert sorted(map(str, (mine - theirs).elements())) == sorted(map(str, (theirs - mine).elements())) == [], f"seed {seed}"


def test_the_random_histories_try_everything() -> None:
    said = sum((tenure_road.judged(world(seed, 120), AS_OF, months_after(AS_OF, 36)) for seed in range(12)), Counter())
    assert {(told[0], told[2]) for told in said} == {
        (clause.rule, state) for clause in tenure_road.CLAUSES for state in ("due", "forecast", "unknown")
    }
    assert {(told[2], told[6], told[8]) for told in said} >= {
        ("due", True, False),
        ("due", False, True),
        ("forecast", True, False),
    }
