"""The part of ``make bench`` about the stages of ``kinship check``: one process, its own stages, a clock that hears of them.

    python -m tests.bench_stages OUTPUT SOURCE ...

Runs what the command runs, and leaves seconds of wall time by stage. Most stages are those that the command tells of while it
works; where one holds several, the functions in ``WITHIN`` are timed as they are called.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.bench_aims import Figures
from tests.bench_tools import AS_OF, Run, county, measured
from tests.road_files import ledger

STAGES = ("start", "sheets", "rows", "people", "resolve", "ties", "intake", "kin", "findings", "document", "report")
TOLD = {
    "start": "start of Python, imports, end",
    "sheets": "read: cells of the workbooks",
    "rows": "read: headings, values, rows",
    "people": "read: rows to people, organs, posts",
    "resolve": "resolve: terms, who is who",
    "ties": "ties: parents, marriages, contradictions",
    "intake": "read: tables into the engine, their checks",
    "kin": "kin",
    "findings": "findings",
    "document": "report: the findings document",
    "report": "report: written as JSON and Excel",
}
READING = ("sheets", "rows", "people")
"""The stages that are the reading of workbooks."""
WITHIN = {"people": ("loaders.road", "build"), "ties": ("loaders.resolve", "_tie"), "sheets": ("loaders.take", "read_sheets")}
"""Stage → the function that is it, within a stage that the command tells of."""


class Clock:
    """Seconds by stage; a stage within another is not counted twice."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STAGES, 0.0)
        self._running = "start"
        self._since = time.perf_counter()

    def enter(self, stage: str) -> str:
        """From now on it is this stage; gives the one before."""
        now, before = time.perf_counter(), self._running
        self.seconds[before] += now - self._since
        self._running, self._since = stage, now
        return before

    @contextmanager
    def within(self, stage: str) -> Iterator[None]:
        """A stage within the running one."""
        before = self.enter(stage)
        try:
            yield
        finally:
            self.enter(before)

    def times(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, whose time counts as that of the stage, even where it gives its results one by one."""

        def timed(*given: Any, **named: Any) -> Any:
            with self.within(stage):
                made = function(*given, **named)
            return self._drawn(stage, made) if isinstance(made, Iterator) else made

        return timed

    def _drawn(self, stage: str, made: Iterator[Any]) -> Iterator[Any]:
        end = object()
        while True:
            with self.within(stage):
                one = next(made, end)
            if one is end:
                return
            yield one


def main(output: Path, sources: Sequence[str]) -> None:
    """Checks the sources and leaves the seconds. Begins and ends as the command does."""
    clock = Clock()
    gc.disable()
    from kinship import report
    from kinship.cli.pandas_spared import spare_pandas
    from kinship.cli.program import leave
    from kinship.judge import check_county
    from loaders import load

    spare_pandas()
    for stage, (module, name) in WITHIN.items():
        setattr(import_module(module), name, clock.times(stage, getattr(import_module(module), name)))
    clock.enter("rows")
    document = check_county(
        load(sources, progress=lambda what, done, of: clock.enter("resolve") and None if what == "resolve" else None),
        as_of=_day(),
        progress=lambda stage: clock.enter(stage) and None,
    )
    clock.enter("report")
    report.write(document, ["json", "xlsx"], "zh", out=output.parent / "findings")
    clock.enter("start")
    output.write_text(json.dumps(clock.seconds), encoding="utf-8")
    leave(0)


def _day() -> Any:
    from datetime import date

    return date.fromisoformat(AS_OF)


def bench_stages(sizes: Sequence[int], excel: Sequence[int], scratch: Path) -> Figures:
    """Measures and prints: canonical folders of ``sizes`` staff, and ledgers with declarations in Excel; the share that reading
    takes of the latter."""
    columns: dict[str, tuple[Run, dict[str, float]]] = {}
    for kind, staff in [*(("tables", size) for size in sizes), *(("Excel", size) for size in excel)]:
        sources = [county(staff)] if kind == "tables" else [*ledger(county(staff))]
        run = measured([sys.executable, "-m", "tests.bench_stages", str(scratch / "stages.json"), *map(str, sources)])
        columns[f"{staff} {kind}"] = run, json.loads((scratch / "stages.json").read_text(encoding="utf-8"))
    print("\nthe stages of kinship check, seconds and shares")
    print(f"{'':<44}" + "".join(f"{name:>22}" for name in columns))
    for stage in STAGES:
        print(f"{TOLD[stage]:<44}" + "".join(_cell(stage, *held) for held in columns.values()))
    print(f"{'whole process':<44}" + "".join(f"{run.wall:>13.2f}   100 %" for run, _ in columns.values()))
    print(f"{'peak memory, MiB':<44}" + "".join(f"{run.memory:>13.0f}        " for run, _ in columns.values()), flush=True)
    shares = [_reading(*held) for name, held in columns.items() if name.endswith("Excel")]
    return {"reading of Excel": shares[-1]} if shares else {}


def _reading(run: Run, seconds: dict[str, float]) -> float:
    return sum(seconds[stage] for stage in READING) / run.wall


def _cell(stage: str, run: Run, seconds: dict[str, float]) -> str:
    took = run.wall - sum(seconds.values()) + seconds["start"] if stage == "start" else seconds[stage]
    return f"{took:>13.2f} {took / run.wall:>5.0%} " + " "


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
