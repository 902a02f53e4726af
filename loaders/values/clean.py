"""Cells of any type as clean text, and the small closed lists of a ledger: sex, yes and no, identity numbers."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time
from functools import lru_cache

from loaders.values import idnumber
from loaders.values.nothing import is_nothing

ODD = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"})
POWER = re.compile(r"\d(?:\.\d+)?E\+?1[4-9]", re.IGNORECASE)
SEXES = {"男": "M", "女": "F", "男性": "M", "女性": "F", "m": "M", "f": "F", "male": "M", "female": "F", "1": "M", "2": "F"}
YES = frozenset({"是", "1", "y", "yes", "true", "√", "✓", "✔", "对", "有"})
NO = frozenset({"否", "0", "n", "no", "false", "×", "x", "非", "不是", "无"})


def text(cell: object) -> str:
    """A cell as text without outer blanks and control characters; whole numbers lose their ``.0``; errors are blank.

    >>> text(" 财政局\\u3000"), text(12.0), text(None), text("#N/A")
    ('财政局', '12', '', '')
    """
    if isinstance(cell, str):
        return _plain(cell) if cell else ""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


@lru_cache(maxsize=1 << 16)
def _plain(cell: str) -> str:
    plain = ODD.sub("", cell).strip()
    return "" if plain in ERRORS else plain


def key(value: str) -> str:
    """A text as it is compared: NFKC, no blanks, lower case.

    >>> key("云岫县 财政局（本级）")
    '云岫县财政局(本级)'
    """
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", value)).lower()


@lru_cache(maxsize=1 << 16, typed=True)
def read_id(cell: object) -> tuple[str, str]:
    """An identity number and what is wrong with it (a key of the catalogue, or ``""``).

    A spreadsheet keeps 15 places of a number: 18 places kept as a number are damaged, and so unknown.

    >>> read_id(3.30102198001011e17), read_id("11010519491231002X"), read_id("110105194912310021")[1]
    (('', 'load.id-damaged'), ('11010519491231002X', ''), 'load.id-checksum')
    """
    if isinstance(cell, float | int) and not isinstance(cell, bool) and cell >= 1e15:
        return "", "load.id-damaged"
    told = text(cell)
    if is_nothing(told) and "*" not in told:
        return "", ""
    if POWER.fullmatch(told):
        return "", "load.id-damaged"
    number = idnumber.clean(told)
    if not number:
        return "", "load.id-malformed"
    if idnumber.is_masked(number) or idnumber.is_valid(number):
        return number, ""
    return number, "load.id-checksum"


def read_sex(cell: object) -> tuple[str, str]:
    """``M`` or ``F`` and a problem key.

    >>> read_sex("女"), read_sex("不详"), read_sex("张")
    (('F', ''), ('', ''), ('', 'load.sex-unreadable'))
    """
    told = key(text(cell))
    if told in SEXES:
        return SEXES[told], ""
    return "", "" if is_nothing(told) else "load.sex-unreadable"


def sex_in(remark: str) -> str:
    """The sex that a remark beside a name tells; lists often mark the women only.

    >>> sex_in("女；回族"), sex_in("挂职")
    ('F', '')
    """
    return next((SEXES[part] for part in remark.split("；") if part in ("男", "女")), "")


def read_flag(cell: object) -> str:
    """``true``, ``false``, or ``""`` for anything else.

    >>> read_flag("是"), read_flag(0.0), read_flag("")
    ('true', 'false', '')
    """
    told = key(text(cell))
    if told in YES:
        return "true"
    return "false" if told in NO else ""
