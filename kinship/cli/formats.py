"""``--format``: what is written is of the format asked for; where none is, of the one that the name of the file promises."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from kinship.cli import options
from kinship.cli.careful import STDOUT
from kinship.errors import Place, RequestError
from kinship.text import default_language, say

F = TypeVar("F", bound=Callable[..., Any])


def format_option(*offered: str, key: str, several: bool = False) -> Callable[[F], F]:
    """The option ``--format`` (parameter ``form``) of a command that also has ``--output``; ``key``: of its help.

    ``offered``: the formats, first the one for standard output and for names that promise none. ``several``: a text with commas.
    RequestError where the file is named as one of a format that is not offered: it would be written and could not be opened.
    """
    kind: dict[str, Any] = {"metavar": "FORMAT[,FORMAT]"} if several else {"type": click.Choice(offered)}
    shown = say("cli.by-ending", default_language(), first=offered[0])
    by_ending = partial(_asked_or_promised, offered)
    return options.option("--format", "form", key=key, default=offered[0], show_default=shown, callback=by_ending, **kind)


def _asked_or_promised(offered: tuple[str, ...], asked: click.Context, option: click.Parameter, value: str) -> str:
    """click looks at what was given before what was not: the output is known by now, if it was named."""
    output = str(asked.params.get("output", STDOUT))
    if asked.get_parameter_source(option.name or "") is not ParameterSource.DEFAULT or output == STDOUT:
        return value
    promised = _by_ending(output)
    if promised and promised not in offered:
        raise RequestError("request.ending-not-offered", place=Place(output), format=promised, known=", ".join(offered))
    return promised or value


def _by_ending(output: str) -> str | None:
    from kinship.report import FORMATS

    return {f".{ending}": form for form, ending in FORMATS.items()}.get(Path(output).suffix.lower())
