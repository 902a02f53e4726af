"""What a report says about baseline and exemptions, in a few lines and tables, and what a reader must know before the counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kinship.problems import FOR_NOTHING, left_out
from kinship.report.rows import Document
from kinship.text import say
from kinship.wording import severity_label
from kinship.wording.clean import one_line

Row = Mapping[str, Any]
LOOK = ("expired", "ahead", "unused")
"""States of an exemption that somebody should look at."""
LISTED = 3
"""How many of the files that were not read are named; the others stand among the problems."""
GONE = ("id", "severity", "sentence")


def standing_lines(document: Document, lang: str) -> list[str]:
    """One line about the baseline, one about the exemptions, one for each exemption that needs a look; none without either.

    >>> standing_lines({"summary": {"new": 1, "known": 2}, "baseline": {"as_of": "2026-10-01", "packs": []}, "packs": [],
    ...     "gone": []}, "en")
    ['Against the baseline of 2026-10-01: 1 new, 2 known, 0 gone.']
    """
    return [*_baseline(document, lang), *_exemptions(document, lang)]


def cautions(document: Document, lang: str) -> list[str]:
    """Why little or nothing may have been found: no kin known, nobody in a post, a pack not in force, files not read.

    >>> cautions({"summary": {"kin_pairs": 0}}, "en")[0][:34]
    'No relatives among the staff are k'
    """
    lines = [] if document["summary"].get("kin_pairs") else [say("report.no-kin", lang)]
    return [*lines, *void_lines(document, lang), *unread_lines(document, lang)]


def unread_line(document: Document, lang: str, listed: int | None = None) -> str:
    """The sentence about files and sheets of which nothing was read, at most so many by name; ``""`` where there are none.

    >>> unread_line({"problems": [{"level": "error", "key": "input.header-unclear", "file": "a.csv"}]}, "en")[:47]
    'Files or sheets not read at all: 1, namely a.cs'
    """
    unread = left_out(_problems(document))
    if not unread:
        return ""
    more = say("report.and-more", lang) if len(unread) > len(unread[:listed]) else ""
    return say("report.left-out", lang, count=len(unread), files=say("report.join", lang).join(unread[:listed]) + more)


def unread_lines(document: Document, lang: str) -> list[str]:
    """The same sentence as a line of a report for reading, with the first few by name; no line where there is none.

    >>> unread_lines({"problems": []}, "en")
    []
    """
    return [*filter(None, [unread_line(document, lang, LISTED)])]


def void_lines(document: Document, lang: str) -> list[str]:
    """Why that nothing was found may mean nothing: nobody holds a post, or a pack was not in force.

    >>> void_lines({"problems": [{"key": "intake.no-posts", "text_en": "nobody holds a post."}, {"key": "x"}]}, "en")
    ['Nobody holds a post.']
    """
    said = [one_line(one[f"text_{lang}"]) for one in _problems(document) if one.get("key") in FOR_NOTHING]
    return [text[:1].upper() + text[1:] for text in said]


def gone_rows(document: Document, lang: str) -> list[dict[str, str]]:
    """Findings of the baseline that are found no more: id, severity, sentence."""
    return [
        {
            "id": one_line(finding["id"]),
            "severity": severity_label(str(finding.get("severity") or "review"), lang),
            "sentence": one_line(finding.get(f"sentence_{lang}")),
        }
        for finding in document.get("gone") or []
    ]


def _problems(document: Document) -> list[Row]:
    """The problems; what is mere text has no key."""
    return [one for one in document.get("problems") or () if isinstance(one, Mapping)]


def _baseline(document: Document, lang: str) -> list[str]:
    if "baseline" not in document:
        return []
    baseline, counted = document["baseline"], document["summary"]
    counts = {name: counted.get(name, 0) for name in ("new", "known")}
    lines = [say("follow.against-baseline", lang, as_of=baseline["as_of"], gone=len(document["gone"]), **counts)]
    if sorted(baseline["packs"]) != sorted(document["packs"]):
        packs = say("report.join", lang).join(map(one_line, baseline["packs"]))
        lines.append(say("follow.other-packs", lang, packs=packs))
    return lines


def _exemptions(document: Document, lang: str) -> list[str]:
    if "exemptions" not in document:
        return []
    held = document["exemptions"]
    counts = {state: sum(one["state"] == state for one in held) for state in ("accepted", *LOOK)}
    return [say("follow.exempted", lang, **counts), *(_look(one, lang) for one in held if one["state"] in LOOK)]


def _look(one: Row, lang: str) -> str:
    state = say(f"follow.exemption-state-{one['state']}", lang, expires=one["expires"], start=one["from"])
    return say("follow.exemption-look", lang, line=one["line"], id=one_line(one["id"]), state=state)
