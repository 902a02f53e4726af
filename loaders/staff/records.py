"""From raw rows to the records of people, organs, posts and declarations.

Who the declared relatives are is asked later, in ``loaders.resolve``; here only the staff and the declarers are told apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from kinship.account import QUARANTINED, USED, Account, Planned, Problem
from kinship.errors import Place
from kinship.text import Keys
from loaders.intake import Fate, tell_runs, tell_used
from loaders.rows import DeclaredRow, PlanRow, Raw
from loaders.staff.declarers import Declarers
from loaders.staff.located import Located, locate
from loaders.staff.organs import Organ, Organs
from loaders.staff.people import Group, group_people
from loaders.staff.postings import post_records
from loaders.values import idnumber

Record = dict[str, Any]
TOLD: Fate = (USED, "load.used", ())
FIELDS = {
    "id_number": "load.field-id-number",
    "birth": "load.field-birth",
    "sex": "load.field-sex",
    "died": "load.field-died",
    "home_area": "load.field-home-area",
}


def build(raw: Raw, account: Account) -> tuple[list[Record], list[Record], list[Record], list[Record]]:
    """person, organ, post and declared records with the canonical columns, each sorted; every raw row gets its fate.

    Person records carry ``former_name`` (separated by 、) besides, declared records ``relative_sex``, ``place`` and ``beside``
    (it stands in a ledger); staff are the only people yet. Lines that name nobody usable go to ``account.unread``.
    """
    located, organs = locate(raw, account)
    groups = group_people(located, account)
    account.own_rows |= {group.person_id: group.place() for group in groups}
    account.short_names |= {organ.organ_id: organ.short_name for organ in organs.all() if organ.short_name}
    account.plans += _plans(raw.plans, groups)
    person = [_person(group, account) for group in groups]
    post = post_records(groups, account)
    declarers = Declarers(groups, organs)
    declared = _declared(raw.declared, declarers, account)
    account.unread += [_declared_record(row, person_id) for row in raw.unread if (person_id := declarers.find(row)[0])]
    tell_used(account, [row.place for row in raw.staff] + [row.place for row in raw.organs])
    return person, _organ_records(organs, account), post, declared


def _plans(rows: Iterable[PlanRow], groups: Iterable[Group]) -> list[Planned]:
    people = {row.row.record: group.person_id for group in groups for row in group.rows if row.row.record}
    return [Planned(people[row.record], row.place, row.proposed, row.relieved) for row in rows if row.record in people]


def source_text(place: Place) -> str:
    """A place as it stands in the ``source`` column.

    >>> source_text(Place("申报.xlsx", "表1", 12)), source_text(Place("a.csv", "", 3))
    ('申报.xlsx/表1#12', 'a.csv#3')
    """
    return f"{place.file}/{place.sheet}#{place.row}" if place.sheet else f"{place.file}#{place.row}"


def _person(group: Group, account: Account) -> Record:
    number = group.number or _agreed("id_number", group, account)
    birth, sex = _agreed("birth", group, account), _agreed("sex", group, account)
    _compare("load.birth-not-id", birth, idnumber.birth_of(number), group, account)
    _compare("load.sex-not-id", sex, idnumber.sex_of(number), group, account)
    return {
        "person_id": group.person_id,
        "name": group.name,
        "sex": sex or idnumber.sex_of(number),
        "birth": birth or idnumber.birth_of(number),
        "id_number": number,
        "staff": "true",
        "died": _agreed("died", group, account),
        "home_area": _agreed("home_area", group, account),
        "former_name": "、".join(sorted({row.row.former_name for row in group.rows} - {""})),
    }


def _agreed(field: str, group: Group, account: Account) -> str:
    """The value that the rows agree on, the most exact one where one refines the other; contradictions are unknown."""
    found = {value for row in group.rows if (value := getattr(row.row, field))}
    if len(found) < 2:
        return str(found.pop()) if found else ""
    values = sorted(found, key=lambda value: (-len(value), value))
    if all(values[0].startswith(value) for value in values):
        return str(values[0])
    told: dict[str, object] = {"name": group.name, "field": Keys(FIELDS[field]), "values": _shown(field, values)}
    account.problems.append(
        _contradiction("load.rows-differ", group, told, [row for row in group.rows if getattr(row.row, field)])
    )
    return ""


def _shown(field: str, values: list[str]) -> str:
    return ", ".join(idnumber.mask(value) if field == "id_number" else value for value in values)


def _compare(key: str, told: str, by_number: str, group: Group, account: Account) -> None:
    """The column wins over the number (the personnel file is what counts), but a difference is worth a look."""
    if told and by_number and not by_number.startswith(told):
        values: dict[str, object] = {"name": group.name, "told": told, "number": by_number[:7]}
        account.problems.append(_contradiction(key, group, values, [row for row in group.rows if row.row.id_number]))


def _contradiction(key: str, group: Group, values: dict[str, object], rows: Iterable[Located]) -> Problem:
    """Rows of one person that differ: the first of the person's rows, then the other rows concerned."""
    first = group.place()
    others = sorted({row.row.place for row in rows} - {first}, key=lambda place: (place.file, place.sheet, place.row))
    return Problem("warning", key, first, values, tuple(others), "moderate", ((group.person_id, group.name),))


def _organ_records(organs: Organs, account: Account) -> list[Record]:
    records = []
    for organ in organs.all():
        parent = organs.find(organ.parent) if organ.parent else None
        records.append(
            {
                "organ_id": organ.organ_id,
                "name": organ.name,
                "kind": organ.kind,
                "parent_organ_id": parent.organ_id if parent and parent is not organ else "",
                "start": organ.start,
                "end": organ.end,
                "successors": ";".join(_successors(organ, organs, account)),
            }
            | ({"aliases": [organ.stands_in]} if organ.stands_in else {})
        )
    return sorted(records, key=lambda record: str(record["organ_id"]))


def _successors(organ: Organ, organs: Organs, account: Account) -> list[str]:
    """The ids of the organs that took over; one that no list and no ledger names is said."""
    found = []
    for name in filter(None, re.split(r"[、，,;；\s]+", organ.successors)):
        successor = organs.find(name)
        if successor is None:
            account.problem("warning", "load.successor-unknown", organ.place, organ=organ.name, value=name)
        elif successor is not organ:
            found.append(successor.organ_id)
    return sorted(set(found))


def _declared(rows: Iterable[DeclaredRow], declarers: Declarers, account: Account) -> list[Record]:
    records: list[Record] = []
    fates: dict[Place, Fate] = {}
    for row in rows:
        person_id, problem = declarers.find(row)
        if problem:
            name = row.declarer_name or idnumber.mask(row.declarer_id_number)
            if row.beside:
                account.problem("error", problem, row.place, name=name)
            else:
                fates.setdefault(row.place, (QUARANTINED, problem, (("name", name),)))
        else:
            if not row.beside:
                fates[row.place] = TOLD
            records.append(_declared_record(row, person_id))
    tell_runs(account, fates.items())
    return records


def _declared_record(row: DeclaredRow, person_id: str) -> Record:
    return {
        "person_id": person_id,
        "term": row.term,
        "relative_name": row.relative_name,
        "relative_id_number": row.relative_id_number,
        "relative_birth": row.relative_birth,
        "relative_employer": row.relative_employer,
        "note": row.note,
        "source": source_text(row.place),
        "relative_sex": row.relative_sex,
        "beside": row.beside,
        "place": row.place,
    }
