"""A headless Chromium for the tests of pages: it reaches no host but this computer, and what it complains of or asks for is kept.

Where there is no Chromium the tests say so and are skipped. PICTURES names a folder in which the pictures stay.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
PATIENCE = 120_000
"""Milliseconds that the browser may take for one step on a busy computer."""
WIDE, NARROW = 1280, 390


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for the tests of a module."""
    if not CHROMIUM:
        pytest.skip("pages not opened: Chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Seen:
    """An open page, with what it complained of and what it asked for besides itself."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@contextmanager
def opened(browser: Browser, file: Path, width: int = WIDE, **settings: Any) -> Iterator[Seen]:
    """A file, opened as somebody opens it who was sent it. At the end nothing may have been complained of or asked for."""
    page = browser.new_page(viewport={"width": width, "height": 900}, **settings)
    page.set_default_timeout(PATIENCE)
    seen = Seen(page)
    page.on("console", lambda message: seen.complaints.append(message.text))
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.on("request", lambda request: seen.requests.append(request.url))
    page.goto(file.as_uri())
    try:
        yield seen
        ours = [url for url in seen.requests if not url.startswith(("data:", "blob:"))]
        assert (seen.complaints, ours) == ([], [file.as_uri()])
    finally:
        page.close()


def pictured(page: Page, name: str, tmp_path: Path, **settings: Any) -> bytes:
    """A picture of the page, kept where PICTURES says."""
    folder = Path(os.environ.get("PICTURES") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    return page.screenshot(path=folder / f"{name}.png", **settings)
