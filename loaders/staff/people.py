"""Which rows of the ledgers are one person.

One by a valid identity number, or by the same wrong one and the name; else by name, birth month and organ; else, between
different sheets, by name and organ where only one person can be meant. Never by the name alone. The order of rows and files
does not matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b

from kinship.account import Account, Problem
from kinship.errors import Place
from loaders.staff.located import Located
from loaders.staff.posts import standing
from loaders.values import idnumber

Key = tuple[str, str, str]
LEADING = ("1", "2")
"""Tiers of titles that few bear."""
LEAST_DIGITS = 4
"""A number of fewer different digits (111111111111111111) only fills the cell."""


@dataclass(slots=True)
class Group:
    """The rows of one person."""

    rows: list[Located] = field(default_factory=list)
    number: str = ""
    person_id: str = ""

    @property
    def name(self) -> str:
        """The person's name."""
        return self.rows[0].row.name

    def sheets(self) -> set[tuple[str, str]]:
        """The sheets that the rows come from."""
        return {_sheet(row) for row in self.rows}

    def known_keys(self) -> set[Key]:
        """Name, birth month and organ, in every combination that the rows give."""
        months = {month for row in self.rows if (month := birth_month(row))}
        return {(self.name, month, row.organ_id) for month in months for row in self.rows}

    def place(self) -> Place:
        """The first of the rows."""
        return min((row.row.place for row in self.rows), key=lambda place: (place.file, place.sheet, place.row))


def group_people(rows: list[Located], account: Account) -> list[Group]:
    """The rows by person, with ``person_id`` set; sorted by it."""
    leads, followers = _by_record(rows)
    proven, rest = _by_number(leads, account)
    exact = [row for row in rest if birth_month(row) and row.organ]
    loose = [row for row in rest if not (birth_month(row) and row.organ)]
    groups = _by_birth_and_organ(proven, exact)
    groups += _loose(groups, loose, account)
    groups = _by_title(_by_written_number(groups))
    _tell_apart(groups, account)
    for group in groups:
        group.rows += [row for lead in group.rows if lead.row.record for row in followers[lead.row.record]]
    _name_groups(groups, account)
    return sorted(groups, key=lambda group: group.person_id)


def birth_month(row: Located) -> str:
    """The birth month of a row, from its column or else from a valid identity number; ``""`` if not known to the month."""
    birth = row.row.birth or idnumber.birth_of(row.row.id_number)
    return birth[:7] if len(birth) >= 7 else ""


def _by_record(rows: list[Located]) -> tuple[list[Located], dict[str, list[Located]]]:
    """One row for each person whom a file itself holds together, and the others of that person, which follow it everywhere.

    Of several present posts the one leads that other sources know the person by.
    """
    held: dict[str, list[Located]] = defaultdict(list)
    records: dict[Key, set[str]] = defaultdict(set)
    for row in rows:
        records[_key(row)].add(row.row.record)
        if row.row.record:
            held[row.row.record].append(row)
    leads = {
        record: min(told, key=lambda row: (row.row.history, len(records[_key(row)]) < 2, _lead_order(row)))
        for record, told in held.items()
    }
    followers = {record: [row for row in told if row is not leads[record]] for record, told in held.items()}
    return [row for row in rows if not row.row.record or row is leads[row.row.record]], followers


def _key(row: Located) -> Key:
    return row.row.name, birth_month(row), row.organ_id


def _lead_order(row: Located) -> tuple[str, str, int, bool, str]:
    place = row.row.place
    return place.file, place.sheet, place.row, row.organ is None, row.row.employer


