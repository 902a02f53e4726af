"""The people already known by a row of their own (staff, or the person table of a folder), and where they work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from loaders import idnumber
from loaders.names import NOBODY, read_name

Row = dict[str, Any]


@dataclass(slots=True)
class Known:
    """A person with a row. ``number`` is a valid ID number, ``visible`` one that proves nothing (masked or miscopied)."""

    person_id: str
    key: str
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


def match_key(name: str) -> str:
    """The spelling of a name under which people are compared; ``""`` where there is no name.

    >>> match_key("张  三（曾用名李四）"), match_key("无")
    ('张三', '')
    """
    if name.isalpha() and name.isascii() is False and len(name) <= 4:
        return "" if name in NOBODY else name
    return read_name(name).name


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


def gather(person: Iterable[Mapping[str, Any]], post: Iterable[Mapping[str, Any]]) -> People:
    """Indexes the person rows by ID number and by name."""
    people = People({}, defaultdict(list), defaultdict(list))
    for row in person:
        known = _known(row)
        people.by_id[known.person_id] = known
        if known.key:
            people.by_name[known.key].append(known)
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
        key=match_key(row.get("name") or ""),
        sex=row.get("sex") or (idnumber.sex_of(number) if number else ""),
        birth=row.get("birth") or (idnumber.birth_of(number) if number else ""),
        number=number,
        visible=visible,
        died=row.get("died") or "",
        staff=str(row.get("staff") or "").lower() == "true",
    )
