"""The ways of writing "there is none" or "not known" into a cell that should hold a value."""

from __future__ import annotations

import unicodedata

WORDS = frozenset(
    [
        "无",
        "没有",
        "暂无",
        "空",
        "不详",
        "不明",
        "未知",
        "不知",
        "待查",
        "待定",
        "待补",
        "待填",
        "未填",
        "未定",
        "无此人",
        "无此项",
        "nan",
        "none",
        "null",
        "n/a",
        "na",
        "nil",
        "0",
        "00",
    ]
)


def is_nothing(text: str) -> bool:
    """True for a blank, for such a word, and for a text without any letter or digit.

    >>> is_nothing("无"), is_nothing(" —— "), is_nothing("N/A"), is_nothing("（无）"), is_nothing("吴")
    (True, True, True, True, False)
    """
    bare = unicodedata.normalize("NFKC", text).strip().lower()
    letters = bare.strip("()[]{}【】。.、-—* ")
    return bare in WORDS or letters in WORDS or not any(map(str.isalnum, bare))
