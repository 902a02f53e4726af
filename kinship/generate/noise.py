"""What goes wrong when people fill in forms, by noise level, each thing at its own rate and each noted on the line."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from kinship.generate.block import Block
from kinship.generate.declarations import Line
from kinship.generate.organs import Organ
from kinship.generate.people import NONE
from kinship.generate.pools import names, pools
from kinship.generate.terms import vocabulary, wrong_seniority
from kinship.kin import BY_WORD, COLLATERAL, IN_LAW


@dataclass
class Forms:
    """The forms as handed in. ``former`` are the former names of some staff, which the ledger tells beside the new ones."""

    lines: list[Line]
    left_out: list[Line] = field(default_factory=list)
    former: dict[int, str] = field(default_factory=dict)


@dataclass
class Desk:
    """Where a line is spoiled: the dice, the organs, who changed names."""

    rng: random.Random
    organs: list[Organ]
    former: dict[int, str]


NO_FORM = (0.0, 0.0, 0.05, 0.10)
OMITTED = (0.0, 0.0, 0.10, 0.20)
"""Share of in-laws and cousins left out."""
DUPLICATED = (0.0, 0.0, 0.01, 0.02)
RENAMED = (0.0, 0.0, 0.0, 0.02)


def _blank_number(line: Line, desk: Desk) -> bool:
    had = bool(line.id_number)
    line.id_number = ""
    return had


def _mask_number(line: Line, desk: Desk) -> bool:
    number = line.id_number
    line.id_number = number and number[:4] + "*" * 10 + number[-4:]
    return bool(number)


def _abbreviate(line: Line, desk: Desk) -> bool:
    organ = _organ(line, desk)
    if organ is None:
        return False
    rest = line.employer.removeprefix(organ.name)
    county = "" if organ.short.startswith("县") else desk.rng.choice(("", "", "县"))
    line.employer = county + organ.short + desk.rng.choice((rest, rest, ""))
    return True


def _free_text(line: Line, desk: Desk) -> bool:
    organ = _organ(line, desk)
    if organ is None:
        return False
    line.employer = desk.rng.choice(("在{}工作", "{}上班", "{}干部", "{}职工", "现在{}", "{} ")).format(organ.short)
    return True


def _organ(line: Line, desk: Desk) -> Organ | None:
    return desk.organs[line.organ] if line.organ != NONE else None


def _blank_employer(line: Line, desk: Desk) -> bool:
    line.employer = ""
    return True


def _say(area: str) -> Callable[[Line, Desk], bool]:
    def change(line: Line, desk: Desk) -> bool:
        others = vocabulary()[area].get(line.term, [])
        if others:
            line.term = desk.rng.choice(list(others))
        return bool(others)

    return change


def _unclear_term(line: Line, desk: Desk) -> bool:
    if BY_WORD[line.word].kin_class not in (COLLATERAL, IN_LAW):
        return False
    line.term = desk.rng.choice(list(vocabulary()["unclear"]["terms"]))
    return True


def _wrong_seniority(line: Line, desk: Desk) -> bool:
    before, line.term = line.term, wrong_seniority(line.term)
    return line.term != before


def _no_birth(line: Line, desk: Desk) -> bool:
    line.birth = ""
    return True


def _mistyped_birth(line: Line, desk: Desk) -> bool:
    year, _, month = line.birth.partition("-")
    if not month:
        return False
    slip = desk.rng.randrange(3)
    if slip == 0:
        month = f"{int(month) % 12 + 1:02d}"
    elif slip == 1:
        year = str(int(year) + desk.rng.choice((-1, 1)))
    else:
        year = (
            year[:2] + year[3] + year[2]
            if year[2] != year[3] and int(year[:2] + year[3] + year[2]) < 2027
            else str(int(year) - 10)
        )
    line.birth = f"{year}-{month}"
    return True


def _spaced_name(line: Line, desk: Desk) -> bool:
    line.name = "  ".join(line.name) if len(line.name) == 2 else f"{line.name} "
    return True


def _former_name(line: Line, desk: Desk) -> bool:
    old = desk.former.get(line.relative)
    if old is None:
        return False
    line.name = desk.rng.choice((old, f"{line.name}（曾用名{old}）"))
    return True


def _traditional(line: Line, desk: Desk) -> bool:
    table = pools()["traditional"]
    letters = str.maketrans(table["simple"], table["complex"])
    before = line.name, line.term
    line.name, line.term = line.name.translate(letters), line.term.translate(letters)
    return (line.name, line.term) != before


def _half_filled(line: Line, desk: Desk) -> bool:
    if desk.rng.random() < 0.5:
        line.term = ""
    else:
        line.name = ""
    return True


def _mask_declarer(line: Line, desk: Desk) -> bool:
    number = line.declarer_id_number
    line.declarer_id_number = number[:6] + "*" * 8 + number[14:]
    return True


STEPS: tuple[tuple[str, tuple[float, float, float, float], Callable[[Line, Desk], bool]], ...] = (
    ("masked-id", (0, 0, 0, 0.03), _mask_number),
    ("id-blank", (0, 0.9, 0.97, 0.97), _blank_number),
    ("wrong-seniority", (0, 0, 0, 0.03), _wrong_seniority),
    ("spoken-term", (0, 0.2, 0.3, 0.4), _say("spoken")),
    ("regional-term", (0, 0, 0.05, 0.1), _say("regional")),
    ("unclear-term", (0, 0, 0.01, 0.02), _unclear_term),
    ("abbreviated", (0, 0.5, 0.6, 0.6), _abbreviate),
    ("free-text", (0, 0, 0.15, 0.3), _free_text),
    ("employer-blank", (0, 0, 0.2, 0.4), _blank_employer),
    ("birth-blank", (0, 0, 0.1, 0.2), _no_birth),
    ("birth-typo", (0, 0, 0.02, 0.04), _mistyped_birth),
    ("former-name", (0, 0, 0, 0.5), _former_name),
    ("spaced-name", (0, 0, 0.02, 0.04), _spaced_name),
    ("traditional", (0, 0, 0, 0.05), _traditional),
    ("half-filled", (0, 0, 0, 0.02), _half_filled),
    ("masked-declarer", (0, 0, 0, 0.05), _mask_declarer),
)


def spoil(block: Block, lines: list[Line], noise: int, seed: int | str) -> Forms:
    """The forms as people would really hand them in; level 0 leaves them as they are."""
    rng = random.Random(f"{seed}/{noise}")
    former = _former_names(rng, block, RENAMED[noise])
    desk = Desk(rng, block.government.organs, former)
    lazy = {person for person in block.staff.tolist() if rng.random() < NO_FORM[noise]}
    forms = Forms([], [], former)
    for line in lines:
        reason = _left_out(rng, line, lazy, noise)
        if reason:
            line.noise.append(reason)
            forms.left_out.append(line)
            continue
        line.noise += [name for name, rates, change in STEPS if rng.random() < rates[noise] and change(line, desk)]
        forms.lines.append(line)
        if rng.random() < DUPLICATED[noise]:
            forms.lines.append(line.copy())
            forms.lines[-1].noise.append("duplicate")
    return forms


def _left_out(rng: random.Random, line: Line, lazy: set[int], noise: int) -> str:
    if line.declarer in lazy:
        return "no-form"
    distant = BY_WORD[line.word].kin_class == IN_LAW or line.word == "PPCC"
    return "omitted" if rng.random() < OMITTED[noise] and distant else ""


def _former_names(rng: random.Random, block: Block, share: float) -> dict[int, str]:
    people, pool = block.families.people, names()
    chosen = [person for person in block.staff.tolist() if rng.random() < share]
    return {p: pool.surnames[people.surname[p]] + rng.choice(pool.given[int(people.male[p])]) for p in chosen}
