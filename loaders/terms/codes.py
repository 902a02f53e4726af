"""The three code tables for family relations that real files use. They contradict each other, so a code needs its table.

``gbt4761-2008``: the national standard GB/T 4761-2008. ``rmb-v3``: the editor of the appointment form, version 3.0. ``gwy-2017``:
the civil servants' information system of 2017. The labels are in ``codes.csv`` and are read like any other term.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from functools import cache
from importlib import resources

from kinship.errors import RequestError

TABLES = ("gbt4761-2008", "rmb-v3", "gwy-2017")
_CODE = re.compile(r"[0-9]{1,4}[A-H]?")


def require(codes: str | None, sex: str | None) -> None:
    """Raises RequestError for a table or a sex that does not exist."""
    if codes is not None and codes not in TABLES:
        raise RequestError("term.no-such-table", table=codes, tables=", ".join(TABLES))
    if sex not in (None, "M", "F"):
        raise RequestError("term.no-such-sex", sex=sex)


@cache
def table(name: str) -> dict[str, str]:
    """Code → label of one table.

    >>> table("gbt4761-2008")["51"], table("rmb-v3")["51"], table("gwy-2017")["51"]
    ('父亲', '外祖母', '继母')
    """
    text = resources.files(__package__).joinpath("codes.csv").read_text(encoding="utf-8")
    return {row["code"]: row["label"] for row in csv.DictReader(io.StringIO(text)) if row["table"] == name}


def as_code(text: str) -> str:
    """The text as a bare code, empty if it is none.

    >>> as_code(" ７a "), as_code("父亲")
    ('7A', '')
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split()).upper()
    return plain if _CODE.fullmatch(plain) else ""


def labels(name: str, code: str) -> list[str]:
    """The labels that a code stands for: one, or two for a combination code of GB/T 4761 (10 + 71: the spouse's elder brother).

    A single digit is refused where the standard also has it as the head of a combination: it may be 01 without its zero.

    >>> labels("gbt4761-2008", "1071"), labels("gbt4761-2008", "171"), labels("gbt4761-2008", "1"), labels("gwy-2017", "1")
    (['配偶', '兄'], ['配偶', '兄'], [], ['父亲'])
    """
    known = table(name)
    if name != "gbt4761-2008":
        return [known[full] for full in (code.zfill(2),) if full in known]
    if len(code) == 2:
        return [known[code]] if code in known else []
    head, tail = code[:-2], code[-2:]
    return [known[head], known[tail]] if head in known and tail in known else []
