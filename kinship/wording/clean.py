"""Text from the data, made safe to stand in one line of a report."""

from __future__ import annotations

import unicodedata

BIDI_CONTROLS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def one_line(value: object) -> str:
    """The text of ``value`` without control characters; line breaks and tabs become one space, None becomes "".

    Controls that turn the direction of writing go too: they could make the rest of a line read as something else.

    >>> one_line("张\\n某\\x07"), one_line(None)
    ('张 某', '')
    """
    text = "" if value is None else str(value)
    if text.isprintable() and not text.startswith(" ") and not text.endswith(" "):
        return text
    kept = (" " if char in "\t\r\n\v\f\x85\u2028\u2029" else char for char in text if _keep(char))
    return " ".join("".join(kept).split())


def _keep(char: str) -> bool:
    """Not controls, lone surrogates and noncharacters; unassigned and private ones stay: rare names are written with them."""
    if char in BIDI_CONTROLS or ord(char) & 0xFFFE == 0xFFFE:
        return False
    return char in "\t\r\n\v\f\x85" or unicodedata.category(char) not in {"Cc", "Cs"}
