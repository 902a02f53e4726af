"""The same person seen from a relative: my brother's father is my father."""

from __future__ import annotations

from functools import lru_cache

from kinship.kin import inverse

SHORTER = (("SS", ""), ("PCP", "P"), ("CPC", "C"), ("CP", "S"), ("SC", "C"), ("PS", "P"))
"""Steps that usually come to less: a sibling's parent is a parent, the spouse's child is a child."""


@lru_cache(maxsize=1 << 12)
def answers(words: frozenset[str]) -> frozenset[str]:
    """The inverse words: what the relative would call the speaker.

    >>> sorted(answers(frozenset({"S", "CS"})))
    ['S', 'SP']
    """
    return frozenset(map(inverse, words))


@lru_cache(maxsize=1 << 14)
def seen_from(relation: str, word: str) -> frozenset[str]:
    """The words for my ``word`` in the mouth of the person who is my ``relation``.

    My father is my brother's father and my wife's father-in-law; my son is my wife's son.

    >>> sorted(seen_from("PC", "P")), sorted(seen_from("S", "P")), "C" in seen_from("S", "C")
    (['P', 'PCP', 'PS'], ['SP'], True)
    """
    words, fresh = set(), {inverse(relation) + word}
    while fresh:
        words |= fresh
        fresh = {
            text[:place] + short + text[place + len(long) :]
            for text in fresh
            for long, short in SHORTER
            for place in range(len(text))
            if text.startswith(long, place)
        } - words
    return frozenset(words)


@lru_cache(maxsize=1 << 14)
def same_role(relation: frozenset[str], ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """True if somebody who is my ``ours`` can be ``theirs`` to the person who is my ``relation``.

    My husband's mother is his mother or his stepmother; my sister is my sister's husband's wife, if it is she.

    >>> same_role(frozenset({"S"}), frozenset({"SP"}), frozenset({"PS"}))
    True
    >>> same_role(frozenset({"PCS"}), frozenset({"PC"}), frozenset({"S"}))
    True
    """
    told = {shorter for word in theirs for shorter in seen_from("", word)}
    return any((seen_from(word, role) | _in_line(word, role)) & told for word in relation for role in ours)


def _in_line(relation: str, word: str) -> frozenset[str]:
    """What my ``word`` is to my ``relation`` if one of us two is related to the other, or to this person, by the third.

    My sister is my brother-in-law's wife, if it is by her that we are related; my sister-in-law is my brother's wife.
    """
    back = inverse(relation)
    between = back[: -len(word)] if back.endswith(inverse(word)) else ""
    beyond = word[len(relation) :] if word.startswith(relation) else ""
    return frozenset(one for one in (between, beyond) if one)
