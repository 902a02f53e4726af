"""Declarers told by their number in the ledger (工号, 人员编号): who has it, before anybody asks for names.

A number that nobody has, or several people, is said, and so is one that another has than the one who is named beside it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field

from kinship.account import QUARANTINED, Account
from kinship.errors import Place
from loaders.intake import Fate, tell_runs
from loaders.layouts.held import mark
from loaders.rows import DeclaredRow, Raw, StaffRow

RUNNING = re.compile(r"[1-9]\d{0,3}")
"""May as well number the lines of a list: says nothing against the name beside it."""
UNKNOWN, SEVERAL, OTHER = "load.staff-number-unknown", "load.staff-number-several", "load.staff-number-other"
NAMESAKE = "load.relative-named-as-declarer"


def settle_numbers(raw: Raw, account: Account) -> None:
    """Gives the rows with a declarer's number the name, identity number and organ of who has it; drops and tells the others."""
    asked = [row for row in (*raw.declared, *raw.unread) if row.declarer_staff_number or _by_id_alone(row)]
    if not asked:
        return
    numbers = Numbers.of(raw.staff)
    wrong = {id(row): fault for row in asked if (fault := numbers.settle(row))}
    fates: dict[Place, Fate] = {row.place: (QUARANTINED, *wrong[id(row)]) for row in raw.declared if id(row) in wrong}
    tell_runs(account, fates.items())
    raw.declared = [row for row in raw.declared if id(row) not in wrong]
    raw.unread = [row for row in raw.unread if id(row) not in wrong]
    for rows in numbers.unheld.values():
        values: dict[str, object] = {"number": rows[0][1], "rows": len(rows)}
        account.problem("warning", "load.staff-number-not-held", rows[0][0], **values)


def _by_id_alone(row: DeclaredRow) -> bool:
    return bool(row.declarer_id_number) and not row.declarer_name


Fault = tuple[str, tuple[tuple[str, object], ...]]


@dataclass(slots=True)
class Numbers:
    """The people of the ledger by their numbers there, and by name."""

    by_number: dict[str, list[StaffRow]] = field(default_factory=lambda: defaultdict(list))
    by_digits: dict[str, list[StaffRow]] = field(default_factory=lambda: defaultdict(list))
    """The same without zeros in front: 007 is kept as 7 where the cell is a number."""
    by_id: dict[str, list[StaffRow]] = field(default_factory=lambda: defaultdict(list))
    by_name: dict[str, list[StaffRow]] = field(default_factory=lambda: defaultdict(list))
    unheld: dict[tuple[str, str], list[tuple[Place, str]]] = field(default_factory=lambda: defaultdict(list))
    """By sheet, the lines with a name beside a number that nobody has."""

    @classmethod
    def of(cls, staff: list[StaffRow]) -> Numbers:
        """Of all rows of the ledgers."""
        found = cls()
        for row in staff:
            found.by_name[row.name].append(row)
            if row.id_number:
                found.by_id[row.id_number].append(row)
            if number := _key(row.staff_number):
                found.by_number[number].append(row)
                found.by_digits[number.lstrip("0")].append(row)
        return found

    def settle(self, row: DeclaredRow) -> Fault | None:
        """Who declares; else why that cannot be told, with the values of the sentence."""
        if not row.declarer_staff_number:
            same = self.by_id.get(row.declarer_id_number, [])
            if len({held.name for held in same}) != 1:
                return None
            if fault := _namesake(row, same[0]):
                return fault
            row.declarer_name = same[0].name  # a number with a wrong checksum proves nothing, but tells whom it means
            return None
        number, row.declarer_staff_number = row.declarer_staff_number, ""
        holders = self.by_number.get(_key(number)) or self.by_digits.get(_key(number).lstrip("0"), [])
        people = _people(holders, row)
        if not people:
            return self._unheld(number, row)
        named = [held for held in people if held[0].name == row.declarer_name] if row.declarer_name else people
        if len(named) == 1:
            fault = _namesake(row, named[0][0])
            if not fault:
                self._take(row, named[0])
            return fault
        if not named and RUNNING.fullmatch(number):
            return None
        names: tuple[str, object] = ("others", "、".join(sorted({held[0].name for held in people}))[:80])
        asked = (("number", number[:20]), *((("name", row.declarer_name),) if not named else ()), names)
        return (SEVERAL if named else OTHER), asked

    def _unheld(self, number: str, row: DeclaredRow) -> Fault | None:
        if not (row.declarer_name or row.declarer_id_number):
            return UNKNOWN, (("number", number[:20]),)
        if self.by_number and not RUNNING.fullmatch(number):
            self.unheld[row.place.file, row.place.sheet].append((row.place, number[:20]))
        return None

    def _take(self, row: DeclaredRow, held: list[StaffRow]) -> None:
        first = held[0]
        row.declarer_name = first.name
        row.declarer_id_number = row.declarer_id_number or first.id_number
        row.declarer_organ = row.declarer_organ or first.organ or first.employer
        namesakes = any(id(one) not in set(map(id, held)) for one in self.by_name[first.name])
        if namesakes and not first.id_number:
            record = next((one.record for one in held if one.record), "") or mark(first.place)
            for one in held:
                one.record = one.record or record
            row.record = record


def _key(number: str) -> str:
    return "".join(unicodedata.normalize("NFKC", number).split()).upper()


def _people(rows: list[StaffRow], row: DeclaredRow) -> list[list[StaffRow]]:
    """Rows of one number by person; only those of the declarer's organ, where the line tells it and some are."""
    held: dict[tuple[str, str], list[StaffRow]] = defaultdict(list)
    told = row.declarer_organ
    here = [one for one in rows if told and one.organ and (told.startswith(one.organ) or one.organ.endswith(told))]
    for one in here or rows:
        held[one.name, one.id_number or one.birth or one.organ].append(one)
    return list(held.values())


def _namesake(row: DeclaredRow, held: StaffRow) -> Fault | None:
    """Nobody has a relative of his own name: the number is that of the relative, and who declares is not told."""
    alike = not row.declarer_name and row.relative_name and row.relative_name == held.name
    return (NAMESAKE, (("name", held.name),)) if alike else None
