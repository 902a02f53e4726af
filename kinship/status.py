"""What an office already knows of each finding: new, known from the baseline, accepted by an exemption, exemption expired.

Nothing is ever dropped: an accepted finding stays in the document, and what was found before and is gone is listed beside it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kinship.baseline import Baseline, read_baseline
from kinship.exemptions import Exemption, read_exemptions, refuse_shortened

Row = dict[str, Any]
STATUSES = ("new", "known", "accepted", "expired")


@dataclass(frozen=True, slots=True)
class Marks:
    """What is held against a document: a baseline and exemptions, each of them or neither."""

    baseline: Baseline | None = None
    exemptions: tuple[Exemption, ...] | None = None

    @classmethod
    def read(cls, baseline: Path | None, exemptions: Path | None) -> Marks:
        """Reads the files that were named. Raises RequestError for one that cannot be used."""
        return cls(read_baseline(baseline) if baseline else None, read_exemptions(exemptions) if exemptions else None)

    def on(self, document: Row) -> Row:
        """The document with every finding marked; as it was where there is nothing to hold against it.

        Raises RequestError for an exemption with the beginning of an id.
        """
        refuse_shortened(self.exemptions or (), {finding["id"] for finding in document["findings"]})
        return mark(document, self.baseline, self.exemptions) if self.baseline or self.exemptions is not None else document


def mark(document: Row, baseline: Baseline | None, exemptions: Sequence[Exemption] | None) -> Row:
    """The document with the status of every finding, and with what is gone and which exemptions need a look.

    An exemption in force makes ``accepted``, one that has run out ``expired``; else a finding of the baseline is ``known``.
    Adds ``baseline`` (as_of, packs, file) and ``gone`` (findings of the baseline that are no longer found) where a baseline was
    given, and ``exemptions`` (each with its ``state``: accepted, expired, ahead, unused) where exemptions were.

    >>> document = {"as_of": "2026-11-01", "packs": [], "findings": [{"id": "v1:aa", "status": "new"}], "summary": {}}
    >>> one = Exemption("v1:aa", "难以调整", "县委组织部", date(2026, 12, 31))
    >>> mark(document, None, [one])["findings"][0]["status"]
    'accepted'
    """
    day, held = date.fromisoformat(document["as_of"]), _by_id(exemptions or ())
    known = baseline.findings if baseline else {}
    findings = [_marked(finding, held.get(finding["id"], []), day, finding["id"] in known) for finding in document["findings"]]
    counted = Counter(finding["status"] for finding in findings)
    marked = {**document, "findings": findings, "summary": {**document["summary"], **{name: counted[name] for name in STATUSES}}}
    if baseline:
        marked |= _against(baseline, {finding["id"] for finding in findings})
    if exemptions is not None:
        marked["exemptions"] = [_told(one, day, {finding["id"] for finding in findings}) for one in exemptions]
    return marked


def _by_id(exemptions: Iterable[Exemption]) -> Mapping[str, list[Exemption]]:
    held: dict[str, list[Exemption]] = defaultdict(list)
    for one in exemptions:
        held[one.id].append(one)
    return held


def _marked(finding: Row, exemptions: list[Exemption], day: date, known: bool) -> Row:
    states = {one.state(day): one for one in sorted(exemptions, key=lambda one: one.expires)}
    for status in ("accepted", "expired"):
        if status in states:
            return {**finding, "status": status, "exemption": _row(states[status])}
    return {**finding, "status": "known" if known else "new"}


def _against(baseline: Baseline, found: set[str]) -> Row:
    gone = [finding for key, finding in sorted(baseline.findings.items()) if key not in found]
    return {"baseline": {"file": baseline.file, "as_of": baseline.as_of, "packs": list(baseline.packs)}, "gone": gone}


def _told(exemption: Exemption, day: date, found: set[str]) -> Row:
    state = exemption.state(day) if exemption.id in found else "unused"
    return {"id": exemption.id, "state": state, "line": exemption.line, **_row(exemption)}


def _row(exemption: Exemption) -> Row:
    return {
        "reason": exemption.reason,
        "approved_by": exemption.approved_by,
        "document": exemption.document,
        "from": "" if exemption.start == date.min else exemption.start.isoformat(),
        "expires": exemption.expires.isoformat(),
        "conditions": exemption.conditions,
    }
