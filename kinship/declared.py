"""Whether relatives declared each other: the lines of the forms held against the kin pairs.

All pairs are classified by queries; what is worded (``kinship.sides``) is read for the pairs that are shown only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kinship.account import Account
from kinship.engines import Engine, records, run_all

CLASSIFY = "line_known handed_in related related_side told_line told declared_pair"
SHOWN = "pair_asked pair_told pair_line pair_form"
COUNTS = ("declared_by_both", "declared_by_one", "undeclared", "declared_unknown", "formless")
STATUSES = ("both", "one", "none", "unknown")
YES, POSSIBLY, NO, NO_FORM, UNKNOWN = "yes", "possibly", "no", "no_form", "unknown"
"""What one person's form says of a relative: a line was found to name him · a line may name him (a match that is only possible,
or the same name and nothing settled) · no line does · there is no form · the sources hold no forms at all."""

Row = dict[str, Any]


def has_forms(account: Account) -> bool:
    """Whether the sources hold declaration forms. Without any, nobody can be said to have declared nobody."""
    return account.lines is not None and account.lines.num_rows > 0


def classify(engine: Engine, account: Account) -> None:
    """Leaves ``declared_pair``: every pair of relatives and how it is known. Reads ``kin_word``, ``word``, ``known``, ``person``.

    Only where there are forms (``has_forms``).
    """
    engine.put("line", account.lines)
    run_all(engine, "declared", CLASSIFY)


def counts(engine: Engine, account: Account, pairs: int) -> dict[str, int]:
    """How many pairs are declared by both, by one, by neither; all ``pairs`` are unknown where there are no forms."""
    if not has_forms(account):
        return {name: pairs if name == "declared_unknown" else 0 for name in COUNTS}
    engine.run("declared/declared_count")
    return {name: int(count) for name, count in records(engine, "declared_count")[0].items()}


@dataclass(slots=True)
class Forms:
    """What the forms say about the pairs of ``pair_shown``; nothing is known of any other pair."""

    pairs: dict[tuple[str, str], Row]
    lines: dict[tuple[str, str], list[Row]]
    forms: dict[str, list[Row]]

    @classmethod
    def read(cls, engine: Engine) -> Forms:
        """From the tables of ``classify`` and the pairs (a before b) in ``pair_shown``."""
        run_all(engine, "declared", SHOWN)
        pairs = {(row["person_id"], row["relative_id"]): row for row in records(engine, "pair_told")}
        forms = cls(pairs, {}, {})
        for row in records(engine, "pair_line"):
            forms.lines.setdefault((row["one"], row["other"]), []).append(row)
        for row in records(engine, "pair_form"):
            forms.forms.setdefault(row["person_id"], []).append({"form": row["form"], "kind": row["kind"]})
        return forms

    @classmethod
    def none(cls) -> Forms:
        """Where the sources hold no forms."""
        return cls({}, {}, {})

    def status(self, one: str, other: str) -> str:
        """``both`` declared each other, ``one`` the other, ``none``; ``unknown`` without forms."""
        row = self.pairs.get((one, other)) or self.pairs.get((other, one))
        return str(row["status"]) if row else "unknown"

    def state(self, one: str, other: str) -> str:
        """What the form of ``one`` says of ``other``: yes, possibly, no, no_form or unknown."""
        side, row = ("a", self.pairs.get((one, other))) if (one, other) in self.pairs else ("b", self.pairs.get((other, one)))
        if row is None or row["status"] == "unknown":
            return UNKNOWN
        told = row[f"{side}_told"]
        if not told:
            return NO if row[f"{side}_form"] else NO_FORM
        return YES if told > 1 else POSSIBLY
