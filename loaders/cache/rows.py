"""Raw rows as a table and back: the same texts are kept once, and columns in which nothing stands not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from itertools import repeat
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from kinship.errors import Place
from loaders.cache.values import Unkept

if TYPE_CHECKING:
    import pyarrow as pa

R = TypeVar("R")
BLANK: dict[str, object] = {"str": "", "bool": False, "int": 0, "bytes": b""}
"""The kinds of values that rows hold, and how each is blank."""
ALWAYS = "place.row"
"""The column that says how many rows there are."""


@dataclass(slots=True)
class Reader:
    """Makes rows of tables; equal places are one object."""

    places: dict[tuple[Any, ...], Place] = field(default_factory=dict)

    def rows(self, table: pa.Table | None, kind: type[R]) -> list[R]:
        """The rows again; none of no table. ValueError for a table that never was one of such rows."""
        if table is None:
            return []
        table.validate(full=True)
        return [kind(*told) for told in zip(*(self._column(table, one.name, str(one.type)) for one in fields(kind)), strict=True)]  # type: ignore[arg-type]

    def _column(self, table: pa.Table, name: str, kind: str) -> Iterable[Any]:
        if kind != Place.__name__:
            return _values(table, name, kind)
        told = zip(*(_values(table, f"{name}.{part.name}", str(part.type)) for part in fields(Place)), strict=True)
        return (self.places.get(one) or self.places.setdefault(one, Place(*one)) for one in told)


def to_table(rows: Sequence[Any], kind: type) -> pa.Table:
    """Raises Unkept for a value that is not of its field's kind, and would not come back as it is.

    >>> from loaders.rows import OrganRow
    >>> table = to_table([OrganRow(Place("a.csv", row=2), "某县财政局")], OrganRow)
    >>> table.num_columns, Reader().rows(table, OrganRow)[0].name
    (3, '某县财政局')
    """
    import pyarrow as pa

    columns = {}
    for name, of in _columns(kind).items():
        told = list(map(attrgetter(name), rows))
        if name == ALWAYS or told.count(BLANK[of]) < len(told):
            columns[name] = _array(told, of)
    return pa.table(columns)


def _columns(kind: type) -> dict[str, str]:
    """The columns of rows of a kind, and the kind of each."""
    told: dict[str, str] = {}
    for one in fields(kind):
        if one.type == Place.__name__:
            told |= {f"{one.name}.{part.name}": str(part.type) for part in fields(Place)}
        else:
            told[one.name] = str(one.type)
    return told


def _array(told: list[Any], of: str) -> pa.Array:
    import pyarrow as pa

    try:
        array = pa.array(told, _type(of))
    except (pa.ArrowException, TypeError, ValueError, OverflowError) as error:
        raise Unkept(of) from error
    if array.null_count:
        raise Unkept(of)
    return array.dictionary_encode() if of == "str" else array


def _values(table: pa.Table, name: str, of: str) -> Iterable[Any]:
    import pyarrow as pa

    if name not in table.column_names:
        return repeat(BLANK[of], table.num_rows)
    column = table.column(name).combine_chunks()
    if of != "str" and column.type == _type(of):
        told: list[Any] = column.to_pylist()
        return told
    if of == "str" and column.type == pa.dictionary(pa.int32(), _type(of)):
        values: list[str] = column.dictionary.to_pylist()
        return map(values.__getitem__, column.indices.to_pylist())
    raise ValueError(name)


def _type(of: str) -> pa.DataType:
    import pyarrow as pa

    return {"str": pa.string(), "bool": pa.bool_(), "int": pa.int64(), "bytes": pa.binary()}[of]
