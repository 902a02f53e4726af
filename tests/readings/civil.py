"""Civil servants, public institutions, and the county's measures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tests.readings.base import SENSITIVE, Pair, Post, Reading, Said
from tests.readings.line import both_under_team, one_commander, superior
from tests.readings.places import trial

WEIGHTIER = {"direct-line", "in-charge-leader", "leader-and-function"}


def sensitive(post: Post) -> bool:
    return bool(SENSITIVE & set(post.get("functions", ())))


def seconded(post: Post) -> bool:
    """In a group that the discipline commission has placed in the organ."""
    named = post.get("section", "") + " " + post.get("title", "")
    return "派驻" in named or "纪检组" in named or "纪检监察组" in named


def party_building(post: Post) -> bool:
    """The only such work is party building, of which no text says whether it is organisation work."""
    named = "党建" in post.get("section", "") or "党建" in post.get("title", "")
    return named and SENSITIVE & set(post.get("functions", ())) == {"organization"}


def function_work(lower: Post) -> Said:
    """Under a leading member: who belongs to the organ that sent him may or may not count as working in this one."""
    return "function", "review" if seconded(lower) or party_building(lower) else "violation", "leader-and-function"


def civil(pair: Pair) -> Iterator[Said]:
    if pair.lower is None:
        return
    upper, lower = pair.posts
    if lower.get("reports_to") == pair.above or superior(pair):
        yield "line", "violation", "direct-line"
    if "section" in lower and lower.get("tier") == 3 and lower.get("in_charge") == pair.above:
        yield "in-charge", "review", "in-charge-leader"
    if not pair.one_organ:
        return
    if both_under_team(pair) or one_commander(pair):
        yield "leader", "violation", "common-leader"
    in_charge = "in_charge" in upper and upper["in_charge"] == lower.get("in_charge")
    if pair.tiers == (3, 3) and in_charge and "section" in upper and "section" in lower and not pair.one_section:
        yield "wide", "review", "common-leader-wide"
    if upper.get("tier") in (1, 2) and sensitive(lower):
        yield function_work(lower) if upper["tier"] == 1 else ("function", "review", "head-and-function")
    if pair.tiers == (1, 3) and "section" in lower:
        yield "skip", "advisory", "skip-level"


def quiet(said: Said, others: set[str]) -> bool:
    """Two levels apart is not said again where a weightier situation says it."""
    return said[2] == "skip-level" and bool(others & WEIGHTIER)


def institution(pair: Pair) -> Iterator[Said]:
    if not pair.one_organ:
        return
    upper, lower = pair.posts
    if superior(pair) and (severity := _managed(pair, lower)):
        yield "line", severity, "direct-line"
    if pair.tiers == (2, 2) and upper.get("chief") and lower.get("chief") and sensitive(upper) and sensitive(lower):
        yield "leader", "review" if party_building(upper) or party_building(lower) else "violation", "common-leader"
    if upper.get("tier") == 1 and sensitive(lower):
        yield function_work(lower)


def _managed(pair: Pair, lower: Post) -> str:
    """Over chiefs and deputies, over the chiefs of the next level, over management staff and keepers of money.

    A head who is employed in another kind of post is a matter to look into.
    """
    level, money = lower.get("level", ""), {"audit", "finance"} & set(lower.get("functions", ()))
    if lower.get("tier") != 3:
        if pair.tiers not in ((1, 1), (2, 2)) and lower.get("chief") is not True:
            return ""
        beside = lower.get("tier") == 2 and ("技术" in level or "工勤" in level)
        return "review" if beside and not money else "violation"
    if money or "管理" in level:
        return "violation"
    return "review" if not level and "师" not in lower.get("title", "") else ""


BY_SPECIAL_LAW = dict.fromkeys(("court", "procuratorate", "supervision", None), "review")
CIVIL = Reading({"civil": "violation", **BY_SPECIAL_LAW}, civil, since=date(2020, 12, 28), silent=quiet)
COUNTY = Reading({"civil": "violation", "public_institution": "violation", None: "review"}, civil, silent=quiet)
TRIAL = Reading(
    {kind: most for kind, most in CIVIL.kinds.items() if kind != "supervision"},  # there were no supervision commissions
    civil,
    since=date(2011, 12, 12),
    until=date(2020, 12, 28),
    of_one=trial,
    silent=quiet,
)
INSTITUTION = Reading({"public_institution": "violation"}, institution, since=date(2020, 1, 1))
