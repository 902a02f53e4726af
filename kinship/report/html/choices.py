"""By what the findings of a page can be filtered: the values that occur, each with its count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from kinship.kin import GRADES
from kinship.report.rows import SEVERITIES, Document, Finding, organ_of
from kinship.status import STATUSES
from kinship.text import say
from kinship.wording import grade_label, severity_label, situation_label, status_label

FIELDS = ("severity", "grade", "organ", "situation", "status")
ORDER = (*SEVERITIES, *reversed(GRADES), *STATUSES)


@dataclass(frozen=True, slots=True)
class Choice:
    """A field with the values to choose from: value, label, count."""

    field: str
    label: str
    values: tuple[tuple[str, str, int], ...]


def choices(document: Document, lang: str) -> list[Choice]:
    """The fields of ``FIELDS``; severities and the like in their order, organs and situations by name."""
    worded: dict[str, Callable[[str], str]] = {
        "severity": lambda value: severity_label(value, lang),
        "grade": lambda value: grade_label(value, lang),
        "organ": lambda value: value,
        "situation": lambda value: situation_label(value, lang),
        "status": lambda value: status_label(value, lang),
    }
    made = []
    for field in FIELDS:
        counted = Counter(values_of(finding)[field] for finding in document["findings"])
        known = sorted(counted, key=partial(_rank, worded[field]))
        values = tuple((value, worded[field](value), counted[value]) for value in known)
        made.append(Choice(field, say(f"report.col-{field}", lang), values))
    return made


def values_of(finding: Finding) -> dict[str, str]:
    """The values of a finding that filters look at."""
    return {
        "severity": finding["severity"],
        "grade": finding["grade"],
        "organ": organ_of(finding),
        "situation": finding["situation"]["kind"],
        "status": finding.get("status") or "new",
    }


def _rank(word: Callable[[str], str], value: str) -> tuple[int, str, str]:
    return ORDER.index(value) if value in ORDER else len(ORDER), word(value), value
