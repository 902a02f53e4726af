"""No command writes over what it reads, nor over what people wrote: only what it wrote itself it may write again."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import click

from kinship import output
from kinship.errors import Place, RequestError

STDOUT = "-"
NAMED = ("sources", "recruits", "packs", "name")
"""The parameters whose texts may be paths. Those of the others are paths where they are of that type."""
RENEWED = ("output", "out", "baseline", "offline", "write_templates", "favourites")
"""What is written, and what the program itself once wrote: a new list of findings may take the place of the last one."""
FILES = ("output", "favourites")


class Careful(click.Command):
    """A command that refuses to write over what it reads, and over what people wrote (``filled_in``), before it works and
    while it does."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command."""
        with _guarding(ctx.params):
            for name in FILES:
                output.check_target(ctx.params.get(name) or STDOUT)
            return super().invoke(ctx)


class CarefulGroup(click.Group):
    """A group of such commands."""

    command_class = Careful


@contextmanager
def _guarding(asked: Mapping[str, Any]) -> Iterator[None]:
    guard = partial(refuse_kept, asked)
    output.GUARDS.append(guard)
    try:
        yield
    finally:
        output.GUARDS.remove(guard)


def refuse_kept(asked: Mapping[str, Any], target: Path) -> None:
    """RequestError where a file is among what ``asked`` (the parameters of a command) names as read, or lies in a folder of
    sources and would be read with them, or where it holds what people wrote.

    >>> refuse_kept({"sources": (__file__,)}, Path("none.csv"))
    >>> refuse_kept({"sources": (__file__,)}, Path(__file__))
    Traceback (most recent call last):
    ...
    kinship.errors.RequestError: ...
    """
    from kinship.cli.filled_in import refuse_filled_in

    if any(_is_read(path, target) for path in _read(asked)):
        raise RequestError("request.output-is-source", place=Place(str(target)))
    with suppress(PermissionError):  # that nobody may read or write there is told when it is written
        refuse_filled_in(Path(os.path.realpath(target)), asked.get("decisions") or ())


def _read(asked: Mapping[str, Any]) -> Iterator[Path]:
    """The files and folders that the parameters name as read."""
    for name, value in asked.items():
        for one in value if isinstance(value, tuple | list) else (value,):
            if name not in RENEWED and (isinstance(one, Path) or (name in NAMED and one != STDOUT)):
                yield Path(one)


def _is_read(path: Path, target: Path) -> bool:
    from loaders.files.source import is_readable

    real = Path(os.path.realpath(target))
    return _same(path, real) or (is_readable(real) and any(_same(path, folder) for folder in real.parents))


def _same(one: Path, other: Path) -> bool:
    """Whether two paths are one file, however they are written: by links, or where letters of either case are the same."""
    with suppress(OSError, ValueError):
        return one.samefile(other)
    return False
