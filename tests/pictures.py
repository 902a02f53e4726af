"""The pictures of the documents, made from the village: ``python -m tests.pictures`` writes them anew. It needs Chromium."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kinship.graph.draw import draw
from kinship.judge import check_county
from kinship.report import render
from kinship.rules import DEFAULT_PACKS
from kinship.tables import County
from kinship.text import LANGUAGES
from loaders import load
from tests.browser import CHROMIUM, FLAGS
from tests.model_picture import model_page
from tests.village.build import DECLARATIONS, HERE, LEDGER

if TYPE_CHECKING:
    from playwright.sync_api import Page

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
DAY, SHOWN, ORGAN = date(2026, 11, 1), "a52beeee", "柳溪县财政局"
DRAWN = "html[data-drawn='first']"


def main() -> None:
    """Writes, in each language: ``report``, one finding of the village, opened; ``organ``, the picture of an organ.
    And ``neo4j-model``, in none."""
    from playwright.sync_api import sync_playwright

    FOLDER.mkdir(parents=True, exist_ok=True)
    county = load([HERE / LEDGER, HERE / DECLARATIONS])
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1080, "height": 900})
        for lang in LANGUAGES:
            _report(page, county, lang)
            _organ(page, county, lang)
        _model(page)
        browser.close()


def _report(page: Page, county: County, lang: str) -> None:
    _open(page, render(check_county(county, as_of=DAY), "html", lang))
    finding = page.locator(f"#f-{SHOWN}")
    finding.locator("summary").click()
    top, pictures = finding.bounding_box(), finding.locator(".pictures").bounding_box()
    assert top and pictures
    down = page.evaluate("window.scrollY")
    clip = {**top, "y": top["y"] + down, "height": pictures["y"] + pictures["height"] - top["y"]}
    page.screenshot(path=FOLDER / f"report.{lang}.png", clip=clip, full_page=True)


def _organ(page: Page, county: County, lang: str) -> None:
    _open(page, draw(county, DEFAULT_PACKS, DAY, ("organ", ORGAN), lang))
    page.wait_for_selector(DRAWN, state="attached")
    page.screenshot(path=FOLDER / f"organ.{lang}.png")


def _model(page: Page) -> None:
    """What nodes and relationships there are in Neo4j."""
    page.set_viewport_size({"width": 1080, "height": 600})
    _open(page, model_page().encode())
    page.wait_for_timeout(500)
    page.screenshot(path=FOLDER / "neo4j-model.png")


def _open(page: Page, written: bytes) -> None:
    with tempfile.NamedTemporaryFile(suffix=".html") as file:
        file.write(written)
        file.flush()
        page.goto(Path(file.name).as_uri())


if __name__ == "__main__":
    main()
