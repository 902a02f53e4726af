"""Lines that would be a known person, were it not for one fact: the sex that the term tells, a death, another ID number, or that
this person's own form names another in the declarer's place.

Everything else agrees: the name, the birth month, and the place of work or the form of the other side. So either the fact is
wrong or two people are alike in everything; a person has to look. A shared ID number is told whatever else agrees.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from loaders.contradictions.model import Case, Found, after
from loaders.contradictions.persons import claim
from loaders.contradictions.taken import about_place_taken
from loaders.identity.ages import births_agree
from loaders.identity.employer import Employers
from loaders.identity.mentions import Mention
from loaders.identity.people import Known, People
from loaders.identity.view import answers

Born = dict[tuple[str, str], list[Known]]


def about_near_misses(case: Case, organ: Iterable[Mapping[str, Any]]) -> Iterator[Found]:
    """Every line that is kept apart from a known person, or from another line, by one contradiction."""
    employers, born = Employers(organ), _by_name_and_month(case.people)
    new = case.identity.people
    for at, (mention, person) in enumerate(zip(case.mentions, case.identity.person, strict=True)):
        if person in new:
            by_number = _by_number(case, mention) if mention.number else ()
            yield from (_of_number(case, mention, person, known) for known in by_number)
            for known in () if by_number else _born_alike(mention, born):
                if not _agrees(case, mention, employers, known):
                    continue
                if key := _apart(case, mention, known):
                    yield _found(case, key, mention, person, known)
                else:
                    yield from about_place_taken(case, at, known)
    for said in _of_one_name(case.mentions):
        yield from _same_role(case, said)
    for said in _of_one_number(case):
        yield from _shared_number(case, said)


def _of_one_name(mentions: Sequence[Mention]) -> Iterator[list[int]]:
    """The lines of a form, with an ID number, that bear one name, where there are several: they stand side by side."""
    both = enumerate(pairwise(mentions))
    twice = [at for at, (one, later) in both if one.key == later.key and one.declarer == later.declarer]
    said: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at in sorted({*twice, *(first + 1 for first in twice)}):
        if mentions[at].number:
            said[mentions[at].declarer, mentions[at].key].append(at)
    yield from said.values()


def _of_one_number(case: Case) -> Iterator[list[int]]:
    """The lines with one ID number, where several people are said to have it."""
    holder: dict[str, str] = {}
    shared = set()
    for mention, person in zip(case.mentions, case.identity.person, strict=True):
        if mention.number and holder.setdefault(mention.number, person) != person:
            shared.add(mention.number)
    said: dict[str, list[int]] = defaultdict(list)
    for at, mention in enumerate(case.mentions) if shared else ():
        if mention.number in shared:
            said[mention.number].append(at)
    yield from said.values()


def _by_number(case: Case, mention: Mention) -> list[Known]:
    """The known people who hold the line's ID number."""
    return [one for one in case.people.by_number.get(mention.number, ()) if one.person_id != mention.declarer]


def _of_number(case: Case, mention: Mention, person: str, known: Known) -> Found:
    key = _apart(case, mention, known) or ("id-contradicted" if set(mention.keys) & set(known.keys) else "id-other-name")
    return _found(case, key, mention, person, known)


def _by_name_and_month(people: People) -> Born:
    """The known people by name and month of birth, those whose month is known: the commonest names have thousands of bearers."""
    born: Born = defaultdict(list)
    for key, bearers in people.by_name.items():
        for one in bearers:
            if len(one.birth) >= 7:
                born[key, one.birth[:7]].append(one)
    return dict(born)


def _born_alike(mention: Mention, born: Born) -> Iterable[Known]:
    """The known people of the line's name and month of birth."""
    month = mention.birth[:7]
    if len(mention.keys) == 1:
        return born.get((mention.key, month), ())
    return {one.person_id: one for key in mention.keys for one in born.get((key, month), ())}.values()


def _agrees(case: Case, mention: Mention, employers: Employers, known: Known) -> bool:
    """True if the line agrees with a known person in the birth, and in the place of work or by this person's own form."""
    other = known.person_id != mention.declarer and births_agree(mention.birth, known.birth) in ("day", "month")
    return other and (employers.fits_post(mention.workplace, known.posts) or _answered(case, mention, known))


def _apart(case: Case, mention: Mention, known: Known) -> str:
    """The one fact that keeps a line and a known person apart, ``""`` if none."""
    if mention.number and known.number and mention.number != known.number:
        return "ids-differ"
    if mention.sex and known.sex and mention.sex != known.sex:
        return "term-not-sex"
    if (mention.dead and known.person_id in case.holders) or (known.died and not mention.dead):
        return "dead-in-post"
    return ""


def _answered(case: Case, mention: Mention, known: Known) -> bool:
    """True if this person's own form lists the declarer as such a relative."""
    first = bisect_left(case.mentions, known.person_id, key=lambda one: one.declarer)
    last = bisect_right(case.mentions, known.person_id, key=lambda one: one.declarer)
    wanted = answers(mention.words())
    return any(case.identity.person[at] == mention.declarer and wanted & case.mentions[at].words() for at in range(first, last))


def _found(case: Case, key: str, mention: Mention, person: str, known: Known) -> Found:
    values = {"term": mention.term, "name": mention.name, "person": known.person_id}
    places = after(mention.place, case.own_places(known.person_id))
    return Found(key, (mention.declarer, known.person_id), (claim(case, mention, person),), places, values)


def _same_role(case: Case, same: list[int]) -> Iterator[Found]:
    """One name in one role on one form, with two ID numbers."""
    for one, other in pairwise(same):
        ours, theirs = case.mentions[one], case.mentions[other]
        if ours.number != theirs.number and ours.words() & theirs.words() and births_agree(ours.birth, theirs.birth) != "no":
            yield _two(case, "ids-differ", one, other)


def _shared_number(case: Case, said: list[int]) -> Iterator[Found]:
    """One ID number, several people: the names or the sexes differ. Known people are told of above."""
    first = {case.identity.person[at]: at for at in reversed(said)}
    new = [at for person, at in first.items() if person in case.identity.people]
    for one, other in pairwise(sorted(new)):
        same_name = set(case.mentions[one].keys) & set(case.mentions[other].keys)
        yield _two(case, "term-not-sex" if same_name else "id-other-name", one, other)


def _two(case: Case, key: str, one: int, other: int) -> Found:
    ours, theirs = case.mentions[one], case.mentions[other]
    people = case.identity.person[one], case.identity.person[other]
    claims = tuple(claim(case, case.mentions[at], case.identity.person[at]) for at in (one, other))
    values = {"term": ours.term, "name": ours.name, "person": theirs.name}
    return Found(key, people, claims, after(ours.place, [theirs.place]), values)
