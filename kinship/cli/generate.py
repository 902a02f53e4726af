"""``kinship generate``: a synthetic county with known truth."""

from __future__ import annotations

from pathlib import Path

import click

from kinship.text import default_language, say


@click.command("generate")
@click.option("--staff", type=int, default=5000, show_default=True, metavar="N", help="how many people are employed")
@click.option("--seed", type=int, default=1, show_default=True, metavar="S", help="same seed, same county")
@click.option("--noise", type=int, default=1, show_default=True, metavar="K", help="0 (perfect forms) to 3 (a mess)")
@click.option("--out", type=click.Path(path_type=Path), required=True, metavar="DIR", help="a new or empty folder")
@click.option("--lang", type=click.Choice(("zh", "en")), default=None, help="zh or en (default: from the locale)")
def command(staff: int, seed: int, noise: int, out: Path, lang: str | None) -> None:
    """Make a synthetic county: true tables, Excel forms with noise, and the truth.

    All people and places are made up. Up to 50,000 staff DIR holds the canonical tables as CSV, official/ and ledger/ (the
    same facts in two Excel layouts) and truth/; above, the tables as Parquet.

    \b
    Example:
      kinship generate --staff 500 --seed 7 --noise 1 --out county
    """
    from kinship.generate import EXCEL_LIMIT, generate

    lang = lang or default_language()
    summary = generate(staff, seed, noise, out)
    if staff > EXCEL_LIMIT:
        click.echo(say("generate.tables-only", lang, limit=EXCEL_LIMIT), err=True)
    people = summary["rows"]["person"]
    click.echo(say("generate.done", lang, people=people, **{k: summary[k] for k in ("staff", "seed", "noise", "as_of")}))
    click.echo(say("generate.lies-excel" if summary["excel"] else "generate.lies-tables", lang, out=out))


