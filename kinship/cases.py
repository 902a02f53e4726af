"""The cases of a rule pack: a sentence, two people in their posts, how they are related, and what the pack must say.

A case is read from TOML by ``kinship.case_read``. The people between the two need not be named: the kin word stands for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kinship.errors import Place
from kinship.organ_change import Organs

TITLE = "职员"
"""What a post is called where the case does not tell."""
Post = Mapping[str, Any]
NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Case:
    """One case. ``kin`` reads "b is a's …" (empty: not related); ``expect``: "severity situation", and nothing else.

    ``ties``: kind, start and end of single steps of the kin word, by number from 1. ``died``: who died when, ``remarried``: who
    married somebody else when, ``adopted``: who has adoptive parents besides; people by number, 0 is a and the last is b.
    ``home``: where who grew up. ``business``: who runs which enterprise. ``others``: more people, each with an id (c, d …), the
    person ``of`` whom he is the ``kin``, ``ties``, ``died`` and posts; who is related to two of them stands there twice.
    ``not_staff``: whom the list of people calls not on the staff. ``organs``: kind, parent, level and area of each organ.

    Besides, where a case gives them: ``mover``, who would have to move ("": nobody in particular); ``leader``, what the leader of
    the finding is called; ``since``, the day from which it stands ("": unknown); ``made_by``, the events of that day; ``group``,
    all with relatives in the body; ``chains``, over whom the two are related ("a P c C b", and within a body "a PC b");
    ``unknown``, whose blank field keeps the case from being judged ("b tier"); ``warns``, what is doubted in the data, and of
    whom ("denied b"); ``counts``, how many people, staff and pairs of relatives there are.
    """

    sentence: str
    kin: str
    a: tuple[Post, ...]
    b: tuple[Post, ...]
    expect: tuple[str, ...]
    sentence_en: str = ""
    as_of: date = date(2026, 1, 1)
    ties: Mapping[str, Mapping[str, Any]] | None = None
    died: Mapping[str, Any] | None = None
    remarried: Mapping[str, Any] | None = None
    adopted: tuple[int, ...] = ()
    mover: str | None = None
    leader: str | None = None
    since: date | str | None = None
    made_by: tuple[str, ...] | None = None
    group: tuple[str, ...] | None = None
    unknown: tuple[str, ...] | None = None
    chains: tuple[str, ...] | None = None
    warns: tuple[str, ...] | None = None
    counts: Mapping[str, int] | None = None
    not_staff: tuple[str, ...] = ()
    home: Mapping[str, str] | None = None
    business: tuple[Mapping[str, Any], ...] = ()
    others: tuple[Mapping[str, Any], ...] = ()
    packs: tuple[str, ...] = ()
    organs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    place: Place = NOWHERE

    def text(self, lang: str) -> str:
        """The sentence in ``lang``, in Chinese where it has no English."""
        return (lang == "en" and self.sentence_en) or self.sentence

    def besides(self) -> dict[str, set[str]]:
        """What the case expects besides its findings, by key."""
        one = {key: getattr(self, key) for key in ("mover", "leader", "since")}
        several = {key: getattr(self, key) for key in ("made_by", "group", "unknown", "chains", "warns")}
        several["counts"] = None if self.counts is None else [f"{key} {number}" for key, number in self.counts.items()]
        wanted = {key: {str(value)} for key, value in one.items() if value is not None}
        return wanted | {key: set(values) for key, values in several.items() if values is not None}

    @property
    def apart(self) -> bool:
        """Whether the case needs a county to itself, because it says what is told of a county as a whole."""
        return self.counts is not None or self.warns is not None

    def kind_of(self, organ: str) -> str | None:
        """The kind of an organ, None where the case does not tell it."""
        return self.organs.get(organ, {}).get("kind")

    def of_one_line(self, organ: str, other: str) -> bool:
        """Whether two names are of one organ, or the one came after the other."""
        if organ == other or not {organ, other} <= self.organs.keys():
            return organ == other
        rows = ({"organ_id": one, "successors": ";".join(told.get("successors", ()))} for one, told in self.organs.items())
        return other in Organs(rows).line(organ)

    def posts(self) -> dict[str, tuple[Post, ...]]:
        """The posts of everybody, by id."""
        return {"a": self.a, "b": self.b, **{one["id"]: one.get("posts", ()) for one in self.others}}
