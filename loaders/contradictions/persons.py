"""What is said about one person and cannot be true together: two births, two sexes, dead on one form and employed on another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from kinship.errors import Place
from loaders.contradictions.model import Case, Claim, Found, after, ordered
from loaders.identity.ages import births_agree
from loaders.identity.employer import specific
from loaders.identity.mentions import Mention
from loaders.values import idnumber


def about_persons(case: Case) -> Iterator[Found]:
    """Every contradiction among the lines that speak of one person, and that person's own row."""
    born, sexes = case.family.birth, case.family.sex
    dead, several = set(), set()
    for mention, person in zip(case.mentions, case.identity.person, strict=True):
        sex, birth = mention.meaning.sex, mention.birth
        if sex and (mention.sex != sex or sexes.get(person) != sex) and _tells_other_sex(case, mention, person):
            yield _sex(case, mention, person)
        if mention.number and not idnumber.proves(mention.number, birth, mention.sex):
            yield from _number(mention, person)
        if birth and birth != born.get(person):
            several.add(person)
        if mention.dead:
            dead.add(person)
    for person, said in _lines_about(case, dead | several).items():
        if person in several:
            yield from _births(case, person, said)
        if person in dead:
            yield from _dead(case, person, said)


def _lines_about(case: Case, asked: set[str]) -> dict[str, list[Mention]]:
    """All lines about each of the asked people."""
    lines: dict[str, list[Mention]] = defaultdict(list)
    for mention, person in zip(case.mentions, case.identity.person, strict=True) if asked else ():
        if person in asked:
            lines[person].append(mention)
    return lines


def claim(case: Case, mention: Mention, person: str) -> Claim:
    """That the line is right: the rows that were made for it."""
    sources = frozenset([mention.source])
    rows = (case.made_for(mention.declarer, word, person, sources) for word in mention.words())
    return Claim(frozenset().union(*rows), sources)


def _tells_other_sex(case: Case, mention: Mention, person: str) -> bool:
    """姐姐 of a man: the term tells one sex, the line itself or the person's own row the other."""
    told = mention.meaning.sex, ""
    known = case.people.by_id.get(person)
    return mention.sex not in told or (known is not None and known.sex not in told)


def _sex(case: Case, mention: Mention, person: str) -> Found:
    places, values = after(mention.place, case.own_places(person)), {"term": mention.term, "name": mention.name}
    return Found("term-not-sex", (mention.declarer, person), (claim(case, mention, person),), places, values)


def _unlike_number(number: str, birth: str, sex: str) -> tuple[str, ...]:
    """What of a birth and a sex is not that of the ID number."""
    born, theirs = births_agree(birth, idnumber.birth_of(number)), idnumber.sex_of(number)
    unlike = ("birth-not-id",) if born in ("near", "no") else ()
    return (*unlike, "sex-not-id") if sex and theirs and sex != theirs else unlike


def _number(mention: Mention, person: str) -> Iterator[Found]:
    """A line whose birth or sex is not that of its ID number."""
    values = {"term": mention.term, "name": mention.name}
    told = {"birth-not-id": {"told": mention.birth, "number": idnumber.birth_of(mention.number)[:7]}, "sex-not-id": {}}
    for kind in _unlike_number(mention.number, mention.birth, mention.sex):
        yield Found(kind, (mention.declarer, person), (), (mention.place,), values | told[kind])


def _births(case: Case, person: str, said: Sequence[Mention]) -> Iterator[Found]:
    """One person, several births. Told once for each person, with every place."""
    known = case.people.by_id.get(person)
    births = {mention.birth for mention in said}
    births.add(known.birth if known else "")
    births.discard("")
    if len(births) < 2:
        return
    told: dict[str, list[Place]] = defaultdict(list)
    for mention in said:
        if mention.birth:
            told[mention.birth].append(mention.place)
    if known and known.birth:
        told[known.birth] += case.own_places(person)
    found = {births_agree(one, other) for one, other in combinations(sorted(told), 2)}
    if found & {"near", "no"}:
        key = "births-differ" if "no" in found else "births-near"
        values = {"person": case.worded(person), "births": ", ".join(sorted(told))}
        yield Found(key, (person,), (), ordered(place for places in told.values() for place in places), values)


def _dead(case: Case, person: str, said: Sequence[Mention]) -> Iterator[Found]:
    """Dead on one form, at work on another."""
    dead = [mention.place for mention in said if mention.dead]
    alive = [mention.place for mention in said if not mention.dead and specific(mention.workplace)] if dead else []
    if alive:
        yield Found("dead-differs", (person,), (), ordered([*dead, *alive]), {"person": case.worded(person)})
