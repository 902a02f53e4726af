"""The register as a list: each finding with its state, since when, by whom, and whether the last check still found it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import asdict

from kinship.register import Standing
from kinship.report.align import aligned, cut
from kinship.report.cells import safe_cell
from kinship.report.json import plain
from kinship.text import say
from kinship.wording.clean import one_line

COLUMNS = ("finding", "state", "since", "by", "organ", "people", "note", "document", "found")
CELL = 40


def render(standings: Sequence[Standing], form: str, lang: str) -> bytes:
    """The list as ``table`` (plain text), ``json`` (with the history of each finding) or ``csv``.

    >>> render([], "table", "en").decode()
    'The register has no open findings.\\n'
    """
    if form == "json":
        return (plain([asdict(one) | {"open": one.open} for one in standings]) + "\n").encode("utf-8", "backslashreplace")
    heads = [say(f"follow.col-{name}", lang) for name in COLUMNS]
    rows = [_row(one, lang) for one in standings]
    if form == "csv":
        text = io.StringIO()
        csv.writer(text).writerows([heads, *([safe_cell(cell) for cell in row] for row in rows)])
        return text.getvalue().encode("utf-8-sig")
    if not rows:
        return (say("follow.register-none", lang) + "\n").encode("utf-8")
    return ("\n".join(aligned([heads, *([cut(cell, CELL) for cell in row] for row in rows)])) + "\n").encode("utf-8")


def _row(one: Standing, lang: str) -> list[str]:
    last = "none" if not one.checked else "found" if one.found else "gone"
    return [
        one.finding,
        say(f"follow.state-{one.state}", lang),
        one.since[:16].replace("T", " "),
        one_line(one.by),
        one_line(one.about.get("organ")),
        say("report.join", lang).join(one_line(name) for name in one.about.get("people") or []),
        one_line(one.note),
        one_line(one.document),
        say(f"follow.last-{last}", lang),
    ]
