"""``kinship timeline``: findings by when they began and ended."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from kinship.cli import options
from kinship.cli.formats import format_option

DAY = click.DateTime(["%Y-%m-%d"])


@options.kinship_command("timeline")
@options.sources_argument
@options.option("--from", "first", key="timeline-from", type=DAY, default=None)
@options.option("--to", "last", key="timeline-to", type=DAY, default=None)
@format_option("table", "json", "csv", "xlsx", key="timeline-format")
@options.option("--output", key="output", default="-", metavar="FILE")
@options.pack_option
@options.columns_option
@options.codes_option
@options.decisions_option
@options.lang_option
def command(
    sources: tuple[str, ...],
    first: datetime | None,
    last: datetime | None,
    form: str,
    output: str,
    packs: tuple[str, ...],
    columns: Path | None,
    codes: str | None,
    decisions: tuple[Path, ...],
    lang: str,
) -> None:
    """See the catalogue."""
    from kinship.errors import RequestError
    from kinship.output import write_atomic
    from kinship.report.timeline import render
    from kinship.rules import DEFAULT_PACKS, load_packs
    from kinship.timeline import timeline

    start, end = first.date() if first else None, options.as_day(last)
    if start and start > end:
        raise RequestError("request.from-after-to", start=start, end=end)
    loaded = load_packs(packs or DEFAULT_PACKS)
    with options.progress() as tell:
        county = options.load(sources, tell, columns, codes, decisions)
        document = timeline(county, loaded, start, end, options.stage_teller(tell))
    write_atomic(output, render(document, form, lang))
