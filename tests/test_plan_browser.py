"""The picture of a plan, opened in a headless Chromium without a network: drawn, searched, a move and its arrow told."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kinship.report.plan_picture import picture
from kinship.rotation import Asked, plan
from loaders import load
from tests.browser import NARROW, WIDE, opened, pictured
from tests.browser import chromium as chromium
from tests.test_graph_browser import FITS, drawn
from tests.village.build import DECLARATIONS, HERE, LEDGER

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@cache
def made() -> dict[str, Any]:
    """A plan for the village."""
    return plan(load([HERE / LEDGER, HERE / DECLARATIONS]), Asked(clear=("violation",)), as_of=date(2026, 11, 1))


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_who_goes_where_is_drawn_and_told(chromium: Browser, tmp_path: Path, width: int) -> None:
    file = tmp_path / "方案.html"
    file.write_bytes(picture(made(), "zh"))
    with opened(chromium, file, width) as seen:
        drawn(seen)
        assert seen.page.evaluate(FITS)
        seen.page.fill("#search", "林小雨")
        seen.page.click("#list button")
        told = seen.page.inner_text("#details")
        assert "预算股会计" in told and "第七十四条第一款" in told
        assert seen.page.locator(".legend li[data-kind=move]").is_visible()
        assert not seen.page.locator(".legend li[data-kind=leads]").is_visible()
        assert len(pictured(seen.page, f"plan-{width}", tmp_path)) > 20_000
