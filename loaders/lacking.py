"""What a line would have to tell for its relative to be found: measured by filling the blank in and weighing all again.

Asked of every line that may mean a known person, but at most possibly. A blank is filled with what the
likeliest of them has there, on the form or in the ledger, whichever side is silent. If the line then points at that person at
least probably, and at nobody else as well, the blank was what was lacking.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from kinship.account import Lacking
from loaders.identity import Identity
from loaders.identity.candidates import candidates
from loaders.identity.employer import Employers
from loaders.identity.evidence import POSSIBLE, PROBABLE
from loaders.identity.frequency import Frequencies
from loaders.identity.mentions import Mention
from loaders.identity.people import Known, People
from loaders.identity.staff_match import choose, weigh_forms
from loaders.identity.tables import Lines

Row = Mapping[str, Any]
FORM, LEDGER, BOTH = "form", "ledger", "both"
MONTH = 7


def lacking(mentions: list[Mention], identity: Identity, people: People, organ: Collection[Row]) -> list[Lacking]:
    """The open lines, each with the fields that are blank, the side that is silent, and whether filling it in would settle it."""
    meant = _meant(mentions, identity, people)
    tried: dict[int, list[tuple[str, str, bool]]] = {number: [] for number in meant}
    names = {row["organ_id"]: str(row["name"]) for row in organ}
    fields = {
        "id_number": _numbers(mentions, meant),
        "birth": _births(mentions, meant),
        "employer": _employers(mentions, meant, names),
    }
    for field, blanks in fields.items():
        settled = _settled(mentions, people, organ, blanks)
        for number, (side, _, _) in blanks.items():
            tried[number].append((field, side, number in settled))
    return [_told(mentions[number], person, tried[number]) for number, person in sorted(meant.items())]


Filled = tuple[str, Mention, Known]
"""The silent side, and the line and the person with the blank filled in."""


def _meant(mentions: list[Mention], identity: Identity, people: People) -> dict[int, Known]:
    """The lines left open, and the likeliest known person of each."""
    found = {}
    for number in range(len(mentions)):
        person = identity.person[number]
        if person in identity.people:
            candidates = (identity.aliases.get(person, ""), *sorted(identity.open.get(person, ())))
            likely = next((one for one in candidates if one in people.by_id), "")
        else:
            likely = person if identity.level[number] == POSSIBLE else ""
        if likely in people.by_id:
            found[number] = people.by_id[likely]
    return found


def _numbers(mentions: list[Mention], meant: dict[int, Known]) -> dict[int, Filled]:
    """Where both sides are silent, a number that nobody else has stands for the true one."""
    filled = {}
    for number, person in meant.items():
        mention = mentions[number]
        if side := _side(bool(mention.number), bool(person.number)):
            told = mention.number or person.number or f"number of {person.person_id}"
            filled[number] = side, replace(mention, number=told, visible=""), replace(person, number=told, visible="")
    return filled


def _side(told: bool, known: bool) -> str:
    """Which side is silent, ``""`` if none is."""
    if told and known:
        return ""
    return LEDGER if told else FORM if known else BOTH


def _births(mentions: list[Mention], meant: dict[int, Known]) -> dict[int, Filled]:
    filled = {}
    for number, person in meant.items():
        mention = mentions[number]
        side = _side(len(mention.birth) >= MONTH, len(person.birth) >= MONTH)
        if side == FORM:
            filled[number] = side, replace(mention, birth=person.birth), person
        elif side == LEDGER:
            filled[number] = side, mention, replace(person, birth=mention.birth)
    return filled


def _employers(mentions: list[Mention], meant: dict[int, Known], names: Mapping[str, str]) -> dict[int, Filled]:
    filled = {}
    for number, person in meant.items():
        if not mentions[number].employer and person.posts:
            organ_id, section, title = min(person.posts)
            text = names.get(organ_id, "") + section + title
            filled[number] = FORM, replace(mentions[number], employer=text, workplace=text), person
    return filled


def _settled(mentions: list[Mention], people: People, organ: Collection[Row], blanks: dict[int, Filled]) -> set[int]:
    """The lines that point at their person at least probably once all blanks are filled in."""
    if not blanks:
        return set()
    told = [blanks[number][1] if number in blanks else mention for number, mention in enumerate(mentions)]
    known = _with(people, {filled[2].person_id: filled[2] for filled in blanks.values()})
    lines = Lines(told, known)
    found = candidates(lines, known, Employers(organ), Frequencies(lines, known))
    chosen = choose(told, weigh_forms(lines, found), known)
    return {
        number
        for number, filled in blanks.items()
        if number in chosen and chosen[number].person_id == filled[2].person_id and chosen[number].level >= PROBABLE
    }


def _with(people: People, changed: Mapping[str, Known]) -> People:
    """The known people, some of them changed."""
    by_id = {**people.by_id, **changed}
    by_name = {key: [by_id[one.person_id] for one in held] for key, held in people.by_name.items()}
    return replace(people, by_id=by_id, by_name=by_name)


def _told(mention: Mention, person: Known, tried: list[tuple[str, str, bool]]) -> Lacking:
    return Lacking(mention.place, mention.declarer, mention.term, mention.name, person.person_id, tuple(sorted(tried)))
