"""The organs of a synthetic county and their seats: leading teams, sections, functions, who is in charge of what."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count as counting
from itertools import zip_longest

from kinship.generate.pools import pools

STAFF_PER_ORGAN = 70
ORGANS_PER_COUNTY = 280
RARE_EVERY = 40
CIVIL, INSTITUTION = "civil", "public_institution"
TOP_LEVEL = {CIVIL: ("正科级", "副科级"), INSTITUTION: ("管理七级", "管理七级")}
HEAD_LEVEL = {CIVIL: ("正股级", "副股级"), INSTITUTION: ("管理八级", "管理八级")}
CLERK_LEVELS = ("一级科员", "二级科员", "四级主任科员", "三级主任科员")
TECHNICAL = ("教师", "医师", "护士", "技术员", "药师", "会计")


@dataclass(frozen=True)
class Organ:
    """One organ: ``short`` is the name without the county's."""

    county: str
    short: str
    kind: str

    @property
    def name(self) -> str:
        """The full name.

        >>> Organ("云岫县", "财政局", "civil").name, Organ("云岫县", "县委办公室", "civil").name
        ('云岫县财政局', '云岫县委办公室')
        """
        return (self.county.removesuffix("县") if self.short.startswith("县") else self.county) + self.short


@dataclass
class Seat:
    """One post of an organ. ``in_charge`` and ``reports_to`` are numbers of other seats."""

    organ: int
    section: str
    tier: int
    chief: bool
    title: str
    level: str
    functions: str = ""
    in_charge: int | None = None
    reports_to: int | None = None
    number: int = -1


@dataclass
class Government:
    """All organs and seats of one block of counties; ``members`` are the seat numbers of each organ."""

    organs: list[Organ] = field(default_factory=list)
    seats: list[Seat] = field(default_factory=list)
    members: list[list[int]] = field(default_factory=list)


