"""The findings document: what the queries found, put together with names, chains, law and sentences (schema: design contract).

Everything that reaches a reader goes through this document; reports only lay it out.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from kinship import kin
from kinship.account import Account
from kinship.chains import Chains, published
from kinship.declared import counts
from kinship.engines import Engine, records
from kinship.levels import mover
from kinship.matches import Lines
from kinship.pack_model import Pack
from kinship.problems import Doubted, against, doubted, problem_rows
from kinship.sides import add_declared
from kinship.text import LANGUAGES, say
from kinship.walk import BASES
from kinship.wording import finding_relation, organ_kind_label, sentence

SCHEMA = "kinship-findings/1"
ID = re.compile(r"v1:[0-9A-Za-z_-]{8,}")
"""What the id of a finding looks like. The version is part of it: notes about a finding never fall to another one."""
SEVERITIES = {3: "violation", 2: "review", 1: "advisory"}

Row = dict[str, Any]


def document(engine: Engine, packs: Sequence[Pack], as_of: date, account: Account) -> Row:
    """The document as a dict, from the tables that ``kinship.judge.judge`` leaves in the engine."""
    findings = sorted(_findings(engine, as_of, doubted(account)), key=order)
    add_declared(findings, engine, account)
    tell_matches(findings, account)
    for finding in findings:
        finding |= {f"sentence_{lang}": sentence(finding, lang) for lang in LANGUAGES}
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
        "unknown": [_unjudged(row) for row in records(engine, "unjudged")],
        "problems": problem_rows(account.problems),
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


def finding_id(rule: str, people: Sequence[str], organ_id: str, situation: str) -> str:
    """The versioned key of a finding's content: the same on every run, machine and row order.

    >>> finding_id("p/r", ["b", "a"], "o", "direct-line") == finding_id("p/r", ["a", "b"], "o", "direct-line")
    True
    """
    content = json.dumps([rule, sorted(people), organ_id, situation], ensure_ascii=False)
    return "v1:" + hashlib.blake2b(content.encode(), digest_size=10).hexdigest()


def tell_matches(findings: Sequence[Row], account: Account) -> None:
    """Adds to each finding which lines of forms were taken for whom on its chain, and why (``kin.matches``)."""
    lines = Lines(account.taken())
    for finding in findings:
        people = [step["person_id"] for step in finding["kin"]["chain"]]
        finding["kin"]["matches"] = [match.row() for match in lines.under(people, finding["kin"]["sources"])]


def _findings(engine: Engine, as_of: date, ties: Doubted) -> list[Row]:
    posts = {(row["p"], row["post_no"]): row for row in records(engine, "involved")}
    leaders = {row["p"]: row["name"] for row in records(engine, "leader")}
    chiefs = {(row["organ_id"], row["section"], row["tier"]): row["name"] for row in records(engine, "chief")}
    law = _law(engine)
    relations = {(row["pack"], row["word"]): row for row in records(engine, "rule_relation")}
    chains = Chains.read(engine, as_of)
    found = [
        _finding(row, posts, leaders, chiefs, law[(row["pack"], row["rule"])], relations, chains)
        for row in records(engine, "finding")
    ]
    return [{**one, "contradicted_by": against(one["kin"]["chain"], ties)} for one in found]


def _finding(
    row: Row,
    posts: dict[tuple[int, int], Row],
    leaders: dict[int, str],
    chiefs: dict[tuple[str, str | None, int], str],
    law: list[Row],
    relations: dict[tuple[str, str], Row],
    chains: Chains,
) -> Row:
    one, other = posts[(row["one"], row["one_post"])], posts[(row["other"], row["other_post"])]
    word = kin.KIN[row["word_no"]].word
    chain, sources = chains.shown(one["person_id"], other["person_id"], word)
    rule = f"{row['pack']}/{row['rule']}"
    finding: Row = {
        "id": finding_id(rule, [one["person_id"], other["person_id"]], row["organ_id"], row["situation"]),
        "rule": rule,
        "pack": row["pack"],
        "severity": SEVERITIES[row["severity"]],
        "grade": kin.GRADES[2 - row["worth"] % 4],
        "status": "new",
        "people": [_person(one), _person(other)],
        "kin": {**_kin(word, chain, relations[(row["pack"], word)], row["worth"]), "sources": sources},
        "situation": _situation(row, one, other, leaders, chiefs),
        "law": law,
        "since": _since(one, other, chain),
        "mover": mover(one, other),
    }
    finding["kin"] |= {f"label_{lang}": finding_relation(finding, lang) for lang in LANGUAGES}
    return finding


def _person(post: Row) -> Row:
    return {
        "person_id": post["person_id"],
        "name": post["name"] or "",
        "organ": post["organ"] or "",
        "section": post["section"] or "",
        "title": post["title"] or "",
        "sex": post["sex"],
        "tier": post["tier"],
        "chief": post["chief"],
        "post_level": post["level"] or "",
        "functions": [name for name in post["functions"].split(";") if name],
    }


def _kin(word: str, chain: list[Row], relation: Row, worth: int) -> Row:
    labels = {"label_zh": relation["label"], "label_en": kin.BY_WORD[word].en}
    shown = {"basis": BASES[worth // 4], "chain": published(chain)}
    return {"word": word, "class": relation["class"], **labels, "cite": relation["cite"] or "", **shown}


def _situation(row: Row, one: Row, other: Row, leaders: dict[int, str], chiefs: dict[tuple[str, str | None, int], str]) -> Row:
    upper = one if row["upper"] == row["one"] else other
    lower = other if upper is one else one
    leader = leaders.get(row["leader"], "")
    if row["situation"] == "common-leader" and not leader:
        section, tier = (lower["section"], 2) if row["arm"] == "section" else (None, 1)
        leader = "" if row["arm"] == "team" else chiefs.get((lower["organ_id"], section, tier), "")
    return {
        "kind": row["situation"],
        "arm": row["arm"],
        "organ": lower["organ"] or "",
        "organ_id": lower["organ_id"],
        "organ_kind": lower["organ_kind"],
        "section": lower["section"] or "",
        "upper": upper["person_id"],
        "leader": leader,
        "function": row["function"] or "",
        "unknown_kind_of_post": bool(row["unknown_kind"]),
    }


def _since(one: Row, other: Row, chain: list[Row]) -> str | None:
    """The day from which posts and marriages stand together; None where one of these days is unknown."""
    days = [one["start_on"], other["start_on"], *(step["start_on"] for step in chain if step["step"] == "S")]
    return None if None in days else max(day.isoformat() for day in days)


def _law(engine: Engine) -> dict[tuple[str, str], list[Row]]:
    cited: dict[tuple[str, str], list[Row]] = {}
    for row in sorted(records(engine, "rule_law"), key=lambda row: row["ordinal"]):
        passage = {
            "title": row["title"],
            "title_en": row["title_en"],
            "article": row["article"] or "",
            "quote": row["quote"] or "",
        }
        cited.setdefault((row["pack"], row["rule"]), []).append(passage)
    return cited


def _unjudged(row: Row) -> Row:
    people = [
        {"person_id": row["person_id"], "name": row["name"] or ""},
        {"person_id": row["relative_id"], "name": row["relative_name"] or ""},
    ]
    names = {"one": people[0]["name"], "other": people[1]["name"], "blank": people[1]["name"], "organ": row["organ"]}
    reasons = {
        f"reason_{lang}": say(f"finding.no-{row['field']}", lang, **names, kind=organ_kind_label(row["kind"], lang))
        for lang in LANGUAGES
    }
    return {"people": people, "organ": row["organ"], "field": row["field"], **reasons}
