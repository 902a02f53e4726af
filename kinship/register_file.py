"""The file of a register: one entry a line (JSON), only ever added to.

Each line holds the digest of the line before, so that a line changed or taken out later shows.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from kinship.errors import Place, RequestError
from kinship.finding import ID
from kinship.register import STATES, Entry


def read_register(path: Path) -> list[Entry]:
    """The entries of a register file; none where there is no file yet.

    Raises RequestError where it cannot be read, and, with the line, where a line is none of ours or was changed afterwards.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        detail = getattr(error, "strerror", None) or "UTF-8"
        raise RequestError("follow.register-unreadable", place=Place(str(path)), detail=detail) from error
    if text and not text.endswith("\n"):
        raise RequestError("follow.register-cut", place=Place(str(path), row=text.count("\n") + 1))
    entries, before = [], ""
    for number, line in enumerate(text.split("\n")[:-1], start=1):
        entries.append(_entry(line, before, Place(str(path), row=number)))
        before = line
    return entries


def _entry(line: str, before: str, place: Place) -> Entry:
    try:
        row = json.loads(line)
        link = row.pop("before")
        entry = Entry(**{**row, "seen": tuple(row.get("seen", ()))})
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise RequestError("follow.register-line", place=place) from error
    if link != _digest(before):
        raise RequestError("follow.register-changed", place=place)
    if entry.finding and (entry.state not in STATES or not ID.fullmatch(entry.finding)):
        raise RequestError("follow.register-line", place=place)
    return entry


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Keeps others from writing to the register meanwhile, by a file beside it that only one can make.

    Raises RequestError where somebody else holds it, or the folder refuses.
    """
    lock = path.with_name(path.name + ".lock")
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError as error:
        raise RequestError("follow.register-held", place=Place(str(path)), lock=lock.name) from error
    except OSError as error:
        raise RequestError("follow.register-unwritable", place=Place(str(path)), detail=error.strerror or "") from error
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def append(path: Path, entries: Iterable[Entry]) -> None:
    """Adds entries at the end of the file, all of them or none. Raises RequestError where the disk refuses."""
    before = path.read_text(encoding="utf-8").split("\n")[:-1] if path.exists() else []
    text = "".join(line + "\n" for line in lines_of(entries, before[-1] if before else ""))
    whole = path.stat().st_size if path.exists() else 0
    try:
        with path.open("ab") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        if path.exists():
            os.truncate(path, whole)
        raise RequestError("follow.register-unwritable", place=Place(str(path)), detail=error.strerror or "") from error


def lines_of(entries: Iterable[Entry], last: str) -> list[str]:
    """The entries as lines that follow the line ``last`` (``""`` for an empty register)."""
    lines = []
    for entry in entries:
        row = {"before": _digest(last), **{key: value for key, value in asdict(entry).items() if value or key in ("at", "by")}}
        last = json.dumps(row, ensure_ascii=False, sort_keys=True)
        lines.append(last)
    return lines


def _digest(line: str) -> str:
    return hashlib.blake2b(line.encode("utf-8", "backslashreplace"), digest_size=8).hexdigest() if line else ""
