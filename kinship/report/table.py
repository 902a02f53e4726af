"""Findings on the terminal, and as aligned plain text where the output is a pipe or a file."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from kinship.report.align import aligned, cut
from kinship.report.rows import SEVERITIES, Document, column_names, finding_rows, note_count, ordered, short_ids, who_text
from kinship.report.standing import cautions, standing_lines
from kinship.text import say
from kinship.wording import severity_label, status_label

if TYPE_CHECKING:
    from rich.console import Console

Row = dict[str, str]
COLUMNS = ("short", "who", "situation", "law", "grade")
PLAIN = ("short", "severity", "organ", "who", "situation", "law", "grade")
NARROW, NAME_LIMIT, ORGAN_LIMIT = 90, 40, 60
COLOURS = {"violation": "bold red", "review": "bold yellow", "advisory": "bold cyan"}


def render(document: Document, lang: str) -> bytes:
    """Plain aligned text, one line per finding, then what was checked; for pipes and files."""
    rows = [_short(row, lang) for row in finding_rows(document, lang)]
    lines = aligned([column_names(PLAIN, lang), *([row[name] for name in PLAIN] for row in rows)]) if rows else []
    return ("\n".join([*lines, *([""] if lines else []), *closing(document, lang)]) + "\n").encode("utf-8")


def show(document: Document, lang: str, stream: TextIO, width: int | None = None) -> None:
    """Writes the findings to a terminal: by severity, then organ, as tables, or as short blocks where it is narrow."""
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, width=width, highlight=False)
    rows = [_short(row, lang) for row in finding_rows(document, lang)]
    for severity in SEVERITIES:
        label = severity_label(severity, lang)
        held = [row for row in rows if row["severity"] == label]
        if held:
            console.print(Text(say("report.group", lang, severity=label, count=len(held)), style=COLOURS[severity]))
            _organs(console, held, lang)
    for line in closing(document, lang):
        console.print(Text(line))


def shown(document: Document, lang: str, width: int) -> str:
    """What ``show`` writes at a given width, without colour."""
    stream = io.StringIO()
    show(document, lang, stream, width)
    return stream.getvalue()


def closing(document: Document, lang: str) -> list[str]:
    """What was checked, what was found, what was left open, and how to go on."""
    summary, findings = document["summary"], document["findings"]
    values = {name: summary.get(name, 0) for name in ("people", "staff", "kin_pairs", *SEVERITIES)}
    packs = say("report.join", lang).join(document["packs"])
    lines = [say("report.checked", lang, as_of=document["as_of"], packs=packs, **values)]
    lines.append(say("report.counts", lang, **values) if findings else say("report.nothing", lang))
    lines += cautions(document, lang)
    if summary.get("undeclared") or summary.get("declared_by_one"):
        lines.append(say("report.hidden", lang, both=summary["undeclared"], one=summary["declared_by_one"]))
    lines += standing_lines(document, lang)
    unknown, notes = len(document.get("unknown") or []), note_count(document)
    problems = len(document.get("problems") or []) - notes
    if unknown or problems or notes:
        lines.append(say("report.left", lang, unknown=unknown, problems=problems, notes=notes))
    if findings:
        lines.append(say("report.go-on", lang, id=short_ids(findings)[ordered(findings)[0]["id"]]))
    return lines


def _short(row: Row, lang: str) -> Row:
    """The row with names cut to a readable length, who is whose what as one cell, and the status beside the grade unless new."""
    names = {side: _named(row, side, lang) for side in "ab"}
    who = who_text(row, names, lang)
    status = "" if row["status"] == status_label("new", lang) else row["status"]
    grade = say("report.join", lang).join(part for part in (row["grade"], status, row["mark"]) if part)
    return {**row, "who": who, "grade": grade, "organ": cut(row["organ"], ORGAN_LIMIT)}


def _named(row: Row, side: str, lang: str) -> str:
    """A name with the post, without the organ, which stands above the table."""
    name = cut(row[f"{side}_name"], NAME_LIMIT)
    post = row[f"{side}_post"].removeprefix(row["organ"]).lstrip(", ")
    return say("sentence.person", lang, name=name, post=cut(post, NAME_LIMIT)) if post else name


def _organs(console: Console, rows: Sequence[Row], lang: str) -> None:
    from rich.text import Text

    for organ in dict.fromkeys(row["organ"] for row in rows):
        console.print(Text(organ, style="bold"))
        held = [row for row in rows if row["organ"] == organ]
        if console.width < NARROW:
            _blocks(console, held)
        else:
            _table(console, held, lang)


def _table(console: Console, rows: Sequence[Row], lang: str) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", expand=True)
    for name, heading, ratio in zip(COLUMNS, column_names(COLUMNS, lang), (None, 5, 3, 4, None), strict=True):
        table.add_column(heading, ratio=ratio, no_wrap=name in ("short", "grade"), overflow="fold")
    for row in rows:
        table.add_row(*(Text(row[name]) for name in COLUMNS))
    console.print(table)
    console.print()


def _blocks(console: Console, rows: Sequence[Row]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    for row in rows:
        console.print(Text(f"{row['short']} · {row['grade']} · {row['situation']}"))
        console.print(Padding(Text(f"{row['who']}\n{row['law']}", overflow="fold"), (0, 0, 0, 2)))
    console.print()
