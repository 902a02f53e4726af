"""Scenes of organs: the line of command with the kinship between its members, and the county as organs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, sqrt

from kinship import kin
from kinship.graph.people import conflicts, dot_id, findings_told, kind_of, named, person_dot, placed, post_line
from kinship.graph.scene import MOST, Dot, Scene, Tie
from kinship.graph.width import LONGEST, MARKS, apart
from kinship.graph.world import Document, Row, World
from kinship.report.align import cut
from kinship.report.rows import SEVERITIES
from kinship.text import say
from kinship.wording import severity_label
from kinship.wording.clean import one_line

ACROSS, DOWN = 165, 78
"""From one member of an organ to the next beside, and below."""
APART = (85, 70)
"""What is left free between sections beside, and below each other."""
WIDER = 1.5
"""How much wider than high a picture of an organ is about."""
CELL = (240, 75)
"""Width and height that an organ takes in the picture of the county."""
Member = tuple[int, int, Row]
"""Tier, number of the person, post."""
COLUMN = 8
"""How many people of a section stand in one row below its head."""


def organ_scene(world: World, organ_id: str, lang: str) -> Scene:
    """The leading team above, the sections side by side with their heads and staff, and kinship between members."""
    held = [
        (post["tier"] or 3, number, post)
        for number, posts in world.posts.items()
        for post in posts
        if post["organ_id"] == organ_id
    ]
    members = sorted(held, key=lambda one: (one[0], not one[2]["chief"], one[2]["section"] or "", one[1]))
    name = named(world.organs[organ_id], lang)
    title, notes = say("graph.title-organ", lang, organ=name), []
    if len(members) > MOST // 2:
        weightiest = sorted(members, key=lambda one: one[1] not in world.found)[: MOST // 2]
        kept = [one for one in members if one in weightiest]
        notes.append(say("graph.bounded", lang, all=len(members), shown=len(kept), rest=len(members) - len(kept), most=MOST))
        members = kept
    dots, ties = _command(world, members, name, lang)
    dots = apart(dots, ACROSS)
    here = {dot.id for dot in dots}
    marked = conflicts(world, here, lang)
    told = {frozenset((tie.one, tie.other)) for tie in marked}
    return Scene.of(title, dots, [*ties, *_kinship(world, here, told, lang), *marked], notes)


def _command(world: World, members: Sequence[Member], name: str, lang: str) -> tuple[list[Dot], list[Tie]]:
    """The organ, its team, and below it the sections as blocks beside each other."""
    team = list(dict.fromkeys(number for tier, number, _ in members if tier == 1))
    placed_already = set(team)
    sections: dict[str, list[Member]] = {}
    for tier, number, post in members:
        if number not in placed_already:
            placed_already.add(number)
            sections.setdefault(post["section"] or "", []).append((tier, number, post))
    dots: list[Dot] = []
    ties: list[Tie] = []
    middle = _sections(world, sorted(sections.items()), (dots, ties), lang) / 2
    start = middle - (len(team) - 1) * ACROSS / 2
    for at, number in enumerate(team):
        dots.append(_member(world, number, (start + at * ACROSS, 0.0), lang))
        ties.append(Tie("organ", dot_id(number), "leads"))
    dots.append(Dot("organ", name, "organ", middle, -DOWN * 1.2, ((say("graph.members", lang), str(len(members))),)))
    return dots, ties


def _sections(world: World, sections: Sequence[tuple[str, list[Member]]], made: tuple[list[Dot], list[Tie]], lang: str) -> float:
    """Sections beside each other, in bands below each other so that the whole is not much wider than high; gives the width."""
    sizes = [_size(held) for _, held in sections]
    area = sum((wide + APART[0]) * (high + APART[1]) for wide, high in sizes)
    widest = max([sqrt(area * WIDER), *(wide for wide, _ in sizes)])
    left, top, deepest, right = 0.0, DOWN * 1.6, 0.0, 0.0
    for (section, held), (wide, high) in zip(sections, sizes, strict=True):
        if left and left + wide > widest:
            left, top, deepest = 0.0, top + deepest + APART[1], 0.0
        _section(world, (section, held), (left, top), made, lang)
        right, deepest = max(right, left + wide - ACROSS), max(deepest, high)
        left += wide + APART[0]
    return right


def _parted(held: Sequence[Member]) -> tuple[list[int], list[int], int]:
    """Heads, staff, and how many of the staff stand in one row."""
    heads = [number for tier, number, _ in held if tier == 2]
    staff = [number for tier, number, _ in held if tier != 2]
    return heads, staff, max(1, min(COLUMN, ceil(sqrt(len(staff) or 1))))


def _size(held: Sequence[Member]) -> tuple[float, float]:
    """How wide and how high a section is: its name, its heads, its staff."""
    heads, staff, columns = _parted(held)
    return max(columns, len(heads)) * ACROSS, DOWN * (2 + ceil(len(staff) / columns))


def _section(
    world: World, told: tuple[str, list[Member]], at: tuple[float, float], made: tuple[list[Dot], list[Tie]], lang: str
) -> None:
    """One section from its upper left corner: its name, its heads, its staff."""
    (section, held), (dots, ties), (left, top) = told, made, at
    heads, staff, columns = _parted(held)
    middle, key = left + (_size(held)[0] - ACROSS) / 2, f"section-{len(dots)}"
    size = ((say("graph.members", lang), str(len(held))),)
    dots.append(Dot(key, section or say("graph.no-section", lang), "section", middle, top, size))
    ties.append(Tie("organ", key, "part"))
    for index, number in enumerate(heads):
        dots.append(_member(world, number, (middle + (index - (len(heads) - 1) / 2) * ACROSS, top + DOWN), lang))
        ties.append(Tie(key, dot_id(number), "leads"))
    for index, number in enumerate(staff):
        row, column = divmod(index, columns)
        dots.append(_member(world, number, (middle + (column - (columns - 1) / 2) * ACROSS, top + DOWN * (2 + row)), lang))
        ties.append(Tie(dot_id(heads[0]) if heads else key, dot_id(number), "leads"))


def _member(world: World, number: int, at: tuple[float, float], lang: str) -> Dot:
    return person_dot(world, number, kind_of(world, number), at, post_line(world, number, lang), lang)


def _kinship(world: World, here: set[str], told: set[frozenset[str]], lang: str) -> list[Tie]:
    """The nearest word of each pair of members without a finding."""
    ties: dict[frozenset[str], Tie] = {}
    for row in world.pairs:
        one, other = dot_id(row["a"]), dot_id(row["b"])
        pair = frozenset((one, other))
        if pair <= here and pair not in told and pair not in ties:
            word = kin.KIN[row["word_no"]]
            ties[pair] = Tie(one, other, "kin", word.zh if lang == "zh" else word.en)
    return list(ties.values())


def county_scenes(world: World, lang: str) -> dict[str, Scene]:
    """The county as organs with their counts, under the key ``""``, and a scene of the findings of each organ."""
    by_organ: dict[str, list[Document]] = {}
    for finding in world.findings:
        by_organ.setdefault(finding["situation"]["organ_id"], []).append(finding)
    order = sorted(world.organs, key=lambda key: (-len(by_organ.get(key, [])), named(world.organs[key], lang), key))
    shown, notes = order, []
    if len(order) > MOST:
        shown = order[: MOST - 1]
        notes = [say("graph.bounded-organs", lang, all=len(order), rest=len(order) - len(shown), most=MOST)]
    columns = max(1, ceil(sqrt(len(shown) * 1.3 * CELL[1] / CELL[0])), min(len(shown), 4))
    dots = [_organ_dot(world, key, by_organ.get(key, []), divmod(at, columns), lang) for at, key in enumerate(shown)]
    ties = [Tie(world.organs[key]["parent_organ_id"], key, "part") for key in shown if world.organs[key]["parent_organ_id"]]
    scenes = {
        "": Scene.of(say("graph.title-county", lang, organs=len(order)), dots, ties, [say("graph.open-hint", lang), *notes])
    }
    return scenes | {key: _findings_scene(world, key, found, lang) for key, found in sorted(by_organ.items())}


def _organ_dot(world: World, key: str, found: Sequence[Document], at: tuple[int, int], lang: str) -> Dot:
    counts = {severity: sum(one["severity"] == severity for one in found) for severity in SEVERITIES}
    line = say("report.join", lang).join(f"{severity_label(name, lang)} {count}" for name, count in counts.items() if count)
    if cut(line, LONGEST) != line:  # the details have the words
        line = "  ".join(f"{MARKS[f'organ-{name}'].strip()} {count}" for name, count in counts.items() if count)
    kind = next((f"organ-{severity}" for severity, count in counts.items() if count), "organ-clean")
    label = "\n".join(part for part in (named(world.organs[key], lang), line) if part)
    row, column = at
    return Dot(key, label, kind, column * CELL[0], row * CELL[1], findings_told(found, lang), opens=key if found else "")


def _findings_scene(world: World, key: str, found: Sequence[Document], lang: str) -> Scene:
    """The chains of all findings of an organ as one family picture."""
    numbers = [world.numbers[step["person_id"]] for one in found for step in one["kin"]["chain"]]
    numbers += [world.numbers[who["person_id"]] for one in found for who in one["people"]]
    lines: Mapping[int, str] = {}
    kept = list(dict.fromkeys(numbers))[:MOST]
    dots, ties = placed(world, kept, lines, lang)
    title = say("graph.title-findings", lang, organ=one_line(world.organs.get(key, {}).get("name")), count=len(found))
    return Scene.of(title, dots, [*ties, *conflicts(world, [dot.id for dot in dots], lang)])
