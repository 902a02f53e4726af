"""Undeclared relatives for reading: by status, then by what follows from them, then by organ; a block per pair."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any, TextIO

from kinship.report.standing import unread_lines
from kinship.text import say
from kinship.wording import grade_label, post_text, severity_label
from kinship.wording.chain import person_name
from kinship.wording.clean import one_line
from kinship.wording.declared import declared_label, rests_texts, said_above, side_texts

Document = Mapping[str, Any]
Pair = Mapping[str, Any]
Line = tuple[int, str, str]
"""How deep a line stands, its text, and its style on a terminal."""
COLOURS = {"none": "bold red", "one": "bold yellow"}
STEP = 2


def table(document: Document, lang: str) -> bytes:
    """Plain text for pipes and files: one line per sentence, however long."""
    return "".join(f"{' ' * (STEP * depth)}{text}".rstrip() + "\n" for depth, text, _ in _lines(document, lang)).encode("utf-8")


def show(document: Document, lang: str, stream: TextIO, width: int | None = None) -> None:
    """The same on a terminal: wrapped within its indentation, headings in colour."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(file=stream, width=width, highlight=False)
    for depth, text, style in _lines(document, lang):
        console.print(Padding(Text(text, style=style, overflow="fold"), (0, 0, 0, STEP * depth)))


def consequence(pair: Pair) -> str:
    """What makes a pair matter: a ``finding`` about the two, one ``organ``, or neither (``other``)."""
    return "finding" if pair["severity"] else "organ" if pair["organ"] else "other"


def _lines(document: Document, lang: str) -> Iterator[Line]:
    pairs = document["pairs"]
    for status, held in groupby(pairs, key=lambda pair: pair["status"]):
        group = list(held)
        label = declared_label({"status": status}, lang)
        yield 0, say("undeclared.group", lang, status=label, count=len(group)), COLOURS[status]
        for kind, near in groupby(group, key=consequence):
            alike = list(near)
            label = say(f"undeclared.consequence-{kind}", lang)
            yield 1, say("undeclared.group", lang, status=label, count=len(alike)), "bold"
            yield from _organs(alike, lang)
        yield 0, "", ""
    yield from ((0, text, "") for text in (*closing(document, lang), *unread_lines(document, lang)))


def _organs(pairs: list[Pair], lang: str) -> Iterator[Line]:
    for organ, held in groupby(pairs, key=lambda pair: pair["organ"]):
        if organ:
            yield 2, one_line(organ), "bold"
        for pair in held:
            yield from _pair(pair, lang)


def _pair(pair: Pair, lang: str) -> Iterator[Line]:
    kin, people = pair["kin"], pair["people"]
    names = {side: _person(person, pair["organ"], lang) for side, person in zip("ab", people, strict=True)}
    yield 2, say("report.relation-in-row", lang, relation=kin[f"label_{lang}"], **names), ""
    yield 3, _facts(pair, lang), ""
    for text in side_texts(kin, people, lang):
        yield 3, text, ""
    if kin["shared"] and kin["shared"]["name"]:
        yield 3, say("undeclared.over", lang, name=person_name(kin["shared"], lang)), ""
    for text in [] if said_above(kin["declared"]) else rests_texts(kin, lang):
        yield 3, say("undeclared.rests-on", lang, line=text), ""


def _facts(pair: Pair, lang: str) -> str:
    grade = grade_label(pair["grade"], lang)
    if not pair["severity"]:
        return say("undeclared.grade-only", lang, grade=grade)
    short = ", ".join(one.rpartition(":")[2][:8] for one in pair["findings"])
    return say("undeclared.facts", lang, severity=severity_label(pair["severity"], lang), grade=grade, id=short)


def _person(person: Mapping[str, Any], organ: str, lang: str) -> str:
    """A name with the post, without the organ where it stands above."""
    name, post = person_name(person, lang), post_text(person, lang)
    post = post.removeprefix(organ).lstrip(", ") if organ else post
    return say("sentence.person", lang, name=name, post=post) if post else name


def closing(document: Document, lang: str) -> list[str]:
    """What was counted, what to be careful about, and how to go on."""
    summary, pairs = document["summary"], document["pairs"]
    if summary["declared_unknown"]:
        return [say("undeclared.no-forms", lang, **summary)]
    lines = [say("undeclared.summary", lang, as_of=document["as_of"], **summary)]
    if not pairs:
        return [*lines, say("undeclared.nothing" if summary["kin_pairs"] else "report.no-kin", lang)]
    if summary["formless"]:
        lines.append(say("undeclared.formless", lang, **summary))
    if document["left_out"]:
        lines.append(say("undeclared.more", lang, left_out=document["left_out"]))
    ids = [person["person_id"] for person in pairs[0]["people"]]
    return [*lines, say("undeclared.careful", lang), say("undeclared.go-on", lang, one=ids[0], other=ids[1])]
