"""The pictures of the documents, made from the village: ``python -m tests.pictures`` writes them anew. It needs Chromium."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from kinship.judge import check_county
from kinship.report import render
from kinship.text import LANGUAGES
from loaders import load
from tests.browser import CHROMIUM, FLAGS
from tests.village.build import DECLARATIONS, HERE, LEDGER

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
DAY, SHOWN = date(2026, 11, 1), "a52beeee"


def main() -> None:
    """Writes ``report.zh.png`` and ``report.en.png``: one finding of the village, opened."""
    from playwright.sync_api import sync_playwright

    FOLDER.mkdir(parents=True, exist_ok=True)
    document = check_county(load([HERE / LEDGER, HERE / DECLARATIONS]), as_of=DAY)
    with sync_playwright() as player, tempfile.TemporaryDirectory() as folder:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1080, "height": 900})
        for lang in LANGUAGES:
            file = Path(folder) / f"{lang}.html"
            file.write_bytes(render(document, "html", lang))
            page.goto(file.as_uri())
            finding = page.locator(f"#f-{SHOWN}")
            finding.locator("summary").click()
            top, pictures = finding.bounding_box(), finding.locator(".pictures").bounding_box()
            assert top and pictures
            down = page.evaluate("window.scrollY")
            clip = {**top, "y": top["y"] + down, "height": pictures["y"] + pictures["height"] - top["y"]}
            page.screenshot(path=FOLDER / f"report.{lang}.png", clip=clip, full_page=True)
        browser.close()


if __name__ == "__main__":
    main()
