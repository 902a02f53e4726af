"""Runs the cases of a rule pack through the same check as a real county, and tells which do not come out as written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

from kinship.case_read import cases_of
from kinship.cases import Case, cases_county
from kinship.errors import PackError
from kinship.pack_model import Pack
from kinship.rules import built_in

CHECKOUT = Path(__file__).resolve().parent.parent / "tests" / "cases"
"""Where the cases lie in a checkout; an installed program has them beside its packs."""


@dataclass(slots=True)
class Outcome:
    """What the check said about one case."""

    case: Case
    found: list[str] = field(default_factory=list)
    movers: set[str] = field(default_factory=set)
    arms: set[tuple[str, str]] = field(default_factory=set)
    """By which arm each situation was found."""

    @property
    def holds(self) -> bool:
        """Whether exactly the expected findings came out, and the expected person would have to move."""
        right_mover = self.case.mover is None or self.movers == {self.case.mover}
        return tuple(sorted(self.found)) == self.case.expect and right_mover


def run_cases(pack: Pack, cases: Sequence[Case]) -> list[Outcome]:
    """The outcome of each case, in order. Cases of one day share a county, in which they do not touch each other."""
    outcomes = [Outcome(case) for case in cases]
    days = defaultdict(list)
    for outcome in outcomes:
        days[outcome.case.as_of].append(outcome)
    for group in days.values():
        _run_day(pack, group)
    return outcomes


def find_cases(pack: Pack, file: Path | None = None) -> list[Case]:
    """The cases of a pack: of ``file`` where it is given, else those shipped with a built-in pack, else those beside the pack.

    Raises PackError where there are none.
    """
    cases = cases_of(pack.id, [file] if file else _files(pack))
    if not cases:
        raise PackError("pack.no-cases", pack=pack.id)
    return cases


def _files(pack: Pack) -> list[Path]:
    if Path(pack.file).name == pack.file and pack.id in built_in():
        installed = Path(str(resources.files("kinship").joinpath("packs", "cases")))
        folder = installed if installed.is_dir() else CHECKOUT
        return sorted(folder.glob("*.toml"))
    beside = Path(pack.file).with_suffix(".cases.toml")
    return [beside] if beside.is_file() else []


def _run_day(pack: Pack, group: list[Outcome]) -> None:
    from kinship.judge import check_county

    document: dict[str, Any] = check_county(
        cases_county([outcome.case for outcome in group]), packs=[pack], as_of=group[0].case.as_of
    )
    for finding in document["findings"]:
        number = finding["people"][0]["person_id"].partition("/")[0]
        outcome = group[int(number)]
        outcome.found.append(f"{finding['severity']} {finding['situation']['kind']}")
        outcome.arms.add((finding["situation"]["kind"], finding["situation"]["arm"]))
        outcome.movers.add((finding["mover"] or "/").partition("/")[2])
