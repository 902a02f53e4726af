"""What a remark says of the relatives of the person in whose row it stands: 系王建国之妻, 与孙立军系父子关系, 妻子李芳系我局会计.

Whose wife is whose matters: 系王建国之妻 makes him the husband of the person of the row. A name is told from the words around it
only where it is known as that of somebody; what is not beyond doubt is said to be so, and tied to nobody.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Container
from functools import cache
from importlib import resources

from loaders.terms import read_term
from loaders.values.familytext import Told, is_surnamed, relatives_in, split_outside
from loaders.values.nothing import is_nothing, says_none

IS = "(?:系|是|为)"
ONESELF = "(?:本人|该同志|该职工|其)?"
BEFORE = re.compile(rf"{ONESELF}(?P<is>{IS})?")
OF = re.compile("(?:同志)?(?P<of>[之的])?(?P<term>[^之的]{1,5})")
WITH = re.compile(
    r"(?:\([^()]*\))?(?:同志)?(?:[二两双][人方])?(?:之间)?(?:系|是|互为|为|存在|有|属于|属|构成)?(?P<term>\w{2,4}?)(?:关系)?"
)
OWN = "(?:[本我同](?:单位|局|机关|科室?|股室?|室|校|院|镇|乡|村)的?)?"
ITS = re.compile(rf"{IS}(?:本人|该同志|该职工|其)(?:[之的])?(?P<term>\w{{1,5}})")
BEHIND = re.compile(r"(?P<name>[^()]{2,4})\((?P<inside>[^()]+)\)")
LONGEST_NAME, LONGEST = 6, 300
SEXES = ("男", "女")
"""李芳（女） is no daughter."""


def kin_in(text: str, names: Container[str], *, family: bool = False) -> tuple[list[Told], bool]:
    """The relatives of whom a remark tells, each by the term that he is to the person, and whether it may tell of more.

    ``names``: of the others who are known. ``family``: the remark stands in a column about relatives, and not about anything.

    >>> kin_in("系王建国之妻", {"王建国"}), kin_in("孙浩之父", {"孙浩"})
    (([Told(term='配偶', name='王建国', employer='', birth='', sex='', id_number='')], False), \
([Told(term='子女', name='孙浩', employer='', birth='', sex='', id_number='')], False))
    >>> [(one.term, one.name) for one in kin_in("与孙立军系父子关系；其妻李芳", {"孙立军", "李芳"})[0]]
    [('父子', '孙立军'), ('妻', '李芳')]
    >>> kin_in("系王建国前妻", {"王建国"}), kin_in("党员", {"王建国"})
    (([], True), ([], False))
    """
    plain = "".join(unicodedata.normalize("NFKC", text[:LONGEST]).split(" "))
    if not family and not speaks_of_kin(plain, names):
        return [], False
    if _patterns("doubt").search(plain):
        return [], family or names_somebody(plain, names)
    whole, rest = relatives_in(plain) if family else ([], [plain])
    if whole and not rest:
        return ([], True) if {one.term for one in whole} <= set(SEXES) else (whole, False)
    found: list[Told] = []
    doubtful = False
    for clause in split_outside(plain, ",;。\n"):
        told = _clause(clause.strip(), names, family=family)
        found += told
        doubtful |= not told and (names_somebody(clause, names) or family) and not is_nothing(clause)
    return found, doubtful


def may_be_said_of(text: str, sex: str) -> bool:
    """False where a remark calls the person by a term of the other sex: it is about somebody else, such as the wife.

    >>> may_be_said_of("系王建国之女", "M"), may_be_said_of("系王建国之子", "M"), may_be_said_of("系王建国之女", "")
    (False, True, True)
    """
    for clause in split_outside(text, ",，;；。\n") if sex else ():
        term = next((clause[at:] for at in range(len(clause)) if clause[at:] in _turned()), "")
        sexes = {reading.relative_sex for reading in read_term(term).readings} if term else set()
        if sexes and sexes.isdisjoint({sex, None}):
            return False
    return True


def speaks_of_kin(text: str, names: Container[str]) -> bool:
    """Whether a text has a word for a relative beside the names in it.

    >>> speaks_of_kin("系王妹之妻", {"王妹"}), speaks_of_kin("与王妹对调", {"王妹"})
    (True, False)
    """
    return has_kin_word(text) and has_kin_word(_without(text, names))


def has_kin_word(text: str) -> bool:
    """Whether a text has a word for a relative, be it in a name.

    >>> has_kin_word("系王建国之妻"), has_kin_word("中共党员")
    (True, False)
    """
    return bool(_patterns("kin").search(text))


def names_somebody(text: str, names: Container[str]) -> bool:
    """Whether a text has the full name of somebody."""
    return _without(text, names) != text


def is_about_kin(heading: str) -> bool:
    """Whether the heading of a column is about relatives, whatever it asks of them.

    >>> is_about_kin("应回避亲属"), is_about_kin("家庭住址"), is_about_kin("备注")
    (True, True, False)
    """
    return heading in _words("headings") or any(word in heading for word in _words("heading"))


def turned(term: str) -> str:
    """What X is to somebody who is X's ``term``: who is X之妻 has X for 配偶; ``""`` for a term that is not listed.

    >>> turned("妻子"), turned("岳父"), turned("堂妹")
    ('配偶', '女婿', '')
    """
    return _turned().get(term, "")


def is_plain(text: str) -> bool:
    """True for an answer that tells of nobody: 无, 是, 不需要回避."""
    return is_nothing(text) or says_none(text) or text.strip(" 。.") in _words("plain")


def _without(text: str, names: Container[str]) -> str:
    """A text without the names of people."""
    at = 0
    while at < len(text):
        length = next((size for size in range(LONGEST_NAME, 1, -1) if text[at : at + size] in names), 0)
        text, at = (text[:at] + "|" + text[at + length :], at + 1) if length else (text, at + 1)
    return text


def _clause(clause: str, names: Container[str], *, family: bool) -> list[Told]:
    found = (
        _of_somebody(clause, names, family=family) or _with_somebody(clause, names) or _its(clause, names) or _in_brackets(clause)
    )
    if found:
        return [found]
    bare = re.sub("^(?:本人|其)(?=[^他她它])", "", clause)
    told, unread = relatives_in(bare) if family or _begins_with_term(bare) else ([], [])
    # 母亲高龄 is no mother called 高龄.
    sure = all(is_surnamed(one.name) and (family or one.name in names or one.employer or ":" in bare) for one in told)
    return told if sure and not unread else []


def _of_somebody(clause: str, names: Container[str], *, family: bool) -> Told | None:
    """系X之妻, X之父, 系X儿子: what X is to the person. X父亲 alone may be meant the other way round, and X之妻 in a column about
    relatives too: there it may tell of the relative."""
    start = BEFORE.match(clause)
    for name, rest in _named(clause[start.end() :] if start else clause, names):
        found = OF.fullmatch(rest)
        term = _turned().get(found["term"], "") if found else ""
        if found and term and ((found["of"] and not family) or (start and start["is"])):
            return Told(term, name)
    return None


def _with_somebody(clause: str, names: Container[str]) -> Told | None:
    """与X系父子关系: which of the two is the father is left open."""
    start = re.match(f"{ONESELF}[与和同跟]{OWN}", clause)
    for name, rest in _named(clause[start.end() :], names) if start else ():
        found = WITH.fullmatch(rest)
        if found and found["term"] in _words("pairs"):
            return Told("配偶" if found["term"] == "夫妇" else found["term"], name)
    return None


def _its(clause: str, names: Container[str]) -> Told | None:
    """X系其妻."""
    for name, rest in _named(clause, names):
        found = ITS.fullmatch(rest)
        if found and _is_term(found["term"]):
            return Told(found["term"], name)
    return None


def _in_brackets(clause: str) -> Told | None:
    """X（人事股科员、子）."""
    found = BEHIND.fullmatch(clause)
    terms = [piece for piece in re.split("[、,]", found["inside"]) if piece not in SEXES and _is_term(piece)] if found else []
    return Told(terms[0], found["name"]) if found and len(terms) == 1 and is_surnamed(found["name"]) else None


def _named(text: str, names: Container[str]) -> list[tuple[str, str]]:
    """The names with which a text begins, each with what follows it."""
    return [(text[:size], text[size:]) for size in range(LONGEST_NAME, 1, -1) if text[:size] in names]


def _begins_with_term(text: str) -> bool:
    return any(_is_term(text[:length]) for length in range(1, 5) if len(text) > length)


def _is_term(text: str) -> bool:
    return bool(read_term(text).readings)


@cache
def _toml() -> dict[str, str | dict[str, str]]:
    return tomllib.loads(resources.files(__package__).joinpath("kinremarks.toml").read_text(encoding="utf-8"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(str(_toml()[name]).split())


@cache
def _patterns(name: str) -> re.Pattern[str]:
    return re.compile("|".join(str(_toml()[name]).split()))


@cache
def _turned() -> dict[str, str]:
    told = _toml()["turned"]
    return {term: other for terms, other in told.items() for term in terms.split()} if isinstance(told, dict) else {}
