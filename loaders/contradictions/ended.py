"""A marriage that one line tells of and another says is over: 妻子 on his form, 前夫 on hers; or both on one form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kinship.errors import Place
from loaders.contradictions.model import Case, Found, after, marriage, whole
from loaders.identity.ages import births_agree
from loaders.identity.mentions import DIVORCED, REMARRIED
from loaders.identity.names import match_keys
from loaders.terms import read_term
from loaders.ties.family import POSSIBLE
from loaders.values.dates import iso


def about_ended_marriages(case: Case, unread: Iterable[Mapping[str, Any]]) -> Iterator[Found]:
    """The marriages of which one of the two says, by a line that ties nobody, that they are over."""
    for row in unread:
        declarer = str(row["person_id"])
        for other, level in sorted(case.family.near("S", declarer).items()) if says_ended(case, row, declarer) else ():
            if level > POSSIBLE and is_named_by(case, row, other):
                claim = whole(case.family, [marriage(declarer, other)])
                place = row.get("place") or Place(row.get("source") or "")
                values = {"person": case.worded(declarer), "other": case.worded(other)}
                yield Found(
                    "marriage-ended", (declarer, other), (claim,), after(place, case.places_of([], claim.sources)), values
                )


def says_ended(case: Case, row: Mapping[str, Any], declarer: str) -> bool:
    term = read_term(row.get("term") or "", sex=case.family.sex.get(declarer) or None)
    if term.ended:
        return term.ended == {"S"}
    said = " ".join(row.get(column) or "" for column in ("note", "relative_employer", "relative_name"))
    is_spouse = bool(term.readings) and all(reading.word == "S" for reading in term.readings)
    return is_spouse and bool(DIVORCED.search(said)) and not REMARRIED.search(said)


def is_named_by(case: Case, row: Mapping[str, Any], other: str) -> bool:
    """True if the line's name is the other's, and the births do not say otherwise."""
    born = births_agree(iso(row.get("relative_birth") or ""), case.family.birth.get(other, ""))
    return born != "no" and bool(set(match_keys(row.get("relative_name") or "")) & set(match_keys(case.name(other))))
