"""What the format loaders hand on: plain rows, one kind per dataclass, before anybody asks who is who.

All values are cleaned text (see ``loaders.values.clean``); dates are partial ISO dates; an empty string means unknown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kinship.errors import Place

BELOW_TEAM, HEAD_OR_TEAM = "2/3", "1/2"
"""Tiers that the flags of a ledger leave open: not in the leading team; a head of something."""
OF_ONE_POST: dict[str, Any] = dict.fromkeys(("tier", "chief", "functions", "reports_to", "in_charge", "charges"), "")
"""What the columns of a ledger say of the first post of a row, and of no other that is told there: blank in those."""


@dataclass(slots=True)
class StaffRow:
    """One line of a staff ledger: a person in a post (or a person without post: A01 of the official workbook)."""

    place: Place
    name: str
    former_name: str = ""
    """Former names, separated by 、."""
    id_number: str = ""
    sex: str = ""
    birth: str = ""
    died: str = ""
    home_area: str = ""
    organ: str = ""
    section: str = ""
    title: str = ""
    employer: str = ""
    """Organ and title in one text (现工作单位及职务全称), where they are not apart."""
    level: str = ""
    tier: str = ""
    chief: str = ""
    functions: str = ""
    reports_to: str = ""
    in_charge: str = ""
    charges: str = ""
    """The sections of which the person is told to be in charge (分管科室)."""
    start: str = ""
    end: str = ""
    entered: str = ""
    """When the person came into the organ."""
    staff_number: str = ""
    ended: bool = False
    """The post is said to be over (任职状态: 已免), whether or not the end date is known."""
    left: bool = False
    """The person is said to have left (人员状态: 退休), whatever the posts say."""
    listed: bool = False
    """That the person has left is said once of the list in which he stands, and needs no word for each post."""
    history: bool = False
    """A line of a résumé: a post of its own, though organ and title stand in one text."""
    record: str = ""
    """Rows with the same mark are of one person, because the file itself ties them (a cadre form, a key of its own)."""


@dataclass(slots=True)
class DeclaredRow:
    """One relative on one declaration form: who declares, by which term, whom."""

    place: Place
    declarer_name: str
    declarer_id_number: str
    declarer_organ: str
    term: str
    relative_name: str
    relative_id_number: str = ""
    relative_birth: str = ""
    relative_employer: str = ""
    relative_sex: str = ""
    note: str = ""
    declarer_section: str = ""
    declarer_title: str = ""
    record: str = ""
    """The mark of the declarer's own rows, where the file itself ties them."""
    declarer_staff_number: str = ""
    """The declarer's number in the ledger (工号), by which he is found before anybody asks for names."""
    beside: bool = False
    """It stands in the declarer's own row of the ledger: that row's fate is told with the staff."""


@dataclass(slots=True)
class OrganRow:
    """One line of an organ list."""

    place: Place
    name: str
    short_name: str = ""
    kind: str = ""
    parent: str = ""
    start: str = ""
    end: str = ""
    successors: str = ""


@dataclass(slots=True)
class PlanRow:
    """What a cadre form plans for its person (see ``record``): posts to take up and to leave, as written."""

    place: Place
    record: str
    proposed: str = ""
    relieved: str = ""


@dataclass(slots=True)
class Raw:
    """Everything the format loaders read."""

    staff: list[StaffRow] = field(default_factory=list)
    declared: list[DeclaredRow] = field(default_factory=list)
    unread: list[DeclaredRow] = field(default_factory=list)
    """Lines that name nobody who could be used, blank ones too: they still show that somebody handed in a form."""
    organs: list[OrganRow] = field(default_factory=list)
    plans: list[PlanRow] = field(default_factory=list)
