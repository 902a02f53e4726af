"""The forms of a synthetic county as a canonical folder: the facts of the Excel files, at any size, and the truth."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

import kinship.generate
import loaders
from kinship.generate import generate
from kinship.generate.layout import columns
from tests.test_generate_forms import Rows, records

SAID_OTHERWISE = {"spaced-name", "former-name", "traditional", "half-filled", "wrong-character", "other-dot", "said-dead"}
"""Noise that changes the name on a line."""
PROOF = ("relative_id_number", "", "relative_employer", "note")
"""What follows term and name on the list; births are written otherwise there."""


def table(path: Path) -> Rows:
    """The rows of a CSV or Parquet file as text, blank where null."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    import pyarrow.parquet as pq

    return [{name: value or "" for name, value in row.items()} for row in pq.read_table(path).to_pylist()]


@pytest.fixture(scope="module", params=[0, 3])
def small(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("small") / "c"
    generate(400, 5, request.param, out, forms=True)
    return out


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A county of three blocks, as one above the limit of Excel comes."""
    out = tmp_path_factory.mktemp("large") / "c"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kinship.generate.block.BLOCK", 300)
        patch.setattr(kinship.generate, "EXCEL_LIMIT", 300)
        generate(900, 7, 2, out, forms=True)
    return out


def test_the_declared_table_says_what_the_declaration_list_says(small: Path) -> None:
    listed = records(small / "ledger" / "亲属申报表.xlsx", "亲属申报", 3)
    headings = dict(zip(columns("ledger", "declared")[4:], ("term", "relative_name", *PROOF), strict=True))
    told = [[row[field] for field in headings.values() if field] for row in table(small / "forms" / "declared.csv")]
    assert told == [[row[heading] for heading, field in headings.items() if field] for row in listed]


def test_the_person_table_holds_the_staff_as_the_ledger_does(small: Path) -> None:
    true = {row["person_id"]: row for row in table(small / "person.csv") if row["staff"] == "true"}
    told = {row["person_id"]: row for row in table(small / "forms" / "person.csv")}
    assert told.keys() == true.keys()
    assert all(true[key]["birth"][:7] == row["birth"] and row["name"].startswith(true[key]["name"]) for key, row in told.items())


def test_every_line_has_its_truth(small: Path, large: Path) -> None:
    for county, suffix in ((small, "csv"), (large, "parquet")):
        names = {row["person_id"]: row["name"] for row in table(county / f"person.{suffix}")}
        declared, truth = table(county / "forms" / f"declared.{suffix}"), table(county / "truth" / f"forms.{suffix}")
        assert [int(row["row"]) for row in truth] == list(range(2, len(declared) + 2))
        plain = [pair for pair in zip(declared, truth, strict=True) if not SAID_OTHERWISE & set(pair[1]["noise"].split(";"))]
        assert len(plain) > len(declared) / 2
        assert all(line["relative_name"] == names[right["relative_id"]] for line, right in plain)


def test_noise_falls_on_every_block_and_on_each_differently(large: Path) -> None:
    noise = [row["noise"] for row in table(large / "truth" / "forms.parquet")]
    third = len(noise) // 3
    parts = [noise[:third], noise[third : 2 * third], noise[2 * third :]]
    assert len({tuple(part[:100]) for part in parts}) == 3
    for part in parts:
        kinds = Counter(kind for told in part for kind in told.split(";"))
        assert 0.05 < kinds["birth-blank"] / len(part) < 0.15
        assert kinds["abbreviated"] and kinds["employer-blank"]


def test_a_large_county_is_resolved_from_its_forms(large: Path) -> None:
    county = loaders.load([large / "forms"])
    assert not county.account.unaccounted()
    truth = {row["row"]: row["relative_id"] for row in table(large / "truth" / "forms.parquet")}
    found = [match for match in county.account.matches if match.grade in ("probable", "confirmed")]
    right = [match for match in found if truth[match.line.source.partition("#")[2]] == match.person_id]
    assert len(found) > 500
    assert len(right) / len(found) > 0.98


def test_without_the_option_there_are_no_forms_and_with_it_the_rest_is_the_same(large: Path, tmp_path: Path) -> None:
    generate(60, 7, 2, tmp_path / "plain")
    generate(60, 7, 2, tmp_path / "forms", forms=True)
    plain = {path.relative_to(tmp_path / "plain") for path in (tmp_path / "plain").rglob("*.csv")}
    more = {path.relative_to(tmp_path / "forms") for path in (tmp_path / "forms").rglob("*.csv")} - plain
    assert {path.parts[0] for path in more} == {"forms", "truth"}
    assert all((tmp_path / "plain" / path).read_bytes() == (tmp_path / "forms" / path).read_bytes() for path in plain)
    assert not (large / "ledger").exists()
