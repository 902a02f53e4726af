"""Lists of relatives that a law states as a number: civil degrees or generations, with affinity; and which words spell them.

A civil degree counts the steps up to the common ancestor and down again: a first cousin (``PPCC``) is of the fourth. The
generations of Chinese law take the longer side and count oneself as the first: the same cousin is within three. Neither
contains the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from kinship.kin import BY_WORD

AFFINITY: dict[str, Callable[[str], str]] = {
    "blood-spouse": lambda blood: f"{blood}S",
    "spouse-blood": lambda blood: f"S{blood}",
    "spouse-blood-spouse": lambda blood: f"S{blood}S",
}
"""Kinds of affinity: the spouse of a relative by blood, a relative by blood of the spouse, and the spouse of one of these."""


def by_degree(degrees: int, affinity: Sequence[str] = ()) -> list[str]:
    """The spouse, blood within ``degrees`` steps up and down, and affinity over it; nearest first.

    >>> by_degree(1), by_degree(1, ["spouse-blood"])
    (['S', 'P', 'C'], ['S', 'P', 'C', 'SP', 'SC'])
    >>> "PPC" in by_degree(3), "PPCC" in by_degree(3), "PPP" in by_degree(3)
    (True, False, True)
    """
    return _with_affinity((word for word in _blood(degrees, degrees) if len(word) <= degrees), affinity)


def by_generation(generations: int, affinity: Sequence[str] = ()) -> list[str]:
    """The spouse, blood within ``generations`` (the longer side plus one), and affinity over it; nearest first.

    >>> by_generation(3)
    ['S', 'P', 'C', 'PP', 'PC', 'CC', 'PPC', 'PCC', 'PPCC']
    """
    return _with_affinity(_blood(generations - 1, generations - 1), affinity)


def supported(words: Iterable[str]) -> tuple[list[str], list[str]]:
    """The words that the queries derive, and those beyond their bound.

    >>> supported(["PPP", "SPPP"])
    (['PPP'], ['SPPP'])
    """
    held = list(words)
    return [word for word in held if word in BY_WORD], [word for word in held if word not in BY_WORD]


def _blood(ups: int, downs: int) -> list[str]:
    words = ["P" * up + "C" * down for up in range(ups + 1) for down in range(downs + 1) if up or down]
    return sorted(words, key=lambda word: (len(word), word.count("C"), word))


def _with_affinity(blood: Iterable[str], affinity: Sequence[str]) -> list[str]:
    words = list(blood)
    return ["S", *words, *(AFFINITY[kind](word) for kind in affinity for word in words)]
