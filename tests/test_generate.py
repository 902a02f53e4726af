"""The synthetic county: its tables are sound, its truth is right, its size and rates are those of real counties."""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import kinship.generate
from kinship.errors import RequestError
from kinship.generate import AS_OF, generate
from kinship.generate.block import Block, Plan, make_block
from kinship.generate.canonical import person_names
from kinship.generate.seating import too_near
from kinship.generate.situations import PACK_OF_KIND, VIOLATIONS
from kinship.kin import IN_SCOPE, rank
from kinship.tables import FIVE, names

CIVIL = ("direct-line", "common-leader", "common-leader-wide", "in-charge-leader", "leader-and-function", "head-and-function")
INSTITUTION = ("direct-line", "common-leader", "leader-and-function")
SITUATIONS = {("cn-civil-2020", name) for name in CIVIL} | {("cn-institution-2019", name) for name in INSTITUTION}
Rows = list[dict[str, str]]


def rows(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("county") / "c"
    generate(600, 11, 0, out)
    return out


@pytest.fixture(scope="module")
def large() -> Block:
    return make_block(Plan(20_000, 5, AS_OF), 0, None)


def test_the_folder_is_canonical(county: Path) -> None:
    for name in FIVE:
        assert list(rows(county / f"{name}.csv")[0]) == names(name)
    assert sum(row["staff"] == "true" for row in rows(county / "person.csv")) == 600
    assert {"official", "ledger", "truth", "generated.json"} <= {path.name for path in county.iterdir()}


def test_ids_are_unique_and_every_reference_is_known(county: Path) -> None:
    people = Counter(row["person_id"] for row in rows(county / "person.csv"))
    organs = Counter(row["organ_id"] for row in rows(county / "organ.csv"))
    assert max(people.values()) == max(organs.values()) == 1
    for table, columns in (
        ("post", ("person_id",)),
        ("parent", ("parent_id", "child_id")),
        ("spouse", ("person_id", "spouse_id")),
    ):
        assert all(row[column] in people for row in rows(county / f"{table}.csv") for column in columns)
    posts = rows(county / "post.csv")
    assert all(row["organ_id"] in organs for row in posts)
    assert all(row[column] in people for row in posts for column in ("in_charge", "reports_to") if row[column])


def test_identity_numbers_tell_birth_and_sex_and_end_in_their_checksum(county: Path) -> None:
    numbers = [(row["id_number"], row["birth"], row["sex"]) for row in rows(county / "person.csv") if row["id_number"]]
    assert len({number for number, _, _ in numbers}) == len(numbers) > 600
    for number, birth, sex in numbers:
        assert number[6:14] == birth.replace("-", "")
        assert int(number[16]) % 2 == (sex == "M")
        digits = [10 if digit == "X" else int(digit) for digit in number]
        assert sum(digit * 2 ** (17 - place) for place, digit in enumerate(digits)) % 11 == 1
    assert all(row["id_number"] for row in rows(county / "person.csv") if row["staff"] == "true")


def years(later: str, earlier: str) -> float:
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days / 365.25


def test_lives_are_possible(county: Path) -> None:
    people = {row["person_id"]: row for row in rows(county / "person.csv")}
    for row in rows(county / "parent.csv"):
        parent, child = people[row["parent_id"]], people[row["child_id"]]
        if row["kind"] == "blood":
            assert 15 < years(child["birth"], parent["birth"]) < 60
            assert not parent["died"] or parent["died"] > child["birth"]
    for row in rows(county / "spouse.csv"):
        for person in (people[row["person_id"]], people[row["spouse_id"]]):
            assert years(row["start"], person["birth"]) > 16
            assert not person["died"] or row["start"] < person["died"]
        assert not row["end"] or row["start"] < row["end"] <= AS_OF.isoformat()
    for person in people.values():
        assert person["birth"] <= AS_OF.isoformat()
        assert person["staff"] == "false" or (not person["died"] and 21.9 < years(AS_OF.isoformat(), person["birth"]) < 60.1)


def test_nobody_is_married_twice_at_once(county: Path) -> None:
    marriages = rows(county / "spouse.csv")
    current = Counter(row[side] for row in marriages if not row["end"] for side in ("person_id", "spouse_id"))
    assert max(current.values()) == 1
    assert sum(count > 1 for count in Counter(row["person_id"] for row in marriages).values()) > 10


def test_families_have_every_kind_of_parent(county: Path) -> None:
    kinds = Counter(row["kind"] for row in rows(county / "parent.csv"))
    assert set(kinds) == {"blood", "adoptive", "step_fostered", "step"}
    children = defaultdict(set)
    for row in rows(county / "parent.csv"):
        children[row["child_id"]].add(row["kind"])
    assert any({"blood", "adoptive"} <= held for held in children.values())


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_500_staff_show_every_word_and_every_situation(tmp_path: Path, seed: int) -> None:
    generate(500, seed, 0, tmp_path / "c")
    kin, findings = (rows(tmp_path / "c" / "truth" / name) for name in ("kin.csv", "findings.csv"))
    assert {row["word"] for row in kin if row["basis"] == "plain"} == set(IN_SCOPE)
    assert {(row["pack"], row["situation"]) for row in findings} == SITUATIONS


def spelled(county: Path) -> set[tuple[str, str, str]]:
    """All (person, relative, word) among the staff, by walking the CSV files along every path of distinct people."""
    steps: dict[str, dict[str, set[str]]] = {letter: defaultdict(set) for letter in "PCS"}
    parents = rows(county / "parent.csv")
    adopted = {row["child_id"] for row in parents if row["kind"] == "adoptive"}
    for row in parents:
        if row["kind"] in ("adoptive", "step_fostered") or (row["kind"] == "blood" and row["child_id"] not in adopted):
            steps["P"][row["child_id"]].add(row["parent_id"])
            steps["C"][row["parent_id"]].add(row["child_id"])
    for row in rows(county / "spouse.csv"):
        if not row["end"]:
            steps["S"][row["person_id"]].add(row["spouse_id"])
            steps["S"][row["spouse_id"]].add(row["person_id"])
    staff = {row["person_id"] for row in rows(county / "person.csv") if row["staff"] == "true"}

    def walk(word: str, path: tuple[str, ...]) -> Iterator[str]:
        if not word:
            yield path[-1]
        for person in steps[word[0]][path[-1]] - set(path) if word else ():
            yield from walk(word[1:], (*path, person))

    return {(a, b, word) for a in staff for word in IN_SCOPE for b in walk(word, (a,)) if b in staff and a < b}


def test_true_kin_is_what_the_files_spell(county: Path) -> None:
    kin = rows(county / "truth" / "kin.csv")
    assert {(row["person_id"], row["relative_id"], row["word"]) for row in kin if row["basis"] == "plain"} == spelled(county)
    assert len(kin) == len({(row["person_id"], row["relative_id"], row["word"]) for row in kin})


def test_a_finding_carries_the_nearest_word_and_names_an_organ_of_both(county: Path) -> None:
    words = defaultdict(set)
    for row in rows(county / "truth" / "kin.csv"):
        if row["basis"] == "plain":
            words[row["person_id"], row["relative_id"]].add(row["word"])
    works = {(row["person_id"], row["organ_id"]) for row in rows(county / "post.csv") if not row["end"]}
    findings = rows(county / "truth" / "findings.csv")
    assert findings
    for row in findings:
        assert row["word"] == min(words[row["person_id"], row["relative_id"]], key=rank)
        assert {(row["person_id"], row["organ_id"]), (row["relative_id"], row["organ_id"])} <= works


def test_the_program_finds_exactly_the_truth(county: Path) -> None:
    from kinship.judge import check_county
    from loaders import load

    document = check_county(load([county]), as_of=AS_OF)
    found = {
        (*sorted(person["person_id"] for person in row["people"]), row["situation"]["kind"], row["rule"].split("/")[0])
        for row in document["findings"]
        if row["severity"] != "advisory"
    }
    true = rows(county / "truth" / "findings.csv")
    assert found == {(row["person_id"], row["relative_id"], row["situation"], row["pack"]) for row in true}


def violators(block: Block) -> set[int]:
    near = too_near(block.government, block.seating, block.pairs.take(block.pairs.first < block.pairs.second))
    kinds = [organ.kind for organ in block.government.organs]
    full = {"civil", "public_institution"}
    return {p for a, b, what in near for _, name, organ in what if name in VIOLATIONS and kinds[organ] in full for p in (a, b)}


def test_a_large_county_has_the_rates_of_real_ones(large: Block) -> None:
    assert 0.002 < len(violators(large)) / 20_000 < 0.008
    assert 7 < len(large.families.people) / 20_000 < 9
    assert 60 <= 20_000 / len(large.government.organs) <= 80
    relatives = np.bincount(np.unique(large.pairs.first, return_counts=True)[1])
    assert relatives[1:5].sum() > 3 * relatives[9:].sum() > 0


def test_namesakes_are_as_many_as_in_china(large: Block) -> None:
    every = person_names(large).to_pylist()
    counts = Counter(every[person] for person in large.staff.tolist())
    assert 10 <= counts.most_common(5)[4][1] <= counts.most_common(1)[0][1] <= 40
    assert 0.5 < sum(count == 1 for count in counts.values()) / 20_000 < 0.9


def test_every_kind_of_organ_is_there_under_its_own_name(large: Block) -> None:
    organs = large.government.organs
    assert {organ.kind for organ in organs} == {*PACK_OF_KIND, "soe"}
    assert len({organ.name for organ in organs}) == len(organs)


def test_same_numbers_same_bytes(county: Path, tmp_path: Path) -> None:
    generate(600, 11, 0, tmp_path / "again")
    generate(600, 12, 0, tmp_path / "other")
    files = sorted(path.relative_to(county) for path in county.rglob("*.csv"))
    assert len(files) == 9
    assert all((county / file).read_bytes() == (tmp_path / "again" / file).read_bytes() for file in files)
    assert (county / "person.csv").read_bytes() != (tmp_path / "other" / "person.csv").read_bytes()


def test_large_counties_are_parquet_in_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pyarrow.parquet as pq

    monkeypatch.setattr("kinship.generate.block.BLOCK", 300)
    monkeypatch.setattr(kinship.generate, "EXCEL_LIMIT", 300)
    seen: list[tuple[int, int]] = []
    summary = generate(700, 3, 0, tmp_path / "c", progress=lambda done, of: seen.append((done, of)))
    assert seen == [(1, 3), (2, 3), (3, 3)]
    tables: dict[str, Any] = {name: pq.read_table(tmp_path / "c" / f"{name}.parquet") for name in FIVE}
    assert {path.name for path in (tmp_path / "c").iterdir()} == {"generated.json", *(f"{name}.parquet" for name in FIVE)}
    people = tables["person"].to_pylist()
    assert sum(row["staff"] == "true" for row in people) == 700
    assert summary["rows"] == {name: len(table) for name, table in tables.items()}
    for name, column in (("person", "person_id"), ("organ", "organ_id"), ("organ", "name"), ("post", "post_id")):
        values = tables[name].column(column).to_pylist()
        assert len(set(values)) == len(values)
    numbers = [row["id_number"] for row in people if row["id_number"]]
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("staff", [1, 2, 40])
def test_tiny_counties_work(tmp_path: Path, staff: int) -> None:
    summary = generate(staff, 1, 3, tmp_path / "c")
    assert summary["staff"] == staff
    assert len(rows(tmp_path / "c" / "truth" / "people.csv")) == staff


@pytest.mark.parametrize(("staff", "seed", "noise"), [(0, 1, 0), (10, -1, 0), (10, 1, 4), (10, 1, -1), (10**9, 1, 0)])
def test_impossible_numbers_are_refused(tmp_path: Path, staff: int, seed: int, noise: int) -> None:
    with pytest.raises(RequestError):
        generate(staff, seed, noise, tmp_path / "c")
    assert not list(tmp_path.iterdir())


def test_an_earlier_county_is_replaced_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "c"
    generate(20, 1, 0, out)
    generate(30, 2, 0, out)
    assert json.loads((out / "generated.json").read_text(encoding="utf-8"))["staff"] == 30
    foreign = tmp_path / "mine"
    foreign.mkdir()
    (foreign / "thesis.txt").write_text("…", encoding="utf-8")
    for target in (foreign, foreign / "thesis.txt", foreign / "thesis.txt" / "below"):
        with pytest.raises(RequestError):
            generate(20, 1, 0, target)
    assert [path.name for path in foreign.iterdir()] == ["thesis.txt"]


def test_a_failure_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("kinship.generate.truth.write_truth", fail)
    with pytest.raises(OSError, match="disk full"):
        generate(20, 1, 0, tmp_path / "c")
    assert not list(tmp_path.iterdir())


def test_the_command_says_where_things_lie(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from kinship.cli.generate import command

    out = tmp_path / "c"
    result = CliRunner().invoke(command, ["--staff", "50", "--seed", "4", "--noise", "2", "--out", str(out), "--lang", "en"])
    assert result.exit_code == 0
    assert len(result.output.splitlines()) == 2
    assert "50 staff" in result.output and str(out) in result.output
