"""Moves in the order in which they hang together: swaps, rounds, and chains that begin at a vacancy."""

from __future__ import annotations

from collections.abc import Sequence

from kinship.rotation.moves import Move


def chains(moves: Sequence[Move], first: Sequence[Move] = ()) -> list[list[Move]]:
    """Each chain begins with a move that leads into a vacancy, else with the first of ``first`` in it, else with the lowest.

    In a chain the next move is that of whoever takes the seat that was left.

    >>> chains([Move(1, 2), Move(2, 1), Move(5, 9), Move(7, 5)])
    [[Move(leaves=5, takes=9), Move(leaves=7, takes=5)], [Move(leaves=1, takes=2), Move(leaves=2, takes=1)]]
    """
    into = {move.takes: move for move in moves}
    left = {move.leaves for move in moves}
    heads = [move for move in sorted(moves) if move.takes not in left]
    found, done = [], set()
    for head in [*heads, *first, *sorted(moves)]:
        chain = []
        move: Move | None = head
        while move is not None and move not in done:
            done.add(move)
            chain.append(move)
            move = into.get(move.leaves)
        if chain:
            found.append(chain)
    return found
