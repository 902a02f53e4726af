"""Newcomers and their declarations: files of any kind, whose people join the staff of the sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kinship.account import Account
from kinship.errors import InputError, Place
from kinship.tables import County
from loaders.canonical.folder import load_canonical
from loaders.canonical.forms import Joining
from loaders.choices import Choices
from loaders.files import source
from loaders.identity.people import numbers
from loaders.intake import Intake
from loaders.numbered import settle_numbers
from loaders.plans.headings import PlanAliases
from loaders.rows import OrganRow, Raw
from loaders.staff.organnames import organ_key
from loaders.staff.records import build
from loaders.staff.unlisted import staff_from_declarers
from loaders.take import take
from loaders.workbook.aliases import Aliases, Meaning, load_aliases

Row = dict[str, Any]


@dataclass(slots=True)
class RecruitAliases(Aliases):
    """The posts that newcomers are to take up (拟录用单位) are their posts."""

    def meaning(self, heading: str, sheet: str = "") -> Meaning | None:
        """As in a ledger, whatever says 拟.

        >>> RecruitAliases().meaning("拟录用单位"), RecruitAliases().meaning("拟任职务")
        (Meaning(field='organ', role=''), Meaning(field='title', role=''))
        """
        meant = PlanAliases.meaning(self, heading, sheet)  # type: ignore[arg-type]
        if meant is None or meant.field in ("relieved", "change"):
            return None
        bare = meant.field.removeprefix("planned_")
        return Meaning("start" if bare == "from" else bare, meant.role)


def add_recruits(recruits: Sequence[str | Path], columns: Path | None, raw: Raw, account: Account) -> None:
    """Adds the rows of newcomers and of their declarations to those of the sources.

    Raises InputError for a file that cannot be used, a canonical folder, and files in which nobody joins.
    """
    for one in recruits:
        if source.is_canonical(Path(one)):
            raise InputError("whatif.recruits-canonical", place=Place(source.shown(Path(one).name)))
    own = load_aliases(columns)
    intake = Intake(account, RecruitAliases(own.everywhere, own.by_sheet))
    files = source.files(recruits, account)
    for file in files:
        take(file, intake)
    fresh = intake.raw
    _take_up(fresh)
    if not fresh.staff:
        staff_from_declarers(fresh, account)
    if not fresh.staff:
        raise InputError("whatif.recruits-nobody", place=Place(files[0].label))
    for name in ("staff", "declared", "unread", "organs"):
        getattr(raw, name).extend(getattr(fresh, name))
    settle_numbers(raw, account)


def _take_up(raw: Raw) -> None:
    """What the forms of newcomers plan is the post that they join in: it takes the place of the present one."""
    plans = {row.record: row for row in raw.plans if row.proposed}
    kept = [row for row in raw.staff if row.record not in plans or row.history]
    lead = {row.record: row for row in raw.staff if row.record in plans and not row.history}
    raw.staff = [*kept, *(replace(row, employer=plans[record].proposed, ended=False) for record, row in lead.items())]


def join_canonical(folder: Path, recruits: Sequence[str | Path], columns: Path | None, choices: Choices) -> County:
    """The county of a canonical folder with the newcomers. Raises InputError as ``add_recruits`` and ``load_canonical`` do."""
    account, raw = Account(), Raw()
    add_recruits(recruits, columns, raw, account)
    return load_canonical(folder, account, choices, lambda held: _joining(held, raw, account))


def _joining(held: Joining, raw: Raw, account: Account) -> Joining:
    """The newcomers, with the ids of people and organs that the folder has already."""
    raw.organs += [OrganRow(Place(), row["name"]) for row in held.organ if row["name"]]
    person, organ, post, declared = build(raw, account)
    organs = {organ_key(row["name"]): row["organ_id"] for row in held.organ if row["name"]}
    ids = {row["organ_id"]: organs.get(organ_key(row["name"]), row["organ_id"]) for row in organ}
    same = _same(held.person, person, account)
    people = [{**same[row["person_id"]], "staff": "true"} if row["person_id"] in same else row for row in person]
    who = {row["person_id"]: known["person_id"] for row, known in zip(person, people, strict=True)}
    for row in (*post, *declared):
        row["person_id"] = who[row["person_id"]]
    for row in post:
        row["organ_id"] = ids[row["organ_id"]]
        row["reports_to"], row["in_charge"] = (who.get(row[name], row[name]) for name in ("reports_to", "in_charge"))
    account.declarers = {who.get(one, one) for one in account.declarers | {str(row["person_id"]) for row in declared}}
    account.own_rows |= {who[row["person_id"]]: account.own_rows[row["person_id"]] for row in person}
    fresh = [row for row in organ if ids[row["organ_id"]] == row["organ_id"]]
    return Joining(people, fresh, post, declared)


def _same(known: Sequence[Row], person: Sequence[Row], account: Account) -> dict[str, Row]:
    """Newcomers whom the folder knows, as relatives or as staff: by a valid ID number, else by name and birth if one fits."""
    by_number = {number: row for row in known if (number := numbers(row["id_number"] or "")[0])}
    by_birth: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in known:
        if row["name"] and len(row["birth"] or "") >= len("1980-05"):
            by_birth[row["name"], row["birth"][:7]].append(row)
    found = {}
    for row in person:
        number = numbers(row["id_number"])[0]
        near = [one for one in by_birth.get((row["name"], row["birth"][:7]), ()) if _agree(one, row)]
        if number in by_number:
            found[row["person_id"]] = by_number[number]
        elif len(near) == 1:
            found[row["person_id"]] = near[0]
            place = account.own_rows[row["person_id"]]
            account.problem("warning", "whatif.recruit-known", place, name=row["name"], person=near[0]["person_id"])
    return found


def _agree(one: Row, other: Row) -> bool:
    """Whether neither sex nor ID number nor the day of birth speaks against two rows being of one person."""
    pairs = [(one[name] or "", other[name] or "") for name in ("sex", "birth")]
    seen = [numbers(row["id_number"] or "")[0] for row in (one, other)]
    return all(a.startswith(b) or b.startswith(a) for a, b in pairs) and not (all(seen) and seen[0] != seen[1])
