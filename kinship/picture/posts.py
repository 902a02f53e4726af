"""The two posts of a finding drawn: in which organ, by which line of command, under which leader or with which work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kinship.picture.chain import badges
from kinship.picture.families import GAP, HIGH, MARGIN, STEP, WIDE
from kinship.picture.shapes import Box, Drawing, Label, Line, cells, fitted
from kinship.report.align import cut
from kinship.text import say
from kinship.wording import function_label, post_text, sides, situation_label, situation_text
from kinship.wording.chain import person_name
from kinship.wording.clean import one_line

Finding = Mapping[str, Any]
Parts = tuple[list[Box], list[Line], list[Label]]
SHARED = ("common-leader", "common-leader-wide")
EQUAL = ("same-organ", "role-set", "group-quota", "reciprocal")
TALL = 68
"""Height of a box with three lines."""
LEFT, TOP = 2 * MARGIN, 3 * MARGIN
"""Where the boxes begin within the frame of the organ."""
CELL = 6.4
"""About how wide a cell is in the small type of labels."""


def posts_drawing(finding: Finding, lang: str) -> Drawing:
    """The posts of a finding. Leaders stand above; equals side by side; one person above what the post is about."""
    kind = finding["situation"]["kind"]
    if len(finding["people"]) == 1:
        parts = _single(finding, lang)
    elif kind in SHARED:
        parts = _shared(finding, lang)
    elif kind in EQUAL:
        parts = _equal(finding, lang)
    else:
        parts = _line(finding, lang)
    return _framed(finding, parts, lang)


def _line(finding: Finding, lang: str) -> Parts:
    """One above the other, with an arrow down."""
    over, under = sides(finding)
    upper = _post(finding, over, LEFT, TOP, lang)
    lower = _working(finding, _post(finding, under, LEFT, TOP + TALL + GAP, lang), under, lang)
    arrow = Line(((upper.middle, upper.y + TALL), (upper.middle, lower.y - 2)), f"command {finding['situation']['kind']}")
    return [upper, lower], [arrow], [_named(finding, upper.middle + 10, upper.y + TALL + GAP / 2 + 4, lang)]


def _shared(finding: Finding, lang: str) -> Parts:
    """The leader whom both have, above the two."""
    top, texts = TOP + HIGH + GAP, leader_texts(finding, lang)
    below = [_post(finding, at, LEFT + at * STEP, top, lang) for at in (0, 1)]
    leader = Box(LEFT + STEP / 2, TOP, WIDE, HIGH, "leader", texts, texts[0])
    fork = TOP + HIGH + GAP / 2
    ways = [((leader.middle, TOP + HIGH), (leader.middle, fork), (box.middle, fork), (box.middle, top - 2)) for box in below]
    lines = [Line(way, "command") for way in ways]
    return [leader, *below], lines, [_named(finding, leader.middle + 8, fork - 7, lang)]


def _equal(finding: Finding, lang: str) -> Parts:
    one, other = (_post(finding, at, LEFT + at * STEP, TOP + GAP / 2, lang) for at in (0, 1))
    over = TOP + 8
    between = Line(((one.middle, one.y), (one.middle, over), (other.middle, over), (other.middle, other.y)), "together")
    return [one, other], [between], [_named(finding, one.middle + 8, over - 6, lang)]


def _single(finding: Finding, lang: str) -> Parts:
    box, subject = _post(finding, 0, LEFT, TOP, lang), one_line(finding["situation"].get("subject"))
    if not subject:
        return [box], [], []
    about = Box(LEFT, TOP + TALL + GAP, WIDE, HIGH, "leader", fitted((subject,)), subject)
    line = Line(((box.middle, box.y + TALL), (box.middle, about.y)), "together")
    return [box, about], [line], [_named(finding, box.middle + 10, box.y + TALL + GAP / 2 + 4, lang)]


def _post(finding: Finding, at: int, x: float, y: float, lang: str) -> Box:
    """One of the people in the post. The organ stands in it only where it is not the one of the finding."""
    person = finding["people"][at]
    organ, section, title = (one_line(person.get(name)) for name in ("organ", "section", "title"))
    name, elsewhere = person_name(person, lang), organ if organ != one_line(finding["situation"].get("organ")) else ""
    about = "" if organ or section or title else one_line(finding["situation"].get("subject"))
    texts = fitted((name, elsewhere or section or about, title.removeprefix(organ) or title))
    told = say("picture.join", lang).join(part for part in (name, organ, section, title, about) if part)
    return Box(x, y, WIDE, TALL, "person end", texts, told, badges(finding)[person["person_id"]])


def _working(finding: Finding, box: Box, at: int, lang: str) -> Box:
    """The box with the work in question, where the situation is about work; section and title then share a line."""
    work = function_label(str(finding["situation"].get("function") or ""), lang)
    if not work:
        return box
    said, post = say("picture.work", lang, function=work), post_text({**finding["people"][at], "organ": ""}, lang)
    texts = (*box.texts[:1], *fitted(("-", post, said))[1:])
    return replace(box, kind=f"{box.kind} work", texts=texts, told=f"{box.told} · {said}")


def leader_texts(finding: Finding, lang: str) -> tuple[str, ...]:
    """Who leads both: the name, where it is known, and whether it is the team."""
    name = one_line(finding["situation"].get("leader"))
    role = say("picture.team" if finding["situation"].get("arm") == "team" else "picture.leader", lang)
    return fitted((name, role)) if name else fitted((role,))


def _named(finding: Finding, x: float, y: float, lang: str) -> Label:
    return Label(x, y, situation_label(finding["situation"]["kind"], lang))


def _framed(finding: Finding, parts: Parts, lang: str) -> Drawing:
    """The parts within a frame that bears the name of the organ, or of both."""
    boxes, lines, labels = parts
    organs = [*(person.get("organ") for person in finding["people"]), finding["situation"].get("organ")]
    organ = say("report.join", lang).join(dict.fromkeys(one_line(organ) for organ in organs if organ))
    wide = max(box.x + box.wide for box in boxes) + LEFT
    wide = max([wide, *(label.x + CELL * cells(label.text) + LEFT for label in labels)])
    name = Label(LEFT, 2 * MARGIN, cut(organ, int((wide - 2 * LEFT) / CELL)), "organ-name")
    high = max(box.y + box.high for box in boxes) + LEFT
    frame = Box(MARGIN / 2, MARGIN / 2, wide - MARGIN, high - MARGIN, "organ", (), organ)
    return Drawing(wide, high, situation_text(finding, lang), (frame, *boxes), tuple(lines), (name, *labels))
