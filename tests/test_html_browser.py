"""The web page of a report, opened in a headless Chromium without a network: no complaint, no request, and it works."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kinship.report import render
from tests.browser import NARROW, WIDE, Seen, opened, pictured
from tests.browser import chromium as chromium
from tests.report_documents import document, every_finding, finding
from tests.test_report import WEIRD

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FITS = "document.documentElement.scrollWidth <= window.innerWidth"


def written(made: dict[str, Any], folder: Path, lang: str = "zh") -> Path:
    """The page of a document as a file."""
    file = folder / "报告 #1.html"
    file.write_bytes(render(made, "html", lang))
    return file


@pytest.fixture
def village(chromium: Browser, tmp_path: Path) -> Iterator[Seen]:
    """The page of a document with every kind of finding."""
    with page(chromium, document(every_finding()), tmp_path) as seen:
        yield seen


def page(
    chromium: Browser, made: dict[str, Any], folder: Path, width: int = WIDE, **settings: Any
) -> AbstractContextManager[Seen]:
    """The page of a document, opened."""
    return opened(chromium, written(made, folder), width, **settings)


def shown(seen: Seen) -> int:
    """How many findings are to be seen."""
    return seen.page.locator("tbody.finding:visible").count()


def test_filters_narrow_and_clear(village: Seen) -> None:
    from playwright.sync_api import expect

    everything = shown(village)
    village.page.select_option("select[data-field=severity]", "review")
    village.page.select_option("select[data-field=situation]", "direct-line")
    assert 0 < shown(village) < everything
    assert set(village.page.locator("tbody.finding:visible").evaluate_all("all => all.map(one => one.dataset.severity)")) == {
        "review"
    }
    assert f"显示 {shown(village)} 条" in village.page.inner_text("#shown")
    village.page.fill("#search", "没有这个人")
    assert shown(village) == 0 and village.page.is_visible("#none")
    village.page.click("button[type=reset]")
    # Not wait_for_function: it looks a second time by eval, which the page's own policy forbids.
    expect(village.page.locator("tbody.finding:visible")).to_have_count(everything)
    assert not village.page.is_visible("#none")


def test_search_finds_a_person_in_what_is_closed(chromium: Browser, tmp_path: Path) -> None:
    made = document([finding(names=("钱多多", "张某")), finding("direct-line", "head-staff", names=("王小明", "李四"))])
    with page(chromium, made, tmp_path) as seen:
        seen.page.fill("#search", "李乙 钱多多")
        assert shown(seen) == 1
        assert "钱多多" in seen.page.inner_text("tbody.finding:visible th")


def test_columns_sort_up_and_down(village: Seen) -> None:
    ranks = "all => all.map(one => Number(one.dataset.rankGrade))"
    before = village.page.locator("tbody.finding").evaluate_all(ranks)
    village.page.click("th[data-sort=grade] button")
    assert village.page.locator("tbody.finding").evaluate_all(ranks) == sorted(before)
    village.page.click("th[data-sort=grade] button")
    assert village.page.locator("tbody.finding").evaluate_all(ranks) == sorted(before, reverse=True)
    assert village.page.get_attribute("th[data-sort=grade]", "aria-sort") == "descending"


def test_a_finding_opens_by_keyboard_alone(village: Seen) -> None:
    village.page.focus("th[data-sort=since] button")
    village.page.keyboard.press("Tab")
    assert village.page.evaluate("document.activeElement.tagName") == "SUMMARY"
    village.page.keyboard.press("Enter")
    assert village.page.locator("tbody.finding").first.locator(".picture").first.is_visible()


def test_a_click_on_the_row_opens_and_closes(village: Seen) -> None:
    first = village.page.locator("tbody.finding").first
    first.locator("th").click()
    assert first.locator(".sentence").is_visible()
    first.locator("th").click()
    assert not first.locator(".sentence").is_visible()


def test_all_that_is_shown_opens_at_once(village: Seen) -> None:
    village.page.select_option("select[data-field=severity]", "advisory")
    village.page.click("#open-all")
    assert village.page.locator("details[open]").count() == shown(village)
    assert village.page.inner_text("#open-all") == "全部收起"


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_nothing_runs_out_of_the_page(chromium: Browser, tmp_path: Path, width: int) -> None:
    odd = [finding(names=(name, "张某")) for name in WEIRD.values()]
    made = document([*every_finding()[::9], *odd])
    with page(chromium, made, tmp_path, width) as seen:
        seen.page.click("#open-all")
        assert seen.page.evaluate(FITS)
        pictured(seen.page, f"report-{width}", tmp_path)


def test_without_scripts_it_is_a_plain_table(chromium: Browser, tmp_path: Path) -> None:
    made = document(every_finding()[::9])
    with page(chromium, made, tmp_path, java_script_enabled=False) as seen:
        assert shown(seen) == len(made["findings"])
        assert not seen.page.is_visible("#controls")
        seen.page.locator("summary").first.click()
        assert seen.page.locator(".sentence").first.is_visible()
        pictured(seen.page, "report-plain", tmp_path)


def test_in_print_every_finding_has_a_page_of_its_own(chromium: Browser, tmp_path: Path) -> None:
    made = document(every_finding()[::40])
    with page(chromium, made, tmp_path) as seen:
        pages = seen.page.pdf(format="A4").count(b"/Type /Page\n")
        assert pages >= len(made["findings"]) + 1
        seen.page.emulate_media(media="print")
        seen.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        breaks = seen.page.locator("tbody.finding").evaluate_all("all => all.map(one => getComputedStyle(one).breakBefore)")
        assert set(breaks) == {"page"} and seen.page.locator(".sentence:visible").count() == len(made["findings"])
        pictured(seen.page, "report-print", tmp_path)


def test_a_link_to_a_finding_opens_it(chromium: Browser, tmp_path: Path) -> None:
    made = document(every_finding()[:20])
    with page(chromium, made, tmp_path) as seen:
        name = seen.page.locator("tbody.finding").nth(7).get_attribute("id")
        seen.page.evaluate(f"location.hash = '#{name}'")
        seen.page.wait_for_selector(f"#{name} details[open]")


def test_five_hundred_findings_stay_small(chromium: Browser, tmp_path: Path) -> None:
    made = document(
        [finding(kind, "leader", names=(f"甲{at}", f"乙{at}")) for at in range(500) for kind in ("leader-and-function",)]
    )
    file = written(made, tmp_path)
    assert file.stat().st_size < 5_000_000
    with opened(chromium, file) as seen:
        assert shown(seen) == 500