def county_name(number: int) -> str:
    """The invented name of a county.

    >>> county_name(0), county_name(1)
    ('云岫县', '岚岫县')
    """
    places = pools()["places"]
    if number == 0:
        return str(places["first_county"])
    first, second = str(places["county_first"]), str(places["county_second"])
    around, number = divmod(number - 1, len(first) * len(second))
    return first[number % len(first)] + second[number // len(first)] + ("县" if not around else f"{around + 1}县")


def _county(name: str) -> Iterator[Organ]:
    """The organs of a county, in an order such that the first few already show every kind of work."""
    organs = pools()["organs"]
    civil = [Organ(name, o, CIVIL) for pair in zip_longest(organs["bureaus"].split(), organs["party"].split()) for o in pair if o]
    institutions = [Organ(name, o, INSTITUTION) for o in organs["institutions"].split()]
    rare = [Organ(name, *o.split(":")) for o in reversed(organs["rare"].split())]
    towns = _towns(name)
    queue_c, queue_i = civil[::-1], institutions[::-1]
    for number in counting(1):
        if number % RARE_EVERY == 9 and rare:
            yield rare.pop()
            continue
        queue = queue_c if number % 2 else queue_i
        if not queue:
            government, others = next(towns)
            queue_c.insert(0, government)
            queue_i[:0] = others
        yield queue.pop()


def _towns(county: str) -> Iterator[tuple[Organ, list[Organ]]]:
    places = pools()["places"]
    for number, second in enumerate(places["town_second"]):
        for first in places["town_first"]:
            town = first + second + ("镇" if number % 3 else "乡")
            office = f"{town}人民政府"
            others = [town + o for o in pools()["organs"]["town_institutions"].split()]
            yield Organ(county, office, CIVIL), [Organ(county, o, INSTITUTION) for o in others]


def government(seed: int, staff: int, first_county: int) -> Government:
    """Organs with exactly ``staff`` seats in all, about 70 each."""
    rng = random.Random(seed)
    count = max(1, round(staff / STAFF_PER_ORGAN))
    weights = [rng.uniform(45, 95) for _ in range(count)]
    edges = _edges(weights, staff)
    result = Government()
    for number in range(count):
        if number % ORGANS_PER_COUNTY == 0:
            names = _county(county_name(first_county + number // ORGANS_PER_COUNTY))
        result.organs.append(next(names))
        _fill(rng, result, number, edges[number + 1] - edges[number])
    return result


def _edges(weights: list[float], staff: int) -> list[int]:
    total, so_far, edges = sum(weights), 0.0, [0]
    for weight in weights:
        so_far += weight
        edges.append(round(staff * so_far / total))
    return edges


def _fill(rng: random.Random, government: Government, organ: int, size: int) -> None:
    """Adds the seats of one organ: the team, people without a section, then section after section until it is full."""
    first = len(government.seats)
    kind, name = government.organs[organ].kind, government.organs[organ].short
    team = list(_team(rng, organ, kind, name))
    seats = team + list(_unsectioned(rng, organ, kind))
    deputies = [first + i for i, seat in enumerate(team) if not seat.chief] or [first]
    for number, line in enumerate(_sections(rng, kind, name)):
        if len(seats) >= size:
            break
        leader = first if number == 0 else deputies[number % len(deputies)]
        seats += _section(rng, organ, kind, line.split(), leader)
    seats = seats[:size]
    if kind == CIVIL and rng.random() < 0.4:
        _report_directly(rng, seats, deputies[0])
    for number, seat in enumerate(seats, start=first):
        seat.number = number
    government.seats += seats
    government.members.append(list(range(first, first + len(seats))))


def _team(rng: random.Random, organ: int, kind: str, name: str) -> Iterator[Seat]:
    teams = pools()["teams"]
    chief, deputy, discipline = next(titles for ending, titles in teams.items() if name.endswith(ending))
    high, low = TOP_LEVEL.get(kind, TOP_LEVEL[CIVIL])
    yield Seat(organ, "", 1, True, chief, high)
    for _ in range(rng.randint(2, 5)):
        yield Seat(organ, "", 1, False, deputy, low)
    if discipline:
        yield Seat(organ, "", 1, False, discipline, low, "discipline")


def _unsectioned(rng: random.Random, organ: int, kind: str) -> Iterator[Seat]:
    for _ in range(rng.choice((0, 1, 1, 2, 3))):
        if kind == INSTITUTION:
            yield Seat(organ, "", 3, False, "职员", "管理九级")
        else:
            yield Seat(organ, "", 3, False, "科员", rng.choice(CLERK_LEVELS))


def _sections(rng: random.Random, kind: str, name: str) -> Iterator[str]:
    """Lines of the pool of sections, the commonest first; further groups are numbered when the pool is used up."""
    pool = "civil"
    if kind == INSTITUTION:
        pool = "school" if name.endswith(("学", "幼儿园")) else "hospital" if name.endswith("院") else "centre"
    lines = pools()["sections"][pool].strip().splitlines()
    head, tail = lines[:5], lines[5:]
    rng.shuffle(tail)
    yield from head + tail
    section, title, staff = lines[3].split()[:3]
    for number in counting(1):
        yield f"{section[:-1]}{number}{section[-1]} {title} {staff}"


def _section(rng: random.Random, organ: int, kind: str, line: list[str], leader: int) -> Iterator[Seat]:
    section, title, staff = line[:3]
    functions = line[3] if len(line) > 3 else ""
    high, low = HEAD_LEVEL.get(kind, HEAD_LEVEL[CIVIL])
    yield Seat(organ, section, 2, True, title, high, functions, leader)
    if rng.random() < 0.7:
        yield Seat(organ, section, 2, False, "副" + title, low, functions, leader)
    for _ in range(rng.randint(2, 9)):
        yield Seat(organ, section, 3, False, staff, _level(rng, kind, staff), functions, leader)


def _level(rng: random.Random, kind: str, staff: str) -> str:
    if kind != INSTITUTION:
        return rng.choice(CLERK_LEVELS)
    if staff in TECHNICAL and not (staff == "会计" and rng.random() < 0.5):
        return rng.choice(("专业技术十级", "专业技术十一级", "专业技术十二级"))
    return rng.choice(("管理九级", "管理九级", "管理十级"))


def _report_directly(rng: random.Random, seats: list[Seat], deputy: int) -> None:
    """Two or three clerks of different sections who report to a deputy directly."""
    by_section = {seat.section: seat for seat in seats if seat.tier == 3 and seat.section}
    for seat in list(by_section.values())[: rng.randint(2, 3)]:
        seat.reports_to = deputy
