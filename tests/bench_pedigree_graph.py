"""One peer of ``make bench``: blood pairs by pedigree-graph (sparse rows in Rust). Runs by itself, under Python 3.13 or newer.

    python3.13 tests/bench_pedigree_graph.py FOLDER OUTPUT

Reads the people and parents of a canonical folder, writes person_id,relative_id,word, and the seconds of each step beside it.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

WORDS = {"P": ("MO", "FO"), "PC": ("FS", "MHS", "PHS"), "PP": ("GP",), "PPC": ("Av", "HAv"), "PPCC": ("1C", "H1C")}
"""Our word → the peer's categories that it covers; half blood counts."""


def main(folder: Path, output: Path, threads: int = 2) -> None:
    """Reads, asks for the categories, writes the pairs."""
    from pedigree_graph import PedigreeGraph, configure_threads

    laps = [time.perf_counter()]
    configure_threads(threads)
    ids, mother, father = parents(folder)
    laps.append(time.perf_counter())
    graph = PedigreeGraph.from_arrays(ids=np.arange(len(ids)), mother_ids=mother, father_ids=father)
    pairs = graph.relationship_pairs(categories=[code for codes in WORDS.values() for code in codes])
    laps.append(time.perf_counter())
    with output.open("wb") as file:
        file.write(b"person_id,relative_id,word\n")
        for word, codes in WORDS.items():
            for first, second in (pairs[code] for code in codes):
                columns = [ids.take(pa.array(first)), ids.take(pa.array(second)), pa.repeat(word, len(first))]
                table = pa.table(columns, ["person_id", "relative_id", "word"])
                pyarrow.csv.write_csv(table, file, pyarrow.csv.WriteOptions(include_header=False, quoting_style="none"))
    laps.append(time.perf_counter())
    seconds = dict(zip(("load", "derive", "write"), np.diff(laps).round(3).tolist(), strict=True))
    output.with_suffix(".json").write_text(json.dumps(seconds), encoding="utf-8")


def parents(folder: Path) -> tuple[pa.Array, Any, Any]:
    """The ids, and the row of each person's mother and father, -1 for none."""
    person = pq.read_table(folder / "person.parquet", columns=["person_id", "sex"]).combine_chunks()
    tie = pq.read_table(folder / "parent.parquet", columns=["child_id", "parent_id"])
    ids = person["person_id"].combine_chunks()
    child, parent = (pc.index_in(tie[side], value_set=ids).to_numpy() for side in ("child_id", "parent_id"))
    female = np.asarray(pc.equal(person["sex"], "F"))[parent]
    sides = [np.full(len(ids), -1, np.int64) for _ in range(2)]
    for held, counts in zip(sides, (female, ~female), strict=True):
        held[child[counts]] = parent[counts]
    return ids, sides[0], sides[1]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
