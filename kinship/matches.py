"""What the loaders found out about who is who: the line of a form, the person it means, and every reason for and against.

A match is worded here, in the language of its reader, from the facts that the loaders compared. Its key is the name of the
question *is the relative on this line that person?*, under which a person's answer is kept.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from kinship.errors import Place
from kinship.text import LANGUAGES, say

KEY = "d1:{one}-{other}"
"""The version goes before everything else: whatever changes in how a mark is made needs a new one."""
KINDS = {"match.for-": "", "match.against-": "match.but", "match.blank-": "match.not-told", "match.unknown-": "match.not-known"}
"""How the keys of facts begin → how they are introduced: what speaks for a match, what against it, what the line does not tell,
what is not known of the other side."""
PLAIN = frozenset(
    f"match.{name}"
    for name in (
        *("id", "id-other-name", "id-contradicted", "name-masked", "joined"),
        *("name-birth-employer", "name-birth", "name-year-employer", "name-year", "name-employer", "name-only"),
        *("employer-differs", "employer-unread", "birth-near-employer", "birth-near"),
    )
)
"""Reasons that say no more than the facts do."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one side tells of a person: a line of a form, or the person's own row (then without source, declarer and term).

    ``folded``: the name as it is compared. ``number``: masked.
    """

    name: str
    birth: str = ""
    employer: str = ""
    number: str = ""
    source: str = ""
    declarer: str = ""
    declarer_name: str = ""
    term: str = ""
    folded: str = ""

    @property
    def mark(self) -> str:
        """The mark of a line."""
        return line_mark(self.declarer, self.folded, self.term)


@dataclass(frozen=True, slots=True)
class Matched:
    """A line and whom it means or may mean. ``grade`` is blank where that was not chosen, or ruled out by a decision.

    ``other``: the person's own row, or a line of another form about a person without one. ``reason``: what settled it, a key of
    the catalogue. ``facts``: what was compared, as keys too. ``namesakes``: how many others bear the name, or fit as well.
    ``by``, ``day``: of a decision.
    """

    line: Told
    other: Told
    person_id: str
    grade: str
    reason: str
    facts: tuple[str, ...] = ()
    namesakes: int = 0
    by: str = ""
    day: str = ""

    @property
    def key(self) -> str:
        """The key of the question whether the two are one person."""
        return question_key(self.line.mark, self.other.mark if self.other.declarer else person_mark(self.person_id))

    def text(self, lang: str) -> str:
        """Every reason in words: what speaks for it, what against, what is blank, what settled it, and who was ruled out.

        >>> line, row = Told("陳靜", "1988-05"), Told("陈静", "1988-05")
        >>> facts = ("match.for-name-writing", "match.for-birth", "match.blank-employer")
        >>> print(Matched(line, row, "p-1", "probable", "match.name-birth", facts, 2).text("en"))
        same name (陳靜 = 陈静, other characters), same birth month (1988-05); blank on the form: employer; 2 namesakes ruled out
        """
        parts = [self._facts(kind, key, lang) for kind, key in KINDS.items()]
        parts.append("" if self.reason in PLAIN else self._say(self.reason, lang))
        ruled_out = "match.namesakes" if self.namesakes > 1 else "match.namesake"
        parts.append(self._say(ruled_out, lang) if self.namesakes and self.grade else "")
        return say("match.then", lang).join(part for part in parts if part)

    def row(self) -> dict[str, object]:
        """The match as one flat row for reports and other programs, worded in both languages."""
        return {
            "source": self.line.source,
            "declarer": self.line.declarer,
            "declarer_name": self.line.declarer_name,
            "term": self.line.term,
            "name": self.line.name,
            "person_id": self.person_id,
            "known_as": self.other.name,
            "known_at": self.other.employer,
            "other_source": self.other.source,
            "other_declarer": self.other.declarer_name,
            "other_term": self.other.term,
            "grade": self.grade,
            "reason": self.reason,
            "key": self.key,
            **{f"reason_{lang}": self.text(lang) for lang in LANGUAGES},
        }

    def _facts(self, kind: str, key: str, lang: str) -> str:
        said = say("match.and", lang).join(self._say(fact, lang) for fact in self.facts if fact.startswith(kind))
        return say(key, lang, facts=said) if said and key else said

    def _say(self, key: str, lang: str) -> str:
        told = {"name": self.line.name, "employer": self.line.employer, "number": self.line.number}
        known = {f"known_{field}": getattr(self.other, field) for field in ("name", "employer", "number")}
        months = {"birth": self.line.birth[:7], "known_birth": self.other.birth[:7]}
        more = {"person": self.person_id, "namesakes": self.namesakes, "by": self.by, "day": self.day}
        return say(key, lang, **told, **known, **months, **more)


@dataclass(frozen=True, slots=True)
class Lacking:
    """A line that may mean a known person but at most possibly, and the likeliest one (``person_id``).

    ``blanks``: for each field that a side leaves blank, the field, the silent side (``form``, ``ledger`` or ``both``), and
    whether filling it in would have settled the line.
    """

    place: Place
    declarer: str
    term: str
    name: str
    person_id: str
    blanks: tuple[tuple[str, str, bool], ...]


class Lines:
    """Matches by the source row that they stand in, to be asked for those that a chain rests on."""

    def __init__(self, matches: Iterable[Matched]) -> None:
        self._held: dict[str, list[Matched]] = {}
        for match in matches:
            self._held.setdefault(match.line.source, []).append(match)

    def under(self, people: Sequence[str], sources: Iterable[str]) -> list[Matched]:
        """The matches of these people in these rows, in the order of the people, then of the rows.

        One that is about two lines counts only where both stand in these rows.
        """
        rows = dict.fromkeys(sources)
        found = [match for source in rows for match in self._held.get(source, ()) if match.person_id in people]
        both = [match for match in found if not match.other.declarer or match.other.source in rows]
        return sorted(both, key=lambda match: (people.index(match.person_id), match.line.source, match.line.name, match.key))


def question_key(one: str, other: str) -> str:
    """The key of the question whether two marks are of one person; that of a line comes first, else the smaller one."""
    first, second = sorted((one, other), key=lambda mark: (mark.startswith("p"), mark))
    return KEY.format(one=first, other=second)


def line_mark(declarer: str, folded: str, term: str) -> str:
    """The mark of a line, made of who declares, the name as compared, and the term: not of its place or its other cells.

    >>> line_mark("p-1", "张三", "妻 子") == line_mark("p-1", "张三", "妻子")
    True
    """
    return "m" + _hash(declarer, folded, "".join(unicodedata.normalize("NFKC", term).split()))


def person_mark(person_id: str) -> str:
    """The mark of a person with a row of his own."""
    return "p" + _hash(person_id)


def _hash(*parts: str) -> str:
    return blake2b(json.dumps(parts, ensure_ascii=False).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
