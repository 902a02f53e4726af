"""The embedded engine: DuckDB, in this process, on this machine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

import queries
from kinship.engines import interrupt, room
from kinship.engines.duckdb_errors import UNREADABLE, of_system, unreadable
from kinship.engines.duckdb_statements import asking, exactly, filled, kinds, quoted
from kinship.engines.line_ends import even, uneven
from kinship.engines.typed import OTHER, wanted
from kinship.errors import InputError
from kinship.tables import csv_header, part_files, table_bytes

if TYPE_CHECKING:
    import pyarrow as pa

# Extensions are never fetched: the files are secret and the machine may be offline.
SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    # What is freed goes back to the system sooner than by default: a seventh less memory at the peak, in the same time.
    "allocator_flush_threshold": "16MB",
    "allocator_bulk_deallocation_flush_threshold": "16MB",
}
QUICK: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "disabled_optimizers": "common_subexpressions,common_subplan,expression_rewriter,join_filter_pushdown,join_order,"
    "projection_placement,statistics_propagation",
}
"""How an engine begins. A check is a hundred statements: of a few rows they take longer to plan well than to work out."""
FEW = 50_000
"""Rows of a table of which there are few; the first with more ends the quick beginning."""
LITTLE = 2_500_000
"""Bytes of a file with few rows."""
BATCH = 65_536
"""Rows that are handed on at a time."""
PIECE = 122_880
"""Rows of a piece of a table that is read where it lies, as many as DuckDB puts together in its own tables."""
LARGE = 10_000_000
"""Bytes of files from which arrays save more than the loading of numpy and Arrow takes."""
MANY = 100_000
"""Rows from which the same holds of their sorting."""
COPIED = 100_000_000
"""Bytes of a file of text or of an Arrow table up to which it is stored: each query that asks for it would read it anew."""
MAIN, BRANCH = "main", "branch"
"""Where tables are stored, and where while a branch is open."""


class DuckEngine:
    """Runs the query files on a DuckDB: in memory, or in a private file where memory is limited.

    The verbs are those of :class:`kinship.engines.Engine`.

    >>> import pyarrow as pa
    >>> engine = DuckEngine()
    >>> engine.put("numbers", pa.table({"n": [1, 2]}))
    >>> engine.rows("numbers")
    2
    """

    def __init__(self) -> None:
        limit = room.limit()
        self.folder = folder = room.private_folder()
        self.connection = duckdb.connect(
            room.store(limit, folder), config={**SETTINGS, **QUICK, **limit, "temp_directory": folder}
        )
        room.leave_with(self, self.connection, folder)
        interrupt.ENGINES.add(self)
        self.files: dict[str, Path] = {}
        self.held: set[str] = set()
        self.kinds: dict[str, str] = {}
        self.schema = MAIN
        self.quick = True

    def put(self, name: str, table: pa.Table) -> None:
        """Stores an Arrow table."""
        self._expect(table.num_rows > FEW)
        self.connection.register("incoming", table)
        self._statement("materialise", name=name, query=filled("fetch", name="incoming"))
        self.connection.unregister("incoming")

    def put_rows(self, name: str, columns: Mapping[str, str], rows: Sequence[Sequence[object]]) -> None:
        """Stores a few rows. Not by way of Arrow: making an Arrow table imports pandas, which takes a third of a second.

        All by one statement: one for each row takes ten times as long.
        """
        self._statement("define", name=name, definition=", ".join(f'"{column}" {kind}' for column, kind in columns.items()))
        if rows:
            lists = ", ".join(f"unnest(CAST(? AS {kind}[]))" for kind in columns.values())
            self.connection.execute(
                filled("insert", name=name, lists=lists), [list(column) for column in zip(*rows, strict=True)]
            )

    def value(self, name: str) -> int:
        """The one number of a table of one row and one column."""
        return int(self.connection.execute(filled("fetch", name=name)).fetchall()[0][0])

    def read(self, name: str, source: pa.Table | Path, columns: Sequence[str]) -> None:
        """Stores columns of a table or file as text. Raises InputError where a file cannot be read, with the line."""
        if not isinstance(source, Path):
            self._expect(source.num_rows > FEW)
            self.connection.register(f"incoming_{name}", source)
            chosen = wanted(columns, kinds(source.schema), clean="trim")
            kind = self._kind(name, source.nbytes <= COPIED)
            self._statement("take", kind=kind, name=name, incoming=f"incoming_{name}", wanted=chosen)
        elif source.suffix == ".parquet":
            parts = part_files(source)
            self._kind(name, False)
            how = {
                "files": ", ".join(map(exactly, parts)),
                "wanted": wanted(columns, self._parquet_columns(parts[0])),
            }
            self._read_file(source, "read_parts" if source.is_dir() else "read_parquet", None, name=name, **how)
        else:
            self._read_csv(name, source, columns)

    def number(self, sources: Mapping[str, pa.Table | Path]) -> bool:
        """By arrays, for large Parquet files; they do not know a limit of memory."""
        files = [sources[name] for name in ("person", "parent", "spouse")]
        if room.limit() or not all(isinstance(file, Path) and file.suffix == ".parquet" for file in files):
            return False
        if sum(map(table_bytes, files)) < LARGE:
            return False
        from kinship.engines.arrays import people_and_ties

        tables = people_and_ties(*files)
        for name, table in (tables or {}).items():
            self._hold(name, table)
        return tables is not None

    def run(self, path: str) -> None:
        """Runs a query file and stores its answer."""
        query = queries.text(f"sql/{path}.sql")
        read = next((file for name, file in self.files.items() if name in query), Path())
        with self._told(read):
            self._execute(asking(path.rpartition("/")[2], query, self.connection))
        if self.quick:
            self._expect(self.connection.fetchall()[0][0] > FEW)

    def rename(self, name: str, to: str) -> None:
        """Renames a stored table."""
        self._drop(to)
        self._statement("rename", name=name, to=to)

    def forget(self, names: str) -> None:
        """Drops stored tables."""
        for name in names.split():
            self._drop(name)

    @contextmanager
    def branch(self) -> Iterator[None]:
        """What is stored inside hides the tables of the same name outside, and is gone at the end.

        >>> import pyarrow as pa
        >>> engine = DuckEngine()
        >>> engine.put("numbers", pa.table({"n": [1, 2]}))
        >>> with engine.branch():
        ...     engine.put("numbers", pa.table({"n": [1]}))
        ...     engine.rows("numbers")
        1
        >>> engine.rows("numbers")
        2
        """
        self._statement("branch", name=BRANCH)
        self._statement("search", path=f"{BRANCH},{MAIN}")
        self.schema = BRANCH
        try:
            yield
        finally:
            self.schema = MAIN
            self._statement("search", path=MAIN)
            self._statement("forget", name=BRANCH)

    def get(self, name: str) -> pa.Table:
        """A stored table."""
        return self.connection.table(name).to_arrow_table()

    def batches(self, name: str) -> Iterator[pa.RecordBatch]:
        """A stored table piece by piece, so that one larger than memory can be handed on."""
        with self._told(self.files.get(name, Path())):
            yield from self.connection.table(name).to_arrow_reader(BATCH)

    def rows(self, name: str) -> int:
        """The number of rows of a stored table."""
        # All rows are fetched: an unfinished result would block the connection.
        with self._told(self.files.get(name, Path())):
            return int(self.connection.execute(filled("count", name=name)).fetchall()[0][0])

    def at_hand(self, name: str) -> bool:
        """Whether a stored table has many rows, and memory is not limited."""
        return not room.limit() and self.rows(name) >= MANY

    def save(self, name: str, path: Path) -> None:
        """Writes a stored table to a file. OSError where the system does not let it, such as for a full disk."""
        verb = "write_parquet" if path.suffix == ".parquet" else "write_csv"
        try:
            self._statement(verb, name=name, target=quoted(str(path)))
        except duckdb.IOException as error:
            raise of_system(error) from error

    def _expect(self, many: bool) -> None:
        """Ends the quick beginning where many rows come: from then on all processors and all of the planning are worth it."""
        if self.quick and many:
            for setting in QUICK:
                self.connection.execute(filled("reset", setting=setting))
            self.quick = False

    def _hold(self, name: str, table: pa.Table) -> None:
        """Makes an Arrow table readable where it lies. In pieces: no two threads read one piece."""
        self._expect(table.num_rows > FEW)
        self.connection.register(f"held_{name}", type(table).from_batches(table.to_batches(max_chunksize=PIECE), table.schema))
        self._statement("hold", name=name, incoming=f"held_{name}")
        self.held.add(name)

    def _drop(self, name: str) -> None:
        if name in self.held and self.schema == MAIN:
            self._statement("drop_view", name=f"{MAIN}.{name}")
            self.connection.unregister(f"held_{name}")
            self.held.remove(name)
        else:
            self._statement("drop", name=f"{self.schema}.{name}")

    def _kind(self, name: str, stored: bool) -> str:
        """TABLE where a source is stored (never where memory is limited), VIEW where each query reads it where it lies.

        One of the other kind that stands in its place is dropped.
        """
        kind = "TABLE" if stored and not room.limit() else "VIEW"
        place = f"{self.schema}.{name}"
        if self.kinds.setdefault(place, kind) != kind:
            self._statement("drop" if kind == "VIEW" else "drop_view", name=place)
            self.kinds[place] = kind
        return kind

    def _read_csv(self, name: str, source: Path, columns: Sequence[str]) -> None:
        header = csv_header(source)
        every = "{" + ", ".join(f"{quoted(column)}: 'VARCHAR'" for column in header) + "}"
        kind = self._kind(name, table_bytes(source) <= COPIED)
        chosen = wanted(columns, dict.fromkeys(header, OTHER), clean="trim")
        how = {"kind": kind, "name": name, "wanted": chosen, "columns": every}
        try:
            lies = even(source, self.folder) if kind == "VIEW" and self.folder and uneven(source) else source
            self._read_file(source, "read_csv", lies, **how)
        except InputError:
            if kind == "VIEW" or not self.folder or not uneven(source):
                raise
            self._read_file(source, "read_csv", even(source, self.folder), **how)

    def _parquet_columns(self, path: Path) -> dict[str, str]:
        self._read_file(path, "parquet_columns", name="incoming_columns")
        return dict(self.connection.table("incoming_columns").fetchall())

    def _read_file(self, path: Path, file: str, lies: Path | None = None, **holes: str) -> None:
        """``lies``: where what is to be read for ``path`` lies, if elsewhere."""
        self.files[holes["name"]] = path
        self._expect(table_bytes(path) > LITTLE)
        with self._told(path):
            self._statement(file, source=exactly(lies or path), **holes)

    @contextmanager
    def _told(self, path: Path) -> Iterator[None]:
        """A file is read when a query asks for its rows: what DuckDB then finds wrong becomes our sentence."""
        try:
            yield
        except duckdb.Error as error:
            if type(error) not in UNREADABLE:
                raise
            raise unreadable(path, str(error)) from error

    def _statement(self, file: str, **holes: str) -> None:
        self._execute(filled(file, **holes))

    def _execute(self, statement: str | duckdb.Statement) -> None:
        try:
            self.connection.execute(statement)
        except duckdb.OutOfMemoryException:
            self._frugally(statement)

    def _frugally(self, statement: str | duckdb.Statement) -> None:
        """Once more on one thread: each thread holds pieces in memory that cannot go to the disk while it works on them."""
        self._expect(many=True)
        self.connection.execute(filled("one_thread"))
        try:
            self.connection.execute(statement)
        except duckdb.OutOfMemoryException as error:
            raise MemoryError(str(error)) from error
        finally:
            self.connection.execute(filled("reset", setting="threads"))
