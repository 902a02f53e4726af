"""Three laws from elsewhere: civil degrees, relatives of an official only, no appointment at all."""

from __future__ import annotations

from collections.abc import Iterator

from tests.readings.base import Pair, Post, Reading, Relatives, Said, began
from tests.readings.bodies import together


def within_third_degree() -> frozenset[str]:
    """Spouse, blood up to three steps, and affinity over it. By way of great-grandparents only the blood is found."""
    blood = {"P" * up + "C" * down for up in range(4) for down in range(4 - up)} - {""}
    near = blood - {"PPP", "CCC"}
    return frozenset({"S"} | blood | {f"{b}S" for b in near} | {f"S{b}" for b in near} | {f"S{b}S" for b in near})


def order(upper: Post, lower: Post, unknown: str) -> str:
    """What it comes to by who was appointed first; nothing where the relative was there before."""
    leads, came = began(upper), began(lower)
    if leads is None or came is None:
        return unknown
    return "violation" if came >= leads else ""


def head(post: Post) -> bool:
    return post.get("tier") == 1 and post.get("chief") is True


def taiwan(pair: Pair) -> Iterator[Said]:
    if pair.lower is None or not (severity := order(pair.upper, pair.lower, "review")):
        return
    upper, lower = pair.posts
    if pair.one_organ and head(upper):
        yield "organ", severity, "leader-in-organ"
    if head(upper) and head(lower) and pair.parent(lower["organ"]) == upper["organ"]:
        yield "below", severity, "direct-line"
    chief_and_deputy = pair.tiers == (2, 2) and upper.get("chief") is True and lower.get("chief") is not True
    if pair.one_section and (pair.tiers == (2, 3) or chief_and_deputy):
        yield "unit", severity, "direct-line"


def america(pair: Pair) -> Iterator[Said]:
    if pair.one_organ and pair.lower and pair.upper.get("tier") == 1:
        severity = order(pair.upper, pair.lower, "advisory")
        if severity:
            yield "official", {"violation": "review"}.get(severity, severity), "leader-in-organ"


def united_nations(pair: Pair) -> Iterator[Said]:
    if pair.lower is None:
        return
    _upper, lower = pair.posts
    if together(pair):
        yield "appointment", "violation", "same-organ"
    above = pair.tiers == (1, 2) or (pair.tiers == (1, 3) and "section" not in lower)
    staff = pair.one_section and pair.tiers == (2, 3)
    if (pair.one_organ and above) or staff or lower.get("reports_to") == pair.above:
        yield "spouse", "review", "direct-line"


KIN_3110 = frozenset(["P", "C", "PC", "PPC", "PPCC", "PCC", "S", "SP", "CS", "SPC", "PCS", "PS", "SC", "PSC"])
TAIWAN = Reading(
    {"civil": "violation", None: "review"},
    taiwan,
    relatives=Relatives(listed=within_third_degree(), noted=frozenset(), by_death="keeps"),
)
AMERICA = Reading(
    dict.fromkeys(("civil", "other"), "violation"),
    america,
    relatives=Relatives(listed=KIN_3110, noted=frozenset({"SPCS"}), sided=True),
)
UNITED_NATIONS = Reading(
    {"other": "violation"},
    united_nations,
    relatives=Relatives(listed=frozenset({"P", "C", "PC"}), noted=frozenset()),
    lists={"spouse": Relatives(listed=frozenset({"S"}), noted=frozenset(), by_death="ends")},
)
