"""``kinship generate``: a synthetic county with known truth."""

from __future__ import annotations

from pathlib import Path

import click

from kinship.cli import options
from kinship.cli.pandas_spared import spare_pandas
from kinship.text import say


@options.kinship_command("generate")
@options.option("--staff", key="staff", type=int, default=5000, show_default=True, metavar="N")
@options.option("--seed", key="seed", type=int, default=1, show_default=True, metavar="S")
@options.option("--noise", key="noise", type=int, default=1, show_default=True, metavar="K")
@options.option("--forms", key="forms", is_flag=True)
@options.option("--out", key="generate-out", type=click.Path(path_type=Path), required=True, metavar="DIR")
@options.lang_option
def command(staff: int, seed: int, noise: int, forms: bool, out: Path, lang: str) -> int:
    """See the catalogue."""
    from kinship.generate import EXCEL_LIMIT, generate

    spare_pandas()
    with options.progress() as tell:

        def told(done: int, of: int) -> None:
            tell(say("generate.block", lang, done=done, of=of))

        summary = generate(staff, seed, noise, out, progress=told, forms=forms)
    if not summary["excel"] and not forms:
        click.echo(say("generate.tables-only", lang, limit=EXCEL_LIMIT), err=True)
    facts = {key: summary[key] for key in ("staff", "seed", "noise", "as_of")}
    click.echo(say("generate.done", lang, people=summary["rows"]["person"], **facts))
    click.echo(say("generate.lies-excel" if summary["excel"] else "generate.lies-tables", lang, out=out))
    if forms:
        click.echo(say("generate.lies-forms", lang, out=out / "forms"))
    return 0
