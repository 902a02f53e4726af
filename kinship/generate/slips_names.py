"""What goes wrong with the names, numbers and terms on a line. Each slip says whether there was anything to change."""

from __future__ import annotations

from functools import cache

from kinship.generate.declarations import Line
from kinship.generate.desk import Desk, Slip, ways
from kinship.generate.pools import pools
from kinship.generate.terms import vocabulary, wrong_seniority
from kinship.kin import BY_WORD, COLLATERAL, IN_LAW

MASKS = ((4, 4), (6, 4), (3, 2), (6, 0))
"""How many places offices leave visible at either end of a number."""


def blank_number(line: Line, desk: Desk) -> bool:
    """The ID number is left out; one that the office masked is there already."""
    had = bool(line.id_number) and "*" not in line.id_number
    line.id_number = line.id_number if "*" in line.id_number else ""
    return had


def mask_number(line: Line, desk: Desk) -> bool:
    """The middle of the ID number is hidden."""
    first, last = desk.rng.choice(MASKS)
    number = line.id_number
    line.id_number = number and number[:first] + "*" * (18 - first - last) + number[18 - last :]
    return bool(number)


def wide_digits(line: Line, desk: Desk) -> bool:
    """Digits typed in full width."""
    before = line.id_number, line.birth
    line.id_number, line.birth = (text.translate(_wide()) for text in before)
    return (line.id_number, line.birth) != before


@cache
def _wide() -> dict[int, int]:
    return {ord(digit): ord("０") + int(digit) for digit in "0123456789"}


def say(area: str) -> Slip:
    """A slip that says the term as it is said in an area of the vocabulary."""

    def change(line: Line, desk: Desk) -> bool:
        others = vocabulary()[area].get(line.term, [])
        if others:
            line.term = desk.rng.choice(list(others))
        return bool(others)

    return change


def unclear_term(line: Line, desk: Desk) -> bool:
    """亲戚 and the like."""
    if BY_WORD[line.word].kin_class not in (COLLATERAL, IN_LAW):
        return False
    line.term = desk.rng.choice(list(vocabulary()["unclear"]["terms"]))
    return True


def swap_seniority(line: Line, desk: Desk) -> bool:
    """Elder for younger."""
    before, line.term = line.term, wrong_seniority(line.term)
    return line.term != before


def space_name(line: Line, desk: Desk) -> bool:
    """Blanks in a name of two characters, or behind a longer one."""
    line.name = "  ".join(line.name) if len(line.name) == 2 else f"{line.name} "
    return True


def former_name(line: Line, desk: Desk) -> bool:
    """The name that the relative had before, alone or beside the present one."""
    old = desk.former.get(line.relative)
    if old is None:
        return False
    line.name = desk.rng.choice((old, f"{line.name}（曾用名{old}）", f"{old}（现名{line.name}）"))
    return True


def other_dot(line: Line, desk: Desk) -> bool:
    """Another middle dot, or none at all."""
    before, line.name = line.name, line.name.replace("·", desk.rng.choice(ways()["dots"]))
    return line.name != before


def traditional(line: Line, desk: Desk) -> bool:
    """Traditional and variant characters."""
    table, other = pools()["traditional"], ways()["variant"]
    letters = str.maketrans(table["simple"] + other["usual"], table["complex"] + other["other"])
    before = line.name, line.term
    line.name, line.term = line.name.translate(letters), line.term.translate(letters)
    return (line.name, line.term) != before


def wrong_character(line: Line, desk: Desk) -> bool:
    """One character of the given name is another one of the same sound or look."""
    places = [place for place, char in enumerate(line.name) if place and char in _alike()]
    if not places:
        return False
    place = desk.rng.choice(places)
    line.name = line.name[:place] + desk.rng.choice(_alike()[line.name[place]]) + line.name[place + 1 :]
    return True


@cache
def _alike() -> dict[str, str]:
    groups = [group for kind in ("sound", "look") for group in ways()["alike"][kind].split()]
    chars = sorted({char for group in groups for char in group})
    return {char: "".join(sorted({c for group in groups if char in group for c in group} - {char})) for char in chars}


def half_fill(line: Line, desk: Desk) -> bool:
    """The term or the name is missing."""
    if desk.rng.random() < 0.5:
        line.term = ""
    else:
        line.name = ""
    return True


def mask_declarer(line: Line, desk: Desk) -> bool:
    """The declarer's own number is masked."""
    number = line.declarer_id_number
    line.declarer_id_number = number[:6] + "*" * 8 + number[14:]
    return True


def blank_declarer(line: Line, desk: Desk) -> bool:
    """The declarer gives no number."""
    line.declarer_id_number = ""
    return True
