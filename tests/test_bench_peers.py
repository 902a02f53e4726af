"""What ``make bench`` prints of peers is true: they find the pairs of the program, and one that cannot be had is said to lack."""

from __future__ import annotations

import io
import json
import random
import subprocess
import sys
import time
from collections import defaultdict
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from kinship.relate import Question
from kinship.relatives import write_pairs
from kinship.tables import arrow
from loaders import load
from tests import (
    bench_aims,
    bench_blood,
    bench_kin,
    bench_ladybug,
    bench_patterns,
    bench_pedigree_graph,
    bench_peers,
    bench_rustworkx,
    bench_stages,
    bench_start,
    families,
)
from tests.bench_ties import leave, read, ties
from tests.bench_tools import AS_OF, NotMeasured, Run, tried
from tests.road_files import county, ledger


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Random families, some of whom are on the staff."""
    made, dice = tmp_path_factory.mktemp("bench") / "families", random.Random(1)
    made.mkdir()
    rows = families.several(0, 40)
    for row in rows["person"]:
        row["staff"] = dice.choice(["true", "true", "false"])
    for name in ("person", "parent", "spouse"):
        table = arrow(name, rows[name])
        pq.write_table(table.sort_by("person_id") if name == "person" else table, made / f"{name}.parquet")
    return made


def ours(folder: Path, **asked: bool) -> list[str]:
    """The pairs and words of the program."""
    file = io.BytesIO()
    write_pairs(load([folder]), Question(date.fromisoformat(AS_OF), **asked), file)
    return sorted(",".join(line.split(",")[:3]) for line in file.getvalue().decode().splitlines())


def lines(path: Path) -> list[str]:
    return sorted(path.read_text(encoding="utf-8").splitlines())


def test_the_walk_of_rustworkx_finds_our_pairs(folder: Path, tmp_path: Path) -> None:
    """The walk itself, with plain lists in place of the graph library."""
    ids, staff = read(ties(folder), "person")
    number = {person_id: at for at, person_id in enumerate(ids)}
    steps: dict[str, dict[int, list[int]]] = {letter: defaultdict(list) for letter in "PCS"}
    for name, there, back in (("up", "P", "C"), ("wed", "S", "")):
        for one, other in zip(*read(ties(folder), name), strict=True):
            steps[there][number[one]].append(number[other])
            if back:
                steps[back][number[other]].append(number[one])
    on = {at for at, held in enumerate(staff) if held}
    walk = {letter: (lambda at, held=held: held.get(at, [])) for letter, held in steps.items()}
    found = [([ids[one]], [ids[other]], word) for one in on for other, word in bench_rustworkx.nearest(one, on, walk).items()]
    leave(found, tmp_path / "walk.csv")
    assert lines(tmp_path / "walk.csv") == ours(folder)
    assert len(found) > 500


def test_rustworkx_finds_our_pairs(folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("rustworkx", reason="rustworkx is not installed: it comes with make bench")
    bench_rustworkx.main(ties(folder), tmp_path / "walk.csv")
    assert lines(tmp_path / "walk.csv") == ours(folder)


def test_ladybug_finds_our_pairs_and_words(folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("ladybug", reason="Ladybug is not installed: it comes with make bench")
    bench_ladybug.main(ties(folder), tmp_path / "asked.csv")
    assert lines(tmp_path / "asked.csv") == ours(folder, all_words=True)


@pytest.mark.parametrize("word", bench_patterns.WORDS)
def test_a_pattern_has_the_ways_and_people_of_its_word(word: str) -> None:
    asked = bench_patterns.question(word, ":Staff", False)
    assert asked.count("Wed") == word.count("S") and asked.count("Up") == len(word) - word.count("S")
    assert asked.count("<-[") == word.count("C")
    people, apart = len(word) + 1, asked.count("<>")
    assert apart == people * (people - 1) // 2 - len(word)


def test_blood_is_counted_alike_from_both_sides(tmp_path: Path) -> None:
    """A mother (0), her children (1, 2) of two fathers (3, 4), the child of one (5), who is married to the half-uncle (2)."""
    pairs = [
        (1, 0, "P"),
        (2, 0, "P"),
        (1, 3, "P"),
        (2, 4, "P"),
        (1, 2, "PC"),
        (5, 1, "P"),
        (5, 0, "PP"),
        (5, 3, "PP"),
        (5, 2, "PPC"),
    ]
    rows = {
        "person": [{"person_id": f"p{n}", "name": "x", "staff": "true"} for n in range(6)],
        "parent": [{"child_id": f"p{a}", "parent_id": f"p{b}"} for a, b, word in pairs if word == "P"],
        "spouse": [{"person_id": "p2", "spouse_id": "p5"}],
    }
    for name, held in rows.items():
        pq.write_table(arrow(name, held), tmp_path / f"{name}.parquet")
    with (tmp_path / "ours.csv").open("wb") as file:
        write_pairs(load([tmp_path]), Question(date.fromisoformat(AS_OF), everyone=True, all_words=True), file)
    leave((([f"p{a}"], [f"p{b}"], word) for a, b, word in pairs), tmp_path / "peer.csv")
    told = bench_blood.counted(tmp_path / "ours.csv")
    assert told == bench_blood.counted(tmp_path / "peer.csv")
    assert [(one, number) for one, number, _ in told] == [("P", 5), ("PC", 1), ("PP", 2), ("PPC", 1)]


def test_the_peer_is_given_one_mother_and_one_father(folder: Path) -> None:
    made = bench_blood.blood(folder)
    ids, *sides = bench_pedigree_graph.parents(made)
    parents = pq.read_table(made / "parent.parquet").to_pylist()
    number, sex = {one: at for at, one in enumerate(ids.to_pylist())}, pq.read_table(made / "person.parquet")["sex"].to_pylist()
    assert sum(int((held >= 0).sum()) for held in sides) == len(parents) > 100
    for row in parents:
        parent, child = number[row["parent_id"]], number[row["child_id"]]
        assert sides[0 if sex[parent] == "F" else 1][child] == parent


def test_a_peer_that_fails_or_takes_too_long_is_not_measured() -> None:
    with pytest.raises(NotMeasured, match="ValueError: no room"):
        tried([sys.executable, "-c", "raise ValueError('no room')"], 60)
    with pytest.raises(NotMeasured, match="not ended after"):
        tried([sys.executable, "-c", "import time; time.sleep(60)"], 0.2)
    assert tried([sys.executable, "-c", ""], 60).wall > 0


def test_a_peer_that_is_not_installed_is_named(tmp_path: Path) -> None:
    peer = bench_peers.Peer("a peer", bench_rustworkx.rustworkx_command, package="no_such_package")
    with pytest.raises(NotMeasured, match="no_such_package not installed"):
        list(bench_peers.measure(peer, tmp_path, tmp_path, 1))


def test_a_stage_within_a_stage_counts_once() -> None:
    clock = bench_stages.Clock()
    clock.enter("resolve")
    list(clock.times("ties", lambda: iter([time.sleep(0.02), time.sleep(0.02)]))())
    clock.enter("kin")
    whole = time.perf_counter()
    clock.enter("start")
    assert clock.seconds["ties"] >= 0.04
    assert clock.seconds["resolve"] < clock.seconds["ties"]
    assert sum(clock.seconds.values()) < whole


@pytest.mark.parametrize("kind", ["tables", "Excel"])
def test_every_stage_of_a_check_is_timed(kind: str, tmp_path: Path) -> None:
    sources = [county(300, 3, 1)] if kind == "tables" else ledger(county(300, 3, 1))
    command = [sys.executable, "-m", "tests.bench_stages", str(tmp_path / "stages.json"), *map(str, sources)]
    subprocess.run(command, check=True)
    told = json.loads((tmp_path / "stages.json").read_text(encoding="utf-8"))
    silent = {stage for stage, seconds in told.items() if not seconds}
    assert tuple(told) == bench_stages.STAGES
    assert silent == (set() if kind == "Excel" else {"sheets", "people", "resolve", "ties"})


def test_the_table_has_ratios_where_there_are_figures() -> None:
    ours = bench_peers.Row("ours", Run(2.0, 1.0, 100), 0.5)
    told = [bench_peers._line(row, ours, True).split() for row in (ours, bench_peers.Row("warm", None, 1.0))]
    assert told == [["ours", "2.00", "1.00", "100", "1.00", "0.50", "1.00", "yes"], ["warm", "1.00", "2.00", "yes"]]


def test_a_peer_is_told_by_how_many_times_ours_it_takes() -> None:
    ours = bench_peers.Row("ours", Run(2.0, 1.0, 100), 0.5)
    slow, warm = bench_peers.Row("slow", Run(5.0, 1.0, 100), 4.0), bench_peers.Row("warm", None, 1.0)
    assert bench_aims.ratios("slow", *slow.beside(ours)) == {"slow": 2.5, "slow, step": 8.0}
    assert bench_aims.ratios("warm", *warm.beside(ours)) == {"warm, step": 2.0}


@pytest.mark.parametrize(
    ("figures", "verdict"),
    [
        ({}, "not measured"),
        ({"networkx walk": 60.0}, "met"),
        ({"networkx walk": 59.9}, "not met"),
        ({"networkx walk": 59.9, "networkx walk, step": 59.9}, "not met"),
        ({"networkx walk": 59.9, "networkx walk, step": 60.0}, "not met, the step alone is"),
        ({"networkx walk": 60.0, "networkx walk, step": 59.9}, "met"),
        ({"networkx walk, step": 59.9}, "not met"),
    ],
)
def test_a_promise_is_held_against_what_was_measured(figures: dict[str, float], verdict: str) -> None:
    line = next(line for line in bench_aims.table(figures) if "networkx" in line)
    assert line.rsplit("  ", 1)[1] == verdict
    assert all(other.endswith("not measured") for other in [*bench_aims.table(figures)][2:] if other != line)


def test_every_promise_is_about_something_measured() -> None:
    peers = {peer.name for peer in bench_peers.PEERS} | {"Neo4j, warm", "pedigree-graph"}
    county = {"kernel", "memory above the files", "growth of time", "growth of memory", "reading of Excel"}
    measured = peers | county | {*bench_kin.STAGES} | {*bench_start.COMMANDS}
    assert {aim.figure for aim in bench_aims.AIMS} <= measured
