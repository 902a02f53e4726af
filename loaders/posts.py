"""Posts: organ, section and title out of what the ledger says, and the tier, chief and functions that follow.

What the ledger states wins. What it does not state is read from title and section by the word lists of ``titles.toml``, and said
to be inferred. A title that does not tell its place leaves the tier unknown: unknown is an answer, and a wrong tier is not.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from kinship.tables import FUNCTIONS
from loaders.clean import key

PARTS = re.compile(r"[、,，;；兼/]+")
SECONDED = ("派驻", "派出")
"""A seconded discipline group belongs to another organ: whom its members stand over here is not told by their titles."""
BRACKETS = re.compile(r"\(.*?\)")
PREFIXES = re.compile(r"^(?:代理|代|拟任|试用期?|挂职|兼职?|专职|常务|第一|党组|党委)+")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a title stands: tier (``""``: unknown) and chief (``true``, ``false``, ``""``)."""

    tier: str = ""
    chief: str = ""


UNKNOWN = Standing()


@lru_cache(maxsize=1 << 16)
def split_section(title: str) -> tuple[str, str]:
    """Section and title out of one text; the section is blank where the text names none.

    >>> split_section("预算股副股长"), split_section("办公室主任"), split_section("副局长"), split_section("预算股")
    (('预算股', '副股长'), ('办公室', '主任'), ('', '副局长'), ('预算股', ''))
    """
    if _is_bare(title):
        return "", title
    first = PARTS.split(title)[0]
    for end in range(len(first) - 1, 0, -1):
        if _ends_section(first[:end]) and _is_bare(first[end:]):
            return first[:end], title[end:]
    return (title, "") if _ends_section(title) else ("", title)


@lru_cache(maxsize=1 << 16)
def standing(title: str, section: str, organ: str) -> Standing:
    """Tier and chief that a title tells in a section (``""``: none or unknown) of an organ.

    >>> standing("副局长", "", "云岫县财政局"), standing("主任", "办公室", "云岫县财政局")
    (Standing(tier='1', chief='false'), Standing(tier='2', chief='true'))
    >>> standing("主任", "", "云岫县发展和改革委员会"), standing("主任", "", "云岫县财政局")
    (Standing(tier='1', chief='true'), Standing(tier='', chief=''))
    >>> standing("四级调研员", "预算股", "云岫县财政局")
    Standing(tier='3', chief='false')
    """
    parts = [_one(part, "" if section in words("team") else section, key(organ)) for part in PARTS.split(key(title)) if part]
    known = [part for part in parts if part.tier]
    if not known:
        return UNKNOWN
    tier = min(part.tier for part in known)
    chiefs = {part.chief for part in known if part.tier == tier}
    return Standing(tier, "true" if "true" in chiefs else "false")


@lru_cache(maxsize=1 << 16)
def functions_of(text: str) -> tuple[str, ...]:
    """The functions that a text names, in the order of the tables; the program's own English names are understood too.

    >>> functions_of("组织人事股"), functions_of("劳动监察大队"), functions_of("finance;audit"), functions_of("预算股")
    (('organization', 'personnel'), ('law_enforcement',), ('audit', 'finance'), ())
    """
    named = {part for part in re.split(r"[;,\s]+", text.lower()) if part in FUNCTIONS}
    rest = key(text)
    found = set(named)
    for name, patterns in _titles()["functions"]["trap"].items():
        for pattern in patterns:
            rest, times = re.subn(pattern, "|", rest)
            found |= {name} if times else set()
    for pattern in _titles()["functions"]["exclude"]["words"]:
        rest = re.sub(pattern, "|", rest)
    found |= {name for name, told in _titles()["functions"]["words"].items() if any(word in rest for word in told)}
    return tuple(name for name in FUNCTIONS if name in found)


def is_general(section: str) -> bool:
    """True for a section such as 办公室 whose name does not tell what its people work on."""
    return any(word in section for word in words("general"))


@cache
def words(table: str) -> frozenset[str]:
    """One of the word lists."""
    lists = _titles()[table]
    return frozenset(lists["words"] if "words" in lists else lists["sections"])


def _one(part: str, section: str, organ: str) -> Standing:
    """The standing of one title without conjunctions."""
    bare = PREFIXES.sub("", BRACKETS.sub("", part)) or part
    word = _standing_word(bare) or _standing_word(part)
    if not word or word in words("unclear"):
        return UNKNOWN
    if word in words("staff"):
        return Standing("3", "false")
    if section.startswith(SECONDED):
        return UNKNOWN
    if word in words("member"):
        return Standing("1", "false")
    deputy = bare.removesuffix(word).endswith("副")
    tier = _tier(word, section or split_section(bare)[0], organ)
    return Standing(tier, "false" if deputy else "true") if tier else UNKNOWN


def _tier(word: str, section: str, organ: str) -> str:
    heads, leads = _titles()["heads"].get(word), _titles()["leads"].get(word)
    if section and heads is not None and (not heads or section.endswith(tuple(heads))):
        return "2"
    leads_organ = leads is not None and (not leads or organ.endswith(tuple(leads))) and not (section and word == "书记")
    if section.endswith(tuple(_titles()["loosely"].get(word, ["\0"]))):
        return "" if leads_organ else "2"
    if leads_organ:
        return "1"
    if heads is not None and (section or word in words("headless")):
        return "2" if section == "" or _loosely_heads(word) else ""
    return ""


def _loosely_heads(word: str) -> bool:
    """股长, 科长 and their like head something whatever their section is called; 主任 and 部长 do not tell."""
    return word in words("headless")


def _standing_word(title: str) -> str:
    """The longest known word that the title ends with."""
    for start in range(max(0, len(title) - 10), len(title)):
        if title[start:] in _all_words():
            return title[start:]
    return ""


def _is_bare(title: str) -> bool:
    """True for a text that is nothing but titles: a known word, perhaps with 副 or a grade before it."""
    for part in PARTS.split(BRACKETS.sub("", key(title))):
        word = _standing_word(part)
        if not word or not re.fullmatch(
            r"(?:[副代]|主持|代理|常务|专职|正|第一|高级|中级|初级|助理|主管|首席|见习|聘用|[一二三四]级|驻村|一般)*",
            part.removesuffix(word),
        ):
            return False
    return True


def _ends_section(text: str) -> bool:
    return re.search(r"(?:办公室|窗口|分局|中心|[股科室处部队所站组办庭院馆])$", text) is not None


@cache
def _all_words() -> frozenset[str]:
    titles = _titles()
    listed = [titles[table]["words"] for table in ("member", "headless", "staff", "unclear")]
    return frozenset([*titles["leads"], *titles["heads"], *(word for words_ in listed for word in words_)])


@cache
def _titles() -> dict[str, dict[str, dict[str, list[str]]]]:
    return tomllib.loads(resources.files("loaders").joinpath("titles.toml").read_text(encoding="utf-8"))
