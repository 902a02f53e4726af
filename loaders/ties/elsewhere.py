"""In-laws by a marriage to somebody else: my sister's husband, whose wife is none of the sisters on my form.

The marriage that the term tells of may be over, or the wife is a sister left out of the form. So his wife is not taken for my
sister; the tie is laid for itself and possible only, and listed as a contradiction.
"""

from __future__ import annotations

from kinship.kin import inverse
from loaders.ties.family import POSSIBLE, Family, Tie
from loaders.ties.unnamed import Lines, alike, unlike


def married_elsewhere(family: Family, lines: Lines, tie: Tie) -> str:
    """The relative's one spouse, if the declarer's form names people in the place of this spouse, and others only; else ``""``.

    A spouse of a listed one's surname may be a sister whom the form left out, and what both sides say is not doubted.
    """
    if len(tie.word) < 2 or tie.word[-1] != "S" or tie.level <= POSSIBLE:
        return ""
    spouse = family.partner(tie.relative, tie.sexes[-2] if tie.sexes[-2] != "?" else "")
    if not spouse or spouse in family.unnamed or spouse == tie.person:
        return ""
    listed = [one.relative for one in lines.listed.get((tie.person, tie.word[:-1]), ()) if alike(one, tie)]
    if not listed or not all(unlike(family, one, spouse) for one in listed):
        return ""
    if any(back.relative == tie.person for back in lines.listed.get((tie.relative, inverse(tie.word)), ())):
        return ""
    return "" if family.surname(spouse) in map(family.surname, listed) else spouse
