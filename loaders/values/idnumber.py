"""Resident identity numbers: 18 places, of which the last is a checksum; older ones have 15; lists often mask the middle.

A number proves who somebody is only when it is whole and its checksum holds. A masked or miscopied number can still
contradict another one, so it is kept for comparison.

Source: GB 11643-1999 (structure, ISO 7064 MOD 11-2 checksum).
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache

from stdnum.iso7064 import mod_11_2

FULL = re.compile(r"[1-9]\d{16}[\dX]")
OLD = re.compile(r"[1-9]\d{14}")
MASKED = re.compile(r"[\dX*]*\*[\dX*]*")
REMEMBERED = 1 << 17
"""Numbers of which it is known what they tell. Each is asked about again when forms are compared; a county of 20,000 staff has
66,000, and where fewer are remembered than there are, none is known any more when it is asked about again."""
MASKS = str.maketrans(dict.fromkeys("×＊●○•#?？_xX", "*"))


@lru_cache(maxsize=REMEMBERED)
def clean(text: str) -> str:
    """The number without blanks and dashes, in plain digits, 15 places brought to 18, masks as ``*``; ``""`` if it is none.

    The checksum is not looked at. A short masked number with one run of masks is stretched to 18 places: whoever masks by
    hand does not count the stars.

    >>> clean("１１０１０５ 19491231-002x"), clean("3607****1234"), clean("无")
    ('11010519491231002X', '3607**********1234', '')
    """
    bare = re.sub(r"[\s\-'‘’`´\u200b\ufeff]", "", unicodedata.normalize("NFKC", text)).upper()
    if FULL.fullmatch(bare):
        return bare
    if OLD.fullmatch(bare):
        return _upgrade(bare)
    return _masked(bare)


def normalise(text: str) -> str:
    """The 18 places of a whole number (checksum not looked at), or ``""`` for a masked number or for something else.

    >>> normalise("110105491231002"), normalise("3607**********1234")
    ('11010519491231002X', '')
    """
    number = clean(text)
    return "" if "*" in number else number


@lru_cache(maxsize=REMEMBERED)
def is_valid(text: str) -> bool:
    """True for a whole number with a possible birth date and the right checksum: the only kind that proves identity.

    >>> is_valid("11010519491231002X"), is_valid("110105194912310021"), is_valid("110105194913310020")
    (True, False, False)
    """
    number = normalise(text)
    return bool(number) and _birth(number) is not None and check_digit(number[:17]) == number[17]


def is_masked(text: str) -> bool:
    """True for a number of which some places are hidden.

    >>> is_masked("3607**********1234"), is_masked("11010519491231002X")
    (True, False)
    """
    return "*" in clean(text)


def compatible(a: str, b: str) -> bool:
    """True if the two can be the same number: every place that both show is the same.

    False also where one of them is blank or no number at all, so ask only about two numbers.

    >>> compatible("110105********002X", "11010519491231002X"), compatible("110105********0021", "11010519491231002X")
    (True, False)
    """
    left, right = clean(a), clean(b)
    return bool(left and right) and all(x == y or x == "*" or y == "*" for x, y in zip(left, right, strict=True))


def one_slip(a: str, b: str) -> bool:
    """True for two whole numbers that differ in one place, or in two neighbours exchanged.

    >>> one_slip("11010519491231002X", "11010519491231003X"), one_slip("11010519491231002X", "11010591491231002X")
    (True, True)
    """
    left, right = normalise(a), normalise(b)
    wrong = [place for place, (one, other) in enumerate(zip(left, right, strict=False)) if one != other]
    if len(left) != len(right) or not 0 < len(wrong) < 3:
        return False
    first, last = wrong[0], wrong[-1]
    return first == last or (last == first + 1 and left[first] == right[last] and left[last] == right[first])


@lru_cache(maxsize=REMEMBERED)
def birth_of(text: str) -> str:
    """The birth date in a valid number as ``YYYY-MM-DD``, else ``""``.

    >>> birth_of("11010519491231002X")
    '1949-12-31'
    """
    day = _birth(normalise(text)) if is_valid(text) else None
    return day.isoformat() if day else ""


def sex_of(text: str) -> str:
    """``M`` or ``F`` from the 17th place of a valid number (odd: male), else ``""``.

    >>> sex_of("11010519491231002X")
    'F'
    """
    if not is_valid(text):
        return ""
    return "M" if int(normalise(text)[16]) % 2 else "F"


def proves(number: str, birth: str, sex: str) -> bool:
    """True if a valid number, as ``normalise`` gives it, tells just this birth, with the day, and this sex.

    >>> [proves("11010519491231002X", birth, "F") for birth in ("1949-12-31", "1949-12", "")]
    [True, False, False]
    """
    return number[6:14] == birth.replace("-", "") and sex == ("M" if number[16] in "13579" else "F")


def mask(text: str) -> str:
    """The number as it may be shown: first three and last two places.

    Enough to tell the members of one form apart by eye; too little to rebuild the number, even with the birth date beside it.

    >>> mask("11010519491231002X")
    '110*************2X'
    """
    number = clean(text)
    return f"{number[:3]}{'*' * 13}{number[16:]}" if number else ""


def check_digit(number: str) -> str:
    """The 18th place that belongs to the first 17.

    >>> check_digit("11010519491231002")
    'X'
    """
    return str(mod_11_2.calc_check_digit(number))


def _upgrade(old: str) -> str:
    body = f"{old[:6]}19{old[6:]}"
    return body + check_digit(body)


def _masked(bare: str) -> str:
    tail = bare[-1:] if bare[-1:] == "X" and bare[-2:-1].isdigit() else ""
    text = bare[: len(bare) - len(tail)].translate(MASKS) + tail
    if not MASKED.fullmatch(text) or sum(char.isdigit() for char in text) < 4 or len(text) > 18:
        return ""
    if len(text) < 18 and len(re.findall(r"\*+", text)) == 1:
        text = re.sub(r"\*+", lambda run: "*" * (len(run[0]) + 18 - len(text)), text)
    return text if len(text) == 18 else ""


def _birth(number: str) -> date | None:
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None
