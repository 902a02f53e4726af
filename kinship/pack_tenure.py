"""The tenure clauses of a rule pack: the keys of ``[[tenure]]`` (see ``kinship.pack_model``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

SAME = ("section", "post", "business", "work", "function", "organ", "office", "rank")
"""What a rotation clause can want to have stayed the same (``kinship.tenure``)."""
SECONDMENT = ("counts", "breaks")
"""What a secondment does to the time in the post that was left."""


@dataclass(frozen=True, slots=True)
class Stay:
    """What a clause wants to have stayed the same.

    Only posts of ``role``, in organs of ``organ_kinds``, count where they are given.
    """

    same: str
    role: str = ""
    organ_kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tenure:
    """``[[tenure]]``: a rotation clause. Who has stayed for ``years`` by one of ``stays`` is due, and has ``within`` more years.

    Only posts with work of ``functions`` count, where they are given. Times apart by up to ``gap_months`` are one time. A title
    with a word of ``seconded`` tells of a secondment: it ``counts`` for the post that was left, or ``breaks`` the time there.
    Exempt are the posts of ``exempt_role``, and who retires (at the age ``retire_men`` or ``retire_women``) in at most
    ``near_retirement`` years.
    """

    id: str
    title: str
    law: str
    years: int
    severity: str
    mark: str
    reason: str
    stays: tuple[Stay, ...]
    quote: str = ""
    title_en: str = ""
    reason_en: str = ""
    functions: tuple[str, ...] = ()
    within: int = 0
    gap_months: int = 0
    secondment: str = "breaks"
    seconded: tuple[str, ...] = ()
    exempt_role: str = ""
    near_retirement: int = 0
    retire_men: int = 0
    retire_women: int = 0
    in_force_from: date | None = None
    in_force_until: date | None = None
