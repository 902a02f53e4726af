"""One district: from its folder to tables of text that can be laid beside those of other districts.

A person without a row of his own has an identifier made of what the forms say of him; here the district is added to it, so that
nobody of another district has it by chance. Nothing else in the tables depends on which districts there are.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kinship.account import MOST_LISTED, Account, Problem
from kinship.errors import InputError
from kinship.tables import SIX, County, names
from loaders.cache.matched import OWN, SIDES, TOLD, to_table
from loaders.cache.values import packed
from loaders.canonical.folder import tables_of
from loaders.canonical.forms import resolved
from loaders.canonical.text_table import sourced, text_table
from loaders.districts import Asked
from loaders.identity.names import match_keys
from loaders.identity.people import numbers
from loaders.told import COLUMNS as OF_LINES

if TYPE_CHECKING:
    import pyarrow as pa

IDS = {
    "person": ("person_id",),
    "parent": ("parent_id", "child_id"),
    "spouse": ("person_id", "spouse_id"),
    "line": ("person", "alias"),
    "match": ("person_id",),
}
"""Where the identifiers of people stand who need not have a row of their own."""
COLUMNS: dict[str, tuple[str, ...]] = {
    **{table: tuple(names(table)) for table in SIX},
    "person": (*names("person"), "made", "number", "folded"),
    "line": tuple(OF_LINES.split()),
    "match": ("list", *(f"{side}_{field}" for side in SIDES for field in TOLD), *OWN),
    "problem": ("level", "key", "told"),
    "listed": ("level", "key", "number"),
    "unused": ("decision", "told"),
    "sheet": ("file", "sheet", "rows"),
    "fate": ("file", "sheet", "fate", "reason", "rows"),
    "failed": ("told",),
}
"""The tables that come out of a district.

person: ``made`` is 1 for who has no row of his own, ``number`` a valid ID number, ``folded`` the name as it is compared ·
problem: the first of each kind, ``listed``: how many there are · unused: decisions that are about nobody here · fate: rows by
what became of them · failed: why the district cannot be read at all (then there is nothing else)."""
UNUSED = ("decision.no-line", "decision.no-person")


def outcome(asked: Asked) -> Iterator[tuple[str, pa.Table]]:
    """What comes out of a district, table by table, all columns text. A district that cannot be read says so in ``failed``."""
    try:
        county = _resolved(asked)
    except InputError as error:
        yield "failed", _table("failed", [(_told((error.key, error.place, error.values)),)])
        return
    account = county.account
    people: pa.Table = county.person
    made = {one: f"{one}@{asked.label}" for one in people["person_id"].to_pylist() if one not in account.own_rows}
    yield "person", _renamed("person", _people(people, made), made)
    for table in ("organ", "post", "parent", "spouse", "business"):
        yield table, _renamed(table, county.table(table), made)
    yield "line", _renamed("line", _as_text(account.lines), made)
    yield "match", _renamed("match", _as_text(to_table(account.resolved.value)), made)
    yield from _account(account, made)


def _resolved(asked: Asked) -> County:
    account, within = Account(), f"{asked.label}/"
    tables = tables_of(asked.folder, account)
    business = tables.pop("business", None)
    county = resolved(tables, account, asked.choices, within=within)
    if business is None:
        return county
    return replace(county, business=sourced(text_table(business, names("business")), within + business.name))


def _people(person: pa.Table, made: Mapping[str, str]) -> pa.Table:
    """The people with what proves who they are."""
    import pyarrow as pa

    told = [numbers(one or "")[0] or None for one in person["id_number"].to_pylist()]
    folded = [(match_keys(one or "") or (None,))[0] for one in person["name"].to_pylist()]
    own = ["1" if one in made else "0" for one in person["person_id"].to_pylist()]
    for name, column in (("made", own), ("number", told), ("folded", folded)):
        person = person.append_column(name, pa.array(column, pa.string()))
    return person


def _renamed(table: str, held: pa.Table, made: Mapping[str, str]) -> pa.Table:
    """The columns of a table that are handed on, with what the identifiers in ``made`` become."""
    import pyarrow as pa

    for name in IDS.get(table, ()):
        ids = [made.get(one, one) for one in held[name].to_pylist()]
        held = held.set_column(held.column_names.index(name), name, pa.array(ids, pa.string()))
    return held.select(COLUMNS[table])


def _as_text(table: pa.Table) -> pa.Table:
    """All columns as text; lists are joined by ``;``."""
    import pyarrow as pa
    import pyarrow.compute as pc

    columns = [
        pc.binary_join(column, ";") if pa.types.is_list(column.type) else column.cast(pa.string()) for column in table.columns
    ]
    return pa.table(dict(zip(table.column_names, columns, strict=True)))


def _account(account: Account, made: Mapping[str, str]) -> Iterator[tuple[str, pa.Table]]:
    """What there is to tell of the files."""
    problems = [_renamed_in(one, made) for one in account.problems if one.key not in UNUSED]
    yield "problem", _table("problem", [(one.level, one.key, _told(one)) for one in _first(problems)])
    counted = Counter((one.level, one.key) for one in problems)
    yield "listed", _table("listed", [(*kind, str(number)) for kind, number in sorted(counted.items())])
    yield "unused", _table("unused", [(_told(one.place), _told(one)) for one in account.problems if one.key in UNUSED])
    yield "sheet", _table("sheet", [(*where, str(rows)) for where, rows in account.rows_in.items()])
    fates: Counter[tuple[str, str, str, str]] = Counter()
    for one in account.fates:
        fates[one.place.file, one.place.sheet, one.fate, one.reason] += one.rows
    yield "fate", _table("fate", [(*fate, str(rows)) for fate, rows in fates.items()])


def _first(problems: Iterable[Problem]) -> Iterator[Problem]:
    seen: Counter[str] = Counter()
    for one in problems:
        seen[one.key] += 1
        if seen[one.key] <= MOST_LISTED:
            yield one


def _renamed_in(problem: Problem, made: Mapping[str, str]) -> Problem:
    people = tuple((made.get(one, one), name) for one, name in problem.people)
    ties = tuple((made.get(one, one), made.get(other, other)) for one, other in problem.ties)
    return replace(problem, people=people, ties=ties)


def _told(value: Any) -> str:
    return json.dumps(packed(value), ensure_ascii=False)


def _table(table: str, rows: Sequence[Sequence[str]]) -> pa.Table:
    import pyarrow as pa

    held = zip(*rows, strict=True) if rows else [()] * len(COLUMNS[table])
    return pa.table({name: pa.array(list(column), pa.string()) for name, column in zip(COLUMNS[table], held, strict=True)})
