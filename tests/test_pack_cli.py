"""The commands ``kinship pack list``, ``show`` and ``test``: what they print and their exit status."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinship.cli import run
from kinship.pack_model import MARKS, SETTINGS
from kinship.pack_situations import SITUATIONS
from kinship.rules import DEFAULT_PACKS, built_in
from kinship.text import LANGUAGES, say

CASES = Path(__file__).parent / "cases"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KINSHIP_LANG", "en")


def test_list_names_every_pack(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["pack", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == built_in()
    assert [line.split()[0] for line in lines if "default" in line] == list(DEFAULT_PACKS)


def test_list_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["pack", "list", "--lang", "zh"]) == 0
    assert "公务员法" in capsys.readouterr().out


@pytest.mark.parametrize("name", built_in())
@pytest.mark.parametrize("form", ["text", "md"])
def test_show_prints_a_page(name: str, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["pack", "show", name, "--format", form]) == 0
    page = capsys.readouterr().out
    assert f"({name})" in page.splitlines()[0]
    assert page.startswith("# ") == (form == "md")


def test_show_of_an_unknown_pack_says_which_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["pack", "show", "cn-civl-2020"]) == 2
    assert "cn-civil-2020" in capsys.readouterr().err


def test_cases_that_hold(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["pack", "test", "cn-civil-2020", "--cases", str(CASES / "civil.toml")]) == 0
    assert capsys.readouterr().out == "cn-civil-2020: 11 of 11 cases hold.\n"


def test_a_case_that_does_not_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "wrong.toml"
    text = (CASES / "civil.toml").read_text(encoding="utf-8")
    file.write_text(text.replace('["violation leader-and-function"]', '["review direct-line"]', 1), encoding="utf-8")
    assert run(["pack", "test", "cn-civil-2020", "--cases", str(file)]) == 1
    out = capsys.readouterr().out
    assert "expected: review direct-line  found: violation leader-and-function" in out
    assert "10 of 11 cases hold." in out


def test_cases_that_are_not_for_the_pack(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["pack", "test", "county-rotation", "--cases", str(CASES / "institution.toml")]) == 2
    assert "has no cases" in capsys.readouterr().err


def test_everything_a_page_may_name_has_words() -> None:
    keys = [f"arm-{situation}-{arm}" for situation, arms in SITUATIONS.items() for arm in arms]
    keys += [f"setting-{name}" for name in SETTINGS] + [f"value-{value}" for values in SETTINGS.values() for value in values]
    assert all(say(f"pack.{key}", lang) for key in keys for lang in LANGUAGES)
    assert all(mark in say("pack.page-marks", lang) for mark in MARKS for lang in LANGUAGES)
