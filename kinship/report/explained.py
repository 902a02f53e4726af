"""What ``explain`` found, as text: each finding at length, then every path between the two people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kinship.picture.tree import tree_text
from kinship.text import say
from kinship.wording import explanation, grade_label, sources_label, step_labels
from kinship.wording.chain import chain_sexes, is_elder, person_name
from kinship.wording.clean import one_line
from kinship.wording.declared import declared_lines
from kinship.wording.explain import contradicted_lines
from kinship.wording.matching import match_lines
from kinship.wording.relation import relation_label

PLAIN_WIDTH = 100
"""Cells of a line where the output is no terminal."""
DRAWN = 4
"""How many chains the tree draws together; all paths are listed below it."""


def explained_text(explained: Mapping[str, Any], lang: str, width: int = PLAIN_WIDTH, colour: bool = False) -> str:
    """The answer of ``kinship.explain`` for a reader; the family is drawn within ``width`` cells."""
    blocks = [explanation(finding, lang) for finding in explained["findings"]]
    names = {f"name_{at}": person_name(person, lang) for at, person in enumerate(explained["people"])}
    if not blocks:
        blocks.append(say("explained.no-finding", lang, **names))
    if reasons := [one_line(one[f"reason_{lang}"]) for one in explained.get("unknown") or ()]:
        blocks.append("\n".join([say("explained.unjudged", lang), *(f"  · {reason}" for reason in reasons)]))
    if explained["paths"]:
        ends = [person["person_id"] for person in explained["people"]]
        blocks.append(tree_text(_drawn(explained), ends, lang, width, colour))
    if len(names) > 1:
        heading = "paths" if explained["paths"] else "no-path"
        paths = [_path(path, lang) for path in explained["paths"]]
        blocks.append("\n".join([say(f"explained.{heading}", lang, number=len(paths), **names), *paths]))
    if not explained["findings"] and (told := declared_lines({"declared": explained["declared"]}, explained["people"], lang)):
        blocks.append("\n".join([say("explained.declared", lang), *("  " + line for line in told)]))
    matches = match_lines(_not_yet_told(explained), lang)
    if matches:
        blocks.append("\n".join([say("explained.matches", lang), *matches]))
    return "\n\n".join(blocks)


def _drawn(explained: Mapping[str, Any]) -> list[Sequence[Mapping[str, Any]]]:
    """The chains of the findings, as other reports draw them; without a finding the nearest paths."""
    told = [finding["kin"]["chain"] for finding in explained["findings"] if finding["kin"]["chain"]]
    return (told or [path["chain"] for path in explained["paths"]])[:DRAWN]


def _not_yet_told(explained: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The matches of the paths, and between the two people, that no finding above tells of; each once."""
    told = [match for finding in explained["findings"] for match in finding["kin"].get("matches") or []]
    asked = [match for path in explained["paths"] for match in path["matches"]] + list(explained["matches"])
    return [match for at, match in enumerate(asked) if match not in told and match not in asked[:at]]


def _noted(path: Mapping[str, Any]) -> list[str]:
    """Why a path is no plain one of those that the law lists: keys of the catalogue."""
    by_basis = [path["basis"]] if path["basis"] != "plain" else []
    return by_basis if path["scope"] == "in" else [*by_basis, "advisory"]


def _path(path: Mapping[str, Any], lang: str) -> str:
    chain = path["chain"]
    term = relation_label(path["word"], chain_sexes(chain), lang, is_elder(chain))
    sources = sources_label((source for step in chain for source in str(step.get("source") or "").split(";")), lang)
    scope = "".join(say(f"explained.{noted}", lang) for noted in _noted(path))
    values = {"term": term, "word": path["word"], "grade": grade_label(path["grade"], lang), "scope": scope}
    told = say("explained.path", lang, chain=step_labels(chain, lang), sources=sources or "—", **values)
    doubts = [say("explained.contradicted", lang, text=line) for line in contradicted_lines(path, lang)]
    return "\n".join([told, *doubts])
