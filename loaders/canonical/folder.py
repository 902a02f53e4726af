"""The canonical folder: the five tables as CSV or Parquet files (and, optionally, forms still to be resolved)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kinship.account import Account
from kinship.errors import InputError, Place
from kinship.tables import FIVE, TABLES, County, arrow, csv_header, is_table_file, missing_columns, names, part_files
from loaders.choices import PLAIN, Choices, tell_unused
from loaders.files.source import READABLE, children, is_canonical, shown

if TYPE_CHECKING:
    import pyarrow as pa

    from loaders.canonical.forms import Joining


def load_canonical(
    folder: Path, account: Account, choices: Choices = PLAIN, join: Callable[[Joining], Joining] | None = None
) -> County:
    """The county of a canonical folder. Its files are only named and their headers checked; the engine reads them.

    Where the folder also holds a ``declared`` table, its lines are resolved here, as ``choices`` says; ``join``: who joins the
    people of the folder.

    Raises InputError: no person table, a required column missing, a table given in both formats.
    """
    tables = tables_of(folder, account)
    business = tables.pop("business", None)
    if "declared" not in tables and join is None:
        tell_unused(choices, account)
        return County(**tables, account=account, business=business)
    from loaders.canonical.forms import resolved

    return replace(resolved(tables, account, choices, join), business=business)


def tables_of(folder: Path, account: Account) -> dict[str, Path | pa.Table]:
    """The five tables of a canonical folder, and ``business`` and ``declared`` where it has them; their headers are checked.

    Raises InputError as ``load_canonical`` does.
    """
    if not is_canonical(folder):
        raise InputError("intake.no-person-table", place=Place(str(folder)))
    if shown(str(folder)) != str(folder):
        raise InputError("input.folder-name-undecoded", place=Place(shown(str(folder))))
    tables = {table: _table(folder, table, account) for table in FIVE}
    tables |= _further(folder, "business", account)
    _tell_others(folder, account)
    return tables | _further(folder, "declared", account)


def _further(folder: Path, table: str, account: Account) -> dict[str, Path]:
    """A table that a folder need not have."""
    file = table_file(folder, table)
    if file is None:
        return {}
    check_header(file, table, account)
    return {table: file}


def _tell_others(folder: Path, account: Account) -> None:
    """Workbooks and lists beside the tables are not read, and that must not go unnoticed."""
    tables = {f"{table}{suffix}" for table in TABLES for suffix in (".csv", ".parquet")}
    for file in children(folder):
        if file.suffix.lower() in READABLE and file.name not in tables:
            account.problem("warning", "load.beside-canonical", Place(str(file)))


def table_file(folder: Path, table: str) -> Path | None:
    """The file (or folder of Parquet files) of one table, or None. Raises InputError where both formats are there."""
    files = [folder / f"{table}{suffix}" for suffix in (".csv", ".parquet")]
    found = [file for file in files if is_table_file(file)]
    if len(found) > 1:
        raise InputError("intake.both-formats", place=Place(str(folder)), table=table)
    return found[0] if found else None


def _table(folder: Path, table: str, account: Account) -> Path | pa.Table:
    file = table_file(folder, table)
    if file is None:
        account.problem("warning", "intake.missing-table", Place(str(folder)), table=table)
        return arrow(table, [])
    check_header(file, table, account)
    return file


def check_header(file: Path, table: str, account: Account) -> None:
    """Raises InputError where required columns are missing or hold no plain values; lists unknown columns."""
    present, nested = columns_of(file)
    if missing := missing_columns(table, present):
        raise InputError("intake.missing-columns", place=Place(str(file)), missing=", ".join(missing), present=", ".join(present))
    for column in present:
        known = column in names(table)
        if known and column in nested:
            raise InputError("intake.nested-column", place=Place(str(file), column=column), kind=nested[column])
        account.columns.append(
            {"file": str(file), "sheet": "", "header_row": 1, "column": column, "field": column if known else ""}
        )
        if not known:
            place = Place(str(file), column=column)
            account.problem("note", "intake.unknown-column", place, table=table, expected=", ".join(names(table)))


def columns_of(file: Path) -> tuple[list[str], dict[str, str]]:
    """The column names of a CSV or Parquet file; and of which type those are whose cells hold several values."""
    if file.suffix != ".parquet":
        return csv_header(file), {}
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        schema = pq.read_schema(part_files(file)[0])
    except (pa.ArrowInvalid, OSError) as error:
        raise InputError("intake.unreadable", place=Place(str(file)), reason=str(error)) from error
    return list(schema.names), {field.name: str(field.type) for field in schema if pa.types.is_nested(field.type)}
