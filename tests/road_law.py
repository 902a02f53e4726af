"""The situations by plain Python over canonical rows, written from the design and the law only: no pack, no query is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product

from tests.oracle import last_day
from tests.road_kin import Row, Rows, holds, kin

VIOLATION, REVIEW, ADVISORY = 3, 2, 1
SEVERITY = {"violation": VIOLATION, "review": REVIEW, "advisory": ADVISORY}
SENSITIVE = frozenset(["organization", "personnel", "discipline", "supervision", "audit", "finance"])
CIVIL = {
    **dict.fromkeys(("direct-line", "common-leader", "leader-and-function"), VIOLATION),
    **dict.fromkeys(("common-leader-wide", "in-charge-leader", "head-and-function"), REVIEW),
    "skip-level": ADVISORY,
}
CAP = {"civil": VIOLATION, "court": REVIEW, "procuratorate": REVIEW, "supervision": REVIEW, "": REVIEW}
KIND_OF_POST = {"管理": "management", "专业技术": "technical", "工勤技能": "worker"}
Found = dict[tuple[str, str, str, str, str], tuple[int, int]]


def findings(rows: Rows, as_of: date) -> Found:
    """(person, relative, organ_id, pack, situation) → (severity, grade of the plainest, then surest path that gives it)."""
    found: Found = {}
    posts = _posts(rows, as_of)
    kinds = {row["organ_id"]: row.get("kind") or "" for row in rows["organ"]}
    for (a, b), paths in kin(rows, as_of).items():
        for (organ, pack, situation), severity in situations(a, b, posts, kinds):
            claims = [(severity if path.listed() else ADVISORY, *path.plainness()) for path in paths]
            found[a, b, organ, pack, situation] = (max(claims)[0], max(claims)[2])
    return found


def _posts(rows: Rows, as_of: date) -> dict[str, list[Row]]:
    """The posts held on a day, also by those whom the person table does not call staff; the dead hold none."""
    died = {row["person_id"]: last_day(row["died"]) for row in rows["person"] if row.get("died")}
    out = {person for person, day in died.items() if day and day <= as_of}
    posts: dict[str, list[Row]] = defaultdict(list)
    for row in rows["post"]:
        if row["person_id"] not in out and holds(row, as_of):
            posts[row["person_id"]].append(row)
    return posts


def situations(
    a: str, b: str, posts: Mapping[str, list[Row]], kinds: Mapping[str, str]
) -> Iterator[tuple[tuple[str, str, str], int]]:
    worst: dict[tuple[str, str, str], int] = {}
    for upper, lower in [*product(posts[a], posts[b]), *product(posts[b], posts[a])]:
        organ, kind = lower["organ_id"], kinds[lower["organ_id"]]
        if kind in CAP:
            said = {("cn-civil-2020", situation): min(CIVIL[situation], CAP[kind]) for situation in civil(upper, lower)}
        else:
            said = {}
        if kind == "public_institution" and upper["organ_id"] == organ:
            said |= {("cn-institution-2019", situation): severity for situation, severity in institution(upper, lower).items()}
        for (pack, situation), severity in said.items():
            key = (organ, pack, situation)
            worst[key] = max(worst.get(key, 0), severity)
    for (organ, pack, situation), severity in worst.items():
        others = {other for where, _, other in worst if where == organ}
        if situation != "skip-level" or not others & {"direct-line", "in-charge-leader", "leader-and-function"}:
            yield (organ, pack, situation), severity


def tier(post: Row) -> int:
    return int(post.get("tier") or 0)


def is_chief(post: Row) -> bool:
    """A body has one chief: who is not said to be it counts as a deputy (docs/tables.md)."""
    return post.get("chief") == "true"


def functions(post: Row) -> set[str]:
    return set(filter(None, (post.get("functions") or "").split(";")))


def same_section(a: Row, b: Row) -> bool:
    return bool(a.get("section")) and a["section"] == b.get("section")


def superior(upper: Row, lower: Row) -> bool:
    """The one is directly above the other in one organ, by rank alone."""
    ranks, chief_and_deputy = (tier(upper), tier(lower)), is_chief(upper) and not is_chief(lower)
    return (
        ranks == (1, 2)
        or (ranks == (2, 3) and same_section(upper, lower))
        or (ranks == (1, 3) and not lower.get("section"))
        or (chief_and_deputy and ranks == (1, 1))
        or (chief_and_deputy and ranks == (2, 2) and same_section(upper, lower))
    )


def common_leader(a: Row, b: Row) -> bool:
    """Both are directly under the same one: the team, the heads of a section, a chief, or one who is named."""
    ranks, deputies = (tier(a), tier(b)), not is_chief(a) and not is_chief(b)
    under_team = [tier(post) == 2 or (tier(post) == 3 and not post.get("section")) for post in (a, b)]
    named = bool(a.get("reports_to")) and a["reports_to"] == b.get("reports_to")
    return all(under_team) or (ranks == (3, 3) and same_section(a, b)) or (ranks == (1, 1) and deputies) or named


def civil(upper: Row, lower: Row) -> Iterator[str]:
    one_organ, staff = upper["organ_id"] == lower["organ_id"], tier(lower) == 3 and bool(lower.get("section"))
    if lower.get("reports_to") == upper["person_id"] or (one_organ and superior(upper, lower)):
        yield "direct-line"
    if staff and lower.get("in_charge") == upper["person_id"]:
        yield "in-charge-leader"
    if not one_organ:
        return
    if common_leader(upper, lower):
        yield "common-leader"
    both_staff = staff and tier(upper) == 3 and upper.get("section") and not same_section(upper, lower)
    if both_staff and upper.get("in_charge") and upper["in_charge"] == lower.get("in_charge"):
        yield "common-leader-wide"
    if tier(upper) in (1, 2) and functions(lower) & SENSITIVE:
        yield "leader-and-function" if tier(upper) == 1 else "head-and-function"
    if tier(upper) == 1 and staff:
        yield "skip-level"


def institution(upper: Row, lower: Row) -> dict[str, int]:
    """What the regulation for public institutions says of two posts of one institution."""
    said: dict[str, int] = {}
    if superior(upper, lower):
        said["direct-line"] = _direct(upper, lower)
    if _chief_of_sensitive(upper) and _chief_of_sensitive(lower):
        said["common-leader"] = VIOLATION
    if tier(upper) == 1 and functions(lower) & SENSITIVE:
        said["leader-and-function"] = VIOLATION
    return {situation: severity for situation, severity in said.items() if severity}


def _direct(upper: Row, lower: Row) -> int:
    """Chief over deputies; leaders over the chiefs below; over management staff, and over specialists in audit and finance.

    The head of a section who is employed as a specialist may hold a management post or not.
    """
    kind = next((kind for word, kind in KIND_OF_POST.items() if (lower.get("level") or "").startswith(word)), "unknown")
    counts = kind == "management" or bool(functions(lower) & {"audit", "finance"})
    if tier(lower) == 3:
        return VIOLATION if counts else REVIEW if kind == "unknown" else 0
    if tier(upper) != tier(lower) and not is_chief(lower):
        return 0
    return VIOLATION if tier(lower) == 1 or kind == "unknown" or counts else REVIEW


def _chief_of_sensitive(post: Row) -> bool:
    return tier(post) == 2 and is_chief(post) and bool(functions(post) & SENSITIVE)
