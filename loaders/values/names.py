"""Names of people as they are compared and shown.

Ledgers pad two-character names with blanks (``张  三``), use half a dozen middle dots, and put former names and remarks in
brackets behind the name.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from loaders.values.clean import ODD
from loaders.values.nothing import WORDS, is_nothing, says_none

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
DOTS = "\u00b7\u2022\u30fb\uff65\u2027\u2219\u22c5\u2024.\u02d9"
BLANK_BY_HAN = re.compile(f"(?<=[{HAN}·])\\s+|\\s+(?=[{HAN}·])")
DOT_BY_HAN = re.compile(f"(?<=[{HAN}])[{DOTS}]+(?=[{HAN}])")
BRACKET = re.compile(r"[(\[{〔【](.*?)[)\]}〕】]")
SYMBOLS = "★☆△▲▽▼◆◇■□※＊*√✓"
"""What lists put beside a name to say something of the person; what, a remark below the table says."""
FOOTNOTE = re.compile("[¹²³\u2460-\u2473\u2474-\u2487]+$")
NOBODY = re.compile(
    r"[已均现暂尚]?(?:未婚|离异|离婚|丧偶|单身|未育|未生育|[去逝过离]世|病故|亡故|已故|死亡|健在|务农|退休|无业|待业|在读|学生)|"
    r"(?:编制)?空[缺编岗]|[暂缺]缺|缺|缺[编位]|待配"
)
"""What stands in a cell for a name and says why there is none."""
BEHIND = re.compile(rf"([{HAN}]{{2,4}}?)\s*(已?[去逝过离]世|已?病故|已故|已?亡故)|([{HAN}]{{2,4}})\s+([男女])")
"""张德已故, 王梅 女: a remark that stands behind the name without brackets."""
NUMBER = re.compile(rf"[{HAN}·]+\W*(?:\d{{17}}[\dXx]|\d{{15}}|1\d{{10}}|(?:19|20)\d\d\s*[.年/-]\s*\d)")
"""An ID number, a telephone number or a date behind a name."""
BARE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]{2,3}")
"""Names as most are: too short for a remark, and nothing in them that could be cleaned."""
FORMER = re.compile(r"(?:曾用名|原名|又名|别名|曾名|旧名|本名|小名|现名|现用名|改名)(?:为|是|叫)?[::]?\s*(.+)")


@dataclass(frozen=True, slots=True)
class Name:
    """A cleaned name; ``former``: former names given with it; ``note``: other remarks that stood in brackets."""

    name: str
    former: tuple[str, ...] = ()
    note: str = ""


@lru_cache(maxsize=1 << 16)
def read_name(text: str) -> Name:
    """Cleans a name and splits off former names and remarks; "无", "/", 未婚, 空缺 and the like are no name.

    >>> read_name("张  三（曾用名：李四）")
    Name(name='张三', former=('李四',), note='')
    >>> read_name("买买提•艾力（已去世）")
    Name(name='买买提·艾力', former=(), note='已去世')
    >>> read_name("张德已故"), read_name("★王小梅 女"), read_name("离异").name
    (Name(name='张德', former=(), note='已故'), Name(name='王小梅', former=(), note='女'), '')
    """
    if BARE.fullmatch(text) and not text.endswith("同志"):
        return Name("" if text in WORDS or _nobody(text) else text)
    plain = ODD.sub("", unicodedata.normalize("NFKC", FOOTNOTE.sub("", text.strip())))
    former: list[str] = []
    notes: list[str] = []
    if behind := BEHIND.fullmatch(plain.strip(" \n" + SYMBOLS)):
        plain = behind[1] or behind[3]
        notes.append(behind[2] or behind[4])
    for inside in BRACKET.findall(plain):
        found = FORMER.fullmatch(inside.strip())
        (former if found else notes).append(clean_name(found[1] if found else inside))
    name = clean_name(BRACKET.sub("", plain)).removesuffix("同志")
    return Name("" if _nobody(name) else name, tuple(former), "；".join(note for note in notes if note))


def _nobody(name: str) -> bool:
    return NOBODY.fullmatch(name) is not None or says_none(name)


def clean_name(text: str) -> str:
    """One spelling of a name: NFKC, one kind of middle dot, no blanks beside Chinese characters.

    >>> clean_name(" 欧阳 　丽 "), clean_name("John  Smith"), clean_name("无")
    ('欧阳丽', 'John Smith', '')
    """
    plain = unicodedata.normalize("NFKC", text).strip(" \t\r\n:：,，;；、\u200b\ufeff" + SYMBOLS)
    plain = BLANK_BY_HAN.sub("", re.sub(r"\s+", " ", plain))
    plain = DOT_BY_HAN.sub("·", plain)
    return "" if is_nothing(plain) else plain


def holds_number(name: str) -> bool:
    """Whether a number that has a column of its own stands behind a name. 员工0001 is a name of sorts.

    >>> [holds_number(name) for name in ("李梅529901197510010020", "王小红13800138000", "王小红 1997.10", "李梅1", "员工0001")]
    [True, True, True, False, False]
    """
    return bool(NUMBER.match(name))
