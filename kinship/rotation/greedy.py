"""A first plan by swaps: each conflict takes the cheapest exchange that nothing done before rules out. It is only a hint."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from kinship.rotation.conflicts import Conflict
from kinship.rotation.forbidden import Side
from kinship.rotation.moves import Move
from kinship.rotation.problem import Problem


def greedy(problem: Problem, begun: Sequence[Move] = ()) -> list[Move]:
    """Moves that clear what single swaps can clear, in the order of the conflicts, besides those of a plan that was begun."""
    return _Swaps(problem, begun).made()


class _Swaps:
    def __init__(self, problem: Problem, begun: Sequence[Move]) -> None:
        self.problem = problem
        self.known = set(problem.allowed)
        self.plan: dict[str, Move] = {}
        self.taken: set[int] = set()
        self.enemies: dict[Side, set[Side]] = defaultdict(set)
        for one, other in problem.pairs:
            self.enemies[one].add(other)
            self.enemies[other].add(one)
        self.left: dict[Any, int] = defaultdict(int)
        for move in begun:
            self._do(move)

    def made(self) -> list[Move]:
        for conflict in self.problem.conflicts:
            if not conflict.whole and not any(who in self.plan for who in conflict.movers):
                swap = next(self._swaps(conflict), None)
                for move in swap or ():
                    self._do(move)
        return sorted(self.plan.values())

    def _swaps(self, conflict: Conflict) -> Iterator[tuple[Move, ...]]:
        """The swaps that would clear it, cheapest first."""
        problem = self.problem
        moves = [move for who in conflict.movers for move in problem.of_person.get(who, ())]
        for move in sorted(moves, key=lambda move: (problem.rules.cost(move), move)):
            if conflict.tenure and not problem.clears(conflict, move):
                continue
            back = Move(move.takes, move.leaves)
            swap = (move,) if problem.seat(move.takes).vacant else (move, back)
            if all(one in self.known for one in swap) and self._open(swap):
                yield swap

    def _open(self, swap: tuple[Move, ...]) -> bool:
        """Whether nobody of the swap has moved, the seats are as they were, and nothing stands against it."""
        who = {self.problem.rules.who(move) for move in swap}
        if who & self.plan.keys() or self.taken & {move.takes for move in swap}:
            return False
        out_of_turn = any(self._out_of_turn(person, who) for person in who)
        return not out_of_turn and not any(self._against(move, swap, who) for move in swap) and self._within(swap)

    def _out_of_turn(self, person: str, who: set[str]) -> bool:
        """Whether somebody would move who is not the one to move first, without a reason of his or her own."""
        return any(
            person in one.others and not self.problem.has_reason(person, one) and not set(one.movers) & (who | self.plan.keys())
            for one in self.problem.reasons.get(person, ())
            if not one.tenure
        )

    def _against(self, move: Move, swap: tuple[Move, ...], who: set[str]) -> bool:
        for enemy in self.enemies.get(move, ()):
            if isinstance(enemy, Move):
                if enemy in swap or self.plan.get(self.problem.rules.who(enemy)) == enemy:
                    return True
            elif enemy not in who and enemy not in self.plan:
                return True
        return False

    def _within(self, swap: tuple[Move, ...]) -> bool:
        """Whether the limits of organs and sections still hold."""
        return all(self.left[key] < limit for move in swap for key, limit in self._limits(move))

    def _limits(self, move: Move) -> Iterator[tuple[Any, int]]:
        seat, to = self.problem.seat(move.leaves), self.problem.seat(move.takes)
        if seat.organ != to.organ:
            yield ("organ", seat.organ), self.problem.leave_limit(seat.organ)
        if seat.section != to.section and seat.no in self.problem.experienced.get(seat.section, ()):
            yield ("section", seat.section), self.problem.may_go(seat.section)

    def _do(self, move: Move) -> None:
        self.plan[self.problem.rules.who(move)] = move
        self.taken.add(move.takes)
        for key, _ in self._limits(move):
            self.left[key] += 1
