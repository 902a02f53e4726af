"""Whether what a finding shows belongs to its people: the chain from one to the other, and the posts that the case gives them."""

from __future__ import annotations

from typing import Any

from kinship.cases import TITLE, Case
from kinship.pack_situations import BY_FUNCTION

Row = dict[str, Any]


def fits(finding: Row, case: Case, prefix: str) -> bool:
    """Whether the chain leads from the one to the other by the word told, by sources, and all are shown in their posts and work.

    ``finding`` has ``people`` and ``kin`` as the findings document; ``prefix`` is what the ids of the case begin with.

    >>> case = Case("局长", "", ({"organ": "县财政局", "tier": 1},), (), ())
    >>> shown = {"organ": "县财政局", "section": "", "title": "职员", "tier": 1, "chief": None, "post_level": "", "functions": []}
    >>> alone = {"people": [{"person_id": "0/a", **shown}], "kin": {"word": "", "chain": []}}
    >>> fits(alone, case, "0/"), fits({**alone, "people": [{**alone["people"][0], "tier": 3}]}, case, "0/")
    (True, False)
    """
    people, chain = finding["people"], finding["kin"]["chain"]
    named = [person["person_id"] for person in people]
    ends = [step["person_id"] for step in (chain[0], chain[-1])] if chain else named[:1]
    spelled = "".join(step["step"] for step in chain)
    led = ends == named and spelled == finding["kin"]["word"] and all(step["source"] for step in chain[1:])
    posted = all(_in_post(one, case, prefix) for one in people)
    return led and posted and _worked(finding.get("situation"), people) and _in_body(finding.get("group"))


def _in_body(group: Row | None) -> bool:
    """Whether each tie of a body is told once, and as many are counted as have one."""
    if group is None:
        return True
    ties = [frozenset((tie["person_id"], tie["relative_id"])) for tie in group["ties"]]
    return len(set(ties)) == len(ties) and group["related"] == len(frozenset[str]().union(*ties)) == len(group["people"])


def _worked(situation: Row | None, people: list[Row]) -> bool:
    """Whether the function told is worked by one of them, and told wherever the situation is about one."""
    if situation is None or (situation["kind"] not in BY_FUNCTION and not situation["function"]):
        return True
    return any(situation["function"] in person["functions"] for person in people)


def _in_post(person: Row, case: Case, prefix: str) -> bool:
    """Somebody who holds no post runs a business, and is shown without one. An organ may be called as it is on the day."""
    shown = {key: person[key] for key in ("section", "title", "tier", "chief")}
    told = {**shown, "level": person["post_level"], "functions": set(person["functions"])}
    held = case.posts().get(person["person_id"].removeprefix(prefix), ())
    there = [post for post in held if case.of_one_line(post["organ"], person["organ"])]
    return told in [_told(post) for post in there] or (not person["organ"] and bool(case.business))


def _told(post: Any) -> Row:
    texts = {key: post.get(key, "") for key in ("section", "level")}
    marks = {key: post.get(key) for key in ("tier", "chief")}
    return {**texts, **marks, "title": post.get("title", TITLE), "functions": set(post.get("functions", ()))}
