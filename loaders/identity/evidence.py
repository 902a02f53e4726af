"""What speaks for a mention being a known person, and what speaks against it.

``TABLE`` with the two rules below it is the whole policy for one line and one person; ``staff_match`` then asks the other forms.
An ID number proves; name, birth and place of work together convince; a name alone never does. A contradiction (another ID
number, sex, birth, age impossible for the tie, dead) rules a candidate out.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from loaders.identity.ages import births_agree, can_be_one
from loaders.identity.employer import Employers
from loaders.identity.frequency import Frequency
from loaders.identity.mentions import Mention
from loaders.identity.names import one_slip
from loaders.identity.people import Known
from loaders.values import idnumber

DOUBTED, POSSIBLE, PROBABLE, CONFIRMED = 0, 1, 2, 3
OWN_PLACES, SHOWN = slice(14, 18), 3
"""The last four places of a number are the person's own (the others are region and birth, which thousands share); so many of
them must be visible before the agreement of a masked number says anything."""

TABLE: dict[tuple[str, str], tuple[int, str]] = {
    ("day", "same"): (PROBABLE, "match.name-birth-employer"),
    ("day", "left"): (PROBABLE, "match.name-birth-employer"),
    ("day", "blank"): (PROBABLE, "match.name-day"),
    ("day", "other"): (POSSIBLE, "match.employer-differs"),
    ("day", "none"): (DOUBTED, "match.employer-differs"),
    ("month", "same"): (PROBABLE, "match.name-birth-employer"),
    ("month", "left"): (PROBABLE, "match.name-birth-employer"),
    ("month", "blank"): (PROBABLE, "match.name-birth"),
    ("month", "other"): (POSSIBLE, "match.employer-differs"),
    ("month", "none"): (DOUBTED, "match.employer-differs"),
    ("day", "home"): (POSSIBLE, "match.employer-unread"),
    ("day", "unread"): (POSSIBLE, "match.employer-unread"),
    ("month", "home"): (POSSIBLE, "match.employer-unread"),
    ("month", "unread"): (POSSIBLE, "match.employer-unread"),
    ("year", "same"): (PROBABLE, "match.name-year-employer"),
    ("year", "blank"): (POSSIBLE, "match.name-year"),
    ("year", "home"): (POSSIBLE, "match.employer-unread"),
    ("year", "unread"): (DOUBTED, "match.employer-unread"),
    ("near", "same"): (POSSIBLE, "match.birth-near-employer"),
    ("near", "blank"): (DOUBTED, "match.birth-near"),
    ("near", "other"): (DOUBTED, "match.birth-near"),
    ("near", "home"): (DOUBTED, "match.birth-near"),
    ("near", "unread"): (DOUBTED, "match.birth-near"),
    ("unknown", "same"): (PROBABLE, "match.name-employer"),
    ("unknown", "left"): (DOUBTED, "match.name-only"),
    ("unknown", "blank"): (POSSIBLE, "match.name-only"),
    ("unknown", "home"): (POSSIBLE, "match.employer-unread"),
    ("unknown", "unread"): (DOUBTED, "match.employer-unread"),
}
"""How the births agree, and what the employer text says (see ``Employers.work``; ``home``: what cannot be read, of somebody
who works where the declarer does) → the level and the reason. What is not listed is no candidate."""
UNREAD = "match.employer-unread"
CHANCE = ("match.name-only", "match.name-year", "match.employer-differs", UNREAD)
"""Reasons that are no hint where many people bear the name: doubted then."""
ONLY_ONE = (frozenset("S"), frozenset("P"))
"""Relatives of whom there is one: a spouse, and a father and a mother, whom the sex tells apart."""
OWNER = ("match.id-other-name", "match.id-contradicted")
"""The ID number is this person's, but something else is not."""
RARE = {"match.name-birth": "match.rare-name-birth", "match.name-only": "match.rare-name-only"}
"""Reasons that weigh more where nobody else was seen to bear the name."""

Post = tuple[str, str, str]
Work = tuple[str, bool]
"""What an employer text says of somebody, and whether it names the section or the title of a post too."""


class Evidence(NamedTuple):
    """How strongly a mention points at a known person (1 possible, 2 probable, 3 confirmed) and the reason's key.

    0, doubted: not enough by itself, but the other person's form may answer. ``post``: the employer text also names the section
    or the title, which tells namesakes of one organ apart.
    """

    level: int
    reason: str
    post: bool = False


PROVEN = Evidence(CONFIRMED, "match.id")
"""One valid ID number, one name, and nothing that contradicts."""


def weigh(mention: Mention, person: Known, declarer: Known, employers: Employers, frequency: Frequency) -> Evidence | None:
    """The evidence that ``mention`` is ``person``, or None where nothing but chance or a contradiction is left."""
    if person.person_id == mention.declarer or (mention.number and person.number and mention.number != person.number):
        return None
    if mention.number and mention.number == person.number:
        return _proof(mention, person, declarer)
    if not _same_name(mention, person) or _other_sex(mention, person):
        return None
    birth = births_agree(mention.birth, person.birth)
    if birth == "no" or contradicts(mention, person, declarer):  # of the many who bear the name most end here
        return None
    if mention.number or mention.visible:
        if told := _by_number(mention, person, birth):
            return told
        if _masked(mention, person) is False:
            return None
    return by_facts(
        birth,
        at_home(work_of(mention.workplace, person.posts, employers), colleagues(person.posts, declarer.posts)),
        frequency,
        person.staff,
    )


