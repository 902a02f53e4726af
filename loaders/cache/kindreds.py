"""Whose rows are whose in the entry of a county: by that the next run takes over those of whom nothing is new."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kinship.tables import arrow
from loaders.cache import zipped
from loaders.cache.shelf import COUNTY, Shelf
from loaders.cache.values import packed, unpacked
from loaders.contradictions import Listed
from loaders.kindreds.parts import NONE, OF, ORDER, Parts

if TYPE_CHECKING:
    import pyarrow as pa


def write_parts(archive: zipfile.ZipFile, parts: Parts) -> None:
    """Writes what is not in the tables of the county. Raises Unkept where something would not come back the same."""
    found = [[number, packed(one.order), packed(one.problem)] for number, one in parts.found]
    zipped.write_values(archive, "kindreds", {"context": parts.context, "marks": list(parts.marks), "found": found})
    for name, table in parts.tables.items():
        zipped.write_table(archive, f"{name}-kindred", table.select([OF]))


def find_parts(shelf: Shelf, context: str, marks: Sequence[str]) -> Parts | None:
    """What the entry holds that knows most of these kindreds; None where none does."""
    best: Parts | None = None
    most, wanted = 0, set(marks)
    for entry in sorted(shelf.folder.glob(f"*{COUNTY}")):
        try:
            with zipfile.ZipFile(entry) as archive:
                held = zipped.values(archive, "kindreds")
                known = len(wanted.intersection(held["marks"])) if held["context"] == context else 0
                if known > most:
                    best, most = _parts(archive, held), known
        except zipped.DAMAGED:
            continue
    return best


def _parts(archive: zipfile.ZipFile, held: dict[str, Any]) -> Parts:
    tables = {name: _table(archive, name, len(held["marks"])) for name in ORDER}
    found = [(number, Listed(unpacked(order), unpacked(problem))) for number, order, problem in held["found"]]
    return Parts(held["context"], held["marks"], tables, found)


def _table(archive: zipfile.ZipFile, name: str, kindreds: int) -> pa.Table:
    """A table with the kindred of each row. ValueError where the two do not fit together."""
    import pyarrow.compute as pc

    table, of = zipped.needed(archive, name), zipped.needed(archive, f"{name}-kindred").column(OF)
    table.validate(full=True)
    lowest, highest = pc.min_max(of).values() if len(of) else (NONE, NONE)
    if table.schema != arrow(name, []).schema or of.null_count or not NONE <= int(str(lowest)) <= int(str(highest)) < kindreds:
        raise ValueError(name)
    return table.append_column(OF, of)
