"""The text of a term made comparable: width, spaces, traditional characters, numbering, brackets."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from loaders.terms.words import rules

_BRACKETS = str.maketrans("〔【［[{〈《「『（", "(" * 10) | str.maketrans("〕】］]}〉》」』）", ")" * 10)
_DROPPED = re.compile(r"[\s\u200b-\u200f\u2060\ufeff:：。.*＊·\"'“”‘’!?_~-]+")
_NUMBERED = re.compile(r"^[0-9]+、?(?=[^0-9()/、])|(?<=[^0-9(/])[0-9]+$")

_DATE = r"[12][0-9]{3}年?(?:[0-9]{1,2}月?)?(?:[0-9]{1,2}日?)?"
_DATED = re.compile(rf"^{_DATE}(?:因病|于)?|于?{_DATE}$")


@cache
def _traditional() -> dict[int, str]:
    return {ord(pair[0]): pair[1] for pair in rules()["traditional"]["pairs"].split()}


def clean(text: str) -> str:
    """The term without spaces, punctuation and numbering, in simplified characters and with plain brackets.

    >>> clean("　１、嬸　嬸："), clean("妻子（爱人）")
    ('婶婶', '妻子(爱人)')
    """
    plain = unicodedata.normalize("NFKC", text).translate(_BRACKETS).translate(_traditional())
    return _NUMBERED.sub("", _DROPPED.sub("", plain))


def bracketed(text: str) -> tuple[str, list[str]]:
    """The term before and around its brackets, and what the brackets hold.

    >>> bracketed("父子(包括女儿)")
    ('父子', ['包括女儿'])
    """
    inner = re.findall(r"\(([^()]*)\)", text)
    return re.sub(r"\([^()]*\)", "", text), [note for note in inner if note]


def undated(note: str) -> str:
    """A cleaned remark without the date that it begins or ends with.

    >>> undated("2010年3月因病去世"), undated("离婚于2015年"), undated("退休")
    ('去世', '离婚', '退休')
    """
    return _DATED.sub("", note)
