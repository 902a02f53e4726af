"""Mentions: one line of a declaration form speaks of one person, under a term, a name and a few facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kinship.account import Account
from kinship.errors import Place
from loaders import idnumber
from loaders.identity.names import former_names, match_keys
from loaders.identity.people import People, finer, numbers
from loaders.terms import Reading, Term, read_term

DIVORCED = re.compile(r"(?<!未)离[婚异]")
REMARRIED = re.compile(r"复婚|未离[婚异]")
GONE = re.compile(r"去世|已故|病故|亡故|身故|逝世|病逝|已逝|过世|离世|已殁|死亡|牺牲|殉职")
WHY_UNKNOWN = {
    "term.bare-code": "match.bare-code",
    "term.unknown-code": "match.unknown-code",
    "term.not-said-by-sex": "match.not-said-by-sex",
    "term.former-or-own": "match.former-or-own",
    "term.too-long": "match.term-too-long",
}
"""Why a term has no reading, where more can be said than that it is not understood."""
FOSTERED = re.compile(r"(?<!未)(?<!无)(?<!没有)(?:抚养|扶养)")


@dataclass(slots=True)
class Mention:
    """One relative on one form. ``keys``: the spellings of the name and of former names, ``key`` the first. ``number`` is a valid
    ID number, ``visible`` one that proves nothing."""

    declarer: str
    key: str
    keys: tuple[str, ...]
    birth: str
    term: str
    readings: tuple[Reading, ...]
    fostered: bool
    name: str
    sex: str
    number: str
    visible: str
    employer: str
    dead: bool
    source: str
    place: Place

    def words(self) -> frozenset[str]:
        """The kin words that the term can mean."""
        return words_of(self.readings)


def read_mentions(
    declared: Iterable[Mapping[str, Any]], people: People, account: Account, codes: str | None = None
) -> list[Mention]:
    """The mentions that can tie somebody, in an order that depends on their content only.

    Lines that tie nobody (former spouses, 干亲), lines whose term is not understood, and lines without a name or a known
    declarer are listed as problems.
    """
    mentions = [mention for row in declared if (mention := _read(row, people, account, codes))]
    mentions.sort(key=_content)
    return mentions


def _content(mention: Mention) -> tuple[str, ...]:
    return (
        mention.declarer,
        mention.key,
        mention.birth,
        mention.term,
        mention.number,
        mention.visible,
        mention.employer,
        mention.sex,
        mention.source,
        mention.name,
    )


def _read(row: Mapping[str, Any], people: People, account: Account, codes: str | None) -> Mention | None:
    place = row.get("place") or Place(row.get("source") or "")
    declarer = people.by_id.get(row["person_id"])
    text, name = row.get("term") or "", row.get("relative_name") or ""
    if declarer is None:
        account.problem("error", "match.unknown-declarer", place, declarer=row["person_id"], name=name)
        return None
    term = read_term(text, codes=codes, sex=declarer.sex or None)
    keys = match_keys(name, former_names(row.get("note") or ""))
    problem = _unusable(term, keys) or _ended(term, f"{row.get('note') or ''} {row.get('relative_employer') or ''} {name}")
    if problem:
        account.problem(*problem, place, term=text, name=name)
        return None
    return _mention(row, declarer.person_id, term, keys, place)


def _unusable(term: Term, keys: tuple[str, ...]) -> tuple[str, str] | None:
    if term.kind in ("former", "none"):
        return "note", "match.no-tie"
    if not term.readings:
        return "error", WHY_UNKNOWN.get(term.reason, "match.unknown-term")
    return None if keys else ("note", "match.no-name")


def _ended(term: Term, said: str) -> tuple[str, str] | None:
    """A relative by marriage of whom the form itself says that the marriage was ended by divorce (Civil Code art. 1080)."""
    by_marriage = any("S" in reading.word for reading in term.readings)
    divorced = by_marriage and DIVORCED.search(said) and not REMARRIED.search(said)
    return ("note", "match.divorced") if divorced else None


def _mention(row: Mapping[str, Any], declarer: str, term: Term, keys: tuple[str, ...], place: Place) -> Mention:
    number, visible = numbers(row.get("relative_id_number") or "")
    employer, note = row.get("relative_employer") or "", row.get("note") or ""
    return Mention(
        declarer=declarer,
        key=keys[0],
        keys=keys,
        birth=finer(row.get("relative_birth") or "", idnumber.birth_of(number) if number else ""),
        term=row.get("term") or "",
        readings=term.readings,
        fostered=term.fostered or (any(reading.kind == "step" for reading in term.readings) and bool(FOSTERED.search(note))),
        name=row.get("relative_name") or "",
        sex=row.get("relative_sex") or (idnumber.sex_of(number) if number else "") or told_sex(term.readings),
        number=number,
        visible=visible,
        employer=employer,
        dead=_gone(employer) or _gone(note) or (len(keys[0]) < len(row["relative_name"]) and _gone(row["relative_name"])),
        source=row.get("source") or "",
        place=place,
    )


@lru_cache(maxsize=1 << 16)
def _gone(text: str) -> bool:
    return bool(GONE.search(text))


@lru_cache(maxsize=1 << 12)
def words_of(readings: tuple[Reading, ...]) -> frozenset[str]:
    """The kin words among the readings."""
    return frozenset(reading.word for reading in readings)


@lru_cache(maxsize=1 << 12)
def told_sex(readings: tuple[Reading, ...]) -> str:
    """The sex of the relative where every reading of the term tells the same one, else ``""``."""
    told = {reading.sexes[-1] for reading in readings}
    only = told.pop() if len(told) == 1 else "?"
    return only if only in "MF" else ""
