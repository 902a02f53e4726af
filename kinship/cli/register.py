"""``kinship register``: what became of each finding."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from kinship.cli import options
from kinship.cli.careful import CarefulGroup
from kinship.cli.formats import format_option
from kinship.text import say

register_argument = click.argument("register", type=click.Path(path_type=Path), metavar="REGISTER")
by_option = options.option("--by", key="by", required=True, metavar="NAME")


def _subcommand(name: str) -> Callable[[Any], click.Command]:
    return command.command(name, help=options.text(f"register-{name}"), short_help=options.text(f"register-{name}"))


@click.group("register", cls=CarefulGroup, help=options.text("register"))
def command() -> None:
    """See the catalogue."""


@_subcommand("add")
@register_argument
@options.sources_argument
@by_option
@options.exemptions_option
@options.pack_option
@options.as_of_option
@options.columns_option
@options.codes_option
@options.decisions_option
@options.lang_option
def add(register: Path, sources: tuple[str, ...], by: str, exemptions: Path | None, lang: str, **asked: Any) -> None:
    """See the catalogue."""
    from kinship.cli.check import checked
    from kinship.register import author, entries_of_check, standings
    from kinship.register_file import append, held, read_register
    from kinship.status import Marks

    by, marks = author(by), Marks.read(None, exemptions)
    read_register(register)  # a damaged register is told before the long work
    found = checked(sources, asked)
    document = marks.on(found)
    with held(register):
        before = read_register(register)
        fresh = entries_of_check(document, before, by, datetime.now().astimezone())
        append(register, fresh)
    counts = {state: sum(entry.state == state for entry in fresh) for state in ("found", "accepted")}
    click.echo(say("follow.register-added", lang, open=sum(one.open for one in standings([*before, *fresh])), **counts))


@_subcommand("set")
@register_argument
@click.argument("finding")
@click.argument("state")
@by_option
@options.option("--note", key="note", default="", metavar="TEXT")
@options.option("--document", key="document", default="", metavar="TEXT")
@options.lang_option
def set_(register: Path, finding: str, state: str, by: str, note: str, document: str, lang: str) -> None:
    """See the catalogue."""
    from kinship.register import Entry, new_state
    from kinship.register_file import append, held, read_register

    told = Entry(datetime.now().astimezone().isoformat(timespec="seconds"), by, note=note, document=document)
    with held(register):
        entry = new_state(read_register(register), finding, state, told)
        append(register, [entry])
    worded = say(f"follow.state-{entry.state}", lang)
    click.echo(say("follow.register-set", lang, id=entry.finding, state=worded, by=entry.by, at=entry.at))


@_subcommand("list")
@register_argument
@options.option("--all", "all_", key="all", is_flag=True)
@format_option("table", "json", "csv", key="register-format")
@options.option("--output", key="output", default="-", metavar="FILE")
@options.lang_option
def list_(register: Path, all_: bool, form: str, output: str, lang: str) -> None:
    """See the catalogue."""
    from kinship.errors import Place, RequestError
    from kinship.output import write_atomic
    from kinship.register import standings
    from kinship.register_file import read_register
    from kinship.report.register import render

    if not register.exists():
        raise RequestError("follow.register-absent", place=Place(str(register)))
    wanted = [one for one in standings(read_register(register)) if all_ or one.open]
    write_atomic(output, render(wanted, form, lang))
