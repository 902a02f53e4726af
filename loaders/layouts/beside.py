"""Relatives side by side in the row of the person: 配偶姓名, 父亲工作单位 …, or 家庭成员1, 与本人关系1, 家庭成员2 …"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from kinship.errors import Place
from loaders.intake import Intake
from loaders.layouts.declaration import declared_row, lacking
from loaders.layouts.kincolumns import DIGITS, Others, kin_told
from loaders.layouts.several import people_of, with_told, words_of
from loaders.rows import DeclaredRow, StaffRow
from loaders.values.familytext import Told, relatives_in
from loaders.values.kinremarks import kin_in, may_be_said_of
from loaders.workbook.caption import Caption
from loaders.workbook.cells import Cells
from loaders.workbook.grid import Row, Sheet
from loaders.workbook.header import Header
from loaders.workbook.kin_headings import Beside, may_name, relatives
from loaders.workbook.ticked import is_tick
from loaders.workbook.unread import tell_unread

IN_WORDS = re.compile("情况|说明|关系$")
"""What is so headed (亲属在本单位任职情况) tells of relatives in words, and not by a name."""
NOBODY_THERE = ("load.empty-form-line", "load.declarer-line")


@dataclass(slots=True)
class Relatives:
    """The groups of columns of one sheet, each with the term that its headings give (``""``: a column holds it)."""

    groups: list[tuple[str, Cells]]
    texts: list[Cells]
    """Columns that tell of the whole family in one text."""
    words: dict[int, list[Told]]
    """Those told in words of their own (备注: 系王建国之妻), by row."""
    intake: Intake
    names: Others
    """Of the others on the sheet."""
    ticked: dict[str, list[Place]] = field(default_factory=dict)
    """Where a mark stands for a name, by heading."""

    def read(self, number: int, row: Row, person: StaffRow) -> list[DeclaredRow]:
        """The relatives in one row; what cannot be used is listed as a problem and leaves the person's row alone."""
        found = []
        for term, cells in self.groups:
            told = declared_row(cells.at(number, row), Caption(), term)
            found += self._used(_by(told, person), cells, term)
        for cells in self.texts:
            found += self._told(_by(declared_row(cells.at(number, row), Caption()), person), cells, person.sex)
        if number in self.words:
            line = _by(DeclaredRow(person.place, "", "", "", "", ""), person)
            found += [with_told(line, one) for one in self.words[number]]
        return found

    def _used(self, told: DeclaredRow, cells: Cells, term: str) -> list[DeclaredRow]:
        if is_tick(cells.text("relative_name")):
            self.intake.raw.unread.append(told)
            place = cells.place("relative_name")
            self.ticked.setdefault(place.column, []).append(place)
            return []
        reason = lacking(told)
        people = (_with_terms(told, cells) or people_of(told, cells) or _with_facts(told, cells, term)) if not reason else []
        if not people and reason not in NOBODY_THERE:
            values = {"term": told.term[:40], "name": told.relative_name[:40]}
            self.intake.raw.unread.append(told)
            self.intake.account.problem("error", reason or "load.several-people", cells.place("relative_name"), **values)
        return people

    def _told(self, told: DeclaredRow, cells: Cells, sex: str) -> list[DeclaredRow]:
        family = cells.text("relative_name")
        found, unread = relatives_in(family)
        if unread and not found and may_be_said_of(family, sex):
            found, doubtful = kin_in(family, self.names.of(cells.row or []), family=True)
            unread = unread if doubtful or not found else []
        if family and (unread or not found):
            self.intake.raw.unread.append(told)
        if unread:
            shown = DIGITS.sub("…", "；".join(unread))[:80]
            self.intake.account.problem("error", "load.family-text", cells.place("relative_name"), text=shown)
        return [with_told(told, one) for one in found]

    def tell(self) -> None:
        """Says once of a column that it says there is such a relative, and not who."""
        for heading, places in self.ticked.items():
            self.intake.account.problem("warning", "load.ticked", places[0], heading="".join(heading.split()), rows=len(places))


def _by(told: DeclaredRow, person: StaffRow) -> DeclaredRow:
    """A line as declared by the person in whose row it stands."""
    told.beside = True
    told.declarer_name, told.declarer_id_number = person.name, person.id_number
    told.declarer_organ = person.organ or person.employer
    if not person.name and not person.id_number:
        told.declarer_staff_number = person.staff_number
    return told


