"""The picture of the graph's model for the page about Neo4j, drawn from the two tables that the program itself goes by."""

from __future__ import annotations

import json
from collections import Counter

from kinship.graph.page import library
from kinship.neo4j.model import NODES, TIES

PLACES = {
    "Role": (420, -170),
    "Person": (-250, 0),
    "Post": (110, 0),
    "Section": (420, 0),
    "Organ": (300, 170),
    "Business": (-20, 170),
    "Stay": (-20, 290),
    "Finding": (-480, 170),
    "Rule": (-480, 290),
    "Arm": (-280, 290),
}
"""Where each kind of node stands; a kind without a place would be a mistake."""
COLOURS = {"Person": "#cfe8d2", "Finding": "#f8c8c8", "Rule": "#d3e9f5", "Arm": "#d3e9f5", "Organ": "#e6d3ea", "Post": "#f7d9e4"}
DERIVED = ("KIN_OF", "INVOLVES", "UNDER", "HAS_STAY", "STAY_IN")
"""What is not told by the sources but found by the program: drawn in broken lines."""
PAGE = """<!DOCTYPE html><meta charset="utf-8">
<style>html, body, #m {{ margin: 0; width: 100%; height: 100% }}</style><div id="m"></div>
<script>{library}</script><script>
new vis.Network(document.getElementById("m"), {data}, {{
  physics: false, interaction: {{ zoomView: false }},
  nodes: {{ shape: "box", margin: 12, font: {{ size: 18, face: "sans-serif" }}, borderWidth: 1 }},
  edges: {{ arrows: "to", color: "#475467", font: {{ size: 12, face: "sans-serif", background: "white" }} }}
}});
</script>"""


def model_page() -> str:
    """A web page with the model: kinds of nodes as boxes, kinds of relationships as arrows."""
    nodes = [{"id": one.label, "label": _label(one.label, one.also), **_place(one.label)} for one in NODES]
    times = Counter((tie.start, tie.end) for tie in TIES)
    seen: Counter[tuple[str, str]] = Counter()
    edges = []
    for tie in TIES:
        ends = (tie.start, tie.end)
        edges.append(
            {"from": tie.start, "to": tie.end, "label": tie.type, "dashes": tie.type in DERIVED, **_bend(ends, seen[ends], times)}
        )
        seen[ends] += 1
    return PAGE.format(library=library(), data=json.dumps({"nodes": nodes, "edges": edges}))


def _label(label: str, also: str) -> str:
    return f":{label} :{also}" if also else f":{label}"


def _place(label: str) -> dict[str, object]:
    x, y = PLACES[label]
    return {"x": x, "y": y, "color": {"background": COLOURS.get(label, "#f2f4f7"), "border": "#667085"}}


def _bend(ends: tuple[str, str], number: int, times: Counter[tuple[str, str]]) -> dict[str, object]:
    """Several arrows between two boxes, in either direction, are bent apart; circles at one box stand around it."""
    start, end = ends
    if start == end:
        return {"selfReference": {"size": 40, "angle": [1.6, 3.1, 4.6][number % 3] if times[ends] > 1 else 5.6}}
    if times[ends] + times[(end, start)] == 1:
        return {"smooth": False}
    return {"smooth": {"type": "curvedCW", "roundness": (0.3, -0.3)[number % 2] if times[ends] > 1 else 0.001}}
