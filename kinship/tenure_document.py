"""The tenure document: what the queries of tenure found, put together with people, posts, law and sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kinship.account import Account
from kinship.engines import Engine, records
from kinship.finding import finding_id
from kinship.pack_model import SEVERITIES, Pack
from kinship.pack_tenure import Tenure
from kinship.problems import problem_rows
from kinship.text import LANGUAGES
from kinship.wording.tenure import tenure_sentence

SCHEMA = "kinship-tenure/1"
LISTS = ("due", "forecast", "exempt", "unknown")

Row = dict[str, Any]
Stayed = Mapping[tuple[Any, ...], Sequence[Row]]


def document(engine: Engine, packs: Sequence[Pack], as_of: date, forecast: int, account: Account) -> Row:
    """The document as a dict, from the tables that ``kinship.tenure.stays`` leaves in the engine."""
    maker = Maker.read(engine, packs, as_of)
    rows = sorted(_once(map(maker.row, records(engine, "tenure"))), key=order)
    lists: dict[str, list[Row]] = {name: [] for name in LISTS}
    for row in rows:
        lists["exempt" if row["exempt"] and row["state"] != "unknown" else row["state"]].append(row)
    return {
        "schema": SCHEMA,
        "as_of": as_of.isoformat(),
        "forecast_months": forecast,
        "packs": [pack.id for pack in packs],
        "sources": sorted({Path(file).name for file, _ in account.rows_in}),
        "summary": _summary(lists),
        **lists,
        "problems": problem_rows(account.problems),
    }


def _summary(lists: Mapping[str, Sequence[Row]]) -> Row:
    """How many rows each list has, how many people are due, and the due by severity."""
    due = lists["due"]
    people = len({row["people"][0]["person_id"] for row in due})
    severities = {name: sum(row["severity"] == name for row in due) for name in SEVERITIES}
    return {**{name: len(rows) for name, rows in lists.items()}, "people_due": people, **severities}


def order(row: Row) -> tuple[Any, ...]:
    """How rows are sorted: severity, the day they are due (unknown last), organ, name, id."""
    person = row["people"][0]
    return (SEVERITIES.index(row["severity"]), row["due_on"] or "9999", person["organ"], person["name"], row["id"])


def _once(rows: Iterable[Row]) -> Iterator[Row]:
    """Of the rows of one clause about one post the one that is due first: business may be the same by several functions."""
    states = ("due", "unknown", "forecast")
    kept: dict[tuple[str, ...], Row] = {}
    for row in sorted(rows, key=lambda row: (states.index(row["state"]), row["due_on"] or "9999", row["id"])):
        person = row["people"][0]
        kept.setdefault((row["rule"], person["person_id"], person["organ_id"], person["section"], person["title"]), row)
    yield from kept.values()


@dataclass(frozen=True, slots=True)
class Maker:
    """Puts rows together from the tables in the engine."""

    clauses: Mapping[tuple[str, str], tuple[Pack, Tenure]]
    people: Mapping[int, Row]
    stayed: Stayed
    exempted: Mapping[tuple[str, str, int], list[str]]
    as_of: date

    @classmethod
    def read(cls, engine: Engine, packs: Sequence[Pack], as_of: date) -> Maker:
        """All that rows are made of."""
        stayed, exempted = defaultdict(list), defaultdict(list)
        for post in sorted(records(engine, "stayed"), key=_by_time):
            stayed[_spot(post)].append(post)
        for row in sorted(records(engine, "exempted"), key=lambda row: str(row["why"])):
            exempted[row["pack"], row["rule"], row["p"]].append(str(row["why"]))
        clauses = {(pack.id, clause.id): (pack, clause) for pack in packs for clause in pack.tenures}
        return cls(clauses, {row["p"]: row for row in records(engine, "due_person")}, stayed, exempted, as_of)

    def row(self, found: Row) -> Row:
        """One row of the document from one of the query ``tenure``."""
        pack, clause = self.clauses[found["pack"], found["rule"]]
        posts, stay = self.stayed[_spot(found)], clause.stays[found["stay_no"]]
        now, rule = shown(posts), f"{pack.id}/{clause.id}"
        person = self.people[found["p"]]
        known = bool(found["since_on"]) and (found["state"] != "unknown" or found["since_on"] < self.as_of)
        blank = sorted({post["blank"] for post in posts if post["blank"]} | {"start" for post in posts if post["unstarted"]})
        made = {
            "id": finding_id(rule, [person["person_id"]], now["origin_id"], f"{stay.same}:{found['subject']}"),
            "rule": rule,
            "pack": pack.id,
            "state": found["state"],
            "severity": _severity(pack, clause, now["organ_kind"]),
            "grade": _grade(found),
            "people": [_person(person, now)],
            "same": stay.same,
            "functions": list(clause.functions),
            "years": clause.years,
            "since": _day(found["since_on"] if known else None),
            "open": found["open"],
            "due_on": _day(found["due_on"] if known else None),
            "due_by": _day(found["by_on"] if known else None),
            "bridged": found["bridged"],
            "renamed": _renamed(posts) if found["inferred"] else [],
            "blank": blank if found["state"] == "unknown" or found["open"] else [],
            "exempt": self.exempted.get((pack.id, clause.id, found["p"]), []),
            "posts": [_post(post) for post in posts],
            "law": [_law(pack, clause)],
            "clause": {"title": clause.title, "title_en": clause.title_en or clause.title},
        }
        return made | {f"sentence_{lang}": tenure_sentence(made, self.as_of, lang) for lang in LANGUAGES}


def shown(posts: Sequence[Row]) -> Row:
    """The post by which a stay is shown: of those that count, one that is held, the latest."""
    return max(posts, key=lambda post: (not post["away"], post["held"], post["start_on"] or date.min, -post["post_no"]))


def _grade(found: Row) -> str:
    """How sure it is: possible where a partial start may mean a later day or only the title tells the business, probable where
    times apart were put together, or sections of other names."""
    if not found["sure"] or found["by_title"]:
        return "possible"
    return "probable" if found["bridged"] or found["inferred"] else "confirmed"


def _renamed(posts: Sequence[Row]) -> list[str]:
    """The names of the sections that were taken for one, the oldest first."""
    return list(dict.fromkeys(post["section"] for post in posts if post["section"] and not post["away"]))


def _severity(pack: Pack, clause: Tenure, kind: str) -> str:
    """The severity of a clause, or the highest that the pack gives in organs of this kind."""
    caps = [organ.cap for organ in pack.organs if organ.kind == kind and organ.cap]
    return max([clause.severity, *caps], key=SEVERITIES.index)


def _spot(row: Row) -> tuple[Any, ...]:
    return row["pack"], row["rule"], row["stay_no"], row["subject"], row["p"]


def _by_time(post: Row) -> tuple[Any, ...]:
    return (*_spot(post), post["start_on"] or date.min, post["post_no"])


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _person(person: Row, post: Row) -> Row:
    return {
        "person_id": person["person_id"],
        "name": person["name"] or "",
        "organ": post["organ"] or "",
        "organ_id": post["organ_id"],
        "section": post["section"] or "",
        "title": post["title"] or "",
        "sex": person["sex"],
        "birth": person["birth"],
        "tier": post["tier"],
        "chief": post["chief"],
        "post_level": post["level"] or "",
        "functions": [name for name in post["functions"].split(";") if name],
    }


def _post(post: Row) -> Row:
    told = {key: post[key] or "" for key in ("organ", "section", "title", "source")}
    return {**told, "start": post["start"], "end": post["end"], "away": post["away"]}


def _law(pack: Pack, clause: Tenure) -> Row:
    law = pack.law(clause.law)
    told = {key: getattr(law, key) for key in ("title", "article", "mark")}
    return {**told, "title_en": law.title_en or law.title, "quote": clause.quote or law.quote}