def _by_number(rows: list[Located], account: Account) -> tuple[list[Group], list[Located]]:
    numbered: dict[str, list[Located]] = defaultdict(list)
    rest = []
    for row in rows:
        if row.row.id_number and idnumber.is_valid(row.row.id_number):
            numbered[row.row.id_number].append(row)
        else:
            rest.append(row)
    groups = []
    for number, held in numbered.items():
        names = sorted({row.row.name for row in held})
        if len(names) == 1:
            groups.append(Group(held, number))
            continue
        places = sorted({row.row.place for row in held}, key=lambda place: (place.file, place.sheet, place.row))
        for row in held:
            values: dict[str, object] = {"names": "、".join(names), "number": idnumber.mask(number)}
            others = tuple(place for place in places if place != row.row.place)
            account.problems.append(Problem("error", "load.id-used-twice", row.row.place, values, others, "serious"))
            row.row.birth = row.row.birth or idnumber.birth_of(number)
            row.row.id_number = ""
        rest += held
    return groups, rest


def _by_birth_and_organ(proven: list[Group], rows: list[Located]) -> list[Group]:
    holders: dict[Key, list[Group]] = defaultdict(list)
    for group in proven:
        for key in group.known_keys():
            holders[key].append(group)
    buckets: dict[Key, list[Located]] = defaultdict(list)
    for row in rows:
        buckets[(row.row.name, birth_month(row), row.organ_id)].append(row)
    groups = list(proven)
    for key, held in buckets.items():
        candidates = holders[key]
        if len(candidates) == 1 and _same_sex([*held, *candidates[0].rows]):
            candidates[0].rows += held
        elif _same_sex(held):
            groups.append(Group(held))
        else:
            groups += [Group([row]) for row in held]
    return groups


def _by_written_number(groups: list[Group]) -> list[Group]:
    """Rows of one name that hold the same whole number are of one person, though it is written wrongly: it proves nothing of
    others, but two people of one name do not make one mistake. Not where birth or sex differ, or the number is a mere filler."""
    alike: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for group in groups:
        for number in {row.row.id_number for row in group.rows if _is_whole(row.row.id_number)}:
            alike[group.name, number].append(group)
    for held in alike.values():
        first, *others = held
        rows = [row for group in held for row in group.rows]
        if others and sum(bool(group.number) for group in held) < 2 and _same_sex(rows) and _same_birth(rows):
            for group in others:
                first.rows += group.rows
                first.number = first.number or group.number
                group.rows = []
    return [group for group in groups if group.rows]


def _by_title(groups: list[Group]) -> list[Group]:
    """A list that tells no organ (姓名 | 职务 | 亲属情况) is of the only person of that name, where the title is his and few bear
    such: a second 王伟, 科员 may be of another organ."""
    named: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        named[group.name].append(group)
    for held in named.values():
        bare = [group for group in held if not any(map(_tells_who, group.rows))] if len(held) == 2 else []
        if len(bare) == 1 and _same_leader(*held) and held[0].sheets().isdisjoint(held[1].sheets()):
            whole = next(group for group in held if group is not bare[0])
            whole.rows += bare[0].rows
            bare[0].rows = []
    return [group for group in groups if group.rows]


def _tells_who(row: Located) -> bool:
    told = row.row
    return bool(row.organ or told.organ or told.employer or told.birth or told.id_number or told.staff_number or told.record)


def _same_leader(one: Group, other: Group) -> bool:
    """Whether a title that both bear is of a leader, in the organ of either."""
    both, rows = {row.title for row in one.rows} & {row.title for row in other.rows} - {""}, [*one.rows, *other.rows]
    held = [(row.title, row.section, row.organ.name) for row in rows if row.organ and row.title in both]
    return any(standing(*post).tier in LEADING for post in held) and _same_sex(rows)


def _is_whole(number: str) -> bool:
    return len(number) >= 15 and not idnumber.is_masked(number) and len(set(number)) >= LEAST_DIGITS


def _same_birth(rows: Iterable[Located]) -> bool:
    return len({row.row.birth[:7] for row in rows if len(row.row.birth) >= 7}) < 2


