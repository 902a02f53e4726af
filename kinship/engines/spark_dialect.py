r"""Where Spark would read a shared query otherwise than DuckDB does, and what is done about it: in two places.

*Casts of text to dates.* Spark takes '2420100' for a year and '1980-05-1T' for a day, and refuses '1980/05/17'; DuckDB does
neither. What is a date is decided by DuckDB's rule on both: four to six digits, then two numbers, each after the same one of
``-``, ``/``, ``\`` and blank.

*Windows in the order of a file* (``OVER ()``). DuckDB passes through the rows as they stand; Spark has to be told the order.
"""

from __future__ import annotations

import re

CAST = re.compile(r"TRY_CAST\(([^()]+) AS DATE\)")
AS_THEY_STAND, BY_ROW = "OVER ()", "OVER (ORDER BY row)"
SHAPE = r"^[0-9]{4,6}([-/ \\])[0-9]{1,2}\1[0-9]{1,2}$"


def for_spark(query: str) -> str:
    """A shared query as Spark is given it.

    >>> for_spark("SELECT 1 AS a")
    'SELECT 1 AS a'
    >>> "RLIKE" in for_spark("SELECT TRY_CAST(born || '-01' AS DATE) AS birth")
    True
    """
    return CAST.sub(_as_duckdb, query).replace(AS_THEY_STAND, BY_ROW)


def _as_duckdb(cast: re.Match[str]) -> str:
    text = cast.group(1)
    return f"TRY_CAST(CASE WHEN ({text}) RLIKE r'{SHAPE}' THEN translate({text}, r'/ \\', '---') END AS DATE)"
