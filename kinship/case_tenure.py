"""The tenure cases of a rule pack: a sentence, the posts of one person, and who must be due by which clause.

[[tenure]]
sentence = "预算股工作满十年当日：必须轮岗。"
as_of = 2024-03-01
person = { sex = "M", birth = "1980-05" }             # for exemptions near retirement
posts = [{ organ = "县财政局", section = "预算股", tier = 3, start = 2014-03-01 }]
expect = ["violation T1", "advisory T3"]              # who is due: exactly these
due_on = ["T1 2024-03-01", "T3 2019-03-01"]           # and, where given: since, due_on, due_by, grade of those due,
unknown = []                                          # who will be due within ``months``, is exempt, or unknown and why
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any

from kinship import case_shape
from kinship.account import Account
from kinship.case_county import numbered, organ_rows
from kinship.case_read import organs_of, parsed
from kinship.cases import NOWHERE
from kinship.errors import Place
from kinship.pack_lines import Spot
from kinship.pack_model import Pack
from kinship.pack_source import Source, nearest, open_source
from kinship.tables import SIX, County, arrow
from kinship.text import say

Post = Mapping[str, Any]
SHARED = ("packs", "organs", "place")
BESIDES = ("forecast", "exempt", "unknown", "since", "due_on", "due_by", "grade")


@dataclass(frozen=True, slots=True)
class TenureCase:
    """One case. ``expect``: "severity clause" of all who are due; the lists of ``BESIDES`` must hold where they are given."""

    sentence: str
    posts: tuple[Post, ...]
    expect: tuple[str, ...]
    sentence_en: str = ""
    as_of: date = date(2026, 1, 1)
    months: int = 0
    person: Mapping[str, Any] = field(default_factory=dict)
    forecast: tuple[str, ...] | None = None
    exempt: tuple[str, ...] | None = None
    unknown: tuple[str, ...] | None = None
    since: tuple[str, ...] | None = None
    due_on: tuple[str, ...] | None = None
    due_by: tuple[str, ...] | None = None
    grade: tuple[str, ...] | None = None
    packs: tuple[str, ...] = ()
    organs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    place: Place = NOWHERE

    def text(self, lang: str) -> str:
        """The sentence in ``lang``, in Chinese where it has no English."""
        return (lang == "en" and self.sentence_en) or self.sentence

    def wanted(self) -> dict[str, tuple[str, ...]]:
        """What must come out, by key."""
        told = {key: getattr(self, key) for key in BESIDES}
        return {"expect": self.expect, **{key: value for key, value in told.items() if value is not None}}


@dataclass(slots=True)
class TenureOutcome:
    """What came out of one case, by key, sorted."""

    case: TenureCase
    found: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def holds(self) -> bool:
        """Whether all came out as the case says."""
        return not self.lines("zh")

    def lines(self, lang: str) -> list[str]:
        """A line for each key that came out otherwise."""
        nothing = say("pack.case-nothing", lang)
        return [
            say(
                "pack.tenure-case-failed",
                lang,
                place=self.case.place.text(lang),
                sentence=self.case.text(lang),
                what=key,
                expected="; ".join(sorted(wanted)) or nothing,
                found="; ".join(sorted(self.found[key])) or nothing,
            )
            for key, wanted in self.case.wanted().items()
            if sorted(wanted) != sorted(self.found[key])
        ]


def tenure_cases_of(pack: str, paths: Iterable[Path]) -> list[TenureCase]:
    """The tenure cases for one pack in these files: of files that name packs, only those that name this one."""
    return [case for path in sorted(paths) for case in read_tenure_cases(path) if not case.packs or pack in case.packs]


def read_tenure_cases(path: Path) -> list[TenureCase]:
    """The tenure cases of one file. Raises PackError as ``kinship.case_read.read_cases``."""
    source = open_source(path, "pack.no-cases-file")
    data = parsed(source)
    shared = {"packs": tuple(data.get("packs", ())), "organs": dict(organs_of(source, data))}
    day = {"as_of": data["as_of"]} if "as_of" in data else {}
    rows = enumerate(data.get("tenure", ()))
    return [_case(source, Spot("tenure", index), {**day, **row}, shared) for index, row in rows]


def _case(source: Source, spot: Spot, row: dict[str, Any], shared: Mapping[str, Any]) -> TenureCase:
    _check(source, spot, row, case_shape.TENURE, "[[tenure]]")
    for one in fields(TenureCase):
        if one.default is MISSING and one.default_factory is MISSING and one.name not in row:
            raise source.error("pack.missing-key", spot, field=one.name, entry="[[tenure]]")
    _check(source, spot.at("person"), row.get("person", {}), case_shape.PERSON, "person")
    posts = row["posts"] if isinstance(row["posts"], list) else [row["posts"]]
    for post in posts:
        _check(source, spot.at("posts"), post, case_shape.POST, "posts")
        if "organ" not in post:
            raise source.error("pack.missing-key", spot.at("posts"), field="organ", entry="posts")
    lists = {key: tuple(row[key]) for key in ("expect", *BESIDES) if key in row}
    return TenureCase(**{**row, **lists, **shared, "posts": tuple(posts)}, place=source.place(spot))


def _check(source: Source, spot: Spot, row: dict[str, Any], shape: case_shape.Shape, entry: str) -> None:
    for key, value in row.items():
        if key not in shape:
            raise source.error("pack.unknown-key", spot, field=key, entry=entry, nearest=nearest(key, tuple(shape)))
        if form := case_shape.expected(shape, key, value):
            raise source.error("pack.wrong-type", spot if spot.key else spot.at(key), field=key, expected=form)


def run_tenure_cases(pack: Pack, cases: Sequence[TenureCase]) -> list[TenureOutcome]:
    """The outcome of each case, in order. Cases of one day and forecast share a county."""
    outcomes = [TenureOutcome(case) for case in cases]
    alike = defaultdict(list)
    for outcome in outcomes:
        alike[outcome.case.as_of, outcome.case.months].append(outcome)
    for (day, months), group in alike.items():
        _run(pack, group, day, months)
    return outcomes


def _run(pack: Pack, group: Sequence[TenureOutcome], as_of: date, months: int) -> None:
    from kinship.tenure import tenure

    document = tenure(tenure_county([outcome.case for outcome in group]), [pack], as_of, months)
    tell_outcomes(group, document, pack.id)


def tell_outcomes(group: Sequence[TenureOutcome], document: Mapping[str, Any], pack: str) -> None:
    """Fills the outcomes of the cases of one day, numbered as in their county, from the rows of one pack in its document."""
    for name in ("due", "forecast", "exempt", "unknown"):
        for row in (row for row in document[name] if row["pack"] == pack):
            found = group[int(row["people"][0]["person_id"])].found
            for key, text in _told(row, name):
                found[key].append(text)


def _told(row: Mapping[str, Any], name: str) -> Iterator[tuple[str, str]]:
    clause = row["rule"].rpartition("/")[2]
    if name == "due":
        yield "expect", f"{row['severity']} {clause}"
        yield from ((key, f"{clause} {row[key]}") for key in ("since", "due_on", "due_by", "grade") if row[key])
    elif name == "forecast":
        yield "forecast", f"{clause} {row['due_on']}"
    else:
        key = "exempt" if name == "exempt" else "blank"
        yield name, f"{clause} {' '.join(row[key])}"


def tenure_county(cases: Iterable[TenureCase]) -> County:
    """One county in which every case has its own person (the number of the case) and organs."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in SIX}
    for number, case in enumerate(cases):
        rows["person"].append({"person_id": number, "name": "张甲", "staff": True, **case.person})
        rows["organ"] += [numbered(number, row) for row in organ_rows([post["organ"] for post in case.posts], case.organs)]
        for post in case.posts:
            row = {key: ";".join(value) if isinstance(value, list) else value for key, value in post.items()}
            rows["post"].append({**numbered(number, {"title": "科员", **row, "organ_id": post["organ"]}), "person_id": number})
    return County(**{name: arrow(name, held) for name, held in rows.items()}, account=Account())
