"""Which moves would be a finding, alone or together: judged by the queries of a check, every planned move a person of its own.

A clone has the kin of the person and holds the post that the person would take, besides those kept. One pass of the queries
judges all clones against each other and against everybody who stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kinship.engines import Engine, records, run_all
from kinship.finding import finding_id
from kinship.judge import JUDGE
from kinship.organ_change import Organs
from kinship.rotation.moves import Move, Rules

CLONES = {"clone_kin": "kin_word", "clone_post": "post_now", "clone_person": "person", "clone_business": "business"}
VIOLATION, REVIEW = 3, 2

Row = dict[str, Any]
Side = Move | str
"""A planned move, or the person_id of somebody who stays."""


@dataclass(slots=True)
class Forbidden:
    """``alone``: moves that would be a new violation by themselves; ``pairs``: two sides that would be one together; ``kept``: of
    findings that are there, by id, the sides with whom they would go on; ``reviews``: how many findings for review come new with
    a move while everybody else stays."""

    alone: set[Move] = field(default_factory=set)
    pairs: set[tuple[Side, Side]] = field(default_factory=set)
    kept: dict[str, set[tuple[Side, Side]]] = field(default_factory=lambda: defaultdict(set))
    reviews: dict[Move, int] = field(default_factory=lambda: defaultdict(int))


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges moves in an engine that holds the county. ``known``: finding id → severity number of what is there."""

    engine: Engine
    rules: Rules
    known: Mapping[str, int]
    origins: Mapping[str, str]

    @classmethod
    def of(cls, engine: Engine, rules: Rules, known: Mapping[str, int]) -> Judge:
        """Reads the organs."""
        return cls(engine, rules, known, Organs(records(engine, "organ")).origins())

    def judged(self, moves: Iterable[Move]) -> Forbidden:
        """What these moves would bring."""
        asked = sorted(set(moves))
        found = Forbidden()
        if asked:
            sides, rows = self._found(asked)
            for row in rows:
                self._take(found, row, sides)
        return found

    def _found(self, moves: Sequence[Move]) -> tuple[dict[int, Side], list[Row]]:
        """Who each number is, and the rows of ``clone_found``."""
        import pyarrow as pa
        import pyarrow.compute as pc

        first = 1 + pc.max(self.engine.get("known")["p"]).as_py()
        people = [self.rules.seats.by_no[move.leaves].row["p"] for move in moves]
        clones = {first + at: move for at, move in enumerate(moves)}
        data = {
            "clone": pa.array(list(clones), pa.int32()),
            "p": pa.array(people, pa.int32()),
            "leaves": pa.array([move.leaves for move in moves], pa.int32()),
            "takes": pa.array([move.takes for move in moves], pa.int32()),
        }
        with self.engine.branch():
            self.engine.put("clone", pa.table(data))
            run_all(self.engine, "rotation", " ".join(("clone_organ", *CLONES)))
            for name, table in CLONES.items():
                self.engine.rename(name, table)
            run_all(self.engine, "findings", JUDGE.removeprefix("post_now "))
            self.engine.run("rotation/clone_found")
            rows = records(self.engine, "clone_found")
        return {**self._stay(rows), **clones}, rows

    def _stay(self, rows: Sequence[Row]) -> dict[int, str]:
        """The person_ids of those in findings who stay."""
        import pyarrow as pa
        import pyarrow.compute as pc

        numbers = {row[side] for row in rows for side in ("one", "other")} - {None}
        known = self.engine.get("known").select(["p", "person_id"])
        held = known.filter(pc.is_in(known["p"], pa.array(sorted(numbers), known["p"].type)))
        return dict(zip(held["p"].to_pylist(), held["person_id"].to_pylist(), strict=True))

    def _take(self, found: Forbidden, row: Row, sides: Mapping[int, Side]) -> None:
        """One finding of the clones: new or there already, and between whom."""
        both = [sides[number] for number in (row["one"], row["other"]) if number is not None]
        moves = [one for one in both if isinstance(one, Move)]
        people = [self.rules.who(one) if isinstance(one, Move) else one for one in both]
        organ = self.origins.get(row["organ_id"], row["organ_id"])
        key = finding_id(f"{row['pack']}/{row['rule']}", people, organ, row["situation"])
        before, severity = self.known.get(key, 0), row["severity"]
        if severity == VIOLATION and before < VIOLATION:
            if len(both) == 1:
                found.alone.add(moves[0])
            else:
                found.pairs.add(ordered(both[0], both[1]))
        elif key in self.known:
            found.kept[key].add(ordered(both[0], both[-1]))
        if severity == REVIEW and before == 0 and len(moves) == 1:
            found.reviews[moves[0]] += 1


def ordered(one: Side, other: Side) -> tuple[Side, Side]:
    """Two sides, moves first, the same way round whoever comes first."""
    first, second = sorted((one, other), key=lambda side: (isinstance(side, str), str(side)))
    return first, second
