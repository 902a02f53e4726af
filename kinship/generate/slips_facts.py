"""What goes wrong with births, employers and deaths on a line. Each slip says whether there was anything to change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from kinship.generate.declarations import Line
from kinship.generate.desk import Desk, ways
from kinship.generate.organs import Organ

LUNAR_BEHIND = range(20, 50)
"""A date by the lunar calendar reads some three to seven weeks earlier than the same day by the solar one."""


def abbreviate(line: Line, desk: Desk) -> bool:
    """The employer without its county, often without the post."""
    return _rename(line, desk, lambda organ: organ.short)


def acronym(line: Line, desk: Desk) -> bool:
    """The employer by its usual abbreviation: 人社局, 一中."""
    return _rename(line, desk, lambda organ: _one_of(desk, ways()["acronyms"].get(organ.short)))


def former_organ(line: Line, desk: Desk) -> bool:
    """The employer by the name that it had before a reform: 国土局."""
    return _rename(line, desk, lambda organ: _one_of(desk, ways()["former"].get(organ.short)))


def _rename(line: Line, desk: Desk, name_of: Callable[[Organ], str]) -> bool:
    organ = desk.organ(line)
    name = name_of(organ) if organ and line.employer.startswith(organ.name) else ""
    if not organ or not name:
        return False
    rest = line.employer.removeprefix(organ.name)
    county = "" if name.startswith("县") else desk.rng.choice(("", "", "县"))
    line.employer = county + name + desk.rng.choice((rest, rest, ""))
    return True


def _one_of(desk: Desk, choices: list[str] | None) -> str:
    return desk.rng.choice(choices) if choices else ""


def free_text(line: Line, desk: Desk) -> bool:
    """The employer in passing: 在财政局工作."""
    organ = desk.organ(line)
    if organ is None:
        return False
    line.employer = desk.rng.choice(ways()["passing"]).format(organ.short)
    return True


def old_employer(line: Line, desk: Desk) -> bool:
    """The organ where the relative is no longer, or where the declarer believes him to be."""
    if desk.organ(line) is None:
        return False
    line.employer = desk.rng.choice(desk.block.government.organs).name
    return True


def blank_employer(line: Line, desk: Desk) -> bool:
    """No employer."""
    line.employer = ""
    return True


def said_dead(line: Line, desk: Desk) -> bool:
    """One of the many ways to say that a relative is dead, in the employer, the remark or the name; or nobody says it."""
    if not desk.dead(line):
        return False
    alive = line.employer.removesuffix("（已去世）")
    place = desk.rng.randrange(8)
    line.employer = alive
    if place < 5:
        line.employer = desk.rng.choice(ways()["dead"]).format(alive)
    elif place == 5:
        line.note = "；".join(part for part in (line.note, desk.rng.choice(ways()["dead_note"])) if part)
    elif place == 6:
        line.name = desk.rng.choice(ways()["dead_name"]).format(line.name)
    return True


def blank_birth(line: Line, desk: Desk) -> bool:
    """No birth."""
    line.birth = ""
    return True


def mistype_birth(line: Line, desk: Desk) -> bool:
    """Another month, a year beside it, ten years off, or two digits exchanged."""
    year, _, month = line.birth.partition("-")
    if not month:
        return False
    slip = desk.rng.randrange(3)
    if slip == 0:
        month = f"{int(month) % 12 + 1:02d}"
    elif slip == 1:
        year = str(int(year) + desk.rng.choice((-1, 1)))
    else:
        swapped = year[:2] + year[3] + year[2]
        year = swapped if year[2] != year[3] and int(swapped) < 2027 else str(int(year) - 10)
    line.birth = f"{year}-{month}"
    return True


def lunar_birth(line: Line, desk: Desk) -> bool:
    """The birth by the lunar calendar, which some say and most do not."""
    if "-" not in line.birth:
        return False
    day = desk.birth(line) - timedelta(days=desk.rng.choice(LUNAR_BEHIND))
    line.birth = f"{day.year}-{day.month:02d}"
    if desk.rng.random() < 0.4:
        line.birth = desk.rng.choice(ways()["lunar"]).format(y=day.year, m=day.month)
    return True


def year_only(line: Line, desk: Desk) -> bool:
    """The year of birth alone."""
    if "-" not in line.birth:
        return False
    line.birth = desk.rng.choice(ways()["years"]).format(y=line.birth[:4])
    return True


def reshape_birth(line: Line, desk: Desk) -> bool:
    """The birth in the shape in which this declarer writes dates; a day where the shape has one."""
    year, _, month = line.birth.partition("-")
    if not month:
        return False
    shape = desk.shape_of.setdefault(line.declarer, desk.rng.choice(ways()["births"]))
    line.birth = shape.format(y=year, m=int(month), d=min(desk.birth(line).day, 28), age=2026 - int(year))
    return True