def weigh_slip(mention: Mention, person: Known, declarer: Known, employers: Employers, answered: bool = False) -> Evidence | None:
    """The same for a person whose name differs from the written one in a character: at most possible.

    ``answered``: the person's form names the declarer by facts that convince. Then a wife, a husband, a father or a mother of
    whom the line tells nothing but the name is a candidate too: of these there is one. Brothers and children bear like names.
    """
    if not _slipped(mention, person) or mention.number or person.person_id == mention.declarer:
        return None
    if contradicts(mention, person, declarer) or _masked(mention, person) is False:
        return None
    work, birth = employers.work(mention.workplace, person.posts), births_agree(mention.birth, person.birth)
    if work == "same" and birth in ("day", "month"):
        return Evidence(POSSIBLE, "match.name-slip-employer")
    bare = answered and work == "blank" and birth == "unknown" and mention.words() in ONLY_ONE
    if birth in ("day", "month") or bare or (work == "same" and birth in ("year", "unknown")):
        return Evidence(DOUBTED, "match.name-slip")
    return None


def _same_name(mention: Mention, person: Known) -> bool:
    return mention.key in person.keys or any(key in person.keys for key in mention.keys)


def _slipped(mention: Mention, person: Known) -> bool:
    return any(one_slip(key, known) for key in mention.keys for known in person.keys)


def contradicts(mention: Mention, person: Known, declarer: Known) -> bool:
    """True if sex, life or ages rule out that the mention is this person."""
    if mention.dead or person.died or _other_sex(mention, person):
        return True
    return not can_be_one(mention.words(), declarer.birth, person.birth or mention.birth)


def _other_sex(mention: Mention, person: Known) -> bool:
    return mention.sex != person.sex and mention.sex != "" and person.sex != ""


def _proof(mention: Mention, person: Known, declarer: Known) -> Evidence:
    same = _same_name(mention, person)
    if not same and not _slipped(mention, person):
        return Evidence(POSSIBLE, "match.id-other-name")
    if contradicts(mention, person, declarer):
        return Evidence(POSSIBLE, "match.id-contradicted")
    return PROVEN if same else Evidence(CONFIRMED, "match.id-name-slip")


def _by_number(mention: Mention, person: Known, birth: str) -> Evidence | None:
    """What a masked or miscopied number says for the person. ``birth``: how the births agree."""
    if birth == "near":
        return None
    if _masked(mention, person):
        return Evidence(PROBABLE, "match.name-masked")
    slip = mention.visible and person.number and idnumber.one_slip(mention.visible, person.number)
    return Evidence(PROBABLE, "match.name-number-slip") if slip else None


def _masked(mention: Mention, person: Known) -> bool | None:
    """Whether a number that proves nothing agrees with the person's; None where it does not say."""
    ours, theirs = mention.visible or mention.number, person.visible or person.number
    if not ours or not theirs or (mention.number and person.number):
        return None
    if "*" not in ours + theirs:
        return ours == theirs or None
    if not idnumber.compatible(ours, theirs):
        return False
    own = zip(ours[OWN_PLACES], theirs[OWN_PLACES], strict=True)
    return sum(one != "*" and other != "*" for one, other in own) >= SHOWN or None


def work_of(text: str, posts: Iterable[tuple[str, str, str]], employers: Employers) -> Work:
    """What an employer text says of somebody who holds these posts."""
    work = employers.work(text, posts)
    return work, work in ("same", "blank") and text != "" and employers.names_post(text, posts)


def at_home(work: Work, together: bool) -> Work:
    """The same of somebody who works where the declarer does: there a text that cannot be read is no doubt.

    >>> at_home(("unread", False), True), at_home(("other", False), True)
    (('home', False), ('other', False))
    """
    return ("home", work[1]) if together and work[0] == "unread" else work


def colleagues(ours: Iterable[Post], theirs: Iterable[Post]) -> bool:
    """Whether two people have posts in one organ.

    >>> colleagues([("water", "", "局长")], [("water", "财务股", "会计")]), colleagues([], [("water", "", "局长")])
    (True, False)
    """
    return not {organ_id for organ_id, _, _ in ours if organ_id}.isdisjoint(organ_id for organ_id, _, _ in theirs)


def by_facts(birth: str, work: Work, frequency: Frequency, staff: bool) -> Evidence | None:
    """The evidence of a name: how the births agree, what the employer text says, how frequent the name is, and whether the
    person is on the staff."""
    found = TABLE.get((birth, work[0]))
    if found is None:
        return None
    level, reason = found
    if reason == "match.name-birth" and (frequency.common or not staff):
        level, reason = POSSIBLE, "match.common-name"
    elif reason in CHANCE and frequency.many:
        level = DOUBTED
    elif frequency.rare:
        reason = RARE.get(reason, reason)
    return _told(level, reason, work[1])


@cache
def _told(level: int, reason: str, post: bool) -> Evidence:
    """The evidence, one object for all that is alike: every line has many namesakes, and a county millions of lines."""
    return Evidence(level, reason, post)
