"""Pictures to walk through, opened in a headless Chromium without a network: drawn at once, clicked, searched, saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from kinship.graph.draw import scenes
from kinship.graph.page import page
from kinship.graph.scene import Dot, Scene, Tie
from tests.browser import NARROW, WIDE, Seen, opened, pictured
from tests.browser import chromium as chromium
from tests.test_graph import ASKED, DAY, village
from tests.test_report import WEIRD

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FITS = "document.documentElement.scrollWidth <= window.innerWidth"


def written(made: dict[str, Scene], folder: Path, lang: str = "zh") -> Path:
    """The page of some scenes as a file."""
    file = folder / "图.html"
    file.write_bytes(page(made, lang))
    return file


def drawn(seen: Seen, key: str = "first") -> None:
    """Waits until the scene is drawn."""
    seen.page.wait_for_selector(f"html[data-drawn='{key}']", state="attached")


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked[0] if asked else "county")
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_each_kind_of_picture_is_drawn(chromium: Browser, tmp_path: Path, asked: tuple[str, str] | None, width: int) -> None:
    with opened(chromium, written(scenes(village(), asked, DAY, "zh"), tmp_path), width) as seen:
        drawn(seen)
        assert seen.page.evaluate(FITS)
        assert seen.page.locator("#list button").count() > 2
        picture = pictured(seen.page, f"graph-{asked[0] if asked else 'county'}-{width}", tmp_path)
        assert len(picture) > 20_000


def test_a_click_in_the_picture_shows_the_details(chromium: Browser, tmp_path: Path) -> None:
    with opened(chromium, written(scenes(village(), ("finding", "a52beeee"), DAY, "zh"), tmp_path)) as seen:
        drawn(seen)
        box = seen.page.locator("#picture").bounding_box()
        assert box
        seen.page.click("#list button:has-text('林小雨')")
        seen.page.click("#list button:has-text('杜国栋')")  # moves to the middle of the picture
        seen.page.wait_for_timeout(300)
        seen.page.locator("#search").fill("")
        seen.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        assert "杜国栋" in seen.page.inner_text("#details h3")
        assert "违规" in seen.page.inner_text("#details dl") and "副局长" in seen.page.inner_text("#details dl")


def test_a_click_on_a_line_tells_what_it_is(chromium: Browser, tmp_path: Path) -> None:
    """Two people far enough apart: the marriage runs nearly straight between them, the line of the finding well above."""
    dots = [Dot("a", "甲", "concerned", 0, 0), Dot("b", "乙", "concerned", 600, 0)]
    line = Tie("a", "b", "conflict violation", "违规", (("违规 · 确定", "甲是乙的哥哥"),))
    with opened(chromium, written({"": Scene.of("t", dots, [line, Tie("a", "b", "wed")])}, tmp_path)) as seen:
        drawn(seen)
        box = seen.page.locator("#picture").bounding_box()
        assert box
        for above, what in ((101, "违规 · 确定"), (17, "夫妻（双线）")):
            seen.page.mouse.click(box["x"] + box["width"] / 2 + 60, box["y"] + box["height"] / 2 - above)
            seen.page.wait_for_selector(f"#details:has-text('{what}')")
            assert seen.page.inner_text("#details h3") == "◆ 甲 — ◆ 乙"
        assert "哥哥" not in seen.page.inner_text("#details")


def test_search_finds_by_name_and_by_post_with_the_keyboard_alone(chromium: Browser, tmp_path: Path) -> None:
    with opened(chromium, written(scenes(village(), ("organ", "柳溪县财政局"), DAY, "zh"), tmp_path)) as seen:
        drawn(seen)
        seen.page.focus("#search")
        seen.page.keyboard.type("林小雨")
        seen.page.keyboard.press("Enter")
        assert "林小雨" in seen.page.inner_text("#details h3")
        seen.page.fill("#search", "出纳")
        assert 1 <= seen.page.locator("#list button").count() < 5
        seen.page.keyboard.press("Tab")
        seen.page.keyboard.press("Enter")
        assert "赵欣怡" in seen.page.inner_text("#details h3")


def test_an_organ_opens_to_its_findings_and_back(chromium: Browser, tmp_path: Path) -> None:
    with opened(chromium, written(scenes(village(), None, DAY, "zh"), tmp_path)) as seen:
        drawn(seen)
        seen.page.click("#list button:has-text('柳溪县财政局')")
        assert seen.page.locator("#details dd").count() == 5
        seen.page.click("#open")
        drawn(seen, village().organ("柳溪县财政局"))
        assert seen.page.locator("#list button:has-text('林小雨')").count() == 1
        seen.page.click("#back")
        drawn(seen)
        assert not seen.page.is_visible("#back")


def test_it_is_saved_as_svg_and_png(chromium: Browser, tmp_path: Path) -> None:
    with opened(chromium, written(scenes(village(), ("finding", "a52beeee"), DAY, "zh"), tmp_path)) as seen:
        drawn(seen)
        saved = {}
        for kind in ("svg", "png"):
            with seen.page.expect_download() as waiting:
                seen.page.click(f"#{kind}")
            saved[kind] = tmp_path / f"saved.{kind}"
            waiting.value.save_as(saved[kind])
            assert waiting.value.suggested_filename.endswith(f".{kind}")
    tree = ElementTree.parse(saved["svg"])
    texts = [one.text for one in tree.iter("{http://www.w3.org/2000/svg}text")]
    assert {"林建国", "林秀兰", "违规"} <= set(texts)
    assert saved["png"].read_bytes().startswith(b"\x89PNG") and saved["png"].stat().st_size > 10_000


def test_names_that_try_to_act_are_text(chromium: Browser, tmp_path: Path) -> None:
    dots = [Dot(f"p{at}", name, "staff", at * 200.0, 0, (("名", name),)) for at, name in enumerate(WEIRD.values())]
    ties = [Tie("p0", f"p{at}", "conflict violation", name) for at, name in enumerate(WEIRD.values()) if at]
    with opened(chromium, written({"": Scene.of("<b>x</b>", dots, ties)}, tmp_path)) as seen:
        drawn(seen)
        for at in range(len(dots)):
            seen.page.locator("#list button").nth(at).click()
        assert seen.page.locator("#details img, #list img, #details script").count() == 0
        assert seen.page.inner_text("h1") == "<b>x</b>"
        with seen.page.expect_download() as waiting:
            seen.page.click("#svg")
        ElementTree.parse(waiting.value.path())
