"""Lines and known people, pair by pair."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from loaders.identity.columns import Flags, Numbers, once
from loaders.identity.evidence import Evidence
from loaders.identity.tables import Lines
from loaders.identity.view import answers

Candidates = dict[str, Evidence]
"""The known people a line can be, with what speaks for each."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """The places of line and person of each pair, in the tables of both."""

    line: Numbers
    person: Numbers

    @classmethod
    def of(cls, found: Mapping[int, Candidates], lines: Lines) -> Pairs:
        """Each line with each of its candidates, in order."""
        size, place = sum(map(len, found.values())), lines.persons.place
        line = np.repeat(np.fromiter(found, np.int64, len(found)), np.fromiter(map(len, found.values()), np.int64, len(found)))
        return cls(line, np.fromiter((place[one] for options in found.values() for one in options), np.int64, size))

    def some(self, fits: Flags | Numbers) -> Pairs:
        """These pairs only."""
        return Pairs(self.line[fits], self.person[fits])

    def code(self, lines: Lines) -> Numbers:
        """A number for the line and the person of each pair."""
        return self.line * len(lines.persons.known) + self.person

    def from_declarer(self, lines: Lines) -> Numbers:
        """A number for the declarer and the person of each pair."""
        return lines.declarer[self.line] * len(lines.persons.known) + self.person

    def to_declarer(self, lines: Lines) -> Numbers:
        """The number that the other form gives the same two people."""
        return self.person * len(lines.persons.known) + lines.declarer[self.line]


def levels(found: Mapping[int, Candidates]) -> Numbers:
    """How strong the evidence of each pair is, in order."""
    return np.array([evidence.level for options in found.values() for evidence in options.values()], np.int64)


def answered(lines: Lines, ours: Numbers, theirs: Numbers) -> Flags:
    """Whether a word of the first line is the inverse of one of the second, of each two lines."""
    return once(lambda word, other: bool(answers(other) & word), lines.words.take(ours), lines.words.take(theirs)).where(bool)
