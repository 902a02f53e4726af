"""Who stands side by side: couples, and parents of a common child, in one row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import networkx as nx

from kinship.picture.family import Family, Pair

Unit = list[str]


def broods_of(family: Family) -> dict[tuple[str, ...], list[str]]:
    """The parents of a child as the picture joins them, in the order of telling → their children.

    >>> broods_of(Family.build("abc", [("a", "c"), ("b", "c")], []))
    {('a', 'b'): ['c']}
    """
    order = {one: at for at, one in enumerate(family.people)}
    parents: dict[str, set[str]] = {}
    for parent, child in family.parents:
        parents.setdefault(child, set()).add(parent)
    broods: dict[tuple[str, ...], list[str]] = {}
    for child in sorted(parents, key=order.__getitem__):
        broods.setdefault(tuple(sorted(parents[child], key=order.__getitem__)), []).append(child)
    return broods


def units_of(family: Family, rows: Mapping[str, int]) -> list[list[Unit]]:
    """The units of each row, in the order in which their people are told."""
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(family.people)
    graph.add_edges_from(pair for pair in _side_by_side(family) if rows[pair[0]] == rows[pair[1]])
    order = {one: at for at, one in enumerate(family.people)}
    found: list[list[Unit]] = [[] for _ in range(max(rows.values(), default=-1) + 1)]
    for part in nx.connected_components(graph):
        found[rows[min(part, key=order.__getitem__)]].append(_in_line(part, graph, order))
    for units in found:
        units.sort(key=lambda unit: min(order[one] for one in unit))
    return found


def _side_by_side(family: Family) -> list[Pair]:
    shared = [(parents[0], other) for parents in broods_of(family) for other in parents[1:]]
    return [*family.couples, *shared]


def _in_line(part: set[str], graph: nx.Graph, order: Mapping[str, int]) -> Unit:
    """A line in which partners are neighbours, as far as nobody has more than two."""

    def rank(one: str) -> tuple[int, int]:
        return (graph.degree[one], order[one])

    line = [min(part, key=rank)]
    left = part - set(line)
    while left:
        near = sorted(left & set(graph[line[-1]]), key=rank)
        if near:
            line.append(near[0])
        else:
            placed = next(one for one in line if left & set(graph[one]))
            near = sorted(left & set(graph[placed]), key=rank)
            line.insert(line.index(placed) + 1, near[0])
        left.remove(near[0])
    return line if order[line[0]] <= order[line[-1]] else line[::-1]


def middle(parents: Sequence[str], x: Mapping[str, float]) -> float:
    """Where the line to the children leaves: between the parents."""
    return sum(x[one] for one in parents) / len(parents)
