"""What the forms say, line by line, and whom each line was found to name.

Whether one relative declared the other is asked of this table, and which lines a chain of kin rests on. A line that names nobody
known is kept with its term and name; a line that bears the name of a known person, or nearly so, without being settled says which
name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from loaders.identity.employer import Employers
from loaders.identity.evidence import CONFIRMED, POSSIBLE, PROBABLE
from loaders.identity.mentions import Mention, meaning_of
from loaders.identity.names import match_keys
from loaders.identity.nearly import Nearly
from loaders.identity.people import People
from loaders.settled import Settled
from loaders.terms import read_term

if TYPE_CHECKING:
    import pyarrow as pa

COLUMNS = "declarer person alias level settled words bears term name source form kind"
FLAGS = {"level": "int8", "settled": "bool_"}
AT_ONCE = 100_000
"""Lines that are put into the table at a time: a county has millions, and as Python rows they take ten times the room."""
APPOINTMENT = re.compile(r"\.lrmx?(?:/|$)", re.IGNORECASE)
Row = Mapping[str, Any]
Borne = tuple[str | None, ...]
"""The names that a line bears, one for each row that it becomes."""


class Written:
    """The lines that are of no use (the list may still grow), and which forms are relatives in a ledger."""

    def __init__(self, unread: Sequence[Row]) -> None:
        self.unread = unread
        self.ledgers = {form_of(row.get("source")) for row in self.unread if row.get("beside")}

    def noting(self, declared: Iterable[Row]) -> Iterator[Row]:
        """The declared lines as they are, noting which of them stand in a ledger."""
        for row in declared:
            if row.get("beside"):
                self.ledgers.add(form_of(row.get("source")))
            yield row

    def places(self, sources: list[str]) -> dict[str, list[str]]:
        """The sources, their forms, and of which kind each is."""
        forms = list(map(form_of, sources))
        kinds = {form: "ledger" if form in self.ledgers else form_kind(form) for form in set(forms)}
        return {"source": sources, "form": forms, "kind": list(map(kinds.__getitem__, forms))}


class ToldLines:
    """Tells what the forms say: one row per line and known name that it bears, as ``table`` has them.

    declarer · person: who the line was found to name · alias: a known person who that possibly is · level: how sure it is (1 to
    3) · settled: it is a known person at least probably, or whom an ID number proves · words: the kin words its term can mean,
    separated by ``;`` (null: unknown) · bears: the name of known people who are called so, or nearly (``identity.nearly``) ·
    term, name: as written · source: file, sheet and row · form: file and sheet · kind: ``appointment``, ``ledger`` or ``list``.
    """

    def __init__(self, settled: Settled, written: Written) -> None:
        self._settled, self._written = settled, written

    @property
    def ledgers(self) -> set[str]:
        """The forms that are relatives in a ledger."""
        return self._written.ledgers

    def table(self) -> pa.Table:
        """All lines: those that tie somebody in their order, then the others."""
        import pyarrow as pa

        return pa.concat_tables([self.read(self._settled), self.unread()])

    def read(self, part: Settled) -> pa.Table:
        """Those lines, of all or of some kindreds, that tie somebody."""
        import pyarrow as pa

        pieces = (slice(start, start + AT_ONCE) for start in range(0, len(part.mentions), AT_ONCE))
        return pa.concat_tables([schema().empty_table(), *(self._piece(part, piece) for piece in pieces)])

    def unread(self) -> pa.Table:
        """The lines that tie nobody."""
        rows = self._written.unread
        terms, names = ([row.get(column) or "" for row in rows] for column in ("term", "relative_name"))
        words = [_words_of(term) if term and not name else None for term, name in zip(terms, names, strict=True)]
        told: dict[str, list[Any]] = {
            **dict.fromkeys(("person", "alias", "level"), [None] * len(rows)),
            "declarer": [row["person_id"] for row in rows],
            "settled": [False] * len(rows),
            "words": words,
            "term": terms,
            "name": names,
        }
        places = self._written.places([row.get("source") or "" for row in rows])
        return _table({**told, **places}, [self._names.borne(match_keys(name)) for name in names])

    def _piece(self, part: Settled, piece: slice) -> pa.Table:
        mentions, identity = part.mentions[piece], part.identity
        person, levels = identity.person[piece], identity.level[piece]
        alias = list(map(identity.aliases.get, person))
        settled = [
            level == CONFIRMED if one in identity.people else level >= PROBABLE for one, level in zip(person, levels, strict=True)
        ]
        told: dict[str, list[Any]] = {
            "declarer": [mention.declarer for mention in mentions],
            "person": person,
            "alias": alias,
            "level": [POSSIBLE if one else level for one, level in zip(alias, levels, strict=True)],
            "settled": settled,
            "words": [_listed(mention.meaning.words) for mention in mentions],
            "term": [mention.term for mention in mentions],
            "name": [mention.name for mention in mentions],
        }
        places = self._written.places([mention.source for mention in mentions])
        return _table({**told, **places}, self._names.of_lines(mentions, settled))

    @cached_property
    def _names(self) -> Names:
        settled = self._settled
        return Names(settled.people, settled.names(), Nearly(settled.people, Employers(settled.organ)))


def schema() -> pa.Schema:
    """The columns of the table (see ``ToldLines``)."""
    import pyarrow as pa

    return pa.schema([(name, getattr(pa, FLAGS.get(name, "string"))()) for name in COLUMNS.split()])


def _table(told: Mapping[str, list[Any]], bears: Sequence[Borne]) -> pa.Table:
    """One row for each name that a line bears."""
    import pyarrow as pa

    rows = np.repeat(np.arange(len(bears)), list(map(len, bears)))
    names = pa.array(chain.from_iterable(bears), pa.string())
    columns = {one.name: pa.array(told[one.name], one.type).take(rows) for one in schema() if one.name != "bears"}
    return pa.table({name: columns.get(name, names) for name in COLUMNS.split()})


class Names:
    """The names, as their own rows spell them, of the known people whom a spelling fits."""

    def __init__(self, people: People, names: Mapping[str, str], nearly: Nearly) -> None:
        self._people, self._names, self._nearly = people, names, nearly
        self._borne: dict[tuple[str, ...], Borne] = {}

    def of_lines(self, mentions: Sequence[Mention], settled: Sequence[bool]) -> list[Borne]:
        """The names that each line bears; where it is not settled whom it means, those besides that it nearly bears."""
        bears = [self.borne(mention.keys) for mention in mentions]
        for at in (at for at, one in enumerate(settled) if not one):
            bears[at] += tuple(self.nearly(mentions[at]))
        return bears

    def borne(self, keys: tuple[str, ...]) -> Borne:
        """The names for several spellings of one; a null where nobody known is called so."""
        if keys not in self._borne:
            self._borne[keys] = tuple(dict.fromkeys(name for key in keys for name in self._of(key))) or (None,)
        return self._borne[keys]

    def nearly(self, mention: Mention) -> list[str]:
        """The names that a line bears but for one character."""
        return sorted({name for one in self._nearly.of(mention) if (name := self._names.get(one.person_id))})

    def _of(self, key: str) -> list[str]:
        ids = (one.person_id for one in self._people.by_name.get(key, ()))
        return sorted({self._names[one] for one in ids if self._names.get(one)})


def _words_of(term: str) -> str | None:
    return _listed(meaning_of(read_term(term).readings).words) or None


@cache
def _listed(words: frozenset[str]) -> str:
    return ";".join(sorted(words))


def form_of(source: str | None) -> str:
    """File and sheet of a source row.

    >>> form_of("申报表.xlsx/申报表#12"), form_of("档案")
    ('申报表.xlsx/申报表', '档案')
    """
    return (source or "").rpartition("#")[0] or source or ""


@lru_cache(maxsize=1 << 10)
def form_kind(form: str) -> str:
    """Which form a file is, by its name: an appointment form asks for the closest relatives only.

    >>> form_kind("张三.lrmx/家庭成员"), form_kind("申报表.xlsx/申报表")
    ('appointment', 'list')
    """
    return "appointment" if APPOINTMENT.search(form) else "list"
