"""Families of FollowTheMoney as parent and spouse rows: parents and spouses as they are told, other relatives by their chains."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

from kinship.account import QUARANTINED, USED, Account
from kinship.kin import inverse
from loaders.ftm.values import Entity
from loaders.terms import Reading, read_term
from loaders.ties.chains import lay_all
from loaders.ties.family import CONFIRMED, POSSIBLE, PROBABLE, Family, Tie
from loaders.ties.rows import parent_rows, spouse_rows, take_given

Row = dict[str, Any]
GRADE = {POSSIBLE: "possible", PROBABLE: "probable", CONFIRMED: "confirmed"}
BRACKETS = re.compile(r"\(.*?\)")
SENIOR = re.compile(
    r"^(?:(?:elder|older|younger|eldest|oldest|youngest|big|little|twin|full|biological|paternal|maternal|late) )+"
)
"""What says more about a relative than his place in the family; on which side an uncle stands does not change the word."""
DIRECT = {"P": True, "PS": True, "C": False, "SC": False}
"""Words that are one parent row: whether the relative is the parent."""


class FamilyTies:
    """Collects the ties among ``people`` (rows of the person table by person_id, whose blank sex a term may fill)."""

    def __init__(self, people: dict[str, Row], account: Account) -> None:
        self.people, self.account = people, account
        self.parents: dict[tuple[str, ...], Row] = {}
        self.spouses: dict[tuple[str, ...], Row] = {}
        self.told: dict[tuple[str, ...], set[str]] = {}
        self.ties: dict[tuple[str, str, str, str], Tie] = {}
        self.laid: Family | None = None

    def take(self, entity: Entity) -> None:
        """Takes one Family: ``relative`` is the ``relationship`` of ``person``. What cannot be used is quarantined and listed."""
        person, relative = entity.first("person"), entity.first("relative")
        key, readings = self._judge(entity, person, relative)
        if key:
            told = entity.first("relationship")[:40]
            self.account.row(entity.place, QUARANTINED, key, relationship=told)
            self.account.problem("note" if key == "ftm.former" else "error", key, entity.place, relationship=told)
            return
        self.account.row(entity.place, USED, "ftm.entity", schema=entity.schema)
        self._learn_sex(relative, readings)
        if len(readings) == 1 and readings[0].word == "S":
            self._marry(entity, person, relative)
        elif len(readings) == 1 and readings[0].word in DIRECT:
            self._bear(entity, person, relative, readings[0])
        else:
            self._relate(entity, person, relative, readings)

    def rows(self) -> tuple[list[Row], list[Row]]:
        """The parent and spouse rows, graded: what both sides tell is confirmed, what one tells probable."""
        parents, spouses = (sorted(held.items()) for held in (self.parents, self.spouses))
        given = [[self._graded(key, row) for key, row in held] for held in (parents, spouses)]
        if not self.ties:
            return given[0], given[1]
        sexes, births, names = ({one: row[column] for one, row in self.people.items()} for column in ("sex", "birth", "name"))
        self.laid = Family(sexes, births, names)
        take_given(self.laid, *given)
        for (person, relative, word, kind), tie in self.ties.items():
            if tie.level == PROBABLE and (relative, person, inverse(word), kind) in self.ties:
                tie.level = CONFIRMED
        lay_all(self.laid, [self.ties[key] for key in sorted(self.ties)])
        return parent_rows(self.laid), spouse_rows(self.laid)

    def unnamed(self) -> list[Row]:
        """Rows of the people between, whom nobody named; to be asked after ``rows``."""
        found = self.laid.unnamed if self.laid else {}
        return [{"person_id": one, "sex": sex, "staff": "false"} for one, sex in found.items()]

    def _judge(self, entity: Entity, person: str, relative: str) -> tuple[str, tuple[Reading, ...]]:
        if person not in self.people or relative not in self.people:
            return "ftm.no-person", ()
        if person == relative:
            return "ftm.own-relative", ()
        known, former = self._meaning(entity, self.people[person]["sex"])
        if former:
            return ("", (Reading("S", "?"),)) if entity.date("endDate") else ("ftm.former", ())
        return ("", known) if known else ("ftm.unknown-relationship", ())

    @staticmethod
    def _meaning(entity: Entity, sex: str) -> tuple[tuple[Reading, ...], bool]:
        """What the relationship means; of several words for it (brother-in-law, 妹夫) the most exact one that is understood."""
        told = [relationship(text, sex) for text in sorted(entity.properties.get("relationship", ()))]
        return min((one for one in told if one[0] or one[1]), key=lambda one: (one[1], len(one[0])), default=((), False))

    def _learn_sex(self, relative: str, readings: Iterable[Reading]) -> None:
        told = {reading.sexes[-1] for reading in readings}
        if not self.people[relative]["sex"] and told in ({"M"}, {"F"}):
            self.people[relative]["sex"] = told.pop()

    def _marry(self, entity: Entity, person: str, relative: str) -> None:
        one, other = sorted((person, relative))
        row = {"person_id": person, "spouse_id": relative, **_days(entity), **entity.columns("spouse"), "source": entity.source}
        self._add(self.spouses, (one, other, row["start"], row["end"]), row, person)

    def _bear(self, entity: Entity, person: str, relative: str, reading: Reading) -> None:
        parent, child = (relative, person) if DIRECT[reading.word] else (person, relative)
        row = {"parent_id": parent, "child_id": child, "kind": reading.kind, **_days(entity), **entity.columns("parent")}
        row["source"] = entity.source
        self._add(self.parents, (parent, child, row["kind"], row["start"], row["end"]), row, person)

    def _add(self, rows: dict[tuple[str, ...], Row], key: tuple[str, ...], row: Row, teller: str) -> None:
        rows.setdefault(key, row)
        self.told.setdefault(key, set()).add(teller)

    def _graded(self, key: tuple[str, ...], row: Row) -> Row:
        return {**row, "grade": row.get("grade") or GRADE[CONFIRMED if len(self.told[key]) > 1 else PROBABLE]}

    def _relate(self, entity: Entity, person: str, relative: str, readings: tuple[Reading, ...]) -> None:
        several = len({(reading.word, reading.kind) for reading in readings}) > 1
        for reading in readings:
            level, sources = POSSIBLE if several else PROBABLE, frozenset([entity.source])
            tie = Tie(person, relative, reading.word, reading.sexes, reading.kind, level, sources, ambiguous=several)
            known = self.ties.setdefault((person, relative, reading.word, reading.kind), tie)
            known.sources |= sources
            known.ambiguous, known.level = known.ambiguous and several, max(known.level, level)


def relationship(text: str, sex: str = "") -> tuple[tuple[Reading, ...], bool]:
    """What a relationship can mean for somebody of ``sex``, and whether it is a marriage that is over.

    >>> relationship("Mother-in-law")[0]
    (Reading(word='SP', sexes='?F', seniority='', kind='blood'),)
    >>> [reading.word for reading in relationship("表哥")[0]], relationship("ex-wife"), relationship("friend")
    (['PPCC'], ((), True), ((), False))
    >>> relationship("前妻")
    ((), True)
    """
    plain = re.sub(r"[\s_-]+", " ", BRACKETS.sub("", text).strip().lower())
    bare = SENIOR.sub("", plain)
    plain = plain if plain in _english() or bare not in _english() else bare
    if plain in _english() or plain in _former():
        return _english().get(plain, ()), plain in _former()
    if text.isascii():
        return (), False
    term = read_term(text, sex=sex or None)
    return term.readings, term.kind == "former"


def _days(entity: Entity) -> Row:
    return {"start": entity.date("startDate"), "end": entity.date("endDate")}


@cache
def _english() -> dict[str, tuple[Reading, ...]]:
    table = _table()
    kinds = {"blood": table["words"], **table["kinds"]}
    return {
        text: tuple(Reading(told.split()[0], told.split()[1], kind=kind) for told in readings)
        for kind, held in kinds.items()
        for text, readings in held.items()
    }


def _former() -> frozenset[str]:
    return frozenset(_table()["former"]["words"])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
