"""``kinship notice``: Word files for organs and people."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kinship.cli import options
from kinship.errors import RequestError
from kinship.text import say

folder = click.Path(path_type=Path)


@options.kinship_command("notice")
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@options.option("--out", key="out", type=folder, metavar="DIR")
@options.option("--templates", key="templates", type=folder, metavar="DIR")
@options.option("--write-templates", key="write-templates", type=folder, metavar="DIR")
@options.option("--office", key="office", default="", metavar="TEXT")
@options.exemptions_option
@options.pack_option
@options.as_of_option
@options.columns_option
@options.codes_option
@options.decisions_option
@options.lang_option
def command(
    sources: tuple[str, ...], out: Path | None, templates: Path | None, write_templates: Path | None, lang: str, **asked: Any
) -> None:
    """See the catalogue."""
    from kinship.letters import Templates, write_letters
    from kinship.letters import write_templates as give_out

    if write_templates:
        click.echo("\n".join(map(str, give_out(write_templates, lang))))
        return
    if not sources or not out:
        raise RequestError("letters.sources-or-templates")
    read = Templates.read(templates, lang)
    written = write_letters(_document(sources, asked), out, read, lang, asked["office"])
    click.echo(say("letters.written", lang, count=len(written), out=out) if written else say("letters.nothing", lang))


def _document(sources: tuple[str, ...], asked: dict[str, Any]) -> dict[str, Any]:
    from kinship.cli.check import checked
    from kinship.status import Marks

    marks = Marks.read(None, asked["exemptions"])
    return marks.on(checked(sources, asked))
