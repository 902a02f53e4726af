"""Small families as tables, resolved, and asked who is whose what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kinship.account import Account
from kinship.errors import Place
from kinship.kin import BY_WORD
from loaders.resolve import resolve
from loaders.values.idnumber import check_digit

ORGANS = [
    {"organ_id": "finance", "name": "云岫县财政局"},
    {"organ_id": "reform", "name": "云岫县发展和改革委员会"},
    {"organ_id": "school", "name": "云岫县第一中学"},
]
FINANCE, REFORM = "云岫县财政局", "发改委"
"""Employer texts of two organs, one of them shortened."""


def number(birth: str, order: int) -> str:
    """A made-up ID number with the right checksum; an odd order is a man's."""
    body = f"999001{birth.replace('-', '')}01{order:03d}"
    return body + check_digit(body)


def staff(*rows: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """People and posts from lines ``id name sex birth organ [id number]``; ``-`` is blank."""
    people, posts = [], []
    for row in rows:
        person_id, name, sex, birth, organ, *rest = ("" if word == "-" else word for word in row.split())
        people.append(
            {"person_id": person_id, "name": name, "sex": sex, "birth": birth, "id_number": "".join(rest), "staff": "true"}
        )
        if organ:
            posts.append({"person_id": person_id, "organ_id": organ, "title": "科员", "section": "办公室"})
    return people, posts


def forms(*rows: str) -> list[dict[str, Any]]:
    """Declared lines from ``id term name birth employer [id number]``; ``-`` is blank."""
    lines = []
    for place, row in enumerate(rows, start=1):
        person_id, term, name, birth, employer, *rest = ("" if word == "-" else word for word in row.split())
        lines.append(
            {
                "person_id": person_id,
                "term": term,
                "relative_name": name,
                "relative_birth": birth,
                "relative_employer": employer,
                "relative_id_number": "".join(rest),
                "source": f"forms#{place}",
                "place": Place("forms", "", place),
            }
        )
    return lines


@dataclass
class Outcome:
    """What came out, and questions about it."""

    people: list[dict[str, Any]]
    parents: list[dict[str, Any]]
    spouses: list[dict[str, Any]]
    account: Account

    def words(self, one: str, other: str) -> dict[str, str]:
        """Kin word → best grade of one person to the other, by plain walking."""
        found: dict[str, str] = {}
        order = ("possible", "probable", "confirmed")
        for word, grade in walks(self, one, other):
            if word in BY_WORD:
                found[word] = max(grade, found.get(word, grade), key=order.index)
        return found

    def problems(self) -> list[str]:
        """The keys of the problems, in order."""
        return [problem.key for problem in self.account.problems]

    def match(self, source: str) -> dict[str, object]:
        """The match of one line."""
        return next(match.row() for match in self.account.matches if match.line.source == source)


def walks(outcome: Outcome, one: str, other: str, longest: int = 5) -> list[tuple[str, str]]:
    """All (word, grade) over simple paths between two people: a road of its own, without SQL."""
    order = ("possible", "probable", "confirmed")
    steps: dict[str, list[tuple[str, str, str]]] = {}
    for row in outcome.parents:
        if row["kind"] != "step":
            steps.setdefault(row["child_id"], []).append(("P", row["parent_id"], row["grade"]))
            steps.setdefault(row["parent_id"], []).append(("C", row["child_id"], row["grade"]))
    for row in outcome.spouses:
        for here, there in ((row["person_id"], row["spouse_id"]), (row["spouse_id"], row["person_id"])):
            steps.setdefault(here, []).append(("S", there, row["grade"]))
    found, waiting = [], [((one,), "", "confirmed")]
    while waiting:
        path, word, grade = waiting.pop()
        if path[-1] == other:
            found.append((word, grade))
        elif len(word) < longest:
            for step, person, sure in steps.get(path[-1], ()):
                if person not in path:
                    waiting.append(((*path, person), word + step, min(grade, sure, key=order.index)))
    return found


def run(people: tuple[list[dict[str, Any]], list[dict[str, Any]]], lines: list[dict[str, Any]], **given_rows: Any) -> Outcome:
    """Resolves and checks that every tie ends at people who are there."""
    account = Account()
    person, parent, spouse = resolve(*people[:1], ORGANS, people[1], lines, account, **given_rows)
    known = {row["person_id"] for row in person}
    assert len(known) == len(person)
    assert {row[end] for row in parent for end in ("parent_id", "child_id")} <= known
    assert {row[end] for row in spouse for end in ("person_id", "spouse_id")} <= known
    for problem in account.problems:
        assert problem.text("zh") and problem.text("en")
    for match in (*account.matches, *account.joined, *account.open):
        assert match.text("zh") and match.text("en") and match.key
    return Outcome(person, parent, spouse, account)
