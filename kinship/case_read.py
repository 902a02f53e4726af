"""Reads the cases of rule packs from TOML. Mistakes are told with file, line and the nearest valid word.

    packs = ["cn-civil-2020"]                  # for which packs the cases of this file are meant; absent: for any
    as_of = 2026-01-01                         # the day of those cases that give none

    [organs]
    "县财政局" = "civil"                        # the kind of an organ; one that is not listed has no known kind
    "县法院" = { kind = "court", parent = "市中院" }    # also its level and area

    [words.uncles]                              # lists of kin words, to be used by name
    PPC = { zh = "叔父", en = "uncle" }

    [[case]]
    sentence = "张甲是局长，其妻李乙是同局预算股会计：违反。"
    kin = "S"                                   # b is a's S; "" is: not related
    a = { organ = "县财政局", tier = 1, chief = true }
    b = { organ = "县财政局", section = "预算股", tier = 3, functions = ["finance"] }
    expect = ["violation leader-and-function"]  # exactly these

``words_from = "other.toml"`` takes the lists of words from another file of the folder. ``[[tenure]]`` entries are read by
``kinship.case_tenure``.

With ``words = "uncles"`` in place of ``kin`` one entry stands for a case of each word of that list, and ``{word}`` and
``{relative}`` in its sentence are replaced.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from kinship import case_shape
from kinship.beginning import KINDS
from kinship.cases import Case, Post
from kinship.errors import PackError
from kinship.pack_lines import KEPT, Spot
from kinship.pack_model import SEVERITIES
from kinship.pack_situations import SITUATIONS
from kinship.pack_source import Source, nearest, open_source
from kinship.tables import ORGAN_KINDS

SHARED = ("packs", "organs", "place")
KNOWN = {one.name: one for one in fields(Case) if one.name not in SHARED}
LISTS = ("adopted", "made_by", "group", "unknown", "chains", "warns", "not_staff")
OUTCOMES = tuple(f"{severity} {situation}" for severity in SEVERITIES for situation in SITUATIONS)
FILE: dict[str, tuple[type, str]] = {
    "packs": (list, '["cn-civil-2020"]'),
    "organs": (dict, "[organs]"),
    "words": (dict, "[words.…]"),
    "words_from": (str, '"words-civil.toml"'),
    "as_of": (date, "2026-01-01"),
    "case": (list, "[[case]]"),
    "tenure": (list, "[[tenure]]"),
}


def read_cases(path: Path) -> list[Case]:
    """The cases of one file; one that names a list of ``words`` gives a case for each word of it.

    Raises PackError with file and line: syntax, unknown or missing key, a value of the wrong kind, a word that is no kin word,
    an expectation that names no severity and situation.
    """
    source = open_source(path, "pack.no-cases-file")
    other = parsed(source).get("words_from")
    return list(_cases(source, None if other is None else open_source(path.with_name(other), "pack.no-cases-file")))


@lru_cache(KEPT)
def _cases(source: Source, other: Source | None) -> tuple[Case, ...]:
    """The cases of a file and of the one that it takes words from. Kept: each pack looks for its own in all files."""
    data = parsed(source)
    packs, organs = tuple(data.get("packs", ())), dict(organs_of(source, data))
    words = {**(parsed(other).get("words", {}) if other else {}), **data.get("words", {})}
    cases: list[Case] = []
    for index, row in enumerate(data.get("case", ())):
        reader = _Reader(source, Spot("case", index), words)
        day = {"as_of": data["as_of"]} if "as_of" in data else {}
        cases += [replace(case, packs=packs, organs=organs) for case in reader.cases({**day, **row})]
    return tuple(cases)


def cases_of(pack: str, paths: Iterable[Path]) -> list[Case]:
    """The cases for one pack in these files: of files that name packs, only those that name this one."""
    return [case for path in sorted(paths) for case in read_cases(path) if not case.packs or pack in case.packs]


@lru_cache(KEPT)
def parsed(source: Source) -> dict[str, Any]:
    """The content of a file of cases, checked as far as it stands above the cases. Raises PackError. Nobody writes into it."""
    data = source.parse()
    check_file(source, data)
    return data


def check_file(source: Source, data: dict[str, Any]) -> None:
    """Checks what stands above the cases. Raises PackError."""
    for key, value in data.items():
        if key not in FILE:
            near = nearest(key, tuple(FILE))
            raise source.error("pack.unknown-key", Spot(key), key, field=key, entry="TOML", nearest=near)
        kind, form = FILE[key]
        table_rows = value if key in ("case", "tenure") else value.values() if key == "words" else ()
        if not isinstance(value, kind) or not all(isinstance(row, dict) for row in table_rows):
            raise source.error("pack.wrong-type", Spot(key), key, field=key, expected=form)


def organs_of(source: Source, data: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each organ with what is known of it; a mere word is its kind. Raises PackError as ``read_cases``."""
    for organ, told in data.get("organs", {}).items():
        known = told if isinstance(told, dict) else {"kind": told}
        kind = known.get("kind", ORGAN_KINDS[0])
        if kind not in ORGAN_KINDS:
            near = nearest(str(kind), ORGAN_KINDS)
            raise source.error("pack.unknown-word", Spot("organs"), organ, field=organ, word=kind, nearest=near)
        for key, value in known.items():
            if key not in case_shape.ORGAN:
                near = nearest(key, tuple(case_shape.ORGAN))
                raise source.error("pack.unknown-key", Spot("organs"), organ, field=key, entry=organ, nearest=near)
            if form := case_shape.expected(case_shape.ORGAN, key, value):
                raise source.error("pack.wrong-type", Spot("organs"), organ, field=key, expected=form)
        yield organ, known


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one ``[[case]]``; knows where it stands."""

    source: Source
    spot: Spot
    words: dict[str, dict[str, Any]]

    def cases(self, row: dict[str, Any]) -> Iterator[Case]:
        if "words" not in row:
            yield self.case(row)
            return
        template = dict(row)
        name = str(template.pop("words"))
        if name not in self.words:
            raise self.unknown_word("words", name, tuple(self.words))
        for word, relative in self.words[name].items():
            yield self.case({**template, **_filled(template, word, relative), "kin": word})

    def case(self, row: dict[str, Any]) -> Case:
        self.check(row, case_shape.CASE, "", (*KNOWN, "words"))
        for key, one in KNOWN.items():
            if one.default is MISSING and one.default_factory is MISSING and key not in row:
                raise self.error("", "pack.missing-key", field=key, entry="[[case]]")
        self.ties(row, "ties")
        self.check(row.get("counts", {}), case_shape.COUNTS, "counts")
        for line in row["expect"]:
            if line not in OUTCOMES:
                raise self.unknown_word("expect", line, OUTCOMES)
        posts = {who: self.posts(row, who) for who in ("a", "b")}
        lists = {"expect": tuple(sorted(row["expect"])), **{key: tuple(row[key]) for key in LISTS if key in row}}
        more = {"business": tuple(self.businesses(row)), "others": tuple(self.others(row))}
        self.people(row, ("a", "b", *(one["id"] for one in more["others"])))
        return Case(**{**row, **posts, **lists, **more}, place=self.source.place(self.spot))

    def people(self, row: dict[str, Any], who: Sequence[str]) -> None:
        """Whoever is named is one of the people of the case, and what is said of him is something that can be said."""
        valid = {
            "made_by": KINDS,
            "group": who,
            "not_staff": who,
            "unknown": [f"{one} {field}" for one in who for field in case_shape.BLANKS],
            "warns": [case_shape.LONG_AGO, *(f"{warning} {one}" for warning in case_shape.WARNINGS for one in who)],
        }
        for key, words in valid.items():
            for word in row.get(key, ()):
                if word not in words:
                    raise self.unknown_word(key, word, tuple(words))

    def businesses(self, row: dict[str, Any]) -> Iterator[dict[str, Any]]:
        for one in row.get("business", ()):
            self.whole(one, case_shape.BUSINESS, "business", ("of", "name"))
            yield one

    def others(self, row: dict[str, Any]) -> Iterator[dict[str, Any]]:
        for one in row.get("others", ()):
            self.whole(one, case_shape.OTHER, "others", ("id",))
            self.ties(one, "others")
            yield {**one, "posts": self.posts(one, "posts", "others") if "posts" in one else ()}

    def whole(self, row: dict[str, Any], shape: case_shape.Shape, at: str, needed: tuple[str, ...]) -> None:
        self.check(row, shape, at)
        for key in needed:
            if key not in row:
                raise self.error(at, "pack.missing-key", field=key, entry=at)

    def ties(self, row: dict[str, Any], at: str) -> None:
        """Only known keys of ties. Steps are counted from 1 to the length of the word, people of the case from 0."""
        last, of_case = len(row.get("kin", "")), at == "ties"
        for tie in row.get("ties", {}).values():
            self.check(tie, case_shape.TIE, at)
        for key, first in (("ties", 1), ("died", 0), ("remarried", 0), ("adopted", 0)) if of_case else (("ties", 1),):
            for number in map(int, row.get(key, ())):
                if not first <= number <= last:
                    raise self.error(key if of_case else at, "pack.wrong-type", field=key, expected=f"{first} … {last}")

    def posts(self, row: dict[str, Any], key: str, at: str = "") -> tuple[Post, ...]:
        posts = row[key] if isinstance(row[key], list) else [row[key]]
        for post in posts:
            self.whole(post, case_shape.POST, at or key, ("organ",))
        return tuple(posts)

    def check(self, row: dict[str, Any], shape: case_shape.Shape, at: str, known: tuple[str, ...] = ()) -> None:
        """Only known keys, and values of the right shape; ``at`` is the key of the case whose table ``row`` is."""
        for key, value in row.items():
            if key not in shape:
                near = nearest(key, known or tuple(shape))
                raise self.error(at or key, "pack.unknown-key", field=key, entry=at or "[[case]]", nearest=near)
            form = case_shape.expected(shape, key, value)
            if form:
                raise self.error(at or key, "pack.wrong-type", field=key, expected=form)

    def unknown_word(self, at: str, word: str, valid: tuple[str, ...]) -> PackError:
        return self.error(at, "pack.unknown-word", field=at, word=word, nearest=nearest(word, valid))

    def error(self, at: str, key: str, **values: object) -> PackError:
        return self.source.error(key, self.spot.at(at), **values)


def _filled(template: dict[str, Any], word: str, relative: Any) -> dict[str, Any]:
    """The sentences of a template, for one word; where the list gives no name for the relative, the word itself."""
    names = relative if isinstance(relative, dict) else {}
    filled: dict[str, Any] = {}
    for key, lang in (("sentence", "zh"), ("sentence_en", "en")):
        if isinstance(template.get(key), str):
            text = template[key].replace("{word}", word)
            filled[key] = text.replace("{relative}", str(names.get(lang, word)))
    return filled
