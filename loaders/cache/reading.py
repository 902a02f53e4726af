"""The entry of one file: what was read of it, and what that rests on besides the file."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kinship.account import Account
from kinship.errors import Place
from loaders.cache import zipped
from loaders.cache.rows import Reader, to_table
from loaders.cache.values import Unkept, packed, unpacked
from loaders.intake import Intake, Seen
from loaders.rows import DeclaredRow, OrganRow, PlanRow, Raw, StaffRow

KINDS: dict[str, type] = {
    "staff": StaffRow,
    "declared": DeclaredRow,
    "unread": DeclaredRow,
    "organs": OrganRow,
    "plans": PlanRow,
}
"""The lists of raw rows, and what each holds."""
TOLD = ("fates", "problems", "rows_in", "columns")
"""What readers tell the account."""


@dataclass(slots=True)
class Answer:
    """A content that the reader asked about, by its mark, and where it was told that it stands first."""

    place: Place
    mark: bytes
    elsewhere: bool = False
    """In a file before this one."""


def write_reading(file: BinaryIO, read: Intake) -> None:
    """Writes what was read of one file. Raises Unkept where something would not come back the same."""
    answers = [Answer(place, mark, mark in read.seen.before) for mark, place in read.seen.asked.items()]
    try:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            zipped.write_values(archive, "account", {name: packed(getattr(read.account, name)) for name in TOLD})
            for name, kind in KINDS.items():
                if rows := getattr(read.raw, name):
                    zipped.write_table(archive, name, to_table(rows, kind))
            if answers:
                zipped.write_table(archive, "answers", to_table(answers, Answer))
    except UnicodeEncodeError as error:
        raise Unkept(str(error.object[:1])) from error


def read_reading(path: Path, into: Intake) -> bool:
    """Fills ``into``, an intake apart. False, and nothing is filled in, where there is no such entry, where it is damaged, and
    where what was seen before the file is not what it was then: rows may repeat others, or repeat none any more."""
    try:
        with zipfile.ZipFile(path) as archive:
            reader = Reader()
            answers = reader.rows(zipped.table(archive, "answers"), Answer)
            if not _same(answers, into.seen.before):
                return False
            told = {name: unpacked(value) for name, value in zipped.values(archive, "account").items()}
            raw = Raw(**{name: reader.rows(zipped.table(archive, name), kind) for name, kind in KINDS.items()})
            account = Account(**{name: told[name] for name in TOLD})
    except zipped.DAMAGED:
        return False
    into.raw, into.account, into.seen = raw, account, Seen(into.seen.before)
    into.seen.asked = {answer.mark: answer.place for answer in answers}
    return True


def _same(answers: list[Answer], before: Mapping[bytes, Place]) -> bool:
    return all(before.get(answer.mark) == (answer.place if answer.elsewhere else None) for answer in answers)
