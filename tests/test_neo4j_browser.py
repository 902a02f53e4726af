"""Neo4j Browser in a headless Chromium: the questions draw nodes. The pictures are kept where PICTURES says."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kinship.neo4j.catalogue import question
from kinship.neo4j.server import Server
from loaders import load
from tests.neo4j_server import alone, bring, checked
from tests.village.build import DECLARATIONS, HERE, LEDGER

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = alone

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
PATIENCE = 120_000
"""Milliseconds that Browser may take for one step on a busy computer."""
STYLE = Path(__file__).parent.parent / "queries" / "neo4j" / "kinship.grass"
DRAWN = {
    "kin-chain": {"one": "卢建华", "other": "田丰收"},
    "finding": {"finding": "v1:7ca37819"},
    "direct-line": {"organ": ""},
}


@pytest.fixture
def page(server: Server) -> Iterator[Page]:
    """Browser, logged in, with the village and our style."""
    if not CHROMIUM:
        pytest.skip("no pictures: Chromium not installed")
    from playwright.sync_api import sync_playwright

    bring(server.settings, checked(load([HERE / LEDGER, HERE / DECLARATIONS]), date(2026, 11, 1))[1])
    with sync_playwright() as player:
        chromium = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        one = chromium.new_page(viewport={"width": 1400, "height": 1000})
        one.set_default_timeout(PATIENCE)
        one.goto(server.browser)
        one.fill("[data-testid=password]", server.password)
        one.click("[data-testid=connect]")
        one.wait_for_selector("#monaco-main-editor")
        yield one
        chromium.close()


def test_questions_are_drawn(page: Page, tmp_path: Path) -> None:
    pictures = Path(os.environ.get("PICTURES") or tmp_path)
    pictures.mkdir(parents=True, exist_ok=True)
    drawn: dict[str, str] = {}
    enter(page, ":style " + " ".join(STYLE.read_text(encoding="utf-8").split()))
    for name, given in DRAWN.items():
        values = ", ".join(f"{key}: '{value}'" for key, value in given.items())
        enter(page, f":params {{{values}}}")
        enter(page, question(name).text)
        frame = page.locator("[data-testid=frame]", has_text=f"name: {name}")
        frame.locator("svg g.node").nth(3).wait_for()
        page.wait_for_timeout(3000)  # the picture settles
        frame.screenshot(path=pictures / f"{name}.png")
        drawn[name] = " ".join(frame.locator("svg g.node").all_text_contents())
    assert "卢婷婷" in drawn["kin-chain"]
    assert "田丰收" in drawn["finding"]
    assert all((pictures / f"{name}.png").stat().st_size > 20_000 for name in DRAWN)


def enter(page: Page, text: str) -> None:
    """Types a text into the editor, as by pasting, and runs it."""
    page.click("#monaco-main-editor")
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)
    page.keyboard.press("Control+Enter")
    page.wait_for_timeout(500)
