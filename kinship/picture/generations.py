"""Which generation everybody belongs to: parents stand a row above their children, couples in one row."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from kinship.picture.family import Family


def generations(family: Family) -> dict[str, int]:
    """Person → row, 0 the eldest of each group of people who hang together.

    Where marriages lie across generations there are no rows in which every tie is one step: parents still stand above their
    children, and couples in one row as far as that allows.

    >>> generations(Family.build(["a", "b", "c"], [("b", "a")], [("b", "c")]))
    {'b': 0, 'c': 0, 'a': 1}
    """
    rows = _counted(family)
    return rows if _fits(family, rows) else _layered(family)


def groups(family: Family) -> Iterator[list[str]]:
    """The people who hang together by ties, in the order of their telling."""
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(family.people)
    graph.add_edges_from((*family.parents, *family.couples))
    order = {one: at for at, one in enumerate(family.people)}
    for part in nx.connected_components(graph):
        yield sorted(part, key=order.__getitem__)


def _counted(family: Family) -> dict[str, int]:
    """Rows by counting steps from the first person of each group."""
    near: dict[str, list[tuple[str, int]]] = {one: [] for one in family.people}
    for parent, child in family.parents:
        near[child].append((parent, -1))
        near[parent].append((child, 1))
    for one, other in family.couples:
        near[one].append((other, 0))
        near[other].append((one, 0))
    rows: dict[str, int] = {}
    for first in family.people:
        if first not in rows:
            rows |= _spread_from(first, near)
    return rows


def _spread_from(first: str, near: dict[str, list[tuple[str, int]]]) -> dict[str, int]:
    rows, waiting = {first: 0}, [first]
    for one in waiting:
        for other, step in near[one]:
            if other not in rows:
                rows[other] = rows[one] + step
                waiting.append(other)
    top = min(rows.values())
    return {one: row - top for one, row in sorted(rows.items(), key=lambda item: item[1])}


def _fits(family: Family, rows: dict[str, int]) -> bool:
    return all(rows[child] == rows[parent] + 1 for parent, child in family.parents) and all(
        rows[one] == rows[other] for one, other in family.couples
    )


def _layered(family: Family) -> dict[str, int]:
    """Rows by the longest line of descent, with couples as one as long as that makes no circle."""
    graph, block = _without_circles(family), {one: one for one in family.people}
    for one, other in family.couples:
        kept, gone = block[one], block[other]
        if kept != gone and not nx.has_path(graph, kept, gone) and not nx.has_path(graph, gone, kept):
            graph = nx.contracted_nodes(graph, kept, gone, self_loops=False, copy=False)
            block = {who: kept if held == gone else held for who, held in block.items()}
    rows = {node: row for row, layer in enumerate(nx.topological_generations(graph)) for node in layer}
    for node in reversed(list(nx.topological_sort(graph))):
        below = [rows[child] for child in graph.successors(node)]
        rows[node] = max(rows[node], min(below) - 1) if below else rows[node]
    return {one: rows[block[one]] for one in family.people}


def _without_circles(family: Family) -> nx.DiGraph:
    """The lines of descent; of a circle, which only a mistake can make, the last tie told is left out."""
    graph: nx.DiGraph = nx.DiGraph()
    graph.add_nodes_from(family.people)
    for parent, child in family.parents:
        if not nx.has_path(graph, child, parent):
            graph.add_edge(parent, child)
    return graph
