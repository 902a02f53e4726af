"""People as dots: where each stands, what is said of each, and the ties between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kinship.graph.scene import Dot, Tie, Told
from kinship.graph.width import apart
from kinship.graph.world import Document, Row, World
from kinship.picture import Family, Layout, arranged
from kinship.report.rows import SEVERITIES
from kinship.text import say
from kinship.wording import grade_label, post_text, severity_label
from kinship.wording.chain import person_name
from kinship.wording.clean import one_line

ACROSS, DOWN = 190, 150
"""From one person to the next, and from one generation to the next."""


def dot_id(number: int) -> str:
    """The id of a person's dot.

    >>> dot_id(7)
    'p7'
    """
    return f"p{number}"


def family_of(world: World, numbers: Iterable[int]) -> Family:
    """The family that some people make, in the order in which they are given."""
    told = dict.fromkeys(numbers)
    parents = [(dot_id(one), dot_id(other)) for one, other in world.parents if one in told and other in told]
    couples = [(dot_id(one), dot_id(other)) for one, other in world.couples if one in told and other in told]
    return Family.build(map(dot_id, told), parents, couples)


def placed(world: World, numbers: Sequence[int], lines: Mapping[int, str], lang: str) -> tuple[list[Dot], list[Tie]]:
    """People laid out in generations, with the ties between them; ``lines``: what stands below somebody's name."""
    family = family_of(world, numbers)
    layout = arranged(family)
    dots = []
    for number in dict.fromkeys(numbers):
        spot = layout.spots[dot_id(number)]
        kind = kind_of(world, number)
        second = lines.get(number) or post_line(world, number, lang)
        dots.append(person_dot(world, number, kind, (spot.x * ACROSS, spot.row * DOWN), second, lang))
    joints, ties = _tied(layout)
    return apart([*joints, *dots], ACROSS), ties


def person_dot(world: World, number: int, kind: str, at: tuple[float, float], second: str, lang: str) -> Dot:
    """Somebody as a dot: the name, and below it what is said here."""
    row = world.people[number]
    label = "\n".join(part for part in (person_name(row, lang), second) if part)
    return Dot(
        dot_id(number), label, kind, round(at[0], 1), round(at[1], 1), _told(world, number, second, lang), row["sex"] or ""
    )


def post_line(world: World, number: int, lang: str) -> str:
    """The title of somebody's first post."""
    posts = world.posts.get(number)
    return post_text({**posts[0], "organ": ""}, lang) if posts else ""


def conflicts(world: World, shown: Iterable[str], lang: str) -> list[Tie]:
    """The findings between people who are shown: of two people one line, drawn by the gravest, that tells them all.

    Lines of their own would lie on each other, and hide a violation behind what is only for review.
    """
    there = set(shown)
    held: dict[frozenset[str], list[Document]] = {}
    for finding in world.findings:
        pair = frozenset(dot_id(world.numbers[who["person_id"]]) for who in finding["people"])
        if len(pair) == 2 and pair <= there:
            held.setdefault(pair, []).append(finding)
    return [_conflict(world, found, lang) for found in held.values()]


def _conflict(world: World, found: list[Document], lang: str) -> Tie:
    gravest = sorted(found, key=lambda one: SEVERITIES.index(one["severity"]))
    one, other = (dot_id(world.numbers[who["person_id"]]) for who in gravest[0]["people"])
    kinds = list(dict.fromkeys(each["severity"] for each in gravest))
    label = say("report.join", lang).join(severity_label(kind, lang) for kind in kinds)
    return Tie(one, other, f"conflict {kinds[0]}", label, findings_told(gravest, lang))


def findings_told(findings: Iterable[Document], lang: str) -> Told:
    """Findings as details: the severity and grade, and the sentence."""
    return tuple(
        (f"{severity_label(one['severity'], lang)} · {grade_label(one['grade'], lang)}", one_line(one[f"sentence_{lang}"]))
        for one in findings
    )


def kind_of(world: World, number: int) -> str:
    """What somebody is drawn as."""
    if number in world.found:
        return "concerned"
    if number in world.posts:
        return "staff"
    return "relative" if world.people[number]["name"] else "unnamed"


def _told(world: World, number: int, second: str, lang: str) -> Told:
    row = world.people[number]
    told = [(say("graph.birth", lang), one_line(row["birth"])), (say("graph.here", lang), second)]
    for post in world.posts.get(number, []):
        organ = world.organs[post["organ_id"]]["name"] or ""
        told.append((say("graph.post", lang), post_text({**post, "organ": organ}, lang)))
    return (*((label, value) for label, value in told if value), *findings_told(world.found.get(number, []), lang))


def _tied(layout: Layout) -> tuple[list[Dot], list[Tie]]:
    """The ties of a family; children hang on a joint between parents who stand together."""
    joints, ties = [], [Tie(*pair, "wed") for pair in layout.couples]
    for brood in layout.broods:
        above = list(brood.parents)
        if len(above) == 2 and layout.beside(*above):
            spot, joint = layout.spots[above[0]], "-".join(above)
            joints.append(Dot(joint, "", "joint", round(brood.x * ACROSS, 1), round(spot.row * DOWN, 1)))
            ties += [] if brood.parents in layout.couples else [Tie(above[0], above[1], "pair")]
            above = [joint]
        ties += [Tie(parent, child, "born") for parent in above for child in brood.children]
    return joints, ties


def named(row: Row | None, lang: str) -> str:
    """The name of an organ; that it has none."""
    return one_line((row or {}).get("name")) or say("sentence.some-organ", lang)
