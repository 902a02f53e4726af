"""The second road: each case judged by plain Python written from the legal texts, which knows neither the packs nor the queries.

It must give what the case expects. So a case, the packs with their queries, and this reading of the law agree three ways.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product
from typing import Any

import pytest

from kinship.case_run import find_cases
from kinship.cases import Case
from kinship.rules import built_in, load_pack

Post = Mapping[str, Any]
IN = {
    "S",
    "P",
    "C",
    "PP",
    "CC",
    "PC",
    "PPC",
    "PCC",
    "PPCC",
    "SP",
    "CS",
    "SPC",
    "PCS",
    "CSP",
    "SPCS",
    "PPCS",
    "SPCC",
    "PCCS",
    "SPPC",
    "PPCCS",
    "SPPCC",
}
NOTED = {"PPP", "CCC", "PS", "SC", "PSC", "SPP", "CCS"}
SENSITIVE = {"organization", "personnel", "discipline", "supervision", "audit", "finance"}
WEIGHT = {"violation": 3, "review": 2, "advisory": 1}
CIVIL = {
    "direct-line": "violation",
    "common-leader": "violation",
    "common-leader-wide": "review",
    "in-charge-leader": "review",
    "leader-and-function": "violation",
    "head-and-function": "review",
    "skip-level": "advisory",
}
ORGANS = {
    "cn-civil-2020": {
        "civil": "violation",
        "court": "review",
        "procuratorate": "review",
        "supervision": "review",
        None: "review",
    },
    "county-rotation": {"civil": "violation", "public_institution": "violation", None: "review"},
    "cn-institution-2019": {"public_institution": "violation"},
}
SINCE = {"cn-civil-2020": date(2020, 12, 28), "cn-institution-2019": date(2020, 1, 1), "county-rotation": date.min}


def day(value: Any, last: bool = False) -> date | None:
    """A day, or the first (or last) day that a month can mean."""
    if value is None or isinstance(value, date):
        return value
    year, month = map(int, str(value).split("-"))
    return date(year + month // 12, month % 12 + 1, 1) if last else date(year, month, 1)


def holds(row: Mapping[str, Any], as_of: date) -> bool:
    start, end = day(row.get("start")), day(row.get("end"), last=True)
    return (start is None or start <= as_of) and (end is None or end > as_of)


def relation(case: Case) -> str:
    """in, noted or none: what the kin word comes to on the day, after divorces, deaths, adoptions and step ties."""
    letters, noted = list(case.kin), False
    dead = {int(who) for who, when in (case.died or {}).items() if when <= case.as_of}
    again = {int(who) for who, when in (case.remarried or {}).items() if when <= case.as_of}
    for number, letter in enumerate(case.kin):
        tie = (case.ties or {}).get(str(number + 1), {})
        ends = {number, number + 1}
        if not holds(tie, case.as_of):
            return "none"
        if letter == "S" and ends & dead:
            if (ends - dead) & again:
                return "none"
            noted = True
        child = number if letter == "P" else number + 1
        if letter in "PC" and child in case.adopted and tie.get("kind", "blood") == "blood":
            noted = True
        if tie.get("kind") == "step":
            letters[number] = {"P": "PS", "C": "SC"}[letter]
    word = "".join(letters)
    if word in IN:
        return "noted" if noted else "in"
    return "noted" if word in NOTED else "none"


def sensitive(post: Post) -> bool:
    return bool(SENSITIVE & set(post.get("functions", ())))


def same_section(a: Post, b: Post) -> bool:
    return "section" in a and a["section"] == b.get("section")


def under_team(post: Post) -> bool:
    return post.get("tier") == 2 or (post.get("tier") == 3 and "section" not in post)


def superior(upper: Post, lower: Post) -> bool:
    tiers = upper.get("tier"), lower.get("tier")
    chief_deputy = upper.get("chief") is True and lower.get("chief") is False
    return (
        tiers == (1, 2)
        or (tiers == (1, 3) and "section" not in lower)
        or (tiers == (2, 3) and same_section(upper, lower))
        or (tiers == (1, 1) and chief_deputy)
        or (tiers == (2, 2) and chief_deputy and same_section(upper, lower))
    )


def common_leader(a: Post, b: Post) -> bool:
    tiers = a.get("tier"), b.get("tier")
    deputies = a.get("chief") is False and b.get("chief") is False
    reports = "reports_to" in a and a["reports_to"] == b.get("reports_to")
    both_staff = tiers == (3, 3) and same_section(a, b)
    return (under_team(a) and under_team(b)) or both_staff or (tiers == (1, 1) and deputies) or reports


def civil(who: str, upper: Post, lower: Post, one_organ: bool) -> Iterator[str]:
    """Situations with ``upper`` (held by ``who``) above or beside ``lower``."""
    tiers = upper.get("tier"), lower.get("tier")
    if lower.get("reports_to") == who or (one_organ and superior(upper, lower)):
        yield "direct-line"
    if "section" in lower and lower.get("tier") == 3 and lower.get("in_charge") == who:
        yield "in-charge-leader"
    if not one_organ:
        return
    if common_leader(upper, lower):
        yield "common-leader"
    in_charge = "in_charge" in upper and upper["in_charge"] == lower.get("in_charge")
    if tiers == (3, 3) and in_charge and "section" in upper and "section" in lower and not same_section(upper, lower):
        yield "common-leader-wide"
    if upper.get("tier") == 1 and sensitive(lower):
        yield "leader-and-function"
    if upper.get("tier") == 2 and sensitive(lower):
        yield "head-and-function"
    if tiers == (1, 3) and "section" in lower:
        yield "skip-level"


def institution(upper: Post, lower: Post) -> Iterator[str]:
    """Severity and situation under the regulation for public institutions."""
    tiers = upper.get("tier"), lower.get("tier")
    if superior(upper, lower):
        if tiers in ((1, 1), (2, 2)) or (tiers == (1, 2) and lower.get("chief") is True):
            yield "violation direct-line"
        elif lower.get("tier") == 3:
            money = {"audit", "finance"} & set(lower.get("functions", ()))
            level = lower.get("level", "")
            if money or "管理" in level:
                yield "violation direct-line"
            elif not level and "师" not in lower.get("title", ""):
                yield "review direct-line"
    if tiers == (2, 2) and upper.get("chief") and lower.get("chief") and sensitive(upper) and sensitive(lower):
        yield "violation common-leader"
    if upper.get("tier") == 1 and sensitive(lower):
        yield "violation leader-and-function"


def found(case: Case, pack: str) -> list[str]:
    tie = relation(case)
    if tie == "none" or case.as_of < SINCE[pack]:
        return []
    lines = set()
    for who, upper_posts, lower_posts in (("a", case.a, case.b), ("b", case.b, case.a)):
        for upper, lower in product(upper_posts, lower_posts):
            if holds(upper, case.as_of) and holds(lower, case.as_of):
                lines |= {(lower["organ"], line) for line in situations(case, pack, who, upper, lower)}
    lines = {(organ, line) for organ, line in lines if line[-10:] != "skip-level" or not overruled(organ, lines)}
    return sorted("advisory " + line.split()[1] if tie == "noted" else line for _, line in lines)


def overruled(organ: str, lines: set[tuple[str, str]]) -> bool:
    """Two levels apart is not said again where a weightier situation of the same pair says it."""
    others = {line.split()[1] for where, line in lines if where == organ}
    return bool(others & {"direct-line", "in-charge-leader", "leader-and-function"})


def situations(case: Case, pack: str, who: str, upper: Post, lower: Post) -> Iterator[str]:
    kind, one_organ = case.organs.get(lower["organ"]), upper["organ"] == lower["organ"]
    if kind not in ORGANS[pack]:
        return
    if pack == "cn-institution-2019":
        yield from institution(upper, lower) if one_organ else ()
        return
    for situation in civil(who, upper, lower, one_organ):
        severity = min(CIVIL[situation], ORGANS[pack][kind], key=WEIGHT.__getitem__)
        yield f"{severity} {situation}"


@pytest.mark.parametrize("name", built_in())
def test_plain_reading_of_the_law_agrees_with_every_case(name: str) -> None:
    cases = find_cases(load_pack(name))
    wrong = [
        (case.sentence, case.kin, case.expect, found(case, name)) for case in cases if list(case.expect) != found(case, name)
    ]
    assert not wrong
