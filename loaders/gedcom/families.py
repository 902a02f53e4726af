"""Families of a GEDCOM file as parent and spouse rows.

A link counts whether the family, the person or both record it. PEDI (and ADOP, and the ``_FREL``/``_MREL`` of some programs)
tells the kind of parenthood; a child without it is taken as born to the couple, as the standard says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from kinship.account import QUARANTINED, USED, Account
from kinship.errors import Place
from loaders.gedcom.notes import Notes, told

if TYPE_CHECKING:
    from ged4py.model import Record

Row = dict[str, Any]
Shelf = Mapping[str, "tuple[Record, int]"]
KINDS = {
    "birth": "blood",
    "natural": "blood",
    "biological": "blood",
    "adopted": "adoptive",
    "adoptive": "adoptive",
    "foster": "step_fostered",
    "fostered": "step_fostered",
    "step": "step",
}
NO_TIE = "none"
"""A kind of link that makes nobody a parent in law, or does not tell: sealing, guardian, other."""


@dataclass(frozen=True, slots=True)
class Link:
    """How a child stands to the couple of a family: kind and start for each of the two, and whether it is doubted."""

    kinds: Mapping[str, str]
    start: str = ""
    grade: str = "confirmed"


def family_rows(
    people: Shelf, families: Shelf, ids: Mapping[str, str], notes: Notes, account: Account
) -> tuple[list[Row], list[Row]]:
    """Parent and spouse rows; ``ids`` gives the person_id of an xref. A family that ties nobody is quarantined with a note."""
    partners, children = _members(people, families, notes.label, account)
    parents: list[Row] = []
    spouses: list[Row] = []
    for xref, (record, row) in families.items():
        source = f"{notes.label}#{row}"
        married = list(_marriages(record, partners[xref], ids, row, notes))
        links = ((child, _link(people[child][0], record, xref, child, row, notes)) for child in children[xref])
        born = [tie for child, link in links for tie in _parents(child, link, partners[xref], ids)]
        parents += [{**tie, "source": source} for tie in born]
        spouses += [{**tie, "source": source} for tie in married]
        tied = len(partners[xref]) > 1 or born
        account.row(
            Place(notes.label, row=row), USED if tied else QUARANTINED, "gedcom.family" if tied else "gedcom.lonely-family"
        )
        if not tied:
            notes.add("gedcom.lonely-families", row, xref)
    return parents, spouses


Members = dict[str, dict[str, str]]


def _members(people: Shelf, families: Shelf, label: str, account: Account) -> tuple[Members, Members]:
    """Partners and children of each family, each with the tag of the link; pointers that lead nowhere are listed."""
    partners: Members = {xref: {} for xref in families}
    children: Members = {xref: {} for xref in families}
    for xref, (record, row) in families.items():
        for tag, held in (("HUSB", partners), ("WIFE", partners), ("CHIL", children)):
            for person in _known(record, tag, people, row, label, account):
                held[xref].setdefault(person, tag)
    for xref, (record, row) in people.items():
        for tag, held in (("FAMS", partners), ("FAMC", children)):
            for family in _known(record, tag, families, row, label, account):
                held[family].setdefault(xref, _side(record) if tag == "FAMS" else tag)
    return partners, children


def _side(record: Record) -> str:
    return "WIFE" if told(record, "SEX").upper() == "F" else "HUSB"


def _known(record: Record, tag: str, shelf: Shelf, row: int, label: str, account: Account) -> Iterable[str]:
    for pointer in record.sub_tags(tag, follow=False):
        xref = _pointer(pointer)
        if xref in shelf:
            yield xref
        elif xref != "VOID":
            account.problem("warning", "gedcom.dangling", Place(label, row=row), tag=tag, value=str(pointer.value or "")[:40])


def _pointer(record: Record) -> str:
    return str(record.value or "").strip().strip("@")


def _marriages(record: Record, partners: Mapping[str, str], ids: Mapping[str, str], row: int, notes: Notes) -> Iterable[Row]:
    """The couple's marriage, unless the file says that there was none or that it ended on a day nobody knows."""
    if "MARR" in _denied(record) or len(partners) < 2:
        return
    divorced = [tag for tag in ("DIV", "ANUL") if tag not in _denied(record) and _happened(record, tag)]
    end = next((day for tag in divorced if (day := notes.date(record, tag, row))), "")
    if divorced and not end:
        notes.add("gedcom.divorced-unknown", row, " + ".join(sorted(partners)))
        return
    grade = "confirmed" if _happened(record, "MARR") else "probable"
    start = notes.date(record, "MARR", row)
    for one, other in combinations(partners, 2):
        yield {"person_id": ids[one], "spouse_id": ids[other], "start": start, "end": end, "grade": grade}


def _happened(record: Record, tag: str) -> bool:
    return any(str(event.value or "").strip().upper() != "N" for event in record.sub_tags(tag, follow=False))


def _denied(record: Record) -> set[str]:
    """Events that did not happen: ``NO MARR`` of version 7, ``MARR N`` of older programs."""
    said = {str(one.value or "").strip().upper() for one in record.sub_tags("NO", follow=False)}
    return said | {tag for tag in ("MARR", "DIV", "ANUL") if record.sub_tag(tag, follow=False) and not _happened(record, tag)}


def _link(child: Record, family: Record, xref: str, child_xref: str, row: int, notes: Notes) -> Link | None:
    """How the child belongs to the family, None where the file says that it does not."""
    links = [one for one in child.sub_tags("FAMC", follow=False) if _pointer(one) == xref]
    entries = [one for one in family.sub_tags("CHIL", follow=False) if _pointer(one) == child_xref]
    status = {told(one, "STAT").lower() for one in links}
    if "disproven" in status:
        notes.add("gedcom.disproven", row, child_xref)
        return None
    both = _kind(told(one, "PEDI") for one in links)
    kinds = {side: _kind(told(one, tag) for one in (*entries, *links)) or both for side, tag in SIDES.items()}
    adopted, start = _adoption(child, xref, row, notes)
    kinds |= {side: "adoptive" for side in adopted if kinds[side] in ("", "blood")}
    if NO_TIE in kinds.values():
        notes.add("gedcom.no-parenthood", row, child_xref)
    return Link(kinds, start if "adoptive" in kinds.values() else "", "possible" if "challenged" in status else "confirmed")


SIDES = {"HUSB": "_FREL", "WIFE": "_MREL"}


def _kind(values: Iterable[str]) -> str:
    """The kind that the first value tells; ``""`` where nothing is told."""
    said = next((value.lower() for value in values if value and value.lower() != "unknown"), "")
    return KINDS.get(said.removesuffix("child"), NO_TIE) if said else ""


def _adoption(child: Record, xref: str, row: int, notes: Notes) -> tuple[list[str], str]:
    """Which side of the family adopted the child, and since when, after the child's ADOP event."""
    for event in child.sub_tags("ADOP", follow=False):
        for family in event.sub_tags("FAMC", follow=False):
            if _pointer(family) == xref:
                by = told(family, "ADOP").upper()
                return [by] if by in SIDES else list(SIDES), notes.date(child, "ADOP", row)
    return [], ""


def _parents(child: str, link: Link | None, partners: Mapping[str, str], ids: Mapping[str, str]) -> Iterable[Row]:
    if link is None:
        return
    for parent, side in partners.items():
        kind = link.kinds[side] or "blood"
        if kind != NO_TIE and parent != child:
            start = link.start if kind == "adoptive" else ""
            yield {"parent_id": ids[parent], "child_id": ids[child], "kind": kind, "start": start, "grade": link.grade}
