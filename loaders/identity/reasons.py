"""The reasons of a match as facts: what a line and a person, or two lines, agree in, differ in, and leave blank.

The facts are compared anew here, whatever weighed them before: a reader is told all of them, and the weighing may change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kinship.account import Told
from loaders.identity.ages import births_agree, can_be
from loaders.identity.employer import Employers, same_place
from loaders.identity.mentions import Mention
from loaders.identity.names import fold
from loaders.identity.people import Known
from loaders.values import idnumber
from loaders.values.names import read_name

BIRTHS = {
    "day": "match.for-birth",
    "month": "match.for-birth",
    "year": "match.for-birth-year",
    "near": "match.against-birth-near",
    "no": "match.against-birth",
}


WORK = {
    "none": "match.against-no-employer",
    "other": "match.against-employer",
    "unread": "match.against-employer-unread",
    "blank": "match.blank-employer",
}
"""Of a text that names no organ of the person's: what it says (see ``Employers.work``)."""


class Reasons:
    """Compares lines with known people and with each other; knows the organs by name."""

    def __init__(self, organ: Iterable[Mapping[str, Any]], employers: Employers) -> None:
        self._organs = {row["organ_id"]: row["name"] for row in organ}
        self._employers = employers

    def known(self, mention: Mention, person: Known, declarer: Known) -> tuple[Told, tuple[str, ...]]:
        """The person as the own row tells it, and the facts."""
        organ, work = self._work(mention, person)
        told = Told(person.name, person.birth, organ, idnumber.mask(person.number or person.visible))
        ages = any(can_be(reading.word, declarer.birth, person.birth or mention.birth) for reading in mention.readings)
        return told, _facts(
            _name(mention, person.name, person.keys),
            _birth(mention.birth, person.birth),
            _sex(_told_sex(mention), person.sex),
            work,
            _number(mention, person),
            "" if ages else "match.against-age",
            "match.against-death" if mention.dead or person.died else "",
        )

    def lines(self, one: Mention, other: Mention, declarer: Known) -> tuple[Told, tuple[str, ...]]:
        """The other line, which ``declarer`` wrote, and the facts."""
        return line(other, declarer), _facts(
            _name(one, other.name, other.keys),
            _birth(one.birth, other.birth),
            _sex(_told_sex(one), _told_sex(other)),
            _texts(one, other),
            _number(one, other),
        )

    def _work(self, mention: Mention, person: Known) -> tuple[str, str]:
        """The organ to compare with (of several posts the one that fits), and the fact."""
        posts = sorted((self._organs.get(organ_id, ""), organ_id, section, title) for organ_id, section, title in person.posts)
        fitting = [post for post in posts if self._employers.fits_post(mention.workplace, [post[1:]])] if mention.employer else []
        organ = next((name for name, *_ in fitting or posts), "")
        if not mention.employer:
            return organ, "match.blank-employer"
        if fitting:
            return organ, "match.for-employer"
        if not posts:
            return organ, "match.unknown-employer"
        return organ, WORK[self._employers.work(mention.workplace, person.posts)]


def line(mention: Mention, declarer: Known) -> Told:
    """A line as it is told to a reader."""
    return Told(
        name=mention.name,
        birth=mention.birth,
        employer=mention.employer,
        number=idnumber.mask(mention.number or mention.visible),
        source=mention.source,
        declarer=mention.declarer,
        declarer_name=declarer.name,
        term=mention.term,
        folded=mention.key,
    )


def _facts(*found: str) -> tuple[str, ...]:
    return tuple(fact for fact in found if fact)


def _name(mention: Mention, name: str, keys: tuple[str, ...]) -> str:
    ours, theirs = read_name(mention.name).name, read_name(name).name
    if ours == theirs:
        return "match.for-name" if mention.name == name else "match.for-name-spacing"
    if fold(ours) == fold(theirs):
        return "match.for-name-writing"
    return "match.for-name-former" if set(mention.keys) & set(keys) else "match.against-name"


def _birth(ours: str, theirs: str) -> str:
    agree = births_agree(ours, theirs)
    return BIRTHS.get(agree) or ("match.unknown-birth" if ours else "match.blank-birth")


def _told_sex(mention: Mention) -> str:
    """The sex that the term tells, else another cell: an ID number with the other sex is somebody else's."""
    return mention.meaning.sex or mention.sex


def _sex(ours: str, theirs: str) -> str:
    if not ours or not theirs:
        return ""
    return "match.for-sex" if ours == theirs else "match.against-sex"


def _texts(one: Mention, other: Mention) -> str:
    """Two lines' employer texts. Different ones say little: a form may name the organ, another the section."""
    if not one.employer or not other.employer:
        return "match.blank-employer"
    if same_place(one.workplace, other.workplace):
        return "match.for-employer-text" if one.employer == other.employer else "match.for-employer"
    return "match.against-employer"


def _number(mention: Mention, other: Mention | Known) -> str:
    ours, theirs = mention.number or mention.visible, other.number or other.visible
    if not ours or not theirs:
        return "match.blank-number" if not ours else "match.unknown-number"
    if ours == theirs:
        return "match.for-number"
    masked = "*" in ours + theirs and idnumber.compatible(ours, theirs)
    return "match.for-number-visible" if masked else "match.against-number"
