"""The findings document: what the queries found, put together with names, chains, law and sentences (schema: design contract).

Everything that reaches a reader goes through this document; reports only lay it out.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from kinship import kin
from kinship.account import Account
from kinship.declared import counts
from kinship.engines import Engine, records
from kinship.finding import SEVERITIES, Maker
from kinship.matches import Lines
from kinship.pack_model import Pack
from kinship.problems import doubted, problem_rows
from kinship.sides import add_declared
from kinship.text import LANGUAGES, say
from kinship.wording import organ_kind_label, sentence

SCHEMA = "kinship-findings/1"

Row = dict[str, Any]


def document(engine: Engine, packs: Sequence[Pack], as_of: date, account: Account) -> Row:
    """The document as a dict, from the tables that ``kinship.judge.judge`` leaves in the engine."""
    findings = worded(engine, as_of, account, records(engine, "finding"))
    counted = records(engine, "counted")[0]
    known = counts(engine, account, counted["kin_pairs"])
    severities = {name: sum(one["severity"] == name for one in findings) for name in SEVERITIES.values()}
    return {
        "schema": SCHEMA,
        "as_of": as_of.isoformat(),
        "packs": [pack.id for pack in packs],
        "sources": sorted({Path(file).name for file, _ in account.rows_in}),
        "summary": {**counted, **known, **severities},
        "findings": findings,
        "unknown": unjudged(engine),
        "problems": problem_rows(account.problems),
    }


def worded(engine: Engine, as_of: date, account: Account, rows: Sequence[Row]) -> list[Row]:
    """Findings as the document has them, in its order, from rows of the table ``finding``."""
    maker = Maker.read(engine, as_of, doubted(account))
    findings = sorted((maker.finding(row) for row in rows), key=order)
    add_declared(findings, engine, account)
    tell_matches(findings, account)
    tell_undated(findings, account)
    for finding in findings:
        finding |= {f"sentence_{lang}": sentence(finding, lang) for lang in LANGUAGES}
    return findings


def unjudged(engine: Engine) -> list[Row]:
    """What could not be judged, as the document has it."""
    return [_unjudged(row) for row in [*records(engine, "unjudged"), *records(engine, "unplaced")]]


def order(finding: Row) -> tuple[Any, ...]:
    """How findings are sorted: severity, grade (surest first), organ, names, id.

    >>> people = [{"name": "甲"}, {"name": "乙"}]
    >>> first = {"severity": "violation", "grade": "possible", "situation": {"organ": "a"}, "people": people, "id": "v1:1"}
    >>> order(first) < order({**first, "severity": "review", "grade": "confirmed"})
    True
    """
    severity = list(SEVERITIES.values()).index(finding["severity"])
    names = [person["name"] for person in finding["people"]]
    return (severity, -kin.GRADES.index(finding["grade"]), finding["situation"]["organ"], names, finding["id"])


def tell_matches(findings: Sequence[Row], account: Account) -> None:
    """Adds to each finding which lines of forms were taken for whom on its chain, and why (``kin.matches``)."""
    lines = Lines(account.taken({source for finding in findings for source in finding["kin"]["sources"]}))
    for finding in findings:
        people = [step["person_id"] for step in finding["kin"]["chain"]]
        finding["kin"]["matches"] = [match.row() for match in lines.under(people, finding["kin"]["sources"])]


def tell_undated(findings: Sequence[Row], account: Account) -> None:
    """Adds to a finding over a marriage which of the two is told to be dead, and not since when (``kin.dead_undated``)."""
    for finding in findings:
        chain = finding["kin"]["chain"]
        married = [one for pair in pairwise(chain) if pair[1]["step"] == "S" for one in pair]
        if dead := [one["person_id"] for one in married if one["person_id"] in account.undated]:
            finding["kin"]["dead_undated"] = list(dict.fromkeys(dead))


def _unjudged(row: Row) -> Row:
    people = [{"person_id": row["person_id"], "name": row["name"] or ""}]
    if row["relative_id"] is not None:
        people.append({"person_id": row["relative_id"], "name": row["relative_name"] or ""})
    names = {"one": people[0]["name"], "other": people[-1]["name"], "blank": people[-1]["name"], "organ": row["organ"]}
    reasons = {
        f"reason_{lang}": say(f"finding.no-{row['field']}", lang, **names, kind=organ_kind_label(row.get("kind"), lang))
        for lang in LANGUAGES
    }
    return {"people": people, "organ": row["organ"], "field": row["field"], **reasons}
