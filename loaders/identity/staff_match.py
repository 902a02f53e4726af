"""From mentions to known people: candidates by block, then what two forms say about each other, then a choice or none."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from loaders.identity.blocks import Blocks
from loaders.identity.employer import Employers
from loaders.identity.evidence import CONFIRMED, DOUBTED, POSSIBLE, PROBABLE, Evidence, Frequency, weigh
from loaders.identity.forms import Forms
from loaders.identity.mentions import Mention
from loaders.identity.people import Known, People
from loaders.identity.view import answers

BIRTH_MONTHS = 480
"""Birth months among which a working population spreads: two namesakes share one with a chance of about 1 in 480."""
SURPRISE = 0.01
"""An equal birth month says something only if fewer than this many strangers were expected to have name and month."""

FEW_BEARERS = 3
"""A name seen with no more births than this is rare enough to be a hint by itself."""
SILENCE = {
    "match.name-birth": (POSSIBLE, "match.unanswered"),
    "match.common-name": (DOUBTED, "match.common-name"),
    "match.employer-differs": (DOUBTED, "match.employer-differs"),
    "match.name-year": (DOUBTED, "match.name-year"),
    "match.name-only": (DOUBTED, "match.name-only"),
}
"""What is left of evidence that the candidate's own form does not bear out."""
ANSWERED = ("match.both", "match.answered")

Candidates = dict[str, Evidence]


@dataclass(frozen=True, slots=True)
class Match:
    """A mention's known person. ``own`` is the level reached before the other side's form was read."""

    person_id: str
    level: int
    own: int
    reason: str
    namesakes: int = 0


def candidates(mentions: list[Mention], people: People, employers: Employers) -> dict[int, Candidates]:
    """For each mention (by its place in the list) the known people it can be, with the evidence."""
    common, many, blocks = _common_names(mentions, people), _borne_by_many(mentions, people), Blocks(people)
    found: dict[int, Candidates] = {}
    for number, mention in enumerate(mentions):
        block = blocks.of(mention)
        if block:
            declarer = people.by_id[mention.declarer]
            frequency = Frequency(mention.key in common, mention.key in many)
            weighed = ((one.person_id, weigh(mention, one, declarer, employers, frequency)) for one in block)
            kept = {person_id: evidence for person_id, evidence in weighed if evidence}
            if kept:
                found[number] = kept
    return found


def weigh_forms(mentions: list[Mention], found: dict[int, Candidates], people: People) -> dict[int, list[Match]]:
    """For each mention the candidates that are left after reading their own forms too."""
    forms = Forms.of(mentions)
    weighed: dict[int, list[Match]] = {}
    for number, options in found.items():
        declarer = people.by_id[mentions[number].declarer]
        weighed[number] = [_weigh_answer(number, one, declarer, evidence, found, forms) for one, evidence in options.items()]
    twins = {match.person_id for raised in weighed.values() for match in raised if match.reason == "match.employer-differs"}
    return {
        number: [_beside_twin(match) if match.person_id in twins else match for match in raised if match.level]
        for number, raised in weighed.items()
    }


def choose(mentions: list[Mention], weighed: dict[int, list[Match]], people: People) -> dict[int, Match]:
    """The one best candidate of each mention; mentions with several equally good ones are left out."""
    chosen: dict[int, Match] = {}
    for number, options in weighed.items():
        top = equals(options)
        if len(top) == 1:
            bearers = len(people.by_name.get(mentions[number].key, ()))
            chosen[number] = replace(top[0], namesakes=bearers - 1) if bearers > 1 else top[0]
    return chosen


def equals(options: list[Match]) -> list[Match]:
    """The candidates that are better than all others and as good as each other."""
    best = max(map(_rank, options), default=None)
    return [match for match in options if _rank(match) == best]


def _beside_twin(match: Match) -> Match:
    """Another line tells of the same name and birth month at another place of work: a line without one may mean either."""
    return replace(match, level=POSSIBLE, own=POSSIBLE, reason="match.twin") if match.reason == "match.name-birth" else match


def _rank(match: Match) -> tuple[int, bool, int]:
    return match.level, match.reason in ANSWERED, match.own


def _weigh_answer(
    number: int, person_id: str, declarer: Known, evidence: Evidence, found: dict[int, Candidates], forms: Forms
) -> Match:
    """Two forms that name each other by inverse words, or a third person alike, convince where one form alone does not."""
    level, reason = evidence.level, evidence.reason
    doubted = reason in ("match.id-other-name", "match.id-contradicted")
    if level == CONFIRMED or doubted or person_id not in forms.lines:
        return Match(person_id, level, level, reason)
    mention = forms.mentions[number]
    back = _answer(mention, person_id, found, forms)
    if back is not None:
        raised = PROBABLE if max(level, back) else POSSIBLE
        return Match(person_id, raised, level, "match.both" if min(level, back) >= PROBABLE else "match.answered")
    if (level == POSSIBLE or reason == "match.name-birth") and forms.share_third(mention, person_id):
        return Match(person_id, PROBABLE, PROBABLE, "match.shared-relative")
    if reason in SILENCE and forms.silent(person_id, mention.words(), declarer):
        level, reason = SILENCE[reason]
    return Match(person_id, level, level, reason)


def _answer(mention: Mention, person_id: str, found: dict[int, Candidates], forms: Forms) -> int | None:
    """How well the candidate's own form names the declarer by an inverse word, None if it does not."""
    wanted = answers(mention.words())
    levels = [
        found[back][mention.declarer].level
        for back in forms.lines[person_id]
        if back in found and mention.declarer in found[back] and wanted & forms.mentions[back].words()
    ]
    return max(levels, default=None)


def _borne_by_many(mentions: list[Mention], people: People) -> set[str]:
    """Names seen with so many births that the name alone points at nobody."""
    births: dict[str, set[str]] = defaultdict(set)
    seen = [(mention.key, mention.birth) for mention in mentions]
    seen += [(person.keys[0], person.birth) for person in people.by_id.values() if person.keys]
    for key, birth in seen:
        if len(birth) >= 7:
            births[key].add(birth[:7])
    return {key for key, months in births.items() if len(months) > FEW_BEARERS}


def _common_names(mentions: list[Mention], people: People) -> set[str]:
    """Names so frequent that a chance equality of name and birth month with some member of staff is to be expected."""
    counts = Counter(mention.key for mention in mentions)
    staff = 0
    for key, bearers in people.by_name.items():
        counts[key] += len(bearers)
        staff += sum(one.staff for one in bearers)
    total = sum(counts.values()) or 1
    return {key for key, count in counts.items() if staff * count / total / BIRTH_MONTHS > SURPRISE}
