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
NEVER_WRITTEN = (
    *(".xls", ".xlsm", ".xlsb", ".et", ".ods", ".doc", ".docx", ".wps", ".pdf"),
    *(".lrmx", ".lrm", ".zip", ".7z", ".hzb", ".zb3", ".ged", ".gedcom"),
    *(".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff", ".svg"),
)
"""Endings that promise something which no command writes to ``--output``."""
PARQUET = "parquet"


def format_option(*offered: str, key: str, several: bool = False) -> Callable[[F], F]:
    """The option ``--format`` (parameter ``form``) of a command that also has ``--output``; ``key``: of its help.

    ``offered``: the formats, first the one for standard output and for names that promise none. ``several``: a text with commas.
    RequestError where the file is named as one of a format that is not offered (see ``promised``).
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
    return promised(output, *offered) or value


def promised(output: str, *offered: str, key: str = "request.ending-not-offered") -> str:
    """The format that the name of the file promises; blank where it promises none. RequestError (``key``) where it is not
    ``offered``: what is written could not be opened by that name.

    >>> promised("a.XLSX", "table", "xlsx"), promised("findings", "table"), promised("-", "table")
    ('xlsx', '', '')
    >>> promised("county.xlsx", "html")
    Traceback (most recent call last):
    ...
    kinship.errors.RequestError: ...
    """
    ending = Path(output).suffix.lower()
    found = _endings().get(ending, ending[1:] if ending in NEVER_WRITTEN else "")
    if found and found not in offered:
        raise RequestError(key, place=Place(output), format=found, known=", ".join(offered))
    return found


def refuse_ending(output: str, *offered: str) -> None:
    """RequestError where a command without ``--format``, which writes only what is ``offered``, is given a name of another."""
    if output != STDOUT:
        promised(output, *offered, key="request.ending-of-other")


def _endings() -> dict[str, str]:
    from kinship.report import FORMATS

    return {**{f".{ending}": form for form, ending in FORMATS.items()}, f".{PARQUET}": PARQUET}
