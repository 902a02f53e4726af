"""What two people cannot be to each other at once, and what their ages rule out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations

from kinship.kin import inverse
from loaders.contradictions.model import Case, Claim, Found, after, ordered
from loaders.contradictions.persons import claim
from loaders.identity.ages import YEARS_OLDER, can_be, years_older
from loaders.identity.mentions import Meaning, Mention
from loaders.ties.family import Tie

BLOOD = ("P", "C", "PP", "CC", "PC", "PPC", "PCC", "PPCC")
"""Nobody is two of these to one person: no marriage that the law allows makes an uncle a brother."""
WITH_SPOUSE = ("P", "C", "PP", "CC", "PC", "PPC", "PCC", "SP", "CS")
"""Nobody is married to one of these; a cousin may have been married before that was forbidden."""
WITH_SIBLING = ("SP", "CS", "SPC", "PCS")
"""No brother or sister is one of these: somebody would be married to a sibling, or to a nephew or niece."""
WITH_PARENT_IN_LAW = ("P", "C", "PP", "CC", "CS")
"""No parent-in-law is one of these."""
OLD = frozenset(YEARS_OLDER) - {"P"}
"""Words whose ages are judged here; parents and children are judged by their rows."""


def about_words(case: Case) -> Iterator[Found]:
    """Words for one pair that exclude each other, words that the ages exclude, elder and younger exchanged."""
    yield from _excluded(case)
    birth = case.family.birth
    for mention, person in zip(case.mentions, case.identity.person, strict=True):
        aged, elder = _held_against(mention.meaning)
        if aged or elder:
            births = birth.get(mention.declarer, ""), birth.get(person, "")
            if aged and not any(can_be(word, *births) for word in aged):
                yield _age(case, mention, person, births)
            if elder and _turned(elder, *births):
                yield _seniority(case, mention, person)


@cache
def exclude(one: str, other: str) -> bool:
    """True if nobody can be both to one person.

    >>> exclude("PC", "PPC"), exclude("PP", "P"), exclude("S", "PPCC"), exclude("SPC", "PCS"), exclude("SP", "P")
    (True, True, False, False, True)
    """
    return one != other and any(
        (first in alone and second in others) or (second in alone and first in others)
        for first, second in ((one, other), (inverse(one), inverse(other)))
        for alone, others in (
            (BLOOD, BLOOD),
            (("S",), WITH_SPOUSE),
            (("PC",), WITH_SIBLING),
            (("SP",), WITH_PARENT_IN_LAW),
        )
    )


def _excluded(case: Case) -> Iterator[Found]:
    pairs = _pairs(case.ties)
    wrong = {pair: words for pair, words in pairs.items() if any(exclude(*two) for two in combinations(words, 2))}
    terms = _terms(case, {pair: _sources(words) for pair, words in wrong.items()})
    for pair, words in wrong.items():
        ties = [held for word, held in sorted(words.items()) if any(exclude(word, other) for other in words)]
        claims = tuple(_claim(case, held) for held in ties)
        places = ordered(case.places[source] for claim in claims for source in claim.sources if source in case.places)
        values = {"one": case.worded(pair[0]), "other": case.worded(pair[1]), "terms": "、".join(sorted(terms[pair]))}
        yield Found("words-exclude", pair, claims, places, values)


def _sources(words: dict[str, list[Tie]]) -> set[str]:
    return {source for ties in words.values() for tie in ties for source in tie.sources}


def _pairs(ties: Iterable[Tie]) -> dict[tuple[str, str], dict[str, list[Tie]]]:
    """Pairs of people of whom several words are said, each word read from the smaller identifier."""
    first: dict[tuple[str, str], Tie] = {}
    further: list[tuple[tuple[str, str], Tie]] = []
    for tie in ties:
        if not tie.ambiguous and tie.kind != "step":
            pair = (tie.relative, tie.person) if tie.relative < tie.person else (tie.person, tie.relative)
            if first.setdefault(pair, tie) is not tie:
                further.append((pair, tie))
    several = {pair: {_read(first[pair]): [first[pair]]} for pair, tie in further if _read(tie) != _read(first[pair])}
    for pair, tie in further if several else ():
        if pair in several:
            several[pair].setdefault(_read(tie), []).append(tie)
    return several


def _read(tie: Tie) -> str:
    """The word as the smaller identifier would say it."""
    return inverse(tie.word) if tie.relative < tie.person else tie.word


def _terms(case: Case, sources: dict[tuple[str, str], set[str]]) -> dict[tuple[str, str], set[str]]:
    """The terms that were written, each with the name of who wrote it."""
    terms: dict[tuple[str, str], set[str]] = defaultdict(set)
    for mention, person in zip(case.mentions, case.identity.person, strict=True) if sources else ():
        pair = min(mention.declarer, person), max(mention.declarer, person)
        if mention.source in sources.get(pair, ()):
            terms[pair].add(f"{mention.term}（{case.name(mention.declarer)}）")
    return terms


def _claim(case: Case, ties: list[Tie]) -> Claim:
    sources = frozenset(source for tie in ties for source in tie.sources)
    rows = (case.made_for(tie.person, tie.word, tie.relative, sources) for tie in ties)
    return Claim(frozenset().union(*rows), sources)


@cache
def _held_against(meaning: Meaning) -> tuple[frozenset[str], str]:
    """What of a line is held against the two births: its words, if every one of them rules out ages that are judged here, and
    ``elder`` or ``younger`` where the term tells that of a brother, a sister or a cousin."""
    aged = all(word in OLD or inverse(word) in OLD for word in meaning.words)
    return (meaning.words if aged else frozenset()), _elder(meaning)


def _age(case: Case, mention: Mention, person: str, births: tuple[str, str]) -> Found:
    values = {"term": mention.term, "name": mention.name, "declarer": case.worded(mention.declarer), "births": ", ".join(births)}
    places = after(mention.place, case.own_places(mention.declarer, person))
    return Found("age-impossible", (mention.declarer, person), (claim(case, mention, person),), places, values)


def _elder(meaning: Meaning) -> str:
    readings = meaning.readings
    return readings[0].seniority if len(readings) == 1 and readings[0].word in ("PC", "PPCC") else ""


def _turned(elder: str, ours: str, theirs: str) -> bool:
    """True for an elder brother who was born later."""
    gap = years_older(theirs, ours) if elder == "elder" else years_older(ours, theirs)
    return gap is not None and gap < 0


def _seniority(case: Case, mention: Mention, person: str) -> Found:
    """The tie stands, the term is doubted."""
    places = after(mention.place, case.own_places(mention.declarer, person))
    return Found("seniority", (mention.declarer, person), (), places, {"term": mention.term, "name": mention.name})
