"""``kinship quality``: what became of the input."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kinship.cli import options
from kinship.cli.formats import format_option


@options.kinship_command("quality")
@options.sources_argument
@format_option("table", "json", "xlsx", key="quality-format")
@options.option("--output", key="output", default="-", metavar="FILE")
@options.pack_option
@options.as_of_option
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
    columns: Path | None,
    codes: str | None,
    decisions: tuple[Path, ...],
    lang: str,
) -> int:
    """See the catalogue."""
    from kinship.output import write_atomic
    from kinship.quality import quality
    from kinship.report.quality import render
    from kinship.rules import DEFAULT_PACKS

    with options.progress() as tell:
        county = options.load(sources, tell, columns, codes, decisions, blanks=True)
        measured = quality(county, packs or DEFAULT_PACKS, as_of)
    write_atomic(output, render(measured, form, lang))
    return 0
