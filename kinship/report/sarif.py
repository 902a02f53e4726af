"""Findings as SARIF 2.1.0, for the tools that collect what analysers find.

A finding is a result: its severity is the level, its source rows are the locations, its id the fingerprint. Against a baseline
each result has its state, and what is gone is listed as absent. An exemption in force is a suppression; its end, for which SARIF
has no place, stands among the properties. That files were not read is a notification.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

import kinship
from kinship.kin import INFERRED
from kinship.report.json import plain
from kinship.report.rows import Document, Finding, ordered
from kinship.report.standing import unread_line
from kinship.wording import laws_label, severity_label, situation_label
from kinship.wording.clean import one_line
from kinship.wording.exemption import exemption_text
from kinship.wording.law import SOURCE

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"violation": "error", "review": "warning", "advisory": "note"}
BASELINE = {"new": "new", "known": "unchanged", "accepted": "unchanged", "expired": "unchanged"}
Row = dict[str, Any]


def render(document: Document, lang: str) -> bytes:
    """One run with a result for each finding; messages in ``lang``.

    >>> b'"results": []' in render({"findings": [], "packs": [], "as_of": "2026-11-01"}, "en")
    True
    """
    findings = ordered(document["findings"])
    gone = list(document.get("gone") or [])
    rules = _rules([*findings, *gone], lang)
    results = [_result(finding, lang, rules) | _state(finding, document, lang) for finding in findings]
    results += [_result(finding, lang, rules) | {"baselineState": "absent"} for finding in gone]
    run = {
        "tool": {"driver": {"name": "kinship", "version": kinship.__version__, "rules": list(rules.values())}},
        "language": {"zh": "zh-CN", "en": "en"}[lang],
        "columnKind": "unicodeCodePoints",
        "properties": {"as_of": document["as_of"], "packs": list(document["packs"])},
        "results": results,
    }
    if unread := unread_line(document, lang):
        told = [{"level": "warning", "message": {"text": one_line(unread)}}]
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": told}]
    return (plain({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n").encode("utf-8", "backslashreplace")


def _rules(findings: Iterable[Finding], lang: str) -> dict[str, Row]:
    """The rules that the results are of, by id, each described by its situation and its articles."""
    rules: dict[str, Row] = {}
    for finding in findings:
        kind, law = situation_label(finding["situation"]["kind"], lang), laws_label(finding.get("law") or [], lang)
        described = {"shortDescription": {"text": kind}, "fullDescription": {"text": law or kind}}
        quotes = [one_line(one.get("quote")) for one in finding.get("law") or [] if one.get("quote")]
        helped = {"help": {"text": " ".join(quotes)}} if quotes else {}
        rule = {"id": finding["rule"], **described, **helped}
        rules.setdefault(finding["rule"], rule | {"defaultConfiguration": {"level": LEVELS[finding["severity"]]}})
    return dict(sorted(rules.items()))


def _result(finding: Finding, lang: str, rules: Mapping[str, Row]) -> Row:
    return {
        "ruleId": finding["rule"],
        "ruleIndex": list(rules).index(finding["rule"]),
        "level": LEVELS[finding["severity"]],
        "kind": "fail",
        "message": {"text": one_line(finding[f"sentence_{lang}"])},
        "locations": [_location(source) for source in finding["kin"].get("sources") or _sources(finding)],
        "partialFingerprints": {"kinship/v1": finding["id"]},
        "properties": {
            "severity": severity_label(finding["severity"], lang),
            "grade": finding["grade"],
            "word": finding["kin"]["word"],
            "organ": one_line(finding["situation"].get("organ")),
            "since": finding.get("since") or "",
        },
    }


def _sources(finding: Finding) -> list[str]:
    told = (source for step in finding["kin"]["chain"] for source in str(step.get("source") or "").split(";"))
    return list(dict.fromkeys(source for source in told if source))


def _location(source: str) -> Row:
    """A source row: the file as a relative address, its row as the line; the sheet is named beside it."""
    found = SOURCE.fullmatch(source.removesuffix(INFERRED))
    place, row = (found[1], int(found["row"])) if found else (source, 0)
    physical: Row = {"artifactLocation": {"uri": quote(place)}}
    if row:
        physical["region"] = {"startLine": row}
    return {"physicalLocation": physical, "message": {"text": one_line(source)}}


def _state(finding: Finding, document: Document, lang: str) -> Row:
    state: Row = {"baselineState": BASELINE[finding["status"]]} if "baseline" in document else {}
    exemption = finding.get("exemption")
    if exemption and finding["status"] == "accepted":
        # No "status": editions of the schema name it differently, and a suppression without one is an accepted one.
        justification = exemption_text(exemption, lang)
        state["suppressions"] = [
            {
                "kind": "external",
                "justification": justification,
                "properties": {"expires": exemption["expires"], "approved_by": one_line(exemption["approved_by"])},
            }
        ]
    return state
