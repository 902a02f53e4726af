"""The lines and the known people as tables: one column for each thing that they are compared by (see ``columns``)."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

import numpy as np

from loaders.identity.columns import Column, Flags, alike
from loaders.identity.mentions import Mention
from loaders.identity.people import Known, People

MONTH = len("1980-05")


class Persons:
    """The known people, in the order of their ids."""

    def __init__(self, people: People) -> None:
        self.known = [people.by_id[person_id] for person_id in sorted(people.by_id)]
        self.place = {one.person_id: place for place, one in enumerate(self.known)}
        self.died = _flags(self.known, "died")
        self.staff = _column(self.known, "staff")
        self.posts = Column.of([tuple(one.posts) for one in self.known])


class Lines:
    """The mentions, by their place in the list, and the known people with whom they are compared.

    ``declarer``: the place of the person in ``persons``. ``birth``, ``number`` and ``sex`` have the same codes as
    ``known_birth``, ``known_number`` and ``known_sex``. ``numbered``: an ID number stands on the line, or a part of one.
    ``month``: that of birth, blank where it is not known. ``several``: the name has several spellings.
    """

    def __init__(self, mentions: list[Mention], people: People) -> None:
        self.mentions, self.persons = mentions, Persons(people)
        known, place = self.persons.known, self.persons.place
        self.declarer = np.fromiter((place[one.declarer] for one in mentions), np.int64, len(mentions))
        self.key, self.meaning, self.employer = (_column(mentions, name) for name in ("key", "meaning", "workplace"))
        self.words = self.meaning.map(attrgetter("words"))
        self.birth, self.known_birth = _both("birth", mentions, known)
        self.number, self.known_number = _both("number", mentions, known)
        self.sex, self.known_sex = _both("sex", mentions, known)
        self.month = self.birth.map(month_of)
        told = [(one.dead, len(one.keys) > 1, one.visible != "") for one in mentions]
        self.dead, self.several, visible = np.array(told, np.bool_).reshape(-1, 3).T
        self.numbered = self.number.where(bool) | visible


def month_of(birth: str) -> str:
    """The month of a birth; blank where it is not known.

    >>> month_of("1980-05-17"), month_of("1980")
    ('1980-05', '')
    """
    return birth[:MONTH] if len(birth) >= MONTH else ""


def _column(rows: Sequence[Any], name: str) -> Column:
    return Column.of(list(map(attrgetter(name), rows)))


def _both(name: str, mentions: list[Mention], known: list[Known]) -> tuple[Column, Column]:
    return alike(*(list(map(attrgetter(name), rows)) for rows in (mentions, known)))


def _flags(rows: Sequence[Any], name: str) -> Flags:
    return np.fromiter(map(bool, map(attrgetter(name), rows)), np.bool_, len(rows))
