"""Scenes as one web page that opens offline: vis-network out of the wheel of pyvis, our template, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from kinship.graph.network import network
from kinship.graph.scene import Scene
from kinship.report.html.page import template
from kinship.wording.clean import one_line

LIBRARY = "lib/vis-9.1.2/vis-network.min.js"
LISTED = 200
"""How many names the list beside the picture shows at a time."""


def page(scenes: Mapping[str, Scene], lang: str) -> bytes:
    """The page as UTF-8. It begins with the scene ``""``; the others open from it."""
    made = template("network.html", lang)
    first = scenes[""]
    data = {"scenes": {key: _data(scene) for key, scene in scenes.items()}, "listed": LISTED}
    return made.render(title=first.title, data=data, library=library()).encode("utf-8")


def _data(scene: Scene) -> dict[str, Any]:
    drawn = network(scene)
    notes = [one_line(note) for note in scene.notes]
    return {"title": one_line(scene.title), "notes": notes, "start": scene.start, "nodes": drawn.nodes, "edges": drawn.edges}


@cache
def library() -> str:
    """The text of vis-network out of the wheel of pyvis, as it may stand in a page."""
    from markupsafe import Markup

    text = resources.files("pyvis").joinpath(LIBRARY).read_text(encoding="utf-8").strip()
    return Markup(text[: text.rfind("//# sourceMappingURL")].strip() if "//# sourceMappingURL" in text else text)
