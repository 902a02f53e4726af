"""The people already known by a row of their own (staff, or the person table of a folder), and where they work."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from loaders.identity.names import match_keys
from loaders.values import idnumber
from loaders.values.dates import iso

Row = dict[str, Any]
SEXES = ("M", "F")
"""What a sex can be; anything else that a folder of the user's own may say is unknown, and is listed with the table."""


@dataclass(slots=True)
class Known:
    """A person with a row. ``name``: as written; ``keys``: its spellings and those of former names. ``number`` is a valid ID
    number, ``visible`` one that proves nothing (masked or miscopied)."""

    person_id: str
    name: str
    keys: tuple[str, ...]
    sex: str
    birth: str
    number: str
    visible: str
    died: str
    staff: bool
    posts: list[tuple[str, str, str]] = field(default_factory=list)
    """Organ, section and title of each post."""


@dataclass(slots=True)
class People:
    """All known people, and the blocks in which a mention is looked up."""

    by_id: dict[str, Known]
    by_number: dict[str, list[Known]]
    by_name: dict[str, list[Known]]


def numbers(text: str) -> tuple[str, str]:
    """An ID number as (valid, visible): one of the two is always blank.

    >>> numbers("110105491231002"), numbers("1101**********002X"), numbers("")
    (('11010519491231002X', ''), ('', '1101**********002X'), ('', ''))
    """
    if not text:
        return "", ""
    if idnumber.is_valid(text):
        return idnumber.normalise(text), ""
    return "", idnumber.clean(text)


def finer(told: str, proven: str) -> str:
    """A birth as told, or as the ID number has it where that is the same with the day.

    >>> finer("1980-05", "1980-05-17"), finer("", "1980-05-17"), finer("1980-06", "1980-05-17")
    ('1980-05-17', '1980-05-17', '1980-06')
    """
    return proven if proven.startswith(told) else told


def gather(person: Iterable[Mapping[str, Any]], post: Iterable[Mapping[str, Any]]) -> People:
    """Indexes the person rows by ID number and by name."""
    people = People({}, defaultdict(list), defaultdict(list))
    for row in person:
        known = _known(row)
        people.by_id[known.person_id] = known
        for key in known.keys:
            people.by_name[key].append(known)
        if known.number:
            people.by_number[known.number].append(known)
    for row in post:
        holder = people.by_id.get(row["person_id"])
        if holder:
            holder.posts.append((row.get("organ_id") or "", row.get("section") or "", row.get("title") or ""))
            holder.staff = True
    return people


def _known(row: Mapping[str, Any]) -> Known:
    number, visible = numbers(row.get("id_number") or "")
    return Known(
        person_id=row["person_id"],
        name=row.get("name") or "",
        keys=match_keys(row.get("name") or "", _former(row.get("former_name") or "")),
        sex=row["sex"] if row.get("sex") in SEXES else idnumber.sex_of(number) if number else "",
        birth=finer(iso(row.get("birth") or ""), idnumber.birth_of(number) if number else ""),
        number=number,
        visible=visible,
        died=row.get("died") or "",
        staff=str(row.get("staff") or "").lower() == "true",
    )


def _former(told: str | Iterable[str]) -> Iterable[str]:
    if not told:
        return ()
    return re.split("[;；、,，]", told) if isinstance(told, str) else told
