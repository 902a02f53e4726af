"""What goes wrong when people fill in forms, by noise level, each thing at its own rate and each noted on the line."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from kinship.generate import slips_facts as facts
from kinship.generate import slips_names as written
from kinship.generate.block import Block
from kinship.generate.declarations import Line
from kinship.generate.desk import Desk, Slip
from kinship.generate.pools import names
from kinship.kin import BY_WORD, IN_LAW


@dataclass
class Forms:
    """The forms as handed in. ``former`` are the former names of some staff, which the ledger tells beside the new ones."""

    lines: list[Line]
    left_out: list[Line] = field(default_factory=list)
    former: dict[int, str] = field(default_factory=dict)


Rates = tuple[float, float, float, float]
NO_FORM: Rates = (0.0, 0.0, 0.05, 0.10)
TWICE: Rates = (0.0, 0.0, 0.01, 0.02)
"""Share of forms handed in a second time, filled in anew."""
OMITTED: Rates = (0.0, 0.0, 0.10, 0.20)
"""Share of in-laws and cousins left out."""
SIBLING_OMITTED: Rates = (0.0, 0.0, 0.05, 0.10)
CLOSE_OMITTED: Rates = (0.0, 0.0, 0.01, 0.02)
DUPLICATED: Rates = (0.0, 0.0, 0.01, 0.02)
RENAMED: Rates = (0.0, 0.0, 0.0, 0.02)

FORM_STEPS: tuple[tuple[str, Rates, Slip], ...] = (
    ("masked-declarer", (0, 0, 0, 0.05), written.mask_declarer),
    ("declarer-blank", (0, 0, 0.02, 0.05), written.blank_declarer),
    ("traditional", (0, 0, 0.01, 0.03), written.traditional),
)
"""What is done to every line of a form or to none."""
STEPS: tuple[tuple[str, Rates, Slip], ...] = (
    ("masked-id", (0, 0.01, 0.02, 0.03), written.mask_number),
    ("id-blank", (0, 0.9, 0.98, 0.98), written.blank_number),
    ("wrong-seniority", (0, 0, 0, 0.03), written.swap_seniority),
    ("spoken-term", (0, 0.2, 0.3, 0.4), written.say("spoken")),
    ("regional-term", (0, 0, 0.05, 0.1), written.say("regional")),
    ("unclear-term", (0, 0, 0.01, 0.02), written.unclear_term),
    ("said-dead", (0, 0.3, 0.5, 0.7), facts.said_dead),
    ("old-employer", (0, 0, 0.01, 0.03), facts.old_employer),
    ("former-organ", (0, 0.01, 0.05, 0.1), facts.former_organ),
    ("acronym", (0, 0.1, 0.3, 0.4), facts.acronym),
    ("abbreviated", (0, 0.5, 0.6, 0.6), facts.abbreviate),
    ("free-text", (0, 0, 0.15, 0.3), facts.free_text),
    ("employer-blank", (0, 0, 0.2, 0.4), facts.blank_employer),
    ("birth-blank", (0, 0, 0.1, 0.2), facts.blank_birth),
    ("birth-typo", (0, 0, 0.02, 0.04), facts.mistype_birth),
    ("birth-lunar", (0, 0, 0.02, 0.05), facts.lunar_birth),
    ("birth-year", (0, 0.01, 0.03, 0.06), facts.year_only),
    ("birth-shape", (0, 0.4, 0.6, 0.6), facts.reshape_birth),
    ("former-name", (0, 0, 0, 0.5), written.former_name),
    ("wrong-character", (0, 0, 0.01, 0.03), written.wrong_character),
    ("other-dot", (0, 0.3, 0.6, 0.8), written.other_dot),
    ("spaced-name", (0, 0, 0.02, 0.04), written.space_name),
    ("traditional", (0, 0, 0, 0.03), written.traditional),
    ("half-filled", (0, 0, 0.01, 0.02), written.half_fill),
    ("wide-digits", (0, 0, 0.02, 0.04), written.wide_digits),
)
"""What is done to single lines, in this order."""


def spoil(block: Block, lines: list[Line], noise: int, seed: int | str) -> Forms:
    """The forms as people would really hand them in; level 0 leaves them as they are."""
    rng = random.Random(f"{seed}/{noise}")
    former = _former_names(rng, block, RENAMED[noise])
    desk, forms = Desk(rng, block, former), Forms([], [], former)
    for _, form in groupby(lines, key=lambda line: line.declarer):
        _hand_in(list(form), desk, noise, forms)
    return forms


def _hand_in(form: list[Line], desk: Desk, noise: int, forms: Forms) -> None:
    """One form: kept back, handed in once or twice."""
    rng = desk.rng
    if rng.random() < NO_FORM[noise]:
        forms.left_out += _marked(form, "no-form")
        return
    left_out = [line for line in form if rng.random() < _omitted(line, noise)]
    forms.left_out += _marked(left_out, "omitted")
    kept = [line for line in form if "omitted" not in line.noise]
    again = [line.copy() for line in kept] if rng.random() < TWICE[noise] else []
    for lines in (kept, _marked(again, "duplicate")):
        for line in _filled_in(lines, desk, noise):
            forms.lines.append(line)
            if rng.random() < DUPLICATED[noise]:
                forms.lines += _marked([line.copy()], "duplicate")


def _filled_in(lines: list[Line], desk: Desk, noise: int) -> Iterator[Line]:
    whole = [step for step in FORM_STEPS if desk.rng.random() < step[1][noise]]
    for line in lines:
        steps = [*whole, *(step for step in STEPS if desk.rng.random() < step[1][noise])]
        line.noise += dict.fromkeys(name for name, _, slip in steps if slip(line, desk))
        yield line


def _omitted(line: Line, noise: int) -> float:
    """With which chance a line is left out."""
    if BY_WORD[line.word].kin_class == IN_LAW or line.word == "PPCC":
        return OMITTED[noise]
    if line.word == "PC":
        return SIBLING_OMITTED[noise]
    return CLOSE_OMITTED[noise] if len(line.word) == 1 else 0.0


def _marked(lines: list[Line], mark: str) -> list[Line]:
    for line in lines:
        line.noise.append(mark)
    return lines


def _former_names(rng: random.Random, block: Block, share: float) -> dict[int, str]:
    people, pool = block.families.people, names()
    chosen = [person for person in block.staff.tolist() if rng.random() < share]
    return {p: pool.surnames[people.surname[p]] + rng.choice(pool.given[int(people.male[p])]) for p in chosen}
