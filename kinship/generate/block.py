"""One block of a synthetic county: at most 50,000 staff with their families, organs and posts, made from its own seed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from kinship.generate.family import population
from kinship.generate.idnumbers import id_numbers
from kinship.generate.namesakes import add_namesakes
from kinship.generate.organs import ORGANS_PER_COUNTY, STAFF_PER_ORGAN, Government, government
from kinship.generate.paths import Pairs
from kinship.generate.people import NONE, YEAR, Families, Ints
from kinship.generate.posts import MOVED, seat_staff
from kinship.generate.seating import Seating
from kinship.generate.staffing import choose

BLOCK = 50_000


@dataclass
class PostRow:
    """A row of the post table; ``seat`` tells organ, section, title and so on."""

    person: int
    seat: int
    start: int
    end: int = NONE
    second: bool = False


@dataclass
class Block:
    """Everything about one block. ``first_person`` and the other firsts make its numbers unique in the county."""

    families: Families
    staff: Ints
    pairs: Pairs
    government: Government
    seating: Seating
    posts: list[PostRow]
    id_number: NDArray[np.str_]
    first_person: int
    first_organ: int
    first_post: int


@dataclass(frozen=True)
class Plan:
    """What is asked for: how many staff, from which seed, as of which date, how noisy."""

    staff: int
    seed: int
    as_of: date
    noise: int = 0

    @property
    def blocks(self) -> int:
        """How many blocks it takes."""
        return max(1, -(-self.staff // BLOCK))

    def size(self, number: int) -> int:
        """The staff of one block."""
        return self.staff * (number + 1) // self.blocks - self.staff * number // self.blocks


def make_block(plan: Plan, number: int, before: Block | None) -> Block:
    """The block of that number; ``before`` is the previous one, on whose numbers it goes on counting."""
    rng = np.random.default_rng([plan.seed, plan.staff, number])
    size = plan.size(number)
    families = population(rng, size, plan.as_of)
    staff, pairs = choose(rng, families, size)
    counties = -(-BLOCK // (STAFF_PER_ORGAN * ORGANS_PER_COUNTY)) + 1
    organs = government(plan.seed * 1_000_003 + number, size, number * counties)
    seating = seat_staff(rng, families, staff, pairs, organs)
    posts = _posts(rng, families, organs, seating)
    dice = np.random.default_rng([plan.seed, plan.staff, number, 1])
    add_namesakes(dice, families, staff, plan.noise, organs, seating)
    return Block(
        families,
        staff,
        pairs,
        organs,
        seating,
        posts,
        id_numbers(np.random.default_rng([plan.seed, plan.staff, number, 2]), families.people, number, plan.blocks),
        before.first_person + len(before.families.people) if before else 1,
        before.first_organ + len(before.government.organs) if before else 1,
        before.first_post + len(before.posts) if before else 1,
    )


def _posts(rng: np.random.Generator, families: Families, organs: Government, seating: Seating) -> list[PostRow]:
    """Current posts with the date they began, second posts, and the former posts of some."""
    today, birth = families.today, families.people.birth[seating.holder]
    begun = np.minimum(today - 40, np.maximum(birth + 22 * YEAR, today - rng.gamma(2.0, 2.5, len(birth)) * YEAR)).astype(int)
    posts = [PostRow(int(p), seat, start) for seat, (p, start) in enumerate(zip(seating.holder, begun.tolist(), strict=True))]
    start_of = {row.person: row.start for row in posts}
    posts += [PostRow(p, seat, today - 30 - (today - start_of[p]) // 3, second=True) for p, seat in seating.extra]
    for person in rng.choice(seating.holder, round(MOVED * len(seating.holder)), replace=False).tolist():
        seat, end = int(rng.integers(len(organs.seats))), start_of[person]
        start = max(end - int(rng.integers(200, 2500)), int(families.people.birth[person] + 21 * YEAR))
        if organs.seats[seat].tier == 3 and start < end:
            posts.append(PostRow(person, seat, start, end))
    return posts
