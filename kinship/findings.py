"""The findings document: what the queries found, put together with names, chains, law and sentences (schema: design contract).

Everything that reaches a reader goes through this document; reports only lay it out.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from kinship import kin
from kinship.account import Account
from kinship.engines import Engine, records
from kinship.finding import SEVERITIES, Maker
from kinship.pack_model import Pack
from kinship.text import LANGUAGES, say
from kinship.wording import organ_kind_label

SCHEMA = "kinship-findings/1"

Row = dict[str, Any]


def document(engine: Engine, packs: Sequence[Pack], as_of: date, account: Account) -> Row:
    """The document as a dict, from the tables that ``kinship.judge.judge`` leaves in the engine."""
    maker = Maker.read(engine, as_of)
    findings = sorted((maker.finding(row) for row in records(engine, "finding")), key=order)
    counted = records(engine, "counted")[0]
    severities = {name: sum(one["severity"] == name for one in findings) for name in SEVERITIES.values()}
    return {
        "schema": SCHEMA,
        "as_of": as_of.isoformat(),
        "packs": [pack.id for pack in packs],
        "sources": sorted({Path(file).name for file, _ in account.rows_in}),
        "summary": {**counted, **severities},
        "findings": findings,
        "unknown": [_unjudged(row) for row in [*records(engine, "unjudged"), *records(engine, "unplaced")]],
        "problems": problems(account),
    }


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


def problems(account: Account) -> list[Row]:
    """The problems of an account as plain rows, worded in both languages."""
    return [
        {
            "level": one.level,
            "key": one.key,
            "file": one.place.file,
            "sheet": one.place.sheet,
            "row": one.place.row,
            "column": one.place.column,
            **{f"text_{lang}": one.text(lang) for lang in LANGUAGES},
        }
        for one in account.problems
    ]


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
