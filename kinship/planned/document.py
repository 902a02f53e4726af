"""The document of a plan (``kinship-whatif/1``), from what was found before and after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from kinship.account import Account
from kinship.finding import SEVERITIES
from kinship.findings import order
from kinship.planned.compare import Causes, Difference, State, severity
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
    """``head``: as_of, packs, the account; ``findings`` by id, those that are gone as they were before.

    Of a part of the plan, ``ahead``: it begins later and does not count; ``adds``, ``removes``: ids of findings.
    """
    before, after = states
    parts = [{**part, "ahead": bool(part["start"]) and first_day(part["start"]) > head["as_of"]} for part in parts]
    causes = Causes(part for part in parts if not part["ahead"])
    told = {
        "added": [_by(findings[key], after, causes) for key in difference.added],
        "removed": [_by(findings[key], before, causes) for key in difference.removed],
        "kept": [_kept(findings[key], before, after, causes) for key in difference.kept],
    }
    told = {name: sorted(held, key=order) for name, held in told.items()}
    adds, removes = _effects(told["added"]), _effects(told["removed"])
    counts = {f"{kind}s": sum(part["kind"] == kind for part in parts) for kind in KINDS}
    return {
        "schema": SCHEMA,
        "as_of": head["as_of"].isoformat(),
        "packs": [pack.id for pack in head["packs"]],
        "sources": _sources(head["account"]),
        "summary": {
            **counts,
            "ahead": sum(part["ahead"] for part in parts),
            **{name: _counted(held) for name, held in told.items()},
        },
        "plan": [{**part, "adds": adds[part["number"]], "removes": removes[part["number"]]} for part in parts],
        **told,
        "unknown": [one for key, one in after.unknown.items() if key not in before.unknown],
        "problems": problem_rows(head["account"].problems),
    }


def _sources(account: Account) -> list[str]:
    return sorted({Path(file).name for file, _ in account.rows_in})


def _counted(findings: Iterable[Row]) -> dict[str, int]:
    held = [one["severity"] for one in findings]
    return {name: held.count(name) for name in SEVERITIES.values()}


def _by(finding: Row, state: State, causes: Causes) -> Row:
    """The finding with the parts of the plan that it comes by, as numbers and in words."""
    return {**finding, "by": _numbered(causes.of(finding, state.people[finding["id"]]))}


def _numbered(parts: Iterable[Row]) -> list[Row]:
    return [{"number": one["number"], **{f"text_{lang}": one[f"text_{lang}"] for lang in LANGUAGES}} for one in parts]


def _kept(finding: Row, before: State, after: State, causes: Causes) -> Row:
    """A finding that stays, with its severity before (``was``) and the parts of the plan about its people."""
    about = causes.about(after.people[finding["id"]])
    return {**finding, "by": _numbered(about), "status": "known", "was": severity(before.rows[finding["id"]])}


def _effects(findings: Iterable[Row]) -> defaultdict[int, list[str]]:
    """The ids of findings by the numbers of the parts that they come by."""
    effects: defaultdict[int, list[str]] = defaultdict(list)
    for finding in findings:
        for cause in finding["by"]:
            effects[cause["number"]].append(finding["id"])
    return effects
