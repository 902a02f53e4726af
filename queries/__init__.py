"""The questions, as data: SQL under ``sql/`` (the same bytes on every engine), Cypher under ``cypher/``, one question a file."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def text(path: str) -> str:
    """The text of one query file, for example ``text("sql/kin/half.sql")``. Raises FileNotFoundError for an unknown file."""
    return resources.files(__package__).joinpath(path).read_text(encoding="utf-8")
