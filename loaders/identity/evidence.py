"""What speaks for a mention being a known person, and what speaks against it.

The table of ``_level`` is the whole policy. An ID number proves; name, birth month and place of work together convince; a name
alone never does. Any contradiction (another ID number, sex, birth, age impossible for the tie, dead) rules a candidate out.
"""

from __future__ import annotations

from dataclasses import dataclass

from loaders import idnumber
from loaders.identity.ages import births_agree, can_be
from loaders.identity.employer import Employers, nowhere
from loaders.identity.mentions import Mention
from loaders.identity.people import Known

DOUBTED, POSSIBLE, PROBABLE, CONFIRMED = 0, 1, 2, 3
SHOWN = 6
"""How many places of a masked number must be visible before its agreement says anything beyond the birth date."""

TABLE: dict[tuple[str, str], tuple[int, str]] = {
    ("month", "same"): (PROBABLE, "match.name-birth-employer"),
    ("month", "blank"): (PROBABLE, "match.name-birth"),
    ("month", "other"): (POSSIBLE, "match.employer-differs"),
    ("month", "none"): (DOUBTED, "match.employer-differs"),
    ("year", "same"): (PROBABLE, "match.name-year-employer"),
    ("year", "blank"): (POSSIBLE, "match.name-year"),
    ("near", "same"): (POSSIBLE, "match.birth-near-employer"),
    ("near", "blank"): (DOUBTED, "match.birth-near"),
    ("near", "other"): (DOUBTED, "match.birth-near"),
    ("unknown", "same"): (PROBABLE, "match.name-employer"),
    ("unknown", "blank"): (POSSIBLE, "match.name-only"),
}


CHANCE = ("match.name-only", "match.name-year", "match.employer-differs")
"""Reasons that are no hint where many people bear the name."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """How strongly a mention points at a known person (1 possible, 2 probable, 3 confirmed) and the reason's key.

    0, doubted: not enough by itself, but the other person's form may answer.
    """

    level: int
    reason: str


@dataclass(frozen=True, slots=True)
class Frequency:
    """How frequent a name is. ``common``: an equal birth month is no surprise; ``many``: the name alone is no hint at all."""

    common: bool = False
    many: bool = False


def weigh(
    mention: Mention, person: Known, declarer: Known, employers: Employers, frequency: Frequency = Frequency()
) -> Evidence | None:
    """The evidence that ``mention`` is ``person``, or None where nothing but chance or a contradiction is left."""
    if person.person_id == mention.declarer or (mention.number and person.number and mention.number != person.number):
        return None
    if mention.number and mention.number == person.number:
        return _proof(mention, person, declarer)
    if not _same_name(mention, person) or contradicts(mention, person, declarer):
        return None
    masked = _masked(mention, person)
    if masked is False:
        return None
    found = _level(mention, person, employers, frequency)
    if masked and births_agree(mention.birth, person.birth) not in ("near", "no"):
        return Evidence(PROBABLE, "match.name-masked")
    return found


def _same_name(mention: Mention, person: Known) -> bool:
    return any(key in person.keys for key in mention.keys)


def contradicts(mention: Mention, person: Known, declarer: Known) -> bool:
    """True if sex, life or ages rule out that the mention is this person."""
    if mention.dead or person.died or (mention.sex and person.sex and mention.sex != person.sex):
        return True
    birth = person.birth or mention.birth
    return not any(can_be(reading.word, declarer.birth, birth) for reading in mention.readings)


def _proof(mention: Mention, person: Known, declarer: Known) -> Evidence:
    if not _same_name(mention, person):
        return Evidence(POSSIBLE, "match.id-other-name")
    if contradicts(mention, person, declarer):
        return Evidence(POSSIBLE, "match.id-contradicted")
    return Evidence(CONFIRMED, "match.id")


def _masked(mention: Mention, person: Known) -> bool | None:
    ours, theirs = mention.visible or mention.number, person.visible or person.number
    if not ours or not theirs or (mention.number and person.number):
        return None
    if "*" not in ours + theirs:
        return ours == theirs or None
    if not idnumber.compatible(ours, theirs):
        return False
    shown = sum(one != "*" and other != "*" for one, other in zip(ours, theirs, strict=True))
    return shown >= SHOWN or None


def _level(mention: Mention, person: Known, employers: Employers, frequency: Frequency) -> Evidence | None:
    birth = births_agree(mention.birth, person.birth)
    found = TABLE.get((birth, _work(mention, person, employers)))
    if found is None:
        return None
    if found[1] == "match.name-birth" and (frequency.common or not person.staff):
        return Evidence(POSSIBLE, "match.common-name")
    if found[1] in CHANCE and frequency.many:
        return Evidence(DOUBTED, found[1])
    return Evidence(*found)


def _work(mention: Mention, person: Known, employers: Employers) -> str:
    if not mention.employer or not person.posts:
        return "blank"
    if employers.fits_post(mention.employer, person.posts):
        return "same"
    # Farmers, students and pensioners are not on the staff: no hint at all, unless the other form answers.
    return "none" if nowhere(mention.employer) else "other"
