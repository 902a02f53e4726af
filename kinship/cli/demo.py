"""``kinship demo``: a made-up county, checked from its Excel files, with every report and a picture to walk through."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kinship.cli import options
from kinship.cli.pandas_spared import spare_pandas
from kinship.text import say

if TYPE_CHECKING:
    from kinship.engines import Engine

SEED, NOISE, SHOWN = 2026, 1, 10
FORMATS = ("html", "xlsx", "md", "csv", "json", "sarif", "junit", "table")


@options.kinship_command("demo")
@options.option("--out", key="demo-out", type=click.Path(path_type=Path), default=Path("demo"), show_default=True, metavar="DIR")
@options.option("--staff", key="demo-staff", type=click.IntRange(500, 50_000), default=2000, show_default=True, metavar="N")
@options.lang_option
def command(out: Path, staff: int, lang: str) -> int:
    """See the catalogue."""
    from kinship.generate import generate
    from kinship.graph.draw import drawn
    from kinship.output import write_atomic
    from kinship.report import write

    spare_pandas()
    with options.progress() as tell, _tidy(out):
        tell(options.text("stage-generate"))
        made = generate(staff, SEED, NOISE, out / "county")
    inputs = sorted(str(file) for file in (out / "county" / "ledger").glob("*.xlsx"))
    engine, document = _checked(inputs, made)
    written = write(document, FORMATS, lang, out=out / "reports")
    picture = out / "reports" / "county.html"
    write_atomic(picture, drawn(engine, document, None, lang))
    write(_worst(document), ("table",), lang)
    click.echo()
    click.echo(say("cli.demo-done", lang, staff=staff, shown=SHOWN))
    click.echo(say("cli.demo-files", lang, inputs=" ".join(inputs), reports=" ".join(map(str, written)), picture=picture))
    if document["findings"]:
        click.echo(say("cli.demo-next", lang, sources=" ".join(inputs), id=document["findings"][0]["id"]))
    return 0


@contextmanager
def _tidy(out: Path) -> Iterator[None]:
    """Leaves no empty folder behind where the work inside ends early."""
    there = out.exists()
    try:
        yield
    except BaseException:
        if not there:
            with suppress(OSError):  # never made, or no longer empty
                out.rmdir()
        raise


def _checked(inputs: list[str], made: dict[str, Any]) -> tuple[Engine, dict[str, Any]]:
    from datetime import date

    from kinship.judge import check_with
    from kinship.rules import DEFAULT_PACKS

    with options.progress() as tell:
        county = options.load(inputs, tell)
        return check_with(county, DEFAULT_PACKS, date.fromisoformat(str(made["as_of"])), options.stage_teller(tell))


def _worst(document: dict[str, Any]) -> dict[str, Any]:
    """The document with its worst findings, for a first look on the terminal."""
    return {**document, "findings": document["findings"][:SHOWN]}
