"""What goes into the letters: from the findings document to the marks of a template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kinship.report.rows import Document, Finding, finding_rows, ordered, organ_of
from kinship.text import say
from kinship.wording import post_text
from kinship.wording.chain import person_name
from kinship.wording.clean import one_line

NOTICE, SHEET = "notice", "sheet"
VALUES = ("organ", "name", "post", "as_of", "packs", "count", "office")
ROWS = (
    "n",
    "a",
    "b",
    "relation",
    "chain",
    "situation",
    "law",
    "grade",
    "mover",
    "since",
    "made_by",
    "evidence",
    "sentence",
    "id",
)
"""The marks of a template: ``{{organ}}`` … once, ``{{row.n}}`` … in a table row that is repeated."""


@dataclass(frozen=True, slots=True)
class Content:
    """One letter: whom it is about, what its marks stand for, and the rows of its table."""

    subject: str
    values: dict[str, str]
    rows: list[dict[str, str]]


def notices(document: Document, lang: str, office: str) -> Iterator[Content]:
    """A notice for each organ that has findings which are neither accepted nor advisory, by name."""
    groups: dict[str, list[Finding]] = {}
    for finding in _open(document):
        if finding["severity"] != "advisory":
            groups.setdefault(organ_of(finding), []).append(finding)
    for organ, held in sorted(groups.items()):
        yield _content(document, held, lang, {"organ": organ, "office": office}, organ)


def sheets(document: Document, lang: str, office: str) -> Iterator[Content]:
    """A verification sheet for each person with a post in an open finding, by name and id."""
    people: dict[tuple[str, str], list[Finding]] = {}
    for finding in _open(document):
        for person in filter(_holds_a_post, finding["people"]):
            people.setdefault((one_line(person["name"]), person["person_id"]), []).append(finding)
    for (name, person_id), held in sorted(people.items()):
        me = next(person for person in held[0]["people"] if person["person_id"] == person_id)
        about = {"organ": one_line(me.get("organ")), "name": person_name(me, lang), "post": post_text(me, lang)}
        yield _content(document, held, lang, {**about, "office": office}, name)


def _holds_a_post(person: Mapping[str, Any]) -> bool:
    """Not so of a relative who only runs a business: the office cannot write to him."""
    return bool(one_line(person.get("organ")) or one_line(person.get("title")))


def _open(document: Document) -> list[Finding]:
    return [finding for finding in ordered(document["findings"]) if finding["status"] != "accepted"]


def _content(document: Document, findings: list[Finding], lang: str, about: dict[str, str], subject: str) -> Content:
    packs = say("report.join", lang).join(map(one_line, document["packs"]))
    values = dict.fromkeys(VALUES, "") | {"as_of": document["as_of"], "packs": packs, "count": str(len(findings))} | about
    rows = finding_rows({**document, "findings": findings}, lang)
    return Content(subject, values, [_row(number, row) for number, row in enumerate(rows, start=1)])


def _row(number: int, row: dict[str, str]) -> dict[str, str]:
    people = {side: " ".join(filter(None, (row[f"{side}_name"], row[f"{side}_post"]))) for side in "ab"}
    return {name: row[name] for name in ROWS if name in row} | people | {"n": str(number)}
