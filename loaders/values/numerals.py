"""Chinese numerals below a hundred, as offices number people, groups and days of a month."""

from __future__ import annotations

import re

DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
TEN = re.compile("([一二三四五六七八九]?)十([一二三四五六七八九]?)")


def arabic(text: str) -> str:
    """The text with its Chinese numerals as digits.

    >>> arabic("十"), arabic("成员二十三"), arabic("一九八〇年十二月三十日")
    ('10', '成员23', '1980年12月30日')
    """
    return TEN.sub(lambda found: (found[1] or "一") + (found[2] or "〇"), text).translate(DIGITS)
