"""``kinship pack``: the rule packs, shown and tested."""

from __future__ import annotations

from pathlib import Path

import click

from kinship.cli.options import lang_option
from kinship.cli.pandas_spared import spare_pandas
from kinship.text import default_language, say


def _help(key: str) -> str:
    return say(f"pack.{key}", default_language())


@click.group("pack", help=_help("help"))
def command() -> None:
    """See the catalogue."""


@command.command("list", help=_help("help-list"), short_help=_help("help-list-short"))
@lang_option
def list_(lang: str) -> None:
    """See the catalogue."""
    from kinship.pack_lists import list_lines

    click.echo("\n".join(list_lines(lang)))


@command.command("show", help=_help("help-show"), short_help=_help("help-show-short"))
@click.argument("pack")
@click.option("--format", "form", type=click.Choice(["text", "md"]), default="text", help=_help("option-format"))
@lang_option
def show(pack: str, form: str, lang: str) -> None:
    """See the catalogue."""
    from kinship.pack_pages import page
    from kinship.rules import load_packs

    click.echo("\n".join(page(one, lang, form) for one in load_packs([pack])), nl=False)


@command.command("test", help=_help("help-test"), short_help=_help("help-test-short"))
@click.argument("packs", metavar="[PACK]...", nargs=-1)
@click.option("--cases", type=click.Path(path_type=Path), help=_help("option-cases"))
@lang_option
def run(packs: tuple[str, ...], cases: Path | None, lang: str) -> int:
    """See the catalogue. Gives the exit status: 1 if a case does not hold."""
    from kinship.case_run import find_cases, find_tenure_cases, run_cases
    from kinship.case_tenure import run_tenure_cases
    from kinship.pack_lists import outcome_lines
    from kinship.rules import built_in, load_packs

    spare_pandas()
    failed = False
    for pack in load_packs(packs or built_in()):
        outcomes = run_cases(pack, find_cases(pack, cases))
        tenure = run_tenure_cases(pack, find_tenure_cases(pack, cases))
        click.echo("\n".join(outcome_lines(pack.id, outcomes, lang, tenure)))
        failed |= not all([*(one.holds for one in outcomes), *(one.holds for one in tenure)])
    return int(failed)
