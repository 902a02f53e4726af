"""From files to words: what a finding says of a step that nobody declared, and of somebody called dead without a day."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from kinship.judge import check_county
from kinship.report import render
from kinship.wording import chain_tree, checks
from loaders import load

DAY = date(2026, 11, 23)
LEDGER = """姓名,性别,出生年月,单位,科室,职务
王强,男,1970-01,云岫县财政局,预算股,股长
李梅,女,1972-02,云岫县财政局,预算股,科员
王安,女,1996-01,云岫县第一中学,,教师
"""
HEAD = "申报人,称谓,姓名,出生年月,工作单位及职务\n"
MARRIED = "王强,妻子,李兰,1971-05,已去世\n王强,小姨子,李梅,1972-02,云岫县财政局科员\n"
PARENTS = "王安,父亲,王强,1970-01,云岫县财政局预算股股长\n王安,母亲,李梅,1972-02,云岫县财政局科员\n"


def found(folder: Path, forms: str) -> list[dict[str, Any]]:
    (folder / "台账.csv").write_text(LEDGER, encoding="utf-8")
    (folder / "申报表.csv").write_text(HEAD + forms, encoding="utf-8")
    findings: list[dict[str, Any]] = check_county(load([folder]), as_of=DAY)["findings"]
    return findings


def test_father_and_mother_without_forms_are_a_possible_finding_to_be_looked_up(tmp_path: Path) -> None:
    (one,) = found(tmp_path, PARENTS)
    assert (one["kin"]["word"], one["grade"], one["situation"]["kind"]) == ("S", "possible", "direct-line")
    assert [sum(mark in line for line in checks(one, lang)) for lang, mark in (("zh", "推定"), ("en", "(inferred)"))] == [1, 1]
    assert "推定" in chain_tree(one, "zh") and "申报表.csv第2、3行（推定）" in one["sentence_zh"]


def test_the_row_of_an_inferred_step_is_told_to_other_tools(tmp_path: Path) -> None:
    found(tmp_path, PARENTS)
    (run,) = json.loads(render(check_county(load([tmp_path]), as_of=DAY), "sarif", "zh"))["runs"]
    places = [one["physicalLocation"] for one in run["results"][0]["locations"]]
    assert [place["region"]["startLine"] for place in places] == [2, 3]
    assert {unquote(place["artifactLocation"]["uri"]) for place in places} == {"申报表.csv"}


def test_a_declared_marriage_is_not_called_inferred(tmp_path: Path) -> None:
    (one,) = found(tmp_path, PARENTS + "王强,妻子,李梅,1972-02,云岫县财政局科员\n")
    assert (one["kin"]["word"], one["grade"]) == ("S", "probable")
    assert not any("推定" in line for line in checks(one, "zh"))


def test_a_dead_wife_without_a_day_is_named_in_the_sentence(tmp_path: Path) -> None:
    (one,) = found(tmp_path, MARRIED)
    assert (one["kin"]["word"], one["grade"]) == ("SPC", "possible")
    assert len(one["kin"]["dead_undated"]) == 1
    assert "李兰已去世而没有写明何时" in one["sentence_zh"]
