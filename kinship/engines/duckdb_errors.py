"""What DuckDB says went wrong, as our sentences: which file and line, or what the system said."""

from __future__ import annotations

import os
import re
from pathlib import Path

import duckdb

from kinship.errors import InputError, Place

UNREADABLE = (duckdb.InvalidInputException, duckdb.IOException, duckdb.ConversionException, duckdb.Error)
"""What DuckDB raises where a file is damaged; of a broken page of Parquet just its most general error."""
ERRNO = re.compile(r'"errno":"(\d+)"')
"""What the system said, in a message of DuckDB."""


def unreadable(path: Path, message: str) -> InputError:
    """DuckDB's message as our sentence: the line, and what kind of trouble it is."""
    line = re.search(r"Line: (\d+)", message)
    place = Place(str(path), row=int(line.group(1)) if line else 0)
    counts = re.search(r"Expected Number of Columns: (\d+) Found: (\d+)", message)
    if counts:
        return InputError("intake.ragged", place=place, expected=counts.group(1), found=counts.group(2))
    if "unicode" in message or "utf-8" in message:
        return InputError("intake.not-utf8", place=place)
    if "unterminated quote" in message:
        return InputError("intake.open-quote", place=place)
    return InputError("intake.unreadable", place=place, reason=message.strip().splitlines()[0])


def of_system(error: duckdb.IOException) -> Exception:
    """The error of the system that DuckDB tells of, such as a full disk; the same error where it tells of none.

    >>> of_system(duckdb.IOException('Could not write file: {"errno":"28"}'))
    OSError(28, 'No space left on device')
    """
    number = ERRNO.search(str(error))
    return OSError(int(number[1]), os.strerror(int(number[1]))) if number else error
