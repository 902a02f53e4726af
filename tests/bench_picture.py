"""The part of ``make bench`` about pictures: how soon a picture of 1,000 people is drawn, beside a bare vis-network page.

    python -m tests.bench_picture [--people 1000] [--times 9]

One family is laid out and written twice: as ``kinship graph`` writes it, and as the shortest page that
gives the same places and lines to the same vis-network, in its own looks. Both are opened in turn in one headless Chromium;
the time runs from the beginning of the page to the end of its first drawing. Needs Chromium.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kinship.graph.page import library, page
from kinship.graph.scene import Dot, Scene, Tie
from kinship.picture import Family, arranged
from tests.bench_tools import machine
from tests.browser import CHROMIUM, FLAGS, WIDE

WATCH = """new MutationObserver(() => { window.drawnAt = window.drawnAt || performance.now(); })
  .observe(document, { attributes: true, subtree: true, attributeFilter: ["data-drawn"] });"""
# Not wait_for_function: it looks a second time by eval, which the page's own policy forbids.
DRAWN = """() => new Promise(drawn => {
  const look = () => window.drawnAt ? drawn(window.drawnAt) : requestAnimationFrame(look);
  look();
})"""
BARE = """<!DOCTYPE html><meta charset="utf-8"><style>#picture {{ height: 800px }}</style><div id="picture"></div>
<script>{library}</script><script>
var network = new vis.Network(document.getElementById("picture"), {data}, {{ physics: false }});
network.once("afterDrawing", function () {{ document.documentElement.setAttribute("data-drawn", "first"); }});
</script>"""
CHILDREN = 3


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--times", type=int, default=9)
    asked = parser.parse_args()
    scene = family(asked.people)
    with tempfile.TemporaryDirectory() as folder:
        pages = {"kinship graph": Path(folder) / "ours.html", "bare vis-network": Path(folder) / "bare.html"}
        pages["kinship graph"].write_bytes(page({"": scene}, "zh"))
        pages["bare vis-network"].write_text(BARE.format(library=library(), data=_bare(scene)), encoding="utf-8")
        told = _opened(pages, asked.times)
    for name, times in told.items():
        print(f"{name}: {statistics.median(times):.0f} ms until drawn (from {min(times):.0f} to {max(times):.0f})")
    ours, bare = (statistics.median(times) for times in told.values())
    print(f"{machine()}; {len(scene.dots)} dots, {len(scene.ties)} lines; ours / bare: {ours / bare:.2f}")


def family(people: int) -> Scene:
    """One couple and its descendants, each with a wife or husband and three children, as far as the people last."""
    names = [f"p{number}" for number in range(people)]
    couples = [(names[at], names[at + 1]) for at in range(0, people - 1, 2)]
    parents = [(parent, names[2 * child]) for child in range(1, len(couples)) for parent in couples[(child - 1) // CHILDREN]]
    layout = arranged(Family.build(names, parents, couples))
    dots = [Dot(name, f"张{name}\n科员", "staff", layout.spots[name].x * 190, layout.spots[name].row * 150) for name in names]
    return Scene.of("家族", dots, [*(Tie(*pair, "wed") for pair in couples), *(Tie(*pair, "born") for pair in parents)])


def _bare(scene: Scene) -> str:
    nodes = [{"id": dot.id, "label": dot.label, "x": dot.x, "y": dot.y} for dot in scene.dots]
    return json.dumps({"nodes": nodes, "edges": [{"from": tie.one, "to": tie.other} for tie in scene.ties]})


def _opened(pages: Mapping[str, Path], times: int) -> dict[str, list[float]]:
    """Milliseconds until each page was drawn, the pages in turn."""
    from playwright.sync_api import sync_playwright

    told: dict[str, list[float]] = {name: [] for name in pages}
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for _ in range(times):
            for name, file in pages.items():
                told[name].append(_drawn(browser, file))
        browser.close()
    return told


def _drawn(browser: Any, file: Path) -> float:
    view = browser.new_page(viewport={"width": WIDE, "height": 900})
    view.add_init_script(WATCH)
    view.goto(file.as_uri())
    at = float(view.evaluate(DRAWN))
    view.close()
    return at


if __name__ == "__main__":
    main()
