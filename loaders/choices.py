"""What the user chose about how forms are to be understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinship.account import Account

if TYPE_CHECKING:
    from loaders.identity.decisions import Decision


@dataclass(frozen=True, slots=True)
class Choices:
    """``codes``: the table that bare relationship codes are of. ``decisions``: what people said about who is who.

    ``suppose``: whether ties to candidates of whom none was chosen are added, at possible, to see what would hang on them.
    ``blanks``: whether it is measured which blank fields keep lines from being settled; that takes as long as settling them.
    """

    codes: str | None = None
    decisions: tuple[Decision, ...] = ()
    suppose: bool = False
    blanks: bool = False


PLAIN = Choices()


def tell_unused(choices: Choices, account: Account) -> None:
    """Lists the decisions where the sources hold no forms that could be decided on."""
    for decision in choices.decisions:
        account.problem("note", "decision.no-line", decision.place)
