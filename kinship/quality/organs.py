"""Organs as the quality report sees them: who sits where, what their forms say, whose the problems are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kinship.account import Account
from kinship.declared import has_forms
from kinship.engines import Engine, records, run_all
from kinship.errors import Place

Row = dict[str, Any]
QUERIES = "line_fate seat problem_of organ_form seated problem_organ line_total"
LINE = {"declarer": "INTEGER", "person": "INTEGER", "alias": "INTEGER", "level": "TINYINT", "term": "VARCHAR", "name": "VARCHAR"}


@dataclass(slots=True)
class Seats:
    """``organs``: the table of organs. ``totals``: people and lines of all organs, each once."""

    organs: list[Row]
    totals: Row
    _of_person: dict[str, list[str]]
    _of_problem: dict[int, list[str]]

    @classmethod
    def ask(cls, engine: Engine, account: Account) -> Seats:
        """Reads the tables that ``kinship.judge`` leaves, and the account."""
        _put(engine, account)
        run_all(engine, "quality", QUERIES)
        return cls(
            records(engine, "organ_form"),
            records(engine, "line_total")[0],
            _by(engine, "seated", "person_id"),
            _by(engine, "problem_organ", "problem_no"),
        )

    def of_person(self, person_id: str) -> list[str]:
        """The names of the organs where somebody sits."""
        return self._of_person.get(person_id, [])

    def of_problem(self, at: int) -> list[str]:
        """The names of the organs whose people a problem concerns, by its place in the account."""
        return self._of_problem.get(at, [])


def source_texts(place: Place) -> list[str]:
    """How a place may stand in the ``source`` column; of a file of a canonical folder only the name does.

    >>> source_texts(Place("申报.xlsx", "表1", 12)), source_texts(Place("data/a.csv", "", 3))
    (['申报.xlsx/表1#12'], ['data/a.csv#3', 'a.csv#3'])
    """
    if not place.row:
        return []
    end = f"/{place.sheet}#{place.row}" if place.sheet else f"#{place.row}"
    return list(dict.fromkeys([place.file + end, Path(place.file).name + end]))


def _by(engine: Engine, table: str, key: str) -> dict[Any, list[str]]:
    held: dict[Any, list[str]] = defaultdict(list)
    for row in records(engine, table):
        held[row[key]].append(row["organ"])
    return held


def _put(engine: Engine, account: Account) -> None:
    """The account as tables."""
    if not has_forms(account):
        engine.put_rows("line_known", {**LINE, "source": "VARCHAR"}, [])
    _table(engine, "declarer", "person_id", [(one,) for one in sorted(account.declarers)])
    _table(engine, "own_row", "person_id", [(one,) for one in account.own_rows])
    _table(
        engine,
        "own_source",
        "person_id source",
        [(one, text) for one, place in account.own_rows.items() for text in source_texts(place)],
    )
    opened = {(match.line.declarer, match.line.source, match.line.term, match.line.name) for match in account.open}
    _table(engine, "open_line", "declarer source term name", sorted(opened))
    people, sources = [], []
    for at, problem in enumerate(account.problems):
        people += [(at, person_id) for person_id, _ in problem.people]
        places = dict.fromkeys((problem.place, *problem.other_places))
        sources += [(at, text) for place in places for text in source_texts(place)]
    heavy = [(at,) for at, problem in enumerate(account.problems) if problem.level != "note"]
    _table(engine, "problem_heavy", "problem_no", heavy)
    _table(engine, "problem_person", "problem_no person_id", people)
    _table(engine, "problem_source", "problem_no source", sources)


def _table(engine: Engine, name: str, columns: str, rows: list[Any]) -> None:
    """Rows as a table; a county has hundreds of thousands, so by way of Arrow."""
    import pyarrow as pa

    kinds = [(column, pa.int64() if column == "problem_no" else pa.string()) for column in columns.split()]
    held = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in kinds]
    engine.put(name, pa.table(held, schema=pa.schema(kinds)))
