"""The tables of the civil servants' information system (A01, A02, A36, B01) into raw rows, tied by its own key A0000."""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b
from itertools import groupby

from kinship.account import QUARANTINED
from kinship.errors import Place
from loaders.cadre.civil_organs import OrganCodes, take_organs
from loaders.cadre.form import fixed_header
from loaders.intake import Intake
from loaders.layouts.declaration import read_declared
from loaders.layouts.ledger import read_staff
from loaders.rows import DeclaredRow
from loaders.staff.organs import organ_in
from loaders.terms import codes
from loaders.values import idnumber
from loaders.values.levels import of_code
from loaders.workbook.grid import Row, Sheet
from loaders.workbook.header import DECLARATION, STAFF

Table = list[dict[str, str]]
Tables = dict[str, Table]
Person = dict[str, str]
KEY, NAME, NUMBER = "A0000", "A0101", "A0184"
CODE_TABLE = "gwy-2017"
PEOPLE = {
    NAME: "name",
    "A0104": "sex",
    "A0107": "birth",
    NUMBER: "id_number",
    "A0192A": "employer",
    "A0221": "job_level",
    "A0192E": "level",
    "A0195": "organ",
    "A0163": "status",
    KEY: "staff_number",
}
POSTS = {
    NAME: "name",
    "A0201A": "organ",
    "A0201B": "section",
    "A0215A": "title",
    "A0201D": "leader",
    "A0201E": "member_kind",
    "A0219": "post_leader",
    "A0243": "start",
    "A0265": "end",
    "A0255": "status",
    KEY: "staff_number",
}
FAMILY = {
    NAME: "declarer_name",
    NUMBER: "declarer_id_number",
    "A3604A": "term",
    "A3601": "relative_name",
    "A3607": "relative_birth",
    "A3611": "relative_employer",
    "A36012": "relative_sex",
    "A3684": "relative_id_number",
    "A3644": "note",
    KEY: "declarer_organ",
}
OTHER_NAMES = {"A3601": "A36001", "A3607": "A36007", "A3611": "A36011"}
"""The newer edition of the system calls these columns so."""
LEFT = frozenset({"2", "3", "4"})
"""A0163: retired, transferred, dead. Whatever their posts say, they hold them no more."""
LEFT_WORD = "离任"
OVER = {"0": "已免"}
"""What A0255 says of a post that is over, in a word that asks for no heading."""
HEAD = {"1": "是", "2": "否"}
"""A0219: a leading post or not, where other columns say 1 and 0."""


def take_tables(tables: Tables, file: str, intake: Intake) -> None:
    """Adds the rows of a package to ``intake``; every row is accounted for under the name of its table."""
    for name, rows in tables.items():
        intake.account.read(file, name, len(rows))
    organs = take_organs(tables.get("B01", []), file, intake)
    people = {row[KEY]: row for row in tables["A01"] if row.get(KEY) and row.get(NAME)}
    mark = _mark(tables["A01"])
    _take_staff(tables, people, organs, (file, mark), intake)
    _take_family(tables.get("A36", []), people, (file, mark), intake)


def _mark(people: Table) -> str:
    """The same for the same people, so that a package that is given twice is the same package."""
    told = "\n".join("|".join((row.get(KEY, ""), row.get(NAME, ""), row.get(NUMBER, ""))) for row in people)
    return blake2b(told.encode(), digest_size=8).hexdigest()


def _take_staff(tables: Tables, people: dict[str, Person], organs: OrganCodes, name: tuple[str, str], intake: Intake) -> None:
    file, mark = name
    before = len(intake.raw.staff)
    posts = tables.get("A02", [])
    present: dict[str, str] = {}
    for row in posts:
        if row.get("A0255") != "0":
            present.setdefault(row.get(KEY, ""), organs.located(row.get("A0201A", ""), row.get("A0201B", ""))[0])
    told = [
        _person_row(row, present.get(row.get(KEY, ""), ""), organs) if row else "package.row-unreadable" for row in tables["A01"]
    ]
    _read(Place(file, "A01"), told, (PEOPLE, STAFF), intake)
    told = [_post_row(row, people[row[KEY]], organs) if row.get(KEY) in people else _of_nobody(row) for row in posts]
    _read(Place(file, "A02"), told, (POSTS, STAFF), intake)
    for staff in intake.raw.staff[before:]:
        staff.record, staff.staff_number = f"{mark}:{staff.staff_number}", ""


