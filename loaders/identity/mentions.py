"""Mentions: one line of a declaration form speaks of one person, under a term, a name and a few facts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Any

from kinship.account import Account, Problem
from kinship.errors import Place
from loaders import idnumber
from loaders.dates import iso
from loaders.identity.names import former_names, match_keys
from loaders.identity.people import Known, People, finer, numbers
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
OF_OTHER_SEX = "match.not-said-by-sex"
"""A man's 丈夫: the form contradicts the declarer's own row."""
CONTENT = attrgetter("key", "birth", "term", "number", "visible", "employer", "sex", "source", "name")
"""The place of a line on its form."""
FOSTERED = re.compile(r"(?<!未)(?<!无)(?<!没有)(?:抚养|扶养)")


@dataclass(frozen=True, slots=True, eq=False)
class Meaning:
    """What the readings of a term tell together: the kin words, the relative's sex (``""`` where they differ), whether one of
    them is a tie by marriage, and whether one is a step tie. There is one for all terms with the same readings."""

    readings: tuple[Reading, ...]
    words: frozenset[str]
    sex: str
    by_marriage: bool
    step: bool


@dataclass(slots=True)
class Mention:
    """One relative on one form. ``keys``: the spellings of the name and of former names, ``key`` the first. ``number`` is a valid
    ID number, ``visible`` one that proves nothing. ``meaning``: that of the readings together."""

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
    meaning: Meaning

    def words(self) -> frozenset[str]:
        """The kin words that the term can mean."""
        return self.meaning.words


def read_mentions(
    declared: Iterable[Mapping[str, Any]], people: People, account: Account, codes: str | None = None
) -> list[Mention]:
    """The mentions that can tie somebody, in an order that depends on their content only.

    Lines that tie nobody (former spouses, 干亲), lines whose term is not understood, and lines without a name or a known
    declarer are listed as problems.
    """
    forms: dict[str, list[Mention]] = defaultdict(list)
    for row in declared:
        mention = _read(row, people, account, codes)
        if mention:
            forms[mention.declarer].append(mention)
    return [mention for declarer in sorted(forms) for mention in sorted(forms[declarer], key=CONTENT)]


def _read(row: Mapping[str, Any], people: People, account: Account, codes: str | None) -> Mention | None:
    declarer = people.by_id.get(row["person_id"])
    text, name, note = row.get("term") or "", row.get("relative_name") or "", row.get("note") or ""
    if declarer is None:
        account.problem("error", "match.unknown-declarer", _place(row), declarer=row["person_id"], name=name)
        return None
    term, meaning = _understood(text, codes, declarer.sex or None)
    keys = match_keys(name, former_names(note) if note else ())
    problem = _unusable(term, keys) or _ended(meaning, note, row.get("relative_employer") or "", name)
    if problem:
        account.problems.append(_told(*problem, _place(row), {"term": text, "name": name}, declarer, account))
        account.unread.append(dict(row))
        return None
    return _mention(row, declarer.person_id, term, meaning, keys)


@lru_cache(maxsize=1 << 16)
def _understood(text: str, codes: str | None, sex: str | None) -> tuple[Term, Meaning]:
    term = read_term(text, codes=codes, sex=sex)
    return term, meaning_of(term.readings)


def _place(row: Mapping[str, Any]) -> Place:
    return row.get("place") or Place(row.get("source") or "")


def _told(level: str, key: str, place: Place, values: dict[str, object], declarer: Known, account: Account) -> Problem:
    """A line that ties nobody as a problem; where the term cannot be said by the declarer's sex, his own row contradicts it."""
    if key != OF_OTHER_SEX:
        return Problem(level, key, place, values)
    own = [account.own_rows[declarer.person_id]] if declarer.person_id in account.own_rows else []
    people = ((declarer.person_id, "".join(declarer.keys[:1])),)
    return Problem(level, key, place, values, tuple(own), "serious", people)


def _unusable(term: Term, keys: tuple[str, ...]) -> tuple[str, str] | None:
    if term.kind in ("former", "none"):
        return "note", "match.no-tie"
    if not term.readings:
        return "error", WHY_UNKNOWN.get(term.reason, "match.unknown-term")
    return None if keys else ("note", "match.no-name")


def _ended(meaning: Meaning, *said: str) -> tuple[str, str] | None:
    """A relative by marriage of whom the form itself says that the marriage was ended by divorce (Civil Code art. 1080)."""
    remarks = " ".join(said) if meaning.by_marriage else ""
    if "离" not in remarks:
        return None
    return ("note", "match.divorced") if DIVORCED.search(remarks) and not REMARRIED.search(remarks) else None


def _mention(row: Mapping[str, Any], declarer: str, term: Term, meaning: Meaning, keys: tuple[str, ...]) -> Mention:
    told_number, name = row.get("relative_id_number"), row.get("relative_name") or ""
    number, visible = numbers(told_number) if told_number else ("", "")
    employer, note = row.get("relative_employer") or "", row.get("note") or ""
    return Mention(
        declarer=declarer,
        key=keys[0],
        keys=keys,
        birth=_birth(row.get("relative_birth") or "", number),
        term=row.get("term") or "",
        readings=term.readings,
        fostered=term.fostered or (meaning.step and bool(FOSTERED.search(note))),
        name=name,
        sex=row.get("relative_sex") or (idnumber.sex_of(number) if number else "") or meaning.sex,
        number=number,
        visible=visible,
        employer=employer,
        dead=_gone(employer) or _gone(note) or (len(keys[0]) < len(name) and _gone(name)),
        source=row.get("source") or "",
        place=_place(row),
        meaning=meaning,
    )


@lru_cache(maxsize=1 << 16)
def _birth(told: str, number: str) -> str:
    return finer(iso(told), idnumber.birth_of(number) if number else "")


@lru_cache(maxsize=1 << 16)
def _gone(text: str) -> bool:
    return bool(GONE.search(text))


@lru_cache(maxsize=1 << 12)
def meaning_of(readings: tuple[Reading, ...]) -> Meaning:
    """What the readings of a term tell together."""
    told = {reading.sexes[-1] for reading in readings}
    only = told.pop() if len(told) == 1 else "?"
    words = frozenset(reading.word for reading in readings)
    step = any(reading.kind == "step" for reading in readings)
    return Meaning(readings, words, only if only in "MF" else "", any("S" in word for word in words), step)
