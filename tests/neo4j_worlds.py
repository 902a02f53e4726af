"""What the tests load: the village, and worlds in which every situation of every pack occurs."""

from __future__ import annotations

import random
from datetime import date
from functools import cache
from typing import Any

from kinship.account import Account
from kinship.case_county import cases_county
from kinship.case_run import find_cases
from kinship.neo4j.rows import Graph
from kinship.rules import built_in, load_packs
from kinship.tables import ORGAN_KINDS, ORGAN_LEVELS, SIX, County, arrow
from kinship.tenure import tenure
from loaders import load
from tests import road_worlds
from tests.neo4j_server import checked
from tests.village.build import DECLARATIONS, HERE, LEDGER

AREAS = ("", "421100", "421102", "421181", "湖北省黄冈市", "湖北省黄冈市红安县", "红安县")
DAYS = ("", "2025-06-01", "2025-12", "2026-01-02")
CASES_OF = date(2026, 1, 1)
"""The day of most cases."""
VILLAGE = (HERE / LEDGER, HERE / DECLARATIONS)
TODAY = date(2026, 11, 1)
"""The day on which the village is looked at."""


@cache
def village(with_ids: bool = False) -> Graph:
    """The graph of the village, as ``kinship neo4j load`` makes it."""
    county = load(VILLAGE)
    return checked(county, TODAY, with_ids, stays=tenure(county, as_of=TODAY))[1]


def families_at_work(number: int) -> County:
    """Random families (``tests.road_worlds``) with areas, days of entry, enterprises, organs above, and posts that packs name.

    Seeded; ids and organs carry the number of the family.
    """
    rows = road_worlds.worlds(1, number)
    dice = random.Random(number)
    _organs(dice, rows["organ"])
    _posts(dice, rows["post"])
    for person in rows["person"]:
        person["home_area"] = dice.choice(AREAS)
    rows["business"] = [_business(dice, person["person_id"], rows) for person in rows["person"] if dice.random() < 0.2]
    return County(**{name: arrow(name, rows[name]) for name in SIX}, account=Account())


def _organs(dice: random.Random, organs: list[dict[str, Any]]) -> None:
    """Each organ of a family may be below the one before it, mostly of the same kind."""
    before: dict[str, Any] = {}
    for organ in organs:
        organ |= {
            "kind": dice.choice((organ["kind"], *ORGAN_KINDS)),
            "level": dice.choice(("", *ORGAN_LEVELS)),
            "area": dice.choice(AREAS),
        }
        if before.get("organ_id", "").split("-")[0] == organ["organ_id"].split("-")[0] and dice.random() < 0.7:
            organ |= {"parent_organ_id": before["organ_id"], "kind": dice.choice((before["kind"], before["kind"], organ["kind"]))}
        before = organ


def _posts(dice: random.Random, posts: list[dict[str, Any]]) -> None:
    """Titles and sections by which some pack knows a post, and days of entry."""
    known = [post for pack in load_packs(built_in()) for role in pack.roles for post in role.posts]
    titles = sorted({word for post in known for word in post.titles})
    sections = sorted({word for post in known for word in post.sections})
    for post in posts:
        section = dice.choice((post["section"], post["section"], dice.choice(sections)))
        post |= {"title": dice.choice(titles), "section": section, "entered": dice.choice(DAYS)}


def _business(dice: random.Random, person: str, rows: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """An enterprise that an organ of the family's regulates, or nobody knows which."""
    near = [one["organ_id"] for one in rows["organ"] if one["organ_id"][1:6] == person[:5]]
    told = {"name": dice.choice(("云岫建材公司", "石门律师事务所")), "regulator_organ_id": dice.choice((*near, ""))}
    return {"person_id": person, **told, "start": dice.choice(road_worlds.DATES), "end": dice.choice(road_worlds.DATES)}


def cases() -> County:
    """Of the cases of all packs every third, and all that are about bodies or about organs of two levels, in one county."""
    held = [case for pack in load_packs(built_in()) for case in find_cases(pack) if case.as_of == CASES_OF]
    rare = [case for case in held if any(line.endswith(("group-quota", "adjacent-levels")) for line in case.expect)]
    return cases_county([*held[::3], *rare])
