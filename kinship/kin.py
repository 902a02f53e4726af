"""The kin words: one table of rows; everything else about words is computed from it.

A word is read outward from a person: P a parent, C a child, S a spouse. "B is A's PPC" = B is a child of a parent of a parent
of A, an uncle or aunt. The rows follow the list of article 5 of the civil servants' avoidance regulation (2020), closed under
inverse (21 words), then the advisory words: relatives in law or in fact that the list does not name; last, words that only
foreign lists by degrees reach.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

SPOUSE, LINEAL, COLLATERAL, IN_LAW = "夫妻", "直系血亲", "三代以内旁系血亲", "近姻亲"
OTHER_IN_LAW = "其他姻亲"
CLASS_EN = {
    SPOUSE: "spouse",
    LINEAL: "lineal",
    COLLATERAL: "collateral within three generations",
    IN_LAW: "close in-law",
    OTHER_IN_LAW: "other in-law",
}
GRADES = ("possible", "probable", "confirmed")
INFERRED = " (inferred)"
"""Behind the source of a row of parents or spouses that no line tells outright."""


@dataclass(frozen=True, slots=True)
class Kin:
    """One kin word. ``listed``: the regulation's list names it from this side. ``scope``: ``in``, ``advisory`` or ``out``."""

    word: str
    kin_class: str
    listed: bool
    scope: str
    zh: str
    en: str


KIN: tuple[Kin, ...] = (
    Kin("S", SPOUSE, True, "in", "配偶", "spouse"),
    Kin("P", LINEAL, True, "in", "父母", "parent"),
    Kin("C", LINEAL, True, "in", "子女", "child"),
    Kin("PP", LINEAL, True, "in", "祖父母、外祖父母", "grandparent"),
    Kin("CC", LINEAL, True, "in", "孙子女、外孙子女", "grandchild"),
    Kin("PC", COLLATERAL, True, "in", "兄弟姐妹", "sibling"),
    Kin("PPC", COLLATERAL, True, "in", "伯叔姑舅姨", "uncle or aunt"),
    Kin("PCC", COLLATERAL, True, "in", "侄子女、甥子女", "nephew or niece"),
    Kin("PPCC", COLLATERAL, True, "in", "堂、表兄弟姐妹", "first cousin"),
    Kin("SP", IN_LAW, True, "in", "配偶的父母", "parent-in-law"),
    Kin("CS", IN_LAW, True, "in", "子女的配偶", "child's spouse"),
    Kin("SPC", IN_LAW, True, "in", "配偶的兄弟姐妹", "spouse's sibling"),
    Kin("PCS", IN_LAW, True, "in", "兄弟姐妹的配偶", "sibling's spouse"),
    Kin("CSP", IN_LAW, True, "in", "子女配偶的父母（亲家）", "child's parent-in-law"),
    Kin("SPCS", IN_LAW, True, "in", "配偶的兄弟姐妹的配偶（连襟、妯娌）", "spouse's sibling's spouse"),
    Kin("PPCS", IN_LAW, True, "in", "伯叔姑舅姨的配偶", "uncle's or aunt's spouse"),
    Kin("SPCC", IN_LAW, False, "in", "配偶的侄子女、甥子女", "spouse's nephew or niece"),
    Kin("PCCS", IN_LAW, True, "in", "侄子女、甥子女的配偶", "nephew's or niece's spouse"),
    Kin("SPPC", IN_LAW, False, "in", "配偶的伯叔姑舅姨", "spouse's uncle or aunt"),
    Kin("PPCCS", IN_LAW, True, "in", "堂、表兄弟姐妹的配偶", "first cousin's spouse"),
    Kin("SPPCC", IN_LAW, False, "in", "配偶的堂、表兄弟姐妹", "spouse's first cousin"),
    Kin("PPP", LINEAL, False, "advisory", "曾祖父母、外曾祖父母", "great-grandparent"),
    Kin("CCC", LINEAL, False, "advisory", "曾孙子女、外曾孙子女", "great-grandchild"),
    Kin("PS", OTHER_IN_LAW, False, "advisory", "继父母", "step-parent"),
    Kin("SC", OTHER_IN_LAW, False, "advisory", "继子女", "step-child"),
    Kin("PSC", OTHER_IN_LAW, False, "advisory", "继兄弟姐妹", "step-sibling"),
    Kin("SPP", OTHER_IN_LAW, False, "advisory", "配偶的祖父母、外祖父母", "spouse's grandparent"),
    Kin("CCS", OTHER_IN_LAW, False, "advisory", "孙子女、外孙子女的配偶", "grandchild's spouse"),
    Kin("SPS", OTHER_IN_LAW, False, "out", "配偶的继父母", "spouse's step-parent"),
    Kin("SCS", OTHER_IN_LAW, False, "out", "继子女的配偶", "step-child's spouse"),
    Kin("PPS", OTHER_IN_LAW, False, "out", "继祖父母、继外祖父母", "step-grandparent"),
    Kin("SCC", OTHER_IN_LAW, False, "out", "配偶的孙子女、外孙子女", "step-grandchild"),
    Kin("SPPS", OTHER_IN_LAW, False, "out", "配偶的继祖父母、继外祖父母", "spouse's step-grandparent"),
    Kin("SCCS", OTHER_IN_LAW, False, "out", "配偶的孙子女、外孙子女的配偶", "step-grandchild's spouse"),
    Kin("SPPCS", OTHER_IN_LAW, False, "out", "配偶的伯叔姑舅姨的配偶", "spouse's uncle's or aunt's spouse"),
    Kin("SPCCS", OTHER_IN_LAW, False, "out", "配偶的侄子女、甥子女的配偶", "spouse's nephew's or niece's spouse"),
)
BY_WORD: dict[str, Kin] = {row.word: row for row in KIN}
IN_SCOPE: tuple[str, ...] = tuple(row.word for row in KIN if row.scope == "in")
ADVISORY: tuple[str, ...] = tuple(row.word for row in KIN if row.scope == "advisory")
KNOWN: tuple[str, ...] = IN_SCOPE + ADVISORY
"""What commands show without a pack that asks for more."""


