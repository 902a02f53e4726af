"""What there is to tell of the files of several districts, from the tables that came out of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kinship.account import Account, Later, Resolved, RowFate
from kinship.errors import InputError, Place
from loaders.cache.matched import from_table
from loaders.cache.values import unpacked
from loaders.districts.work import COLUMNS

if TYPE_CHECKING:
    import pyarrow as pa

Row = Mapping[str, Any]
Records = Callable[[str], Sequence[Row]]


def account_of(told: Records) -> Account:
    """The account of all districts; ``told`` gives the rows of a table by its name.

    Raises InputError for the first district that could not be read.
    """
    for row in sorted(told("spread_failed"), key=lambda row: row["item"]):
        key, place, values = _value(row)
        raise InputError(key, place=place, **values)
    account = Account(derived=True)
    account.problems += [_value(row) for table in ("listed_problem", "unused_decision") for row in told(table)]
    for row in told("counted_problem"):
        account.problem("warning", "intake.more", Place(), problem=row["key"].partition(".")[2], number=row["more"])
    for row in _in_order(told("spread_sheet")):
        account.read(row["file"], row["sheet"], int(row["rows"]))
    for row in _in_order(told("spread_fate")):
        account.fates.append(RowFate(Place(row["file"], row["sheet"]), row["fate"], row["reason"], {}, int(row["rows"])))
    return account


def matches(asked: Callable[[Collection[str]], pa.Table]) -> Later[Resolved]:
    """Who is who on the forms of all districts; ``asked`` gives the matches of the lines in some rows, with ``known_as``."""

    def about(sources: Collection[str]) -> Resolved:
        return from_table(_as_written(asked(sources)))

    return Later(Resolved, about)


def _as_written(held: pa.Table) -> pa.Table:
    """The matches as ``loaders.cache.matched`` writes them, of the people as all districts know them."""
    import pyarrow as pa
    import pyarrow.compute as pc

    held = held.set_column(held.column_names.index("person_id"), "person_id", held["known_as"])
    facts = [one.split(";") if one else [] for one in held["facts"].to_pylist()]
    held = held.set_column(held.column_names.index("facts"), "facts", pa.array(facts, pa.list_(pa.string())))
    held = held.set_column(held.column_names.index("namesakes"), "namesakes", pc.cast(held["namesakes"], pa.int64()))
    return held.select(COLUMNS["match"])


def _in_order(rows: Sequence[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row["item"], row["row"]))


def _value(row: Row) -> Any:
    return unpacked(json.loads(row["told"]))
