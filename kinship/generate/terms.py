"""Kin word and people on the path → the standard term (称谓) a form would carry. Written apart from the loaders' vocabulary
on purpose: that one reads terms, this one writes them, and they must agree."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

from kinship.generate.people import ADOPTIVE, FOSTERED

SWAPPED = str.maketrans("哥兄弟姐妹伯叔", "弟弟哥妹姐叔伯")
SIBLINGS = {(True, True): "哥哥", (True, False): "弟弟", (False, True): "姐姐", (False, False): "妹妹"}
BY_SEX = {"P": ("母亲", "父亲"), "C": ("女儿", "儿子"), "S": ("妻子", "丈夫"), "CSP": ("亲家母", "亲家公")}


@cache
def vocabulary() -> dict[str, dict[str, str | list[str]]]:
    """The content of ``terms.toml``."""
    return tomllib.loads(resources.files(__package__).joinpath("terms.toml").read_text(encoding="utf-8"))


def standard_term(word: str, males: Sequence[bool], births: Sequence[int]) -> str:
    """The standard term for the last person of a path, by the sex and birth of everybody on it.

    >>> standard_term("PPCS", [True, True, True, False, True], [90, 60, 30, 65, 60])
    '姑父'
    >>> standard_term("SPC", [True, False, True, False], [90, 92, 60, 95])
    '妻妹'
    """
    if word in BY_SEX:
        return BY_SEX[word][males[-1]]
    if word.startswith("S"):
        said = standard_term(word[1:], males[1:], births[1:])
        table = vocabulary()["wifes" if males[0] else "husbands"]
        return str(table.get(said, ("妻子的" if males[0] else "丈夫的") + said))
    if word.endswith("S"):
        return str(vocabulary()["spouse_of"][standard_term(word[:-1], males[:-1], births[:-1])])
    return _blood(word, males, births)


def _blood(word: str, males: Sequence[bool], births: Sequence[int]) -> str:
    man = males[-1]
    if word == "PC":
        return SIBLINGS[man, births[-1] <= births[0]]
    if word == "PP":
        return ("" if males[1] else "外") + ("祖父" if man else "祖母")
    if word == "CC":
        return ("" if males[1] else "外") + (("孙子" if males[1] else "孙") if man else "孙女")
    if word == "PPC":
        return _uncle(males[1], man, births[-1] <= births[1])
    if word == "PCC":
        return ("侄子" if man else "侄女") if males[2] else ("外甥" if man else "外甥女")
    return ("堂" if males[1] and males[3] else "表") + SIBLINGS[man, births[-1] <= births[0]][0]


def _uncle(fathers_side: bool, man: bool, elder: bool) -> str:
    if fathers_side:
        return ("伯父" if elder else "叔父") if man else "姑母"
    return "舅父" if man else "姨母"


def by_kind(term: str, kind: int) -> str:
    """The term for an adoptive or fostering parent or child.

    >>> by_kind("父亲", ADOPTIVE), by_kind("女儿", FOSTERED)
    ('养父', '有抚养关系的继女')
    """
    bare = {"父亲": "父", "母亲": "母", "儿子": "子", "女儿": "女"}[term]
    return {ADOPTIVE: "养", FOSTERED: "有抚养关系的继"}.get(kind, "") + bare if kind in (ADOPTIVE, FOSTERED) else term


def wrong_seniority(term: str) -> str:
    """Elder for younger and the other way round.

    >>> wrong_seniority("表哥"), wrong_seniority("伯父"), wrong_seniority("舅父")
    ('表弟', '叔父', '舅父')
    """
    return term.translate(SWAPPED)
