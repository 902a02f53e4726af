"""Which situations hold between two people's posts, in plain Python, straight from the table of the design.

A second road again: nothing here is shared with the rule packs or the SQL that the truth is meant to check.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SENSITIVE = frozenset(("organization", "personnel", "discipline", "supervision", "audit", "finance"))
CIVIL_PACK, INSTITUTION_PACK = "cn-civil-2020", "cn-institution-2019"
PACK_OF_KIND = {
    "civil": CIVIL_PACK,
    "court": CIVIL_PACK,
    "procuratorate": CIVIL_PACK,
    "supervision": CIVIL_PACK,
    "public_institution": INSTITUTION_PACK,
}
"""Courts, procuratorates and supervision organs fall under the civil pack too, as matters to review."""
VIOLATIONS = frozenset(("direct-line", "common-leader", "leader-and-function"))


@dataclass(frozen=True, slots=True)
class Post:
    """One current post; ``person``, ``in_charge`` and ``reports_to`` are people."""

    person: int
    organ: int
    kind: str
    section: str
    tier: int
    chief: bool
    level: str
    functions: frozenset[str]
    in_charge: int
    reports_to: int

    @property
    def sensitive(self) -> bool:
        """Does organisation, personnel, discipline, supervision, audit or finance work."""
        return bool(self.functions & SENSITIVE)

    @property
    def managerial(self) -> bool:
        """A management post of a public institution, or one the rule treats alike (audit and finance)."""
        return self.tier <= 2 or "管理" in self.level or bool(self.functions & {"audit", "finance"})


def _same_section(a: Post, b: Post) -> bool:
    return bool(a.section) and a.section == b.section


def _civil_superior(a: Post, b: Post) -> bool:
    return (
        (a.tier == 1 and b.tier == 2)
        or (a.tier == 1 and b.tier == 3 and not b.section)
        or (a.tier == 2 and b.tier == 3 and _same_section(a, b))
        or _chief_over_deputy(a, b)
        or b.reports_to == a.person
    )


def _chief_over_deputy(a: Post, b: Post) -> bool:
    together = (a.tier == b.tier == 1) or (a.tier == b.tier == 2 and _same_section(a, b))
    return together and a.chief and not b.chief


def _civil(a: Post, b: Post) -> Iterator[str]:
    """The situations in which a stands over b, then the symmetric ones."""
    if _civil_superior(a, b):
        yield "direct-line"
    if b.tier == 3 and b.section and b.in_charge == a.person:
        yield "in-charge-leader"
    if a.tier == 1 and b.sensitive:
        yield "leader-and-function"
    if a.tier == 2 and b.sensitive:
        yield "head-and-function"
    if _common_leader(a, b):
        yield "common-leader"
    if a.tier == b.tier == 3 and a.section and b.section and a.section != b.section and a.in_charge == b.in_charge >= 0:
        yield "common-leader-wide"


def _common_leader(a: Post, b: Post) -> bool:
    under_team = all(p.tier == 2 or (p.tier == 3 and not p.section) for p in (a, b))
    return (
        under_team
        or (a.tier == b.tier == 3 and _same_section(a, b))
        or (a.tier == b.tier == 1 and not a.chief and not b.chief)
        or a.reports_to == b.reports_to >= 0
    )


def _institution(a: Post, b: Post) -> Iterator[str]:
    direct = (
        _chief_over_deputy(a, b)
        or (a.tier == 1 and b.tier == 2 and b.chief)
        or (a.tier == 1 and b.tier == 3 and not b.section and b.managerial)
        or (a.tier == 2 and b.tier == 3 and _same_section(a, b) and b.managerial)
    )
    if direct:
        yield "direct-line"
    if a.tier == b.tier == 2 and a.chief and b.chief and a.sensitive and b.sensitive:
        yield "common-leader"
    if a.tier == 1 and b.sensitive:
        yield "leader-and-function"


def situations(first: Sequence[Post], second: Sequence[Post]) -> set[tuple[str, str, int]]:
    """(pack, situation, organ) for every situation that holds between two people, given all their current posts.

    >>> chief = Post(1, 0, "civil", "", 1, True, "", frozenset(), -1, -1)
    >>> clerk = Post(2, 0, "civil", "财务股", 3, False, "", frozenset({"finance"}), 1, -1)
    >>> sorted(s for _, s, _ in situations([clerk], [chief]))
    ['in-charge-leader', 'leader-and-function']
    """
    found = set()
    for a in first:
        for b in second:
            pack = PACK_OF_KIND.get(a.kind) if a.organ == b.organ else None
            if pack:
                judge = _civil if pack == CIVIL_PACK else _institution
                found |= {(pack, name, a.organ) for name in (*judge(a, b), *judge(b, a))}
    return found
