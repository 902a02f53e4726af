"""What lines and matches are told as, line by line: kept by kindred too, as long as all who are known stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinship.account import Later, Resolved
from loaders.cache.matched import to_table
from loaders.kindreds.parts import NONE, OF, kept_rows
from loaders.kindreds.share import Share
from loaders.settled import Settled
from loaders.told import ToldLines

if TYPE_CHECKING:
    import pyarrow as pa


def lines_of(telling: ToldLines, settled: Settled, share: Share) -> pa.Table:
    """What the lines say and whom they were found to name, with the kindred of each that ties somebody (``loaders.told``)."""
    import pyarrow as pa

    held = share.before.lines.value if share.before and share.before.lines else None
    read = _of(telling.read(settled if held is None else share.fresh), "declarer", share)
    if held is not None:
        read = pa.concat_tables([kept_rows(held, share.kept), read]).sort_by("declarer")
    unread = telling.unread()
    return pa.concat_tables([read, unread.append_column(OF, pa.array([NONE] * unread.num_rows, pa.int32()))])


def matches_of(resolved: Later[Resolved], share: Share) -> pa.Table:
    """Who is who, match by match, with the kindred of each (``cache.matched``)."""
    import pyarrow as pa

    held = share.before.matches.value if share.before and share.before.matches else None
    if held is None:
        return _of(to_table(resolved.value), "line_declarer", share)
    asked = {mention.source for mention in share.fresh.mentions}
    told = _of(to_table(resolved.about(asked)), "line_declarer", share)
    new = {number: number for number in set(share.kindred.values()).difference(share.kept.values())}
    return pa.concat_tables([kept_rows(held, share.kept), kept_rows(told, new)]).sort_by("line_declarer")


def _of(table: pa.Table, column: str, share: Share) -> pa.Table:
    import pyarrow as pa

    of = [share.kindred[one] for one in table.column(column).to_pylist()]
    return table.append_column(OF, pa.array(of, pa.int32()))
