"""Résumés into rows of posts held: ended ones as history, the last one as the start of the present post."""

from __future__ import annotations

from collections.abc import Iterable

from kinship.account import LAYOUT, MERGED, QUARANTINED
from kinship.errors import Place
from loaders.cadre.form import Form
from loaders.intake import Intake
from loaders.rows import StaffRow
from loaders.staff.organnames import organ_key
from loaders.staff.organs import without_region
from loaders.staff.resume import Entry, entries, last_open, lines_of, posts_in
from loaders.values.clean import key

RESUME_SHEET = "简历"


def read_history(file: str, form: Form, people: list[StaffRow], record: str, intake: Intake) -> None:
    """Adds the posts of a résumé to ``intake.raw.staff`` and gives the present posts (``people``) their start.

    The résumé's last open line and the present post are one post told twice: it is kept once, as the form's own field words it.
    Every line gets its fate.
    """
    lines = lines_of(form.resume)
    found, lost = entries(form.resume)
    intake.account.read(file, RESUME_SHEET, len(lines))
    told = {number for one in found for number in range(one.number, one.number + one.lines)} | set(lost)
    _set_aside(file, (number for number in range(1, len(lines) + 1) if number not in told), LAYOUT, "load.blank", intake)
    _set_aside(file, lost, QUARANTINED, "form.resume-no-dates", intake)
    now = last_open(found)
    for one in found:
        if one.lines > 1:
            _set_aside(file, range(one.number + 1, one.number + one.lines), LAYOUT, "form.resume-continued", intake)
        _take(one, Place(file, RESUME_SHEET, one.number), people, record, one in now, intake)


def _set_aside(file: str, numbers: Iterable[int], fate: str, reason: str, intake: Intake) -> None:
    for number in numbers:
        place = Place(file, RESUME_SHEET, number)
        intake.account.row(place, fate, reason)
        if fate == QUARANTINED:
            intake.account.problem("error", reason, place)


def _take(one: Entry, place: Place, people: list[StaffRow], record: str, now: bool, intake: Intake) -> None:
    account = intake.account
    if one.problem:
        account.problem("warning", one.problem, place, value=one.text[:40])
    if not people:
        account.row(place, QUARANTINED, "form.resume-of-nobody")
        account.problem("error", "form.resume-of-nobody", place)
    elif not one.text or not one.is_post:
        account.row(place, LAYOUT, "form.resume-no-post")
    elif one.open and _is_present(one, people):
        account.row(place, MERGED, "form.resume-is-present")
    else:
        _add(one, place, people, record, now, intake)


def _is_present(one: Entry, people: list[StaffRow]) -> bool:
    """Whether an open line tells of a present post; the posts of its organ get its start, the latest where several tell one."""
    told = posts_in(one.text)
    same = [row for row in people if any(_same(row, organ, title) for organ, title in told)]
    for row in same:
        row.start = max(row.start, one.start)
    return bool(same)


def _same(row: StaffRow, organ: str, title: str) -> bool:
    held = posts_in(row.employer)
    if not held:
        return False
    if organ and held[0][0]:
        return without_region(organ_key(organ)) == without_region(organ_key(held[0][0]))
    return key(row.employer) == key(organ + title)


def _add(one: Entry, place: Place, people: list[StaffRow], record: str, now: bool, intake: Intake) -> None:
    """The posts of a line. An open line that is not the last one, or stands on the form of a retired person, has ended."""
    lead = people[0]
    ended = one.open and (not now or lead.ended)
    if one.open and now and lead.employer and not lead.ended:
        intake.account.problem(
            "warning", "form.resume-differs", place, name=lead.name, resume=one.text[:60], present=lead.employer[:60]
        )
    for organ, title in posts_in(one.text):
        row = StaffRow(place, lead.name, employer=organ + title, start=one.start, end=one.end)
        row.ended, row.record, row.history = ended, record, True
        intake.raw.staff.append(row)
