"""Leading cadres, relatives' businesses, and newcomers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tests.readings.base import FOUR_CLASSES, Pair, Reading, Relatives, Said, began, day, holds
from tests.readings.civil import function_work, sensitive
from tests.readings.line import both_under_team, one_commander, superior
from tests.readings.places import EVERYWHERE, cadres

FAMILY = Relatives(listed=frozenset({"S", "C", "CS"}), noted=frozenset(), sided=True)


def regulates_a_business(pair: Pair) -> bool:
    """The relative runs an enterprise that is regulated by the organ of which the other is a leading member."""
    rows = [row for row in pair.case.business if row["of"] == pair.below and row.get("regulator") == pair.upper["organ"]]
    return pair.upper.get("tier") == 1 and any(holds(row, pair.case.as_of) for row in rows)


def business(pair: Pair) -> Iterator[Said]:
    if regulates_a_business(pair):
        yield "business", "violation", "business"


def leading_cadres(pair: Pair) -> Iterator[Said]:
    yield from business(pair)
    if pair.lower is None:
        return
    upper, lower = pair.posts
    ranks = [post.get("tier") in (1, 2) for post in pair.posts]
    if superior(pair) or (ranks[0] and lower.get("reports_to") == pair.above):
        yield "line", "violation", "direct-line"
    if all(ranks) and (both_under_team(pair) or one_commander(pair)):
        yield "leader", "violation", "common-leader"
    if pair.one_organ and upper.get("tier") == 1 and sensitive(lower):
        yield function_work(lower)


def newcomers(pair: Pair) -> Iterator[Said]:
    """Whoever entered while a relative led the organ; since when the relative leads may be unknown."""
    entered = day(pair.lower.get("entered")) if pair.one_organ and pair.lower else None
    if not entered or entered < date(2020, 12, 28) or pair.upper.get("tier") != 1:
        return
    leads = began(pair.upper)
    if leads is None or leads <= entered:
        yield "entry", "review" if leads is None else "violation", "entry-ban"


UNKNOWN: dict[str | None, str] = {None: "review"}
CADRE = Reading(EVERYWHERE | UNKNOWN, leading_cadres, since=date(2006, 6, 10), of_one=cadres, lists={"business": FAMILY})
BUSINESS = Reading({"civil": "violation", **UNKNOWN}, business, since=date(2019, 6, 1), relatives=FAMILY)
ENTRY = Reading(EVERYWHERE | UNKNOWN, newcomers, since=date(2020, 12, 28), relatives=Relatives(listed=FOUR_CLASSES))
