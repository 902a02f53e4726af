"""``kinship explain``: everything about one finding, or about two people."""

from __future__ import annotations

import json
import shutil
import sys
from datetime import date
from pathlib import Path

import click

from kinship.cli import options
from kinship.errors import RequestError


@options.kinship_command("explain")
@options.sources_argument
@options.option("--finding", key="finding", metavar="ID")
@options.option("--pair", key="pair", nargs=2, metavar="A B")
@options.option(
    "--format", "form", key="explain-format", type=click.Choice(["table", "json"]), default="table", show_default=True
)
@options.pack_option
@options.as_of_option
@options.columns_option
@options.codes_option
@options.decisions_option
@options.lang_option
def command(
    sources: tuple[str, ...],
    finding: str | None,
    pair: tuple[str, str] | None,
    form: str,
    packs: tuple[str, ...],
    as_of: date,
    columns: Path | None,
    codes: str | None,
    decisions: tuple[Path, ...],
    lang: str,
) -> int:
    """See the catalogue."""
    from kinship.explain import explain_finding, explain_pair
    from kinship.report.explained import explained_text
    from kinship.rules import DEFAULT_PACKS

    if bool(finding) == bool(pair):
        raise RequestError("request.finding-or-pair")
    with options.progress() as tell:
        county = options.load(sources, tell, columns, codes, decisions)
        if finding:
            explained = explain_finding(county, packs or DEFAULT_PACKS, as_of, finding)
        else:
            assert pair is not None
            explained = explain_pair(county, packs or DEFAULT_PACKS, as_of, *pair)
    if form == "json":
        click.echo(json.dumps(explained, ensure_ascii=False, indent=2, default=str))
    elif sys.stdout.isatty():
        click.echo(explained_text(explained, lang, shutil.get_terminal_size().columns, colour=True))
    else:
        click.echo(explained_text(explained, lang))
    return 0
