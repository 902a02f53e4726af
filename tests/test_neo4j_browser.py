"""Neo4j Browser in a headless Chromium: the questions draw nodes. The pictures are kept where PICTURES says."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kinship.neo4j.catalogue import question
from kinship.neo4j.server import Server
from tests import neo4j_worlds
from tests.browser import PATIENCE
from tests.browser import chromium as chromium
from tests.neo4j_server import alone, bring

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = alone

STYLE = Path(__file__).parent.parent / "queries" / "neo4j" / "kinship.grass"
DRAWN = {
    "kin-chain": {"one": "卢建华", "other": "田丰收"},
    "finding": {"finding": "v1:7ca37819"},
    "direct-line": {"organ": ""},
}


@pytest.fixture
def page(server: Server, chromium: Browser) -> Iterator[Page]:
    """Browser, logged in, with the village and our style."""
    bring(server.settings, neo4j_worlds.village())
    one = chromium.new_page(viewport={"width": 1400, "height": 1000})
    one.set_default_timeout(PATIENCE)
    one.goto(server.browser)
    one.fill("[data-testid=password]", server.password)
    one.click("[data-testid=connect]")
    one.wait_for_selector("#monaco-main-editor")
    enter(one, ":style " + " ".join(STYLE.read_text(encoding="utf-8").split()))
    yield one
    one.close()


def test_questions_are_drawn(page: Page, tmp_path: Path) -> None:
    drawn = {}
    for name, given in DRAWN.items():
        values = ", ".join(f"{key}: '{value}'" for key, value in given.items())
        enter(page, f":params {{{values}}}")
        enter(page, question(name).text)
        drawn[name] = picture(page, name, tmp_path)
    assert "卢婷婷" in drawn["kin-chain"]
    assert "田丰收" in drawn["finding"]
    assert "违规" in drawn["finding"]
    assert "副镇长" in drawn["direct-line"]


def enter(page: Page, text: str) -> None:
    """Types a text into the editor, as by pasting, and runs it."""
    page.click("#monaco-main-editor")
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)
    page.keyboard.press("Control+Enter")
    page.wait_for_timeout(500)


def picture(page: Page, name: str, tmp_path: Path) -> str:
    """Keeps a picture of what a question drew, without the panel beside it; the captions of its nodes."""
    frame = page.locator("[data-testid=frame]", has_text=f"name: {name}")
    nodes = frame.locator("svg g.node")
    nodes.nth(3).wait_for()
    fold(frame)
    page.wait_for_timeout(3000)  # the picture settles
    folder = Path(os.environ.get("PICTURES") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    drawn = frame.screenshot(path=folder / f"neo4j-{name}.png")
    assert len(drawn) > 20_000
    return " ".join(nodes.all_text_contents())


def fold(frame: Locator) -> None:
    """Folds the panel that lies over the right side of a drawing, as it stays then, and fits the drawing into the frame."""
    panel = frame.get_by_label("Collapse the node properties display")
    if panel.count():
        panel.click()
    frame.get_by_label("zoom-to-fit").click()
