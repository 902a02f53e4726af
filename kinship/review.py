"""Which matches a person should decide on: the undecided and the weakest, most consequential first.

A question is *is the relative on this line that person?*, or *do these two lines mean one person?* Its key stays the same from
run to run, so that the answer does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kinship import kin
from kinship.account import Account
from kinship.engines import Engine, records
from kinship.findings import order
from kinship.judge import check_with
from kinship.matches import Lines, Matched
from kinship.pack_model import Pack
from kinship.tables import County
from kinship.text import LANGUAGES

SCHEMA = "kinship-review/1"
PROVEN = "match.for-number"
DECIDED = {f"match.decided-{answer}": answer for answer in ("same", "different", "unknown")}
Row = dict[str, Any]


@dataclass(slots=True)
class Weight:
    """What hangs on a question: findings, weightiest first, and the place of the first of them among all; and whether the two
    people are relatives on the staff by it."""

    findings: list[Row] = field(default_factory=list)
    place: int = 0
    kin: bool = False

    def rank(self) -> tuple[int, int]:
        """Findings in their order, which is by severity and grade, then kin pairs, then the rest."""
        return (0, self.place) if self.findings else (1 if self.kin else 2, 0)

    def confirmed(self) -> bool:
        """True if all findings hold whatever the answer, as far as anybody can tell."""
        return all(finding["grade"] == "confirmed" for finding in self.findings)


def review(county: County, packs: Sequence[Pack | str], as_of: date, everything: bool = False, limit: int | None = None) -> Row:
    """The questions of a county, loaded with ``suppose``: schema, as_of, packs, total, and ``questions`` (``limit`` of them).

    A question has key, declarer, term, relative, source, candidate, grade, evidence in both languages, ``hangs`` (the findings
    that hang on it) and ``kin``; one that was answered also answer, by and day. ``everything``: also what is decided (last),
    proven, or carries confirmed findings only.
    """
    engine, document = check_with(county, packs, as_of)
    findings = sorted(document["findings"], key=order)
    account = county.account
    weights = _weights(account, findings)
    held = [*account.open, *account.matches, *account.joined] if everything else _asked(account, weights)
    asked = {match.key: match for match in held}
    _weigh_kin(engine, asked.values(), weights)
    ranked = _ranked(list(asked.values()), weights)
    shown = ranked if limit is None else ranked[:limit]
    people = _people(engine, shown)
    questions = [_question(match, weights[match.key], people) for match in shown]
    return {
        "schema": SCHEMA,
        "as_of": as_of.isoformat(),
        "packs": document["packs"],
        "total": len(ranked),
        "questions": questions,
    }


def _weights(account: Account, findings: list[Row]) -> defaultdict[str, Weight]:
    """Which findings hang on which question, by its key."""
    weights: defaultdict[str, Weight] = defaultdict(Weight)
    lines = Lines([*account.matches, *account.joined, *account.open])
    for place, finding in enumerate(findings):
        people = [step["person_id"] for step in finding["kin"]["chain"]]
        for key in dict.fromkeys(match.key for match in lines.under(people, finding["kin"]["sources"])):
            weight = weights[key]
            weight.place = weight.place if weight.findings else place
            weight.findings.append(finding)
    return weights


def _asked(account: Account, weights: dict[str, Weight]) -> Iterable[Matched]:
    """What is undecided or weak: candidates, possible matches, and those by which a finding that is not confirmed comes about."""
    doubtful = [match for match in account.matches if match.grade == "possible"]
    likely = [match for match in account.matches if match.grade == "probable"]
    joined = [match for match in account.joined if PROVEN not in match.facts]
    carrying = [match for match in (*likely, *joined) if match.key in weights and not weights[match.key].confirmed()]
    return [match for match in (*account.open, *doubtful, *carrying) if match.reason not in DECIDED]


def _weigh_kin(engine: Engine, asked: Iterable[Matched], weights: dict[str, Weight]) -> None:
    import pyarrow as pa

    pairs = {match.key: (match.line.declarer, match.other.declarer or match.person_id) for match in asked}
    columns = list(zip(*sorted(set(pairs.values())), strict=True)) or [(), ()]
    names = ("person_id", "relative_id")
    engine.put("asked_pair", pa.table({name: pa.array(held, pa.string()) for name, held in zip(names, columns, strict=True)}))
    engine.run("kin/kin_counted")
    engine.run("review/related")
    related = {(row["person_id"], row["relative_id"]) for row in records(engine, "related")}
    for key, pair in pairs.items():
        weights[key].kin = pair in related


def _ranked(asked: list[Matched], weights: dict[str, Weight]) -> list[Matched]:
    """Most consequential first, the candidates of one line together; what was decided comes last."""
    best: dict[str, tuple[int, int]] = {}
    for match in asked:
        rank = weights[match.key].rank()
        best[match.line.mark] = min(rank, best.get(match.line.mark, rank))

    def place(match: Matched) -> tuple[Any, ...]:
        line, grade = match.line, kin.GRADES.index(match.grade) if match.grade else -1
        decided, settled = match.reason in DECIDED, list(DECIDED).index(match.reason) if match.reason in DECIDED else 0
        who = (line.declarer_name, line.declarer, line.folded, line.term)
        return (decided, settled, best[line.mark], who, weights[match.key].rank(), grade, match.other.name, match.key)

    return sorted(asked, key=place)


def _people(engine: Engine, asked: Sequence[Matched]) -> dict[str, Row]:
    """The people to be shown, each with the first of the posts held."""
    import pyarrow as pa

    wanted = sorted({person for match in asked for person in (match.line.declarer, match.person_id)})
    engine.put("asked_person", pa.table({"person_id": pa.array(wanted, pa.string())}))
    engine.run("review/shown")
    people: dict[str, Row] = {}
    for row in records(engine, "shown"):
        people.setdefault(row["person_id"], {name: value or "" for name, value in row.items()})
    return people


def _question(match: Matched, weight: Weight, people: dict[str, Row]) -> Row:
    line, answer = match.line, DECIDED.get(match.reason, "")
    declarer = people[line.declarer]
    return {
        "key": match.key,
        "declarer": {name: declarer[name] for name in ("person_id", "name", "organ", "section")},
        "term": line.term,
        "relative": {"name": line.name, "birth": line.birth, "employer": line.employer, "id_number": line.number},
        "source": line.source,
        "candidate": _candidate(match, people),
        "grade": match.grade,
        **{f"evidence_{lang}": match.text(lang) for lang in LANGUAGES},
        "hangs": [_hanging(finding) for finding in weight.findings],
        "kin": weight.kin,
        **({"answer": answer, "by": match.by, "day": match.day} if answer else {}),
    }


def _candidate(match: Matched, people: dict[str, Row]) -> Row:
    """Who may be meant: somebody with a row of his own, or the relative on another form's line."""
    other = match.other
    if not other.declarer:
        person = people[match.person_id]
        return {**person, "birth": person["birth"][:7]}
    told = {"person_id": match.person_id, "name": other.name, "birth": other.birth[:7], "employer": other.employer}
    return {**told, "declarer": other.declarer_name, "term": other.term, "source": other.source}


def _hanging(finding: Row) -> Row:
    names = [person["name"] for person in finding["people"]]
    return {
        "id": finding["id"],
        "severity": finding["severity"],
        "grade": finding["grade"],
        "situation": finding["situation"]["kind"],
        "people": names,
    }
