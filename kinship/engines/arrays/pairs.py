"""The pairs of ``kinship kin`` by arrays: what the queries ``kin_word`` to ``kin_row`` give, as lines of CSV, at less cost.

Grouping millions of paths and sorting them with the texts of their people is most of what the queries do. Here a path is one
number: of whom, who is related, by which word, of which worth. Numbers are quickly sorted, and texts come last. See
docs/adr/0018-pairs-by-arrays.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from kinship.engines.arrays.arrow import filled, numbers, words
from kinship.engines.arrays.columns import BATCH, in_turn, shared
from kinship.engines.arrays.keys import PEOPLE, PERSON, first, lengthen, only
from kinship.kin import GRADES

if TYPE_CHECKING:
    from numpy.typing import NDArray

WORTH, WORD = 4, 6
"""How many bits of a path's number its worth and the rank of its word take, after its two people."""
END = WORD + WORTH
ENDS = (1 << END) - 1
COUNTING = {"until_remarriage": (0, 1), "keep": (0, 1, 3), "end": (0,)}
"""On which bases a path counts, by what becomes of affinity after a death (as in the query ``kin_counted``)."""
BY_WORTH = (*reversed(GRADES), "")
"""The grades by the two lowest bits of the worth, of which the smallest is the best."""
SPECIAL = r"[^\pL\pN_.:/@-]|^$"
"""What an id must not have in it: it might need quotes in CSV, which are the engine's to set."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of ``kin_row`` in their order: each as one number, and the texts that the parts of it stand for."""

    keys: NDArray[np.uint64]
    ids: pa.Array
    place: NDArray[np.int32]
    ends: pa.Array

    def lines(self) -> Iterator[pa.Buffer]:
        """The rows as lines of CSV (UTF-8), many at a time."""
        yield from in_turn(self._told, [self.keys[at : at + BATCH] for at in range(0, len(self.keys), BATCH)])

    def _told(self, keys: NDArray[np.uint64]) -> pa.Buffer:
        people = [self.ids.take(numbers(self.place[side])) for side in (keys >> (PERSON + END), (keys >> END) & PEOPLE)]
        lines = pc.binary_join_element_wise(*people, self.ends.take(numbers(keys & ENDS)), words([","])[0])
        return lines.buffers()[2]


def rows(paths: pa.Table, staff: pa.Table, word: Sequence[Mapping[str, Any]], affinity: str, every: bool) -> Rows | None:
    """The rows of ``kin_row`` that the tables ``kin_path``, ``staff_id`` and ``word`` give, advisory words left out; None where
    the queries must make them, because there are too many people or their ids are out of the ordinary.

    ``affinity``: what becomes of it after a death; ``every``: every word of a pair, else the nearest.
    """
    ids, people = staff["person_id"].combine_chunks(), filled(staff["p"].combine_chunks(), 0)
    if not len(people) or people.max() > PEOPLE or pc.any(pc.match_substring_regex(ids, SPECIAL)).as_py():
        return None
    place = np.zeros(people.max() + 1, np.int32)
    place[people] = np.arange(len(people), dtype=np.int32)
    listed = [row for row in word if row["scope"] == "in"]
    return Rows(_chosen(_keys(paths, word), listed, COUNTING[affinity], every), ids, place, _ends(listed))


def _keys(paths: pa.Table, word: Sequence[Mapping[str, Any]]) -> NDArray[np.uint64]:
    """The paths as numbers, in order."""
    rank = np.zeros(128, np.uint64)
    rank[[row["word_no"] for row in word]] = [row["rank"] for row in word]
    keys = np.empty(len(paths), np.uint64)

    def work(at: int) -> None:
        piece = paths.slice(at, BATCH).combine_chunks()
        a, b, word_no, worth = (filled(piece[name].chunk(0), 0) for name in ("a", "b", "word_no", "worth"))
        part = keys[at : at + BATCH]
        part[:] = a
        lengthen(part, ((PERSON, b), (WORD, rank[word_no]), (WORTH, worth)))

    shared(work, range(0, len(keys), BATCH))
    keys.sort()
    return keys


def _chosen(
    keys: NDArray[np.uint64], listed: Sequence[Mapping[str, Any]], bases: Sequence[int], every: bool
) -> NDArray[np.uint64]:
    """The best path of each pair and word, where it counts; unless every word is asked for, the nearest word of a pair only."""
    keys = only(keys, first(keys >> WORTH))
    counts = np.zeros(1 << END, np.bool_)
    for row in listed:
        for basis in bases:
            counts[(row["rank"] << WORTH) + 4 * basis :][:4] = True
    keys = only(keys, counts[keys & ENDS])
    return keys if every else only(keys, first(keys >> END))


def _ends(listed: Sequence[Mapping[str, Any]]) -> pa.Array:
    """How a line ends after the two people, for each rank of a word and worth."""
    ends = [""] * (1 << END)
    for row in listed:
        for worth in range(1 << WORTH):
            ends[(row["rank"] << WORTH) + worth] = f"{row['word']},{row['class']},{BY_WORTH[worth % 4]}\n"
    return words(ends)