@lru_cache(maxsize=1 << 10)
def inverse(word: str) -> str:
    """The same relation from the other side: reverse, and swap P with C.

    >>> inverse("PPCS")
    'SPCC'
    """
    return word[::-1].translate(str.maketrans("PC", "CP"))


def scope(word: str) -> str:
    """``in``, ``advisory`` or ``out``: how the closed list of article 5 takes a word.

    >>> scope("PPCC"), scope("PS"), scope("PPPC")
    ('in', 'advisory', 'out')
    """
    row = BY_WORD.get(word)
    return row.scope if row else "out"


@cache
def rank(word: str) -> int:
    """How near a word is: fewer steps first, then the order of the table. Smaller is nearer."""
    order = [row.word for row in sorted(KIN, key=lambda row: len(row.word))]
    return order.index(word)


def half_codes(word: str) -> tuple[int, int] | None:
    """The two half paths that spell a word, or None where it has not the form ``[S]P^iC^j[S]`` with i, j ≤ 2.

    A half path is ``[S]P^i``; its code is ``3 * (starts with S) + i``. The first half is walked from the first person, the
    second from the other person, and they meet at the apex.

    >>> half_codes("PPCS"), half_codes("CSP"), half_codes("S")
    ((2, 4), None, (3, 0))
    """
    body, first = (word[1:], 3) if word.startswith("S") else (word, 0)
    body, second = (body[:-1], 3) if body.endswith("S") else (body, 0)
    ups, downs = len(body) - len(body.lstrip("P")), len(body) - len(body.rstrip("C"))
    if ups + downs != len(body) or ups > 2 or downs > 2:
        return None
    return first + ups, second + downs
