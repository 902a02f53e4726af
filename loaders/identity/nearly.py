"""Known people whose name a line bears but for one character, where the birth (if but the year) or the place of work is theirs.

Too little to say that the line means them, but enough not to say that nobody wrote them down.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from loaders.identity.ages import births_agree
from loaders.identity.employer import Employers, places, vague
from loaders.identity.evidence import contradicts
from loaders.identity.mentions import Mention
from loaders.identity.names import one_slip, slip_patterns
from loaders.identity.people import Known, People

Staff = dict[str, list[Known]]


class Nearly:
    """Finds them among the staff. The names are indexed when the first line asks.

    A county has thousands of people called 王 with one character more: only those are looked at who were born in that year, or
    who work where the line says.
    """

    def __init__(self, people: People, employers: Employers) -> None:
        self._people, self._employers = people, employers
        self._named: dict[str, list[Staff]] = {}

    def of(self, mention: Mention) -> Iterator[Known]:
        """Those whom the line nearly names."""
        declarer = self._people.by_id[mention.declarer]
        alike = {one.person_id: one for one in self._looked_at(mention) if _is_slip(mention, one)}
        for person_id, one in sorted(alike.items()):
            if person_id != mention.declarer and self._agrees(mention, one) and not contradicts(mention, one, declarer):
                yield one

    @cached_property
    def _index(self) -> tuple[dict[str, Staff], dict[str, Staff]]:
        """Year of birth → the staff by name without a character; place of work (organ, or section) → the staff by surname."""
        born, works = (defaultdict[str, Staff](lambda: defaultdict(list)) for _ in range(2))
        for one in self._people.by_id.values():
            if one.staff:
                for pattern in {pattern for key in one.keys for pattern in slip_patterns(key)}:
                    born[one.birth[:4]][pattern].append(one)
                for surname, place in {(name[:1], place) for name in one.keys for place in places(one.posts)}:
                    works[place][surname].append(one)
        return born, works

    def _looked_at(self, mention: Mention) -> Iterator[Known]:
        """Everybody whom ``_agrees`` can accept, some of them several times."""
        if born := self._index[0].get(mention.birth[:4]) if mention.birth else None:
            for pattern in slip_patterns(mention.key):
                yield from born.get(pattern, ())
        for staff in self._working(mention.workplace):
            yield from staff.get(mention.key[:1], ())
        yield from (one for one in self._people.by_number.get(mention.number, ()) if one.staff)

    def _working(self, employer: str) -> list[Staff]:
        """The staff of each place of work that the text names; many lines have the same text."""
        if employer not in self._named:
            named, works = () if vague(employer) else self._employers.places(employer), self._index[1]
            self._named[employer] = [works[place] for place in named if place in works]
        return self._named[employer]

    def _agrees(self, mention: Mention, one: Known) -> bool:
        born = births_agree(mention.birth, one.birth)
        if mention.number and one.number:
            return mention.number == one.number
        return born in ("day", "month", "year") or (born != "no" and self._employers.work(mention.workplace, one.posts) == "same")


def _is_slip(mention: Mention, one: Known) -> bool:
    """True if one character of a name is another one; a character too few is too little beside a year of birth."""
    return any(len(key) == len(mention.key) and one_slip(mention.key, key) for key in one.keys)
