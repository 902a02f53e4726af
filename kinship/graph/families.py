"""Scenes of families: a finding, the relatives of a person by degree, and everybody who hangs together by ties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from kinship import kin, walk
from kinship.graph.people import DOWN, conflicts, dot_id, placed, post_line
from kinship.graph.posts import posts_beside
from kinship.graph.scene import MOST, Dot, Scene, Tie
from kinship.graph.world import Document, Row, World
from kinship.text import say
from kinship.wording import situation_label
from kinship.wording.chain import person_name
from kinship.wording.clean import one_line
from kinship.wording.relation import relation_label

FARTHEST = max(map(len, kin.KNOWN))


def finding_scene(world: World, finding: Document, lang: str) -> Scene:
    """The people of the chain in generations; above or below them the organ, and the leader whom both have."""
    chains = [finding["kin"]["chain"], *([finding["counterpart"]["kin"]["chain"]] if "counterpart" in finding else [])]
    people = [world.numbers[who["person_id"]] for who in finding["people"]]
    numbers = [*(world.numbers[step["person_id"]] for chain in chains for step in chain), *people]
    dots, ties = placed(world, numbers, {one: post_line(world, one, lang) for one in people}, lang)
    ends = [dot_id(one) for one in people]
    more = posts_beside(finding, ends, dots, lang)
    dots, ties = dots + more[0], ties + more[1]
    names = say("graph.and", lang).join(one_line(who["name"]) for who in finding["people"])
    title = say("graph.title-finding", lang, names=names, situation=situation_label(finding["situation"]["kind"], lang))
    return Scene.of(title, dots, [*ties, *conflicts(world, [dot.id for dot in dots], lang)])


def person_scene(world: World, number: int, as_of: date, lang: str) -> Scene:
    """Everybody whom a kin word leads to, and who stands on the way, with the term and the number of steps."""
    near = _near(world, number, FARTHEST)
    people, parents, couples = _rows(world, set(near))
    graph = walk.graph(people, parents, couples, as_of)
    best: dict[str, walk.Path] = {}
    for path in sorted(walk.paths(graph, world.people[number]["person_id"], frozenset(kin.KNOWN)), key=_nearness):
        best.setdefault(path.people[-1], path)
    shown = {number} | {world.numbers[one] for path in best.values() for one in path.people}
    lines = {world.numbers[who]: _term(world, path, lang) for who, path in best.items()}
    kept = sorted(shown, key=lambda one: (near[one], one))
    name = person_name(world.people[number], lang)
    return _bounded(world, kept, {number: say("graph.asked", lang), **lines}, say("graph.title-person", lang, name=name), lang)


def family_scene(world: World, number: int, lang: str) -> Scene:
    """Everybody who hangs together with a person by ties."""
    near = _near(world, number, None)
    name = person_name(world.people[number], lang)
    return _bounded(world, list(near), {number: say("graph.asked", lang)}, say("graph.title-family", lang, name=name), lang)


def _bounded(world: World, order: Sequence[int], lines: Mapping[int, str], title: str, lang: str) -> Scene:
    """The people, nearest first; those past the bound drawn together at whom they hang on to."""
    kept, rest = (list(order), []) if len(order) <= MOST else (list(order[: MOST // 2]), list(order[MOST // 2 :]))
    dots, ties = placed(world, kept, lines, lang)
    if not rest:
        return Scene.of(title, dots, [*ties, *conflicts(world, [dot.id for dot in dots], lang)], start=dot_id(kept[0]))
    at = {dot.id: dot for dot in dots}
    for one, count in sorted(_hanging(world, kept, rest).items()):
        beside = at[dot_id(one)]
        told = ((say("graph.drawn-together", lang), say("graph.more", lang, count=count)),)
        dots.append(Dot(f"more{one}", say("graph.more", lang, count=count), "more", beside.x, beside.y + DOWN * 0.45, told))
        ties.append(Tie(beside.id, f"more{one}", "more"))
    note = say("graph.bounded", lang, all=len(order), shown=len(kept), rest=len(rest), most=MOST)
    return Scene.of(title, dots, [*ties, *conflicts(world, list(at), lang)], [note], dot_id(kept[0]))


def _hanging(world: World, kept: Sequence[int], rest: Sequence[int]) -> dict[int, int]:
    """How many of the rest hang on to whom of the kept, by the nearest way."""
    ties, owner = _adjacent(world), {one: one for one in kept}
    counted: dict[int, int] = {}
    left = set(rest)
    waiting = list(kept)
    for one in waiting:
        for other in ties.get(one, ()):
            if other in left and other not in owner:
                owner[other] = owner[one]
                counted[owner[one]] = counted.get(owner[one], 0) + 1
                waiting.append(other)
    return counted


def _adjacent(world: World) -> dict[int, list[int]]:
    ties: dict[int, list[int]] = {}
    for one, other in (*world.parents, *world.couples):
        ties.setdefault(one, []).append(other)
        ties.setdefault(other, []).append(one)
    return ties


def _near(world: World, number: int, most: int | None) -> dict[int, int]:
    """Person → number of ties from somebody, nearest first, up to ``most``."""
    ties, steps, waiting = _adjacent(world), {number: 0}, [number]
    for one in waiting:
        if most is not None and steps[one] == most:
            break
        for other in ties.get(one, ()):
            if other not in steps:
                steps[other] = steps[one] + 1
                waiting.append(other)
    return steps


def _rows(world: World, numbers: set[int]) -> tuple[list[Row], list[Row], list[Row]]:
    """The rows that a walk reads, of some people."""
    people = {number: world.people[number] for number in sorted(numbers)}
    blank = {"start_on": None, "end_on": None, "grade": 2}
    parents = [
        {"parent_id": people[one]["person_id"], "child_id": people[other]["person_id"], "kind": "blood", **blank}
        for one, other in world.parents
        if one in people and other in people
    ]
    couples = [
        {"person_id": people[one]["person_id"], "spouse_id": people[other]["person_id"], **blank}
        for one, other in world.couples
        if one in people and other in people
    ]
    return list(people.values()), parents, couples


def _nearness(path: walk.Path) -> tuple[int, tuple[str, ...]]:
    return kin.rank(path.word), path.people


def _term(world: World, path: walk.Path, lang: str) -> str:
    sexes = "".join(world.people[world.numbers[one]]["sex"] or "?" for one in path.people[1:])
    return say("graph.term", lang, term=relation_label(path.word, sexes, lang), steps=len(path.word))
