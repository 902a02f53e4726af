"""Declarations without a ledger: who declares is on the staff, if the declarations tell the posts as well."""

from __future__ import annotations

from kinship.account import Account
from loaders.rows import DeclaredRow, Raw, StaffRow
from loaders.staff.organs import organ_in


def staff_from_declarers(raw: Raw, account: Account) -> None:
    """Fills ``raw.staff`` by what the declarations say of their declarers; one warning says so.

    An organ alone is not enough: with the tier unknown hardly anything could be found, and that would look like a clean result.
    """
    for declared in raw.declared:
        if declared.declarer_name and _tells_post(declared):
            staff = _staff(declared)
            raw.staff.append(staff)
            declared.record, declared.beside = staff.record, True
    if raw.staff:
        people = len({row.name for row in raw.staff})
        account.problem("warning", "load.staff-from-declarations", raw.staff[0].place, people=people)


def _tells_post(row: DeclaredRow) -> bool:
    if row.declarer_section or row.declarer_title:
        return bool(row.declarer_organ)
    return organ_in(row.declarer_organ) not in ("", row.declarer_organ)


def _staff(row: DeclaredRow) -> StaffRow:
    """The declarer's post; lines that tell the same of a declarer are of one person."""
    post = (row.declarer_organ, row.declarer_section, row.declarer_title)
    staff = StaffRow(row.place, row.declarer_name, id_number=row.declarer_id_number)
    staff.record = "\n".join((row.declarer_name, row.declarer_id_number, *post))
    if post[1] or post[2]:
        staff.organ, staff.section, staff.title = post
    else:
        staff.employer = row.declarer_organ
    return staff
