"""Reports of undeclared relatives: the command in every format, and what check says of its findings."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest

import loaders
from kinship.cli import run
from kinship.judge import check_county
from kinship.report.undeclared import render
from kinship.report.undeclared_table import show
from kinship.undeclared import undeclared
from tests.files import declarations, ledger, xlsx
from tests.resolving import REFORM, forms, staff
from tests.road_files import DAY, county
from tests.test_undeclared import ANN, AS_OF, BEN, FATHER, MOTHER, ZED, made


def book(seed: int = 77) -> list[Path]:
    """The workbooks of a generated county in which people leave in-laws out and some hand in no form."""
    folder = county(600, seed, 2) / "ledger"
    return [folder / "人员台账.xlsx", folder / "亲属申报表.xlsx"]


@cache
def document() -> dict[str, Any]:
    """All its undeclared pairs."""
    return undeclared(loaders.load(book()), as_of=date.fromisoformat(DAY))


def test_the_most_consequential_come_first() -> None:
    found = document()["pairs"]
    ranks = [(pair["status"] == "one", not pair["severity"], not pair["organ"]) for pair in found]
    assert ranks == sorted(ranks) and len(set(ranks)) > 4
    organs = [(rank, pair["organ"]) for rank, pair in zip(ranks, found, strict=True)]
    blocks = [one for at, one in enumerate(organs) if not at or organs[at - 1] != one]
    assert len(blocks) == len(set(blocks)), "the pairs of one organ stand together"
    assert len(found) == document()["summary"]["undeclared"] + document()["summary"]["declared_by_one"]
    assert {pair["severity"] for pair in found} >= {"violation", "review", None}
    assert all(bool(pair["findings"]) == bool(pair["severity"]) for pair in found)


def test_more_pairs_than_are_explained_at_a_time_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kinship.undeclared.AT_ONCE", 40)
    assert undeclared(loaders.load(book()), as_of=date.fromisoformat(DAY)) == document()


def test_a_canonical_folder_of_true_ties_holds_no_forms() -> None:
    told = undeclared(loaders.load([county(600, 77, 2)]), as_of=date.fromisoformat(DAY))["summary"]
    assert (told["declared_unknown"], told["undeclared"], told["declared_by_one"]) == (told["kin_pairs"], 0, 0)


def test_the_order_of_the_lines_does_not_matter() -> None:
    lines = [f"{who} {parent}" for who in ("ann", "ben") for parent in (FATHER, MOTHER)] + [f"ann 舅舅 张强 1965-05 {REFORM}"]
    people = staff(ANN, BEN, ZED)
    expected = undeclared(made(people, forms(*lines)), as_of=AS_OF)
    for seed in range(3):
        mixed = random.Random(seed).sample(forms(*lines), len(lines))
        assert undeclared(made(people, mixed), as_of=AS_OF) == expected


def test_the_findings_say_it_too() -> None:
    people = staff(ANN, BEN)
    for at, post in enumerate(people[1]):
        post |= {"tier": str(at + 2), "section": "办公室"}
    document = check_county(
        made(people, forms(*(f"{who} {parent}" for who in ("ann", "ben") for parent in (FATHER, MOTHER)))), as_of=AS_OF
    )
    found = document["findings"][0]
    assert {key: found["kin"]["declared"][key] for key in ("status", "by", "undeclared")} == {
        "status": "none",
        "by": [],
        "undeclared": [person["person_id"] for person in found["people"]],
    }
    assert "由他处推导得出，双方均未申报对方" in found["sentence_zh"] and "derived, undeclared by both" in found["sentence_en"]
    assert (document["summary"]["undeclared"], document["summary"]["declared_by_one"]) == (1, 0)


def test_the_workbook_of_a_check_has_a_sheet_of_them(tmp_path: Path) -> None:
    assert (
        run(
            ["check", *map(str, book(79)), "--as-of", DAY, "--format", "xlsx,json,csv,md", "--out", str(tmp_path), "--lang", "zh"]
        )
        == 1
    )
    checked = json.loads((tmp_path / "findings.json").read_text(encoding="utf-8"))
    silent = [one for one in checked["findings"] if one["kin"]["declared"]["undeclared"]]
    sheet = openpyxl.load_workbook(tmp_path / "findings.xlsx")["未申报亲属"]
    rows = [row for row in sheet.iter_rows(min_row=2, values_only=True) if row[1]]
    assert len(rows) == len(silent) > 5
    assert {row[1] for row in rows} == {"双方均未申报", "一方未申报"}
    assert all("未申报" in row[8] and row[9] for row in rows)
    assert "申报情况：双方均未申报" in (tmp_path / "findings.md").read_text(encoding="utf-8")
    head = next(csv.reader(io.StringIO((tmp_path / "findings.csv").read_text(encoding="utf-8-sig"))))
    assert {"申报情况", "谁未申报谁", "依据的申报行"} <= set(head)


def test_the_table_shows_100_pairs_and_says_how_many_it_leaves_out(tmp_path: Path) -> None:
    assert run(["undeclared", *map(str, book()), "--as-of", DAY, "--output", str(tmp_path / "a.txt"), "--lang", "en"]) == 0
    text = (tmp_path / "a.txt").read_text(encoding="utf-8")
    shown = re.findall(r"^    \S.* is .*'s ", text, re.MULTILINE)
    assert len(shown) == 100
    assert f"{len(document()['pairs']) - 100} more pairs are not shown" in text


def test_the_other_formats_hold_every_pair() -> None:
    lines = list(csv.reader(io.StringIO(render(document(), "csv", "zh").decode("utf-8-sig"))))
    sheet = openpyxl.load_workbook(io.BytesIO(render(document(), "xlsx", "zh")))["未申报亲属"]
    assert len(lines) == sheet.max_row == len(json.loads(render(document(), "json", "zh"))["pairs"]) + 1 > 101
    assert {line[0] for line in lines[1:]} == {"双方均未申报", "一方未申报"}
    assert all(line[10] and line[12] for line in lines[1:]), "who did not declare whom, and by which lines it is known"


def test_the_json_keeps_its_schema() -> None:
    schema = json.loads(resources.files("kinship").joinpath("schema/kinship-undeclared-1.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    told = json.loads(render(document(), "json", "en"))
    jsonschema.Draft202012Validator(schema).validate(told)
    for path, value in ((["schema"], "kinship-undeclared/2"), (["pairs", 0, "status"], "both"), (["pairs", 0, "people"], [])):
        broken = json.loads(json.dumps(told))
        spot = broken
        for key in path[:-1]:
            spot = spot[key]
        spot[path[-1]] = value
        assert list(jsonschema.Draft202012Validator(schema).iter_errors(broken))


def test_the_exit_status_is_asked_for(tmp_path: Path) -> None:
    both = xlsx(
        tmp_path / "a.xlsx",
        {
            "台账": ledger(
                *(["安然安宁"[at : at + 2], "女男"[at // 2], "1985.01", "", "云岫县财政局", "办公室", "科员"] for at in (0, 2))
            ),
            "申报": declarations(["安然", "云岫县财政局", "弟弟", "安宁", "", "1985.01", "云岫县财政局"]),
        },
    )
    asked = ["undeclared", str(both), "--output", str(tmp_path / "out.txt")]
    assert [run([*asked, "--fail-on", word]) for word in ("never", "one", "both")] == [0, 1, 0]
    assert run(["undeclared", str(tmp_path / "none.xlsx")]) == 2
    assert run(["undeclared", str(both), "--format", "md"]) == 2


def test_a_terminal_shows_what_the_file_holds() -> None:
    document = undeclared(made(staff(ANN, ZED), forms(f"ann 舅舅 张强 1965-05 {REFORM}")), as_of=AS_OF)
    for lang in ("zh", "en"):
        stream = io.StringIO()
        show(document, lang, stream, 500)
        lines = [line.rstrip() for line in stream.getvalue().splitlines()]
        assert lines == render(document, "table", lang).decode().splitlines()


def test_cells_that_begin_like_a_formula_are_harmless() -> None:
    people = staff(ANN, ZED)
    people[0][0]["name"] = "=安然"
    document = undeclared(made(people, forms(f"ann 舅舅 张强 1965-05 {REFORM}")), as_of=AS_OF)
    cells = [cell for row in csv.reader(io.StringIO(render(document, "csv", "zh").decode("utf-8-sig"))) for cell in row]
    assert "'=安然" in cells and not [cell for cell in cells if cell.startswith("=")]
