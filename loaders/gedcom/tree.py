"""GEDCOM family trees (5.5.1 and 7.0): people, parents and marriages; they know no organs and no posts.

Records are read with ged4py. A tree tells its ties outright, so that nothing is left to resolve: the tables are made here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

from kinship.account import LAYOUT, QUARANTINED, USED, Account
from kinship.errors import InputError, Place
from kinship.tables import County, arrow
from loaders.files.guard import check_plain
from loaders.files.source import Source
from loaders.gedcom.families import family_rows
from loaders.gedcom.notes import Notes, told
from loaders.gedcom.text import read_lines
from loaders.values.names import HAN, clean_name

if TYPE_CHECKING:
    from ged4py.model import Record

Row = dict[str, Any]
ALL_HAN = re.compile(f"[{HAN}]+")
UNTOLD = frozenset({"?", "??", "???", "unknown", "[unknown]", "n.n.", "nn", "n n"})


@dataclass(slots=True)
class Tree:
    """The records of one file by xref (without its @ signs), each with the line at which it begins."""

    label: str
    people: dict[str, tuple[Record, int]] = field(default_factory=dict)
    families: dict[str, tuple[Record, int]] = field(default_factory=dict)


def load_gedcom(files: Sequence[Source], account: Account, progress: Callable[[str, int, int], None]) -> County:
    """The county of one or several GEDCOM files: person, parent and spouse; organ and post stay empty.

    A person_id is the xref without its @ signs; an xref that several files use gets the name of its file before it. Every
    record gets a fate. Raises InputError for a file that is not GEDCOM, and where no file holds a person.
    """
    trees = []
    for number, file in enumerate(files):
        progress(file.label, number, len(files))
        trees.append(read_tree(_bytes(file), file.label, account))
    progress("", len(files), len(files))
    if not any(tree.people for tree in trees):
        raise InputError("gedcom.no-people", place=Place(files[0].label))
    used = Counter(xref for tree in trees for xref in tree.people)
    tables: dict[str, list[Row]] = {"person": [], "parent": [], "spouse": [], "organ": [], "post": []}
    for tree in trees:
        ids = {xref: xref if used[xref] == 1 else f"{tree.label}:{xref}" for xref in tree.people}
        for name, rows in _tables(tree, ids, account).items():
            tables[name] += rows
    tables["person"].sort(key=lambda row: str(row["person_id"]))
    account.problem("warning", "gedcom.no-posts", Place(trees[0].label))
    return County(**{name: arrow(name, rows) for name, rows in tables.items()}, account=account)


def read_tree(data: bytes, label: str, account: Account) -> Tree:
    """The people and families of one file. Records that are neither are layout; a second record of one xref is quarantined."""
    from ged4py.parser import GedcomReader

    lines = read_lines(data, label, account)
    account.read(label, "", len(lines.starts) + len(lines.broken))
    for row in lines.broken:
        account.row(Place(label, row=row), QUARANTINED, "gedcom.broken-record")
    clean = "\n".join([*lines.kept, "0 TRLR", ""]).encode()
    tree = Tree(label)
    with GedcomReader(BytesIO(clean), encoding="utf-8") as reader:
        # The end of the file, which is added, has no place in it.
        for record, (row, xref) in zip(reader.records0(), lines.starts, strict=False):
            _shelve(tree, record, xref, row, account)
    return tree


def _shelve(tree: Tree, record: Record, xref: str, row: int, account: Account) -> None:
    place, shelf = Place(tree.label, row=row), {"INDI": tree.people, "FAM": tree.families}.get(str(record.tag))
    if shelf is None:
        account.row(place, LAYOUT, "gedcom.other-record", tag=record.tag)
    elif not xref or xref in shelf:
        key = "gedcom.xref-twice" if xref else "gedcom.no-xref"
        account.row(place, QUARANTINED, key, tag=record.tag, xref=xref)
        account.problem("error", key, place, tag=record.tag, xref=xref)
    else:
        shelf[xref] = (record, row)


def _tables(tree: Tree, ids: dict[str, str], account: Account) -> dict[str, list[Row]]:
    notes = Notes(tree.label)
    people = []
    for xref, (record, row) in tree.people.items():
        people.append(_person(record, ids[xref], row, notes))
        account.row(Place(tree.label, row=row), USED, "gedcom.person")
    parents, spouses = family_rows(tree.people, tree.families, ids, notes, account)
    notes.tell(account)
    return {"person": people, "parent": parents, "spouse": spouses}


def _person(record: Record, person_id: str, row: int, notes: Notes) -> Row:
    sex = told(record, "SEX").upper()
    if any(death.sub_tag("DATE", follow=False) is None for death in record.sub_tags("DEAT", follow=False)):
        notes.add("gedcom.death-unknown", row, person_id)
    return {
        "person_id": person_id,
        "name": _name(record),
        "sex": sex if sex in ("M", "F") else "",
        "birth": notes.date(record, "BIRT", row),
        "died": notes.date(record, "DEAT", row),
    }


def _name(record: Record) -> str:
    """The first name of a person as it is spoken: 王伟 for 伟 /王/, John Smith for John /Smith/."""
    first = record.sub_tag("NAME", follow=False)
    parts = first.value if first is not None and isinstance(first.value, tuple) else ("", "", "")
    given, family, rest = (part.strip() for part in parts[:3])
    if first is not None and not (given or family or rest):
        given, family = (told(first, tag) for tag in ("GIVN", "SURN"))
    given, family = ("" if part.lower() in UNTOLD else part for part in (given, family))
    held = [part for part in (given, family, rest) if part]
    if held and all(ALL_HAN.fullmatch(part.replace(" ", "")) for part in held):
        held = [family, given, rest]
    return clean_name(" ".join(held))


def _bytes(file: Source) -> bytes:
    check_plain(file.path, Place(file.label))
    try:
        return file.path.read_bytes()
    except OSError as error:
        raise InputError("input.cannot-open", place=Place(file.label), reason=error.strerror or "") from error
