"""No command writes over what it reads: the sources, and what people decided and entered beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    if str(output) == STDOUT or not Path(output).is_file():
        return
    target = Path(output).resolve()
    if any(_is_read(path.resolve(), target) for path in _read(asked)):
        raise RequestError("request.output-is-source", place=Place(str(output)))


def _read(asked: Mapping[str, Any]) -> Iterator[Path]:
    """The files and folders that the parameters name as read."""
    for name, value in asked.items():
        for one in value if isinstance(value, tuple | list) else (value,):
            if name not in RENEWED and (isinstance(one, Path) or (name in NAMED and one != STDOUT)):
                yield Path(one)


def _is_read(path: Path, target: Path) -> bool:
    from loaders.files.source import is_readable

    return path == target or (path.is_dir() and path in target.parents and is_readable(target))
