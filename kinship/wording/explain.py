"""A finding at length: its sentence, its chain as a small tree, the text of the law, what to check, who would move."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kinship.kin import INFERRED
from kinship.text import say
from kinship.wording.beginning import since_text
from kinship.wording.chain import chain_sexes, hop_term, person_name
from kinship.wording.clean import one_line
from kinship.wording.declared import declared_lines
from kinship.wording.law import law_label, sources_of
from kinship.wording.matching import match_lines
from kinship.wording.names import grade_label, seriousness_label, severity_label, situation_label
from kinship.wording.relation import relation_label
from kinship.wording.sentence import sentence

Finding = Mapping[str, Any]


def explanation(finding: Finding, lang: str) -> str:
    """Everything ``explain`` tells about one finding of the findings document, as plain text of several lines."""
    blocks = [
        _head(finding, lang),
        chain_tree(finding, lang),
        _against(finding, lang),
        _declared(finding, lang),
        _matches(finding, lang),
        _also(finding, lang),
        _law(finding, lang),
    ]
    blocks += [_checks(finding, lang), _mover(finding, lang)]
    return "\n\n".join(block for block in blocks if block)


def chain_tree(finding: Finding, lang: str) -> str:
    """The chain, one person a line, each step with its grade and source rows."""
    chain = finding["kin"]["chain"]
    if not chain:
        return ""
    first = person_name(chain[0], lang)
    steps = [_step(finding, at, lang) for at in range(1, len(chain))]
    return "\n".join([_heading(say("sentence.explain-chain", lang, name=first), lang), "  " + first, *steps])


def mover_text(finding: Finding, lang: str) -> str:
    """Who would by law move first, and why; nobody for an advisory.

    >>> mover_text({"severity": "advisory"}, "en")
    'this is for information only and asks nobody to move.'
    """
    if finding["severity"] == "advisory":
        return say("sentence.mover-none", lang)
    if "group" in finding or "counterpart" in finding:
        return say("sentence.mover-body", lang)
    name = next((one_line(person["name"]) for person in finding["people"] if person["person_id"] == finding.get("mover")), "")
    if name and finding["situation"].get("subject"):
        return say("sentence.mover-office", lang, name=name)
    return say("sentence.mover-lower", lang, name=name) if name else say("sentence.mover-undetermined", lang)


def checks(finding: Finding, lang: str) -> list[str]:
    """What a person should check by hand before anything follows from the finding."""
    doubt = [] if finding["grade"] == "confirmed" else [f"check-{finding['grade']}"]
    dead = ["check-dead"] if finding["kin"].get("dead_undated") or finding["kin"].get("basis") == "widowed" else []
    inferred = ["check-inferred"] if any((one.get("source") or "").endswith(INFERRED) for one in finding["kin"]["chain"]) else []
    kinship = ["check-chain", *inferred, *dead, *doubt] if finding["kin"]["chain"] else ["check-area"]
    subject = ["check-business"] if finding["kin"]["chain"] and finding["situation"].get("subject") else []
    return [say(f"sentence.{key}", lang) for key in [*kinship, *subject, "check-posts", "check-exemption"]]


def _head(finding: Finding, lang: str) -> str:
    line = say(
        "sentence.explain-severity",
        lang,
        severity=severity_label(finding["severity"], lang),
        grade=grade_label(finding["grade"], lang),
        situation=situation_label(finding["situation"]["kind"], lang),
    )
    return "\n".join(part for part in (finding["id"], line, sentence(finding, lang), since_text(finding, lang)) if part)


def _step(finding: Finding, at: int, lang: str) -> str:
    item = finding["kin"]["chain"][at]
    return say(
        "sentence.explain-step",
        lang,
        indent="  " + "   " * (at - 1),
        term=hop_term(finding["kin"]["chain"], at - 1, at, lang),
        name=person_name(item, lang),
        grade=grade_label(item.get("grade") or finding["grade"], lang),
        source=say("sentence.source-join", lang).join(sources_of(item, lang)) or say("sentence.no-source", lang),
    )


def _matches(finding: Finding, lang: str) -> str:
    lines = match_lines(finding["kin"].get("matches") or [], lang)
    return "\n".join([_heading(say("sentence.explain-matches", lang), lang), *lines]) if lines else ""


def contradicted_lines(item: Mapping[str, Any], lang: str) -> list[str]:
    """What contradicts a finding or a path, one sentence a line, the most serious first."""
    return [
        say(
            "sentence.contradicted",
            lang,
            seriousness=seriousness_label(one["seriousness"], lang),
            text=one_line(one[f"text_{lang}"]),
        )
        for one in item.get("contradicted_by") or []
    ]


def _against(finding: Finding, lang: str) -> str:
    lines = ["  " + line for line in contradicted_lines(finding, lang)]
    return "\n".join([_heading(say("sentence.explain-against", lang), lang), *lines]) if lines else ""


def _also(finding: Finding, lang: str) -> str:
    words = [relation_label(word, _last_sex(finding, word), lang) for word in finding["kin"].get("also") or []]
    return say("sentence.explain-also", lang, words=say("sentence.list-join", lang).join(words)) if words else ""


def _last_sex(finding: Finding, word: str) -> str:
    """The sexes of another word of the pair: only the relative's own is known."""
    return (chain_sexes(finding["kin"]["chain"])[-1:] or "?").rjust(len(word), "?")


def _declared(finding: Finding, lang: str) -> str:
    lines = ["  " + line for line in declared_lines(finding["kin"], finding["people"], lang)]
    return "\n".join([_heading(say("sentence.explain-declared", lang), lang), *lines]) if lines else ""


def _law(finding: Finding, lang: str) -> str:
    quoted = [law for law in finding.get("law") or [] if law.get("quote")]
    lines = [say("sentence.explain-quote", lang, law=law_label(law, lang), quote=one_line(law["quote"])) for law in quoted]
    return "\n".join([_heading(say("sentence.explain-law", lang), lang), *("  " + line for line in lines)]) if lines else ""


def _checks(finding: Finding, lang: str) -> str:
    lines = ["  " + say("sentence.bullet", lang, text=text) for text in checks(finding, lang)]
    return "\n".join([_heading(say("sentence.explain-check", lang), lang), *lines])


def _mover(finding: Finding, lang: str) -> str:
    return _heading(say("sentence.explain-mover", lang), lang) + "\n  " + mover_text(finding, lang)


def _heading(text: str, lang: str) -> str:
    return say("sentence.heading", lang, text=text)
