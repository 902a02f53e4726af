"""Mentions: one line of a declaration form speaks of one person, under a term, a name and a few facts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter, itemgetter
from typing import Any

from kinship.account import Account, Problem
from kinship.errors import Place
from loaders.identity.deaths import day_of_death, is_gone, is_widowed, own_remark
from loaders.identity.names import former_names, match_keys
from loaders.identity.own import as_compared
from loaders.identity.people import Known, People, finer, numbers
from loaders.terms import Reading, Term, read_term
from loaders.terms.late import is_late
from loaders.values import idnumber
from loaders.values.dates import iso

DIVORCED = re.compile(r"(?<!未)离[婚异](?!登记)")
REMARRIED = re.compile(r"复婚|未离[婚异]")
FORMER, AGAIN = r"前(?:妻|夫|任|配偶)(?=\w)", "(?:再婚|再娶|再嫁|二婚|续弦)"
EARLIER = re.compile(rf"[与和跟同]{FORMER}|{FORMER}.*{AGAIN}|{AGAIN}.*{FORMER}")
"""Of a divorce from somebody before: 二婚，前妻离异; not of the relative himself: 前妻，已离婚，又再婚."""
SINCE = re.compile(rf"{AGAIN}|另娶|另嫁|改嫁|现任")
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
NAME = attrgetter("key")
COLUMNS = (
    *("person_id", "term", "relative_name", "relative_id_number", "relative_birth", "relative_employer"),
    *("note", "relative_sex", "source"),
)
Cells = tuple[str, ...]
HEADINGS = itemgetter(*COLUMNS)
"""The cells of a line that has them all."""
NO_NAME = ("note", "match.no-name")
FOSTERED = re.compile(r"(?<!未)(?<!无)(?<!没有)(?:抚养|扶养)")


@dataclass(frozen=True, slots=True, eq=False)
class Meaning:
    """What the readings of a term tell together: the kin words, the relative's sex (``""`` where they differ), whether one of
    them is a tie by marriage, whether each is to the spouse of a relative, and whether one is a step tie. There is one for all
    terms with the same readings."""

    readings: tuple[Reading, ...]
    words: frozenset[str]
    sex: str
    by_marriage: bool
    by_spouse: bool
    step: bool


@dataclass(slots=True)
class Mention:
    """One relative on one form. ``keys``: the spellings of the name and of former names, ``key`` the first. ``number`` is a valid
    ID number, ``visible`` one that proves nothing. ``workplace``: the employer as it is compared (see ``own``). ``died``: the day
    of the death, where the line tells it. ``divorced``: so the line says of a relative by blood. ``widowed``: so it says of a
    sister's husband or the like. ``meaning``: that of the readings together."""

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
    workplace: str
    dead: bool
    died: str
    divorced: bool
    widowed: bool
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
    return [mention for declarer in sorted(forms) for mention in _in_order(forms[declarer])]


def _in_order(form: list[Mention]) -> list[Mention]:
    """The lines of a form by their content; the name settles that, unless two lines bear the same."""
    twice = len({mention.key for mention in form}) < len(form)
    return sorted(form, key=CONTENT if twice else NAME)


def _read(row: Mapping[str, Any], people: People, account: Account, codes: str | None) -> Mention | None:
    cells = _cells(row)
    person_id, text, name, _, _, employer, note, _, source = cells
    declarer, place = people.by_id.get(person_id), row.get("place") or Place(source)
    if declarer is None:
        account.problem("error", "match.unknown-declarer", place, declarer=row["person_id"], name=name)
        return None
    term, meaning, useless = _understood(text, codes, declarer.sex or None)
    keys = match_keys(name, former_names(note)) if note else match_keys(name)
    problem = useless or (None if keys else NO_NAME) or (meaning.by_marriage and _ended(note, employer, name))
    if problem:
        account.problems.append(_told(*problem, place, {"term": text, "name": name}, declarer, account))
        account.unread.append(dict(row))
        return None
    return _mention(cells, place, term, meaning, keys, declarer)


def _cells(row: Mapping[str, Any]) -> Cells:
    """The cells of a line, blank where nothing is told."""
    try:
        told = HEADINGS(row)
    except KeyError:
        told = tuple(map(row.get, COLUMNS))
    return tuple(cell or "" for cell in told) if None in told else told


