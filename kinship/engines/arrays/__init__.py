"""People and ties of a large Parquet folder as numbers, by arrays: what the queries of ``intake`` give, at less cost.

Joining the text of every person_id to a table of all people is most of the work of reading a county of millions. Where ids are
given in turn, as programs do, an array says who is meant. The queries are what counts: they read each distinct date and flag here
too, they are taken for every other source, and the tests hold that both give the same. See docs/adr/0015-numbers-by-arrays.md.
"""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa

from kinship.engines.arrays.columns import Columns
from kinship.engines.arrays.people import people
from kinship.engines.arrays.ties import parents, spouses
from kinship.engines.arrays.values import DAYS, Meaning, Query

PERSON = ("person_id", "staff sex birth died")
PARENT = ("parent_id child_id", "kind start end grade")
SPOUSE = ("person_id spouse_id", "start end grade")
"""The columns that are read: of ids, and of values that come again and again."""


def people_and_ties(person: Path, parent: Path, spouse: Path) -> dict[str, pa.Table] | None:
    """The tables ``known``, ``parent`` and ``spouse`` of ``intake``; None for files that only the queries can read."""
    before = pa.default_memory_pool()
    # Every page of fresh memory has a price; Arrow's own pool hands out new ones for each piece that is read.
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        with duckdb.connect() as connection:
            return _made(Query(connection), Columns(person, *PERSON), Columns(parent, *PARENT), Columns(spouse, *SPOUSE))
    except (pa.ArrowException, OSError, duckdb.Error):  # a damaged file: the queries will say of what kind
        return None
    finally:
        pa.set_memory_pool(before)


def _made(query: Query, person: Columns, parent: Columns, spouse: Columns) -> dict[str, pa.Table] | None:
    if not (person.plain and parent.plain and spouse.plain):
        return None
    days = Meaning(query, "birth", DAYS)
    known = people(person, days)
    if known is None:
        return None
    return {"known": known.table(), "parent": parents(parent, known, days), "spouse": spouses(spouse, known, days)}
