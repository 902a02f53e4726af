"""Reads the cases of rule packs from TOML. Mistakes are told with file, line and the nearest valid word.

    packs = ["cn-civil-2020"]                  # for which packs the cases of this file are meant; absent: for any

    [organs]
    "县财政局" = "civil"                        # the kind of an organ; one that is not listed has no known kind

    [words.uncles]                              # lists of kin words, to be used by name
    PPC = { zh = "叔父", en = "uncle" }

    [[case]]
    sentence = "张甲是局长，其妻李乙是同局预算股会计：违反。"
    kin = "S"                                   # b is a's S; "" is: not related
    a = { organ = "县财政局", tier = 1, chief = true }
    b = { organ = "县财政局", section = "预算股", tier = 3, functions = ["finance"] }
    expect = ["violation leader-and-function"]  # exactly these

With ``words = "uncles"`` in place of ``kin`` one entry stands for a case of each word of that list, and ``{word}`` and
``{relative}`` in its sentence are replaced.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, dataclass, fields, replace
from pathlib import Path
from typing import Any

from kinship.cases import Case, Post
from kinship.errors import PackError, Place
from kinship.kin import BY_WORD
from kinship.pack_lines import Spot, line_of, line_of_syntax_error
from kinship.pack_model import SEVERITIES, SITUATIONS
from kinship.pack_read import nearest
from kinship.tables import names

WORD = re.compile(r"[PCS]+")
FILE_KEYS = ("packs", "organs", "words", "case")
SHARED = ("packs", "organs", "place")
POST_KEYS = ("organ", *(key for key in names("post") if key not in ("person_id", "organ_id", "post_id", "source")))
TIE_KEYS = ("kind", "start", "end")


def read_cases(path: Path) -> list[Case]:
    """The cases of one file; a case with a table of ``words`` (word = what the word means) gives one case for each word.

    Raises PackError with file and line: syntax, unknown or missing key, a word that is no kin word, an expectation that names
    no severity and situation.
    """
    text = _text(path)
    data = _parse(path, text)
    for key in data:
        if key not in FILE_KEYS:
            near = nearest(key, FILE_KEYS)
            raise _error(path, text, Spot(key), "pack.unknown-key", key, field=key, entry="TOML", nearest=near)
    shared = {"packs": tuple(data.get("packs", ())), "organs": data.get("organs", {})}
    cases = []
    for index, row in enumerate(data.get("case", ())):
        reader = _Reader(path, text, Spot("case", index), data.get("words", {}))
        cases += [replace(case, **shared) for case in reader.cases(row)]
    return cases


def cases_of(pack: str, paths: Iterable[Path]) -> list[Case]:
    """The cases for one pack in these files: of files that name packs, only those that name this one."""
    return [case for path in sorted(paths) for case in read_cases(path) if not case.packs or pack in case.packs]


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PackError("pack.not-utf8", place=Place(str(path))) from error
    except OSError as error:
        raise PackError("pack.no-cases-file", place=Place(str(path)), detail=error.strerror or "") from error


def _parse(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = line_of_syntax_error(str(error), text)
        raise PackError("pack.syntax", place=Place(str(path), row=line), detail=str(error)) from error


def _error(path: Path, text: str, spot: Spot, key: str, *needles: str, **values: object) -> PackError:
    return PackError(key, place=Place(str(path), row=line_of(text, spot, *needles)), **values)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one ``[[case]]``; knows where it stands."""

    path: Path
    text: str
    spot: Spot
    words: dict[str, dict[str, Any]]

    def cases(self, row: dict[str, Any]) -> Iterator[Case]:
        if "words" not in row:
            yield self.case(row)
            return
        template = dict(row)
        name = template.pop("words")
        if name not in self.words:
            near = nearest(str(name), tuple(self.words))
            raise self.error("words", "pack.unknown-word", field="words", word=name, nearest=near)
        for word, relative in self.words[name].items():
            yield self.case({**template, **_filled(template, word, relative), "kin": word})

    def case(self, row: dict[str, Any]) -> Case:
        self.keys(row)
        if row["kin"] and not WORD.fullmatch(row["kin"]):
            raise self.error(
                "kin", "pack.unknown-word", field="kin", word=row["kin"], nearest=nearest(row["kin"], tuple(BY_WORD))
            )
        values = {**row, "a": self.posts(row, "a"), "b": self.posts(row, "b"), "expect": self.expect(row["expect"])}
        values["adopted"] = tuple(row.get("adopted", ()))
        return Case(**values, place=Place(str(self.path), row=line_of(self.text, self.spot)))

    def keys(self, row: dict[str, Any]) -> None:
        known = {one.name: one for one in fields(Case) if one.name not in SHARED}
        for key in row:
            if key not in known:
                near = nearest(key, (*known, "words"))
                raise self.error(key, "pack.unknown-key", field=key, entry="[[case]]", nearest=near)
        for key, one in known.items():
            if one.default is MISSING and key not in row:
                raise self.error("", "pack.missing-key", field=key, entry="[[case]]")
        for tie in row.get("ties", {}).values():
            self.among(tie, TIE_KEYS, "ties")

    def posts(self, row: dict[str, Any], who: str) -> tuple[Post, ...]:
        posts = row[who] if isinstance(row[who], list) else [row[who]]
        for post in posts:
            self.among(post, POST_KEYS, who)
            if "organ" not in post:
                raise self.error(who, "pack.missing-key", field="organ", entry=who)
        return tuple(posts)

    def among(self, row: dict[str, Any], known: tuple[str, ...], where: str) -> None:
        for key in row:
            if key not in known:
                raise self.error(where, "pack.unknown-key", field=key, entry=where, nearest=nearest(key, known))

    def expect(self, lines: list[str]) -> tuple[str, ...]:
        for line in lines:
            severity, _, situation = line.partition(" ")
            if severity not in SEVERITIES or situation not in SITUATIONS:
                valid = tuple(f"{one} {other}" for one in SEVERITIES for other in SITUATIONS)
                raise self.error("expect", "pack.unknown-word", field="expect", word=line, nearest=nearest(line, valid))
        return tuple(sorted(lines))

    def error(self, at: str, key: str, **values: object) -> PackError:
        return _error(self.path, self.text, self.spot.at(at), key, **values)


def _filled(template: dict[str, Any], word: str, relative: dict[str, str]) -> dict[str, Any]:
    """The sentences of a template, for one word."""
    filled: dict[str, Any] = {}
    for key, lang in (("sentence", "zh"), ("sentence_en", "en")):
        if key in template:
            filled[key] = template[key].format(word=word, relative=relative.get(lang, word))
    return filled
