"""One peer of ``make bench``: kin pairs by walking rustworkx graphs (a graph library in Rust) over the ties in force.

    python -m tests.bench_rustworkx FOLDER OUTPUT

As the networkx walk does: from everybody on the staff along the letters of the words, by paths of distinct people.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from kinship import kin
from tests.bench_ties import leave, read, ties
from tests.bench_tools import Steps as Watch

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

    watch = Watch()
    ids, staff = read(folder, "person")
    number = {person_id: at for at, person_id in enumerate(ids)}
    up, wed = rustworkx.PyDiGraph(), rustworkx.PyDiGraph()
    for graph, name in ((up, "up"), (wed, "wed")):
        graph.add_nodes_from(ids)
        graph.add_edges_from_no_data([(number[one], number[other]) for one, other in zip(*read(folder, name), strict=True)])
    steps: Steps = {"P": up.successor_indices, "C": up.predecessor_indices, "S": wed.successor_indices}
    on = {at for at, held in enumerate(staff) if held}
    watch.over("load")
    found: dict[str, list[tuple[str, str]]] = {word: [] for word in RANK}
    for one in on:
        for other, word in nearest(one, on, steps).items():
            found[word].append((ids[one], ids[other]))
    watch.over("derive")
    leave((([a for a, _ in pairs], [b for _, b in pairs], word) for word, pairs in found.items()), output)
    watch.over("write")
    watch.leave(output)


def nearest(person: int, staff: set[int], steps: Steps) -> dict[int, str]:
    """The relatives on the staff with a larger number → the nearest word, in people whose ids are in order."""
    found: dict[int, str] = {}
    paths: list[tuple[str, tuple[int, ...]]] = [("", (person,))]
    while paths:
        word, path = paths.pop()
        for letter in NEXT[word]:
            longer = word + letter
            for other in steps[letter](path[-1]):
                if other in path:
                    continue
                paths.append((longer, (*path, other)))
                if other > person and longer in RANK and other in staff:
                    held = found.get(other, longer)
                    found[other] = longer if RANK[longer] < RANK[held] else held
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
