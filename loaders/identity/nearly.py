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

Index = dict[tuple[str, str], list[Known]]


class Nearly:
    """Finds them among the staff. The names are indexed when the first line asks.

    A county has thousands of people called 王 with one character more: only those are looked at who were born in that year, or
    who work where the line says.
    """

    def __init__(self, people: People, employers: Employers) -> None:
        self._people, self._employers = people, employers

    def of(self, mention: Mention) -> Iterator[Known]:
        """Those whom the line nearly names."""
        declarer = self._people.by_id[mention.declarer]
        alike = {one.person_id: one for one in self._looked_at(mention) if _is_slip(mention, one)}
        for person_id, one in sorted(alike.items()):
            if person_id != mention.declarer and self._agrees(mention, one) and not contradicts(mention, one, declarer):
                yield one

    @cached_property
    def _index(self) -> tuple[Index, Index]:
        """The staff by name without a character and year of birth, and by surname and place of work (organ, or section)."""
        born, works = defaultdict[tuple[str, str], list[Known]](list), defaultdict[tuple[str, str], list[Known]](list)
        for one in self._people.by_id.values():
            if one.staff:
                for pattern in {pattern for key in one.keys for pattern in slip_patterns(key)}:
                    born[pattern, one.birth[:4]].append(one)
                for key in {(name[:1], place) for name in one.keys for place in places(one.posts)}:
                    works[key].append(one)
        return dict(born), dict(works)

    def _looked_at(self, mention: Mention) -> Iterator[Known]:
        """Everybody whom ``_agrees`` can accept, some of them several times."""
        born, works = self._index
        for pattern in slip_patterns(mention.key) if mention.birth else ():
            yield from born.get((pattern, mention.birth[:4]), ())
        for place in () if vague(mention.employer) else self._employers.places(mention.employer):
            yield from works.get((mention.key[:1], place), ())
        yield from (one for one in self._people.by_number.get(mention.number, ()) if one.staff)

    def _agrees(self, mention: Mention, one: Known) -> bool:
        born = births_agree(mention.birth, one.birth)
        if mention.number and one.number:
            return mention.number == one.number
        return born in ("day", "month", "year") or (born != "no" and self._employers.work(mention.employer, one.posts) == "same")


def _is_slip(mention: Mention, one: Known) -> bool:
    """True if one character of a name is another one; a character too few is too little beside a year of birth."""
    return any(len(key) == len(mention.key) and one_slip(mention.key, key) for key in one.keys)
