"""Officers in active service: up to one level between, one commander, the headquarters that a relative leads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kinship.cases import Case
from tests.readings.base import Pair, Post, Reading, Said, grew_up_there, held, says
from tests.readings.line import both_under_team, one_commander, superior


def directly_above(pair: Pair) -> bool:
    upper, lower = pair.posts
    unit_below = pair.parent(lower["organ"]) == upper["organ"] and pair.tiers == (1, 1)
    return superior(pair) or lower.get("reports_to") == pair.above or unit_below


def one_level_between(pair: Pair) -> bool:
    upper, lower = pair.posts
    parent = pair.parent(lower["organ"])
    between = held(pair.case, lower["reports_to"]) if lower.get("reports_to") in pair.case.posts() else []
    return (
        (pair.one_organ and pair.tiers == (1, 3) and "section" in lower)
        or (parent == upper["organ"] and pair.tiers == (1, 2))
        or (pair.parent(parent) == upper["organ"] and pair.tiers == (1, 1))
        or any(post.get("reports_to") == pair.above for post in between)
    )


def officers(pair: Pair) -> Iterator[Said]:
    if pair.lower is None:
        return
    if directly_above(pair):
        yield "line", "violation", "direct-line"
    if one_level_between(pair):
        yield "between", "violation", "skip-level"
    if one_commander(pair):
        yield "commander", "violation", "common-leader"
    elif both_under_team(pair):
        yield "commander", "review", "common-leader"
    if pair.one_organ and pair.upper.get("tier") == 1:
        yield "headquarters", "violation", "leader-in-organ"


def quiet(said: Said, others: set[str]) -> bool:
    if said[2] == "skip-level":
        return "direct-line" in others
    return said[2] == "leader-in-organ" and bool(others & {"direct-line", "skip-level", "common-leader"})


def commander_at_home(case: Case, who: str, post: Post) -> Iterator[Said]:
    commands = post.get("tier") == 1 and post.get("chief") is True and says(post["organ"], "军分区", "人武部", "人民武装部")
    if commands and grew_up_there(case, who, post):
        yield "home", "review", "home-area"


OFFICER = Reading({"military": "violation"}, officers, since=date(2000, 12, 28), of_one=commander_at_home, silent=quiet)
