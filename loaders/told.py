"""What the forms say, line by line, and whom each line was found to name.

Whether one relative declared the other is asked of this table, and which lines a chain of kin rests on. A line that names nobody
known is kept with its term and name; a line that bears the name of a known person, or nearly so, without being settled says which
name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from loaders.identity import Identity
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
Line = tuple[Any, ...]


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

    def place(self, source: str) -> tuple[str, str, str]:
        """The source, its form, and of which kind that is."""
        form = form_of(source)
        return source, form, "ledger" if form in self.ledgers else form_kind(form)


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
        return as_table(chain(self.read(self._settled), self.unread()))

    def read(self, part: Settled) -> Iterator[Line]:
        """Those lines, of all or of some kindreds, that tie somebody."""
        return _read_lines(part.mentions, part.identity, self._written, self._names)

    def unread(self) -> Iterator[Line]:
        """The lines that tie nobody."""
        return _unread_lines(self._written, self._names)

    @cached_property
    def _names(self) -> Names:
        settled = self._settled
        return Names(settled.people, settled.names(), Nearly(settled.people, Employers(settled.organ)))


def as_table(lines: Iterator[Line]) -> pa.Table:
    """Lines as a table (see ``ToldLines``)."""
    import pyarrow as pa

    schema = pa.schema([(name, getattr(pa, FLAGS.get(name, "string"))()) for name in COLUMNS.split()])
    parts = []
    while part := list(islice(lines, AT_ONCE)):
        parts.append(pa.table([list(column) for column in zip(*part, strict=True)], schema=schema))
    return pa.concat_tables(parts) if parts else schema.empty_table()


class Names:
    """The names, as their own rows spell them, of the known people whom a spelling fits."""

    def __init__(self, people: People, names: Mapping[str, str], nearly: Nearly) -> None:
        self._people, self._names, self._nearly = people, names, nearly
        self._borne: dict[tuple[str, ...], tuple[str | None, ...]] = {}

    def borne(self, keys: tuple[str, ...]) -> tuple[str | None, ...]:
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


def _read_lines(mentions: list[Mention], identity: Identity, written: Written, names: Names) -> Iterator[Line]:
    for number, mention in enumerate(mentions):
        person, level = identity.person[number], identity.level[number]
        alias = identity.aliases.get(person)
        settled = level == CONFIRMED if person in identity.people else level >= PROBABLE
        found = (mention.declarer, person, alias, POSSIBLE if alias else level, settled, _listed(mention.words()))
        for name in (*names.borne(mention.keys), *(() if settled else names.nearly(mention))):
            yield (*found, name, mention.term, mention.name, *written.place(mention.source))


def _unread_lines(written: Written, names: Names) -> Iterator[Line]:
    for row in written.unread:
        source, term, name = (row.get(column) or "" for column in ("source", "term", "relative_name"))
        words = _listed(meaning_of(read_term(term).readings).words) if term and not name else ""
        for borne in names.borne(match_keys(name)):
            yield (row["person_id"], None, None, None, False, words or None, borne, term, name, *written.place(source))


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
