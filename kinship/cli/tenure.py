"""``kinship tenure``: who is due for rotation, and who will be."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from kinship.cli import options
from kinship.cli.formats import format_option

FAIL_ON = ("violation", "review", "advisory", "never")
FURTHEST = 600
"""Months that a forecast may look ahead: a working life."""


@options.kinship_command("tenure")
@options.sources_argument
@format_option("table", "json", "csv", "xlsx", "md", key="tenure-format")
@options.option("--output", key="output", default="-", metavar="FILE")
@options.option("--pack", "packs", key="tenure-pack", multiple=True, metavar="PACK")
@options.as_of_option
@options.option(
    "--forecast", key="tenure-forecast", type=click.IntRange(0, FURTHEST), default=12, show_default=True, metavar="MONTHS"
)
@options.option("--fail-on", key="fail-on", type=click.Choice(FAIL_ON), default="violation", show_default=True)
@options.columns_option
@options.codes_option
@options.decisions_option
@options.lang_option
def command(sources: tuple[str, ...], form: str, output: str, forecast: int, fail_on: str, lang: str, **asked: Any) -> int:
    """See the catalogue."""
    from kinship.output import write_atomic
    from kinship.report.tenure import render

    document = judged(sources, asked["packs"], asked["as_of"], forecast, asked["columns"], asked["codes"], asked["decisions"])
    write_atomic(output, render(document, form, lang))
    return int(fails(document, fail_on))


def judged(
    sources: tuple[str, ...],
    packs: tuple[str, ...],
    as_of: date,
    forecast: int,
    columns: Path | None = None,
    codes: str | None = None,
    decisions: tuple[Path, ...] = (),
) -> dict[str, Any]:
    """The tenure document of the sources, with progress."""
    from kinship.rules import load_packs
    from kinship.tenure import TENURE_PACKS, tenure

    loaded = load_packs(packs or TENURE_PACKS)
    with options.progress() as tell:
        county = options.load(sources, tell, columns, codes, decisions)
        return tenure(county, loaded, as_of, forecast, options.stage_teller(tell))


def fails(document: dict[str, Any], fail_on: str) -> bool:
    """Whether somebody is due by a clause at or above a severity; who is exempt or unknown does not count.

    >>> fails({"due": [{"severity": "review"}]}, "violation"), fails({"due": [{"severity": "review"}]}, "review")
    (False, True)
    """
    at_least = FAIL_ON.index(fail_on)
    return fail_on != "never" and any(FAIL_ON.index(one["severity"]) <= at_least for one in document["due"])
