"""What two people cannot be to each other at once, and what their ages rule out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations

from kinship.kin import inverse
from loaders.contradictions.model import Case, Claim, Found, after, ordered
from loaders.identity.ages import YEARS_OLDER, can_be, years_older
from loaders.identity.mentions import Mention
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
    for mention, person in zip(case.mentions, case.identity.person, strict=True):
        if _has_ages(mention.words()):
            yield from _age(case, mention, person)
        if len(mention.readings) == 1 and mention.readings[0].seniority:
            yield from _seniority(case, mention, person)


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
        values = {"one": case.name(pair[0]), "other": case.name(pair[1]), "terms": "、".join(sorted(terms[pair]))}
        yield Found("words-exclude", pair, claims, places, values)


def _sources(words: dict[str, list[Tie]]) -> set[str]:
    return {source for ties in words.values() for tie in ties for source in tie.sources}


def _pairs(ties: Iterable[Tie]) -> dict[tuple[str, str], dict[str, list[Tie]]]:
    """Pairs of people of whom several words are said, each word read from the smaller identifier."""
    several: dict[tuple[str, str], dict[str, list[Tie]]] = defaultdict(dict)
    for tie in ties:
        if tie.ambiguous or tie.kind == "step":
            continue
        turned = tie.relative < tie.person
        pair = (tie.relative, tie.person) if turned else (tie.person, tie.relative)
        several[pair].setdefault(inverse(tie.word) if turned else tie.word, []).append(tie)
    return {pair: words for pair, words in several.items() if len(words) > 1}


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
def _has_ages(words: frozenset[str]) -> bool:
    """True if every one of the words rules ages out that are judged here."""
    return all(word in OLD or inverse(word) in OLD for word in words)


def _age(case: Case, mention: Mention, person: str) -> Iterator[Found]:
    words = mention.words()
    births = case.family.birth.get(mention.declarer, ""), case.family.birth.get(person, "")
    if not any(can_be(word, *births) for word in words):
        sources = frozenset([mention.source])
        rows = (case.made_for(mention.declarer, word, person, sources) for word in words)
        places = after(mention.place, case.own_places(mention.declarer, person))
        values = {
            "term": mention.term,
            "name": mention.name,
            "declarer": case.name(mention.declarer),
            "births": ", ".join(births),
        }
        yield Found("age-impossible", (mention.declarer, person), (Claim(frozenset().union(*rows), sources),), places, values)


def _seniority(case: Case, mention: Mention, person: str) -> Iterator[Found]:
    """An elder brother who was born later: the tie stands, the term is doubted."""
    if mention.readings[0].word not in ("PC", "PPCC"):
        return
    ours, theirs = case.family.birth.get(mention.declarer, ""), case.family.birth.get(person, "")
    older, younger = (theirs, ours) if mention.readings[0].seniority == "elder" else (ours, theirs)
    gap = years_older(older, younger)
    if gap is not None and gap < 0:
        places = after(mention.place, case.own_places(mention.declarer, person))
        yield Found("seniority", (mention.declarer, person), (), places, {"term": mention.term, "name": mention.name})
