"""Known people whose name a line bears but for one character, where the birth (if but the year) or the place of work is theirs.

Too little to say that the line means them, but enough not to say that nobody wrote them down.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from loaders.identity.ages import births_agree
from loaders.identity.employer import Employers
from loaders.identity.evidence import contradicts
from loaders.identity.mentions import Mention
from loaders.identity.names import one_slip, slip_patterns
from loaders.identity.people import Known, People


class Nearly:
    """Finds them among the staff. The names are indexed when the first line asks."""

    def __init__(self, people: People, employers: Employers) -> None:
        self._people, self._employers = people, employers
        self._index: dict[str, list[Known]] = {}

    def of(self, mention: Mention) -> Iterator[Known]:
        """Those whom the line nearly names."""
        near = {one.person_id: one for pattern in slip_patterns(mention.key) for one in self._patterns().get(pattern, ())}
        declarer = self._people.by_id[mention.declarer]
        for person_id, one in sorted(near.items()):
            named = any(one_slip(mention.key, key) for key in one.keys)
            if named and person_id != mention.declarer and self._agrees(mention, one) and not contradicts(mention, one, declarer):
                yield one

    def _patterns(self) -> dict[str, list[Known]]:
        if not self._index:
            self._index = defaultdict(list)
            for one in self._people.by_id.values():
                for pattern in {pattern for key in one.keys for pattern in slip_patterns(key)} if one.staff else ():
                    self._index[pattern].append(one)
        return self._index

    def _agrees(self, mention: Mention, one: Known) -> bool:
        born = births_agree(mention.birth, one.birth)
        if mention.number and one.number:
            return mention.number == one.number
        return born in ("day", "month", "year") or (born != "no" and self._employers.work(mention.employer, one.posts) == "same")
