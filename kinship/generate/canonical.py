"""The true tables of a synthetic county as a canonical folder: CSV for a county, Parquet, block by block, above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet

from kinship.generate.block import Block
from kinship.generate.people import KIND_NAMES, NONE, Ints
from kinship.generate.pools import names as pool_names
from kinship.tables import names

Tables = dict[str, pa.Table]


class Writer:
    """Writes tables of text, given with their columns, block after block; memory stays that of one block."""

    def __init__(self, folder: Path, tables: Mapping[str, Sequence[str]], *, parquet: bool) -> None:
        self._open: dict[str, Any] = {}
        for name, columns in tables.items():
            schema = pa.schema([(column, pa.string()) for column in columns])
            if parquet:
                self._open[name] = pa.parquet.ParquetWriter(folder / f"{name}.parquet", schema, compression="zstd")
            else:
                options = pa.csv.WriteOptions(quoting_style="needed")
                self._open[name] = pa.csv.CSVWriter(folder / f"{name}.csv", schema, write_options=options)

    def write(self, tables: Tables) -> None:
        """Appends the rows of one block."""
        for name, table in tables.items():
            self._open[name].write_table(table)

    def close(self) -> None:
        """Finishes the files."""
        for writer in self._open.values():
            writer.close()


def true_tables(block: Block) -> Tables:
    """The five tables of one block."""
    ids = person_ids(block)
    return {
        "person": _person(block, ids),
        "organ": _organ(block),
        "post": _post(block, ids),
        "parent": _parent(block, ids),
        "spouse": _spouse(block, ids),
    }


def person_ids(block: Block) -> pa.Array:
    """The person_id of every person of a block, in order."""
    first = block.first_person
    return pa.array([f"p{number:08d}" for number in range(first, first + len(block.families.people))])


def organ_id(block: Block, organ: int) -> str:
    """The organ_id of an organ of a block."""
    return f"o{block.first_organ + organ:06d}"


def dates(days: Ints) -> pa.Array:
    """Days as ISO dates, NONE as null."""
    return pa.array(days.astype(np.int32), pa.date32(), mask=days == NONE).cast(pa.string())


def person_names(block: Block) -> pa.Array:
    """The name of every person of a block."""
    people, pool = block.families.people, pool_names()
    surname = pa.array(pool.surnames).take(pa.array(people.surname))
    female, male = (pa.array(given) for given in pool.given)
    given = pa.concat_arrays([female, male]).take(pa.array(people.given + np.where(people.male, len(female), 0)))
    return pc.binary_join_element_wise(surname, given, "")


def _table(name: str, rows: int, columns: dict[str, Any]) -> pa.Table:
    empty = pa.nulls(rows, pa.string())
    return pa.table({column: columns.get(column, empty) for column in names(name)})


def _person(block: Block, ids: pa.Array) -> pa.Table:
    people = block.families.people
    staff = np.zeros(len(people), bool)
    staff[block.staff] = True
    columns = {
        "person_id": ids,
        "name": person_names(block),
        "sex": pa.array(["F", "M"]).take(pa.array(people.male.astype(np.int8))),
        "birth": dates(people.birth),
        "id_number": pa.array(block.id_number, mask=block.id_number == ""),
        "staff": pa.array(["false", "true"]).take(pa.array(staff.astype(np.int8))),
        "died": dates(people.died),
    }
    return _table("person", len(people), columns)


def _organ(block: Block) -> pa.Table:
    organs = block.government.organs
    columns = {
        "organ_id": [organ_id(block, number) for number in range(len(organs))],
        "name": [organ.name for organ in organs],
        "kind": [organ.kind for organ in organs],
    }
    return _table("organ", len(organs), columns)


def _post(block: Block, ids: pa.Array) -> pa.Table:
    posts, holder = block.posts, block.seating.holder
    seats = [block.government.seats[row.seat] for row in posts]
    current = [row.end == NONE for row in posts]

    def of(chosen: list[int | None]) -> pa.Array:
        people = [int(holder[s]) if s is not None and now else None for s, now in zip(chosen, current, strict=True)]
        return ids.take(pa.array(people, pa.int32()))

    columns = {
        "person_id": ids.take(pa.array([row.person for row in posts])),
        "organ_id": [organ_id(block, seat.organ) for seat in seats],
        "title": [seat.title for seat in seats],
        "post_id": [f"t{block.first_post + number:08d}" for number in range(len(posts))],
        "section": [seat.section or None for seat in seats],
        "tier": [str(seat.tier) for seat in seats],
        "chief": ["true" if seat.chief else "false" for seat in seats],
        "level": [seat.level for seat in seats],
        "functions": [seat.functions or None for seat in seats],
        "reports_to": of([seat.reports_to for seat in seats]),
        "in_charge": of([seat.in_charge for seat in seats]),
        "start": dates(np.array([row.start for row in posts], np.int32)),
        "end": dates(np.array([row.end for row in posts], np.int32)),
    }
    return _table("post", len(posts), columns)


def _parent(block: Block, ids: pa.Array) -> pa.Table:
    parents = block.families.parents
    columns = {
        "parent_id": ids.take(pa.array(parents.parent)),
        "child_id": ids.take(pa.array(parents.child)),
        "kind": pa.array(KIND_NAMES).take(pa.array(parents.kind)),
        "start": dates(parents.start),
        "grade": ["confirmed"] * len(parents.parent),
    }
    return _table("parent", len(parents.parent), columns)


def _spouse(block: Block, ids: pa.Array) -> pa.Table:
    couples = block.families.couples
    columns = {
        "person_id": ids.take(pa.array(couples.husband)),
        "spouse_id": ids.take(pa.array(couples.wife)),
        "start": dates(couples.start),
        "end": dates(couples.end),
        "grade": ["confirmed"] * len(couples),
    }
    return _table("spouse", len(couples), columns)
