"""One peer of ``make bench``: blood pairs by pedigree-graph (sparse rows in Rust). Runs by itself, under Python 3.13 or newer.

    python3.13 tests/bench_pedigree_graph.py FOLDER OUTPUT

Reads ``mother.npy`` and ``father.npy`` (the row of each person's parent, -1 for none) and leaves, as ``OUTPUT``, the rows of both
people and the number of the word in ``WORDS`` of each pair, in a form that costs it no time to write.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

WORDS = {"P": ("MO", "FO"), "PC": ("FS", "MHS", "PHS"), "PP": ("GP",), "PPC": ("Av", "HAv"), "PPCC": ("1C", "H1C")}
"""Our word → the peer's categories that it covers; half blood counts."""


def main(folder: Path, output: Path, threads: int = 2) -> None:
    """Reads, asks for the categories, leaves the pairs."""
    from pedigree_graph import PedigreeGraph, configure_threads

    configure_threads(threads)
    mother, father = (np.load(folder / f"{name}.npy") for name in ("mother", "father"))
    graph = PedigreeGraph.from_arrays(ids=np.arange(len(mother)), mother_ids=mother, father_ids=father)
    asked = [code for codes in WORDS.values() for code in codes]
    pairs = graph.relationship_pairs(categories=asked)
    held = [(number, *pairs[code]) for number, codes in enumerate(WORDS.values()) for code in codes]
    word = np.concatenate([np.full(len(first), number, np.int8) for number, first, _ in held])
    np.savez(
        output, first=np.concatenate([one for _, one, _ in held]), second=np.concatenate([two for *_, two in held]), word=word
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
