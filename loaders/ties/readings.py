"""From resolved mentions to declared ties: which readings of a term remain, and which ties both sides declare."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from kinship.kin import inverse
from loaders.identity import Identity
from loaders.identity.ages import can_be
from loaders.identity.mentions import Meaning, Mention
from loaders.ties.family import CONFIRMED, POSSIBLE, PROBABLE, Tie


def declared_ties(mentions: list[Mention], identity: Identity, sex: dict[str, str], birth: dict[str, str]) -> list[Tie]:
    """One tie per two people, word and kind, with the best grade and all sources; shorter words first, then by people.

    A tie that both sides declare, each from a form that alone makes the other at least probable, is confirmed.
    """
    plain = _plain(mentions, identity)
    ties: dict[tuple[str, ...], Tie] = {}
    for number, mention in enumerate(mentions):
        for tie in _ties(mention, number, identity, plain, sex, birth):
            key = (tie.person, tie.relative, tie.word, tie.kind)
            ties[key] = _both(ties[key], tie) if key in ties else tie
    _one_way(ties)
    _answered(ties)
    return sorted(ties.values(), key=lambda tie: ("PC" in tie.word, len(tie.word), tie.person, tie.relative, tie.word, tie.kind))


def _plain(mentions: list[Mention], identity: Identity) -> dict[str, dict[str, set[str]]]:
    """For each declarer the words that lines with one reading give to whom: declarer → word → people."""
    plain: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for number, mention in enumerate(mentions):
        words = mention.words()
        if len(words) == 1:
            plain[mention.declarer][next(iter(words))].add(identity.person[number])
    return plain


def _ties(
    mention: Mention,
    number: int,
    identity: Identity,
    plain: dict[str, dict[str, set[str]]],
    sex: dict[str, str],
    birth: dict[str, str],
) -> Iterator[Tie]:
    relative = identity.person[number]
    if relative == mention.declarer:
        return
    words = _by_word(mention.meaning)
    if len(words) > 1:
        kept = {
            (word, kind): sexes
            for (word, kind), sexes in words.items()
            if _stays(word, sexes, mention, relative, plain, sex, birth)
        }
        words = kept or words
    level = identity.level[number] if len(words) == 1 else POSSIBLE
    own = identity.own[number] if len(words) == 1 else POSSIBLE
    for (word, kind), sexes in words.items():
        possible = can_be(word, birth.get(mention.declarer, ""), birth.get(relative, ""))
        yield Tie(
            mention.declarer,
            relative,
            word,
            sexes,
            kind,
            level if possible else POSSIBLE,
            frozenset([mention.source] if mention.source else []),
            own if possible else POSSIBLE,
            mention.fostered,
            len(words) > 1,
            seniority=_seniority(mention.meaning, word),
        )


@lru_cache(maxsize=1 << 12)
def _seniority(meaning: Meaning, word: str) -> str:
    """What all readings of a word tell about elder or younger, ``""`` where they differ."""
    told = {reading.seniority for reading in meaning.readings if reading.word == word}
    return told.pop() if len(told) == 1 else ""


@lru_cache(maxsize=1 << 12)
def _by_word(meaning: Meaning) -> dict[tuple[str, str], str]:
    """Word and kind → sexes; a step on whose sex the readings of one word differ is open."""
    words: dict[tuple[str, str], str] = {}
    for reading in meaning.readings:
        key = reading.word, reading.kind
        merged = zip(words.get(key, reading.sexes), reading.sexes, strict=True)
        words[key] = "".join(one if one == other else "?" for one, other in merged)
    return words


def _stays(
    word: str,
    sexes: str,
    mention: Mention,
    relative: str,
    plain: dict[str, dict[str, set[str]]],
    sex: dict[str, str],
    birth: dict[str, str],
) -> bool:
    """False where sexes, ages or a plainer line of the same form rule a reading out."""
    told, known = sexes[-1], sex.get(relative, "")
    if told in "MF" and known and told != known:
        return False
    if not can_be(word, birth.get(mention.declarer, ""), birth.get(relative, ""), likely=True):
        return False
    lines = plain.get(mention.declarer, {})
    if any(relative in people for other, people in lines.items() if other != word):
        return False
    return not (word == "S" and lines.get("S", set()) - {relative})


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


def _one_way(ties: dict[tuple[str, ...], Tie]) -> None:
    """父子 between two people of unknown age: both ways at once would make a circle of parents, and the two no relatives at all.

    That one of them descends from the other is what the form says; which, no rule of the law asks. One way is kept, always the
    same whoever declares: it stays possible.
    """
    for (person, relative, word, kind), tie in list(ties.items()):
        back = ties.get((person, relative, inverse(word), kind))
        if set(word) == {"P"} and back and tie.ambiguous and back.ambiguous:
            del ties[(person, relative, word if relative > person else inverse(word), kind)]


def _answered(ties: dict[tuple[str, ...], Tie]) -> None:
    for tie in list(ties.values()):
        back = ties.get((tie.relative, tie.person, inverse(tie.word), tie.kind))
        if back:
            tie.fostered = back.fostered = tie.fostered or back.fostered
        if back and tie.own >= PROBABLE and back.own >= PROBABLE and min(tie.level, back.level) > POSSIBLE:
            tie.level = back.level = CONFIRMED
            tie.ambiguous = back.ambiguous = False
            tie.sources = back.sources = tie.sources | back.sources
