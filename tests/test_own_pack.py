"""A pack of one's own can use every situation of the program, and works as the built-in ones do: as a file and in a folder."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kinship.account import Account
from kinship.case_county import cases_county
from kinship.case_run import find_cases, run_cases
from kinship.cli import run
from kinship.convert import convert
from kinship.judge import check_county
from kinship.pack_situations import SITUATIONS
from kinship.rules import load_pack

OWN = Path(__file__).parent / "own"
PACK = OWN / "every-situation.toml"
OTHER = OWN / "other-county.toml"
EVERY = {(situation, arm) for situation, arms in SITUATIONS.items() for arm in arms}
DAY = date(2026, 1, 1)


def test_it_uses_every_arm_of_every_situation() -> None:
    assert {(rule.situation, arm.arm) for rule in load_pack(str(PACK)).rules for arm in rule.arms} == EVERY


def test_every_arm_is_found_by_its_cases() -> None:
    pack = load_pack(str(PACK))
    outcomes = run_cases(pack, find_cases(pack))
    assert [outcome.case.sentence for outcome in outcomes if not outcome.holds] == []
    assert {arm for outcome in outcomes for arm in outcome.arms} == EVERY


@pytest.mark.parametrize(("named", "packs"), [(PACK, [PACK]), (OWN, [PACK, OTHER])], ids=["file", "folder"])
def test_its_cases_are_run(named: Path, packs: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    cases = {pack.stem: len(find_cases(load_pack(str(pack)))) for pack in packs}
    assert run(["pack", "test", str(named), "--lang", "en"]) == 0
    assert capsys.readouterr().out == "".join(f"{pack}: {many} of {many} cases hold.\n" for pack, many in cases.items())


@pytest.mark.parametrize("named", [PACK, OWN], ids=["file", "folder"])
def test_a_check_takes_it(named: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    county = cases_county(find_cases(load_pack(str(PACK))))
    convert(county, tmp_path / "county")
    capsys.readouterr()
    assert run(["check", str(tmp_path / "county"), "--pack", str(named), "--as-of", "2026-01-01", "--format", "json"]) == 1
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    county.account = Account()
    expected = check_county(county, packs=[str(named)], as_of=DAY)
    assert [one["id"] for one in document["findings"]] == [one["id"] for one in expected["findings"]] != []


def test_its_page_says_that_its_law_is_unverified(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["pack", "show", str(PACK), "--lang", "en"]) == 0
    page = capsys.readouterr().out
    assert "示例规定》 (article number not known)" in page and "; MEMORY; " in page
