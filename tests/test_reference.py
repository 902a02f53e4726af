"""The reference pages are what the program says of itself, and click speaks Chinese where the program does."""

from __future__ import annotations

import inspect
from pathlib import Path

import click
import pytest

from kinship.cli import COMMANDS
from kinship.cli.click_words import SPEAKING
from kinship.text import LANGUAGES, area
from tests.reference import DOCS, pages
from tests.test_cli import kinship


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    """The pages as they would be written now."""
    return pages()


@pytest.mark.parametrize("name", ["cli.md", "cli.zh-CN.md", "json.md"])
def test_the_pages_are_up_to_date(made: dict[str, str], name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == made[name], "run: python -m tests.reference"


def test_each_command_and_schema_has_its_part(made: dict[str, str]) -> None:
    for command in COMMANDS:
        assert f"## kinship {command}\n" in made["cli.md"] and f"## kinship {command}\n" in made["cli.zh-CN.md"]
    for schema in Path(DOCS.parent, "kinship", "schema").glob("*.json"):
        assert schema.stem.replace("-1", "/1") in made["json.md"]


def test_chinese_help_has_no_english_word_of_click(made: dict[str, str]) -> None:
    for word in ("Usage", "Options", "Commands", "Show this", "default:"):
        assert word in made["cli.md"] and word not in made["cli.zh-CN.md"]


def test_what_is_translated_is_said_by_this_click() -> None:
    """A new click that words something otherwise would speak English again."""
    source = "\n".join(inspect.getsource(module) for module in SPEAKING)
    odd = [held["en"] for held in area("click").values() if held["en"].replace("\n\t", "\\n\\t") not in source]
    assert odd == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("asked", ["check --fo", "check", "chek", "check x --fail-on no", "check x --as-of 1", "demo --staff 3"])
def test_a_wrong_command_line_is_told_in_the_language_asked_for(asked: str, lang: str) -> None:
    done = kinship("--lang", lang, *asked.split())
    said = done.stderr.decode("utf-8")
    assert done.returncode == 2 and done.stdout == b""
    assert ("错误：" in said, "Error: " in said) == (lang == "zh", lang == "en")
    assert not (lang == "zh" and any(word in said for word in ("Usage", "Invalid", "Missing", "such", "range", "match")))


def test_languages_can_be_changed_back() -> None:
    from kinship.cli.click_words import speak

    told = []
    for lang in ("zh", "en"):
        speak(lang)
        told.append(click.NoSuchOption("--x").format_message())
    assert told == ["没有选项 '--x'。", "No such option '--x'."]
