"""Who is above whom in one organ, and who shares a superior: the definitions of article 5 of the avoidance regulation."""

from __future__ import annotations

from tests.readings.base import Pair, Post


def chief_over_deputy(upper: Post, lower: Post) -> bool:
    return upper.get("chief") is True and lower.get("chief") is not True


def superior(pair: Pair) -> bool:
    """The upper is directly above the lower in one organ, by rank alone."""
    upper, lower = pair.posts
    return pair.one_organ and (
        pair.tiers == (1, 2)
        or (pair.tiers == (1, 3) and "section" not in lower)
        or (pair.tiers == (2, 3) and pair.one_section)
        or (pair.tiers == (1, 1) and chief_over_deputy(upper, lower))
        or (pair.tiers == (2, 2) and chief_over_deputy(upper, lower) and pair.one_section)
    )


def under_team(post: Post) -> bool:
    return post.get("tier") == 2 or (post.get("tier") == 3 and "section" not in post)


def both_under_team(pair: Pair) -> bool:
    return pair.one_organ and all(map(under_team, pair.posts))


def one_commander(pair: Pair) -> bool:
    """Both have the same person as superior: the head of their section, their chief, or whom the ledger names."""
    upper, lower = pair.posts
    deputies = upper.get("chief") is not True and lower.get("chief") is not True
    named = "reports_to" in upper and upper["reports_to"] == lower.get("reports_to")
    return pair.one_organ and ((pair.tiers == (3, 3) and pair.one_section) or (pair.tiers == (1, 1) and deputies) or named)
