"""What the commands share: options in the user's language, loading of sources, progress."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kinship.cli.careful import Careful
from kinship.cli.pandas_spared import spare_pandas
from kinship.cli.progress import Teller, watched
from kinship.cli.progress import progress as progress
from kinship.engines import ENGINES
from kinship.text import LANGUAGES, default_language, say
from loaders import KEEP, NO_CACHE, READ

if TYPE_CHECKING:
    from kinship.tables import County

F = TypeVar("F", bound=Callable[..., Any])
RESOLVING = "resolve"
"""What the loaders call the stage after the last file."""
CODE_TABLES = ("gbt4761-2008", "rmb-v3", "gwy-2017")


def text(key: str) -> str:
    """A text of the catalogue ``cli`` in the language of the process."""
    return say(f"cli.{key}", default_language())


def kinship_command(name: str, **settings: Any) -> Callable[[F], click.Command]:
    """A click command whose help comes from the catalogue."""
    return click.command(name, cls=Careful, help=text(name), short_help=text(f"{name}-short"), **settings)


def option(*names: str, key: str, **settings: Any) -> Callable[[F], F]:
    """A click option whose help comes from the catalogue."""
    return click.option(*names, help=text(f"option-{key}"), **settings)


lang_option = option("--lang", key="lang", type=click.Choice(LANGUAGES), default=default_language)
sources_argument = click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
as_of_option = option(
    "--as-of", key="as-of", type=click.DateTime(["%Y-%m-%d"]), default=None, callback=lambda _, __, value: as_day(value)
)
pack_option = option("--pack", "packs", key="pack", multiple=True, metavar="PACK")
columns_option = option("--columns", key="columns", type=click.Path(path_type=Path), metavar="FILE")
baseline_option = option("--baseline", key="baseline", type=click.Path(path_type=Path), metavar="FILE")
exemptions_option = option("--exemptions", key="exemptions", type=click.Path(path_type=Path), metavar="FILE")
decisions_option = option(
    "--decisions", "decisions", key="decisions", multiple=True, type=click.Path(path_type=Path), metavar="FILE"
)
engine_option = option("--engine", "engine_name", key="engine", type=click.Choice(ENGINES), default=ENGINES[0], show_default=True)
memory_option = option(
    "--memory", key="memory", metavar="SIZE", expose_value=False, callback=lambda _, __, value: _take_memory(value)
)
cache_option = option("--no-cache", "cache", key="no-cache", is_flag=True, flag_value=NO_CACHE, default=KEEP)
codes_option = option("--codes", key="codes", type=click.Choice(CODE_TABLES))


def _take_memory(size: str | None) -> None:
    """The engines of the process read it from the environment, where programs can set it too."""
    if size is not None:
        from kinship.engines.room import VARIABLE, checked_size

        os.environ[VARIABLE] = checked_size(size)


def as_day(moment: datetime | None) -> date:
    """The day asked about; today where none is given."""
    return moment.date() if moment else date.today()


def load(
    sources: Sequence[str],
    tell: Teller,
    columns: Path | None = None,
    codes: str | None = None,
    decisions: Sequence[Path] = (),
    suppose: bool = False,
    blanks: bool = False,
    recruits: Sequence[str] = (),
    cache: str = READ,
) -> County:
    """The county in the given files; ``tell`` hears about each file. ``cache``: see ``loaders.load``."""
    from loaders import load as read_sources
    from loaders.cache.shelf import Shelf

    def heard(what: str, done: int, of: int) -> None:
        if what == RESOLVING:
            tell(text("stage-resolve"))
        else:
            tell.reading(what, done, of)

    wished = partial(read_sources, decisions=decisions, suppose=suppose, blanks=blanks, recruits=recruits)
    spare_pandas()
    shelf = Shelf.beside(sources)
    new = shelf is not None and not shelf.is_there()
    county = wished(sources, columns=columns, codes=codes, progress=heard, cache=cache)
    if shelf and new and shelf.is_there() and watched():
        click.echo(say("cli.cache-made", default_language(), folder=shelf.folder), err=True)
    return county


def stage_teller(tell: Callable[[str], None]) -> Callable[[str], None]:
    """Words the stages of a check for ``tell``."""
    return lambda stage: tell(text(f"stage-{stage}"))
