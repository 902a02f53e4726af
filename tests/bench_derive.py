"""Our side of ``tests.bench_peers``, by steps: what ``kinship kin`` does, with a clock.

    python -m tests.bench_derive FOLDER OUTPUT [everyone]

Leaves the pairs, and beside them the seconds of reading, of settling which ties are in force on the day, of deriving (from those
ties to pairs), and of writing: peers that are given the ties in force, or settle them while they read, are held against deriving.
"""

from __future__ import annotations

import gc
import sys
from datetime import date
from pathlib import Path

from tests.bench_tools import AS_OF, Steps


def main(folder: Path, output: Path, everyone: str = "") -> None:
    """Reads, derives, writes."""
    gc.disable()  # as the command does
    watch = Steps()
    from kinship.engines.duckdb import DuckEngine
    from kinship.intake import take_for_kin
    from kinship.relate import Question, ask, meet, reach, settle
    from kinship.relatives import by_arrays, choose_pairs, write_rows
    from loaders import load

    engine, question, county = DuckEngine(), Question(date.fromisoformat(AS_OF), everyone=bool(everyone)), load([folder])
    take_for_kin(engine, county)
    watch.over("load")
    ask(engine, question, county.account)
    engine.forget("known who")
    settle(engine, question)
    engine.forget("parent spouse")
    watch.over("settle")
    reach(engine, question)
    engine.forget("up wed")
    meet(engine)
    rows = by_arrays(engine, question)
    if rows is None:
        choose_pairs(engine, question)
    watch.over("derive")
    with output.open("wb") as file:
        write_rows(rows, engine, file)
    watch.over("write")
    watch.leave(output)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
