"""Matches as a table and back: a county has hundreds of thousands of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import fields
from operator import attrgetter
from typing import TYPE_CHECKING

from kinship.account import Matched, Resolved, Told

if TYPE_CHECKING:
    import pyarrow as pa

SIDES = ("line", "other")
TOLD = tuple(field.name for field in fields(Told))
OWN = tuple(field.name for field in fields(Matched) if field.name not in SIDES)
LISTS = tuple(field.name for field in fields(Resolved))


def to_table(resolved: Resolved) -> pa.Table:
    """One row per match: which list it stands in, both sides, and what was found.

    >>> to_table(Resolved(open=[Matched(Told("甲一"), Told("甲一"), "p", "", "match.name-only")])).num_rows
    1
    """
    import pyarrow as pa

    rows = [(name, match) for name in LISTS for match in getattr(resolved, name)]
    columns: dict[str, pa.Array] = {"list": pa.array([name for name, _ in rows], pa.string())}
    matches = [match for _, match in rows]
    for side in SIDES:
        for field in TOLD:
            columns[f"{side}_{field}"] = pa.array(list(map(attrgetter(f"{side}.{field}"), matches)), pa.string())
    for field in OWN:
        columns[field] = pa.array(list(map(attrgetter(field), matches)), _kind(field))
    return pa.table(columns)


def from_table(table: pa.Table, sources: Collection[str] | None = None) -> Resolved:
    """The matches again, each in its list and in its order; only those of lines in ``sources``, if that is given."""
    if sources is not None:
        table = _within(table, sources)
    resolved = Resolved()
    lists = table.column("list").to_pylist()
    sides = [_sides(table, side) for side in SIDES]
    own = zip(*(_own(table, field) for field in OWN), strict=True)
    for name, line, other, rest in zip(lists, *sides, own, strict=True):
        getattr(resolved, name).append(Matched(line, other, *rest))
    return resolved


def _within(table: pa.Table, sources: Collection[str]) -> pa.Table:
    import pyarrow as pa
    import pyarrow.compute as pc

    return table.filter(pc.is_in(table.column("line_source"), pa.array(sorted(sources), pa.string())))


def _sides(table: pa.Table, side: str) -> Iterator[Told]:
    return (Told(*told) for told in zip(*(table.column(f"{side}_{field}").to_pylist() for field in TOLD), strict=True))


def _own(table: pa.Table, field: str) -> Iterable[object]:
    values = table.column(field).to_pylist()
    return map(tuple, values) if field == "facts" else values


def _kind(field: str) -> pa.DataType:
    import pyarrow as pa

    return {"facts": pa.list_(pa.string()), "namesakes": pa.int64()}.get(field, pa.string())
