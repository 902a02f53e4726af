"""Ties are derived kindred by kindred, and only of those of whom something is new.

The answer is that of deriving all: see ``partition`` for why, and docs/adr/0016-ties-kindred-by-kindred.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from loaders.contradictions import Listed
from loaders.identity import Identity
from loaders.kindreds.marks import digest, marks
from loaders.kindreds.partition import partition
from loaders.kindreds.parts import NONE, OF, Parts, joined, kept_rows
from loaders.settled import Laid, Settled

if TYPE_CHECKING:
    import pyarrow as pa

Find = Callable[[str, Sequence[str]], Parts | None]
"""Gives what was made before in a context, of as many of the kindreds with these marks as can be."""


@dataclass(slots=True)
class Kindreds:
    """Knows what was made before (``find``), and holds what is made now: ``parts``, once the tables are whole."""

    find: Find
    chosen: object = ()
    """The program, and what was chosen that lines are read by."""
    parts: Parts | None = None
    worked_out: int = 0
    """Of how many kindreds ties were derived."""
    _before: Parts | None = None
    _kindred: dict[str, int] = field(default_factory=dict)
    _marks: list[str] = field(default_factory=list)
    _kept: dict[int, int] = field(default_factory=dict)
    """Number then → number now, of the kindreds of whom nothing is new."""
    _known: frozenset[str] = frozenset()
    _context: str = ""
    _found: list[tuple[int, Listed]] = field(default_factory=list)
    _mixed: bool = False
    """A row ties people of two kindreds, which were derived together: nothing may be taken over from here."""

    def lay(self, settled: Settled, tie: Callable[[Settled], Laid]) -> Laid:
        """The ties of those kindreds of whom something is new, and the contradictions of all."""
        self._kindred = partition(settled)
        self._marks, self._known = marks(settled, self._kindred), frozenset(settled.people.by_id)
        self._context = digest((self.chosen, settled.organ))
        self._before = self.find(self._context, self._marks)
        self._keep(self._before)
        laid = tie(self._fresh(settled))
        if self._clashes(laid):
            self._keep(None)
            laid = tie(settled)
        return self._laid(laid)

    def whole(self, tables: dict[str, pa.Table]) -> dict[str, pa.Table]:
        """The tables of all kindreds, from those of the new ones."""
        made = {name: self._told(name, table) for name, table in tables.items()}
        if self._before is not None:
            kept = {name: kept_rows(table, self._kept) for name, table in self._before.tables.items()}
            made = {name: joined(name, [kept[name], made[name]]) for name in made}
        if not self._mixed:
            self.parts = Parts(self._context, self._marks, made, self._found)
        return {name: table.drop_columns([OF]) for name, table in made.items()}

    def _keep(self, before: Parts | None) -> None:
        numbers = {mark: number for number, mark in enumerate(before.marks)} if before else {}
        self._before = before
        self._kept = {numbers[mark]: now for now, mark in enumerate(self._marks) if mark in numbers}
        self.worked_out = len(self._marks) - len(self._kept)

    def _fresh(self, settled: Settled) -> Settled:
        """Only the lines of the kindreds of whom something is new."""
        if not self._kept:
            return settled
        kept = set(self._kept.values())
        at = [at for at, mention in enumerate(settled.mentions) if self._kindred[mention.declarer] not in kept]
        mentions = [settled.mentions[one] for one in at]
        return replace(settled, mentions=mentions, identity=self._part(settled.identity, at, kept))

    def _part(self, whole: Identity, at: list[int], kept: set[int]) -> Identity:
        people = {person: row for person, row in whole.people.items() if self._kindred[person] not in kept}
        return Identity(
            [whole.person[one] for one in at],
            [whole.level[one] for one in at],
            [whole.own[one] for one in at],
            {one: other for one, other in whole.aliases.items() if one in people},
            people,
            {},
            {number: whole.denied[one] for number, one in enumerate(at) if one in whole.denied},
        )

    def _clashes(self, laid: Laid) -> bool:
        """True if an unnamed person is called as one of another kindred is: then all is derived together."""
        if self._before is None:
            return False
        held = kept_rows(self._before.tables["person"], self._kept).column("person_id").to_pylist()
        return not laid.family.unnamed.keys().isdisjoint(held)

    def _laid(self, laid: Laid) -> Laid:
        for unnamed, beside in laid.family.beside.items():
            self._kindred.setdefault(unnamed, self._kindred[beside])
        found = [(self._kindred[one.problem.people[0][0]], one) for one in laid.found]
        if self._before is not None:
            found += [(self._kept[number], one) for number, one in self._before.found if number in self._kept]
            found.sort(key=lambda told: told[1].order)
        self._found = found
        return laid._replace(found=[one for _, one in found])

    def _told(self, name: str, table: pa.Table) -> pa.Table:
        """The table with the kindred of each row."""
        import pyarrow as pa

        first, second = (table.column(at).to_pylist() for at in (0, 1))
        if name == "person":
            of = [NONE if person in self._known else self._kindred[person] for person in first]
        else:
            of = [self._kindred[person] for person in first]
            self._mixed |= of != [self._kindred[person] for person in second]
        return table.append_column(OF, pa.array(of, pa.int32()))
