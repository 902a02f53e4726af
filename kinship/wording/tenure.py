"""Tenure in words: since when somebody has stayed with what, on which day the years are complete, and what is not known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from kinship.text import say
from kinship.wording.law import laws_label
from kinship.wording.names import function_label
from kinship.wording.sentence import person_with_post

Item = Mapping[str, Any]


def tenure_sentence(row: Item, as_of: date, lang: str) -> str:
    """The sentence of one row of the tenure document."""
    person = row["people"][0]
    values = {
        "person": person_with_post(person, lang),
        "what": what_text(row, lang),
        "years": row["years"],
        "since": row["since"] or "",
        "due": row["due_on"] or "",
        "law": laws_label(row["law"], lang),
        "clause": row["rule"].rpartition("/")[2],
        "blank": blank_text(row["blank"], lang),
    }
    parts = [say(f"tenure.sentence-{row['state']}", lang, **values)]
    if row["state"] == "due":
        parts.append(_deadline(row, as_of, lang))
    if row["open"] and row["due_on"]:
        parts.append(say(f"tenure.open-{row['state']}", lang, **values))
    if row["bridged"]:
        parts.append(say("tenure.bridged", lang))
    if row["renamed"]:
        parts.append(say("tenure.renamed", lang, names=say("tenure.list-join", lang).join(row["renamed"])))
    if row["exempt"]:
        parts.append(say("tenure.exempt", lang, why=exempt_text(row["exempt"], lang)))
    return say("tenure.join", lang).join(part for part in parts if part)


def _deadline(row: Item, as_of: date, lang: str) -> str:
    if not row["due_by"]:
        return say("tenure.no-day", lang)
    return say("tenure.by-past" if row["due_by"] <= as_of.isoformat() else "tenure.by", lang, day=row["due_by"])


def what_text(row: Item, lang: str) -> str:
    """What has stayed the same.

    >>> person = {"organ": "县财政局", "section": "预算股", "title": "科员", "functions": []}
    >>> what_text({"same": "section", "people": [person], "functions": []}, "zh")
    '在县财政局预算股工作'
    """
    person = row["people"][0]
    told = {key: person[key] or say(f"tenure.no-{key}", lang) for key in ("organ", "section", "title")}
    wanted = [name for name in person["functions"] if name in row["functions"] or (not row["functions"] and name != "other")]
    return say(f"tenure.same-{row['same']}", lang, **told, work=function_label(";".join(wanted), lang) or person["title"])


def blank_text(fields: Sequence[str], lang: str) -> str:
    """The fields that are blank, by name.

    >>> blank_text(["start", "tier"], "en")
    'the start of a post, the tier of a post'
    """
    return say("tenure.list-join", lang).join(say(f"tenure.blank-{name}", lang) for name in fields)


def exempt_text(reasons: Sequence[str], lang: str) -> str:
    """Why somebody is exempt."""
    return say("tenure.list-join", lang).join(say(f"tenure.why-{why}", lang) for why in reasons)


def duty_label(severity: str, lang: str) -> str:
    """What a clause of this severity asks for.

    >>> duty_label("violation", "en"), duty_label("review", "zh")
    ('must rotate', '有计划轮岗')
    """
    return say(f"tenure.duty-{severity}", lang)
