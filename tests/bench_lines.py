"""What both sides of ``tests.bench_resolve`` share: the folder of forms read the same way, and the truth about its lines."""

from __future__ import annotations

import csv
import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kinship.account import Account
from kinship.tables import arrow
from loaders.canonical.folder import table_file
from loaders.canonical.forms import read_forms
from loaders.identity.mentions import Mention, read_mentions
from loaders.identity.people import People, gather
from tests.bench_walk import table

Said = tuple[int, str, str]
"""A row of the declared table, the member of staff it was said to be about, and how sure that is."""


@dataclass
class Watch:
    """Seconds of wall time and of processor time (of all threads) by stage."""

    seconds: dict[str, tuple[float, float]] = field(default_factory=dict)
    _began: tuple[float, float] = field(default_factory=lambda: _now())

    def lap(self, stage: str) -> None:
        """Says that ``stage`` is over."""
        now = _now()
        self.seconds[stage], self._began = (now[0] - self._began[0], now[1] - self._began[1]), now


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def read(folder: Path) -> tuple[People, list[Mention], list[dict[str, Any]]]:
    """The staff, the lines that can tie somebody, and the organs of the forms of a generated county."""
    tables = ("person", "organ", "post", "parent", "spouse", "declared")
    rows, lines = read_forms({name: table_file(folder / "forms", name) or arrow(name, []) for name in tables}, Account())
    people = gather(rows["person"], rows["post"])
    return people, read_mentions(lines, people, Account()), rows["organ"]


def leave(output: Path, said: Iterable[Said], watch: Watch) -> None:
    """Leaves what was said, and how long it took."""
    with output.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(said)
    output.with_suffix(".json").write_text(json.dumps(watch.seconds), encoding="utf-8")


def said_in(output: Path) -> list[Said]:
    """What was left."""
    with output.open(encoding="utf-8", newline="") as file:
        return [(int(row), person, sure) for row, person, sure in csv.reader(file)]


@dataclass(frozen=True)
class Score:
    """How many answers are wrong, precision (of what was said) and recall (of all lines about members of the staff)."""

    wrong: int
    precision: float
    recall: float


@dataclass
class Truth:
    """Whom each line of a generated county is really about, for those about members of the staff."""

    about: dict[int, str]

    @classmethod
    def of(cls, folder: Path) -> Truth:
        """Reads it."""
        staff = {row["person_id"] for row in table(folder / "forms", "person")}
        lines = ((int(row["row"]), row["relative_id"]) for row in table(folder / "truth", "forms"))
        return cls({row: relative for row, relative in lines if relative in staff})

    def score(self, said: Sequence[Said]) -> Score:
        """How right it is."""
        right = sum(self.about.get(row) == person for row, person, _ in said)
        return Score(len(said) - right, right / (len(said) or 1), right / (len(self.about) or 1))
