"""Whose rows are whose in the entry of a county: by that the next run takes over those of whom nothing is new."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kinship.account import Later, Resolved
from kinship.tables import arrow
from loaders.cache import zipped
from loaders.cache.matched import to_table
from loaders.cache.shelf import Shelf
from loaders.cache.values import packed, unpacked
from loaders.contradictions import Listed
from loaders.kindreds.parts import NONE, OF, ORDER, Parts
from loaders.told import schema

if TYPE_CHECKING:
    import pyarrow as pa


def write_parts(archive: zipfile.ZipFile, parts: Parts) -> None:
    """Writes what is not in the tables of the county. Raises Unkept where something would not come back the same."""
    found = [[number, packed(one.order), packed(one.problem)] for number, one in parts.found]
    held = {"context": parts.context, "around": parts.around, "marks": list(parts.marks), "found": found}
    zipped.write_values(archive, "kindreds", held)
    for name, table in parts.tables.items():
        zipped.write_table(archive, f"{name}-kindred", table.select([OF]))
    for name, told in (("told", parts.lines), ("resolved", parts.matches)):
        if told is not None:
            zipped.write_table(archive, f"{name}-kindred", told.value.select([OF]))


def find_parts(shelf: Shelf, context: str, around: str, marks: Sequence[str]) -> Parts | None:
    """What the entry holds that knows most of these kindreds; None where none does."""
    known = {entry: held for entry in shelf.counties() if (held := _known(entry, context, marks))[0]}
    for entry in sorted(known, key=lambda entry: (-known[entry][0], entry)):
        with suppress(*zipped.DAMAGED), zipfile.ZipFile(entry) as archive:
            return _parts(archive, known[entry][1], around)
    return None


def _known(entry: Path, context: str, marks: Sequence[str]) -> tuple[int, dict[str, Any]]:
    """How many of the kindreds an entry knows, and what it says of them besides their rows."""
    with suppress(*zipped.DAMAGED), zipfile.ZipFile(entry) as archive:
        held: dict[str, Any] = zipped.values(archive, "kindreds")
        if held["context"] == context:
            return len(set(marks).intersection(held["marks"])), held
    return 0, {}


def _parts(archive: zipfile.ZipFile, held: dict[str, Any], around: str) -> Parts:
    kindreds, told = len(held["marks"]), held["around"] == around and "told-kindred.arrow" in archive.namelist()
    tables = {name: table_of(archive, name, arrow(name, []).schema, kindreds) for name in ORDER}
    lines, matches = (_later(table_of(archive, name, schema, kindreds)) if told else None for name, schema in _schemas())
    found = [(number, Listed(unpacked(order), unpacked(problem))) for number, order, problem in held["found"]]
    return Parts(held["context"], held["around"], held["marks"], tables, found, lines, matches)


def _later(table: pa.Table) -> Later[pa.Table]:
    return Later(lambda: table)


def _schemas() -> tuple[tuple[str, pa.Schema], ...]:
    return ("told", schema()), ("resolved", to_table(Resolved()).schema)


def table_of(archive: zipfile.ZipFile, name: str, schema: pa.Schema, kindreds: int) -> pa.Table:
    """A table with the kindred of each row. ValueError where the two do not fit together."""
    import pyarrow as pa
    import pyarrow.compute as pc

    table, of = zipped.needed(archive, name), zipped.needed(archive, f"{name}-kindred").column(OF)
    table.validate(full=True)
    fits = table.schema == schema and of.type == pa.int32() and len(of) == table.num_rows and not of.null_count
    if not fits or not pc.all(pc.and_(pc.greater_equal(of, NONE), pc.less(of, kindreds)), min_count=0).as_py():
        raise ValueError(name)
    return table.append_column(OF, of)
