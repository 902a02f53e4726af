"""Runs the cases of a rule pack through the same check as a real county, and tells which do not come out as written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

from kinship.case_fit import fits
from kinship.case_read import cases_of
from kinship.case_shape import LONG_AGO, WARNINGS
from kinship.case_tenure import TenureCase, tenure_cases_of
from kinship.cases import Case, cases_county
from kinship.errors import PackError
from kinship.pack_model import Pack
from kinship.rules import built_in

CHECKOUT = Path(__file__).resolve().parent.parent / "tests" / "cases"
"""Where the cases lie in a checkout; an installed program has them beside its packs."""


@dataclass(slots=True)
class Outcome:
    """What the check said about one case: its findings, what the case may expect besides (``Case.besides``), and by which arm
    each situation was found. ``torn``: findings that show a chain or a post which is not that of their people.
    """

    case: Case
    found: list[str] = field(default_factory=list)
    besides: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    arms: set[tuple[str, str]] = field(default_factory=set)
    torn: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether exactly the expected findings came out, none torn, and all that the case expects besides."""
        right = all(self.besides[key] == wanted for key, wanted in self.case.besides().items())
        return tuple(sorted(self.found)) == self.case.expect and right and not self.torn


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


def tell_outcomes(group: Sequence[Outcome], document: dict[str, Any]) -> None:
    """Fills the outcomes of the cases of one day, numbered as in their county, from its findings document."""
    for finding in document["findings"]:
        number, outcome = _outcome(group, finding["people"][0]["person_id"])
        situation, prefix = finding["situation"], f"{number}/"
        outcome.found.append(f"{finding['severity']} {situation['kind']}")
        outcome.arms.add((situation["kind"], situation["arm"]))
        if not all(fits(part, outcome.case, prefix) for part in (finding, finding.get("counterpart")) if part):
            outcome.torn.append(outcome.found[-1])
        outcome.besides["mover"].add((finding["mover"] or "").removeprefix(prefix))
        outcome.besides["leader"].add(situation["leader"])
        outcome.besides["since"].add(finding["since"] or "")
        outcome.besides["made_by"] |= {event["event"] for event in finding["made_by"]}
        outcome.besides["chains"] |= set(_chains(finding, prefix))
        outcome.besides["group"] |= {
            person["person_id"].removeprefix(prefix) for person in finding.get("group", {}).get("people", ())
        }
    for problem in document["problems"]:
        _tell_warning(group, problem)
    for outcome in group:
        outcome.besides["counts"] = {f"{key} {document['summary'][key]}" for key in outcome.case.counts or ()}
    for unknown in document["unknown"]:
        number, outcome = _outcome(group, unknown["people"][0]["person_id"])
        first, last = (unknown["people"][at]["person_id"].removeprefix(f"{number}/") for at in (0, -1))
        outcome.besides["unknown"].add(f"{last} {unknown['field']}")
        if unknown["organ"] not in [post["organ"] for post in outcome.case.posts().get(first, ())]:
            outcome.torn.append(f"{last} {unknown['field']}")


def _chains(finding: dict[str, Any], prefix: str) -> Iterator[str]:
    """The chains of a finding as a case tells them; of a body with too many relatives each tie in it."""
    if ties := finding.get("group", {}).get("ties"):
        yield from (f"{tie['person_id']} {tie['word']} {tie['relative_id']}".replace(prefix, "") for tie in ties)
        return
    for part in (finding, finding.get("counterpart")):
        if part and part["kin"]["chain"]:
            yield " ".join(f"{step['step']} {step['person_id'].removeprefix(prefix)}" for step in part["kin"]["chain"]).strip()


def _tell_warning(group: Sequence[Outcome], problem: dict[str, Any]) -> None:
    """Of what is doubted in the data, that which comes of judging the case; what concerns nobody in particular, all are told."""
    warning = problem["key"].removeprefix("intake.")
    if warning == LONG_AGO:
        for outcome in group:
            outcome.besides["warns"].add(warning)
    elif warning in WARNINGS:
        for person in problem["people"]:
            number, outcome = _outcome(group, person["person_id"])
            outcome.besides["warns"].add(f"{warning} {person['person_id'].removeprefix(f'{number}/')}")


def _outcome(group: Sequence[Outcome], person_id: str) -> tuple[str, Outcome]:
    number = person_id.partition("/")[0]
    return number, group[int(number)]
