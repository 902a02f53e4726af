"""Whom a row of the query ``finding`` is about: one person, two relatives, or all whom a second placement or a body adds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kinship.engines import Engine, records

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Concerned:
    """What findings about more than two people have besides: second placements by number, and ties within a body."""

    swaps: dict[int, Row]
    ties: dict[tuple[str, str, str], list[Row]]
    ids: dict[int, str]

    @classmethod
    def read(cls, engine: Engine) -> Concerned:
        """From the tables ``swap``, ``quota_tie`` and ``involved``."""
        ties: dict[tuple[str, str, str], list[Row]] = {}
        for row in records(engine, "quota_tie"):
            ties.setdefault((row["pack"], row["rule"], row["organ_id"]), []).append(row)
        swaps = {row["swap_no"]: row for row in records(engine, "swap")}
        return cls(swaps, ties, {row["p"]: row["person_id"] for row in records(engine, "involved")})

    def swap(self, row: Row) -> Row | None:
        """The row of ``swap`` that a finding is about, if it is about one."""
        return self.swaps.get(row["swap_no"])

    def group(self, row: Row) -> Sequence[Row]:
        """The ties within the body that a finding is about; none for other findings."""
        return () if row["swap_no"] is not None else self.ties.get((row["pack"], row["rule"], row["organ_id"]), ())

    def people(self, row: Row) -> list[str]:
        """The person_ids of all whom a finding is about, sorted."""
        swap = self.swap(row)
        mates = (swap["mate_one"], swap["mate_other"]) if swap else ()
        tied = (tie[who] for tie in self.group(row) for who in ("one", "other"))
        numbers = {row["one"], row["other"], *mates, *tied} - {None}
        return sorted(self.ids[number] for number in numbers)
