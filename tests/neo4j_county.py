"""A generated county with what its sources do not tell, so that every question about a situation has something to find."""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kinship.rules import DEFAULT_PACKS
from kinship.tables import SIX, County, arrow

PACKS = (
    *DEFAULT_PACKS,
    *("cn-accounting", "cn-business", "cn-entry", "cn-foundation-2004", "cn-home-area", "cn-judge-2019", "pattern-reciprocal"),
    *("un-4.7", "us-3110"),
)
"""Packs that together ask for every situation."""
TURNS = {
    "court": ("院长", "副院长", "庭长", "审判员"),
    "private_foundation": ("理事长", "理事", "监事"),
    "other": ("主任", "职员"),
}
"""The kinds that every fourth organ has in turn, and the titles there."""
PLANTED = {
    "civil": ("会计主管", "出纳"),
    "public_institution": ("会计主管", "出纳"),
    "private_foundation": ("理事长", "理事"),
}
"""The titles of two near relatives in one organ, by its kind."""
AREAS = ("421100", "421102", "421181", "")

Rows = dict[str, list[dict[str, Any]]]


def furnished(county: County) -> County:
    """The county with enterprises, areas, days of entry, courts, boards, cashiers; seeded."""
    dice = random.Random(7)
    rows = {name: _rows(county.table(name)) for name in SIX}
    titles = _organs(dice, rows["organ"])
    for post in rows["post"]:
        post["title"] = dice.choice(titles.get(post["organ_id"], (post["title"],)))
        post["entered"] = dice.choice((None, post["start"], "2025-03-01"))
    for person in rows["person"]:
        person["home_area"] = dice.choice(AREAS)
    _plant(rows)
    rows["business"] = list(_businesses(dice, rows))
    return County(**{name: arrow(name, held) for name, held in rows.items()}, account=county.account)


def _rows(table: Any) -> list[dict[str, Any]]:
    if not isinstance(table, Path):
        return list(table.to_pylist())
    with table.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _organs(dice: random.Random, organs: list[dict[str, Any]]) -> dict[str, tuple[str, ...]]:
    """Areas and levels for all, other kinds for some; the titles in those."""
    titles = {}
    for at, organ in enumerate(organs):
        organ |= {"area": dice.choice(AREAS), "level": "county"}
        if at % 4 == 0:
            organ["kind"] = tuple(TURNS)[at // 4 % len(TURNS)]
            organ["parent_organ_id"] = organs[at - 12]["organ_id"] if at >= 12 else None
            titles[organ["organ_id"]] = TURNS[organ["kind"]]
    return titles


def _plant(rows: Rows) -> None:
    """Couples, and parents with their children, in one organ have the titles that rules are about, in a foundation they alone."""
    kinds = {organ["organ_id"]: organ["kind"] for organ in rows["organ"]}
    posts = _posts(rows)
    boards: dict[str, set[str]] = defaultdict(set)
    for one, other in _near(rows):
        for organ in posts[one].keys() & posts[other].keys():
            for person, title in zip((one, other), PLANTED.get(kinds[organ], ()), strict=False):
                posts[person][organ]["title"] = title
                boards[organ].add(person)
    for post in rows["post"]:
        board = boards.get(post["organ_id"])
        if board and kinds[post["organ_id"]] == "private_foundation" and post["person_id"] not in board:
            post["title"] = "职员"


def _posts(rows: Rows) -> dict[str, dict[str, dict[str, Any]]]:
    posts: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for post in rows["post"]:
        posts[post["person_id"]][post["organ_id"]] = post
    return posts


def _near(rows: Rows) -> Iterator[tuple[str, str]]:
    yield from ((row["person_id"], row["spouse_id"]) for row in rows["spouse"])
    yield from ((row["parent_id"], row["child_id"]) for row in rows["parent"])


def _businesses(dice: random.Random, rows: Rows) -> Iterator[dict[str, Any]]:
    """Every fiftieth person runs an enterprise that some organ regulates, and every tenth who is married to somebody with a post
    one that it has to do with: a law firm for a court.
    """
    kinds = {organ["organ_id"]: organ["kind"] for organ in rows["organ"]}
    for at, owner in enumerate(rows["person"][::50]):
        yield {"person_id": owner["person_id"], "name": f"企业{at}", "regulator_organ_id": dice.choice(list(kinds))}
    posts = _posts(rows)
    for at, row in enumerate(rows["spouse"]):
        for organ in list(posts[row["person_id"]])[: at % 10 == 0]:
            name = f"律师事务所{at}" if kinds[organ] == "court" else f"商店{at}"
            yield {"person_id": row["spouse_id"], "name": name, "regulator_organ_id": organ}
