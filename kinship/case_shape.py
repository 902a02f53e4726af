"""What the values of a case may look like: the TOML of a case is checked against this before anything is built from it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from kinship.beginning import KINDS
from kinship.tables import FUNCTIONS, ORGAN_KINDS, ORGAN_LEVELS, PARENT_KINDS

DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
WORD = re.compile(r"[PCS]*")
CHAIN = re.compile(r"\S+( [PCS]+ \S+)+")
Check = Callable[[Any], bool]
Shape = dict[str, tuple[Check, str]]


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value)


def _day(value: Any) -> bool:
    exact = isinstance(value, date) and not isinstance(value, datetime)
    return exact or (isinstance(value, str) and bool(DAY.fullmatch(value)))


def _full_day(value: Any) -> bool:
    return _day(value) and isinstance(value, date)


def _list(check: Check) -> Check:
    return lambda value: isinstance(value, list) and all(map(check, value))


def _by_number(check: Check) -> Check:
    return lambda value: isinstance(value, dict) and all(key.isdecimal() and check(one) for key, one in value.items())


def _posts(value: Any) -> bool:
    return isinstance(value, dict) or _list(lambda post: isinstance(post, dict))(value)


def _number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


CASE: Shape = {
    "sentence": (_text, '"…"'),
    "sentence_en": (_text, '"…"'),
    "kin": (lambda value: isinstance(value, str) and bool(WORD.fullmatch(value)), '"PPCS"'),
    "a": (_posts, '{ organ = "…", tier = 1 }'),
    "b": (_posts, '{ organ = "…", tier = 1 }'),
    "expect": (_list(_text), '["violation direct-line"]'),
    "as_of": (_full_day, "2026-01-01"),
    "ties": (_by_number(lambda tie: isinstance(tie, dict)), "{ 1 = { end = 2024-01-01 } }"),
    "died": (_by_number(_full_day), "{ 1 = 2024-01-01 }"),
    "remarried": (_by_number(_full_day), "{ 0 = 2024-01-01 }"),
    "adopted": (_list(_number), "[0]"),
    "home": (lambda value: isinstance(value, dict) and all(map(_text, value.values())), '{ a = "421102" }'),
    "business": (_list(lambda one: isinstance(one, dict)), '[{ of = "b", name = "…", regulator = "…" }]'),
    "others": (_list(lambda one: isinstance(one, dict)), '[{ id = "c", of = "a", kin = "PC", posts = { organ = "…" } }]'),
    "mover": (lambda value: value in ("a", "b", ""), '"a" | "b" | ""'),
    "leader": (lambda value: isinstance(value, str), '"…" | ""'),
    "since": (lambda value: value == "" or _full_day(value), '2024-05-01 | ""'),
    "made_by": (_list(_text), f'["{KINDS[0]}"]'),
    "group": (_list(_text), '["a", "b", "c"]'),
    "unknown": (_list(_text), '["b tier"]'),
    "chains": (_list(lambda value: isinstance(value, str) and bool(CHAIN.fullmatch(value))), '["a P c C b"]'),
    "warns": (_list(_text), '["denied b"]'),
    "counts": (lambda value: isinstance(value, dict), "{ people = 2, staff = 2, kin_pairs = 1 }"),
    "not_staff": (_list(_text), '["b"]'),
}
COUNTS: Shape = dict.fromkeys(("people", "staff", "kin_pairs"), (_number, "2"))
BLANKS = ("tier", "chief", "functions", "kind", "home_area", "area", "regulator")
"""The fields whose blanks keep somebody from being judged."""
WARNINGS = ("denied", "organ-split", "organ-merged", "organ-ended", "organ-unfounded", "organ-in-circle")
"""What may be doubted of somebody: keys of the text catalogue, without their area."""
LONG_AGO = "long-ago"
"""That the sources were written long after the day, which concerns nobody in particular."""
POST: Shape = {
    "organ": (_text, '"…"'),
    "section": (_text, '"…"'),
    "title": (lambda value: isinstance(value, str), '"…" | ""'),
    "level": (_text, '"…"'),
    "tier": (lambda value: _number(value) and value in (1, 2, 3), "1 | 2 | 3"),
    "chief": (lambda value: isinstance(value, bool), "true | false"),
    "functions": (_list(lambda value: value in FUNCTIONS), f'["{FUNCTIONS[0]}"] ({" | ".join(FUNCTIONS)})'),
    "reports_to": (_text, '"a" | "b" | "…"'),
    "in_charge": (_text, '"a" | "b" | "…"'),
    "start": (_day, '2024-05-01 | "2024-05"'),
    "end": (_day, '2024-05-01 | "2024-05"'),
    "entered": (_day, '2024-05-01 | "2024-05"'),
}
TIE: Shape = {
    "kind": (lambda value: value in PARENT_KINDS, " | ".join(PARENT_KINDS)),
    "start": POST["start"],
    "end": POST["end"],
}
BUSINESS: Shape = {
    "of": (_text, '"a" | "b"'),
    "name": (_text, '"…"'),
    "regulator": (_text, '"…"'),
    "industry": (_text, '"…"'),
    "start": POST["start"],
    "end": POST["end"],
}
OTHER: Shape = {
    "id": (_text, '"c"'),
    "of": (_text, '"a" | "b"'),
    "kin": CASE["kin"],
    "ties": CASE["ties"],
    "died": (_full_day, "2024-01-01"),
    "posts": CASE["a"],
}
ORGAN: Shape = {
    "kind": (lambda value: value in ORGAN_KINDS, " | ".join(ORGAN_KINDS)),
    "parent": (_text, '"…"'),
    "level": (lambda value: value in ORGAN_LEVELS, " | ".join(ORGAN_LEVELS)),
    "area": (_text, '"…"'),
    "start": POST["start"],
    "end": POST["end"],
    "successors": (_list(_text), '["…"]'),
}
TENURE: Shape = {
    "sentence": CASE["sentence"],
    "sentence_en": CASE["sentence_en"],
    "as_of": CASE["as_of"],
    "person": (lambda value: isinstance(value, dict), '{ sex = "M", birth = "1970-05" }'),
    "posts": CASE["a"],
    "months": (_number, "12"),
    "expect": (_list(_text), '["violation T1"]'),
    "forecast": (_list(_text), '["T1 2026-05-01"]'),
    "exempt": (_list(_text), '["T1 near-retirement"]'),
    "unknown": (_list(_text), '["T1 start"]'),
    "since": (_list(_text), '["T1 2014-03-01"]'),
    "due_on": (_list(_text), '["T1 2024-03-01"]'),
    "due_by": (_list(_text), '["T2 2027-03-01"]'),
    "grade": (_list(_text), '["T1 probable"]'),
}
PERSON: Shape = {
    "sex": (lambda value: value in ("M", "F"), '"M" | "F"'),
    "birth": POST["start"],
    "died": POST["start"],
}


def expected(shape: Shape, key: str, value: Any) -> str | None:
    """How the value of ``key`` should be written, where it is not; None where it is right or the key is unknown.

    >>> expected(POST, "tier", 4), expected(POST, "tier", 1)
    ('1 | 2 | 3', None)
    """
    check, form = shape.get(key, (None, ""))
    return form if check and not check(value) else None
