"""A canonical folder that also holds forms: the lines of its ``declared`` table are resolved against its people."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kinship.account import LAYOUT, QUARANTINED, USED, Account
from kinship.errors import InputError, Place
from kinship.tables import County, arrow, names
from loaders.choices import Choices
from loaders.resolve import resolve

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]
Tables = Mapping[str, "Path | pa.Table"]


def resolved(tables: Tables, account: Account, choices: Choices) -> County:
    """The county in ``tables`` (the five and ``declared``), with the ties that the declared lines tell.

    A declared line whose person_id is not in the person table is quarantined. Raises InputError for an unreadable file.
    """
    rows = {table: _rows(source, table, account) for table, source in tables.items()}
    _tell_staff(rows["person"], rows["post"])
    declared = _by_somebody(rows["declared"], rows["person"], account)
    account.declarers |= {row["person_id"] for row in declared}
    account.own_rows |= {row["person_id"]: row["place"] for row in rows["person"] if row.get("place")}
    staff, ties = (rows["person"], rows["organ"], rows["post"]), {"parent": rows["parent"], "spouse": rows["spouse"]}
    people, parent, spouse = resolve(*staff, declared, account, choices=choices, **ties)
    made = {"person": people, "organ": rows["organ"], "post": rows["post"], "parent": parent, "spouse": spouse}
    return County(**{table: arrow(table, held) for table, held in made.items()}, account=account)


def _rows(source: Path | pa.Table, table: str, account: Account) -> list[Row]:
    """The rows of one table as text; rows of a file also get ``place``, and their fate except in ``declared``."""
    held = _text_table(source, names(table)).to_pylist()
    if not isinstance(source, Path):
        return list(held)
    file = str(source)
    account.read(file, "", len(held) + 1)
    account.row(Place(file, row=1), LAYOUT, "intake.header")
    for number, row in enumerate(held, 2):
        row["place"] = Place(file, row=number)
        row["source"] = row.get("source") or f"{source.name}#{number}"
    if table != "declared" and held:
        account.row(Place(file), USED, "intake.used", len(held), table=table)
    return list(held)


def _text_table(source: Path | pa.Table, wanted: list[str]) -> pa.Table:
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.csv
    import pyarrow.parquet as pq

    if isinstance(source, Path):
        try:
            table = pq.read_table(source) if source.suffix == ".parquet" else _read_csv(source)
        except (pa.ArrowInvalid, OSError) as error:
            raise InputError("intake.unreadable", place=Place(str(source)), reason=str(error)) from error
    else:
        table = source
    table = table.rename_columns([name.strip() for name in table.column_names])
    blank = pa.nulls(table.num_rows, pa.string())
    columns = {
        name: pc.utf8_trim_whitespace(table[name].cast(pa.string())) if name in table.column_names else blank for name in wanted
    }
    return pa.table({name: pc.if_else(pc.equal(column, ""), None, column) for name, column in columns.items()})


def _read_csv(file: Path) -> pa.Table:
    import pyarrow as pa
    import pyarrow.csv

    columns = dict.fromkeys(pyarrow.csv.open_csv(file).schema.names, pa.string())
    convert = pyarrow.csv.ConvertOptions(column_types=columns, strings_can_be_null=True, null_values=[""])
    parse = pyarrow.csv.ParseOptions(newlines_in_values=True)
    return pyarrow.csv.read_csv(file, convert_options=convert, parse_options=parse)


def _tell_staff(person: list[Row], post: list[Row]) -> None:
    """Fills the blank staff flags: who holds or held a post; everyone where the folder has no posts."""
    holders = {row["person_id"] for row in post}
    for row in person:
        row["staff"] = row["staff"] or ("true" if not holders or row["person_id"] in holders else "false")


def _by_somebody(declared: list[Row], person: list[Row], account: Account) -> list[Row]:
    known = {row["person_id"] for row in person}
    for row in declared:
        values = {"value": row["person_id"] or "", "column": "person_id", "table": "declared", "expected": ""}
        key = "intake.reference" if row["person_id"] else "intake.blank-key"
        if row["person_id"] in known:
            account.row(row["place"], USED, "intake.used", 1, table="declared")
        else:
            account.row(row["place"], QUARANTINED, key, 1, **values)
            account.problem("error", key, row["place"], **values)
    return [row for row in declared if row["person_id"] in known]
