"""The pairs that are shown at a time: their people with posts, what the forms say, and what the lists of relatives ask for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kinship.declared import Forms, has_forms
from kinship.engines import Engine, records
from kinship.sides import Lists, Pair, declared
from kinship.tables import County

Row = dict[str, Any]


@dataclass(slots=True)
class Shown:
    """What pairs are worded from besides their chains."""

    forms: Forms
    lists: Lists
    posts: dict[str, list[Row]]

    @classmethod
    def ask(cls, engine: Engine, county: County, pairs: Iterable[tuple[int, int]]) -> Shown:
        """Reads all that concerns some pairs, given as numbers of people (the smaller first).

        Leaves ``asked`` for the queries about the people on the way. Reads the tables of ``kinship.judge.judged``.
        """
        import pyarrow as pa

        held = list(pairs)
        numbers = {side: pa.array([pair[at] for pair in held], pa.int32()) for at, side in enumerate("ab")}
        engine.put("pair_shown", pa.table(numbers))
        engine.run("declared/pair_asked")
        engine.put("asked", engine.get("pair_asked"))
        engine.run("declared/pair_person")
        posts: dict[str, list[Row]] = {}
        for row in records(engine, "pair_person"):
            posts.setdefault(row["person_id"], []).append(row)
        return cls(Forms.read(engine) if has_forms(county.account) else Forms.none(), Lists.read(engine), posts)

    def post(self, person_id: str, organ_id: str | None = None) -> Row:
        """The post of somebody in an organ, else the highest."""
        posts = self.posts[person_id]
        return next((post for post in posts if post["organ_id"] == organ_id), posts[0])

    def declared(self, chain: Sequence[Row], grade: str, basis: str, organ_id: str | None = None) -> Row:
        """How the pair at the two ends of a chain is known (see ``kinship.sides.declared``)."""
        one, other = (self.lists.pack(self.post(chain[at]["person_id"], organ_id)["organ_kind"]) for at in (0, -1))
        return declared(Pair(chain, grade, basis, (one, other)), self.forms, self.lists)
