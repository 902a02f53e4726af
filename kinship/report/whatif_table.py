"""A plan for reading: what it adds, sentence by sentence and by which part; what it removes and leaves; then the counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TextIO

from kinship.errors import Place
from kinship.report.align import cut
from kinship.report.rows import finding_rows, issue_text, who_text
from kinship.report.standing import void_lines
from kinship.text import say
from kinship.wording import severity_label
from kinship.wording.clean import one_line

Document = Mapping[str, Any]
Finding = Mapping[str, Any]
Row = Mapping[str, str]
Line = tuple[int, str, str]
"""How deep a line stands, its text, and its style on a terminal."""
PARTS = ("added", "removed", "kept")
COLOURS = {"added": "bold red", "removed": "bold green", "kept": "bold yellow"}
STEP, NAME_LIMIT, CAUSES = 2, 40, 5
LEFT_OUT = "whatif.form-left-out"


def plain(told: Iterator[Line]) -> bytes:
    """Lines as text, indented."""
    return "".join(f"{' ' * (STEP * depth)}{text}".rstrip() + "\n" for depth, text, _ in told).encode("utf-8")


def show(told: Iterator[Line], stream: TextIO, width: int | None = None) -> None:
    """Lines on a terminal: wrapped within their indentation, headings in colour."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(file=stream, width=width, highlight=False)
    for depth, text, style in told:
        console.print(Padding(Text(text, style=style, overflow="fold"), (0, 0, 0, STEP * depth)))


def lines(document: Document, lang: str) -> Iterator[Line]:
    """The document of a plan, line by line."""
    rows = finding_rows({"findings": [one for part in PARTS for one in document[part]]}, lang)
    for part in PARTS:
        held = {one["id"]: one for one in document[part]}
        if held:
            yield 0, say(f"whatif.group-{part}", lang, count=len(held)), COLOURS[part]
            for row in rows:
                if row["id"] in held:
                    yield from _finding(held[row["id"]], row, part, lang)
            yield 0, "", ""
    yield from _open(document, lang)
    yield from ((0, text, "") for text in closing(document, lang))


def _finding(finding: Finding, row: Row, part: str, lang: str) -> Iterator[Line]:
    """What is added comes with its whole sentence, chain and article; the rest in short."""
    facts = [row["short"], row["severity"], row["grade"], row["situation"]]
    if finding.get("was") and finding["was"] != finding["severity"]:
        facts.append(say("whatif.was", lang, severity=severity_label(finding["was"], lang)))
    yield 1, " · ".join(facts), ""
    yield 2, row["sentence"] if part == "added" else _who(row, lang), ""
    for text in by_texts(finding, lang):
        yield 2, say("whatif.about" if part == "kept" else "whatif.by", lang, part=text), ""


def _who(row: Row, lang: str) -> str:
    names = {side: _named(row, side, lang) for side in "ab"}
    return who_text(row, names, lang)


def _named(row: Row, side: str, lang: str) -> str:
    name, post = cut(row[f"{side}_name"], NAME_LIMIT), row[f"{side}_post"]
    return say("sentence.person", lang, name=name, post=post) if post else name


def by_texts(finding: Finding, lang: str) -> list[str]:
    """The parts of the plan that a finding comes by, the first few in words."""
    told = [one_line(f"{one['number']}. {one[f'text_{lang}']}") for one in finding["by"]]
    left = len(told) - CAUSES
    return [*told[:CAUSES], *([say("whatif.more-causes", lang, count=left)] if left > 0 else [])]


def place_text(part: Mapping[str, Any], lang: str) -> str:
    """Where a part of the plan stands."""
    return one_line(Place(part["file"], part["sheet"], part["row"], part["column"]).text(lang))


def _open(document: Document, lang: str) -> Iterator[Line]:
    """What the plan leaves unjudged, and what was left out of it."""
    told = [issue_text(one, lang) for one in document["unknown"]]
    told += [f"{place_text(one, lang)}: {issue_text(one, lang)}" for one in document["problems"] if one["key"] == LEFT_OUT]
    if told:
        yield 0, say("whatif.group-open", lang, count=len(told)), "bold"
        yield from ((1, text, "") for text in told)
        yield 0, "", ""


def closing(document: Document, lang: str) -> list[str]:
    """What was planned, and what comes of it."""
    summary = document["summary"]
    packs = say("report.join", lang).join(map(one_line, document["packs"]))
    planned = {name: summary[name] for name in ("appointments", "marriages", "newcomers")}
    told = [say("whatif.planned", lang, as_of=document["as_of"], packs=packs, **planned)]
    changed = [say(f"whatif.counts-{part}", lang, **summary[part]) for part in PARTS if any(summary[part].values())]
    told += (
        changed if any(any(summary[part].values()) for part in ("added", "removed")) else [say("whatif.nothing", lang), *changed]
    )
    clear = sum(not part["adds"] for part in document["plan"] if part["kind"] == "appointment")
    if summary["appointments"] and document["added"]:
        told.append(say("whatif.clear", lang, count=clear, of=summary["appointments"]))
    if summary["ahead"]:
        told.append(say("whatif.ahead", lang, count=summary["ahead"], as_of=document["as_of"]))
    return [*told, *void_lines(document, lang)]
