"""The questions, as data: SQL under ``sql/`` (the same bytes on every engine), Cypher under ``cypher/``, one question a file."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

HOLE = re.compile(r"\{(\w+)\}")


@cache
def text(path: str) -> str:
    """The text of one query file, for example ``text("sql/kin/half.sql")``. Raises FileNotFoundError for an unknown file."""
    return resources.files(__package__).joinpath(path).read_text(encoding="utf-8")


def filled(path: str, /, **holes: str) -> str:
    """The text of a query file with table names and paths in its holes (neither can be a parameter in SQL).

    What fills a hole is left as it is, even where it looks like a hole itself: a folder may be called so.

    >>> filled("duckdb/count.sql", name="kin_word").splitlines()[-1]
    'SELECT count(*) FROM kin_word'
    """
    return HOLE.sub(lambda hole: holes.get(hole[1], hole[0]), text(path))
