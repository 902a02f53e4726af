"""What an employer text tells of the past: who left the place that it names, and where somebody works now."""

from __future__ import annotations

import re
from functools import lru_cache

NOW = re.compile(r"(?:[，,；;、（(。\s]|(?<=[工员干部长任]))现(?!役|场|代|金)(?:[任为在系于])?|→|➝|-+>|—+>")
LEFT = re.compile(r"[退离]休|退职|返聘|内退|下岗|离职|辞职|调离|曾(?=[任在])")
WAS = re.compile(
    r"(?:^|[，,；;、（(\s])原(?![种料油煤奶子始材则]|水(?![利务产]))|(?<=[局委办院校会镇乡部站所])原(?=任|副?[局主书院校站所镇乡科股部会]|党)"
)


@lru_cache(maxsize=1 << 16)
def present(text: str) -> str:
    """The part of a text that tells where somebody works now, where it tells of the past too; the text where it does not.

    >>> present("原财政局副局长，现任水利局局长"), present("县财政局→县审计局"), present("现在县财政局"), present("现役军人")
    ('水利局局长', '县审计局', '现在县财政局', '现役军人')
    """
    after = NOW.split(text)[-1].rstrip("）)")
    return after if len(after) > 1 else text


@lru_cache(maxsize=1 << 16)
def has_left(text: str, renamed: bool) -> bool:
    """True if somebody left the place of work that a text names. ``renamed``: it names an organ that is called otherwise now,
    so that 原 is said of the name.

    >>> has_left("财政局退休干部", False), has_left("财政局原局长", False)
    (True, True)
    >>> has_left("原财政局", False), has_left("原卫计局", True)
    (True, False)
    """
    return bool(LEFT.search(text)) or (not renamed and bool(WAS.search(text)))
