"""``kinship convert``: any source to a canonical folder, or to FollowTheMoney entities."""

from __future__ import annotations

from pathlib import Path

import click

from kinship.cli import options
from kinship.text import say


@options.kinship_command("convert")
@options.sources_argument
@options.option("--out", key="convert-out", type=click.Path(path_type=Path), required=True, metavar="DIR")
@options.option(
    "--format", "suffix", key="convert-format", type=click.Choice(["csv", "parquet", "ftm"]), default="csv", show_default=True
)
@options.option("--with-ids", key="with-ids", is_flag=True)
@options.columns_option
@options.codes_option
@options.decisions_option
@options.lang_option
def command(
    sources: tuple[str, ...],
    out: Path,
    suffix: str,
    with_ids: bool,
    columns: Path | None,
    codes: str | None,
    decisions: tuple[Path, ...],
    lang: str,
) -> int:
    """See the catalogue."""
    from kinship.convert import convert

    with options.progress() as tell:
        convert(options.load(sources, tell, columns, codes, decisions), out, suffix, with_ids)
    click.echo(say("cli.convert-entities" if suffix == "ftm" else "cli.convert-done", lang, out=out))
    return 0
