"""The county of the cases of a rule pack: every case has its own people and organs in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kinship.account import Account
from kinship.cases import TITLE, Case
from kinship.tables import SIX, County, arrow

NAMES = {"a": "张甲", "b": "李乙"}
IDS = (
    *("person_id", "spouse_id", "parent_id", "child_id"),
    *("organ_id", "parent_organ_id", "regulator_organ_id", "reports_to", "in_charge"),
)


def case_tables(case: Case) -> County:
    """The county of one case.

    >>> case = Case("堂兄", "PPCC", ({"organ": "县财政局", "tier": 1},), ({"organ": "县财政局", "tier": 3},), ())
    >>> county = case_tables(case)
    >>> county.person.num_rows, county.parent.num_rows, county.post.column("organ_id").to_pylist()
    (5, 4, ['0/县财政局', '0/县财政局'])
    """
    return cases_county([case])


def cases_county(cases: Iterable[Case]) -> County:
    """One county in which every case has its own people and organs: their ids begin with the number of the case and a slash."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in SIX}
    for number, case in enumerate(cases):
        for name, row in _rows(case):
            rows[name].append(numbered(number, row))
    return County(**{name: arrow(name, held) for name, held in rows.items()}, account=Account())


def numbered(number: int, row: dict[str, Any]) -> dict[str, Any]:
    """A row whose ids begin with the number of its case.

    >>> numbered(3, {"organ_id": "o", "name": "o", "successors": "p;q"})
    {'organ_id': '3/o', 'name': 'o', 'successors': '3/p;3/q'}
    """
    ids = {key: f"{number}/{row[key]}" for key in IDS if row.get(key)}
    after = [f"{number}/{one}" for one in (row.get("successors") or "").split(";") if one]
    return {**row, **ids, **({"successors": ";".join(after)} if after else {})}


def _rows(case: Case) -> Iterator[tuple[str, dict[str, Any]]]:
    chain = _chain("a", case.kin, "b")
    yield from _people(case, chain)
    yield from _ties(case.kin, chain, case.ties or {})
    for one in case.others:
        between = _chain(one.get("of", "a"), one.get("kin", ""), one["id"])
        yield from (("person", {"person_id": person, "staff": False}) for person in between[1:-1])
        yield from _ties(one.get("kin", ""), between, one.get("ties", {}))
    for who, day in (case.remarried or {}).items():
        yield "person", {"person_id": f"new{who}", "staff": False}
        yield "spouse", {"person_id": chain[int(who)], "spouse_id": f"new{who}", "start": day, "grade": "confirmed"}
    for number in case.adopted:
        yield "person", {"person_id": f"adopter{number}", "staff": False}
        yield "parent", {"parent_id": f"adopter{number}", "child_id": chain[number], "kind": "adoptive", "grade": "confirmed"}
    yield from _organs(case)
    yield from _posts(case)
    for row in case.business:
        told = {key: row.get(key) for key in ("name", "industry", "start", "end")}
        yield "business", {**told, "person_id": row["of"], "regulator_organ_id": row.get("regulator")}


def _chain(one: str, word: str, other: str) -> list[str]:
    """The people from one to the other; those between are nobody's name."""
    steps = "step" if (one, other) == ("a", "b") else f"{one}{other}step"
    return [one, *(f"{steps}{number}" for number in range(1, len(word))), other]


def _people(case: Case, chain: list[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    died = {chain[int(who)]: day for who, day in (case.died or {}).items()}
    died |= {one["id"]: one["died"] for one in case.others if "died" in one}
    posts, home = case.posts(), case.home or {}
    for person in dict.fromkeys([*chain, *posts]):
        staff = bool(posts.get(person)) and person not in case.not_staff
        known = {"name": NAMES.get(person, person if person in posts else None), "home_area": home.get(person)}
        yield "person", {"person_id": person, "staff": staff, "died": died.get(person), **known}


def _ties(word: str, chain: list[str], ties: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, letter in enumerate(word, 1):
        one, other = chain[number - 1], chain[number]
        tie = {"grade": "confirmed", **ties.get(str(number), {})}
        if letter == "S":
            yield "spouse", {"person_id": one, "spouse_id": other, **tie}
        else:
            parent, child = (other, one) if letter == "P" else (one, other)
            yield "parent", {"parent_id": parent, "child_id": child, "kind": "blood", **tie}


def _organs(case: Case) -> Iterator[tuple[str, dict[str, Any]]]:
    """The organs of posts, those that regulate a business, and what belongs to them."""
    named = [post["organ"] for posts in case.posts().values() for post in posts]
    named += [row["regulator"] for row in case.business if "regulator" in row]
    yield from (("organ", row) for row in organ_rows(named, case.organs))


def organ_rows(named: Iterable[str], organs: Mapping[str, Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """The rows of organs, of all above them and of all that they took over or that took over, from what a file of cases tells."""
    wanted = list(named)
    for organ in wanted:
        known = organs.get(organ, {})
        before = [one for one, told in organs.items() if organ in told.get("successors", ())]
        more = [*([known["parent"]] if "parent" in known else ()), *known.get("successors", ()), *before]
        wanted += [one for one in more if one not in wanted]
    for organ in dict.fromkeys(wanted):
        known = organs.get(organ, {})
        told = {key: known.get(key) for key in ("kind", "level", "area", "start", "end")}
        after = ";".join(known.get("successors", ()))
        yield {"organ_id": organ, "name": organ, "parent_organ_id": known.get("parent"), "successors": after, **told}


def _posts(case: Case) -> Iterator[tuple[str, dict[str, Any]]]:
    held = [(who, post) for who, posts in case.posts().items() for post in posts]
    named = {post[key] for _, post in held for key in ("reports_to", "in_charge") if key in post} - set(case.posts())
    for person in sorted(named):
        yield "person", {"person_id": person, "name": person, "staff": True}
    for who, post in held:
        row = {key: ";".join(value) if isinstance(value, list) else value for key, value in post.items()}
        yield "post", {"title": TITLE, **row, "person_id": who, "organ_id": post["organ"]}
