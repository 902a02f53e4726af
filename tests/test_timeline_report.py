"""The timeline as a reader gets it: the command in every format, and what is said of wrong options."""

from __future__ import annotations

import csv
import io
import json
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest

from kinship.cli import run
from kinship.report.timeline import COLUMNS, render
from kinship.timeline import timeline
from tests import families
from tests.road_files import county
from tests.test_time import MERGED, changing, couple

SCHEMA = json.loads(resources.files("kinship").joinpath("schema", "kinship-timeline-1.json").read_text(encoding="utf-8"))
END = "2026-11-23"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KINSHIP_LANG", "en")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    target = tmp_path_factory.mktemp("timeline") / "a.json"
    assert run(["timeline", str(county(600, 77, 2)), "--to", END, "--format", "json", "--output", str(target)]) == 0
    document: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return document


def test_json_keeps_its_contract_and_is_in_order(told: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(told)
    spells = told["spells"]
    assert len(spells) > 5 and told["to"] == END
    assert [one["began"] or "" for one in spells] == sorted(one["began"] or "" for one in spells)
    assert all(one["began"] <= one["ended"] for one in spells if one["began"] and one["ended"])
    assert all(one["began_by"] for one in spells if one["began"])


def test_ids_are_those_of_the_sources(told: dict[str, Any]) -> None:
    with (county(600, 77, 2) / "person.csv").open(encoding="utf-8-sig") as file:
        known = {row["person_id"] for row in csv.DictReader(file)}
    text = json.dumps(told["spells"])
    assert {person["person_id"] for one in told["spells"] for person in one["people"]} <= known
    assert {step["person_id"] for one in told["spells"] for step in one["kin"]["chain"]} <= known
    assert "|" not in text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_format_tells_every_spell(told: dict[str, Any], lang: str) -> None:
    rows = list(csv.reader(io.StringIO(render(told, "csv", lang).decode("utf-8-sig"))))
    assert len(rows) == len(told["spells"]) + 1 and len(rows[0]) == len(COLUMNS)
    sheet = openpyxl.load_workbook(io.BytesIO(render(told, "xlsx", lang))).active
    assert sheet is not None and sheet.max_row == len(rows)
    text = render(told, "table", lang).decode()
    assert all(one[f"sentence_{lang}"] in text for one in told["spells"])


def test_the_table_says_what_began_and_ended_it() -> None:
    rows = changing(MERGED, "p", "q")
    rows["spouse"][0]["end"] = "2025-01-02"
    text = render(timeline(families.county(rows), packs=["cn-civil-2020"]), "table", "en").decode()
    assert "2023-01-01 – 2025-01-02  [violation; confirmed] 云岫县某局" in text
    assert "began: the organ of 安某 reorganised; the organ of 白某 reorganised" in text
    assert "ended: the marriage of 安某 and 白某 ended" in text


def test_one_who_takes_another_post_ends_it() -> None:
    rows = couple()
    rows["organ"].append({"organ_id": "far", "name": "云岫县远局", "kind": "civil"})
    rows["post"][1]["end"] = "2024-03-01"
    rows["post"].append(
        {"person_id": "b", "organ_id": "far", "title": "股长", "tier": "2", "section": "甲股", "start": "2024-03-01"}
    )
    (spell,) = timeline(families.county(rows), packs=["cn-civil-2020"])["spells"]
    assert (spell["ended"], [event["event"] for event in spell["ended_by"]]) == ("2024-03-01", ["departure"])


def test_days_in_the_wrong_order_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["timeline", str(county(600, 77, 2)), "--from", "2026-01-01", "--to", "2025-01-01"]) == 2
    assert "2026-01-01 lies after the last day 2025-01-01" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["timeline", str(tmp_path / "none.xlsx")]) == 2
    assert "none.xlsx" in capsys.readouterr().err
