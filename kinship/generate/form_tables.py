"""The forms as a canonical folder, for counties of any size: the staff as a ledger tells them, their posts, the declared lines.

``forms/`` holds what the offices know (person, organ, post, declared), ``truth/forms`` whom each declared line is about.
"""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from kinship.generate.block import Block
from kinship.generate.canonical import Tables, Writer, person_ids
from kinship.generate.noise import Forms
from kinship.tables import names

HELD = {name: names(name) for name in ("person", "organ", "post", "declared")}
TRUTH = {"forms": ["row", "relative_id", "word", "noise"]}


class FormWriter:
    """Writes the forms of the blocks one after the other; memory stays that of one block."""

    def __init__(self, folder: Path, *, parquet: bool) -> None:
        for place in ("forms", "truth"):
            (folder / place).mkdir()
        self._tables = Writer(folder / "forms", HELD, parquet=parquet)
        self._truth = Writer(folder / "truth", TRUTH, parquet=parquet)
        self._row = 2
        """The next row of ``declared`` as the loader counts: the first is the header."""

    def write(self, block: Block, true: Tables, forms: Forms) -> None:
        """Appends the forms of one block, whose true tables are given."""
        told = {"person": _staff(block, true["person"], forms), "organ": true["organ"], "post": true["post"]}
        self._tables.write(told | {"declared": _declared(block, forms)})
        self._truth.write({"forms": _truth(block, forms, self._row)})
        self._row += len(forms.lines)

    def close(self) -> None:
        """Finishes the files."""
        self._tables.close()
        self._truth.close()


def _staff(block: Block, person: pa.Table, forms: Forms) -> pa.Table:
    """The staff with the month of birth only, and former names in brackets: what a ledger holds."""
    staff = person.take(pa.array(block.staff))
    former = pa.array([f"（曾用名{forms.former[one]}）" if one in forms.former else "" for one in block.staff.tolist()])
    columns = {
        "name": pc.binary_join_element_wise(staff["name"], former, ""),
        "birth": pc.utf8_slice_codeunits(staff["birth"], 0, 7),
    }
    return pa.table({name: columns.get(name, staff[name]) for name in staff.column_names})


def _declared(block: Block, forms: Forms) -> pa.Table:
    columns = {
        "person_id": person_ids(block).take(pa.array([line.declarer for line in forms.lines], pa.int32())),
        "term": [line.term for line in forms.lines],
        "relative_name": [line.name for line in forms.lines],
        "relative_id_number": [line.id_number for line in forms.lines],
        "relative_birth": [line.birth for line in forms.lines],
        "relative_employer": [line.employer for line in forms.lines],
        "note": [line.note for line in forms.lines],
        "source": pa.nulls(len(forms.lines), pa.string()),
    }
    return pa.table(columns, schema=pa.schema([(name, pa.string()) for name in HELD["declared"]]))


def _truth(block: Block, forms: Forms, first: int) -> pa.Table:
    columns = {
        "row": [str(number) for number in range(first, first + len(forms.lines))],
        "relative_id": person_ids(block).take(pa.array([line.relative for line in forms.lines], pa.int32())),
        "word": [line.word for line in forms.lines],
        "noise": [";".join(line.noise) for line in forms.lines],
    }
    return pa.table(columns, schema=pa.schema([(name, pa.string()) for name in TRUTH["forms"]]))
