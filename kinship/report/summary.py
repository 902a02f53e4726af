"""The counts that open a report: what was checked, and how many findings of which kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from kinship.report.rows import BEST_FIRST, SEVERITIES, Document, Finding, note_count, organ_of
from kinship.text import say
from kinship.wording import grade_label, severity_label, situation_label
from kinship.wording.clean import one_line

Matrix = tuple[list[str], list[list[str | int]]]
"""Headings, and lines of a label and counts, the last of them the total."""


def facts(document: Document, lang: str) -> list[tuple[str, str | int]]:
    """What was checked, as pairs of label and value: date, packs, source, counts."""
    packs = say("report.join", lang).join(map(one_line, document["packs"]))
    sources = say("report.join", lang).join(map(one_line, document.get("sources") or []))
    summary = document["summary"]
    counts = [(key, summary.get(key, 0)) for key in ("people", "staff", "kin_pairs")]
    # Without forms there is nothing to count: a 0 would read as "all declared".
    untold = say("report.no-forms", lang) if summary.get("declared_unknown") else ""
    counts += [(key, untold or summary.get(key, 0)) for key in ("undeclared", "declared_by_one")]
    counts += [(key, len(document.get(key) or [])) for key in ("findings", "unknown")]
    notes = note_count(document)
    counts += [("problems", len(document.get("problems") or []) - notes), ("notes", notes)]
    texts = [("as-of", document["as_of"]), ("packs", packs), ("sources", sources or say("report.not-told", lang))]
    return [(say(f"report.{key}", lang), value) for key, value in [*texts, *counts]]


def matrix_by_grade(document: Document, lang: str) -> Matrix:
    """Severity by grade."""
    findings = document["findings"]
    heads = [grade_label(grade, lang) for grade in BEST_FIRST]
    lines = [(severity_label(severity, lang), _where(findings, "severity", severity)) for severity in SEVERITIES]
    return _matrix(say("report.col-severity", lang), heads, lines, lambda finding: BEST_FIRST.index(finding["grade"]), lang)


def matrix_by_situation(document: Document, lang: str) -> Matrix:
    """Situation by severity, the most frequent first."""
    groups = _grouped(document["findings"], lambda finding: situation_label(finding["situation"]["kind"], lang))
    return _matrix(say("report.col-situation", lang), _severities(lang), groups, _severity, lang)


def matrix_by_organ(document: Document, lang: str) -> Matrix:
    """Organ by severity, the organ with most findings first."""
    groups = _grouped(document["findings"], organ_of)
    return _matrix(say("report.col-organ", lang), _severities(lang), groups, _severity, lang)


def _severities(lang: str) -> list[str]:
    return [severity_label(severity, lang) for severity in SEVERITIES]


def _severity(finding: Finding) -> int:
    return SEVERITIES.index(finding["severity"])


def _where(findings: Iterable[Finding], key: str, value: str) -> list[Finding]:
    return [finding for finding in findings if finding[key] == value]


def _grouped(findings: Sequence[Finding], name: Callable[[Finding], str]) -> list[tuple[str, list[Finding]]]:
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(name(finding), []).append(finding)
    return sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))


def _matrix(
    corner: str,
    heads: list[str],
    lines: Sequence[tuple[str, Sequence[Finding]]],
    column: Callable[[Finding], int],
    lang: str,
) -> Matrix:
    total = say("report.total", lang)
    counted = [(label, Counter(map(column, findings))) for label, findings in lines]
    counted.append((total, sum((count for _, count in counted), Counter())))
    width = range(len(heads))
    return [corner, *heads, total], [[label, *(count[at] for at in width), count.total()] for label, count in counted]
