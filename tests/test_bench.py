"""What ``make bench`` prints is true: lines are scored against the truth about them, and the weights of splink are a model."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pytest

from kinship.account import Account
from kinship.generate import generate
from loaders.identity.mentions import Mention, read_mentions
from loaders.identity.people import gather
from tests import bench_identify, bench_splink, bench_tools
from tests.bench_lines import Truth, said_in
from tests.bench_resolve import convert_command


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small county with forms that are filled in well."""
    made = tmp_path_factory.mktemp("bench") / "county"
    generate(120, 7, 0, made, forms=True)
    return made


def test_what_well_filled_forms_say_is_scored_as_right(folder: Path, tmp_path: Path) -> None:
    bench_identify.main(folder, tmp_path / "ours.csv")
    said, truth = said_in(tmp_path / "ours.csv"), Truth.of(folder)
    score = truth.score(said)
    assert truth.about
    assert (score.wrong, score.precision) == (0, 1.0)
    assert score.recall > 0.9


def test_the_line_above_the_right_one_is_scored_as_wrong(folder: Path) -> None:
    truth = Truth.of(folder)
    moved = [(row + 1, person, "confirmed") for row, person in truth.about.items() if truth.about.get(row + 1) != person]
    assert truth.score(moved).wrong == len(moved) > 0


def test_nothing_said_is_no_error() -> None:
    score = Truth({2: "a"}).score([])
    assert (score.wrong, score.precision, score.recall) == (0, 0.0, 0.0)


def test_the_truth_knows_staff_only(folder: Path) -> None:
    with (folder / "forms" / "person.csv").open(encoding="utf-8-sig", newline="") as file:
        staff = {row["person_id"] for row in csv.DictReader(file)}
    assert set(Truth.of(folder).about.values()) <= staff


@pytest.mark.parametrize("side", ["m_probability", "u_probability"])
def test_the_weights_of_every_comparison_are_probabilities(side: str) -> None:
    for comparison in bench_splink.settings(1_000)["comparisons"]:
        told = [level[side] for level in comparison["comparison_levels"] if not level.get("is_null_level")]
        assert sum(told) == pytest.approx(1, abs=0.01), comparison["output_column_name"]


def test_every_column_that_the_weights_look_at_is_given() -> None:
    mention = _mention("父亲", "王建国", "1950-03", "在家务农")
    record = dict(zip(bench_splink.COLUMNS, bench_splink._of_mention(mention), strict=True))
    assert record["second"] == "王_国"
    assert record["birth"] == "1950-03"
    assert record["work"] == bench_splink.NOWHERE
    assert {one["output_column_name"] for one in bench_splink.settings(1_000)["comparisons"]} <= set(record)


def test_a_name_of_two_characters_is_in_no_block_of_misspelt_names() -> None:
    record = dict(zip(bench_splink.COLUMNS, bench_splink._of_mention(_mention("父亲", "王伟", "1950", "")), strict=True))
    assert (record["second"], record["third"], record["birth"], record["work"]) == (None, None, None, None)


def test_a_county_of_another_generator_is_another_county(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_tools.tempfile, "gettempdir", lambda: str(tmp_path))
    first = bench_tools.county(20)
    assert bench_tools.county(20) == first
    monkeypatch.setattr(bench_tools, "_generator", lambda: "other")
    assert bench_tools.county(20) != first


def test_a_command_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="ended with 2"):
        bench_tools.measured([*convert_command(tmp_path / "nowhere", tmp_path / "out")])


def test_the_memory_of_a_command_is_its_own() -> None:
    held = bytes(range(256)) * (1 << 20)  # so much that the peak of this process is more than that of any small one
    assert bench_tools.measured([sys.executable, "-c", ""]).memory < len(held) / 2**20
    larger = bench_tools.tried([sys.executable, "-c", f"bytearray(b'x') * {len(held) * 2}"], 60)
    assert larger.memory > len(held) * 2 / 2**20


def _mention(term: str, name: str, birth: str, employer: str) -> Mention:
    people = gather([{"person_id": "a", "name": "王一", "sex": "M", "birth": "1980-01"}], [])
    line = {"person_id": "a", "term": term, "relative_name": name, "relative_birth": birth, "relative_employer": employer}
    return read_mentions([line], people, Account())[0]