@lru_cache(maxsize=1 << 16)
def _understood(text: str, codes: str | None, sex: str | None) -> tuple[Term, Meaning, tuple[str, str] | None]:
    """The term, what its readings tell together, and why the line is of no use, if it is of none."""
    term = read_term(text, codes=codes, sex=sex)
    return term, meaning_of(term.readings), _useless(term)


def _told(level: str, key: str, place: Place, values: dict[str, object], declarer: Known, account: Account) -> Problem:
    """A line that ties nobody as a problem; where the term cannot be said by the declarer's sex, his own row contradicts it."""
    if key != OF_OTHER_SEX:
        return Problem(level, key, place, values)
    own = [account.own_rows[declarer.person_id]] if declarer.person_id in account.own_rows else []
    people = ((declarer.person_id, "".join(declarer.keys[:1])),)
    return Problem(level, key, place, values, tuple(own), "serious", people)


def _useless(term: Term) -> tuple[str, str] | None:
    if term.kind in ("former", "none"):
        return "note", "match.no-tie"
    return None if term.readings else ("error", WHY_UNKNOWN.get(term.reason, "match.unknown-term"))


def _ended(*said: str) -> tuple[str, str] | None:
    """For a relative by marriage of whom the form itself says that the marriage was ended by divorce (Civil Code art. 1080)."""
    remarks = " ".join(said)
    if "离" not in remarks:
        return None
    stands = REMARRIED.search(remarks) or EARLIER.search(remarks)
    return ("note", "match.divorced") if DIVORCED.search(remarks) and not stands else None


def _mention(cells: Cells, place: Place, term: Term, meaning: Meaning, keys: tuple[str, ...], declarer: Known) -> Mention:
    """The mention; its values stand in the order of the fields, as names would cost more than everything else here."""
    person_id, text, name, told_number, birth, employer, note, sex, source = cells
    number, visible, born, sex_proven = _proof(told_number, birth)
    dead = (
        is_gone(employer, text)
        or (note != "" and is_gone(note, text))
        or (len(keys[0]) < len(name) and is_gone(name))
        or is_late(text)
    )
    return Mention(
        person_id,
        keys[0],
        keys,
        born,
        text,
        term.readings,
        term.fostered or (meaning.step and bool(FOSTERED.search(note))),
        name,
        sex or sex_proven or meaning.sex,
        number,
        visible,
        employer,
        as_compared(employer, declarer.posts),
        dead,
        day_of_death(f"{name},{employer},{note},{text}", text) if dead else "",
        ("离" in note or "离" in employer or "离" in name) and _is_divorced(f"{name},{employer},{note}", text),
        meaning.by_spouse and (is_widowed(employer, text) or (note != "" and is_widowed(note, text))),
        source,
        place,
        meaning,
    )


def _is_divorced(remarks: str, term: str) -> bool:
    """Whether a relative is said to be divorced, and not married again since."""
    said = own_remark(remarks, term)
    return bool(_ended(said)) and not SINCE.search(said, [told.end() for told in DIVORCED.finditer(said)][-1])


@lru_cache(maxsize=idnumber.REMEMBERED)
def _proof(told_number: str, told_birth: str) -> tuple[str, str, str, str]:
    """The ID number (see ``numbers``), the birth and the sex that the two tell together."""
    if not told_number:
        return "", "", iso(told_birth), ""
    number, visible = numbers(told_number)
    return number, visible, finer(iso(told_birth), idnumber.birth_of(number)), idnumber.sex_of(number)


@lru_cache(maxsize=1 << 12)
def meaning_of(readings: tuple[Reading, ...]) -> Meaning:
    """What the readings of a term tell together."""
    told = {reading.sexes[-1] for reading in readings}
    only = told.pop() if len(told) == 1 else "?"
    words = frozenset(reading.word for reading in readings)
    step = any(reading.kind == "step" for reading in readings)
    by_spouse = bool(words) and all(len(word) > 1 and word.endswith("S") for word in words)
    return Meaning(readings, words, only if only in "MF" else "", any("S" in word for word in words), by_spouse, step)
