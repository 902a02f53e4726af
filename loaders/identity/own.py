"""本单位, 我局, 同单位: a form that says that the relative works where the declarer does.

What it says depends on who says it. So such a text is compared as the declarer's organs, the kind of organ that it names, and the
section or title that follows, set apart by marks that stand in no form.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from loaders.identity.past import present

MARK, AND = "\0", "\1"
UNIT = (
    "单位|部门|机关|中心学校|中心小学|中心校|学校|医院|幼儿园|委员会|办公室|中心|公司|街道"
    "|局|委|办|院|校|园|镇|乡|部(?!队)|站|馆|所|社(?!区)"
)
WITH = r"(?:(?:目前|现)?[在于])?(?:[与和跟同](?:本人|我|申报人)(?:都?在|是)?)?"
SELF = re.compile(rf"^{WITH}(?:(?:本|我们?|同(?:在?一)?个?|一个|该)(?P<unit>{UNIT})|(?P<mate>同事))(?:[内里])?")
PASSING = re.compile("^(?:的|工作|上班|任职?|担任|人员)+|(?:工作|上班|任职)$")
NOT_EMPLOYED = re.compile("村民|居民|务农|农民|学生|在读|个体|经商|^人$")
"""本镇村民 lives in the town of the declarer, and works nowhere."""
ANY_UNIT = frozenset({"单位", "部门", "机关", ""})
SCHOOL, SCHOOLS = ("校", "学"), "校学中园院"
BODY = re.compile("[下所直]属|下级|二级|系统|学|幼儿园|院|中心|站|所|公司|[大中]队")
"""我局水管所 may be a body of its own."""


class Own(NamedTuple):
    """The declarer's organs, the word for them, and what follows."""

    organs: frozenset[str]
    unit: str
    rest: str


def as_compared(text: str, posts: Iterable[tuple[str, str, str]]) -> str:
    """A text of somebody who holds these posts as it is compared: marked where it speaks of his own organ.

    >>> as_compared("县财政局", [("water", "", "局长")])
    '县财政局'
    >>> read_own(as_compared("在本局财务股工作", [("water", "", "局长")]))
    Own(organs=frozenset({'water'}), unit='局', rest='财务股')
    """
    text = present(text)
    if not text or (said := _said(text)) is None:
        return text
    organs = AND.join(sorted({organ_id for organ_id, _, _ in posts if organ_id}))
    return MARK.join(("", organs, *said))


@lru_cache(maxsize=1 << 16)
def read_own(text: str) -> Own | None:
    """A marked text, None for any other."""
    if not text.startswith(MARK):
        return None
    _, organs, unit, rest = text.split(MARK)
    return Own(frozenset(filter(None, organs.split(AND))), unit, rest)


def called_so(unit: str, names: str) -> bool:
    """Whether an organ of these names, one behind the other, is a 局, a 校 and so on.

    >>> called_so("局", "云岫县水利局"), called_so("校", "云岫县第一中学"), called_so("镇", "云岫县水利局"), called_so("单位", "")
    (True, True, False, True)
    """
    kinds = SCHOOLS if unit[-1:] in SCHOOL else unit[-1:]
    return unit in ANY_UNIT or any(kind in names for kind in kinds)


@lru_cache(maxsize=1 << 16)
def _said(text: str) -> tuple[str, str] | None:
    plain = re.sub(r"[\s()·,、]", "", unicodedata.normalize("NFKC", text))
    found = SELF.match(plain)
    if not found:
        return None
    rest = PASSING.sub("", plain[found.end() :])
    return None if NOT_EMPLOYED.search(rest) else (found["unit"] or "", rest)
