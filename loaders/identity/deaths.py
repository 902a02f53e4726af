"""What a line says of its relative's death: that there was one, and on which day.

A form seldom says when. In-laws over the dead stay only until the survivor marries again, so without a day it is open whether
they still count: such marriages are possible only, and a note says how many people they are.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from loaders.values.dates import read_date

WORDS = "去世|已故|病故|亡故|身故|逝世|病逝|已逝|过世|离世|已殁|死亡|牺牲|殉职"
DAY = r"(?:1[89]|20)\d\d(?:\s*[年./-]\s*\d{1,2}(?:\s*[月./-]\s*\d{1,2}\s*[日号]?|\s*月)?|\s*年)?"
GONE = re.compile(WORDS)
WHEN = re.compile(rf"({DAY})[^,。;、\d]{{0,8}}(?:{WORDS})|(?:{WORDS})[^,。;、\d]{{0,4}}({DAY})")
RELATIVES = "丈夫|妻子|爱人|配偶|老伴|父亲|母亲|父母|双亲|公公|婆婆|岳父|岳母|儿子|女儿|哥哥|弟弟|姐姐|妹妹|[父母夫妻子女兄]"
OTHERS = re.compile(rf"(?:^|(?<=[,。;、( ]))其?({RELATIVES})(?=[双均都俩已早于因\d]|{WORDS}|离[婚异])[^,。;、]*")
"""A remark about somebody else: 其父2015年去世, 丈夫已故."""


SPOUSES = frozenset(("丈夫", "妻子", "爱人", "配偶", "老伴", "夫", "妻"))
BETWEEN = {"姐姐": "姐夫", "妹妹": "妹夫", "哥哥": "嫂", "兄": "嫂", "弟弟": "弟媳|弟妹", "儿子": "儿媳", "女儿": "女婿"}
"""Whose death makes a widow or widower of which relative."""


@lru_cache(maxsize=1 << 16)
def own_remark(text: str, term: str = "") -> str:
    """A remark without what it says of the death or divorce of others than the relative, who is the declarer's ``term``.

    >>> own_remark("务农（已去世）", "姑姑"), own_remark("丈夫已故", "姑姑"), own_remark("父亲已故", "父亲")
    ('务农(已去世)', '', '父亲已故')
    """
    plain = unicodedata.normalize("NFKC", text)
    return OTHERS.sub(lambda found: found[0] if found[1] in term else "", plain)


def is_gone(text: str, term: str = "") -> bool:
    """Whether a remark says that the relative is dead.

    >>> is_gone("云岫县粮食局退休（已去世）"), is_gone("务农"), is_gone("其父2015年去世", "女婿")
    (True, False, False)
    """
    return _tells_of_death(text) and bool(GONE.search(own_remark(text, term)))


@lru_cache(maxsize=1 << 16)
def _tells_of_death(text: str) -> bool:
    return bool(GONE.search(text))


@lru_cache(maxsize=1 << 16)
def is_widowed(text: str, term: str) -> bool:
    """Whether a remark says that a relative by marriage has lost the spouse.

    >>> is_widowed("财政局（姐姐已去世）", "姐夫"), is_widowed("丈夫2010年病故", "嫂子"), is_widowed("其父已故", "姐夫")
    (True, True, False)
    """
    plain = unicodedata.normalize("NFKC", text)
    gone = (found[1] for found in OTHERS.finditer(plain) if GONE.search(found[0]))
    return "丧偶" in plain or any(
        one in SPOUSES or any(kin in term for kin in BETWEEN.get(one, "").split("|") if kin) for one in gone
    )


@lru_cache(maxsize=1 << 14)
def day_of_death(text: str, term: str = "") -> str:
    """The partial date of the relative's death that a remark tells; blank where it tells none, or several.

    >>> [day_of_death(text) for text in ("2019年3月因病去世", "已去世（2010年）", "1958年生，2015.06病故", "1958年生，已故")]
    ['2019-03', '2010', '2015-06', '']
    """
    found = {read_date(day).value for days in WHEN.findall(own_remark(text, term)) for day in days if day} - {""}
    return found.pop() if len(found) == 1 else ""
