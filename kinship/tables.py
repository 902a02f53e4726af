"""The tables of a county: what they are called, which columns they have, of which type.

The canonical folder (``person.csv``, ``organ.csv`` …), the loaders and the engines all use exactly these tables. Values are
text, ISO dates may be partial (``1980``, ``1980-05``, ``1980-05-17``), and an empty value means *unknown*.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kinship.errors import InputError, Place

if TYPE_CHECKING:
    import pyarrow as pa

    from kinship.account import Account

ORGAN_KINDS = (
    "civil",
    "public_institution",
    "court",
    "procuratorate",
    "supervision",
    "soe",
    "village",
    "military",
    "financial",
    "foundation",
    "private_foundation",
    "other",
)
ORGAN_LEVELS = ("central", "province", "city", "county", "town")
FUNCTIONS = (
    "organization",
    "personnel",
    "discipline",
    "supervision",
    "audit",
    "finance",
    "law_enforcement",
    "project_approval",
    "fund_management",
    "other",
)
PARENT_KINDS = ("blood", "adoptive", "step_fostered", "step")


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``type``: text, date, flag (true/false), or one of a closed list given in ``values``."""

    name: str
    type: str = "text"
    required: bool = False
    values: tuple[str, ...] = ()


def _columns(required: str, *optional: Column) -> tuple[Column, ...]:
    return tuple(Column(name, required=True) for name in required.split()) + optional


DATE, FLAG = "date", "flag"
MIDNIGHT = " 00:00:00([.]0+)?(Z|[+]00(:00)?)?$"
"""How a moment ends that is only a day, in a pattern that every engine reads alike."""
EXACT = 1e15
"""Floats up to here hold every whole number; beyond, nobody knows which one was meant."""
GRADE = Column("grade", "choice", values=("confirmed", "probable", "possible"))
SOURCE = Column("source")
START, END = Column("start", DATE), Column("end", DATE)

