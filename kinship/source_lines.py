"""What the source rows say that a chain of kin rests on: whose form, which term, which name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kinship.engines import Engine, records
from kinship.kin import INFERRED

Row = dict[str, Any]


class SourceLines:
    """The lines of forms that stand in given source rows; read once for many chains."""

    def __init__(self, engine: Engine, sources: Iterable[str]) -> None:
        import pyarrow as pa

        asked = sorted({_plain(source) for source in sources})
        engine.put("source_asked", pa.table({"source": pa.array(asked, pa.string())}))
        engine.run("declared/source_line")
        self._lines: dict[str, list[Row]] = {}
        for row in records(engine, "source_line"):
            self._lines.setdefault(row["source"], []).append(row)

    def of(self, sources: Sequence[str], chain: Sequence[Row]) -> list[Row]:
        """One entry per line: source, declarer_id, declarer, term, name; blanks for a row that is no line of a form.

        Of several relatives in one row, those count who are on the chain.
        """
        people = {step["person_id"] for step in chain}
        told = []
        for source in dict.fromkeys(map(_plain, sources)):
            lines = self._lines.get(source, [])
            near = [line for line in lines if line["person"] in people] or lines
            told += [_entry(source, line) for line in near or [{}]]
        return told


def _plain(source: str) -> str:
    return source.removesuffix(INFERRED)


def _entry(source: str, line: Row) -> Row:
    named = {"declarer_id": line.get("declarer") or "", "declarer": line.get("declarer_name") or ""}
    return {"source": source, **named, "term": line.get("term") or "", "name": line.get("name") or ""}
