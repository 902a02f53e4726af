"""The county as pictures need it: people, posts, organs, ties and findings, each to be looked up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kinship import kin
from kinship.engines import Engine, records
from kinship.errors import RequestError
from kinship.masking import masked, masks

Row = dict[str, Any]
Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class World:
    """People and posts by the number of the person, organs by id; ties between numbers; kin pairs of the staff; the findings."""

    people: dict[int, Row]
    numbers: dict[str, int]
    posts: dict[int, list[Row]]
    organs: dict[str, Row]
    parents: list[tuple[int, int]]
    couples: list[tuple[int, int]]
    pairs: list[Row]
    findings: Sequence[Document]
    found: dict[int, list[Document]]
    """The findings about each person."""

    @classmethod
    def read(cls, engine: Engine, document: Document, as_of: date) -> World:
        """From the tables that ``kinship.judge.check_with`` leaves. Ties are those that hold on the day."""
        people = {row["p"]: row for row in records(engine, "person")}
        posts: dict[int, list[Row]] = {}
        for row in sorted(records(engine, "post_now"), key=lambda row: row["post_no"]):
            posts.setdefault(row["p"], []).append(row)
        numbers = {row["person_id"]: number for number, row in people.items()}
        return cls(
            people=people,
            numbers=numbers,
            found=_about(document["findings"], numbers),
            posts=posts,
            organs={row["organ_id"]: row for row in records(engine, "organ")},
            parents=sorted((row["parent"], row["child"]) for row in records(engine, "parent") if _holds(row, as_of)),
            couples=sorted({(min(pair), max(pair)) for pair in _couples(engine, as_of)}),
            pairs=sorted(
                records(engine, "kin_word"), key=lambda row: (row["a"], row["b"], kin.rank(kin.KIN[row["word_no"]].word))
            ),
            findings=document["findings"],
        )

    def masked(self) -> World:
        """The same with a mask for each name of a person, the same mask throughout."""
        names = masks({"findings": self.findings, "people": list(self.people.values())})
        findings = masked({"findings": self.findings}, names)["findings"]
        people = {number: {**row, "name": names.get(row["name"], row["name"])} for number, row in self.people.items()}
        numbers = self.numbers | {names[key]: number for key, number in self.numbers.items() if key in names}  # a name for an id
        return replace(self, people=people, numbers=numbers, findings=findings, found=_about(findings, numbers))

    def person(self, text: str) -> int:
        """The number of the person with this id, or the one of the staff with this name. RequestError for none or several."""
        if text in self.numbers:
            return self.numbers[text]
        named = [number for number, row in self.people.items() if row["name"] == text]
        candidates = [number for number in named if number in self.posts] or named
        if not candidates:
            raise RequestError("request.no-person", person=text)
        if len(candidates) > 1:
            ids = sorted(str(self.people[number]["person_id"]) for number in candidates)
            raise RequestError("request.several-people", person=text, ids=", ".join(ids[:10]))
        return candidates[0]

    def organ(self, text: str) -> str:
        """The id of the organ with this id or name. RequestError for none or several."""
        if text in self.organs:
            return text
        named = sorted(key for key, row in self.organs.items() if row["name"] == text)
        if not named:
            raise RequestError("request.no-organ", organ=text)
        if len(named) > 1:
            raise RequestError("request.several-organs", organ=text, ids=", ".join(named[:10]))
        return named[0]

    def finding(self, text: str) -> Document:
        """The finding whose id begins so, with or without the version. RequestError for none or several."""
        wanted = text if text.startswith("v") else f"v1:{text}"
        found = [one for one in self.findings if one["id"].startswith(wanted)]
        if not found:
            raise RequestError("request.no-finding", id=text)
        if len(found) > 1:
            raise RequestError("request.several-findings", id=text, ids=", ".join(one["id"] for one in found[:10]))
        return found[0]


def _about(findings: Sequence[Document], numbers: Mapping[str, int]) -> dict[int, list[Document]]:
    found: dict[int, list[Document]] = {}
    for finding in findings:
        for who in finding["people"]:
            found.setdefault(numbers[who["person_id"]], []).append(finding)
    return found


def _holds(row: Row, as_of: date) -> bool:
    """Blood lasts; other ties hold between their days."""
    begun = row["start_on"] is None or row["start_on"] <= as_of
    return row["kind"] == "blood" or (begun and (row["end_on"] is None or row["end_on"] > as_of))


def _couples(engine: Engine, as_of: date) -> list[tuple[int, int]]:
    return [
        (row["a"], row["b"])
        for row in records(engine, "spouse")
        if (row["start_on"] is None or row["start_on"] <= as_of) and (row["end_on"] is None or row["end_on"] > as_of)
    ]
