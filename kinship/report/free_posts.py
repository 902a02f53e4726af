"""Free posts as a table or JSON; the input is the document of ``kinship.planned.free``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from kinship.errors import RequestError
from kinship.output import write_atomic
from kinship.report.json import finding
from kinship.report.json import plain as as_json
from kinship.report.rows import issue_text
from kinship.report.standing import void_lines
from kinship.report.whatif_table import Line, plain, show
from kinship.text import say
from kinship.wording.clean import one_line

Document = Mapping[str, Any]
FORMATS = ("table", "json")
COLOURS = {"free": "green", "advisory": "cyan", "review": "yellow", "violation": "red", "unknown": "magenta"}


def check_format(format: str) -> None:
    """RequestError for a format that there is not: to be asked before the work, which takes long."""
    if format not in FORMATS:
        raise RequestError("report.unknown-format", format=format, known=", ".join(FORMATS))


def render(document: Document, format: str, lang: str) -> bytes:
    """The document in one format. RequestError for a format that there is not."""
    check_format(format)
    if format == "json":
        posts = [{**post, "adds": [finding(one) for one in post["adds"]]} for post in document["posts"]]
        return (as_json({**document, "posts": posts}) + "\n").encode("utf-8", "backslashreplace")
    return plain(lines(document, lang))


def write(document: Document, format: str, output: str, lang: str) -> None:
    """Writes the document to a file or standard output; a table on a terminal is wrapped and coloured."""
    if format == "table" and output == "-" and sys.stdout.isatty():
        show(lines(document, lang), sys.stdout)
    else:
        write_atomic(output, render(document, format, lang))


def lines(document: Document, lang: str) -> Iterator[Line]:
    """Section by section, post by post: whether the person may hold it, and else why not."""
    for section, posts in groupby(document["posts"], key=lambda post: post["section"]):
        yield 0, one_line(section) or say("whatif.no-section", lang), "bold"
        for post in posts:
            state = say(f"whatif.state-{post['state']}", lang)
            yield 1, say("whatif.free-post", lang, title=one_line(post["title"]) or "—", state=state), COLOURS[post["state"]]
            yield from ((2, one_line(one[f"sentence_{lang}"]), "") for one in post["adds"])
            yield from ((2, issue_text(one, lang), "") for one in post["unknown"])
    names = {"person": one_line(document["person"]["name"]), "organ": one_line(document["organ"]["name"])}
    yield 0, say("whatif.free-counts", lang, as_of=document["as_of"], **names, **document["summary"]), ""
    yield from ((0, text, "") for text in void_lines(document, lang))
