"""The kin words as patterns of Cypher, the same text for every database that speaks it, and the questions of a run.

A word and its inverse hold between the same people, so one pattern serves both: the pair is turned so that the person with the
smaller id comes first.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from kinship import kin

HOPS = {"P": "-[:Up]->", "C": "<-[:Up]-", "S": "-[:Wed]->"}
WORDS = tuple(word for word in kin.IN_SCOPE if kin.rank(word) <= kin.rank(kin.inverse(word)))
"""One word of each pair of inverses."""


def question(word: str, staff: str, filtered: bool) -> str:
    """All pairs of that word among the staff: the id of one and those of its relatives.

    ``staff``: what stands after the name of a node that is on the staff, such as a label, or, where ``filtered``, the property
    that is asked. Every two people on the way that could be one person are told to differ.

    >>> print(question("SP", ":Staff", False).replace(" WHERE", chr(10) + "WHERE"))
    MATCH (n0:Staff)-[:Wed]->(n1)-[:Up]->(n2:Staff)
    WHERE n0.id <> n2.id RETURN n0.id AS a, collect(DISTINCT n2.id) AS b
    """
    last = len(word)
    label = ["" if filtered else staff if at in (0, last) else "" for at in range(last + 1)]
    path = "(n0" + label[0] + ")" + "".join(f"{HOPS[letter]}(n{at}{label[at]})" for at, letter in enumerate(word, 1))
    differ = [f"n{a}.id <> n{b}.id" for a, b in itertools.combinations(range(last + 1), 2) if b > a + 1]
    asked = [f"n0.{staff}", f"n{last}.{staff}"] if filtered else []
    once = [f"n0.id < n{last}.id"] if word == kin.inverse(word) else []
    where = " AND ".join(asked + differ + once)
    return f"MATCH {path}{' WHERE ' + where if where else ''} RETURN n0.id AS a, collect(DISTINCT n{last}.id) AS b"


def turned(word: str, rows: Iterable[tuple[str, list[str]]]) -> Iterator[tuple[list[str], list[str], str]]:
    """The pairs of a question, the smaller id first, each with the word from its side.

    >>> [*turned("PPC", [("a", ["b"]), ("c", ["b", "d"])])]
    [(['a', 'c'], ['b', 'd'], 'PPC'), (['b'], ['c'], 'PCC')]
    """
    pairs = [(a, b) for a, others in rows for b in others]
    for side, ordered in ((word, [(a, b) for a, b in pairs if a < b]), (kin.inverse(word), [(b, a) for a, b in pairs if a > b])):
        yield [a for a, _ in ordered], [b for _, b in ordered], side