def _take_family(rows: Table, people: dict[str, Person], name: tuple[str, str], intake: Intake) -> None:
    file, mark = name
    before, unread = len(intake.raw.declared), len(intake.raw.unread)
    used: Counter[tuple[str, str]] = Counter()
    told = [_family_row(row, people[row[KEY]], used) if row.get(KEY) in people else _of_nobody(row) for row in rows]
    _read(Place(file, "A36"), told, (FAMILY, DECLARATION), intake)
    for declared in [*intake.raw.declared[before:], *intake.raw.unread[unread:]]:
        declared.record, declared.declarer_organ = f"{mark}:{declared.declarer_organ}", ""
        _only_proof(declared)
    for (code, label), count in sorted(used.items()):
        intake.account.problem("note", "package.term-code", Place(file, "A36"), code=code, label=label, count=count)


def _of_nobody(row: Person) -> str:
    return "package.row-of-nobody" if row else "package.row-unreadable"


def _read(place: Place, rows: list[Row | str], how: tuple[dict[str, str], str], intake: Intake) -> None:
    """Hands the rows to the readers of sheets, under their numbers; a row that is a reason instead is left out for it."""
    header = fixed_header(*how)
    sheet = Sheet(place.file, place.sheet, [row if isinstance(row, list) else [] for row in rows])
    number = 0
    for left_out, run in groupby(rows, key=lambda row: isinstance(row, str)):
        start, told = number, list(run)
        number += len(told)
        if not left_out:
            (read_staff if how[1] == STAFF else read_declared)(sheet.part(start, number), header, intake)
            continue
        for at, reason in enumerate(told, start + 1):
            intake.account.row(sheet.place(at), QUARANTINED, str(reason))
            intake.account.problem("error", str(reason), sheet.place(at))


def _person_row(row: Person, organ: str, organs: OrganCodes) -> Row:
    employer = row.get("A0192A") or row.get("A0192", "")
    if not organ and not organ_in(employer):
        organ = organs.located("", row.get("A0195", ""))[0]
    level, left = row.get("A0192E", ""), row.get("A0163") in LEFT
    replaced = {
        "A0192A": "" if left else employer,
        "A0221": of_code(row.get("A0221", "")),
        "A0192E": "" if level.isascii() else level,
        "A0195": "" if left else organ,
        "A0163": "",
    }
    return [replaced.get(name, row.get(name, "")) for name in PEOPLE]


def _post_row(row: Person, person: Person, organs: OrganCodes) -> Row:
    organ, section = organs.located(row.get("A0201A", ""), row.get("A0201B", ""))
    told = row.get("A0219", "")
    replaced = {
        NAME: person[NAME],
        "A0201A": organ,
        "A0201B": section,
        "A0219": HEAD.get(told, told),
        "A0255": LEFT_WORD if person.get("A0163") in LEFT else OVER.get(row.get("A0255", ""), row.get("A0255", "")),
    }
    return [replaced.get(name, row.get(name, "")) for name in POSTS]


def _family_row(row: Person, person: Person, used: Counter[tuple[str, str]]) -> Row:
    number = person.get(NUMBER, "")
    # What is wrong with a number was said of the person in A01.
    replaced = {NAME: person[NAME], NUMBER: number if idnumber.is_valid(number) else "", "A3604A": _term(row, used)}
    replaced["A3644"] = "；".join(filter(None, (row.get("A3644", ""), _unless_code(row.get("A3641", "")))))
    return [replaced[name] if name in replaced else row.get(name) or row.get(OTHER_NAMES.get(name, ""), "") for name in FAMILY]


def _unless_code(told: str) -> str:
    return "" if told.isascii() else told


def _term(row: Person, used: Counter[tuple[str, str]]) -> str:
    """The term as text; a code is one of this system's own table, which no other table contradicts here.

    Whose codes the newer edition writes is not known: those stay codes, for which ``--codes`` has to tell the table.
    """
    told = _first_told(row, "A3604A", "A3604B")
    if not told:
        return _first_told(row, "A36005A", "A36005B")
    code = codes.as_code(told)
    labels = codes.labels(CODE_TABLE, code) if code else []
    if len(labels) == 1:
        used[(told, labels[0])] += 1
        return labels[0]
    return told


def _first_told(row: Person, *names: str) -> str:
    return next((value for name in names if (value := row.get(name, "").strip())), "")


def _only_proof(row: DeclaredRow) -> None:
    """Nowhere is A3684 said to be the relative's number: it counts only where it is valid and not the declarer's own."""
    number = row.relative_id_number
    if number and (not idnumber.is_valid(number) or number == row.declarer_id_number):
        row.relative_id_number = ""
