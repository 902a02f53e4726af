"""Who declared whom by plain Python: the lines as they were written, kinship by walking. It shares nothing with the queries."""

from __future__ import annotations

from datetime import date
from typing import Any

from kinship.engines import records
from kinship.judge import judged
from kinship.rules import load_packs
from kinship.tables import County
from tests import road_kin

Pair = tuple[str, str]
STEPS = [
    *("S", "P", "C", "PP", "CC", "PC", "SP", "CS", "PPC", "PCC", "SPC", "PCS", "CSP"),
    *("PPCC", "SPCS", "PPCS", "SPCC", "PCCS", "SPPC", "PPCCS", "SPPCC"),
]
"""The words of the list, nearest first."""


def by_walking(county: County, told: set[Pair], forms: set[str], as_of: date) -> dict[Pair, tuple[str, str, bool, bool]]:
    """(one, other) → nearest word, status, whether each of the two has a form; smaller id first."""
    rows = {name: county.table(name).to_pylist() for name in ("person", "parent", "spouse")}
    rows["parent"] = without_circles(rows["parent"])
    staff = {row["person_id"] for row in rows["person"] if row["staff"] == "true"}
    found = {}
    for pair, paths in road_kin.kin(rows, as_of).items():
        words = [path.word for path in paths if path.word in road_kin.IN_SCOPE and path.doubts <= {"widowed"}]
        if words and set(pair) <= staff:
            said = [way in told for way in (pair, pair[::-1])]
            status = {0: "none", 1: "one", 2: "both"}[sum(said)] if forms else "unknown"
            found[pair] = (min(words, key=STEPS.index), status, pair[0] in forms, pair[1] in forms)
    return found


def without_circles(parent: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The parent ties that lead to an end both ways; made-up forms make people their own ancestors."""
    left = [(row["parent_id"], row["child_id"]) for row in parent]
    while True:
        parents, children = {one for one, _ in left}, {other for _, other in left}
        rest = [(one, other) for one, other in left if one in children and other in parents]
        if len(rest) == len(left):
            return [row for row in parent if (row["parent_id"], row["child_id"]) not in left]
        left = rest


def by_queries(county: County, as_of: date) -> dict[Pair, tuple[str, str, bool, bool]]:
    """The same as the program has it."""
    engine = judged(county, load_packs(["cn-civil-2020"]), as_of, lambda stage: None)
    ids = {row["p"]: row["person_id"] for row in records(engine, "known")}
    words = {row["word_no"]: row["word"] for row in records(engine, "word")}
    return {
        (ids[row["a"]], ids[row["b"]]): (words[row["word_no"]], row["status"], row["a_form"], row["b_form"])
        for row in records(engine, "declared_pair")
        if row["counts"]
    }
