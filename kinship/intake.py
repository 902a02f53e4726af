"""Takes a county into an engine: typed tables, with everything that is wrong in them listed.

A row that cannot be used is left out and listed; a value that cannot be used is left out, its row stays. Which is which is
decided by the queries of ``queries/sql/intake``, so that a folder of two million people is checked as fast as it is read.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kinship.account import LAYOUT, MERGED, MOST_LISTED, QUARANTINED, USED, Problem
from kinship.contradictions import list_contradictions
from kinship.engines import Engine, records, run_all
from kinship.errors import InputError, Place
from kinship.organ_change import organ_loops, unknown_successors
from kinship.tables import FUNCTIONS, SIX, TABLES, County, names

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]
FATE = {"error": QUARANTINED, "merged": MERGED}


def take_in(engine: Engine, county: County) -> None:
    """Leaves the tables ``known`` (people as numbers), ``organ``, ``post``, ``business``, ``parent``, ``spouse`` in the engine.

    The files themselves stay readable as ``raw_person`` … ``raw_business``. Raises InputError where one cannot be read at all.
    """
    take_ties(engine, county)
    run_all(engine, "intake", "organ post business")


def take_ties(engine: Engine, county: County) -> None:
    """The same without organs, posts and businesses."""
    for table in SIX:
        engine.read(f"raw_{table}", county.table(table), names(table))
    if not engine.number({table: county.table(table) for table in SIX}):
        _number(engine)
    if not engine.rows("known"):
        source = county.person
        raise InputError("intake.no-people", place=Place(str(source) if isinstance(source, Path) else ""))
    engine.run("intake/crowd")
    if engine.rows("crowd"):
        _refuse_crowded(engine, county)


def _number(engine: Engine) -> None:
    engine.run("intake/disorder")
    if engine.value("disorder"):
        run_all(engine, "intake", "number known")
    else:
        engine.run("intake/in_order")
        engine.rename("in_order", "known")
    run_all(engine, "intake", "parent spouse")


def _refuse_crowded(engine: Engine, county: County) -> None:
    """Everybody would be everybody's brother: whatever was found would be wrong, and there would be no end of it."""
    engine.run("intake/crowded")
    if not engine.rows("crowded"):
        return
    parent = records(engine, "crowded")[0]
    file = str(county.parent) if isinstance(county.parent, Path) else ""
    place = Place(parent["source"]) if parent["source"] else Place(file, sheet="" if file else "parent", row=parent["row"])
    raise InputError("intake.crowded", place=place, value=parent["name"] or parent["person_id"], number=parent["number"])


def take_for_kin(engine: Engine, county: County) -> None:
    """The least that kinship can be derived from: posts are read only where somebody may be staff by a post alone."""
    take_ties(engine, county)
    engine.run("intake/untold")
    if engine.rows("untold"):
        run_all(engine, "intake", "organ post")
    else:
        engine.put_rows("post", {"p": "INTEGER", "start_on": "DATE", "end_on": "DATE"}, [])
    engine.put_rows("business", {"p": "INTEGER"}, [])


def list_problems(engine: Engine, county: County) -> None:
    """Lists in ``county.account`` what is wrong in the tables that were taken in, and counts where their rows went."""
    engine.put("function_word", _function_words())
    engine.put_rows("most_listed", {"most": "INTEGER"}, [(MOST_LISTED,)])
    for table in SIX:
        engine.run(f"intake/{table}_odd")
        if engine.rows(f"{table}_odd"):
            engine.run(f"intake/{table}_problem")
            engine.rename(f"{table}_problem", "problem")
            engine.run("intake/problem_told")
            found = records(engine, "problem_told")
        else:
            found = []
        _tell(county, table, found)
        if isinstance(county.table(table), Path):
            _count_rows(county, table, engine.rows(f"raw_{table}"))
    _tell_organs(county, records(engine, "organ"))
    _tell_unborn(engine, county)
    list_contradictions(engine, county)
    engine.run("intake/sectionless")
    for organ in records(engine, "sectionless"):
        county.account.problem("note", "intake.sectionless", Place(sheet="post", column="section"), **organ)


