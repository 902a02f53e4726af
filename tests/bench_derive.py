"""Our side of ``tests.bench_peers``, by steps: what ``kinship kin`` does, with a clock.

    python -m tests.bench_derive FOLDER OUTPUT

Leaves the pairs, and beside them the seconds of reading, of deriving (from tables in the engine to pairs), and of writing: a
peer whose data are loaded already can only be held against the second.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from tests.bench_tools import AS_OF, Steps


def main(folder: Path, output: Path) -> None:
    """Reads, derives, writes."""
    watch = Steps()
    from kinship.engines.duckdb import DuckEngine
    from kinship.intake import take_for_kin
    from kinship.relate import Question, relate
    from kinship.relatives import run_pairs
    from loaders import load

    engine, question, county = DuckEngine(), Question(date.fromisoformat(AS_OF)), load([folder])
    take_for_kin(engine, county)
    watch.over("load")
    relate(engine, question, county.account)
    run_pairs(engine, question)
    watch.over("derive")
    engine.save("kin_row", output)
    watch.over("write")
    watch.leave(output)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
