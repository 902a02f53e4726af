"""What the check said about a case, in the words of cases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from kinship.case_fit import fits
from kinship.case_shape import LONG_AGO, WARNINGS
from kinship.cases import Case

Row = dict[str, Any]


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


def tell_outcomes(group: Sequence[Outcome], document: Row) -> None:
    """Fills the outcomes of the cases of one county, whose ids begin with their numbers, from its findings document."""
    for finding in document["findings"]:
        _tell_finding(group, finding)
    for unknown in document["unknown"]:
        _tell_unknown(group, unknown)
    for problem in document["problems"]:
        _tell_warning(group, problem)
    for outcome in group:
        outcome.besides["counts"] = {f"{key} {document['summary'][key]}" for key in outcome.case.counts or ()}


def _tell_finding(group: Sequence[Outcome], finding: Row) -> None:
    outcome, situation = _outcome(group, finding["people"][0]), finding["situation"]
    outcome.found.append(f"{finding['severity']} {situation['kind']}")
    outcome.arms.add((situation["kind"], situation["arm"]))
    prefix = finding["people"][0]["person_id"].partition("/")[0] + "/"
    if not all(fits(part, outcome.case, prefix) for part in _parts(finding)):
        outcome.torn.append(outcome.found[-1])
    told = {
        "mover": {_id(finding["mover"] or "")},
        "leader": {situation["leader"]},
        "since": {finding["since"] or ""},
        "made_by": {event["event"] for event in finding["made_by"]},
        "group": {_id(person["person_id"]) for person in finding.get("group", {}).get("people", ())},
        "chains": set(_chains(finding)),
    }
    for key, values in told.items():
        outcome.besides[key] |= values


def _parts(finding: Row) -> list[Row]:
    """The finding, and its second placement where it has one."""
    return [part for part in (finding, finding.get("counterpart")) if part]


def _chains(finding: Row) -> Iterator[str]:
    """The chains of a finding as a case tells them; of a body with too many relatives each tie in it."""
    if ties := finding.get("group", {}).get("ties"):
        yield from (f"{_id(tie['person_id'])} {tie['word']} {_id(tie['relative_id'])}" for tie in ties)
        return
    for part in _parts(finding):
        if chain := part["kin"]["chain"]:
            yield " ".join(f"{step['step']} {_id(step['person_id'])}" for step in chain).strip()


def _tell_unknown(group: Sequence[Outcome], unknown: Row) -> None:
    """Whose field is blank; the organ told must be one in which the first of the two holds a post."""
    outcome, (first, last) = _outcome(group, unknown["people"][0]), (unknown["people"][at]["person_id"] for at in (0, -1))
    told = f"{_id(last)} {unknown['field']}"
    outcome.besides["unknown"].add(told)
    if not any(outcome.case.of_one_line(post["organ"], unknown["organ"]) for post in outcome.case.posts().get(_id(first), ())):
        outcome.torn.append(told)


def _tell_warning(group: Sequence[Outcome], problem: Row) -> None:
    """Of what is doubted in the data, that which comes of judging the case; what concerns nobody in particular, all are told."""
    warning = problem["key"].removeprefix("intake.")
    if warning == LONG_AGO:
        for outcome in group:
            outcome.besides["warns"].add(warning)
    elif warning in WARNINGS:
        for person in problem["people"]:
            _outcome(group, person).besides["warns"].add(f"{warning} {_id(person['person_id'])}")


def _outcome(group: Sequence[Outcome], person: Row) -> Outcome:
    return group[int(person["person_id"].partition("/")[0])]


def _id(person_id: str) -> str:
    """The id that somebody has in the case."""
    return person_id.partition("/")[2]