def _tell_organs(county: County, organs: list[Row]) -> None:
    """Successors that are no organs, and organs that are above themselves."""

    def place(row: Row, column: str) -> Place:
        return Place(file, sheet="" if file else "organ", row=row["row"], column=column)

    file = str(county.organ) if isinstance(county.organ, Path) else ""
    for row, successor in unknown_successors(organs):
        where = place({"row": row}, "successors")
        county.account.problem("warning", "intake.reference", where, column="successors", value=successor)
    for loop in organ_loops(organs)[:MOST_LISTED]:
        first, *others = (place(row, "parent_organ_id") for row in loop)
        names: dict[str, object] = {"organs": " → ".join(row["name"] or row["organ_id"] for row in (*loop, loop[0]))}
        county.account.problems.append(Problem("warning", "intake.organ-loop", first, names, tuple(others)))


def _tell_unborn(engine: Engine, county: County) -> None:
    """Births after today, which are slips of the pen wherever they stand."""
    engine.put_rows("latest_day", {"day": "DATE"}, [(date.today(),)])
    engine.run("intake/unborn")
    if not engine.rows("unborn"):
        return
    file = str(county.person) if isinstance(county.person, Path) else ""
    for row in records(engine, "unborn")[:MOST_LISTED]:
        own = county.account.own_rows.get(row["person_id"], Place(sheet="person"))
        place = Place(file, row=row["row"]) if file else own
        values = {"name": row["name"] or row["person_id"], "value": row["birth"]}
        people = ((row["person_id"], row["name"] or ""),)
        where = Place(place.file, place.sheet, place.row, "birth")
        county.account.problems.append(Problem("warning", "intake.unborn", where, values, people=people))


def _tell(county: County, table: str, found: list[Row]) -> None:
    source = county.table(table)
    file = str(source) if isinstance(source, Path) else ""
    for one in found:
        key, values = f"intake.{one['problem']}", _values(one, table)
        if one["leaves"] and file and one["left_nth"] <= MOST_LISTED:
            county.account.row(Place(file, row=one["row"]), FATE[one["level"]], key, 1, **values)
        if one["level"] != MERGED and one["nth"] <= MOST_LISTED:
            # Tables that a loader made have no rows that the user could look up.
            place = (
                Place(file, row=one["row"], column=one["column_name"]) if file else Place(sheet=table, column=one["column_name"])
            )
            county.account.problem(one["level"], key, place, **values)
    _tell_rest(county, file, found)


def _tell_rest(county: County, file: str, found: list[Row]) -> None:
    """How many rows of each problem are not listed one by one, and where they went."""
    for one in {one["problem"]: one for one in found}.values():
        if (more := one["number"] - MOST_LISTED) > 0:
            county.account.problem("warning", "intake.more", Place(file), problem=one["problem"], number=more)
    for one in {one["problem"]: one for one in found if one["leaves"]}.values():
        if file and (more := one["left_number"] - MOST_LISTED) > 0:
            told = {"problem": one["problem"], "number": more}
            county.account.row(Place(file), FATE[one["level"]], "intake.more", more, **told)


def _count_rows(county: County, table: str, rows: int) -> None:
    """The file's header, and the rows that nothing was said against."""
    file, account = str(county.table(table)), county.account
    left_out = sum(fate.rows for fate in account.fates if fate.place.file == file)
    account.read(file, "", rows + 1)
    account.row(Place(file, row=1), LAYOUT, "intake.header")
    if rows - left_out:
        account.row(Place(file), USED, "intake.used", rows - left_out, table=table)


def _function_words() -> pa.Table:
    import pyarrow as pa

    return pa.table({"function": list(FUNCTIONS)})


def _values(one: Row, table: str) -> Row:
    column = next(column for column in TABLES[table] if column.name == one["column_name"])
    value = "" if one["value"] is None else str(one["value"])
    if column.name == "id_number":
        value = masked(value)
    return {"value": value, "column": column.name, "table": table, "expected": ", ".join(column.values)}


def masked(id_number: str) -> str:
    """An ID number as outputs may show it: the region and the last digit, nothing of the birth date or the sequence.

    >>> masked("110105194912310021")
    '110105***********1'
    """
    return id_number[:6] + "*" * max(0, len(id_number) - 7) + id_number[-1:]
