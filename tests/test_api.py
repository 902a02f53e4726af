"""``kinship.check`` for notebooks: DataFrames of findings and chains, from files, folders and counties."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import kinship
from kinship.cli.api import COLUMNS, Findings
from kinship.errors import InputError, PackError
from kinship.generate import AS_OF
from kinship.tables import FIVE
from loaders import load
from tests import families
from tests.road_files import DAY, county, ledger

CHAIN = ["id", "at", "person_id", "name", "sex", "step", "grade", "source"]


@pytest.fixture(scope="module")
def found() -> Findings:
    return kinship.check(county(), as_of=DAY)


def test_one_row_per_finding_in_the_order_of_the_document(found: Findings) -> None:
    table = found.to_pandas()
    assert list(table.columns) == list(COLUMNS)
    assert len(table) == len(found) == len(found.document["findings"]) > 20
    assert list(table["id"]) == [one["id"] for one in found.document["findings"]]
    assert table["id"].is_unique
    assert set(table["severity"]) == {"violation", "review", "advisory"}
    assert not table.drop(columns=["since", "mover"]).isna().any().any()


def test_a_row_says_what_the_finding_says(found: Findings) -> None:
    for row, one in zip(found.to_pandas().to_dict("records"), found.document["findings"], strict=True):
        assert [row["person_id"], row["relative_id"]] == [person["person_id"] for person in one["people"]]
        assert (row["word"], row["situation"], row["rule"]) == (one["kin"]["word"], one["situation"]["kind"], one["rule"])
        assert row["name"] in row["sentence_zh"] and row["relative_name"] in row["sentence_zh"]


def test_chains_have_one_row_per_person_of_a_chain(found: Findings) -> None:
    chains, table = found.chains(), found.to_pandas().set_index("id")
    assert list(chains.columns) == CHAIN
    for finding, steps in chains.groupby("id"):
        assert list(steps["at"]) == list(range(len(steps)))
        assert "".join(steps["step"]) == table.loc[finding, "word"]
        ends = [steps["person_id"].iloc[0], steps["person_id"].iloc[-1]]
        assert ends == [table.loc[finding, "person_id"], table.loc[finding, "relative_id"]]
    assert set(chains["id"]) == set(table.index)


def test_no_findings_is_a_table_with_the_same_columns() -> None:
    none = kinship.check(families.county({"person": [{"person_id": "a", "name": "甲某"}]}))
    assert len(none) == 0
    assert list(none.to_pandas().columns) == list(COLUMNS)
    assert list(none.chains().columns) == CHAIN
    assert none.to_pandas().query("severity == 'violation'").empty
    assert not (none.to_pandas()["grade"] == "confirmed").any()


def test_a_county_and_its_files_give_the_same(found: Findings) -> None:
    from_county = kinship.check(load([county()]), as_of=AS_OF)
    assert from_county.document == found.document
    assert set(FIVE) == {"person", "organ", "post", "parent", "spouse"}


def test_days_are_dates_or_text(found: Findings) -> None:
    assert kinship.check(str(county()), as_of=date.fromisoformat(DAY)).document == found.document


def test_packs_can_be_chosen(found: Findings) -> None:
    only = kinship.check(county(), packs=["cn-civil-2020"], as_of=DAY).to_pandas()
    assert list(only["id"]) == [
        one for one, rule in zip(*(found.to_pandas()[c] for c in ("id", "rule")), strict=True) if "civil" in rule
    ]


def test_excel_files_are_read(tmp_path: Path) -> None:
    document = kinship.check(*ledger(county(300, 3, 1)), as_of=DAY).document
    assert document["summary"]["staff"] == 300
    assert sorted(document["sources"]) == ["亲属申报表.xlsx", "人员台账.xlsx"]


def test_what_cannot_be_read_is_raised(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        kinship.check(tmp_path / "none.xlsx")
    with pytest.raises(PackError):
        kinship.check(county(), packs=["none"])
