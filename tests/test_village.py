"""The village: its cases give exactly what they tell, its rows are all accounted for, and its workbooks are those of its text."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

import loaders
from kinship import kin
from kinship.account import FATES
from kinship.explain import explain_pair
from kinship.judge import check_county
from kinship.quality import files
from kinship.report import render
from kinship.report.explained import explained_text
from kinship.report.table import closing
from kinship.tables import County
from tests.village import build

VILLAGE = build.read()
BOOKS = [str(build.HERE / name) for name in (build.LEDGER, build.DECLARATIONS)]


@pytest.fixture(scope="module")
def county() -> County:
    """The village, loaded from its workbooks."""
    return loaders.load(BOOKS)


@pytest.fixture(scope="module")
def document(county: County) -> dict[str, Any]:
    """What a check of the village finds."""
    return check_county(county, ("cn-civil-2020", "cn-institution-2019"), date(2026, 11, 1))


def told(finding: dict[str, Any]) -> tuple[str, ...]:
    """A finding as the cases tell it, from the side of the person whose name comes first."""
    one, other = (person["name"] for person in finding["people"])
    word, kind = finding["kin"]["word"], finding["situation"]["kind"]
    return (finding["severity"], kind, finding["grade"], *turned(one, word, other))


def turned(one: str, word: str, other: str) -> tuple[str, str, str]:
    """The same relation from the side of the person whose name comes first."""
    return (one, word, other) if one < other else (other, kin.inverse(word), one)


def test_the_cases_give_their_findings_and_no_others(document: dict[str, Any]) -> None:
    cases = [case["finding"] for case in VILLAGE["case"] if "finding" in case]
    expected = [(*case[:3], *turned(*case[3:])) for case in cases]
    assert sorted(map(told, document["findings"])) == sorted(expected)
    assert len(expected) == 12


def test_what_cannot_be_judged_is_said(document: dict[str, Any]) -> None:
    assert [[person["name"] for person in item["people"]] for item in document["unknown"]] == [["江雨薇", "熊国强"]]
    assert "tier" in document["unknown"][0]["reason_en"]


def test_what_cannot_be_read_is_said(document: dict[str, Any]) -> None:
    found = {item["key"]: item["text_zh"] for item in document["problems"]}
    assert "远房亲戚" in found["match.unknown-term"]
    assert "2 人" in found["match.candidates"]
    assert "姐姐" in found["load.no-relative-name"]
    assert "工会主席" in found["load.tier-unknown"]
    assert [item["text_zh"][:4] for item in document["problems"] if item["key"] == "match.no-tie"] == ["“前妻”", "“干爹”"]


def test_nothing_else_is_wrong_with_the_village(document: dict[str, Any]) -> None:
    assert Counter(item["level"] for item in document["problems"] if item["level"] != "note") == {"error": 2}


def test_every_row_is_accounted_for(county: County) -> None:
    assert {file["file"]: [file["rows"], *(file[fate] for fate in FATES)] for file in files(county.account)} == {
        build.LEDGER: [63, 57, 0, 0, 6],
        build.DECLARATIONS: [55, 49, 1, 2, 3],
    }


def test_the_closing_lines_tell_notes_from_problems(document: dict[str, Any]) -> None:
    notes = sum(item["level"] == "note" for item in document["problems"])
    assert f"Could not be judged: 1; data problems: 2; notes: {notes}. See kinship quality." in closing(document, "en")
    assert closing(document, "zh")[1] == "违规 8 条，需核实 3 条，提示 1 条。"


def test_a_ledger_without_declarations_is_no_clean_bill() -> None:
    alone = check_county(loaders.load(BOOKS[:1]), ("cn-civil-2020",), date(2026, 11, 1))
    assert alone["findings"] == []
    assert "No relatives among the staff are known, so nothing could be found. Do the sources hold the declarations?" in closing(
        alone, "en"
    )


@pytest.mark.parametrize("format", ["table", "json", "csv", "md"])
def test_no_id_number_leaves_the_village(document: dict[str, Any], format: str) -> None:
    assert "5299" in build.staff(VILLAGE)[0]["证件"]
    assert not re.search(r"529901\d{11}", render(document, format, "zh").decode())


def test_the_workbooks_are_those_of_the_text(tmp_path: Path) -> None:
    for name, made in zip((build.LEDGER, build.DECLARATIONS), build.build(tmp_path), strict=True):
        kept, new = (CalamineWorkbook.from_path(str(path)) for path in (build.HERE / name, made))
        assert kept.sheet_names == new.sheet_names
        assert [kept.get_sheet_by_name(sheet).to_python() for sheet in kept.sheet_names] == [
            new.get_sheet_by_name(sheet).to_python() for sheet in new.sheet_names
        ]


def test_every_case_is_told_in_both_languages() -> None:
    assert [case for case in VILLAGE["case"] if not (case["zh"].endswith("。") and case["en"].endswith("."))] == []


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "不等于没有问题）：\n  · 江雨薇与熊国强有亲属关系"), ("en", "not the same as no finding:\n  · ")]
)
def test_a_pair_that_could_not_be_judged_is_not_told_as_clean(county: County, lang: str, said: str) -> None:
    packs, day = ("cn-civil-2020", "cn-institution-2019"), date(2026, 11, 1)
    assert said in explained_text(explain_pair(county, packs, day, "江雨薇", "熊国强"), lang)
    assert explain_pair(county, packs, day, "胡晓东", "朱琳")["unknown"] == []
