"""Judges, procurators and supervisors: posts that relatives may not hold at the same time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kinship.cases import Case
from tests.readings.base import Pair, Post, Reading, Relatives, Said, grew_up_there, holds, says

CLOSE = Relatives(listed=frozenset({"S", "P", "C"}), noted=frozenset(), sided=True)


def practises_law(pair: Pair) -> bool:
    """The relative practises law in the area of the organ where the other holds the post."""
    rows = [row for row in pair.case.business if row["of"] == pair.below and row.get("regulator") == pair.upper["organ"]]
    return any(holds(row, pair.case.as_of) and says(row["name"] + row.get("industry", ""), "律师") for row in rows)


def adjacent(pair: Pair) -> bool:
    """The upper's organ is the one directly above the lower's, and of the same line."""
    upper, lower = pair.posts
    return pair.parent(lower["organ"]) == upper["organ"] and pair.kind(upper) == pair.kind(lower)


def assistant(post: Post) -> bool:
    return says(post["title"] + post.get("level", ""), "助理")


def president(post: Post) -> bool:
    return says(post["title"], "院长") and not assistant(post)


def court_head(post: Post) -> bool:
    return says(post["title"], "院长", "庭长", "审判委员会", "审委会") and not assistant(post)


def plain_judge(post: Post) -> bool:
    judge = says(post["title"], "审判员", "法官") or says(post.get("level"), "法官")
    return judge and not assistant(post) and not court_head(post)


def judges(pair: Pair) -> Iterator[Said]:
    if (court_head(pair.upper) or plain_judge(pair.upper)) and practises_law(pair):
        yield "lawyer", "violation", "business"
    if pair.lower is None:
        return
    upper, lower = pair.posts
    if pair.one_organ and court_head(upper) and court_head(lower):
        yield "1", "violation", "role-set"
    if pair.one_organ and president(upper) and plain_judge(lower):
        yield "2", "violation", "role-pair"
    in_division = all(says(post["title"], "庭长", "审判员", "法官") and not assistant(post) for post in pair.posts)
    if pair.one_section and says(upper["section"], "庭") and in_division:
        yield "3", "violation", "role-set"
    if adjacent(pair) and president(upper) and president(lower):
        yield "4", "violation", "adjacent-levels"


def chief_procurator(post: Post) -> bool:
    return says(post["title"], "检察长") and not assistant(post)


def committee(post: Post) -> bool:
    return says(post["title"], "检察委员会", "检委会") and not assistant(post)


def plain_procurator(post: Post) -> bool:
    named = says(post["title"], "检察员", "检察官") and not assistant(post) and not committee(post)
    return named and not chief_procurator(post)


def procurators(pair: Pair) -> Iterator[Said]:
    everyone = chief_procurator, committee, plain_procurator
    if any(role(pair.upper) for role in everyone) and practises_law(pair):
        yield "lawyer", "violation", "business"
    if pair.lower is None:
        return
    upper, lower = pair.posts
    if pair.one_organ and all(chief_procurator(post) or committee(post) for post in pair.posts):
        yield "1", "violation", "role-set"
    if pair.one_organ and chief_procurator(upper) and plain_procurator(lower):
        yield "2", "violation", "role-pair"
    if pair.one_section and plain_procurator(upper) and plain_procurator(lower):
        yield "3", "violation", "role-set"
    if adjacent(pair) and chief_procurator(upper) and chief_procurator(lower):
        yield "4", "violation", "adjacent-levels"


def member(post: Post) -> bool:
    return post.get("tier") == 1 and says(post["title"], "主任", "委员")


def graded(post: Post) -> bool:
    titled = says(post["title"], "监察官") and not assistant(post)
    return titled or says(post.get("level"), "监察官")


def supervisors(pair: Pair) -> Iterator[Said]:
    if pair.lower is None:
        return
    upper, lower = pair.posts
    others = [graded(post) and post.get("tier") in (2, 3) for post in pair.posts]
    if pair.one_organ and member(upper) and member(lower):
        yield "1a", "violation", "role-set"
    if pair.one_organ and member(upper) and others[1]:
        yield "1b", "violation", "role-pair"
    if pair.one_section and all(others):
        yield "2", "violation", "role-set"
    if pair.one_organ and says(upper["organ"], "派驻", "派出") and graded(upper) and graded(lower):
        yield "3", "violation", "role-set"
    if adjacent(pair) and member(upper) and member(lower):
        yield "4", "violation", "adjacent-levels"


def director_at_home(case: Case, who: str, post: Post) -> Iterator[Said]:
    level = case.organs.get(post["organ"], {}).get("level")
    director = post.get("tier") == 1 and post.get("chief") is True and says(post["title"], "主任")
    if director and level in ("county", "city") and grew_up_there(case, who, post):
        yield level, "violation" if level == "county" else "review", "home-area"


def only(kind: str) -> dict[str | None, str]:
    return {kind: "violation"}


JUDGE = Reading(only("court"), judges, since=date(2019, 10, 1), lists={"lawyer": CLOSE})
PROCURATOR = Reading(only("procuratorate"), procurators, since=date(2019, 10, 1), lists={"lawyer": CLOSE})
SUPERVISOR = Reading(only("supervision"), supervisors, since=date(2022, 1, 1), of_one=director_at_home)
