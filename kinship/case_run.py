"""Runs the cases of a rule pack through the same check as a real county, and tells which do not come out as written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from kinship.case_county import cases_county
from kinship.case_outcome import Outcome, tell_outcomes
from kinship.case_read import cases_of
from kinship.case_tenure import TenureCase, tenure_cases_of
from kinship.cases import Case
from kinship.errors import PackError
from kinship.pack_model import Pack
from kinship.rules import built_in

CHECKOUT = Path(__file__).resolve().parent.parent / "tests" / "cases"
"""Where the cases lie in a checkout; an installed program has them beside its packs."""


def run_cases(pack: Pack, cases: Sequence[Case]) -> list[Outcome]:
    """The outcome of each case, in order.

    Cases of one day share a county, in which they do not touch each other; those that tell of the whole have one each.
    """
    outcomes = [Outcome(case) for case in cases]
    counties = defaultdict(list)
    for number, outcome in enumerate(outcomes):
        counties[outcome.case.as_of, number if outcome.case.apart else None].append(outcome)
    for group in counties.values():
        _run_day(pack, group)
    return outcomes


def find_cases(pack: Pack, file: Path | None = None) -> list[Case]:
    """The cases of a pack: of ``file`` where it is given, else those shipped with a built-in pack, else those beside the pack.

    Raises PackError where there are none.
    """
    files = case_files(pack, file)
    cases = cases_of(pack.id, files)
    if not cases and not tenure_cases_of(pack.id, files):
        raise PackError("pack.no-cases", pack=pack.id)
    return cases


def find_tenure_cases(pack: Pack, file: Path | None = None) -> list[TenureCase]:
    """The tenure cases of a pack, found as ``find_cases`` finds the others; perhaps none."""
    return tenure_cases_of(pack.id, case_files(pack, file))


def case_files(pack: Pack, file: Path | None = None) -> list[Path]:
    """The files in which cases of a pack may stand."""
    return [file] if file else _files(pack)


def _files(pack: Pack) -> list[Path]:
    if Path(pack.file).name == pack.file and pack.id in built_in():
        installed = Path(str(resources.files("kinship").joinpath("packs", "cases")))
        folder = installed if installed.is_dir() else CHECKOUT
        return sorted(folder.glob("*.toml"))
    beside = Path(pack.file).with_suffix(".cases.toml")
    return [beside] if beside.is_file() else []


def _run_day(pack: Pack, group: list[Outcome]) -> None:
    from kinship.judge import check_county

    county = cases_county([outcome.case for outcome in group])
    tell_outcomes(group, check_county(county, packs=[pack], as_of=group[0].case.as_of))
