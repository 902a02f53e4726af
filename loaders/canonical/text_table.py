"""A canonical file as an Arrow table of text, and its columns as lists in which equal values are one object."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kinship.errors import InputError, Place
from kinship.tables import part_files

if TYPE_CHECKING:
    import pyarrow as pa


def text_table(source: Path | pa.Table, wanted: list[str]) -> pa.Table:
    """The columns ``wanted`` of a CSV or Parquet file or a table: text without blanks around it, null where blank or absent.

    Raises InputError for a file that cannot be read.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    table = _read(source) if isinstance(source, Path) else source
    table = table.rename_columns([name.strip() for name in table.column_names])
    blank = pa.nulls(table.num_rows, pa.string())
    columns = {
        name: pc.utf8_trim_whitespace(table[name].cast(pa.string())) if name in table.column_names else blank for name in wanted
    }
    return pa.table({name: pc.if_else(pc.equal(column, ""), None, column) for name, column in columns.items()})


def sourced(table: pa.Table, name: str) -> pa.Table:
    """The table with its blank ``source`` cells filled by file name and row (the header is the first); as it is without them."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if "source" not in table.column_names:
        return table
    rows = pa.array([f"{name}#{number}" for number in range(2, table.num_rows + 2)], pa.string())
    return table.set_column(table.column_names.index("source"), "source", pc.coalesce(table["source"], rows))


def shared(column: pa.ChunkedArray) -> list[str | None]:
    """The values of a text column. Names, terms and places of work repeat: equal ones become one object, a tenth of the memory.

    >>> import pyarrow as pa
    >>> one, other, nothing = shared(pa.chunked_array([["王" + "伟"], ["王" + "伟", None]]))
    >>> one is other, nothing
    (True, None)
    """
    coded = column.combine_chunks().dictionary_encode()
    values = [*coded.dictionary.to_pylist(), None]
    return [values[code] for code in coded.indices.fill_null(len(values) - 1).to_pylist()]


def _read(file: Path) -> pa.Table:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return pq.read_table(part_files(file)) if file.suffix == ".parquet" else _read_csv(file)
    except (pa.ArrowInvalid, OSError) as error:
        raise InputError("intake.unreadable", place=Place(str(file)), reason=str(error)) from error


def _read_csv(file: Path) -> pa.Table:
    import pyarrow as pa
    import pyarrow.csv

    columns = dict.fromkeys(pyarrow.csv.open_csv(file).schema.names, pa.string())
    convert = pyarrow.csv.ConvertOptions(column_types=columns, strings_can_be_null=True, null_values=[""])
    parse = pyarrow.csv.ParseOptions(newlines_in_values=True)
    return pyarrow.csv.read_csv(file, convert_options=convert, parse_options=parse)
