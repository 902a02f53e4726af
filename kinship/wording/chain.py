"""The chain of people from one to the other, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kinship.text import area, say
from kinship.wording.clean import one_line
from kinship.wording.relation import relation_label, with_spouses

Item = Mapping[str, Any]


def chain_word(chain: Sequence[Item]) -> str:
    """The kin word that the chain spells.

    >>> chain_word([{"step": ""}, {"step": "P"}, {"step": "C"}])
    'PC'
    """
    return "".join(item["step"] for item in chain)


def chain_sexes(chain: Sequence[Item]) -> str:
    """The sexes along the word of the chain, without the first person; those of spouses filled in from the other.

    A step of several letters, such as PS for a step-parent nobody lies between, leaves its middle unknown.

    >>> chain_sexes([{"step": "", "sex": "M"}, {"step": "S", "sex": None}])
    'F'
    >>> chain_sexes([{"step": ""}, {"step": "PS", "sex": "M"}])
    'FM'
    """
    sexes = "".join((item.get("sex") or "?").rjust(len(item["step"]), "?") for item in chain)
    return with_spouses("?" + chain_word(chain), sexes)[1:]


def is_elder(chain: Sequence[Item]) -> bool | None:
    """Whether the relative, or the one through whom he is related, is the elder of the two of one generation; None: unknown.

    The two stand at equal distance from the apex of the chain. Items may carry ``birth`` (a partial ISO date).
    """
    word = chain_word(chain)
    body = word.strip("S")
    up, down = body.count("P"), body.count("C")
    if len(word) != len(chain) - 1 or not down or body != "P" * up + "C" * down or down > up:
        return None
    apex = word.index("P") + up
    ours, theirs = (str(chain[at].get("birth") or "") for at in (apex - down, apex + down))
    shared = min(len(ours), len(theirs))
    if not shared or ours[:shared] == theirs[:shared]:
        return None
    return theirs < ours


def step_labels(chain: Sequence[Item], lang: str) -> str:
    """The chain in words, outward from its first person.

    Two steps over an unnamed parent read as one to a sibling; a longer way over unnamed people alone is not spelled out.

    >>> chain = [{"name": "李某", "step": "", "sex": "F"}, {"name": "李甲", "step": "P", "sex": "M"},
    ...          {"name": "", "step": "P", "sex": None}, {"name": "李乙", "step": "C", "sex": "F"},
    ...          {"name": "张某", "step": "S", "sex": "M"}]
    >>> step_labels(chain, "zh")
    '李某→父亲李甲→其姐妹李乙→配偶张某'
    >>> step_labels(chain, "en")
    '李某 → father 李甲 → his sister 李乙 → her husband 张某'
    """
    if len(hops(chain)) > 1 and not any(item.get("name") for item in chain[1:-1]):
        return _all_unnamed(chain, lang)
    parts = [person_name(chain[0], lang)]
    for start, end in hops(chain):
        parts.append(_hop(chain, start, end, lang))
    return say("sentence.arrow", lang).join(parts)


def person_name(item: Item, lang: str) -> str:
    """The name of one person of the chain, or that he is unnamed."""
    return one_line(item.get("name")) or say("sentence.unnamed", lang)


def hops(chain: Sequence[Item]) -> list[tuple[int, int]]:
    """The chain as hops (from, to) by position: one step each, or the two steps to a sibling over an unnamed parent."""
    found, at = [], 0
    while at < len(chain) - 1:
        over = at + 2 < len(chain) and chain_word(chain[at + 1 : at + 3]) == "PC" and not chain[at + 1].get("name")
        found.append((at, at + 2 if over else at + 1))
        at = found[-1][1]
    return found


def hop_term(chain: Sequence[Item], start: int, end: int, lang: str, short: bool = False) -> str:
    """What the person at ``end`` is to the one at ``start``: father, sister, spouse …; ``short``: 妹 rather than 妹妹."""
    part = [{**chain[start], "step": ""}, *chain[start + 1 : end + 1]]
    word, sex, elder = chain_word(part), _sex(chain, end), is_elder(part)
    if len(part[-1]["step"]) > 1 or (word == "PC" and sex != "?" and not short):
        return relation_label(word, sex.rjust(len(word), "?"), lang, elder)
    seniority = {True: "elder", False: "younger", None: ""}[elder]
    return _term(word, lang, sex, seniority) + _tie(part[-1], lang)


def _tie(item: Item, lang: str) -> str:
    """The kind of a parent-child tie that is not one of blood, where the chain tells it."""
    key = f"step-{item.get('kind')}"
    return say(f"sentence.{key}", lang) if key in area("sentence") else ""


def _hop(chain: Sequence[Item], start: int, end: int, lang: str) -> str:
    sibling = end - start == 2
    key = "sentence.hop-sibling" if sibling and start else "sentence.hop"
    term = hop_term(chain, start, end, lang, short=bool(start))
    whose = _whose(_sex(chain, start), lang) if start else ""
    return say(key, lang, term=term, name=person_name(chain[end], lang), whose=whose)


def _whose(sex: str, lang: str) -> str:
    return say("sentence.whose" if sex == "?" else f"sentence.whose-{sex}", lang)


def _term(word: str, lang: str, sex: str = "?", elder: str = "") -> str:
    """The most exact entry there is: with sex and seniority, with sex, or the word alone."""
    for key in (f"step-{word}-{sex}-{elder}", f"step-{word}-{sex}", f"step-{word}"):
        if key in area("sentence"):
            return say(f"sentence.{key}", lang)
    return word


def _sex(chain: Sequence[Item], at: int) -> str:
    first = str(chain[0].get("sex") or "?")
    return (first + chain_sexes(chain))[len(chain_word(chain[: at + 1]))]


def _all_unnamed(chain: Sequence[Item], lang: str) -> str:
    return say("sentence.all-unnamed", lang, first=person_name(chain[0], lang), last=person_name(chain[-1], lang))
