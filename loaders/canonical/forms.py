"""A canonical folder that also holds forms: the lines of its ``declared`` table are resolved against its people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kinship.account import LAYOUT, QUARANTINED, USED, Account
from kinship.errors import Place
from kinship.tables import County, arrow, names
from loaders.canonical.given import usable
from loaders.canonical.text_table import shared, sourced, text_table
from loaders.choices import Choices
from loaders.resolve import resolve
from loaders.useless import is_useless
from loaders.values.dates import read_date

if TYPE_CHECKING:
    import pyarrow as pa

COLUMNS = ("term", "relative_name", "relative_id_number", "relative_birth", "relative_employer", "note")

Row = dict[str, Any]
Tables = Mapping[str, "Path | pa.Table"]


@dataclass(slots=True)
class Joining:
    """Who joins the people of a folder: rows of person (new, or of people known already), organ, post and declared."""

    person: list[Row] = field(default_factory=list)
    organ: list[Row] = field(default_factory=list)
    post: list[Row] = field(default_factory=list)
    declared: list[Row] = field(default_factory=list)


def resolved(
    tables: Tables,
    account: Account,
    choices: Choices,
    join: Callable[[Joining], Joining] | None = None,
    within: str = "",
) -> County:
    """The county in ``tables`` (the five, perhaps ``declared``), with the ties that the declared lines tell.

    ``join``: asked with the rows of the folder who joins them. ``within``: what stands before the name of a file where rows are
    named as sources. A declared line whose person_id is not in the person table is quarantined. Raises InputError for an
    unreadable file.
    """
    rows, lines = read_forms(tables, account, within)
    account.own_rows |= {row["person_id"]: row["place"] for row in rows["person"] if "place" in row}
    more = join(Joining(rows["person"], rows["organ"], rows["post"])) if join else Joining()
    person = list({row["person_id"]: row for row in [*rows["person"], *more.person]}.values())
    organ, post = ([*rows[table], *getattr(more, table)] for table in ("organ", "post"))
    every = (person, organ, post, chain(lines, more.declared), account)
    people, parent, spouse = resolve(*every, choices=choices, parent=rows["parent"], spouse=rows["spouse"])
    if "declared" in tables:
        _set_aside(str(tables["declared"]), account)
    made = {"person": people, "organ": organ, "post": post, "parent": parent, "spouse": spouse}
    return County(**{table: arrow(table, told) for table, told in made.items()}, account=account)


def read_forms(tables: Tables, account: Account, within: str = "") -> tuple[dict[str, list[Row]], Iterator[Row]]:
    """The rows of the tables that can be used, with every staff flag filled in, and the declared lines, to be read once."""
    held = {table: _taken(source, table, account, within) for table, source in tables.items()}
    held["person"] = _staff_told(held["person"], held["post"])
    rows = usable(held, tables, account)
    known = {row["person_id"] for row in rows["person"]}
    told = _lines(held["declared"], str(tables["declared"]), known, account, within) if "declared" in held else iter(())
    return rows, told


def _taken(source: Path | pa.Table, table: str, account: Account, within: str) -> pa.Table:
    """One table as text; the rows of a file get a source. What becomes of them is told later."""
    held = text_table(source, names(table))
    if not isinstance(source, Path):
        return held
    account.read(str(source), "", held.num_rows + 1)
    account.row(Place(str(source), row=1), LAYOUT, "intake.header")
    return held if table == "declared" else sourced(held, within + source.name)


def _staff_told(person: pa.Table, post: pa.Table) -> pa.Table:
    """Fills the blank staff flags: who holds or held a post; everyone where the folder has no posts."""
    import pyarrow as pa
    import pyarrow.compute as pc

    holds = pc.is_in(person["person_id"], post["person_id"].combine_chunks()) if post.num_rows else pa.scalar(True)
    flag = pc.coalesce(person["staff"], pc.if_else(holds, "true", "false"))
    return person.set_column(person.column_names.index("staff"), "staff", flag)


def _lines(declared: pa.Table, file: str, known: set[str], account: Account, within: str) -> Iterator[Row]:
    """The declared lines of known people, one after the other: a million of them are never rows all at once."""
    persons, name = shared(declared["person_id"]), within + Path(file).name
    _tell_fates(persons, file, known, account)
    account.declarers |= known.intersection(persons)
    columns = [shared(declared[column]) for column in COLUMNS]
    lines = zip(persons, *columns, declared["source"].to_pylist(), strict=True)
    for number, (person_id, term, relative, id_number, birth, employer, note, source) in enumerate(lines, 2):
        if birth and (problem := read_date(birth).problem):
            account.problem("warning", problem, Place(file, "", number, "relative_birth"), value=birth[:40])
        if person_id in known:
            yield {
                "person_id": person_id,
                "term": term,
                "relative_name": relative,
                "relative_id_number": id_number,
                "relative_birth": birth,
                "relative_employer": employer,
                "note": note,
                "source": source or f"{name}#{number}",
                "place": Place(file, "", number),
            }


def _tell_fates(persons: list[str | None], file: str, known: set[str], account: Account) -> None:
    """Every line is used, unless nobody known declares it. Neighbours that are used are told as one."""
    for used, same in groupby(enumerate(persons, 2), lambda line: line[1] in known):
        numbers = list(same)
        if used:
            account.row(Place(file, row=numbers[0][0]), USED, "intake.used", len(numbers), table="declared")
        else:
            for number, person_id in numbers:
                _quarantine(Place(file, row=number), person_id, account)


def _set_aside(file: str, account: Account) -> None:
    """Lines that turned out to tell nothing, for want of a name or of a term that is understood, were not used after all."""
    found = [one for one in account.problems if one.place.file == file and is_useless(one)]
    account.set_aside({Place(file, row=one.place.row): (one.key, one.values) for one in found})


def _quarantine(place: Place, person_id: str | None, account: Account) -> None:
    values = {"value": person_id or "", "column": "person_id", "table": "declared", "expected": ""}
    key = "intake.reference" if person_id else "intake.blank-key"
    account.row(place, QUARANTINED, key, 1, **values)
    account.problem("error", key, place, **values)
