"""The words that introduce a post in what is planned: that somebody is to be it (拟任), or is to be it no longer (免去)."""

from __future__ import annotations

import re

APPOINTED = re.compile(r"^(?:拟任|拟提名为?|建议任命?为?|任命?其?为|提名为?|聘任为?)")
RELIEVED = re.compile(
    r"^(?:(?:拟|同意|建议)?(?:免去|免除|免掉|解聘)|拟免|(?:拟)?不再(?:担任|兼任|任)|辞去)[其他她]?的?|^(?:免职?|离任)$"
)
WORD = re.compile(r"(?<!领导)的?职务(?=$|[、，,；;])")
"""A post may be called one: 局长职务 is 局长."""
PART = re.compile(r"[、，,；;。\s]+")


def plain(text: str) -> str:
    """A post or posts without the words around them.

    >>> plain("拟任云岫县财政局副局长"), plain("免去其局长职务"), plain("任丘市财政局局长"), plain("免疫规划科科长")
    ('云岫县财政局副局长', '局长', '任丘市财政局局长', '免疫规划科科长')
    """
    return WORD.sub("", RELIEVED.sub("", APPOINTED.sub("", text.strip())))


def removal(text: str) -> str:
    """The part of the text that says that somebody is to leave a post; blank where none does.

    >>> removal("县司法局局长，免去法规股股长职务"), removal("免职"), removal("县疾控中心免疫规划科科长")
    ('免去法规股股长职务', '免职', '')
    """
    return next((part for part in PART.split(text.strip()) if RELIEVED.search(part)), "")
