"""Which field a column heading means: the table ``aliases.toml``, and the user's own alias file before it."""

from __future__ import annotations

import difflib
import re
import tomllib
import unicodedata
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path

from kinship.errors import InputError, Place

IGNORE = "ignore"
ROLES = ("declarer", "relative")
ROLE_FIELDS = ("name", "id_number", "sex", "birth", "organ", "section", "title", "employer")
STAFF_NUMBER = "staff_number"
"""A field of the ledger by which declarers may be told too; of relatives it is not read."""
NUMBER_IN_BRACKETS = re.compile(r"[(\[【]([0-9一二三四五六七八九十]{1,3})[)\]】]")
RELATION_TO = re.compile(r"与(?:其|.{1,5})的?关系")
"""与民警关系: whoever declares goes by many names."""
TO_LEADER = re.compile(r"与.{0,4}(?:领导|班子)(?:班子)?(?:成员|干部)?的?(?:近?亲属)?关系")
"""与本单位领导干部关系: what somebody is to the leader."""
OR_ORGAN = re.compile(r"部门\((单位)\)")
"""部门（单位） is about organs; what else stands in brackets tells nothing."""
NOISE = re.compile(r"\(.*?\)|\[.*?\]|【.*?】|[\s:*#＊★、.\u200b\ufeff]")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading means: a field, and in declarations perhaps whose (``declarer``, ``relative`` or ``""``: open)."""

    field: str
    role: str = ""


@dataclass(slots=True)
class Aliases:
    """The user's own headings: for every sheet, and by sheet name. Keys are normalised headings."""

    everywhere: dict[str, str] = field(default_factory=dict)
    by_sheet: dict[str, dict[str, str]] = field(default_factory=dict)

    def meaning(self, heading: str, sheet: str = "") -> Meaning | None:
        """What ``heading`` means on ``sheet``, or None: not known, or to be ignored.

        >>> Aliases().meaning("亲属 姓名*"), Aliases().meaning("血型")
        (Meaning(field='name', role='relative'), None)
        """
        own = self._own(heading, sheet)
        if own:
            return None if own == IGNORE else _meaning(own)
        return known(normalise(heading))

    def knows(self, heading: str, sheet: str = "") -> bool:
        """True for a heading that the table or the user's own file knows, be it to ignore it."""
        return bool(self._own(heading, sheet) or known(normalise(heading)))

    def _own(self, heading: str, sheet: str) -> str | None:
        key = normalise(heading)
        return self.by_sheet.get(sheet, {}).get(key) or self.everywhere.get(key)


@lru_cache(maxsize=1 << 14)
def normalise(heading: object) -> str:
    """A heading as it is compared.

    >>> normalise("出生\\n年 月（岁）*：")
    '出生年月'
    """
    if not isinstance(heading, str):
        return ""
    numbered = NUMBER_IN_BRACKETS.sub(r"\1", unicodedata.normalize("NFKC", heading))
    return NOISE.sub("", OR_ORGAN.sub(r"部门/\1", numbered)).translate(_simplified()).lower()


@cache
def known(key: str) -> Meaning | None:
    """The meaning of a normalised heading by the table alone."""
    fields = _table()
    if key in fields:
        return _meaning(fields[key])
    if RELATION_TO.fullmatch(key) or TO_LEADER.fullmatch(key):
        return Meaning("term")
    for role in ROLES:
        for prefix in prefixes(role):
            bare = fields.get(key.removeprefix(prefix).removeprefix("的")) if key.startswith(prefix) else None
            if bare in ROLE_FIELDS:
                return Meaning(str(bare), role)
            if bare == STAFF_NUMBER and role == "declarer":
                return Meaning(STAFF_NUMBER, role)
            if bare == "term" and role == "relative":
                return Meaning("term")
    return None


def role_of(heading: str) -> str:
    """The role that a group heading gives to the headings below it (亲属情况 → relative), or ``""``."""
    key = normalise(heading)
    if len(key) > 10:
        return ""
    return next((role for role in ROLES for prefix in prefixes(role) if key.startswith(prefix)), "")


def kin_table(name: str) -> dict[str, str]:
    """A table of ``aliases.toml`` about relatives in the row of the person."""
    return _toml()["beside"][name]  # type: ignore[return-value]


def perhaps_organs() -> list[str]:
    """The normalised headings that tell the organ where no other column does, the narrowest first."""
    return [normalise(heading) for heading in _toml()["perhaps"]["organ"]]


def perhaps_titles() -> list[str]:
    """The normalised headings that tell the title where no other column does."""
    return [normalise(heading) for heading in _toml()["perhaps"]["title"]]


@cache
def card_labels() -> frozenset[str]:
    """The normalised labels of cards about one person that are no fields."""
    return frozenset(normalise(label) for label in _toml()["card"]["labels"])


def field_names() -> list[str]:
    """All names that an alias file may use."""
    plain = list(_toml()["fields"])
    roles = [*(f"{role}_{name}" for role in ROLES for name in ROLE_FIELDS), f"{ROLES[0]}_{STAFF_NUMBER}"]
    return [*plain, *(name for name in roles if name not in plain), IGNORE]


def load_aliases(path: Path | None) -> Aliases:
    """Reads an alias file: ``[columns]`` with ``"heading" = "field"``, and ``[columns."sheet"]`` for one sheet only.

    Raises InputError for a file that is not there, is no TOML, or names a field that does not exist.
    """
    if path is None:
        return Aliases()
    place = Place(path.name)
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise InputError("input.not-found", place=place) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError("input.alias-not-toml", place=place, reason=str(error)) from error
    except OSError as error:
        raise InputError("input.cannot-open", place=place, reason=str(error.strerror)) from error
    return _aliases(data, place)


def _aliases(data: dict[str, object], place: Place) -> Aliases:
    columns = data.get("columns")
    if not isinstance(columns, dict) or set(data) != {"columns"}:
        raise InputError("input.alias-no-columns", place=place)
    aliases = Aliases()
    for heading, value in columns.items():
        if isinstance(value, dict):
            aliases.by_sheet[heading] = {normalise(key): _field(name, key, place) for key, name in value.items()}
        else:
            aliases.everywhere[normalise(heading)] = _field(value, heading, place)
    return aliases


def _field(name: object, heading: str, place: Place) -> str:
    if isinstance(name, str) and name in field_names():
        return name
    near = difflib.get_close_matches(str(name), field_names(), n=1, cutoff=0.5)
    raise InputError(
        "input.alias-unknown-field",
        place=Place(place.file, column=heading),
        field=str(name),
        nearest=near[0] if near else "name",
        fields=", ".join(field_names()),
    )


def _meaning(name: str) -> Meaning:
    role, _, bare = name.partition("_")
    told = role in ROLES and (bare in ROLE_FIELDS or (role, bare) == (ROLES[0], STAFF_NUMBER))
    return Meaning(bare, role) if told else Meaning(name)


@cache
def _toml() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(resources.files(__package__).joinpath("aliases.toml").read_text(encoding="utf-8"))


@cache
def _table() -> dict[str, str]:
    return {normalise(alias): name for name, aliases in _toml()["fields"].items() for alias in aliases}


@cache
def _simplified() -> dict[int, str]:
    pairs = str(_toml()["writing"]["traditional"]).split()
    return {ord(pair[0]): pair[1] for pair in pairs}


@cache
def prefixes(role: str) -> list[str]:
    """What a heading begins with that is about the person of that role, longest first."""
    return sorted((normalise(prefix) for prefix in _toml()["roles"][role]), key=len, reverse=True)
