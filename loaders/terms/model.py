"""What a kinship term is read as."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing a term can mean.

    ``word``: the kin word, read outward from the speaker; it may lie outside the scope (``PPPC``). ``sexes``: for each step the
    sex of the person reached, ``M``, ``F`` or ``?``. ``seniority``: ``elder`` or ``younger`` where the term says so of the
    relative, or of the brother, sister or cousin the relative is married to, against the one of the same generation whom the way
    starts from (表哥: the speaker; 伯父, 伯母: the father; 妻弟: the wife); else empty.
    ``kind``: blood, adoptive or step (marriage counts as blood: it is told by the S of the word).
    """

    word: str
    sexes: str
    seniority: str = ""
    kind: str = "blood"

    @property
    def relative_sex(self) -> str | None:
        """The sex of the relative, None where the term does not tell.

        >>> Reading("PPCS", "M?FM").relative_sex
        'M'
        """
        return None if self.sexes[-1] == "?" else self.sexes[-1]


@dataclass(frozen=True, slots=True)
class Term:
    """A term and all its readings.

    ``kind``: blood, adoptive, step, former (a former spouse or kin through one), none (no relative in law, such as 干爹), unknown
    (not understood, or the readings differ in kind). ``fostered``: the term itself says that the step tie is one of 抚养.
    ``scope``: in, advisory, out, none or unknown. ``reason``: why it was not understood, a key of the text catalogue, else empty.
    ``ended``: the kin words that a former tie was told by.
    """

    text: str
    kind: str
    readings: tuple[Reading, ...]
    fostered: bool
    scope: str
    reason: str = ""
    ended: frozenset[str] = frozenset()
