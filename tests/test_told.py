"""Small things that are told, and spellings that are taken: xrefs, births to come, organs in a loop."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from kinship.cli import run
from kinship.judge import check_county
from kinship.quality import quality
from kinship.report.quality_cells import section_rows
from kinship.rules import DEFAULT_PACKS
from loaders import load
from tests.gedcom_files import file
from tests.road_files import save

DAY = date(2026, 11, 1)
TREE = [
    *("0 @I1@ INDI", "1 NAME 伟 /王/", "1 SEX M", "1 FAMS @F1@"),
    *("0 @I3@ INDI", "1 NAME 梅 /李/", "1 SEX F", "1 FAMS @F1@"),
    *("0 @F1@ FAM", "1 HUSB @I1@", "1 WIFE @I3@"),
]


def test_an_xref_may_be_asked_for_as_the_file_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tree = tmp_path / "a.ged"
    tree.write_text(file(TREE), encoding="utf-8")
    shown = []
    for who in ("I3", "@I3@"):
        assert run(["kin", str(tree), "--of", who, "--as-of", DAY.isoformat()]) == 0
        shown.append(capsys.readouterr().out)
    assert shown[0] == shown[1] and "王伟" in shown[0]
    assert [run(["kin", str(tree), "--of", who]) for who in ("@I9@", "@@", "@I3")] == [2, 2, 2]


def problems(folder: Path, key: str) -> list[tuple[str, int, str]]:
    document = check_county(load([folder]), as_of=DAY)
    return [(Path(one["file"]).name, one["row"], one["column"]) for one in document["problems"] if one["key"] == key]


@pytest.mark.parametrize("forms", [False, True], ids=["tables", "with forms"])
def test_a_birth_to_come_is_told(forms: bool, tmp_path: Path) -> None:
    births = ["2200-01-01", date.today().isoformat(), (date.today() - timedelta(400)).isoformat(), "2199", ""]
    save(tmp_path / "person.csv", [{"person_id": f"{at}", "name": "甲某", "birth": one} for at, one in enumerate(births)])
    if forms:
        save(tmp_path / "declared.csv", [{"person_id": "1", "term": "哥哥", "relative_name": "辛某"}])
    assert problems(tmp_path, "intake.unborn") == [("person.csv", 2, "birth"), ("person.csv", 5, "birth")]


def test_organs_above_themselves_are_told(tmp_path: Path) -> None:
    save(tmp_path / "person.csv", [{"person_id": "a", "name": "甲某"}])
    above = {"a": "b", "b": "c", "c": "b", "d": "d", "e": "a", "f": ""}
    organs = [{"organ_id": one, "name": f"{one}局", "kind": "civil", "parent_organ_id": up} for one, up in above.items()]
    save(tmp_path / "organ.csv", organs)
    assert problems(tmp_path, "intake.organ-loop") == [("organ.csv", row, "parent_organ_id") for row in (3, 5)]
    save(tmp_path / "organ.csv", [one for one in organs if one["organ_id"] in "ef"])
    assert problems(tmp_path, "intake.organ-loop") == []


def test_an_organ_has_a_name_but_no_surname(tmp_path: Path) -> None:
    save(tmp_path / "person.csv", [{"person_id": "a", "name": "甲某"}])
    save(tmp_path / "organ.csv", [{"organ_id": "o", "name": "某局", "kind": "civil"}])
    shown = section_rows(quality(load([tmp_path]), DEFAULT_PACKS, DAY), "columns", "zh", ("file", "column", "field"))
    named = {Path(str(path)).name: field for path, column, field in shown if column == "name"}
    assert named == {"person.csv": "姓名", "organ.csv": "名称"}
