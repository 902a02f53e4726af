"""Names of people as they are compared and shown.

Ledgers pad two-character names with blanks (``张  三``), use half a dozen middle dots, and put former names and remarks in
brackets behind the name.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from loaders.clean import ODD
from loaders.nothing import is_nothing

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
DOTS = "\u00b7\u2022\u30fb\uff65\u2027\u2219\u22c5\u2024.\u02d9"
BLANK_BY_HAN = re.compile(f"(?<=[{HAN}·])\\s+|\\s+(?=[{HAN}·])")
DOT_BY_HAN = re.compile(f"(?<=[{HAN}])[{DOTS}]+(?=[{HAN}])")
BRACKET = re.compile(r"[(\[{〔【](.*?)[)\]}〕】]")
FORMER = re.compile(r"(?:曾用名|原名|又名|别名|曾名|旧名|本名|小名|现名|现用名|改名)(?:为|是|叫)?[::]?\s*(.+)")


@dataclass(frozen=True, slots=True)
class Name:
    """A cleaned name; ``former``: former names given with it; ``note``: other remarks that stood in brackets."""

    name: str
    former: tuple[str, ...] = ()
    note: str = ""


@lru_cache(maxsize=1 << 16)
def read_name(text: str) -> Name:
    """Cleans a name and splits off former names and remarks; "无", "/" and the like are no name.

    >>> read_name("张  三（曾用名：李四）")
    Name(name='张三', former=('李四',), note='')
    >>> read_name("买买提•艾力（已去世）")
    Name(name='买买提·艾力', former=(), note='已去世')
    """
    plain = ODD.sub("", unicodedata.normalize("NFKC", text))
    former: list[str] = []
    notes: list[str] = []
    for inside in BRACKET.findall(plain):
        found = FORMER.fullmatch(inside.strip())
        (former if found else notes).append(clean_name(found[1] if found else inside))
    return Name(clean_name(BRACKET.sub("", plain)), tuple(former), "；".join(note for note in notes if note))


def clean_name(text: str) -> str:
    """One spelling of a name: NFKC, one kind of middle dot, no blanks beside Chinese characters.

    >>> clean_name(" 欧阳 　丽 "), clean_name("John  Smith"), clean_name("无")
    ('欧阳丽', 'John Smith', '')
    """
    plain = unicodedata.normalize("NFKC", text).strip(" \t\r\n*:：,，;；、\u200b\ufeff")
    plain = BLANK_BY_HAN.sub("", re.sub(r"\s+", " ", plain))
    plain = DOT_BY_HAN.sub("·", plain)
    return "" if is_nothing(plain) else plain
