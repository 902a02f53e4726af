"""The tenure list as a reader gets it: the command in every format, its exit status, and what is said of wrong options."""

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
from kinship.pack_tenure import SAME
from kinship.report.tenure import COLUMNS, FORMATS, LISTS, render
from tests.road_files import county
from tests.village.build import HERE, LEDGER

SCHEMA = json.loads(resources.files("kinship").joinpath("schema", "kinship-tenure-1.json").read_text(encoding="utf-8"))
AS_OF = "2026-11-23"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KINSHIP_LANG", "en")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    target = tmp_path_factory.mktemp("tenure") / "a.json"
    asked = ["--as-of", AS_OF, "--forecast", "36", "--format", "json", "--output", str(target)]
    assert run(["tenure", str(county(600, 77, 2)), *asked]) == 1
    document: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return document


def test_json_keeps_its_contract_and_counts_itself(told: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(SCHEMA).validate(told)
    assert set(SCHEMA["$defs"]["row"]["properties"]["same"]["enum"]) == set(SAME)
    assert len(told["due"]) > 10 and told["forecast"] and told["unknown"]
    assert [told["summary"][name] for name in LISTS] == [len(told[name]) for name in LISTS]
    assert all(one["due_on"] <= AS_OF for one in told["due"])
    assert all(AS_OF < one["due_on"] <= "2029-11-23" for one in told["forecast"])
    ids = [one["id"] for name in LISTS for one in told[name]]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_format_tells_every_row(told: dict[str, Any], lang: str) -> None:
    number = sum(len(told[name]) for name in LISTS)
    rows = list(csv.reader(io.StringIO(render(told, "csv", lang).decode("utf-8-sig"))))
    assert len(rows) == number + 1 and len(rows[0]) == len(COLUMNS)
    book = openpyxl.load_workbook(io.BytesIO(render(told, "xlsx", lang)))
    assert [sheet.max_row for sheet in book.worksheets][1] == number + 1
    table, page = (render(told, form, lang).decode() for form in ("table", "md"))
    assert all(one[f"sentence_{lang}"] in table for name in LISTS for one in told[name])
    assert page.count("\n- ") == number
    assert set(FORMATS) == {"table", "json", "csv", "xlsx", "md"}


def test_the_same_county_gives_the_same_bytes(told: dict[str, Any]) -> None:
    assert all(render(told, form, "zh") == render(told, form, "zh") for form in FORMATS)


@pytest.mark.parametrize(("asked", "status"), [([], 1), (["--fail-on", "never"], 0), (["--pack", "cn-bank-2019"], 0)])
def test_exit_status(asked: list[str], status: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["tenure", str(county(600, 77, 2)), "--as-of", AS_OF, *asked]) == status
    assert f"As of {AS_OF}" in capsys.readouterr().out


def test_a_ledger_of_excel_files_is_judged(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["tenure", str(HERE / LEDGER), "--as-of", AS_OF, "--fail-on", "never"]) == 0
    assert "As of" in capsys.readouterr().out


def test_a_pack_without_tenure_clauses_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["tenure", str(county(600, 77, 2)), "--pack", "cn-civil-2020"]) == 2
    assert "has no tenure clause" in capsys.readouterr().err


def test_a_pack_about_tenure_alone_finds_no_relatives(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    assert run(["check", str(county(600, 77, 2)), "--pack", "cn-exchange-2006", "--format", "json", "--output", str(target)]) == 0
    assert json.loads(target.read_text(encoding="utf-8"))["findings"] == []


@pytest.mark.parametrize("value", ["-1", "601", "soon"])
def test_a_forecast_that_cannot_be(value: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["tenure", "x", "--forecast", value]) == 2
    assert "--forecast" in capsys.readouterr().err
