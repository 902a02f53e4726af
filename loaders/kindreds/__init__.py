"""Ties are derived kindred by kindred, and only of those of whom something is new.

The answer is that of deriving all: see ``partition`` for why, and docs/adr/0016-ties-by-kindreds.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from kinship.account import Account, Later
from loaders.contradictions import Listed
from loaders.kindreds.marks import digest, marks, surroundings
from loaders.kindreds.partition import partition
from loaders.kindreds.parts import NONE, OF, Parts, joined, kept_rows
from loaders.kindreds.share import Share, share_out
from loaders.kindreds.told import lines_of, matches_of
from loaders.settled import Laid, Settled
from loaders.told import ToldLines

if TYPE_CHECKING:
    import pyarrow as pa

Find = Callable[[str, str, Sequence[str]], Parts | None]
"""Gives what was made before in a context and surroundings, of as many of the kindreds with these marks as can be."""
Found = list[tuple[int, Listed]]


@dataclass(slots=True)
class Kindreds:
    """Knows what was made before (``find``), and holds what is made now: ``parts``, once the tables are whole.

    ``chosen``: the program, and what was chosen that lines are read by. ``decided``: people decided who is who; matches are then
    told in an order of their own, and not put together.
    """

    find: Find
    chosen: object = ()
    decided: bool = False
    parts: Parts | None = None
    worked: Work | None = None

    def lay(self, settled: Settled, tie: Callable[[Settled], Laid], telling: ToldLines) -> Laid:
        """The ties of those kindreds of whom something is new, and the contradictions of all."""
        kindred = partition(settled)
        named = marks(settled, kindred)
        context, around = digest((self.chosen, settled.organ)), surroundings(settled, telling.ledgers)
        share = share_out(settled, kindred, named, self.find(context, around, named))
        laid = tie(share.fresh)
        if _clashes(laid, share):
            share = share_out(settled, kindred, named, None)
            laid = tie(settled)
        found = _found(laid, share)
        self.worked = Work(settled, share, context, around, named, found, telling)
        return laid._replace(found=[one for _, one in found])

    def whole(self, tables: dict[str, pa.Table], account: Account) -> dict[str, pa.Table]:
        """The tables of all kindreds, from those of the new ones; what ``account`` tells line by line is put together too."""
        work = self.worked
        if work is None:
            return tables
        share = work.share
        made = {name: work.told(name, table) for name, table in tables.items()}
        if share.before is not None:
            kept = {name: kept_rows(table, share.kept) for name, table in share.before.tables.items()}
            made = {name: joined(name, [kept[name], table]) for name, table in made.items()}
        if not work.mixed:
            self.parts = Parts(work.context, work.around, work.marks, made, work.found, *self._texts(work, account))
        return {name: table.drop_columns([OF]) for name, table in made.items()}

    def _texts(self, work: Work, account: Account) -> tuple[Later[pa.Table] | None, Later[pa.Table] | None]:
        if self.decided:
            return None, None
        lines = Later(partial(lines_of, work.telling, work.settled, work.share))
        account.told = Later(lambda: lines.value.drop_columns([OF]))
        return lines, Later(partial(matches_of, account.resolved, work.share))


@dataclass(slots=True)
class Work:
    """What is known between the ties and the tables. ``mixed``: a row ties people of two kindreds, which were derived together:
    nothing may be taken over from here."""

    settled: Settled
    share: Share
    context: str
    around: str
    marks: list[str]
    found: Found
    telling: ToldLines
    mixed: bool = False

    def fresh(self) -> int:
        """Of how many kindreds the ties were derived."""
        return len(self.marks) - len(self.share.kept)

    def told(self, name: str, table: pa.Table) -> pa.Table:
        """A table with the kindred of each row."""
        import pyarrow as pa

        kindred, known = self.share.kindred, self.settled.people.by_id
        first = table.column(0).to_pylist()
        if name == "person":
            of = [NONE if person in known else kindred[person] for person in first]
        else:
            of = [kindred[person] for person in first]
            self.mixed |= of != [kindred[person] for person in table.column(1).to_pylist()]
        return table.append_column(OF, pa.array(of, pa.int32()))


def _clashes(laid: Laid, share: Share) -> bool:
    """True if an unnamed person is called as one of another kindred is: then all is derived together."""
    if share.before is None:
        return False
    held = kept_rows(share.before.tables["person"], share.kept).column("person_id").to_pylist()
    return not laid.family.unnamed.keys().isdisjoint(held)


def _found(laid: Laid, share: Share) -> Found:
    """The contradictions of all kindreds, in order."""
    for unnamed, beside in laid.family.beside.items():
        share.kindred.setdefault(unnamed, share.kindred[beside])
    found = [(share.kindred[one.problem.people[0][0]], one) for one in laid.found]
    if share.before is not None:
        found += [(share.kept[number], one) for number, one in share.before.found if number in share.kept]
        found.sort(key=lambda told: told[1].order)
    return found
