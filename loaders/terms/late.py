"""Whether a term itself says that the relative is dead: 亡妻, 先父, 已故的叔叔, 父亲（已故）."""

from __future__ import annotations

from functools import lru_cache

from loaders.terms.clean import bracketed, clean, undated
from loaders.terms.grammar import phrase
from loaders.terms.words import listed, vocabulary

SPOUSES = ("妻", "夫", "丈夫", "配偶", "爱人", "老公", "老婆")


@lru_cache(maxsize=1 << 14)
def is_late(term: str) -> bool:
    """True for 亡妻, and not for 亡妻的弟弟 or 亡妻弟, who may live, nor for 先生, who does.

    >>> [is_late(term) for term in ("亡妻", "已故的父亲", "父亲（已故）", "亡妻的弟弟", "亡妻弟", "先生", "父亲")]
    [True, True, True, False, False, False, False]
    """
    text, notes = bracketed(clean(term))
    if not (listed("plain", "late") | listed("note", "late")).isdisjoint(map(undated, notes)):
        return True
    if text in vocabulary():
        return False
    rests = (text.removeprefix(prefix) for prefix in listed("plain", "late") if text.startswith(prefix))
    return any(_is_one(rest) for rest in rests)


def _is_one(text: str) -> bool:
    """Whether the text is one relative, and not somebody of a husband's or a wife's."""
    ways = phrase(text)
    return bool(ways) and (not text.startswith(SPOUSES) or all(way.word == "S" for way in ways))
