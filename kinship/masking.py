"""A findings document for sharing: every name of a person masked, the same name by the same mask throughout."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Any

from kinship.problems import LAW_AHEAD, LAW_OVER, NO_POSTS
from kinship.problems import left_out as unread_files
from kinship.text import LANGUAGES, say
from kinship.wording import sentence

Row = dict[str, Any]
NAMES = frozenset(["name", "leader", "declarer", "declarer_name", "known_as", "other_declarer", "approved_by", "by"])
"""Keys under which a name of a person stands."""
KEPT = frozenset(
    [
        "organ",
        "section",
        "title",
        "post_level",
        "area",
        "law",
        "packs",
        "schema",
        "id",
        "rule",
        "pack",
        "organ_id",
        "cite",
        "class",
        "key",
    ]
)
"""Keys under which no name of a person stands; an organ's name may hold one by chance."""
OF_NOBODY = frozenset({NO_POSTS, LAW_AHEAD, LAW_OVER})
"""Problems that are of all together and name nobody."""
COMPOUND = re.compile("欧阳|司马|上官|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙|夏侯|端木|南宫|独孤|呼延|轩辕|闻人")
HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")


def masked(document: Mapping[str, Any], names: Mapping[str, str] | None = None) -> Row:
    """The document with masks for names, and ``names_masked``. Sentences are worded anew.

    ``names``: name → mask, where that is settled.

    What the data problems say is left out, since it may name anybody; so are the names of the files, which are told by kind.
    That files were not read stays, by number and kind, and what is said of all together.

    >>> masked({"findings": [], "problems": [{"level": "error", "text_en": "who is 张三?"}]})["problems"]
    [{'level': 'error', 'text_zh': '（略）', 'text_en': '(left out)'}]
    """
    told = {key: value for key, value in document.items() if key not in ("problems", "sources")}
    made = masks(told)
    hide = _hider({name: (names or made)[name] for name in made})
    shown: Row = {key: value if key in KEPT else _hidden(value, hide) for key, value in told.items()}
    for finding in shown.get("findings") or []:
        finding |= {f"sentence_{lang}": sentence(finding, lang) for lang in LANGUAGES}
    shown["problems"] = _problems(document.get("problems") or [])
    if document.get("sources"):
        kinds = Counter(PurePath(str(file)).suffix or "-" for file in document["sources"])
        shown["sources"] = [f"{count} × {kind}" for kind, count in sorted(kinds.items())]
    return {**shown, "names_masked": True}


def masks(document: object) -> dict[str, str]:
    """Name → mask, for all names in the order in which they stand. Masks are surname and 某, with a number where several agree.

    >>> masks({"people": [{"name": "张三"}, {"name": "张四"}, {"name": "欧阳丽"}, {"name": "John Smith"}]})
    {'张三': '张某1', '张四': '张某2', '欧阳丽': '欧阳某', 'John Smith': 'J.'}

    What stands for a person's id stays, also where a name may stand:

    >>> masks({"people": [{"person_id": "p7", "name": "张三"}], "declarer": "p7"})
    {'张三': '张某'}
    """
    ids = set(_under(document, {"person_id"})) - set(_under(document, {"name"}))
    names = list(dict.fromkeys(name for name in _under(document, NAMES) if name.strip() and name not in ids))
    plain = [_mask(name) for name in names]
    alike, seen = Counter(plain), Counter[str]()
    made = {}
    for name, mask in zip(names, plain, strict=True):
        seen[mask] += 1
        made[name] = f"{mask}{seen[mask]}" if alike[mask] > 1 else mask
    return made


def _mask(name: str) -> str:
    first = name.strip()[0]
    if HAN.match(first):
        compound = COMPOUND.match(name.strip())
        return (compound[0] if compound else first) + "某"
    return f"{first.upper()}." if first.isalpha() else "某"


def _under(value: object, keys: Collection[str], key: str = "") -> Iterator[str]:
    """The texts that stand under some keys, in order."""
    if isinstance(value, Mapping):
        for inner, held in value.items():
            if inner not in KEPT:
                yield from _under(held, keys, str(inner))
    elif isinstance(value, list | tuple):
        for held in value:
            yield from _under(held, keys, key)
    elif isinstance(value, str) and key in keys:
        yield value


def _hider(made: Mapping[str, str]) -> Callable[[str], str]:
    """Puts masks for names wherever they stand in a text, the longest first; a name of one character only where it is all."""
    longest = sorted((name for name in made if len(name) > 1), key=lambda name: (-len(name), name))
    pattern = re.compile("|".join(map(re.escape, longest))) if longest else None

    def hide(text: str) -> str:
        if text in made:
            return made[text]
        return pattern.sub(lambda found: made[found[0]], text) if pattern else text

    return hide


def _hidden(value: Any, hide: Callable[[str], str]) -> Any:
    if isinstance(value, Mapping):
        return {key: held if key in KEPT else _hidden(held, hide) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [_hidden(held, hide) for held in value]
    return hide(value) if isinstance(value, str) else value


def _problems(problems: Iterable[object]) -> list[Row]:
    """The problems without what may name anybody; a file of which nothing was read is told by number and kind."""
    left_out = {f"text_{lang}": say("picture.left-out", lang) for lang in LANGUAGES}
    made: list[Row] = []
    numbers: dict[str, str] = {}
    for one in problems:
        row: Row = {"level": _level(one), **left_out}
        if isinstance(one, Mapping) and one.get("key") in OF_NOBODY:
            row = {**one}
        elif isinstance(one, Mapping) and (unread := unread_files([one])):
            number = numbers.setdefault(unread[0], f"{len(numbers) + 1}{PurePath(str(one['file'])).suffix}")
            row = {**row, "key": one["key"], "file": number}
        made.append(row)
    return made


def _level(problem: object) -> str:
    return str(problem.get("level") or "note") if isinstance(problem, Mapping) else "note"
