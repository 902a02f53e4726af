"""Where a mention is looked up: among the bearers of its name, or of its ID number, and never among everybody.

A county of 200,000 staff has hundreds of people called 王伟. Of so many only those are looked at whose birth may be the one told:
whoever the policy accepts by name has a birth that agrees, nearly agrees, or is not known. Where the line tells no birth, those
who work where it says, and those of whom no post is known. So cost grows with the lines, not with the square of the commonest
names; only lines that tell neither so that it can be read are compared with all who bear the name.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby

from loaders.identity.ages import births_agree, years_agree
from loaders.identity.employer import Employers, places
from loaders.identity.mentions import Mention
from loaders.identity.people import Known, People

FEW = 12
"""Bearers of one name who are all looked at: sorting them by birth would cost more."""


class Blocks:
    """Finds the known people whom a mention can be. Which births agree is asked once for every two months that occur."""

    def __init__(self, people: People, employers: Employers) -> None:
        self._people, self._employers = people, employers
        self._crowds: dict[str, dict[str, list[Known]]] = {}
        self._working: dict[str, dict[str, list[int]]] = {}
        self._agreeing: dict[str, list[str]] = {}
        for key, bearers in people.by_name.items():
            if len(bearers) > FEW:
                self._crowds[key] = _by_month(bearers)
        months = sorted({month for crowd in self._crowds.values() for month in crowd})
        self._years = {year: list(held) for year, held in groupby(months, lambda month: month[:4])}
        """The months of birth in the crowds by year, in order."""

    def of(self, mention: Mention) -> list[Known]:
        """The known people who bear the name or the ID number, each once, without those whose birth contradicts."""
        block = self._named(mention.key, mention)
        if len(mention.keys) > 1 or mention.number in self._people.by_number:
            more = [self._named(key, mention) for key in mention.keys[1:]]
            more.append(self._people.by_number.get(mention.number, []))
            block = list({one.person_id: one for held in (block, *more) for one in held}.values())
        return block

    def _named(self, key: str, mention: Mention) -> list[Known]:
        crowd = self._crowds.get(key)
        if crowd is not None and mention.birth:
            return [one for month in self._agree(mention.birth[:7]) for one in crowd.get(month, ())]
        if crowd is None or mention.number or mention.visible or not self._employers.tells(mention.workplace):
            return self._people.by_name.get(key, [])
        return self._at_work(key, mention.workplace)

    def _at_work(self, key: str, employer: str) -> list[Known]:
        """Those of a crowd, in its order, of whom the text names a place of work, and those who have none."""
        bearers = self._people.by_name[key]
        if key not in self._working:
            self._working[key] = working = defaultdict[str, list[int]](list)
            for at, one in enumerate(bearers):
                for place in places(one.posts) or ("",):
                    working[place].append(at)
        found = {at for place in ("", *self._employers.places(employer)) for at in self._working[key].get(place, ())}
        return [bearers[at] for at in sorted(found)]

    def _agree(self, month: str) -> list[str]:
        """The months of birth in the crowds that do not contradict this one; ``""`` (not known) is among them."""
        held = self._agreeing.get(month)
        if held is None:
            near = (other for year, months in self._years.items() if years_agree(month[:4], year) for other in months)
            held = self._agreeing[month] = [other for other in near if births_agree(month, other) != "no"]
        return held


def _by_month(bearers: list[Known]) -> dict[str, list[Known]]:
    months: dict[str, list[Known]] = defaultdict(list)
    for one in bearers:
        months[one.birth[:7]].append(one)
    return dict(months)
