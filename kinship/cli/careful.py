"""No command writes over what it reads: the sources, and what people decided and entered beside them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from kinship.errors import Place, RequestError

STDOUT = "-"
NAMED = ("sources", "recruits", "packs")
"""The parameters whose texts may be paths. Those of the others are paths where they are of that type."""
RENEWED = ("output", "out", "baseline")
"""What is written, and what the program itself once wrote: a new list of findings may take the place of the last one."""


class Careful(click.Command):
    """A command that refuses an output that lies among what it reads."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command."""
        refuse_sources(ctx.params)
        return super().invoke(ctx)


def refuse_sources(asked: Mapping[str, Any]) -> None:
    """RequestError where ``output`` is a file that ``asked`` (the parameters of a command) names as read, or lies in a folder of
    sources and would be read with them.

    >>> refuse_sources({"sources": (__file__,), "output": "-"})
    >>> refuse_sources({"sources": (__file__,), "output": __file__})
    Traceback (most recent call last):
    ...
    kinship.errors.RequestError: ...
    """
    output = asked.get("output") or STDOUT
    target = Path(os.path.realpath(output))
    with suppress(OSError):  # that nobody may look there is told when it is written
        if str(output) != STDOUT and target.is_file() and any(_is_read(path, target) for path in _read(asked)):
            raise RequestError("request.output-is-source", place=Place(str(output)))


def _read(asked: Mapping[str, Any]) -> Iterator[Path]:
    """The files and folders that the parameters name as read."""
    for name, value in asked.items():
        for one in value if isinstance(value, tuple | list) else (value,):
            if name not in RENEWED and (isinstance(one, Path) or (name in NAMED and one != STDOUT)):
                yield Path(os.path.realpath(one))


def _is_read(path: Path, target: Path) -> bool:
    from loaders.files.source import is_readable

    return path == target or (path in target.parents and is_readable(target))
