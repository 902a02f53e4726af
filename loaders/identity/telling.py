"""Tells what became of the mentions: whom each was found to be, who else it may be, and every reason.

What is wrong or open is told to the account at once, the matches with their reasons when somebody asks for them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from kinship.account import Account, Matched, Resolved
from kinship.kin import GRADES
from loaders.identity.decisions import DIFFERENT, REASONS, SAME, UNKNOWN, Decided, Decision
from loaders.identity.evidence import POSSIBLE, PROBABLE
from loaders.identity.mentions import Mention
from loaders.identity.people import People
from loaders.identity.reasons import Reasons, line
from loaders.identity.staff_match import Match

if TYPE_CHECKING:
    from loaders.identity import Identity

SHOWN = 5
"""How many candidates a problem names."""
COMPARED = 12
"""Lines about one person up to which each is compared with each, and not only with the first."""
Forms = dict[str, list[int]]


def tell_problems(
    mentions: list[Mention], matches: dict[int, Match], undecided: dict[int, list[Match]], account: Account
) -> None:
    """Lists lines with several equally good candidates."""
    for number, options in undecided.items():
        if number not in matches:
            mention, named = mentions[number], "、".join(one.person_id for one in options[:SHOWN])
            values = {"term": mention.term, "name": mention.name, "count": len(options), "candidates": named}
            account.problem("note", "match.candidates", mention.place, **values)


def tell_unread(mentions: list[Mention], doubted: dict[int, list[str]], account: Account) -> None:
    """Lists lines that were not taken as the people of their name because nobody can read where they say these work."""
    for number, persons in sorted(doubted.items()):
        mention, named = mentions[number], "、".join(persons[:SHOWN])
        values = {"term": mention.term, "name": mention.name, "employer": mention.employer, "person": named}
        account.problem("note", "match.unread-employer", mention.place, **values)


@dataclass(slots=True)
class Telling:
    """The hands of the report: what came out, and what is told of it."""

    mentions: list[Mention]
    people: People
    identity: Identity
    decided: Decided
    reasons: Reasons
    _told: Resolved = field(default_factory=Resolved)
    _forms: Forms = field(default_factory=lambda: defaultdict(list))
    _asked: Collection[int] = ()

    def tell(self, matches: dict[int, Match], undecided: dict[int, list[Match]], rows: Collection[str] | None = None) -> Resolved:
        """Tells matches, candidates, decisions against, and lines of several forms that are one person.

        ``rows``: only of lines that stand in these rows of the sources.
        """
        self._told, self._forms, self._asked = Resolved(), defaultdict(list), self._lines_in(rows)
        for number in sorted(self._asked):
            self._match(number, matches.get(number))
        for number in filter(self._asked.__contains__, undecided):
            self._candidates(number, undecided[number], matches.get(number))
        for number in sorted(filter(self._asked.__contains__, self.decided.against)):
            for person_id, decision in sorted(self.decided.against[number].items()):
                if decision.answer == DIFFERENT:
                    self._told.matches.append(self._matched(number, person_id, "", REASONS[DIFFERENT], decision=decision))
        self._joined()
        return self._told

    def _match(self, number: int, match: Match | None) -> None:
        known = self.identity.person[number] if self._is_known(number) else ""
        if match and match.person_id in (known, self.identity.aliases.get(self.identity.person[number])):
            grade = GRADES[(match.level if known else POSSIBLE) - 1]
            decision = self._decision(number, match)
            self._told.matches.append(self._matched(number, match.person_id, grade, match.reason, match.namesakes, decision))
        elif known:
            self._told.matches.append(self._matched(number, known, GRADES[PROBABLE - 1], "match.merged"))

    def _candidates(self, number: int, options: list[Match], match: Match | None) -> None:
        for one in options:
            decision = self._decision(number, one)
            reason = one.reason if match or decision else "match.one-of-several"
            namesakes = match.namesakes if match else len(options) - 1
            self._told.open.append(self._matched(number, one.person_id, "", reason, namesakes, decision))

    def _decision(self, number: int, match: Match) -> Decision | None:
        if match.reason == REASONS[SAME]:
            return self.decided.same[number][1]
        return self.decided.against[number][match.person_id] if match.reason == REASONS[UNKNOWN] else None

    def _matched(
        self, number: int, person_id: str, grade: str, reason: str, namesakes: int = 0, decision: Decision | None = None
    ) -> Matched:
        mention, by_id = self.mentions[number], self.people.by_id
        declarer = by_id[mention.declarer]
        other, facts = self.reasons.known(mention, by_id[person_id], declarer)
        by, day = (decision.by, decision.day) if decision else ("", "")
        return Matched(line(mention, declarer), other, person_id, grade, reason, facts, namesakes, by, day)

    def _lines_in(self, rows: Collection[str] | None) -> Collection[int]:
        if rows is None:
            return range(len(self.mentions))
        return {number for number, mention in enumerate(self.mentions) if mention.source in rows}

    def _is_known(self, number: int) -> bool:
        return self.identity.person[number] not in self.identity.people

    def _joined(self) -> None:
        """New people whom several forms tell of: each line beside each of another form, in the order of lines."""
        found: list[tuple[int, int, Matched]] = []
        lines: dict[str, list[int]] = defaultdict(list)
        told = {self.identity.person[number] for number in self._asked} & self.identity.people.keys()
        for number, (mention, person_id) in enumerate(zip(self.mentions, self.identity.person, strict=True)):
            self._forms[mention.declarer].append(number)
            if person_id in told:
                lines[person_id].append(number)
        for person_id, numbers in lines.items():
            pairs = combinations(numbers, 2) if len(numbers) <= COMPARED else ((numbers[0], number) for number in numbers[1:])
            for one, other in pairs:
                if one in self._asked and self.mentions[one].declarer != self.mentions[other].declarer:
                    decision = self.decided.joins.get((one, other))
                    grade = GRADES[min(self.identity.level[one], self.identity.level[other]) - 1]
                    found.append((one, other, self._beside(one, other, person_id, grade, decision)))
        for one, other in ((one, other) for one, other in self.identity.perhaps if one in self._asked):
            person_id = self.identity.aliases[min(self.identity.person[one], self.identity.person[other])]
            found.append((one, other, self._beside(one, other, person_id, GRADES[POSSIBLE - 1], None)))
        for one, other, decision in self.decided.split:
            if one in self._asked and not self._is_known(one) and not self._is_known(other):
                person_id = self.identity.aliases.get(self.identity.person[one], self.identity.person[one])
                grade = GRADES[POSSIBLE - 1] if decision.answer == UNKNOWN else ""
                found.append((one, other, self._beside(one, other, person_id, grade, decision)))
        self._told.joined += [match for _, _, match in sorted(found, key=lambda pair: pair[:2])]

    def _beside(self, number: int, other: int, person_id: str, grade: str, decision: Decision | None) -> Matched:
        one, another = self.mentions[number], self.mentions[other]
        by_id = self.people.by_id
        told, facts = self.reasons.lines(one, another, by_id[another.declarer])
        reason = REASONS[decision.answer] if decision else "match.joined"
        by, day = (decision.by, decision.day) if decision else ("", "")
        facts += self._of_forms(one, another, person_id)
        return Matched(line(one, by_id[one.declarer]), told, person_id, grade, reason, facts, 0, by, day)

    def _of_forms(self, one: Mention, other: Mention, person_id: str) -> tuple[str, ...]:
        """What the two forms as wholes say for it."""
        ours, theirs = ({self.identity.person[number] for number in self._forms[side.declarer]} for side in (one, other))
        shared = "match.for-shared" if (ours & theirs) - {person_id} else ""
        related = "match.for-related" if other.declarer in ours or one.declarer in theirs else ""
        return tuple(fact for fact in (shared, related) if fact)
