r"""Where Spark would read a shared query otherwise than DuckDB does, or badly, and what is done about it: in two places.

*Casts of text to dates.* Spark takes '2420100' for a year and '1980-05-1T' for a day, and refuses '1980/05/17'; DuckDB does
neither. What is a date is decided by DuckDB's rule on both: four to six digits, then two numbers, each after the same one of
``-``, ``/``, ``\`` and blank.

*The row before in the file* (``lag(…) OVER ()``). DuckDB passes through the rows as they stand. Spark would have to be told the
order, and then sort the whole table in one task; joined to itself by row number, it is compared by all.
"""

from __future__ import annotations

import re

CAST = re.compile(r"TRY_CAST\(([^()]+) AS DATE\)")
ROW_BEFORE = re.compile(r"(\w+), lag\(\1\) OVER \(\) AS before, row FROM (\w+)")
BY_NUMBER = r"r.\1, q.\1 AS before, r.row FROM \2 AS r LEFT JOIN \2 AS q ON q.row = r.row - 1"
SHAPE = r"^[0-9]{4,6}([-/ \\])[0-9]{1,2}\1[0-9]{1,2}$"


def for_spark(query: str) -> str:
    """A shared query as Spark is given it.

    >>> for_spark("SELECT 1 AS a")
    'SELECT 1 AS a'
    >>> "RLIKE" in for_spark("SELECT TRY_CAST(born || '-01' AS DATE) AS birth")
    True
    >>> for_spark("SELECT a, lag(a) OVER () AS before, row FROM t")
    'SELECT r.a, q.a AS before, r.row FROM t AS r LEFT JOIN t AS q ON q.row = r.row - 1'
    """
    return ROW_BEFORE.sub(BY_NUMBER, CAST.sub(_as_duckdb, query))


def _as_duckdb(cast: re.Match[str]) -> str:
    text = cast.group(1)
    return f"TRY_CAST(CASE WHEN ({text}) RLIKE r'{SHAPE}' THEN translate({text}, r'/ \\', '---') END AS DATE)"
