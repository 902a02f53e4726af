"""``kinship undeclared``: relatives whom one or both did not declare."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from kinship.cli import options
from kinship.cli.formats import format_option

SHOWN = 100
"""Pairs that the table shows; every other format holds all."""
FAIL_ON = ("both", "one", "never")


@options.kinship_command("undeclared")
@options.sources_argument
@format_option("table", "json", "csv", "xlsx", key="undeclared-format")
@options.option("--output", key="output", default="-", metavar="FILE")
@options.pack_option
@options.as_of_option
@options.option("--fail-on", key="undeclared-fail-on", type=click.Choice(FAIL_ON), default="never", show_default=True)
@options.columns_option
@options.codes_option
@options.decisions_option
@options.lang_option
def command(
    sources: tuple[str, ...],
    form: str,
    output: str,
    packs: tuple[str, ...],
    as_of: date,
    fail_on: str,
    columns: Path | None,
    codes: str | None,
    decisions: tuple[Path, ...],
    lang: str,
) -> int:
    """See the catalogue."""
    from kinship.rules import DEFAULT_PACKS, load_packs
    from kinship.undeclared import undeclared

    loaded = load_packs(packs or DEFAULT_PACKS)
    with options.progress() as tell:
        county = options.load(sources, tell, columns, codes, decisions)
        limit = SHOWN if form == "table" else None
        document = undeclared(county, loaded, as_of, limit, options.stage_teller(tell))
    _write(document, form, output, lang)
    return int(fails(document, fail_on))


def fails(document: dict[str, Any], fail_on: str) -> bool:
    """Whether there are pairs undeclared by both, or (``one``) by at least one.

    >>> fails({"summary": {"undeclared": 0, "declared_by_one": 3}}, "both")
    False
    """
    summary = document["summary"]
    if fail_on == "never":
        return False
    return bool(summary["undeclared"] or (fail_on == "one" and summary["declared_by_one"]))


def _write(document: dict[str, Any], form: str, output: str, lang: str) -> None:
    """A table on a terminal is wrapped and coloured; anything else is written whole or not at all."""
    import sys

    from kinship.output import write_atomic
    from kinship.report.undeclared import render
    from kinship.report.undeclared_table import show

    if form == "table" and output == "-" and sys.stdout.isatty():
        show(document, lang, sys.stdout)
    else:
        write_atomic(output, render(document, form, lang))
