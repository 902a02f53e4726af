"""The cases of a rule pack: a sentence, two people in their posts, how they are related, and what the pack must say.

A case is read from TOML by ``kinship.case_read``. The people between the two need not be named: the kin word stands for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kinship.account import Account
from kinship.errors import Place
from kinship.organ_change import Organs
from kinship.tables import SIX, County, arrow

NAMES = {"a": "张甲", "b": "李乙"}
TITLE = "职员"
"""What a post is called where the case does not tell."""
IDS = (
    *("person_id", "spouse_id", "parent_id", "child_id"),
    *("organ_id", "parent_organ_id", "regulator_organ_id", "reports_to", "in_charge"),
)
Post = Mapping[str, Any]
NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Case:
    """One case. ``kin`` reads "b is a's …" (empty: not related); ``expect``: "severity situation", and nothing else.

    ``ties``: kind, start and end of single steps of the kin word, by number from 1. ``died``: who died when, ``remarried``: who
    married somebody else when, ``adopted``: who has adoptive parents besides; people by number, 0 is a and the last is b.
    ``home``: where who grew up. ``business``: who runs which enterprise. ``others``: more people, each with an id (c, d …), the
    person ``of`` whom he is the ``kin``, ``ties``, ``died`` and posts; who is related to two of them stands there twice.
    ``not_staff``: whom the list of people calls not on the staff. ``organs``: kind, parent, level and area of each organ.

    Besides, where a case gives them: ``mover``, who would have to move ("": nobody in particular); ``leader``, what the leader of
    the finding is called; ``since``, the day from which it stands ("": unknown); ``made_by``, the events of that day; ``group``,
    all with relatives in the body; ``chains``, over whom the two are related ("a P c C b", and within a body "a PC b");
    ``unknown``, whose blank field keeps the case from being judged ("b tier"); ``warns``, what is doubted in the data, and of
    whom ("denied b"); ``counts``, how many people, staff and pairs of relatives there are.
    """

    sentence: str
    kin: str
    a: tuple[Post, ...]
    b: tuple[Post, ...]
    expect: tuple[str, ...]
    sentence_en: str = ""
    as_of: date = date(2026, 1, 1)
    ties: Mapping[str, Mapping[str, Any]] | None = None
    died: Mapping[str, Any] | None = None
    remarried: Mapping[str, Any] | None = None
    adopted: tuple[int, ...] = ()
    mover: str | None = None
    leader: str | None = None
    since: date | str | None = None
    made_by: tuple[str, ...] | None = None
    group: tuple[str, ...] | None = None
    unknown: tuple[str, ...] | None = None
    chains: tuple[str, ...] | None = None
    warns: tuple[str, ...] | None = None
    counts: Mapping[str, int] | None = None
    not_staff: tuple[str, ...] = ()
    home: Mapping[str, str] | None = None
    business: tuple[Mapping[str, Any], ...] = ()
    others: tuple[Mapping[str, Any], ...] = ()
    packs: tuple[str, ...] = ()
    organs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    place: Place = NOWHERE

    def text(self, lang: str) -> str:
        """The sentence in ``lang``, in Chinese where it has no English."""
        return (lang == "en" and self.sentence_en) or self.sentence

    def besides(self) -> dict[str, set[str]]:
        """What the case expects besides its findings, by key."""
        one = {key: getattr(self, key) for key in ("mover", "leader", "since")}
        several = {key: getattr(self, key) for key in ("made_by", "group", "unknown", "chains", "warns")}
        several["counts"] = None if self.counts is None else [f"{key} {number}" for key, number in self.counts.items()]
        wanted = {key: {str(value)} for key, value in one.items() if value is not None}
        return wanted | {key: set(values) for key, values in several.items() if values is not None}

    @property
    def apart(self) -> bool:
        """Whether the case needs a county to itself, because it says what is told of a county as a whole."""
        return self.counts is not None or self.warns is not None

    def kind_of(self, organ: str) -> str | None:
        """The kind of an organ, None where the case does not tell it."""
        return self.organs.get(organ, {}).get("kind")

    def of_one_line(self, organ: str, other: str) -> bool:
        """Whether two names are of one organ, or the one came after the other."""
        if organ == other or not {organ, other} <= self.organs.keys():
            return organ == other
        rows = ({"organ_id": one, "successors": ";".join(told.get("successors", ()))} for one, told in self.organs.items())
        return other in Organs(rows).line(organ)

    def posts(self) -> dict[str, tuple[Post, ...]]:
        """The posts of everybody, by id."""
        return {"a": self.a, "b": self.b, **{one["id"]: one.get("posts", ()) for one in self.others}}


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