TABLES: dict[str, tuple[Column, ...]] = {
    "person": _columns(
        "person_id name",
        Column("sex", "choice", values=("M", "F")),
        Column("birth", DATE),
        Column("id_number"),
        Column("staff", FLAG),
        Column("died", DATE),
        Column("home_area"),
    ),
    "organ": _columns(
        "organ_id name",
        Column("kind", "choice", values=ORGAN_KINDS),
        Column("parent_organ_id"),
        Column("level", "choice", values=ORGAN_LEVELS),
        Column("area"),
        START,
        END,
        Column("successors"),
    ),
    "post": _columns(
        "person_id organ_id title",
        Column("post_id"),
        Column("section"),
        Column("tier", "choice", values=("1", "2", "3")),
        Column("chief", FLAG),
        Column("level"),
        Column("functions", "set", values=FUNCTIONS),
        Column("reports_to"),
        Column("in_charge"),
        START,
        END,
        Column("entered", DATE),
        SOURCE,
    ),
    "parent": _columns("parent_id child_id", Column("kind", "choice", values=PARENT_KINDS), START, END, GRADE, SOURCE),
    "spouse": _columns("person_id spouse_id", START, END, GRADE, SOURCE),
    "business": _columns("person_id name", Column("regulator_organ_id"), Column("industry"), START, END, SOURCE),
    "declared": _columns(
        "person_id term relative_name",
        Column("relative_id_number"),
        Column("relative_birth", DATE),
        Column("relative_employer"),
        Column("note"),
        SOURCE,
    ),
}
FIVE = ("person", "organ", "post", "parent", "spouse")
SIX = (*FIVE, "business")
"""With the table that a source may leave out: what enterprises people run is known to few ledgers."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """A planned change in the posts of one person.

    ``posts``: rows of the table ``post`` that begin, ``start`` being the day (blank: the day asked about). All posts that the
    person holds end then if ``replaces``, else only ``ends``: organ_id, section and title as the table of posts has them.
    """

    person_id: str
    place: Place = field(default_factory=Place)
    posts: tuple[Mapping[str, Any], ...] = ()
    replaces: bool = True
    ends: tuple[tuple[str, str, str], ...] = ()
    start: str = ""


@dataclass(slots=True)
class County:
    """What the loaders hand on: the five tables, each an Arrow table of text columns or a CSV/Parquet file.

    ``account`` says where every input row went, and lists the problems.
    """

    person: pa.Table | Path
    organ: pa.Table | Path
    post: pa.Table | Path
    parent: pa.Table | Path
    spouse: pa.Table | Path
    account: Account = field(repr=False)
    business: pa.Table | Path | None = None

    def table(self, name: str) -> pa.Table | Path:
        """One of the tables by its name; one that is left out has no rows."""
        result: pa.Table | Path | None = getattr(self, name)
        return _empty(name) if result is None else result


def names(table: str) -> list[str]:
    """The column names of one table, required ones first.

    >>> names("spouse")
    ['person_id', 'spouse_id', 'start', 'end', 'grade', 'source']
    """
    return [column.name for column in TABLES[table]]


def missing_columns(table: str, present: Collection[str]) -> list[str]:
    """The required columns of one table that are not among those present.

    >>> missing_columns("spouse", ["person_id", "start"])
    ['spouse_id']
    """
    return [column.name for column in TABLES[table] if column.required and column.name not in present]


def arrow(table: str, rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """Rows as an Arrow table with exactly the columns of ``table``, all text; absent or empty values become null."""
    import pyarrow as pa

    held = list(rows)
    if not held:
        return _empty(table)
    return pa.table({name: _text_column(_cells(held, name)) for name in names(table)})


def _empty(table: str) -> pa.Table:
    import pyarrow as pa

    return pa.table({name: pa.nulls(0, pa.string()) for name in names(table)})  # of lists, Arrow would import pandas


def _cells(rows: Sequence[Mapping[str, Any]], name: str) -> list[object]:
    """What the rows have in a column; most tables have it in every row, and asking for that is quicker."""
    try:
        return list(map(itemgetter(name), rows))
    except KeyError:
        return [row.get(name) for row in rows]


def _text_column(cells: list[object]) -> pa.Array:
    """The cells as text; Arrow is quick to say where one of them is something else."""
    import pyarrow as pa
    import pyarrow.compute as pc

    try:
        column = pa.array(cells, pa.string())
    except pa.ArrowTypeError:
        column = pa.array([_text(cell) for cell in cells], pa.string())
    return pc.if_else(pc.equal(column, ""), pa.scalar(None, pa.string()), column)


def _text(value: object) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else str(value)


def part_files(path: Path) -> list[Path]:
    """The files of a Parquet table, in the order of their rows: the file itself, or the part files of a folder, by name.

    Raises InputError for a folder without any.
    """
    if not path.is_dir():
        return [path]
    parts = sorted(part for part in path.glob("*.parquet") if not part.name.startswith((".", "_")))
    if not parts:
        raise InputError("intake.empty-file", place=Place(str(path)))
    return parts


def table_bytes(path: Path) -> int:
    """How many bytes the files of a table have together. Raises InputError as ``part_files`` does."""
    return sum(part.stat().st_size for part in part_files(path))


def is_table_file(path: Path) -> bool:
    """Whether there is a table under ``path``: a file, or a folder of Parquet files as Spark writes them."""
    return path.is_file() or (path.suffix == ".parquet" and path.is_dir())


def csv_header(path: Path) -> list[str]:
    """The column names of a UTF-8 CSV file. Raises InputError where it is empty, not UTF-8, or names a column twice."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            header = [cell.strip() or f"column {number}" for number, cell in enumerate(next(csv.reader(lines), []), 1)]
    except UnicodeDecodeError as error:
        raise InputError("intake.not-utf8", place=Place(str(path))) from error
    except (OSError, csv.Error) as error:
        raise InputError("intake.unreadable", place=Place(str(path)), reason=str(error)) from error
    if not header:
        raise InputError("intake.empty-file", place=Place(str(path)))
    for column in header:
        if header.count(column) > 1:
            raise InputError("intake.column-twice", place=Place(str(path), row=1, column=column))
    return header
