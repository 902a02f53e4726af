"""Headings about relatives who stand in the row of the person: 配偶姓名, 父亲工作单位 …, 家庭成员1, 与本人关系1, 家庭成员2 …"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from loaders.terms import read_term
from loaders.values.numerals import arabic
from loaders.workbook.aliases import ROLE_FIELDS, Meaning, kin_table, known, normalise, prefixes

NUMERALS = "0-9一二三四五六七八九十"
RELATIVES_NAME = Meaning("name", "relative")
LONGEST_TERM = 6


@dataclass(frozen=True, slots=True)
class Beside:
    """A column about a relative who stands in the person's own row: ``term`` by the heading (配偶姓名) or ``""`` (家庭成员1)."""

    term: str
    number: str
    field: str


@cache
def beside(key: str) -> Beside | None:
    """Reads a normalised heading as one of a relative side by side with the person; None if it is none.

    >>> beside("配偶工作单位及职务"), beside("与本人关系12")
    (Beside(term='配偶', number='', field='employer'), Beside(term='', number='12', field='term'))
    >>> beside("家庭成员十"), beside("父母"), beside("职务")
    (Beside(term='', number='10', field='name'), None, None)
    >>> beside("长子"), beside("亲家姓名"), beside("父母姓名").term, beside("夫妻关系")
    (Beside(term='长子', number='', field='name'), Beside(term='亲家', number='', field='name'), '父母', None)
    """
    found = _pattern().fullmatch(key)
    if not found:
        return None
    term, rest, number = found["kin"] or "", found["rest"], _number(found)
    meaning = known(rest.removeprefix("的")) if rest else None
    named = meaning.field if meaning else "name" if not rest and (term or found["member"]) else ""
    if named not in (*ROLE_FIELDS, "term", "note") or not (term or number):
        return _by_vocabulary(key)
    return Beside(kin_table("terms").get(term, term), number, named)


def of_kin(heading: str) -> bool:
    """True for a group heading over columns about one kind of relative or one numbered relative (配偶情况, 家庭成员1)."""
    key = normalise(heading)
    found = _pattern().fullmatch(key)
    told = found and not found["rest"] and (found["kin"] or (found["member"] and _number(found)))
    return bool(told or _by_vocabulary(key.removesuffix("情况").removesuffix("信息")) == Beside(key, "", "name"))


def may_name(heading: str) -> bool:
    """True for a heading that begins with a relative and goes on with nothing that says it is about something else.

    >>> may_name("家庭成员甲"), may_name("配偶政治面貌"), may_name("备注")
    (True, False, False)
    """
    key = normalise(heading)
    begins = key.startswith((*kin_table("terms"), *prefixes("relative")))
    return begins and not names_nobody(key)


def names_nobody(key: str) -> bool:
    """True for a normalised heading that asks something else of relatives than who they are.

    >>> names_nobody("配偶政治面貌"), names_nobody("亲属在本单位任职情况")
    (True, False)
    """
    return any(other in key for other in kin_table("others")["words"].split())


def relatives(headings: list[str], above: list[str]) -> dict[int, Beside]:
    """The columns whose headings, with the group headings above them, speak of a relative in the person's own row."""
    return _told_by_headings(headings, above) | relatives_in_turn(headings, above)


def relatives_in_turn(headings: list[str], above: list[str]) -> dict[int, Beside]:
    """Columns about one relative after the other whose headings are not all numbered: 家庭成员一 关系 单位 家庭成员二 关系 单位.

    Each begins with the relative's name (numbered, or the same heading over and over) and is as wide as the narrowest of them.
    """
    told = _told_by_headings(headings, above)
    if any(meant.field == "term" and not meant.term for meant in told.values()):
        return {}
    starts = [column for column, meant in told.items() if meant.number and not meant.term and meant.field == "name"]
    starts = starts or [column for column, heading in enumerate(headings) if known(normalise(heading)) == RELATIVES_NAME]
    found: dict[int, Beside] = {}
    width = min((later - earlier for earlier, later in pairwise(starts)), default=0)
    for number, start in enumerate(starts, 1):
        fields = {"name": start}
        for column in range(start + 1, min(start + width, len(headings))):
            meaning = known(normalise(headings[column]))
            if meaning and meaning.field in (*ROLE_FIELDS, "term", "note"):
                fields.setdefault(meaning.field, column)
        if "term" in fields:
            found |= {column: Beside("", str(number), name) for name, column in fields.items()}
    return found


def _by_vocabulary(key: str) -> Beside | None:
    """长子, 侄子姓名, 亲家单位: any term that the program knows.

    One for several people, or of one character, needs a field behind it.
    """
    for length in range(min(len(key), LONGEST_TERM), 0, -1):
        term, rest = key[:length], key[length:].removeprefix("的")
        meaning = known(rest) if rest else None
        alone = not rest and length > 1 and term not in kin_table("together")["words"].split()
        named = bool(meaning and not meaning.role and meaning.field in (ROLE_FIELDS if length > 1 else ("name",)))
        if (alone or named) and not term.endswith("关系") and read_term(term).readings:
            return Beside(term, "", meaning.field if meaning else "name")
    return None


def _told_by_headings(headings: list[str], above: list[str]) -> dict[int, Beside]:
    told = (beside(normalise(group) + normalise(heading)) for group, heading in zip(above, headings, strict=True))
    return {column: meant for column, meant in enumerate(told) if meant}


def _number(found: re.Match[str]) -> str:
    return arabic(found["first"] or found["before"] or found["after"] or "")


@cache
def _pattern() -> re.Pattern[str]:
    """Whose (a kind of relative, or any), a number somewhere, and what the column holds.

    A number has three places at most: 2025年度 is none.
    """
    kin, member = "|".join(sorted(kin_table("terms"), key=len, reverse=True)), "|".join(prefixes("relative"))
    first, before, after = (rf"(?:第?(?P<{at}>[{NUMERALS}]{{1,3}})[位名号人]?)?" for at in ("first", "before", "after"))
    return re.compile(rf"{first}(?:(?P<kin>{kin})|(?P<member>{member}))?(?:基本)?(?:情况|信息)?{before}(?P<rest>.*?){after}")
