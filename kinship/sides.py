"""A pair of relatives from both sides: who declared whom, and who should have, as what and by which item of the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from kinship import kin
from kinship.account import Account
from kinship.chains import turned
from kinship.declared import NO, NO_FORM, POSSIBLY, UNKNOWN, YES, Forms, has_forms
from kinship.engines import Engine, records
from kinship.source_lines import SourceLines
from kinship.text import LANGUAGES
from kinship.wording.chain import chain_sexes, chain_word, is_elder
from kinship.wording.relation import relation_label

CLOSEST = ("S", "C", "P")
"""Relatives whom every form asks for. An appointment form asks for no others, and a ledger's columns need not."""
ENDED, NOT_LISTED, NOT_ASKED = "ended", "not-listed", "not-asked"

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of relatives in the packs: which item names a word, and which pack counts for organs of which kind."""

    relations: dict[tuple[str, str], Row]
    packs: dict[str, str]

    @classmethod
    def read(cls, engine: Engine) -> Lists:
        """From the rule tables; the first pack that covers a kind of organ counts for its staff.

        Of the lists of a pack the first that names a word counts; one that lists it before one that only notes it.
        """
        relations: dict[tuple[str, str], Row] = {}
        packs: dict[str, str] = {}
        for row in records(engine, "rule_relation"):
            held = relations.setdefault((row["pack"], row["word"]), row)
            if row["listed"] and not held["listed"]:
                relations[row["pack"], row["word"]] = row
            packs.setdefault("", row["pack"])
        for row in records(engine, "rule_organ_kind"):
            packs.setdefault(row["kind"], row["pack"])
        return cls(relations, packs)

    def pack(self, kind: str | None) -> str:
        """The pack whose list counts for staff of a kind of organ; the first of all where none covers it."""
        return self.packs.get(kind or "unknown") or self.packs.get("", "")

    def item(self, word: str, pack: str) -> Row:
        """The entry of a word in a pack's list; empty where it has none."""
        return self.relations.get((pack, word), {})


@dataclass(frozen=True, slots=True)
class Pair:
    """What is told about: a chain from the one to the other, its grade and basis, and the packs whose lists count for the two."""

    chain: Sequence[Row]
    grade: str
    basis: str
    packs: tuple[str, str]


def declared(pair: Pair, forms: Forms, lists: Lists) -> Row:
    """How a pair is known: its ``status``, and as person_ids who declared the other (``by``) and who did not (``undeclared``).

    Of the former ``possibly`` did so only; of the latter ``no_form`` have none. ``certain``: the kinship is more than possible.
    ``sides``: the pair as each of the two should have written it.
    """
    one, other = pair.chain[0]["person_id"], pair.chain[-1]["person_id"]
    status = forms.status(one, other)
    sides = []
    if status != UNKNOWN:
        sides = [
            _side(pair.chain, pair.basis, pair.packs[0], forms, lists),
            _side(turned(pair.chain), pair.basis, pair.packs[1], forms, lists),
        ]
    return {
        "status": status,
        "by": _those(sides, YES, POSSIBLY),
        "possibly": _those(sides, POSSIBLY),
        "undeclared": _those(sides, NO, NO_FORM),
        "no_form": _those(sides, NO_FORM),
        "certain": pair.grade != kin.GRADES[0],
        "sides": sides,
    }


def shared(chain: Sequence[Row]) -> Row | None:
    """The person over whom two collateral relatives are related: the common parent or grandparent; None for any other chain.

    >>> steps = [{"person_id": "a", "step": ""}, {"person_id": "m", "name": "母", "step": "P"}, {"person_id": "b", "step": "C"}]
    >>> shared(steps)
    {'person_id': 'm', 'name': '母'}
    """
    for before, after in pairwise(chain):
        if before["step"][-1:] == "P" and after["step"][:1] == "C":
            return {"person_id": before["person_id"], "name": before["name"]}
    return None


def _side(chain: Sequence[Row], basis: str, pack: str, forms: Forms, lists: Lists) -> Row:
    """The pair as the first person of the chain should have written it."""
    one, other = chain[0]["person_id"], chain[-1]["person_id"]
    word, state = chain_word(chain), forms.state(one, other)
    item, held = lists.item(word, pack), forms.forms.get(one, [])
    why_not = _why_not(word, basis, bool(item.get("listed")), [form["kind"] for form in held])
    lines = forms.lines.get((one, other), [])
    return {
        "person_id": one,
        "state": state,
        "word": word,
        **{f"term_{lang}": relation_label(word, chain_sexes(chain), lang, is_elder(chain)) for lang in LANGUAGES},
        "listed": bool(item.get("listed")),
        "cite": item.get("cite") or "",
        "due": state in (NO, NO_FORM) and not why_not,
        "why_not": why_not,
        "forms": held,
        "lines": [_named(line, word) for line in lines],
    }


def _why_not(word: str, basis: str, listed: bool, kinds: Sequence[str]) -> str:
    """Why nobody need have listed the relative, as far as the law and the form tell: a key, or ``""``."""
    if basis != "plain":
        return ENDED
    if not listed:
        return NOT_LISTED
    return NOT_ASKED if kinds and word not in CLOSEST and "list" not in kinds else ""


def _named(line: Row, word: str) -> Row:
    """A line that names the relative; ``other_relation``: its term means something else than what was derived."""
    words = str(line["words"] or "").split(";")
    told = {"source": line["source"], "term": line["term"], "sure": line["level"] > 1}
    return {**told, "other_relation": words != [""] and word not in words}


def _those(sides: Sequence[Row], *states: str) -> list[str]:
    return [side["person_id"] for side in sides if side["state"] in states]


def add_declared(findings: Sequence[Row], engine: Engine, account: Account) -> None:
    """Tells how the pair of a finding is known (``kin.declared``), and of undeclared ones which lines say so; pairs only.

    Reads the table ``finding``, and what ``kinship.declared.classify`` leaves where there are forms.
    """
    forms, lists = Forms.none(), Lists.read(engine)
    if has_forms(account):
        engine.run("declared/finding_pair")
        engine.rename("finding_pair", "pair_shown")
        forms = Forms.read(engine)
    paired = [finding for finding in findings if finding["kin"]["chain"]]
    for finding in paired:
        pair = Pair(finding["kin"]["chain"], finding["grade"], finding["kin"]["basis"], (finding["pack"], finding["pack"]))
        finding["kin"]["declared"] = declared(pair, forms, lists)
    hidden = [finding["kin"] for finding in paired if finding["kin"]["declared"]["undeclared"]]
    if hidden:
        said = SourceLines(engine, (source for told in hidden for source in told["sources"]))
        for told in hidden:
            told["declared"]["rests_on"] = said.of(told["sources"], told["chain"])
