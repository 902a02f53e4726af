"""One peer of ``make bench``: kin pairs by walking rustworkx graphs (a graph library in Rust) over the ties in force.

    python -m tests.bench_rustworkx FOLDER OUTPUT

As the networkx walk does: from everybody on the staff along the letters of the words, by paths of distinct people.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from kinship import kin
from tests.bench_ties import leave, read, ties

PREFIXES = {word[:length] for word in kin.IN_SCOPE for length in range(1, len(word) + 1)}
NEXT = {at: [letter for letter in "PCS" if at + letter in PREFIXES] for at in {"", *PREFIXES}}
RANK = {word: kin.rank(word) for word in kin.IN_SCOPE}
Steps = dict[str, Callable[[int], Iterable[int]]]


def rustworkx_command(folder: Path, output: Path) -> list[str]:
    """The command that is measured."""
    return [sys.executable, "-m", "tests.bench_rustworkx", str(ties(folder)), str(output)]


def main(folder: Path, output: Path) -> None:
    """Reads, walks, writes the nearest word of each pair."""
    import rustworkx

    person, staff = read(folder, "person")
    up, wed = rustworkx.PyDiGraph(), rustworkx.PyDiGraph()
    for graph, name in ((up, "up"), (wed, "wed")):
        graph.add_nodes_from(range(len(person)))
        start, end = read(folder, name)
        graph.add_edges_from_no_data(list(zip(start.tolist(), end.tolist(), strict=True)))
    steps: Steps = {"P": up.successor_indices, "C": up.predecessor_indices, "S": wed.successor_indices}
    on = set(person[staff].tolist())
    found = [(one, other, rank) for one in on for other, rank in nearest(one, on, steps).items()]
    leave(folder, _by_word(found), output)


def nearest(person: int, staff: set[int], steps: Steps) -> dict[int, int]:
    """The relatives on the staff with a larger number → the rank of the nearest word."""
    found: dict[int, int] = {}
    paths: list[tuple[str, tuple[int, ...]]] = [("", (person,))]
    while paths:
        word, path = paths.pop()
        for letter in NEXT[word]:
            longer = word + letter
            for other in steps[letter](path[-1]):
                if other in path:
                    continue
                paths.append((longer, (*path, other)))
                rank = RANK.get(longer, 99)
                if other > person and other in staff and rank < found.get(other, 99):
                    found[other] = rank
    return found


def _by_word(found: list[tuple[int, int, int]]) -> Iterator[tuple[Any, Any, str]]:
    person, relative, rank = np.array(found, np.int64).reshape(-1, 3).T
    for word, number in RANK.items():
        yield person[rank == number], relative[rank == number], word


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
