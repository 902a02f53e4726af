"""The document of a plan (``kinship-whatif/1``), from what was found before and after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from kinship.account import Account
from kinship.finding import SEVERITIES
from kinship.planned.compare import Difference, State, caused, severity
from kinship.planned.plan import first_day
from kinship.problems import problem_rows
from kinship.text import LANGUAGES

SCHEMA = "kinship-whatif/1"
KINDS = ("appointment", "marriage", "newcomer")

Row = dict[str, Any]


def document(
    head: Mapping[str, Any],
    parts: Sequence[Row],
    states: tuple[State, State],
    difference: Difference,
    findings: Mapping[str, Row],
) -> Row:
    """``head``: as_of, packs, the account after the plan and before; ``findings`` by id, those that are gone as they were."""
    before, after = states
    told = {
        "added": [_by(one, after, parts) for key, one in findings.items() if key in set(difference.added)],
        "removed": [_by(one, before, parts) for key, one in findings.items() if key in set(difference.removed)],
        "kept": [_kept(one, before, after, parts) for key, one in findings.items() if key in set(difference.kept)],
    }
    ahead = [part["number"] for part in parts if part["start"] and first_day(part["start"]) > head["as_of"]]
    counts = {f"{kind}s": sum(part["kind"] == kind for part in parts) for kind in KINDS}
    return {
        "schema": SCHEMA,
        "as_of": head["as_of"].isoformat(),
        "packs": [pack.id for pack in head["packs"]],
        "sources": _sources(head["account"]),
        "summary": {**counts, "ahead": len(ahead), **{name: _counted(held) for name, held in told.items()}},
        "plan": [_with_effect(part, told, part["number"] in ahead) for part in parts],
        **told,
        "unknown": [one for key, one in after.unknown.items() if key not in before.unknown],
        "problems": problem_rows(head["account"].problems),
    }


def _sources(account: Account) -> list[str]:
    return sorted({Path(file).name for file, _ in account.rows_in})


def _counted(findings: Iterable[Row]) -> dict[str, int]:
    held = [one["severity"] for one in findings]
    return {name: held.count(name) for name in SEVERITIES.values()}


def _by(finding: Row, state: State, parts: Sequence[Row]) -> Row:
    """The finding with the parts of the plan that it comes by, as numbers and in words."""
    return {**finding, "by": _numbered(caused(finding, state.people[finding["id"]], parts))}


def _numbered(parts: Iterable[Row]) -> list[Row]:
    return [{"number": one["number"], **{f"text_{lang}": one[f"text_{lang}"] for lang in LANGUAGES}} for one in parts]


def _kept(finding: Row, before: State, after: State, parts: Sequence[Row]) -> Row:
    """A finding that stays, with its severity before (``was``) and the parts of the plan about its people."""
    people = after.people[finding["id"]]
    about = [one for one in parts if people.intersection(one["person_ids"])]
    return {**finding, "by": _numbered(about), "status": "known", "was": severity(before.rows[finding["id"]])}


def _with_effect(part: Row, told: Mapping[str, Sequence[Row]], ahead: bool) -> Row:
    """A part of the plan with the ids of the findings that it adds and removes; ``ahead``: it begins later and does not count."""
    effect = {
        verb: [one["id"] for one in told[name] if part["number"] in (cause["number"] for cause in one["by"])]
        for verb, name in (("adds", "added"), ("removes", "removed"))
    }
    return {**part, "ahead": ahead, **effect}
