"""In which language the program speaks where nobody says it."""

from __future__ import annotations

import _locale

import pytest

from kinship.language import default_language

VARIABLES = ("KINSHIP_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture(autouse=True)
def silent(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in VARIABLES:
        monkeypatch.delenv(variable, raising=False)


@pytest.mark.parametrize("variable", VARIABLES)
@pytest.mark.parametrize(("told", "language"), [("zh_CN.UTF-8", "zh"), ("zh", "zh"), ("en_GB.UTF-8", "en"), ("C", "en")])
def test_the_environment_comes_first(variable: str, told: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_locale, "setlocale", lambda category: "Chinese (Simplified)_China.936" if language == "en" else "C")
    monkeypatch.setenv(variable, told)
    assert default_language() == language


@pytest.mark.parametrize(
    ("told", "language"),
    [
        ("Chinese (Simplified)_China.936", "zh"),
        ("Chinese (Simplified)_China.utf8", "zh"),
        ("Chinese_China.936", "zh"),
        ("zh-CN", "zh"),
        ("English_United States.1252", "en"),
        ("C", "en"),
    ],
)
def test_where_it_says_nothing_the_system_does(told: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_locale, "setlocale", lambda category: told)
    assert default_language() == language
