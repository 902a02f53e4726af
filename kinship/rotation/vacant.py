"""Vacant posts as seats: typed by the same queries as posts that are held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from kinship.engines import Engine
from kinship.planned.after import change_posts
from kinship.tables import Appointment

Row = dict[str, Any]


def put_vacant(engine: Engine, posts: Sequence[Mapping[str, Any]], as_of: date) -> None:
    """Leaves ``vacant_post`` and ``slot_post``. ``posts``: rows of the table ``post`` without a person, one for each vacancy."""
    import pyarrow as pa

    held = engine.get("post_now")
    vacant = _typed(engine, posts, as_of) if posts else held.slice(0, 0)
    last = max(held["post_no"].to_pylist(), default=0)
    numbers = pa.array(range(last + 1, last + 1 + vacant.num_rows), held.schema.field("post_no").type)
    nobody = pa.nulls(vacant.num_rows, held.schema.field("p").type)
    columns = {**{name: vacant[name] for name in held.column_names}, "post_no": numbers, "p": nobody}
    engine.put("vacant_post", pa.table(columns, schema=held.schema))
    engine.run("rotation/slot_post")


def _typed(engine: Engine, posts: Sequence[Mapping[str, Any]], as_of: date) -> Any:
    """The rows of ``post_now`` that the posts would be, if one of the staff held them besides."""
    import pyarrow.compute as pc

    held = engine.get("post_now")
    known = engine.get("known")
    stand_in = known.filter(pc.equal(known["p"], held["p"][0]))["person_id"][0].as_py()
    named = tuple({**post, "post_id": f"vacant-{at}"} for at, post in enumerate(posts))
    with engine.branch():
        change_posts(engine, [Appointment(stand_in, posts=named, replaces=False, start=as_of.isoformat())], as_of)
        engine.run("rotation/vacant_now")
        return engine.get("vacant_now")
