"""Finished tables of which each row is known to be of a kindred, and how those of two runs are put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinship.account import Later
from loaders.contradictions import Listed

if TYPE_CHECKING:
    import pyarrow as pa

ORDER = {"person": ("person_id",), "parent": ("parent_id", "child_id", "kind"), "spouse": ("person_id", "spouse_id")}
"""The tables to which kindreds add rows, and by what these are sorted."""
NONE = -1
"""The kindred of rows that are of none: the staff."""
OF = "kindred"
"""The column that says of which kindred a row is."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What was made of each kindred. ``context``: what all depend on; ``around``: what is told of them depends on besides;
    ``marks``: of each kindred by its number; ``tables``, ``lines`` and ``matches`` (None: not kept): with the column ``kindred``
    besides; ``found``: contradictions, each with the number of its kindred."""

    context: str
    around: str
    marks: Sequence[str]
    tables: Mapping[str, pa.Table]
    found: Sequence[tuple[int, Listed]]
    lines: Later[pa.Table] | None
    matches: Later[pa.Table] | None

    def resolved(self) -> pa.Table | None:
        """The matches, as ``cache.matched`` has them."""
        return self.matches.value.drop_columns([OF]) if self.matches else None


def kept_rows(table: pa.Table, numbers: Mapping[int, int]) -> pa.Table:
    """The rows of these kindreds, by the new numbers.

    >>> import pyarrow as pa
    >>> kept_rows(pa.table({"a": [1, 2, 3], "kindred": pa.array([-1, 0, 2], pa.int32())}), {2: 7}).to_pydict()
    {'a': [3], 'kindred': [7]}
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    old, new = pa.array(numbers.keys(), pa.int32()), pa.array(numbers.values(), pa.int32())
    found = pc.index_in(table.column(OF), old)
    left = table.filter(found.is_valid())
    return left.set_column(left.num_columns - 1, OF, new.take(found.drop_null()))


def joined(name: str, parts: Sequence[pa.Table]) -> pa.Table:
    """Rows of several tables of one name as one, in its order."""
    import pyarrow as pa

    return pa.concat_tables(parts).sort_by([(column, "ascending") for column in ORDER[name]])
