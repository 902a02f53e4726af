"""What a check costs on Spark, query by query, beside DuckDB on the same sources, and whether both find the same.

    python -m tests.bench_spark FOLDER… [--cores 2] [--memory 4g] [--as-of 2026-11-01]

Several folders are districts, each with forms that Spark's workers resolve. Prints of each query the seconds, those of its tasks
(together, and of them the processor time of Java), the rows and bytes that it keeps, and the bytes that its stages shuffled and
spilled: the figures of docs/spark.md.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
import tempfile
import time
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from kinship.cli.districts import together
from kinship.engines import Engine, embedded
from kinship.engines.spark import SparkEngine
from kinship.judge import check_county
from loaders import load

MB = 1_000_000
RESOLVING = "districts resolved by the workers"


@dataclass(slots=True)
class Cost:
    """What one query cost."""

    seconds: float = 0.0
    rows: int = 0
    kept: int = 0
    metrics: Counter[str] = field(default_factory=Counter)


class Measured(SparkEngine):
    """Notes what each query costs; the work of a stage is told by Spark's own log of events."""

    costs: dict[str, Cost]

    def spread(self, items: Any, work: Any, columns: Any) -> None:
        """Resolves the districts, and notes the seconds."""
        with self.noted(RESOLVING):
            super().spread(items, work, columns)

    @contextmanager
    def noted(self, step: str) -> Iterator[Cost]:
        """Notes the seconds of a step, and lets the log of events know what it is."""
        self.session.sparkContext.setJobDescription(step)
        began = time.perf_counter()
        yield self.costs[step]
        self.costs[step].seconds += time.perf_counter() - began
        self.session.sparkContext.setJobDescription("read and told")

    def run(self, path: str) -> None:
        """Runs a query and notes its seconds and what it keeps."""
        with self.noted(path) as cost:
            super().run(path)
        kept = Path(self.tables[path.rpartition("/")[2]][1].removeprefix("file:"))
        cost.kept, cost.rows = sum(file.stat().st_size for file in kept.glob("part-*")), self.rows(path.rpartition("/")[2])


def session(cores: int, memory: str, log: Path) -> Any:
    """A Spark on this machine that writes a log of events."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master(f"local[{cores}]").config("spark.driver.memory", memory)
    more = {"eventLog.enabled": "true", "eventLog.dir": log.as_uri(), "ui.enabled": "false", "ui.showConsoleProgress": "false"}
    for key, value in {
        **more,
        "driver.host": "127.0.0.1",
        "driver.bindAddress": "127.0.0.1",
        "sql.shuffle.partitions": "16",
    }.items():
        builder = builder.config(f"spark.{key}", value)
    made = builder.config("spark.eventLog.rolling.enabled", "false").config("spark.eventLog.compress", "false").getOrCreate()
    made.sparkContext.setLogLevel("OFF")
    return made


def read_log(folder: Path, costs: dict[str, Cost]) -> None:
    """Adds the bytes shuffled and spilled and the processor time of each query's tasks."""
    query: dict[int, str] = {}
    for line in next(folder.iterdir()).read_text(encoding="utf-8").splitlines():
        event = json.loads(line)
        if event["Event"] == "SparkListenerStageSubmitted":
            query[event["Stage Info"]["Stage ID"]] = (event.get("Properties") or {}).get("spark.job.description", "")
        elif event["Event"] == "SparkListenerTaskEnd" and event.get("Task Metrics"):
            told, metrics = costs[query[event["Stage ID"]]].metrics, event["Task Metrics"]
            told["shuffled"] += metrics["Shuffle Write Metrics"]["Shuffle Bytes Written"]
            told["spilled"] += metrics["Disk Bytes Spilled"]
            told["cpu"] += metrics["Executor CPU Time"]
            told["run"] += metrics["Executor Run Time"]
            told["tasks"] += 1


def report(costs: dict[str, Cost]) -> None:
    """Prints the costly queries and the sum."""
    print(f"{'query':34} {'s':>6} {'run s':>6} {'cpu s':>6} {'rows':>11} {'kept MB':>8} {'shuffle MB':>10} {'spill MB':>8}")
    for path, cost in sorted(costs.items(), key=lambda one: -one[1].seconds - one[1].metrics["shuffled"] / MB):
        if cost.seconds > 0.7 or cost.metrics["shuffled"] > MB:
            print(_line(path, cost))
    for area in sorted({path.partition("/")[0] for path in costs}):
        print(_line(f"all of {area}", _sum(cost for path, cost in costs.items() if path.partition("/")[0] == area)))
    print(_line("all", _sum(costs.values())))


def _sum(costs: Iterable[Cost]) -> Cost:
    total = Cost()
    for cost in costs:
        total.seconds, total.kept = total.seconds + cost.seconds, total.kept + cost.kept
        total.metrics.update(cost.metrics)
    return total


def _line(path: str, cost: Cost) -> str:
    told = cost.metrics
    figures = f"{cost.rows:11,} {cost.kept / MB:8.1f} {told['shuffled'] / MB:10.1f} {told['spilled'] / MB:8.1f}"
    return f"{path:34} {cost.seconds:6.1f} {told['run'] / 1e3:6.1f} {told['cpu'] / 1e9:6.1f} {figures}"


def high_water() -> int:
    """The most memory, in MB, that the Java of this process held."""
    said = [file.read_text(encoding="utf-8") for file in Path("/proc").glob("[0-9]*/status") if _is_java(file)]
    return max(int(text.partition("VmHWM:")[2].split()[0]) // 1000 for text in said)


def _is_java(status: Path) -> bool:
    try:
        return status.read_text(encoding="utf-8").startswith("Name:\tjava\n")
    except OSError:
        return False


def checked(folders: Sequence[Path], as_of: date, engine: Engine) -> dict[str, Any]:
    """The findings document of a folder, or of several districts."""
    county = together(engine, folders, lambda stage: None) or load(folders)
    return check_county(county, as_of=as_of, engine=engine)


def main(asked: Sequence[str] | None = None) -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--cores", type=int, default=2)
    parser.add_argument("--memory", default="4g")
    parser.add_argument("--as-of", type=date.fromisoformat, default=date(2026, 11, 1))
    options = parser.parse_args(asked)
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    began = time.perf_counter()
    here = checked(options.folders, options.as_of, embedded())
    print(f"duckdb: {time.perf_counter() - began:.1f} s", flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        log = Path(scratch) / "events"
        log.mkdir()
        spark = session(options.cores, options.memory, log)
        engine = Measured(spark, Path(scratch).as_uri())
        engine.costs = defaultdict(Cost)
        began = time.perf_counter()
        there = checked(options.folders, options.as_of, engine)
        print(f"spark: {time.perf_counter() - began:.1f} s; the same findings: {here == there}; {here['summary']}", flush=True)
        print(f"memory of Java: {high_water():,} MB")
        engine.close()
        spark.stop()
        read_log(log, engine.costs)
        report(engine.costs)


if __name__ == "__main__":
    main()
