"""``kinship pack``: the rule packs, shown and tested."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kinship.text import default_language

LANG = click.option("--lang", type=click.Choice(["zh", "en"]), default=default_language, help="Language of the output.")


@click.group("pack")
def command() -> None:
    """List, show and test rule packs.

    \b
    Example:
      kinship pack show cn-civil-2020
    """


@command.command("list")
@LANG
def list_(lang: str) -> None:
    """List the built-in packs.

    \b
    Example:
      kinship pack list
    """
    from kinship.pack_lists import list_lines

    click.echo("\n".join(list_lines(lang)))


@command.command()
@click.argument("pack")
@click.option("--format", "form", type=click.Choice(["text", "md"]), default="text", help="Plain text or Markdown.")
@LANG
def show(pack: str, form: str, lang: str) -> None:
    """Show PACK, a built-in name or a .toml file, as a page: texts, situations, relatives, readings.

    \b
    Example:
      kinship pack show cn-institution-2019 --format md
    """
    from kinship.pack_pages import page
    from kinship.rules import load_pack

    click.echo(page(load_pack(pack), lang, form), nl=False)


@command.command("test")
@click.argument("packs", metavar="[PACK]...", nargs=-1)
@click.option("--cases", type=click.Path(path_type=Path), help="A file of cases (TOML).")
@LANG
def run(packs: tuple[str, ...], cases: Path | None, lang: str) -> None:
    """Run the cases of each PACK (default: all built-in packs). Exit status 1 if one does not hold.

    \b
    Example:
      kinship pack test cn-civil-2020
    """
    from kinship.case_run import find_cases, run_cases
    from kinship.pack_lists import outcome_lines
    from kinship.rules import built_in, load_pack

    failed = False
    for pack in map(load_pack, packs or built_in()):
        outcomes = run_cases(pack, find_cases(pack, cases))
        click.echo("\n".join(outcome_lines(pack.id, outcomes, lang)))
        failed |= not all(outcome.holds for outcome in outcomes)
    sys.exit(1 if failed else 0)
