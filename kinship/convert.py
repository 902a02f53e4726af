"""Any county as a canonical folder, or as entities."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from kinship import ftm
from kinship.engines import Engine, records
from kinship.engines.duckdb import DuckEngine
from kinship.errors import Place, RequestError
from kinship.intake import take_in
from kinship.tables import FIVE, SIX, County


def convert(county: County, out: Path, suffix: str = "csv", with_ids: bool = False) -> None:
    """Writes the five tables of a county into the new folder ``out``, as a whole or not at all: a file for each table, or for
    the suffix ``ftm`` one file of FollowTheMoney entities.

    ID numbers are masked unless ``with_ids``. Rows that cannot be used are left out and listed in the account. RequestError
    where ``out`` exists and holds something, or cannot be written.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise RequestError("request.folder-not-empty", place=Place(str(out)))
    engine = DuckEngine()
    take_in(engine, county)
    engine.run("intake/person")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as folder:
            whole = Path(folder) / "whole"
            whole.mkdir()
            write_tables(engine, whole, suffix, with_ids)
            if out.exists():
                out.rmdir()
            shutil.move(whole, out)
    except OSError as error:
        raise RequestError("request.cannot-write", place=Place(str(out)), reason=error.strerror or str(error)) from error


def write_tables(engine: Engine, folder: Path, suffix: str, with_ids: bool) -> None:
    """Writes the typed tables of an engine as canonical files, or as entities."""
    import pyarrow as pa

    engine.put("disclosure", pa.table({"ids": [with_ids]}))
    for table in SIX if engine.rows("business") else FIVE:
        engine.run(f"convert/{table}_out")
        if suffix != "ftm":
            engine.save(f"{table}_out", folder / f"{table}.{suffix}")
    if suffix == "ftm":
        with (folder / ftm.FILE).open("wb") as file:
            ftm.write({table: records(engine, f"{table}_out") for table in FIVE}, file)
