"""Villages, accounting, banks and foundations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from kinship.cases import Case
from tests.readings.base import BLOOD, Kinship, Pair, Post, Reading, Relatives, Said, grew_up_there, held, says, ties
from tests.readings.line import both_under_team, superior

CLOSE = Relatives(listed=frozenset({"S", "P", "C", "PC", "PP", "CC"}), noted=frozenset())
"""Close relatives of article 1045 of the Civil Code."""
VILLAGE_LAW, COLLECTIVE_LAW = date(2018, 12, 29), date(2025, 5, 1)


def named(post: Post, *words: str) -> bool:
    return says(post["title"], *words) or says(post.get("section"), *words) or says(post["organ"], *words)


def together(pair: Pair) -> bool:
    """In one organ, or in organs of which one is above the other or that are below one."""
    upper, lower = (post["organ"] for post in pair.posts)
    above = pair.parent(upper), pair.parent(lower)
    return upper == lower or upper == above[1] or lower == above[0] or (above[0] is not None and above[0] == above[1])


def council(post: Post) -> bool:
    return says(post["title"], "理事") or says(post.get("section"), "理事会")


def keeps_money(post: Post) -> bool:
    return says(post["title"], "会计", "财务", "出纳") or "finance" in post.get("functions", ())


def supervisor(post: Post) -> bool:
    return says(post["title"], "监事") or says(post.get("section"), "监事会")


def village(pair: Pair) -> Iterator[Said]:
    if pair.lower is None:
        return
    upper, lower = pair.posts
    if together(pair) and named(upper, "村委会", "村民委员会") and named(lower, "村务监督"):
        yield "32", "violation", "role-pair"
    if pair.case.as_of < COLLECTIVE_LAW:
        return
    if pair.one_organ and council(upper) and council(lower):
        yield "29", "violation", "role-set"
    if together(pair) and (council(upper) or keeps_money(upper)) and supervisor(lower):
        yield "34", "violation", "role-pair"


def heads_accounting(post: Post) -> bool:
    section = post.get("tier") == 2 and says(post.get("section"), "财务", "会计", "计财")
    return section or says(post["title"], "会计机构负责人", "会计主管", "总会计师")


def accounting(pair: Pair) -> Iterator[Said]:
    if not pair.one_organ:
        return
    upper, lower = pair.posts
    if upper.get("tier") == 1 and heads_accounting(lower):
        yield "leader", "violation", "role-pair"
    if heads_accounting(upper) and says(lower["title"], "出纳"):
        yield "cashier", "violation", "role-pair"


def bank(pair: Pair) -> Iterator[Said]:
    if pair.lower is None:
        return
    upper, lower = pair.posts
    key = [post.get("tier") in (1, 2) for post in pair.posts]
    if superior(pair) or (key[0] and lower.get("reports_to") == pair.above):
        yield "line", "violation", "direct-line"
    deputies = pair.tiers == (1, 1) and upper.get("chief") is not True and lower.get("chief") is not True
    if pair.one_organ and ((all(key) and both_under_team(pair)) or deputies):
        yield "leader", "violation", "common-leader"
    if pair.one_organ and upper.get("tier") == 1:
        if {"personnel", "finance", "supervision", "audit"} & set(lower.get("functions", ())):
            yield "function", "violation", "leader-and-function"
        if says(lower["title"] + lower.get("section", ""), "内控", "内审", "风险", "授信", "投资"):
            yield "control", "violation", "leader-in-organ"
    if pair.one_section and pair.tiers == (3, 3):
        yield "ordinary", "advisory", "role-set"


def quiet(said: Said, others: set[str]) -> bool:
    return said[2] == "leader-in-organ" and bool(others & {"leader-and-function", "direct-line"})


def branch_at_home(case: Case, who: str, post: Post) -> Iterator[Said]:
    level = case.organs.get(post["organ"], {}).get("level")
    chief = post.get("tier") == 1 and post.get("chief") is True
    if chief and level in ("province", "city") and grew_up_there(case, who, post):
        yield "home", "review", "home-area"


def foundation(pair: Pair) -> Iterator[Said]:
    if not pair.one_organ:
        return
    upper, lower = pair.posts
    if pair.kind(upper) == "foundation" and says(upper["title"], "理事") and says(lower["title"], "理事"):
        yield "board", "violation", "role-set"
    if says(upper["title"], "理事") and says(lower["title"], "监事"):
        yield "supervisor", "violation", "role-pair"


def too_many_relatives(case: Case, reading: Reading) -> Iterator[str]:
    """More than a third of the board of a private foundation have a close relative on it."""
    boards: dict[str, set[str]] = {}
    for who in case.posts():
        for post in held(case, who):
            if case.kind_of(post["organ"]) == "private_foundation" and says(post["title"], "理事"):
                boards.setdefault(post["organ"], set()).add(who)
    close = [{one, other} for one, other, tie in ties(case) if counted(tie)]
    for board in boards.values():
        related = set().union(*(pair for pair in close if pair <= board))
        if Fraction(len(related), len(board)) > Fraction(1, 3):
            yield "violation group-quota"


def counted(tie: Kinship) -> bool:
    return CLOSE.cap(tie) == "violation"


ACCOUNTANTS = Relatives(listed=BLOOD | {"S"}, noted=frozenset(), doubted=frozenset({"SP", "CS", "SPC", "PCS"}))
ORDINARY = Relatives(listed=frozenset({"S", "P", "SP", "C", "CS"}), noted=frozenset())
VILLAGE = Reading({"village": "violation"}, village, since=VILLAGE_LAW, relatives=CLOSE)
ACCOUNTING = Reading(dict.fromkeys(("civil", "public_institution", "soe"), "violation"), accounting, relatives=ACCOUNTANTS)
BANK = Reading(
    {"financial": "violation"},
    bank,
    since=date(2019, 12, 25),
    lists={"ordinary": ORDINARY},
    of_one=branch_at_home,
    silent=quiet,
)
FOUNDATION = Reading(
    dict.fromkeys(("foundation", "private_foundation"), "violation"), foundation, relatives=CLOSE, of_all=too_many_relatives
)
