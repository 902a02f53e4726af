"""A scene as a network of pyvis: every dot where the scene has it, nothing moving."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kinship.graph.bends import BEND, bends
from kinship.graph.scene import Dot, Scene, Tie, Told
from kinship.graph.width import label_of
from kinship.wording.clean import one_line

if TYPE_CHECKING:
    from pyvis.network import Network

INK, RED, BROWN, BLUE, GREY = "#1d2939", "#9b1c1c", "#8a5a00", "#1f3a5f", "#98a2b3"
PLAIN: dict[str, Any] = {"shape": "box", "color": {"background": "#ffffff", "border": "#667085"}, "borderWidth": 1}
STYLES: dict[str, dict[str, Any]] = {
    "concerned": {"color": {"background": "#fff6df", "border": BROWN}, "borderWidth": 4},
    "staff": {"color": {"background": "#eef3f8", "border": BLUE}, "borderWidth": 2},
    "relative": {},
    "unnamed": {"shapeProperties": {"borderDashes": [5, 4]}},
    "leader": {"color": {"background": "#e3ebf5", "border": BLUE}, "borderWidth": 2},
    "organ": {"color": {"background": BLUE, "border": BLUE}, "font": {"color": "#ffffff"}},
    "section": {"color": {"background": "#d9e2ec", "border": BLUE}},
    "organ-violation": {"color": {"background": "#fdeceb", "border": RED}, "borderWidth": 5},
    "organ-review": {"color": {"background": "#fff4d6", "border": "#7a4b00"}, "borderWidth": 3},
    "organ-advisory": {"color": {"background": "#e8f1fa", "border": "#1f4e79"}, "borderWidth": 2},
    "organ-clean": {"color": {"background": "#ffffff", "border": GREY}},
    "more": {"shape": "ellipse", "color": {"background": "#f4f6f9", "border": GREY}},
    "joint": {"shape": "dot", "size": 1, "color": "#475467"},
}
CORNERS = {"F": 20, "M": 3}
DOWN = {"enabled": True, "type": "cubicBezier", "forceDirection": "vertical", "roundness": 0.45}
LINES: dict[str, dict[str, Any]] = {
    "born": {"color": "#475467", "width": 1.5, "smooth": DOWN},
    "pair": {"color": "#475467", "width": 1, "dashes": [2, 4]},
    "post": {"color": BLUE, "width": 1, "dashes": [6, 4]},
    "leads": {"color": BLUE, "width": 1.2, "smooth": DOWN, "arrows": "to"},
    "move": {"color": BLUE, "width": 2, "arrows": "to"},
    "part": {"color": GREY, "width": 1, "smooth": DOWN},
    "more": {"color": GREY, "width": 1, "dashes": [2, 4]},
    "kin": {"color": "#2e7d5b", "width": 2, "dashes": [2, 3], "smooth": {"enabled": True, "type": "curvedCW", "roundness": 0.18}},
    "conflict": {"color": RED, "width": 5, "smooth": {"enabled": True, "type": "curvedCW", "roundness": BEND}},
    "review": {"color": "#7a4b00", "dashes": [12, 5]},
    "advisory": {"color": "#1f4e79", "width": 3, "dashes": [4, 5]},
}
TWINS = ("curvedCW", "curvedCCW")
"""A marriage is two lines side by side."""


def network(scene: Scene) -> Network:
    """The network of a scene. Labels are text: nothing in them acts.

    >>> made = network(Scene("t", (Dot("a", "甲", "staff", 10, 20),), ()))
    >>> made.nodes[0]["label"], made.nodes[0]["x"], made.nodes[0]["physics"]
    ('甲', 10, False)
    """
    from pyvis.network import Network

    made = Network(directed=True)
    made.toggle_physics(False)
    for dot in scene.dots:
        made.add_node(dot.id, **_drawn(dot))
    bent = bends(scene)
    for tie in scene.ties:
        for line in _lines(tie, bent.get(tie, "")):
            made.add_edge(tie.one, tie.other, **{"arrows": "", **line})
    return made


def _drawn(dot: Dot) -> dict[str, Any]:
    style = {**PLAIN, **STYLES[dot.kind]}
    corners = {**style.get("shapeProperties", {}), "borderRadius": CORNERS.get(dot.sex, 8)}
    place = {"x": dot.x, "y": dot.y, "physics": False}
    label, whole = label_of(dot), label_of(dot, longest=None)
    said = {"kind": dot.kind, "told": _told(dot.told), "opens": dot.opens, **({"whole": whole} if whole != label else {})}
    return {"label": label or " ", **style, "shapeProperties": corners, **place, **said}


def _told(details: Told) -> list[list[str]]:
    return [[one_line(label), one_line(value)] for label, value in details]


def _lines(tie: Tie, way: str) -> list[dict[str, Any]]:
    """What is drawn for a tie; ``way``: to which side it bends, if that matters."""
    if tie.kind == "wed":
        twins = [{"enabled": True, "type": twin, "roundness": 0.06} for twin in TWINS]
        return [{"color": "#475467", "width": 1.6, "kind": "wed", "smooth": twin} for twin in twins]
    style: dict[str, Any] = {}
    for kind in tie.kind.split():
        style |= LINES.get(kind, {})
    if way:
        style["smooth"] = {**style["smooth"], "type": way}
    said: dict[str, Any] = {"label": one_line(tie.label)} if tie.label else {}
    told = {"told": _told(tie.told)} if tie.told else {}
    return [{**style, **said, **told, "kind": tie.kind.split()[0]}]
