"""The register: what became of each finding, from its discovery until it is closed.

The states follow the practice of the offices: found, checked against the files, letter sent, plan, moved, looked at again,
closed. The file it is kept in is the business of ``kinship.register_file``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from kinship.errors import RequestError
from kinship.pack_source import nearest

STATES = ("found", "verified", "not-a-case", "notified", "plan", "moved", "accepted", "checked", "closed")
ENDED = ("not-a-case", "closed")
REASONED = ("not-a-case", "accepted")
"""States that need a note: why it is none, or under which conditions it is accepted."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: ``finding`` is in ``state`` since ``at``, says ``by``. ``about``: names, organ, sentence when it was found.

    A line without finding tells of a whole check: ``seen`` holds the ids that it found.
    """

    at: str
    by: str
    finding: str = ""
    state: str = ""
    note: str = ""
    document: str = ""
    about: Row = field(default_factory=dict)
    seen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How one finding stands: its last state, since when and by whom, its history, and whether the last check found it.

    ``checked``: there was a check at all.
    """

    finding: str
    state: str
    since: str
    by: str
    note: str
    document: str
    about: Row
    checked: bool
    found: bool
    history: tuple[Entry, ...]

    @property
    def open(self) -> bool:
        """True until it is closed or told to be no case."""
        return self.state not in ENDED


def standings(entries: Sequence[Entry]) -> list[Standing]:
    """How each finding of a register stands, in the order in which they were first found.

    >>> told = [Entry("2026-11-01T09:00", "甲", "v1:aa", "found"), Entry("2026-11-02T09:00", "乙", "v1:aa", "closed")]
    >>> [(one.state, one.by, one.open) for one in standings(told)]
    [('closed', '乙', False)]
    """
    held: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.finding:
            held.setdefault(entry.finding, []).append(entry)
    seen = next((set(entry.seen) for entry in reversed(entries) if not entry.finding), None)
    return [_standing(key, told, seen) for key, told in held.items()]


def _standing(key: str, told: list[Entry], seen: set[str] | None) -> Standing:
    last = told[-1]
    about = next((entry.about for entry in reversed(told) if entry.about), {})
    return Standing(
        key, last.state, last.at, last.by, last.note, last.document, about, seen is not None, key in (seen or ()), tuple(told)
    )


def entries_of_check(document: Row, entries: Sequence[Entry], by: str, at: datetime) -> list[Entry]:
    """What a check adds: an entry ``found`` for each finding that the register does not hold open, and one for the check itself.

    A finding that was closed and is found again is opened again; accepted ones (by an exemption) are entered as accepted.
    """
    now = at.isoformat(timespec="seconds")
    state = {one.finding: one for one in standings(entries)}
    fresh = [_found(finding, by, now) for finding in document["findings"] if _is_new(finding["id"], state)]
    return [*fresh, Entry(now, by, seen=tuple(sorted(finding["id"] for finding in document["findings"])))]


def _is_new(key: str, state: dict[str, Standing]) -> bool:
    return key not in state or state[key].state == "closed"


def _found(finding: Row, by: str, now: str) -> Entry:
    about = {name: finding[name] for name in ("severity", "grade", "rule", "sentence_zh", "sentence_en")}
    about |= {"organ": finding["situation"]["organ"], "people": [person["name"] for person in finding["people"]]}
    exemption = finding.get("exemption") or {}
    if finding["status"] != "accepted":
        return Entry(now, by, finding["id"], "found", about=about)
    note = exemption.get("conditions") or exemption.get("reason", "")
    return Entry(now, by, finding["id"], "accepted", note, exemption.get("document", ""), about)


def new_state(entries: Sequence[Entry], finding: str, wanted: str, told: Entry) -> Entry:
    """The entry that brings a finding (its id or the beginning of one) into a state; ``told`` holds who, when and the remarks.

    Raises RequestError: no or several such findings, a state that there is not, the state it is in already, a blank name, no
    note where one is needed.
    """
    if wanted not in STATES:
        raise RequestError("follow.unknown-state", state=wanted, nearest=nearest(wanted, STATES))
    by = author(told.by)
    standing = _one(standings(entries), finding)
    if standing.state == wanted:
        raise RequestError("follow.same-state", id=standing.finding, since=standing.since, by=standing.by)
    if wanted in REASONED and not told.note.strip():
        raise RequestError("follow.note-needed", state=wanted)
    return Entry(told.at, by, standing.finding, wanted, told.note.strip(), told.document.strip())


def author(name: str) -> str:
    """The name of whoever answers for an entry. RequestError for a blank one.

    >>> author(" 张三 ")
    '张三'
    """
    if not name.strip():
        raise RequestError("follow.no-name")
    return name.strip()


def _one(held: Sequence[Standing], text: str) -> Standing:
    whole = text if text.startswith("v1:") else f"v1:{text}"
    fits = [one for one in held if one.finding.startswith(whole)]
    if not fits:
        raise RequestError("follow.not-in-register", id=text)
    if len(fits) > 1:
        raise RequestError("request.several-findings", id=text, ids="、".join(one.finding for one in fits[:5]))
    return fits[0]
