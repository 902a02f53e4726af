"""From resolved mentions to declared ties: which readings of a term remain, and which ties both sides declare."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import NamedTuple

from kinship.kin import inverse
from loaders.identity import Identity
from loaders.identity.ages import can_be
from loaders.identity.mentions import Meaning, Mention
from loaders.ties.family import CONFIRMED, POSSIBLE, PROBABLE, Tie

Declared = dict[str, dict[tuple[str, str, str], Tie]]
"""Declarer → relative, word and kind → the tie."""
Plain = dict[str, dict[str, set[str]]]
"""Declarer → word → the people to whom lines with one reading give it."""


class Meant(NamedTuple):
    """One word that a term can mean. ``sexes``: open at a step on whose sex its readings differ; ``seniority``: what all of its
    readings tell about elder or younger, ``""`` where they differ."""

    word: str
    kind: str
    sexes: str
    seniority: str


def declared_ties(mentions: list[Mention], identity: Identity, sex: dict[str, str], birth: dict[str, str]) -> list[Tie]:
    """One tie per two people, word and kind, with the best grade and all sources; shorter words first, then by people.

    A tie that both sides declare, each from a form that alone makes the other at least probable, is confirmed.
    """
    plain = _plain(mentions, identity)
    ties: Declared = defaultdict(dict)
    for number, mention in enumerate(mentions):
        if identity.person[number] == mention.declarer:
            continue
        held = ties[mention.declarer]
        for tie in _ties(mention, number, identity, plain, sex, birth):
            key = (tie.relative, tie.word, tie.kind)
            if (known := held.setdefault(key, tie)) is not tie:
                held[key] = _both(known, tie)
    _one_way(ties)
    _answered(ties)
    ranked: dict[int, list[Tie]] = defaultdict(list)
    for person in sorted(ties):
        held = ties[person]
        for key in sorted(held):
            ranked[_rank(key[1])].append(held[key])
    return [tie for rank in sorted(ranked) for tie in ranked[rank]]


@cache
def _rank(word: str) -> int:
    """Shorter words come first; those that lead over brothers or sisters after all others."""
    return len(word) + (100 if "PC" in word else 0)


def _plain(mentions: list[Mention], identity: Identity) -> Plain:
    """What lines with one reading say, of those forms that have a line with several."""
    asked = {mention.declarer for mention in mentions if len(_meant(mention.meaning)) > 1}
    plain: Plain = defaultdict(lambda: defaultdict(set))
    for number, mention in enumerate(mentions) if asked else ():
        if mention.declarer in asked and len(words := mention.words()) == 1:
            plain[mention.declarer][next(iter(words))].add(identity.person[number])
    return plain


def _ties(
    mention: Mention, number: int, identity: Identity, plain: Plain, sex: dict[str, str], birth: dict[str, str]
) -> list[Tie]:
    """The ties that a line declares: one for each of the words that its term can still mean."""
    declarer, relative, meant = mention.declarer, identity.person[number], _meant(mention.meaning)
    if len(meant) > 1:
        meant = tuple(one for one in meant if _stays(one, mention, relative, plain, sex, birth)) or meant
    sure = len(meant) == 1 and not mention.widowed  # a widow's in-laws are hers until she marries again
    level, own = (identity.level[number], identity.own[number]) if sure else (POSSIBLE, POSSIBLE)
    sources = frozenset([mention.source] if mention.source else [])
    born, theirs = birth.get(declarer, ""), birth.get(relative, "")
    ties, several = [], len(meant) > 1
    for word, kind, sexes, seniority in meant:
        graded = (level, own) if can_be(word, born, theirs) else (POSSIBLE, POSSIBLE)
        ties.append(
            Tie(declarer, relative, word, sexes, kind, graded[0], sources, graded[1], mention.fostered, several, False, seniority)
        )
    return ties


@lru_cache(maxsize=1 << 12)
def _meant(meaning: Meaning) -> tuple[Meant, ...]:
    """The words of a term, in the order of its readings."""
    words: dict[tuple[str, str], str] = {}
    for reading in meaning.readings:
        key = reading.word, reading.kind
        merged = zip(words.get(key, reading.sexes), reading.sexes, strict=True)
        words[key] = "".join(one if one == other else "?" for one, other in merged)
    return tuple(Meant(word, kind, sexes, _seniority(meaning, word)) for (word, kind), sexes in words.items())


def _seniority(meaning: Meaning, word: str) -> str:
    told = {reading.seniority for reading in meaning.readings if reading.word == word}
    return told.pop() if len(told) == 1 else ""


def _stays(meant: Meant, mention: Mention, relative: str, plain: Plain, sex: dict[str, str], birth: dict[str, str]) -> bool:
    """False where sexes, ages or a plainer line of the same form rule a reading out."""
    told, known = meant.sexes[-1], sex.get(relative, "")
    if told in "MF" and known and told != known:
        return False
    if not can_be(meant.word, birth.get(mention.declarer, ""), birth.get(relative, ""), likely=True):
        return False
    lines = plain.get(mention.declarer, {})
    if any(relative in people for other, people in lines.items() if other != meant.word):
        return False
    return not (meant.word == "S" and lines.get("S", set()) - {relative})


def _both(one: Tie, other: Tie) -> Tie:
    sexes = "".join(a if a == b or b == "?" else b if a == "?" else "?" for a, b in zip(one.sexes, other.sexes, strict=True))
    return Tie(
        one.person,
        one.relative,
        one.word,
        sexes,
        one.kind,
        max(one.level, other.level),
        one.sources | other.sources,
        max(one.own, other.own),
        one.fostered or other.fostered,
        one.ambiguous and other.ambiguous,
        seniority=one.seniority if one.seniority == other.seniority else "",
    )


def _one_way(ties: Declared) -> None:
    """父子 between two people of unknown age: both ways at once would make a circle of parents, and the two no relatives at all.

    That one of them descends from the other is what the form says; which, no rule of the law asks. One way is kept, always the
    same whoever declares: it stays possible.
    """
    for person, held in ties.items():
        for relative, word, kind in [key for key, tie in held.items() if tie.ambiguous and not key[1].strip("P")]:
            back = held.get((relative, inverse(word), kind))
            if back and back.ambiguous:
                del held[relative, word if relative > person else inverse(word), kind]


def _answered(ties: Declared) -> None:
    """Confirms what both sides say. Most relatives have no form of their own."""
    for person, held in ties.items():
        for (relative, word, kind), tie in held.items():
            theirs = ties.get(relative) if person < relative else None
            if theirs and (back := theirs.get((person, inverse(word), kind))):
                _confirm(tie, back)


def _confirm(tie: Tie, back: Tie) -> None:
    tie.fostered = back.fostered = tie.fostered or back.fostered
    if tie.own >= PROBABLE and back.own >= PROBABLE and min(tie.level, back.level) > POSSIBLE:
        tie.level = back.level = CONFIRMED
        tie.ambiguous = back.ambiguous = False
        tie.sources = back.sources = tie.sources | back.sources