def _with_terms(told: DeclaredRow, cells: Cells) -> list[DeclaredRow]:
    """父母姓名 | 父亲王五、母亲李四: each by the own term, where that is one of those the heading can mean."""
    found, unread = relatives_in(cells.text("relative_name")) if told.term else ([], [])
    within = all(words_of(one.term) <= words_of(told.term) for one in found)
    return [with_told(told, one, alone=len(found) == 1) for one in found] if within and not unread else []


def _with_facts(told: DeclaredRow, cells: Cells, term: str) -> list[DeclaredRow]:
    """配偶情况 | 李芳，女，县财政局干部: one relative with more about her in the same cell."""
    found, unread = relatives_in(f"{term}：{cells.text('relative_name')}") if term else ([], [])
    return [with_told(told, one) for one in found] if len(found) == 1 and not unread else []


def relatives_beside(sheet: Sheet, header: Header, intake: Intake) -> Relatives:
    """Finds the groups of columns; what seems to be of relatives and is not read is listed, if anything stands in it.

    A group needs a column of names, and a column of terms if its headings give none.
    """
    groups = []
    told = _speaking_of_kin(sheet, header, intake)
    for term, fields, beyond in _groups(header):
        if "name" in fields and (term or "term" in fields):
            groups.append((term, Cells(sheet, _as_declaration(header, fields), intake.account)))
            tell_unread("load.relatives-beside", beyond, sheet, header, intake.account)
        else:
            key = "load.relatives-beside" if term or "name" in fields else "load.numbered-columns"
            tell_unread(key, [*fields.values(), *beyond], sheet, header, intake.account)
    words = kin_told(sheet, header, _in_words(sheet, header, told, intake), intake)
    tell_unread("load.relatives-beside", told, sheet, header, intake.account)
    texts = [_as_declaration(header, {"name": header.columns["family"]})] if "family" in header.columns else []
    return Relatives(groups, [Cells(sheet, one, intake.account) for one in texts], words, intake, Others(sheet, header))


def _groups(header: Header) -> list[tuple[str, dict[str, int], list[int]]]:
    """For each relative the term of the headings, field → column, and the columns of which it is open whose they are.

    Where all headings of a kind of relative come several times (子女姓名, 子女单位, 子女姓名, 子女单位), so do the relatives.
    """
    columns: dict[tuple[str, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for column, meant in sorted(columns_beside(header).items()):
        columns[meant.term, meant.number][meant.field].append(column)
    found = []
    for (term, _), fields in columns.items():
        count = len(fields["name"]) if "name" in fields else 1
        clear = {field: held for field, held in fields.items() if len(held) == count}
        open_ones = sorted(column for field, held in fields.items() if field not in clear for column in held)
        found.append((term, {field: held[0] for field, held in clear.items()}, open_ones))
        found += [(term, {field: held[at] for field, held in clear.items()}, []) for at in range(1, count)]
    return sorted(found, key=lambda group: min([*group[1].values(), *group[2]]))


def _speaking_of_kin(sheet: Sheet, header: Header, intake: Intake) -> list[int]:
    """The columns whose headings begin with a relative, and that nobody read though they may name one (家庭成员甲)."""
    read = {*header.columns.values(), *columns_beside(header)}
    return [
        column
        for column, heading in enumerate(header.headings)
        if column not in read
        and heading
        and not intake.aliases.knows(heading, sheet.name)
        and may_name(header.above[column] + heading)
        and not IN_WORDS.search(heading)
    ]


def _in_words(sheet: Sheet, header: Header, told: list[int], intake: Intake) -> list[int]:
    """The columns that may tell of relatives in words of their own: remarks, and all that nobody read and nobody is told of."""
    done = {*header.columns.values(), *columns_beside(header), *told}
    unread = [at for at, one in enumerate(header.headings) if at not in done and not intake.aliases.knows(one, sheet.name)]
    return [*unread, *([header.columns["note"]] if "note" in header.columns else [])]


def columns_beside(header: Header) -> dict[int, Beside]:
    """The columns of a header that are about relatives, and what each holds."""
    own = set(header.columns.values())
    told = relatives(header.headings, header.above)
    told |= {column: Beside(term, "", "name") for column, term in header.together.items()}
    return {column: meant for column, meant in told.items() if column not in own}


def _as_declaration(header: Header, fields: dict[str, int]) -> Header:
    columns = {field if field in ("term", "note") else f"relative_{field}": column for field, column in fields.items()}
    return Header(header.top, header.first, header.headings, columns)
