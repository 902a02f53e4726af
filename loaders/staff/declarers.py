"""Which member of the staff made a declaration: by identity number, else by name and organ, else by a name that only one has."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from kinship.errors import Place
from loaders.rows import DeclaredRow
from loaders.staff.located import Located
from loaders.staff.organs import Organ, Organs
from loaders.staff.people import Group
from loaders.values import idnumber

UNKNOWN, AMBIGUOUS, CONTRADICTED = "load.declarer-unknown", "load.declarer-ambiguous", "load.declarer-contradicted"
SELF = "load.relative-is-declarer"


class Declarers:
    """Finds declarers among the staff. Answers are remembered: a form has many lines."""

    def __init__(self, groups: list[Group], organs: Organs) -> None:
        self.organs = organs
        self.by_number = {group.number: group for group in groups if group.number}
        self.numbers = {group.person_id: group.number for group in groups if group.number}
        self.by_name: dict[str, list[Group]] = defaultdict(list)
        for group in groups:
            self.by_name[group.name].append(group)
        self.groups = groups
        self.by_record = {row.row.record: group for group in groups for row in group.rows if row.row.record}
        self.known: dict[tuple[str, str, str], tuple[str, str]] = {}

    def find(self, row: DeclaredRow) -> tuple[str, str]:
        """(person_id, "") or ("", why not, as a key of the catalogue)."""
        if row.beside and row.place in self._by_place:
            return self._by_place[row.place].person_id, ""
        person_id, problem = self._declarer(row)
        if person_id and row.relative_id_number and row.relative_id_number == self.numbers.get(person_id):
            return "", SELF
        return person_id, problem

    @cached_property
    def _by_place(self) -> dict[Place, Group]:
        """Who stands in a row of a ledger; asked for only where relatives stand beside."""
        return {row.row.place: group for group in self.groups for row in group.rows}

    def _declarer(self, row: DeclaredRow) -> tuple[str, str]:
        if row.record in self.by_record:
            return self.by_record[row.record].person_id, ""
        asked = (row.declarer_name, row.declarer_id_number, row.declarer_organ)
        if asked not in self.known:
            self.known[asked] = self._find(*asked)
        return self.known[asked]

    def _find(self, name: str, number: str, organ: str) -> tuple[str, str]:
        group = self.by_number.get(number) if number else None
        if group:
            return ("", CONTRADICTED) if name and name != group.name else (group.person_id, "")
        named = [group for group in self.by_name.get(name, ()) if _may_have(group, number)]
        if not named:
            return "", UNKNOWN
        held = _of_number(named, number) or self._of_organ(named, organ)
        if len(held) == 1:
            return held[0].person_id, ""
        return "", AMBIGUOUS if held else CONTRADICTED

    def _of_organ(self, groups: list[Group], text: str) -> list[Group]:
        """Those of the organ named; all of them where the text names no organ that we know."""
        organ = self.organs.find(text) or self.organs.split(text)[0] if text else None
        if organ is None:
            return groups
        return [
            group
            for group in groups
            if any(self._is_of(row, organ) for row in group.rows) or not any(row.organ for row in group.rows)
        ]

    def _is_of(self, row: Located, organ: Organ) -> bool:
        """A teacher may name the school, or the bureau that lists it among its sections."""
        return row.organ is organ or (row.organ is not None and row.organ.stands_in == organ.name)


def _of_number(groups: list[Group], number: str) -> list[Group]:
    """The one of several of a name whose rows hold the very number that the declaration tells, be it written wrongly."""
    found = [group for group in groups if number and any(row.row.id_number == number for row in group.rows)]
    return found if len(found) == 1 and len(groups) > 1 else []


def _may_have(group: Group, number: str) -> bool:
    """False if the person has another number than the declaration says. A wrong or masked one still excludes."""
    held = group.number or next((row.row.id_number for row in group.rows if row.row.id_number), "")
    return not number or not held or idnumber.compatible(held, number) or not idnumber.is_valid(number)
