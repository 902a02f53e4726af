"""Small worlds for rotation plans, and the best plan of each by trying every one: plain Python, nothing of the solver."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import permutations, product
from math import floor
from typing import Any, NamedTuple

from tests import families, road_law
from tests.oracle import first_day
from tests.road_kin import kin

Row = dict[str, Any]
Rows = families.Rows
Seats = Mapping[str, Row]
"""person_id → the post held."""
SPECIALISED = {"finance", "audit", "law_enforcement"}
HEIGHT = {"1": 1, "2": 2, "3": 3}


class Best(NamedTuple):
    """How many violations the best plan clears, and the fewest moves that clear so many."""

    cleared: int
    moves: int


def world(seed: int) -> Rows:
    """One family of whom at most ten work, in two or three organs; levels carry the seed, so that worlds exchange nobody."""
    dice = random.Random(seed)
    rows = renamed(families.family(seed, 16), seed)
    organs = [f"o{seed:04d}-{at}" for at in range(dice.randrange(2, 4))]
    rows["organ"] = [{"organ_id": organ, "name": f"单位{organ}", "kind": "civil"} for organ in organs]
    living = [row["person_id"] for row in rows["person"] if not row.get("died")]
    workers = dice.sample(living, min(len(living), dice.randrange(4, 11)))
    rows["post"] = [post(dice, who, organs, seed) for who in workers]
    return rows


def renamed(family: Rows, seed: int) -> Rows:
    return {
        table: [{key: f"{seed:04d}-{value}" if key.endswith("_id") else value for key, value in row.items()} for row in held]
        for table, held in family.items()
    }


def post(dice: random.Random, who: str, organs: list[str], seed: int) -> Row:
    tier = dice.choice("1223333")
    return {
        "person_id": who,
        "organ_id": dice.choice(organs),
        "title": f"岗位{dice.randrange(1000)}",
        "section": "" if tier == "1" else dice.choice(("甲科", "乙科")),
        "tier": tier,
        "chief": dice.choice(("true", "false")) if tier != "3" else "false",
        "level": f"等级{seed}",
        "functions": dice.choice(("", "", "", "finance", "audit;finance", "personnel")),
        "start": dice.choice(("2010-01-01", "2024-06-01", "")),
    }


def best(rows: Rows, as_of: date) -> Best:
    """The best plan by trying every one."""
    relatives = sorted(pair for pair, paths in kin(rows, as_of).items() if any(path.listed() for path in paths))
    kinds = {row["organ_id"]: row["kind"] for row in rows["organ"]}
    before = {row["person_id"]: row for row in rows["post"]}
    was = violations(before, relatives, kinds)
    found = Best(0, 0)
    for after in plans(before):
        moved = {who for who in before if after[who] is not before[who]}
        now = violations(after, relatives, kinds)
        if now <= was and kept(before, after, moved, as_of) and in_turn(was, moved, before):
            cleared = [key for key in was - now if any(who in moved for who in first(key, was, before))]
            found = max(found, Best(len(cleared), len(moved)), key=lambda one: (one.cleared, -one.moves))
    return found


def plans(before: Seats) -> Iterator[Seats]:
    """Every way to exchange posts of the same tier and rank among people who know the work."""
    alike: dict[tuple[str, str], list[str]] = {}
    for who, row in sorted(before.items()):
        alike.setdefault((row["tier"], row["chief"]), []).append(who)
    ways = [
        [dict(zip(group, seats, strict=True)) for seats in permutations(group) if able(before, group, seats)]
        for group in alike.values()
    ]
    for chosen in product(*ways):
        yield {who: before[seat] for way in chosen for who, seat in way.items()}


def able(before: Seats, group: list[str], seats: tuple[str, ...]) -> bool:
    return all(asked(before[seat]) <= work(before[who]) for who, seat in zip(group, seats, strict=True))


def work(row: Row) -> set[str]:
    return set(filter(None, row["functions"].split(";")))


def asked(row: Row) -> set[str]:
    return work(row) & SPECIALISED


def violations(held: Seats, relatives: list[tuple[str, str]], kinds: Mapping[str, str]) -> set[tuple[str, ...]]:
    """The violations of the plain reading: pair, organ and situation."""
    posts: dict[str, list[Row]] = {who: [{**row, "person_id": who}] for who, row in held.items()}
    found = set()
    for a, b in relatives:
        if a in posts and b in posts:
            for (organ, _, situation), severity in road_law.situations(a, b, posts, kinds):
                if severity == road_law.VIOLATION:
                    found.add((*sorted((a, b)), organ, situation))
    return found


def first(key: tuple[str, ...], was: set[tuple[str, ...]], before: Seats) -> list[str]:
    """Who may move for a violation: whose post is the lower one, either where they are level; and who has to move for another."""
    return [who for who in key[:2] if who in lower(key, before) or has_reason(who, key, was, before)]


def lower(key: tuple[str, ...], before: Seats) -> list[str]:
    one, other = key[:2]
    heights = {
        who: (HEIGHT[before[who]["tier"]], before[who]["tier"] != "3" and before[who]["chief"] != "true") for who in (one, other)
    }
    if before[one]["organ_id"] != before[other]["organ_id"] or heights[one] == heights[other]:
        return [one, other]
    return [max(heights, key=lambda who: heights[who])]


def has_reason(who: str, key: tuple[str, ...], was: set[tuple[str, ...]], before: Seats) -> bool:
    return any(who in other[:2] and who in lower(other, before) for other in was if other != key)


def in_turn(was: set[tuple[str, ...]], moved: set[str], before: Seats) -> bool:
    """Nobody moves before the one who is to move first, unless for a reason of his or her own."""
    return all(
        who in lower(key, before) or has_reason(who, key, was, before) or set(lower(key, before)) & moved
        for key in was
        for who in moved & set(key[:2])
    )


def kept(before: Seats, after: Seats, moved: set[str], as_of: date) -> bool:
    """Sections keep half of their experienced people, organs lose at most two, or a fifth."""
    for organ in {row["organ_id"] for row in before.values()}:
        staff = [who for who, row in before.items() if row["organ_id"] == organ]
        if sum(after[who]["organ_id"] != organ for who in staff) > max(2, floor(0.2 * len(staff))):
            return False
    latest = as_of.replace(year=as_of.year - 2)
    for section in {(row["organ_id"], row["section"]) for row in before.values() if row["section"]}:
        known = [who for who, row in before.items() if spot(row) == section and (first_day(row["start"]) or date.min) <= latest]
        if sum(spot(after[who]) == section for who in known) < floor(0.5 * len(known)):
            return False
    return True


def spot(row: Row) -> tuple[str, str]:
    return row["organ_id"], row["section"]