def _loose(groups: list[Group], rows: list[Located], account: Account) -> list[Group]:
    """Rows without birth month or organ: joined to the one person of other sheets who can be meant, else people of their own."""
    by_organ: dict[tuple[str, str], list[Group]] = defaultdict(list)
    by_birth: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for group in groups:
        for place in {row.organ_id for row in group.rows} - {""}:
            by_organ[(group.name, place)].append(group)
        for month in {birth_month(row) for row in group.rows} - {""}:
            by_birth[(group.name, month)].append(group)
    sheets = {id(group): group.sheets() for group in groups}
    left: dict[tuple[str, str, str], list[Located]] = defaultdict(list)
    for row in rows:
        candidates = by_organ[(row.row.name, row.organ_id)] if row.organ else by_birth[(row.row.name, birth_month(row))]
        if len(candidates) == 1 and _sheet(row) not in sheets[id(candidates[0])] and _same_sex([row, *candidates[0].rows]):
            candidates[0].rows.append(row)
        else:
            left[(row.row.name, row.organ_id, birth_month(row))].append(row)
            if candidates:
                account.problem("note", "load.namesake-apart", row.row.place, name=row.row.name)
    return [group for held in left.values() for group in _apart(held, account)]


def _apart(rows: list[Located], account: Account) -> list[Group]:
    """One person if every sheet has one such row and something besides the name agrees; else one for each row."""
    if len({_sheet(row) for row in rows}) == len(rows) and (rows[0].organ or birth_month(rows[0])) and _same_sex(rows):
        return [Group(rows)]
    if len(rows) > 1:
        for row in rows:
            account.problem("note", "load.namesake-apart", row.row.place, name=row.row.name)
    return [Group([row]) for row in rows]


def _tell_apart(groups: list[Group], account: Account) -> None:
    """Says of rows that agree in name and birth month, and lack the numbers to tell, that they were taken for several people."""
    alike: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for group in groups:
        for month in {birth_month(row) for row in group.rows} - {""}:
            alike[group.name, month].append(group)
    for (name, month), held in alike.items():
        if len(held) > 1 and _same_sex(row for group in held for row in group.rows):
            for group in held:
                if not group.number and not any(row.row.staff_number for row in group.rows):
                    account.problem("note", "load.same-birth-apart", group.place(), name=name, birth=month)


def _same_sex(rows: Iterable[Located]) -> bool:
    return len({row.row.sex for row in rows} - {""}) < 2


def _sheet(row: Located) -> tuple[str, str]:
    return row.row.place.file, row.row.place.sheet


def _name_groups(groups: list[Group], account: Account) -> None:
    """Staff numbers where they tell people apart, else ids made from name, birth month and organ (of present posts, if any).

    The identity number stays out of the id: ids are shown and passed on, and a hash of such a number is easily undone.
    """
    numbered: dict[str, list[Group]] = defaultdict(list)
    hashed: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        told = {row.row.staff_number for row in group.rows} - {""}
        (numbered[told.pop()] if len(told) == 1 else hashed[_hash(group)]).append(group)
    for number, held in numbered.items():
        if len(held) == 1:
            held[0].person_id = number
            continue
        for group in held:
            account.problem("warning", "load.staff-number-twice", group.place(), number=number)
            hashed[_hash(group)].append(group)
    for name, held in hashed.items():
        if len(held) > 1:
            held.sort(key=_tie_break)
        for place, group in enumerate(held, 1):
            group.person_id = name if place == 1 else f"{name}-{place}"


def _hash(group: Group) -> str:
    month = min({birth_month(row) for row in group.rows} - {""}, default="")
    held = [row for row in group.rows if row.organ and not row.row.end and not row.row.ended] or group.rows
    organ = min((row.organ.name for row in held if row.organ), default="")
    return "p-" + blake2b("|".join((group.name, month, organ)).encode(), digest_size=5).hexdigest()


def _tie_break(group: Group) -> tuple[str, list[tuple[str, str, str, str, str]], tuple[str, str, int]]:
    place = group.place()
    facts = sorted((row.title, row.section, row.row.level, row.row.sex, row.row.start) for row in group.rows)
    return group.number, facts, (place.file, place.sheet, place.row)
