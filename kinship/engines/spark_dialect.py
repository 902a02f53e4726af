r"""Where Spark would read a shared query otherwise than DuckDB does, or badly, and what is done about it: in three places.

*Casts of text to dates.* Spark takes '2420100' for a year and '1980-05-1T' for a day, and refuses '1980/05/17'; DuckDB does
neither. What is a date is decided by DuckDB's rule on both: four to six digits, then two numbers, each after the same one of
``-``, ``/``, ``\`` and blank.

*The row before in the file* (``lag(…) OVER ()``). DuckDB passes through the rows as they stand. Spark would have to be told the
order, and then sort the whole table in one task; joined to itself by row number, it is compared by all.

*Half paths that meet at an apex.* Spark gives all of an apex to one task. Two million half paths of a million apexes are even
work; five thousand of one are 12 million pairs that one task makes while the others have ended. Spark's own remedy goes by bytes,
and these are few. So a crowded apex is cut into pieces: the same pairs, each made once.
"""

from __future__ import annotations

import re

import queries

CAST = re.compile(r"TRY_CAST\(([^()]+) AS DATE\)")
ROW_BEFORE = re.compile(r"(\w+), lag\(\1\) OVER \(\) AS before, row FROM (\w+)")
BY_NUMBER = r"r.\1, q.\1 AS before, r.row FROM \2 AS r LEFT JOIN \2 AS q ON q.row = r.row - 1"
MEET = re.compile(r"FROM half AS a(\s+)JOIN half AS b ON a\.apex = b\.apex")
IN_PIECES = r"FROM half_once AS a\1JOIN half_each AS b ON a.apex = b.apex AND a.salt = b.salt"
PIECE = 500
"""About so many half paths of one apex go to one task."""
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
    told = ROW_BEFORE.sub(BY_NUMBER, CAST.sub(_as_duckdb, query))
    meeting, found = MEET.subn(IN_PIECES, told)
    return queries.text("spark/salted.sql").replace("{piece}", str(PIECE)).replace("{query}", meeting) if found else told


def _as_duckdb(cast: re.Match[str]) -> str:
    text = cast.group(1)
    return f"TRY_CAST(CASE WHEN ({text}) RLIKE r'{SHAPE}' THEN translate({text}, r'/ \\', '---') END AS DATE)"
