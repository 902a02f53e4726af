"""The neighbourhood of the conflicts: moves of the people in them, and of those with whom they could change places.

A global model of every person and every seat does badly: of 5,000 people it moved 1,721 where 28 were enough. Here few are asked,
and more only where a conflict cannot be cleared with them. Small counties are asked whole.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kinship.rotation.moves import Move, Rules
from kinship.rotation.seats import Kind, Seat

LARGEST, WHOLE = 40, 20_000
"""Seats up to which every move within a kind is asked, and moves up to which that is done for all kinds together."""
BREADTH, LEAST, TRIED = 12, 5, 200
"""How many partners are asked for each person in a conflict, at most and at least, and how many seats are looked at for them."""
LOOKS = 60_000
"""Swaps that are looked at in all, where that leaves enough for everybody."""
ROOM = 20_000
"""Moves that are asked in all, where that leaves the least for everybody."""
SAME_ORGAN = 2
"""Partners of one organ, so that relatives there do not rule out all of them."""
BRIDGES, FEW = 8, 60
"""People of each kind who can stand in for several in conflicts, and among how many in conflicts they are looked for."""


@dataclass(slots=True)
class Neighbourhood:
    """``whole``: the kinds of seats of which every move is asked."""

    moves: set[Move] = field(default_factory=set)
    whole: set[Kind] = field(default_factory=set)

    def complete(self, kinds: Iterable[Kind]) -> bool:
        """Whether no move among seats of these kinds is left out."""
        return set(kinds) <= self.whole


def around(rules: Rules, core: Sequence[Seat], seed: int) -> Neighbourhood:
    """The first neighbourhood of the seats that people in conflicts hold."""
    found = Neighbourhood()
    sizes = {kind: len(rules.seats.by_kind[kind]) for kind in {seat.kind for seat in core}}
    room = WHOLE
    for kind in sorted(sizes, key=lambda kind: (sizes[kind], str(kind))):
        if sizes[kind] <= LARGEST and sizes[kind] ** 2 <= room:
            room -= sizes[kind] ** 2
            found.whole.add(kind)
            found.moves.update(_every(rules, kind))
    among = [seat for seat in core if seat.kind not in found.whole]
    breadth = max(LEAST, min(BREADTH, ROOM // (3 * max(1, len(among)))))
    grow(rules, found, among, breadth, seed)
    found.moves.update(_among(rules, among, breadth, seed))
    return found


def grow(rules: Rules, found: Neighbourhood, core: Sequence[Seat], breadth: int, seed: int) -> bool:
    """Adds more partners for these seats; False where there are none."""
    before = len(found.moves)
    pools = {kind: list(rules.seats.by_kind[kind]) for kind in {seat.kind for seat in core} - found.whole}
    for kind in sorted(pools, key=str):
        random.Random(f"{seed} {kind}").shuffle(pools[kind])
    tried = max(8 * breadth, min(TRIED, LOOKS // max(1, len(core))))
    for at, seat in enumerate(core):
        if seat.kind in pools:
            pool = pools[seat.kind]
            begin = (at * tried) % len(pool)  # not all ask the same partners
            found.moves.update(_partners(rules, seat, [*pool[begin:], *pool[:begin]], breadth, tried))
    return len(found.moves) > before


def _every(rules: Rules, kind: Kind) -> Iterator[Move]:
    seats = [seat for seat in rules.seats.by_kind[kind] if rules.free(seat)]
    for seat in seats:
        if not seat.vacant:
            yield from (Move(seat.no, to.no) for to in seats if rules.fits(seat, to))


def _partners(rules: Rules, seat: Seat, pool: Sequence[Seat], breadth: int, tried: int) -> Iterator[Move]:
    """Swaps with the cheapest of the first that can be made, and moves into vacancies."""
    swaps, looked = [], 0
    for to in pool:
        if looked >= tried:
            break
        if not rules.fits(seat, to) or (not to.vacant and not rules.fits(to, seat)):
            continue
        looked += 1
        there = Move(seat.no, to.no)
        back = 0 if to.vacant else rules.cost(Move(to.no, seat.no))
        swaps.append((rules.cost(there) + back, looked, to))
    inside: dict[str, int] = defaultdict(int)
    left = breadth
    for _, _, to in sorted(swaps, key=lambda one: one[:2]):
        inside[to.organ] += 1
        if inside[to.organ] <= max(SAME_ORGAN, breadth // 6) and left:
            left -= 1
            yield Move(seat.no, to.no)
            if not to.vacant:
                yield Move(to.no, seat.no)


def _among(rules: Rules, core: Sequence[Seat], breadth: int, seed: int) -> Iterator[Move]:
    """Moves from seat to seat among the people in conflicts: they need nobody else."""
    kinds: dict[Kind, list[Seat]] = defaultdict(list)
    for seat in core:
        kinds[seat.kind].append(seat)
    for kind in sorted(kinds, key=str):
        seats = kinds[kind] + _bridges(rules, kinds[kind], seed)
        random.Random(f"{seed} {kind}").shuffle(seats)
        for at, seat in enumerate(seats):
            reach = [seats[(at + step) % len(seats)] for step in range(1, len(seats))]
            fit = [to for to in reach if rules.fits(seat, to)]
            yield from (Move(seat.no, to.no) for to in fit[:breadth])


def _bridges(rules: Rules, core: Sequence[Seat], seed: int) -> list[Seat]:
    """Others who can take the seats of most people in conflicts, and whose own seat most of them can take: with one such person
    two who cannot take each other's seats need three moves, not four."""
    if not 1 < len(core) <= FEW or len({seat.required for seat in core}) == 1:
        return []
    inside = {seat.holder for seat in core}
    pool = [seat for seat in rules.seats.by_kind[core[0].kind] if seat.holder and seat.holder not in inside and rules.free(seat)]
    random.Random(f"{seed}").shuffle(pool)

    def reach(seat: Seat) -> int:
        return sum(rules.fits(seat, to) for to in core) + sum(rules.fits(one, seat) for one in core)

    return sorted(pool[: 8 * TRIED], key=reach, reverse=True)[:BRIDGES]
