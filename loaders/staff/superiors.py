"""Superiors: whom of the organ the columns 分管领导 and 直接上级 mean, by name, name and title, or 王局."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kinship.account import Account
from loaders.staff.posts import is_bare
from loaders.values.clean import key
from loaders.values.names import clean_name, read_name

SEPARATORS = re.compile(r"[、,，;；/]|\s{2,}")
CALLED = re.compile(r"(?P<surname>[\u4e00-\u9fff]{1,2}?)(?:副|副?(?:[局院校处所站馆]长?|[部镇乡区县市园台]长|书记|主任))")
"""王局, 陈副局长, 李书记: a leading member by the surname."""
SELF = "本人"
Record = dict[str, Any]
At = tuple[str, str]


@dataclass(slots=True)
class Superiors:
    """The people of each organ by name, and the leading members apart."""

    staff: dict[str, dict[str, set[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    leaders: dict[str, dict[str, set[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))

    def meant(self, organ: str, text: str, leading: bool) -> set[str]:
        """The people of an organ whom a text means; ``leading``: among namesakes only a leading member can be meant."""
        for name in self._names(organ, text):
            found = self.staff[organ][name]
            return self.leaders[organ].get(name, set()) if leading and len(found) > 1 else found
        called = CALLED.fullmatch(text)
        if not called:
            return set()
        named = (people for name, people in self.leaders[organ].items() if name.startswith(called["surname"]))
        return {person for people in named for person in people}

    def _names(self, organ: str, text: str) -> Iterable[str]:
        """The names of the organ's people of which the text is one, or one with a title in front or behind; the longest first."""
        held = self.staff[organ]
        if text in held:
            return [text]
        return sorted((name for name in held if _with_title(text, name)), key=lambda name: (-len(name), name))


def name_superiors(posts: list[Record], names: Mapping[str, str], account: Account) -> None:
    """Turns ``in_charge`` and ``reports_to`` into person ids, within the organ; what cannot be told is left out and said.

    ``names``: of each person_id. Of several superiors in one cell the first that can be told counts.
    """
    people = Superiors()
    for post in posts:
        organ, person = str(post["organ_id"]), str(post["person_id"])
        people.staff[organ][names[person]].add(person)
        if post["tier"] == "1":
            people.leaders[organ][names[person]].add(person)
    for post in posts:
        for column in ("in_charge", "reports_to"):
            if post[column]:
                post[column] = _superior(post, column, people, account)


def _superior(post: Record, column: str, people: Superiors, account: Account) -> str:
    told = []
    for text in filter(None, (read_name(part).name for part in _parts(str(post[column])))):
        found = people.meant(str(post["organ_id"]), text, column == "in_charge") - {str(post["person_id"])}
        told += list(found) if len(found) == 1 else []
        if len(found) != 1 and text != SELF:
            problem = "load.superior-ambiguous" if found else "load.superior-unknown"
            account.problem("warning", problem, post["place"], name=text[:40])
    if len(told) > 1:
        account.problem("warning", "load.superior-several", post["place"], text=str(post[column])[:40])
    return told[0] if told else ""


def _parts(text: str) -> list[str]:
    """The superiors in one cell; a compound title (副局长、总工程师王明) is one."""
    parts = [part for part in SEPARATORS.split(text) if part.strip()]
    return [text] if len(parts) > 1 and any(is_bare(key(part)) for part in parts) else parts


def _with_title(text: str, name: str) -> bool:
    if len(name) < 2 or name not in text:
        return False
    before, _, behind = text.partition(name)
    return bool(before or behind) and all(is_bare(key(clean_name(rest))) for rest in (before, behind) if rest)
