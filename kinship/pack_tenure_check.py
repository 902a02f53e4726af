"""Whether the tenure clauses of a rule pack fit together."""

from __future__ import annotations

from collections.abc import Iterator

from kinship.pack_lines import Spot
from kinship.pack_model import Pack
from kinship.pack_source import Source, nearest
from kinship.pack_tenure import Tenure

BY_WORK = ("work", "function")
"""What can only stay the same where it is said which work is meant."""
MOST = {"years": 60, "within": 60, "gap_months": 120, "near_retirement": 60, "retire_men": 99, "retire_women": 99}
"""The numbers of a clause, and how large each can be: nobody works for longer."""


def check_tenure(source: Source, spot: Spot, clause: Tenure, pack: Pack) -> None:
    """Raises PackError for a role that is not there, a number that cannot be, or a key that asks for another one."""
    held = tuple(role.id for role in pack.roles)
    for key, role in _roles(clause):
        if role and role not in held:
            raise source.error("pack.unknown-role", spot.at(key), role, word=role, nearest=nearest(role, held))
    for key, most in MOST.items():
        least = int(key == "years")
        if not least <= getattr(clause, key) <= most:
            raise source.error("pack.wrong-type", spot.at(key), field=key, expected=f"{least}, {least + 1}, … {most}")
    for key, others in _asked(clause):
        for other in others:
            if not getattr(clause, other):
                raise source.error("pack.asks-key", spot.at(key), clause=clause.id, given=key, other=other)


def _roles(clause: Tenure) -> Iterator[tuple[str, str]]:
    yield from (("stays", stay.role) for stay in clause.stays)
    yield "exempt_role", clause.exempt_role


def _asked(clause: Tenure) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Which keys each key asks for."""
    if any(stay.same in BY_WORK for stay in clause.stays):
        yield "stays", ("functions",)
    if clause.secondment == "counts":
        yield "secondment", ("seconded",)
    if clause.near_retirement:
        yield "near_retirement", ("retire_men", "retire_women")
