"""The ways of writing "there is none" or "not known" into a cell that should hold a value."""

from __future__ import annotations

import re
import unicodedata

NONE = re.compile(
    r"(?:经核[查实]|本人|目前|暂|均|确)*(?:无|没有|不存在|未发现|未有|不涉及)"
    r"(?:任何|相关|上述|以上|其[他它]|此[类种项]?|该[类种项]?|应当?|需要?|须|近|直系|主要|有|需申报|申报|(?:在|同)?本?(?:单位|系统|局)|同单位|任职|工作|的|之|回避|报告)*"
    r"(?:亲[属戚](?:回避)?(?:关系|情[况形]|人员)?|情[况形]|人员|关系|家庭成员|家属|事项|对象)?|"
    r"否|不适用|(?:以下|此[行栏处页])为?空白?|[无不][需须]要?(?:任职)?回避"
)
"""Sentences for nobody: 没有应回避的亲属, 不存在此类情形, 以下空白."""

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


def says_none(text: str) -> bool:
    """True for a sentence that says that there is nobody, where a relative might be named; 无锡 and 无为县 are places.

    >>> [says_none(text) for text in ("不存在", "没有应回避的亲属", "无此类情形。", "否", "以下空白")]
    [True, True, True, True, True]
    >>> [says_none(text) for text in ("无锡市财政局", "否定", "无父子关系", "有", "王明")]
    [False, False, False, False, False]
    """
    return NONE.fullmatch(unicodedata.normalize("NFKC", "".join(text.split())).strip("()。.、,;")) is not None
