"""From what a row or form wishes to an appointment: who it is, which posts begin as the table has them, which end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kinship.account import Account
from kinship.errors import Place
from kinship.tables import Appointment
from loaders.identity.people import Known
from loaders.plans.introduced import plain, removal
from loaders.plans.mistakes import Mistake
from loaders.plans.roster import Asked, Roster, same_title
from loaders.rows import StaffRow
from loaders.staff.inside import apart
from loaders.staff.located import Located, parts
from loaders.staff.organs import Organ, organ_in
from loaders.staff.postings import Notes, post_of
from loaders.staff.resume import posts_in
from loaders.values.names import clean_name

Row = dict[str, Any]
MORE = ("level", "functions", "in_charge", "reports_to", "tier", "chief")
SUPERIORS = ("in_charge", "reports_to")
AS_HELD = ("tier", "chief", "functions", "level", "reports_to")
"""What a post takes over from whoever holds the very post now, where the list does not tell it."""


@dataclass(frozen=True, slots=True)
class Wish:
    """``told``: organ, employer, section, title, level, functions, in_charge, reports_to, tier, chief, blank where not told.
    ``relieved``: posts to leave, in one text. ``change``: replace, add, remove or blank."""

    asked: Asked
    place: Place
    told: Mapping[str, str]
    relieved: str = ""
    change: str = ""
    start: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A post that is told, with the id of its organ."""

    told: Located
    organ_id: str

    @property
    def shown(self) -> str:
        """Organ, section and title as one text."""
        organ = self.told.organ.name if self.told.organ else ""
        return " ".join(filter(None, (organ, self.told.section, self.told.title)))


@dataclass(slots=True)
class Planner:
    """Makes appointments. ``notes``: what was inferred."""

    roster: Roster
    account: Account
    notes: Notes = field(default_factory=Notes)

    def appointment(self, wish: Wish) -> Appointment:
        """Raises Mistake where person, organ or post cannot be told."""
        person = self.roster.person(wish.asked)
        wanted = [self._placed(row, person) for row in _rows(wish, person.name)]
        leaves = [self._placed(row, person) for row in _split(wish, person.name, plain(wish.relieved) or wish.relieved)]
        if wish.change == "remove":
            wanted, leaves = [], [*leaves, *wanted]
        elif not wanted and not leaves:
            raise Mistake("whatif.no-post", "title", name=person.name)
        ends = tuple(dict.fromkeys(end for one in leaves for end in self._held(person, one)))
        replaces = not ends and wish.change != "add"
        posts = tuple(self._post(one, person) for one in wanted)
        return Appointment(person.person_id, wish.place, posts, replaces, ends, wish.start)

    def _placed(self, row: StaffRow, person: Known) -> Placed:
        """The row with its organ, which must be one that is there; a text without an organ means the person's present one."""
        organ_id = row.organ if row.organ in self.roster.organ_names else ""
        row.organ = self.roster.organ_names.get(row.organ, row.organ)
        organ, section, title = parts(row, self.roster.organs)
        if organ is None:
            named = apart(row.organ, self.roster.organs)[0] or organ_in(row.employer)
            organ = self.roster.found(named) if named else self._present(person)
        return Placed(Located(row, organ, section, title, stated=True), organ_id or self.roster.organ_id(organ))

    def _present(self, person: Known) -> Organ:
        held = {post["organ_id"] for post in self.roster.posts.get(person.person_id, ())}
        if len(held) != 1:
            raise Mistake("whatif.organ-not-told", "organ", name=person.name)
        return self.roster.found(self.roster.organ_names[held.pop()])

    def _held(self, person: Known, wanted: Placed) -> list[tuple[str, str, str]]:
        """The posts of a person that a text means."""
        held = [row for row in self.roster.posts.get(person.person_id, ()) if row["organ_id"] == wanted.organ_id]
        same = [row for row in held if _means(wanted.told, row)]
        if not same:
            raise Mistake("whatif.not-held", "relieved", name=person.name, post=wanted.shown)
        return [(row["organ_id"], row["section"] or "", row["title"] or "") for row in same]

    def _post(self, wanted: Placed, person: Known) -> Row:
        """The row of the table: what the list tells, then what whoever holds the very post has, then what the title tells."""
        told, stated = wanted.told, wanted.told.row.reports_to
        colleagues = [row for row in self.roster.inside.get(wanted.organ_id, ()) if row["person_id"] != person.person_id]
        very = [row for row in colleagues if (row["section"] or "", row["title"] or "") == (told.section, told.title)]
        for name in AS_HELD:
            setattr(told.row, name, getattr(told.row, name) or _agreed(very, name))
        post = {**post_of(told, person.person_id, self.notes), "organ_id": wanted.organ_id}
        if stated:
            post["reports_to"] = self._superior(post, "reports_to", colleagues)
        post["in_charge"] = self._superior(post, "in_charge", colleagues) if post["in_charge"] else _in_charge(post, colleagues)
        del post["place"], post["charges"]
        return {name: "" if name in SUPERIORS and value == person.person_id else value for name, value in post.items()}

    def _superior(self, post: Row, column: str, colleagues: Sequence[Row]) -> str:
        """The person_id of a superior whom the list names, among those who work in the organ."""
        name = clean_name(str(post[column]))
        ids = {row["person_id"] for row in colleagues}
        found = [one for one in ids if one == post[column] or self.roster.people.by_id[one].name == name]
        if len(found) == 1:
            return str(found[0])
        key = "load.superior-ambiguous" if found else "load.superior-unknown"
        self.account.problem("warning", key, post["place"], name=name[:40])
        return ""


def _rows(wish: Wish, name: str) -> list[StaffRow]:
    """The posts told, each as a row of a ledger; a text of organ and title may tell several."""
    organ, section = wish.told["organ"], wish.told["section"]
    title, employer = (_post_told(wish, name) for name in ("title", "employer"))
    if organ or section or (title and employer):
        rows = [StaffRow(wish.place, name, organ=organ, section=section, title=title, employer=employer)]
    else:
        rows = _split(wish, name, employer or title)
    for row in rows:
        for field_ in MORE:
            setattr(row, field_, wish.told[field_])
    return rows


def _post_told(wish: Wish, name: str) -> str:
    """What a cell of the planned post tells. Mistake where it is a post to leave, and the row does not say that it is one."""
    told = wish.told[name]
    leaves = "" if wish.change == "remove" else removal(told)
    if leaves:
        raise Mistake("whatif.removal", name, value=leaves[:40])
    return plain(told)


def _split(wish: Wish, name: str, text: str) -> list[StaffRow]:
    return [StaffRow(wish.place, name, employer=organ + title) for organ, title in posts_in(text)]


def _means(wanted: Located, row: Mapping[str, Any]) -> bool:
    """Whether a text means a post that is held: what it tells of section and title agrees."""
    section, title = row["section"] or "", row["title"] or ""
    if wanted.section and wanted.section != section:
        return False
    return not wanted.title or same_title(wanted.title, title) or same_title(wanted.title, section + title)


def _agreed(rows: Sequence[Mapping[str, Any]], name: str) -> str:
    """The one value that the rows have, or blank."""
    told = {row[name] for row in rows if row[name]}
    return str(told.pop()) if len(told) == 1 else ""


def _in_charge(post: Mapping[str, Any], colleagues: Sequence[Mapping[str, Any]]) -> str:
    """Whoever looks after the section, as its other members have it; nobody does after a leading member."""
    if post["tier"] == "1" or not post["section"]:
        return ""
    return _agreed([row for row in colleagues if row["section"] == post["section"]], "in_charge")
