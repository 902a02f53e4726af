"""The spellings under which a person's names are compared: former names too, simplified, without middle dots."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from loaders.values.names import FORMER, HAN, clean_name, read_name

KEPT = frozenset("於乾徵昇陞麴氾淩祕")
"""Characters that the library simplifies, though on the mainland too they are names of their own: 於 is not 于, 昇 not 升."""
MORE = {"锺": "钟", "彊": "强", "衞": "卫", "邨": "村", "擕": "携", "堦": "阶"}
"""Variant characters that the library leaves as they are."""
COMPOUND = re.compile("欧阳|司马|上官|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙|夏侯|端木|南宫|独孤|呼延|轩辕|闻人")
DOT = re.compile(f"(?<=[{HAN}])[·\\-—–_。]+(?=[{HAN}])")
"""Between Chinese characters: the middle dot of a minority name, and what stands in for it. It is left out as often as not."""


def match_keys(name: str, former: Iterable[str] = ()) -> tuple[str, ...]:
    """All spellings to compare, the present name first; empty where there is no name. ``former``: former names told elsewhere.

    >>> match_keys("陳  靜（曾用名李四）"), match_keys("无"), match_keys("张三", ["張山"])
    (('陈静', '李四'), (), ('张三', '张山'))
    """
    keys = _keys(name)
    if not former:
        return keys
    more = [folded for one in former if (folded := fold(clean_name(one)))]
    return tuple(dict.fromkeys([*keys, *more])) if more else keys


@lru_cache(maxsize=1 << 17)
def _keys(name: str) -> tuple[str, ...]:
    read = read_name(name)
    if not read.former:
        return (fold(read.name),) if read.name else ()
    return tuple(dict.fromkeys(fold(one) for one in (read.name, *read.former) if one))


def fold(name: str) -> str:
    """A name in simplified characters and without middle dots, by which two writings of it are equal.

    >>> fold("顧麗華"), fold("买买提·艾力"), fold("買買提艾力"), fold("於洋") == fold("于洋")
    ('顾丽华', '买买提艾力', '买买提艾力', False)
    """
    return DOT.sub("", name).translate(_simplified())


def one_slip(one: str, other: str) -> bool:
    """True if two spellings differ in one character of the given name: another character, or one too few.

    >>> one_slip("王建国", "王建过"), one_slip("王伟", "王炜"), one_slip("王建国", "王建"), one_slip("王伟", "李伟")
    (True, True, True, False)
    """
    if one == other or not one or not other or one[0] != other[0]:
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return len(longer) == len(shorter) + 1 > 2 and any(longer[:at] + longer[at + 1 :] == shorter for at in range(1, len(longer)))


@lru_cache(maxsize=1 << 17)
def slip_patterns(name: str) -> tuple[str, ...]:
    """The name with each character of the given name left out: names that differ in one character have one in common.

    >>> slip_patterns("王建国"), slip_patterns("王伟")
    (('王_国', '王建_'), ('王_',))
    """
    return tuple(f"{name[:place]}_{name[place + 1 :]}" for place in range(1, len(name)))


def former_names(text: str) -> list[str]:
    """The former names that a remark tells of.

    >>> former_names("曾用名李四；抚养"), former_names("抚养")
    (['李四'], [])
    """
    return [found[1] for part in text.split("；") if (found := FORMER.fullmatch(part.strip()))] if text else []


class _Simplified(dict[int, str]):
    """Character → simplified one, asked of the library as characters are met: it reads its dictionaries only if there is need."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        simple = char if code < 0x3400 or char in KEPT else MORE.get(char) or _library().convert(char)
        self[code] = simple
        return simple


@cache
def _library() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


@cache
def _simplified() -> _Simplified:
    return _Simplified()


def surname(name: str) -> str:
    """The surname of a Chinese name, ``""`` for a name in another form.

    >>> surname("欧阳克勤"), surname("王伟"), surname("买买提·艾力")
    ('欧阳', '王', '')
    """
    if not 2 <= len(name) <= 4 or "·" in name or name.isascii():
        return ""
    plain = fold(name)
    return plain[:2] if len(plain) > 2 and COMPOUND.match(plain) else plain[0]
