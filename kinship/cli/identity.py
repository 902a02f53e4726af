"""``kinship identity``: matches that a person should decide on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kinship.cli import options
from kinship.cli.careful import STDOUT, CarefulGroup
from kinship.cli.formats import format_option
from kinship.text import say

if TYPE_CHECKING:
    from collections.abc import Mapping


@click.group("identity", cls=CarefulGroup, help=options.text("identity"), short_help=options.text("identity-short"))
def command() -> None:
    """See the catalogue."""


@command.command("review", help=options.text("identity-review"), short_help=options.text("identity-review-short"))
@options.sources_argument
@options.option("--output", key="output", default=STDOUT, metavar="FILE")
@format_option("csv", "xlsx", "json", key="review-format")
@options.option("--limit", key="limit", type=click.IntRange(1), metavar="N")
@options.option("--all", "everything", key="everything", is_flag=True)
@options.decisions_option
@options.pack_option
@options.as_of_option
@options.columns_option
@options.codes_option
@options.lang_option
def review(sources: tuple[str, ...], output: str, form: str, limit: int | None, lang: str, **asked: Any) -> int:
    """See the catalogue."""
    from kinship.output import write_atomic
    from kinship.report.review import render
    from kinship.review import review as questions
    from kinship.rules import DEFAULT_PACKS

    with options.progress() as tell:
        county = options.load(sources, tell, asked["columns"], asked["codes"], asked["decisions"], suppose=True)
        document = questions(county, asked["packs"] or DEFAULT_PACKS, asked["as_of"], asked["everything"], limit)
    write_atomic(output, render(document, form, lang))
    click.echo(_closing(document, lang), err=True)
    return 0


def _closing(document: Mapping[str, Any], lang: str) -> str:
    shown, total = len(document["questions"]), document["total"]
    return say("review.written", lang, shown=shown, total=total) if total else say("review.nothing", lang)
