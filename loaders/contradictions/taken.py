"""Lines that are kept apart from a known person whose own form gives the declarer's place to another: a wife to another husband.

The two forms contradict each other, whoever the line means in the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from loaders.contradictions.marriages import dead_among
from loaders.contradictions.model import Case, Found, RowKey, marriage, ordered, whole
from loaders.contradictions.parents import NAMES
from loaders.contradictions.persons import claim
from loaders.identity.evidence import contradicts
from loaders.identity.forms import by_blood
from loaders.identity.people import Known


def about_place_taken(case: Case, at: int, known: Known) -> Iterator[Found]:
    """The other spouses, fathers or mothers whom a person's own form names in place of the declarer of a line, given by its place
    in the list, that agrees with this person in everything else."""
    mention = case.mentions[at]
    declarer = case.people.by_id[mention.declarer]
    if known.person_id in case.identity.denied.get(at, ()) or not by_blood(mention) or contradicts(mention, known, declarer):
        return
    given = case.forms().given_to(known.person_id, mention.words(), declarer)
    others = {case.identity.person[line] for line in given} - {mention.declarer}
    if mention.words() == {"S"}:
        yield from _found(case, at, "two-spouses", _spouses(case, mention.declarer, known.person_id, others))
    elif declarer.sex in NAMES:
        rows = {other: (other, known.person_id, "blood") for other in others}
        yield from _found(case, at, NAMES[declarer.sex], {one: row for one, row in rows.items() if row in case.family.parents})


def _spouses(case: Case, declarer: str, known: str, others: Iterable[str]) -> dict[str, RowKey]:
    """The marriages to others. The dead are no current spouses."""
    rows = {other: marriage(known, other) for other in others}
    dead = dead_among(case, {declarer, *rows})
    return {other: row for other, row in rows.items() if row in case.family.spouses and dead.isdisjoint((declarer, other))}


def _found(case: Case, at: int, kind: str, rows: dict[str, RowKey]) -> Iterator[Found]:
    mention = case.mentions[at]
    for other, row in sorted(rows.items()):
        (person,) = {*row[:2]} - {other}
        both = [mention.declarer, other]
        claims = (claim(case, mention, case.identity.person[at]), whole(case.family, [row]))
        places = ordered([mention.place, *case.places_of(case.rows([row]))])
        yield Found(kind, (person, *sorted(both)), claims, places, {"person": case.worded(person), "others": case.worded(*both)})
