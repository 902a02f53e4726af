"""Several people in one cell of a declaration (姐姐、姐夫 | 王五、赵六; 父：王五；母：李四): one line each."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.cells import Cells
from loaders.clean import read_id
from loaders.dates import read_date
from loaders.familytext import NO_NAME, Told, relatives_in, split_outside
from loaders.names import read_name
from loaders.organs import organ_in
from loaders.rows import DeclaredRow

MARKS = "、,，;；/\n"
LED = re.compile(r"[^:：\s]{1,8}[:：]\s*\S")
OTHER = re.compile(rf"{NO_NAME.pattern}|[男女]$|岁|职务|单位")
LONGEST_PART = 6
"""Beyond that, a part without a middle dot is an employer or a remark and no name."""


def people_of(row: DeclaredRow, cells: Cells) -> list[DeclaredRow]:
    """The line itself, or one line for each of several people in one cell; none where it cannot be told who is what."""
    told = cells.text("relative_name")
    if not row.term or LED.match(told):
        found, unread = relatives_in(told)
        people = [] if unread else [with_told(row, one, alone=len(found) == 1) for one in found]
    else:
        names = split_outside(told, MARKS)
        people = _matched(row, names, cells) if len(names) > 1 else [row]
    if len(people) > 1:
        cells.account.problem("note", "load.several-people-split", cells.place("relative_name"), count=len(people))
    return people


def with_told(row: DeclaredRow, told: Told, *, alone: bool = False) -> DeclaredRow:
    """The line with one relative of a text in it; what the line's own cells say holds only where he is ``alone``."""
    return replace(
        row,
        term=told.term,
        relative_name=told.name,
        relative_employer=told.employer or (row.relative_employer if alone else ""),
        relative_birth=told.birth or (row.relative_birth if alone else ""),
        relative_sex=told.sex or (row.relative_sex if alone else ""),
        relative_id_number=told.id_number or (row.relative_id_number if alone else ""),
        note=row.note if alone else "",
    )


def _matched(row: DeclaredRow, names: list[str], cells: Cells) -> list[DeclaredRow]:
    """One line for each of several names, each with its own term or all with the only one."""
    terms = split_outside(row.term, MARKS)
    terms = terms * len(names) if len(terms) == 1 else terms
    if len(terms) != len(names) or not all(map(_may_be_name, names)):
        return []
    births, numbers, employers = (
        _shared(cells, field, len(names)) for field in ("relative_birth", "relative_id_number", "relative_employer")
    )
    people = []
    for at, told in enumerate(map(read_name, names)):
        remark = told.note if organ_in(told.note) else ""
        one = Told(terms[at].strip(), told.name, remark or employers[at], read_date(births[at]).value)
        people.append(with_told(row, replace(one, id_number=read_id(numbers[at])[0])))
    return people


def _may_be_name(part: str) -> bool:
    """False for what else stands behind a comma in a cell of names: 李建国，1958年生 is one person."""
    bare = read_name(part).name
    return bool(bare) and not OTHER.search(bare) and (len(bare) <= LONGEST_PART or not bare.isalpha() or bare.isascii())


def _shared(cells: Cells, field: str, count: int) -> list[str]:
    """The parts of a cell that several people share, if it has as many parts; else blanks. 局长、党组成员 are of one employer."""
    text = cells.text(field)
    parts = split_outside(text, ";；/\n")
    if len(parts) != count and field == "relative_employer":
        parts = [part for part in split_outside(text, "、,，") if organ_in(part)]
        return parts if len(parts) == count == len(split_outside(text, "、,，")) else [""] * count
    parts = parts if len(parts) == count else split_outside(text, MARKS)
    return parts if len(parts) == count else [""] * count
