"""The spellings under which a person's names are compared: former names too, and simplified for traditional characters."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources

from loaders.names import FORMER, clean_name, read_name


def match_keys(name: str, former: Iterable[str] = ()) -> tuple[str, ...]:
    """All spellings to compare, the present name first; empty where there is no name. ``former``: former names told elsewhere.

    >>> match_keys("陳  靜（曾用名李四）"), match_keys("无"), match_keys("张三", ["張山"])
    (('陈静', '李四'), (), ('张三', '张山'))
    """
    keys = _keys(name)
    more = [folded for one in former if (folded := fold(clean_name(one)))]
    return tuple(dict.fromkeys([*keys, *more])) if more else keys


@lru_cache(maxsize=1 << 17)
def _keys(name: str) -> tuple[str, ...]:
    read = read_name(name)
    return tuple(dict.fromkeys(fold(one) for one in (read.name, *read.former) if one))


def fold(name: str) -> str:
    """A name in simplified characters.

    >>> fold("顧麗華")
    '顾丽华'
    """
    return name.translate(_simplified())


def former_names(text: str) -> list[str]:
    """The former names that a remark tells of.

    >>> former_names("曾用名李四；抚养"), former_names("抚养")
    (['李四'], [])
    """
    return [found[1] for part in text.split("；") if (found := FORMER.fullmatch(part.strip()))] if text else []


@cache
def _simplified() -> dict[int, str]:
    text = resources.files(__package__).joinpath("variants.toml").read_text(encoding="utf-8")
    return {ord(pair[0]): pair[1] for pair in tomllib.loads(text)["pairs"].split()}
