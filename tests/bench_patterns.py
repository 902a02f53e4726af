"""The kin words as patterns of Cypher, the same text for every database that speaks it, and the questions of a run.

A word and its inverse hold between the same people, so one pattern serves both: the pair is turned so that the person with the
smaller number comes first.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from kinship import kin

HOPS = {"P": "-[:Up]->", "C": "<-[:Up]-", "S": "-[:Wed]->"}
WORDS = tuple(word for word in kin.IN_SCOPE if kin.rank(word) <= kin.rank(kin.inverse(word)))
"""One word of each pair of inverses."""


def question(word: str, staff: str, filtered: bool) -> str:
    """All pairs of that word among the staff: ``n`` and the numbers of its relatives.

    ``staff``: what stands after the name of a node that is on the staff, such as a label; ``filtered``: it is a condition instead.
    Every two people on the way that could be one person are told to differ.

    >>> print(question("PC", ":Staff", False))
    MATCH (n0:Staff)-[:Up]->(n1)<-[:Up]-(n2:Staff) WHERE n0.n <> n2.n AND n0.n < n2.n RETURN n0.n AS a, collect(DISTINCT n2.n) AS b
    """
    last = len(word)
    label = ["" if filtered else staff if at in (0, last) else "" for at in range(last + 1)]
    path = "(n0" + label[0] + ")" + "".join(f"{HOPS[letter]}(n{at}{label[at]})" for at, letter in enumerate(word, 1))
    differ = [f"n{a}.n <> n{b}.n" for a, b in itertools.combinations(range(last + 1), 2) if b > a + 1]
    asked = [f"n0.{staff}", f"n{last}.{staff}"] if filtered else []
    once = [f"n0.n < n{last}.n"] if word == kin.inverse(word) else []
    where = " AND ".join(asked + differ + once)
    return f"MATCH {path}{' WHERE ' + where if where else ''} RETURN n0.n AS a, collect(DISTINCT n{last}.n) AS b"


def turned(word: str, rows: Iterable[tuple[int, list[int]]]) -> Iterator[tuple[Any, Any, str]]:
    """The pairs of a question, the smaller number first, each with the word from its side."""
    lists = list(rows)
    a = np.repeat(np.array([one for one, _ in lists], np.int64), np.array([len(others) for _, others in lists], np.int64))
    b = np.fromiter(itertools.chain.from_iterable(others for _, others in lists), np.int64, len(a))
    yield a[a < b], b[a < b], word
    yield b[a > b], a[a > b], kin.inverse(word)
