"""Organs that were renamed, merged or split: where a post lies on a day, and which organ keeps the identity of which.

A post is recorded in one organ, often by the name that it has today. On another day that organ may not have been founded, or no
longer be there. A successor takes over the posts of its only predecessor or of several; of a split organ nobody knows where a
post went, and of a merged one where it came from, unless the sources say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kinship.account import Account, Problem
from kinship.engines import Engine, records
from kinship.errors import Place

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the posts of an organ lie on a day: ``then`` is None where that is unknown, and ``why`` says so.

    ``joined_on`` is the day since which they lie there together; ``moved`` tells that they came there with their organ.
    """

    then: str | None
    joined_on: date | None = None
    moved: bool = False
    why: str = ""


class Organs:
    """The organs with their beginnings, ends and successors."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.by_id = {row["organ_id"]: row for row in sorted(rows, key=lambda row: str(row["organ_id"]))}
        self.after = {organ: [one for one in _listed(row) if one in self.by_id] for organ, row in self.by_id.items()}
        self.before: dict[str, list[str]] = {organ: [] for organ in self.by_id}
        for organ, successors in self.after.items():
            for successor in successors:
                self.before[successor].append(organ)

    def placed(self, organ: str, as_of: date) -> Placed:
        """Where the posts of ``organ`` lie on the day ``as_of``."""
        seen, then, came = {organ}, organ, None
        while (ways := self._elsewhere(then, as_of)) is not None:
            ahead = self._ended(then, as_of)
            if len(ways) != 1 or ways[0] in seen:
                return Placed(None, why=_why(ways, ahead))
            came = self.by_id[then]["end_on"] if ahead and not self._renamed(then, ways[0]) else came
            then = ways[0]
            seen.add(then)
        founded = self.by_id[self.origin(then)]["start_on"]
        return Placed(then, founded if founded and founded <= as_of else came, came is not None)

    def origin(self, organ: str) -> str:
        """The oldest name of an organ: it stays the same one while it is only renamed.

        >>> renamed = [{"organ_id": "old", "successors": "new"}, {"organ_id": "new", "successors": None}]
        >>> Organs(renamed).origin("new")
        'old'
        """
        seen = {organ}
        while len(self.before[organ]) == 1 and self._renamed(self.before[organ][0], organ) and self.before[organ][0] not in seen:
            organ = self.before[organ][0]
            seen.add(organ)
        return organ

    def gone_on(self, organ: str) -> date | None:
        """The day on which an organ was closed, merged or split: by none of its names it is there any more. None where that is
        not told, and where those who took over are unknown.

        >>> closed = {"organ_id": "new", "successors": None, "end_on": date(2024, 5, 1)}
        >>> Organs([{"organ_id": "old", "successors": "new", "end_on": date(2019, 3, 1)}, closed]).gone_on("old")
        datetime.date(2024, 5, 1)
        """
        seen = {organ}
        while len(self.after[organ]) == 1 and self._renamed(organ, self.after[organ][0]) and self.after[organ][0] not in seen:
            organ = self.after[organ][0]
            seen.add(organ)
        end: date | None = self.by_id[organ]["end_on"]
        return end if self.after[organ] or not _listed(self.by_id[organ]) else None

    def made_on(self, organ: str) -> date | None:
        """The day on which an organ was made of others by a merger or a split; None where it was not, or no day is told."""
        first = self.origin(organ)
        made: date | None = self.by_id[first]["start_on"]
        return made if self.before[first] else None

    def origins(self) -> dict[str, str]:
        """The oldest name of every organ that was renamed."""
        return {organ: first for organ in self.by_id if (first := self.origin(organ)) != organ}

    def line(self, organ: str) -> list[str]:
        """The organ and all that came before or after it, by id."""
        found, open_ = {organ}, [organ]
        while open_:
            one = open_.pop()
            near = {*self.before[one], *self.after[one]} - found
            found |= near
            open_ += near
        return sorted(found)

    def _elsewhere(self, organ: str, as_of: date) -> Sequence[str] | None:
        """The organs in one of which the posts of ``organ`` lie instead; None where they lie in it."""
        if self._ended(organ, as_of):
            return self.after[organ]
        start = self.by_id[organ]["start_on"]
        return self.before[organ] if start and start > as_of else None

    def _ended(self, organ: str, as_of: date) -> bool:
        """Whether an organ is gone; not on the last days before the successor begins, which some lists count as its own."""
        end = self.by_id[organ]["end_on"]
        starts = [self.by_id[one]["start_on"] for one in self.after[organ]]
        return bool(end and end <= as_of and (not starts or any(start is None or start <= as_of for start in starts)))

    def _renamed(self, before: str, after: str) -> bool:
        return self.after[before] == [after] and self.before[after] == [before]


def unknown_successors(rows: Iterable[Row]) -> list[tuple[int, str]]:
    """(row, id) of each successor that is no organ.

    >>> unknown_successors([{"organ_id": "a", "successors": "b;a", "row": 2}])
    [(2, 'b')]
    """
    held = list(rows)
    known = {row["organ_id"] for row in held}
    return [(row["row"], one) for row in held for one in _listed(row) if one not in known]


def organ_loops(rows: Iterable[Row]) -> list[list[Row]]:
    """The organs that are above themselves, loop by loop.

    >>> rows = [{"organ_id": one, "parent_organ_id": above} for one, above in ("ab", "bc", "cb", "dd", "e?")]
    >>> [[row["organ_id"] for row in loop] for loop in organ_loops(rows)]
    [['b', 'c'], ['d']]
    """
    organs = {row["organ_id"]: row for row in rows}
    seen: set[str] = set()
    loops = []
    for first in organs:
        way: dict[str, Row] = {}
        here = first
        while here in organs and here not in seen:
            seen.add(here)
            way[here] = organs[here]
            here = organs[here]["parent_organ_id"]
        if here in way:
            ids = list(way)
            loops.append([way[one] for one in ids[ids.index(here) :]])
    return loops


def place_posts(engine: Engine, as_of: date, account: Account) -> bool:
    """Puts each post of the table ``post`` into the organ where it lies on the day; where that is unknown the post is left out
    and listed. False where no organ has dates: then all lie where the sources say.
    """
    rows = records(engine, "organ")
    organs = Organs(rows)
    if not any(row["start_on"] or row["end_on"] for row in rows):
        return False
    placed = {organ: organs.placed(organ, as_of) for organ in sorted(organs.by_id)}
    columns = {"organ_id": "VARCHAR", "then_id": "VARCHAR", "joined_on": "DATE", "moved": "BOOLEAN", "why": "VARCHAR"}
    told = [(organ, one.then, one.joined_on, one.moved, one.why or None) for organ, one in placed.items()]
    engine.put_rows("organ_then", columns, told)
    engine.run("findings/misplaced")
    tell_misplaced(engine, organs, account)
    engine.run("findings/post_then")
    engine.rename("post_then", "post")
    return True


def tell_misplaced(engine: Engine, organs: Organs, account: Account) -> None:
    """Lists the posts of which nobody knows where they lie (the table ``misplaced``)."""
    for row in records(engine, "misplaced"):
        near = {*organs.before[row["organ_id"]], *organs.after[row["organ_id"]]}
        others = "、".join(organs.by_id[one]["name"] for one in sorted(near))
        values = {"organ": organs.by_id[row["organ_id"]]["name"], "name": row["name"], "others": others}
        place, people = Place(row["source"] or "", sheet="post", column="organ_id"), ((row["person_id"], row["name"] or ""),)
        account.problems.append(Problem("warning", f"intake.organ-{row['why']}", place, values, people=people))


def _listed(row: Row) -> list[str]:
    return [one.strip() for one in (row["successors"] or "").split(";") if one.strip()]


def _why(ways: Sequence[str], ahead: bool) -> str:
    if not ways:
        return "ended" if ahead else "unfounded"
    return ("split" if ahead else "merged") if len(ways) > 1 else "in-circle"
