"""A canonical file as an Arrow table of text, and its columns as lists in which equal values are one object."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kinship.errors import InputError, Place
from kinship.tables import EXACT, MIDNIGHT, part_files

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
    columns = {name: pc.utf8_trim_whitespace(_text(table[name])) if name in table.column_names else blank for name in wanted}
    return pa.table({name: pc.if_else(pc.equal(column, ""), None, column) for name, column in columns.items()})


def _text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """A column as the text that the engine makes of it: of a float that is a whole number its digits, of a midnight the day."""
    import pyarrow as pa
    import pyarrow.compute as pc

    text = column.cast(pa.string())
    if pa.types.is_floating(column.type):
        whole = pc.and_(pc.equal(column, pc.floor(column)), pc.less(pc.abs(column), EXACT))
        digits = pc.if_else(whole, column, pa.scalar(None, column.type)).cast(pa.int64()).cast(pa.string())
        return pc.if_else(pc.is_nan(column), pa.scalar(None, pa.string()), pc.coalesce(digits, text))
    if pa.types.is_timestamp(column.type):
        return pc.replace_substring_regex(text, MIDNIGHT, "")
    return text


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
