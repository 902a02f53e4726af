"""What a relative is called, from the kin word and the sexes of the people on the way."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from kinship.kin import BY_WORD
from kinship.text import say

OPPOSITE = {"M": "F", "F": "M"}


def relation_label(word: str, sexes: str, lang: str, elder: bool | None = None) -> str:
    """The kin term: "B is A's …" for the word from A to B.

    ``sexes`` has one of M, F, ? for the person at each step of the word; ``elder`` tells whether the relative (for in-laws and
    uncles: the one of the generation compared) is the elder, where known. The terms are ``labels.toml``; a word without a row
    that fits is put together from a shorter one, and else gets the general name of ``kinship.kin``.

    >>> relation_label("PPCS", "M?FM", "zh"), relation_label("PPCS", "M?FM", "en")
    ('姑父', "aunt's husband (father's side)")
    >>> relation_label("PC", "?M", "zh", elder=True), relation_label("SPPCC", "FM?FM", "en")
    ('哥哥', "wife's cousin (an aunt's son)")
    """
    known = with_spouses(word, sexes)
    return _from_table(word, known, lang, elder) or _put_together(word, known, lang, elder) or _general(word, lang)


def with_spouses(word: str, sexes: str) -> str:
    """The sexes, with the one of a husband or wife filled in from the other's, and padded to the length of the word.

    >>> with_spouses("PPCS", "M?F")
    'M?FM'
    """
    found = list(sexes.ljust(len(word), "?")[: len(word)])
    for at in range(1, len(word)):
        if word[at] != "S":
            continue
        if found[at] == "?":
            found[at] = OPPOSITE.get(found[at - 1], "?")
        elif found[at - 1] == "?":
            found[at - 1] = OPPOSITE.get(found[at], "?")
    return "".join(found)


@cache
def _labels() -> dict[str, list[tuple[str, str, dict[str, str]]]]:
    """Word → rows of (sexes, "+"/"-"/"", label by language), in the order of the file."""
    text = resources.files("kinship").joinpath("labels.toml").read_text(encoding="utf-8")
    return {word: [row for key, label in rows.items() for row in _rows(key, label)] for word, rows in tomllib.loads(text).items()}


def _rows(key: str, label: dict[str, str]) -> list[tuple[str, str, dict[str, str]]]:
    return [(one.rstrip("+-"), one[len(one.rstrip("+-")) :], label) for one in key.split("|")]


def _from_table(word: str, sexes: str, lang: str, elder: bool | None) -> str:
    sign = {True: "+", False: "-", None: ""}[elder]
    for pattern, seniority, label in _labels().get(word, []):
        if seniority in ("", sign) and all(want in ("?", has) for want, has in zip(pattern, sexes, strict=True)):
            return label[lang]
    return ""


def _put_together(word: str, sexes: str, lang: str, elder: bool | None) -> str:
    if len(word) < 3 or (len(set(sexes)) == 1 and sexes[0] == "?"):
        return ""
    if word.startswith("S"):
        rest = relation_label(word[1:], sexes[1:], lang, elder)
        return say("sentence.spouse-of", lang, spouse=_spouse(sexes[0], lang), rest=rest)
    if word.endswith("S"):
        rest, note = _apart(relation_label(word[:-1], sexes[:-1], lang, elder))
        return say("sentence.of-spouse", lang, spouse=_spouse(sexes[-1], lang), rest=rest) + note
    return ""


def _apart(label: str) -> tuple[str, str]:
    """An English label and its remark in brackets, which has to stay at the end."""
    head, bracket, tail = label.partition(" (")
    return head, bracket + tail


def _spouse(sex: str, lang: str) -> str:
    return say(f"sentence.spouse-word-{sex}" if sex in OPPOSITE else "sentence.spouse-word", lang)


def _general(word: str, lang: str) -> str:
    row = BY_WORD.get(word)
    if row is None:
        return say("sentence.outside", lang, word=word)
    return row.zh if lang == "zh" else row.en
