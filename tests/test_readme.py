"""The README and the tutorial: their commands give the output that they show, and their tables and links are true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kinship.cli import COMMANDS
from kinship.text import say
from tests.documented import PAGES, ROOT, compared, language, undated

READMES = [page for page in PAGES if page.parent == ROOT]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_commands_give_the_output_that_is_shown(page: Path) -> None:
    shown = [(command.text, undated(command.output.rstrip()), undated(now.rstrip())) for command, now in compared(page)]
    assert [(text, now) for text, _, now in shown] == [(text, output) for text, output, _ in shown]
    assert len(shown) >= 2


@pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)
def test_the_readme_lists_the_commands_in_their_own_words(page: Path) -> None:
    listed = re.findall(r"^\| `kinship (\w+)` \| (.+) \|$", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert listed == [(name, say(f"cli.{name}-short", language(page))) for name in COMMANDS]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)
def test_every_make_target_that_is_named_exists(page: Path) -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"make (?!PYTHON)([a-z]+)(?=[`\n])", page.read_text(encoding="utf-8")))
    assert {"demo", "setup", "test", "lint"} <= named <= targets


def test_the_two_languages_show_the_same_commands() -> None:
    for english, chinese in zip(PAGES[::2], PAGES[1::2], strict=True):
        pattern = re.compile(r"^\$ (.+)$", re.MULTILINE)
        both = [pattern.findall(page.read_text(encoding="utf-8")) for page in (english, chinese)]
        assert both[0] == both[1]
