"""What cannot be true of marriages: two spouses at a time, spouses of one sex, spouses who are brother and sister."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.contradictions.handed import told
from loaders.contradictions.model import Case, Found, marriage, ordered, parenthood, whole
from loaders.ties.family import POSSIBLE


def about_marriages(case: Case) -> Iterator[Found]:
    """Every contradiction that shows in the marriages."""
    yield from _two_spouses(case)
    for (one, other), edge in case.family.spouses.items():
        if edge.level > POSSIBLE:
            yield from _one_sex(case, one, other)
            yield from _siblings(case, one, other)


def _two_spouses(case: Case) -> Iterator[Found]:
    """The dead are no current spouses: a widower's second wife contradicts nothing."""
    crowded = {person: partners for person, partners in case.family.partners.items() if len(partners) > 1}
    dead = dead_among(case, {one for person, partners in crowded.items() for one in (person, *partners)})
    for person, partners in crowded.items():
        several = [one for one in partners if case.is_named(one) and one not in dead]
        if len(several) > 1 and person not in dead:
            rows = [marriage(person, one) for one in several]
            claims = tuple(whole(case.family, [row]) for row in rows)
            values = {"person": case.worded(person), "others": case.worded(*several)}
            yield Found("two-spouses", (person, *sorted(several)), claims, case.places_of(case.rows(rows)), values)


def dead_among(case: Case, asked: set[str]) -> set[str]:
    """Those among the asked of whom a form or a row of their own says that they died."""
    if not asked:
        return set()
    said = {person for person, mention in zip(case.identity.person, case.mentions, strict=True) if mention.dead}
    return {one for one in asked if one in said or (one in case.people.by_id and case.people.by_id[one].died)}


def _one_sex(case: Case, one: str, other: str) -> Iterator[Found]:
    sex = case.family.sex
    if sex.get(one) and sex.get(one) == sex.get(other) and case.is_named(one) and case.is_named(other):
        row = marriage(one, other)
        places = ordered([*case.places_of(case.rows([row])), *case.own_places(one, other)])
        values = {"one": case.worded(one), "other": case.worded(other)}
        yield Found("same-sex-spouses", (one, other), (whole(case.family, [row]),), places, values)


def _siblings(case: Case, one: str, other: str) -> Iterator[Found]:
    """Who calls his wife's father his own father, say. A parent whom only a brother or sister hands on is no proof."""
    theirs = case.family.blood.get(other, ())
    for parent in case.family.blood.get(one, ()):
        born = [(parent, child, "blood") for child in (one, other)]
        if parent in theirs and case.is_named(parent) and told(case, born) == set(born):
            rows = [marriage(one, other), *(row for child in (one, other) for row in parenthood(case.family, parent, child))]
            claims = tuple(whole(case.family, [row]) for row in rows)
            values = {"one": case.worded(one), "other": case.worded(other), "parent": case.worded(parent)}
            yield Found("married-siblings", (one, other, parent), claims, case.places_of(case.rows(rows)), values)
