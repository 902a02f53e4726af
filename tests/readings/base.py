"""What all readings share: how a case's people are related on its day, which posts are held, and how two posts stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product
from typing import Any

from kinship.cases import Case

Post = Mapping[str, Any]
Said = tuple[str, str, str]
"""A rule, the severity it gives and the situation it is about."""
BLOOD = frozenset(["P", "C", "PP", "CC", "PC", "PPC", "PCC", "PPCC"])
AFFINES = frozenset(["SP", "CS", "SPC", "PCS", "CSP", "SPCS", "PPCS", "SPCC", "PCCS", "SPPC", "PPCCS", "SPPCC"])
FOUR_CLASSES = BLOOD | AFFINES | {"S"}
NOTED = frozenset(["PPP", "CCC", "PS", "SC", "PSC", "SPP", "CCS"])
SENSITIVE = frozenset(["organization", "personnel", "discipline", "supervision", "audit", "finance"])
WEIGHT = {"violation": 3, "review": 2, "advisory": 1}
SWAPPED = str.maketrans("PC", "CP")


def day(value: Any, last: bool = False) -> date | None:
    """A day, or the first (or last) day that a month can mean."""
    if value is None or isinstance(value, date):
        return value
    year, month = map(int, str(value).split("-"))
    return date(year + month // 12, month % 12 + 1, 1) if last else date(year, month, 1)


def holds(row: Mapping[str, Any], as_of: date) -> bool:
    """Whether a row with start and end holds on a day; dates the wrong way round say nothing."""
    start, end = day(row.get("start")), day(row.get("end"), last=True)
    if start and end and end < start:
        return True
    return (start is None or start <= as_of) and (end is None or end > as_of)


def began(post: Post) -> date | None:
    """Since when somebody holds a post; unknown where the dates are the wrong way round."""
    start, end = day(post.get("start")), day(post.get("end"), last=True)
    return None if start and end and end < start else start


def inverse(word: str) -> str:
    return word[::-1].translate(SWAPPED)


@dataclass(frozen=True, slots=True)
class Kinship:
    """``word``: the second is the first's …; over a marriage that a death ended (``past``: and the survivor married again); by
    blood that an adoption cut.
    """

    word: str
    widowed: bool = False
    past: bool = False
    severed: bool = False

    def turned(self) -> Kinship:
        """The same, seen from the other side."""
        return replace(self, word=inverse(self.word))


def kinship(case: Case) -> Kinship | None:
    """How b is related to a on the day, after divorces, deaths, adoptions and step ties."""
    letters = list(case.kin)
    widowed = past = severed = False
    dead = {int(who) for who, when in (case.died or {}).items() if when <= case.as_of}
    again = {int(who) for who, when in (case.remarried or {}).items() if when <= case.as_of}
    for number, letter in enumerate(case.kin):
        tie = (case.ties or {}).get(str(number + 1), {})
        ends = {number, number + 1}
        if not holds(tie, case.as_of):
            return None
        if letter == "S" and ends & dead:
            widowed, past = True, past or bool((ends - dead) & again)
        child = number if letter == "P" else number + 1
        if letter in "PC" and child in case.adopted and tie.get("kind", "blood") == "blood":
            severed = True
        if tie.get("kind") == "step":
            letters[number] = {"P": "PS", "C": "SC"}[letter]
    return Kinship("".join(letters), widowed, past, severed) if letters else None


@dataclass(frozen=True, slots=True)
class Relatives:
    """A list of relatives. ``sided``: words are read from the official to the relative, not the other way round.

    ``by_death``: affinity over a death "keeps", "ends", or is "noted" until the survivor marries again.
    """

    listed: frozenset[str] = FOUR_CLASSES
    noted: frozenset[str] = NOTED
    doubted: frozenset[str] = frozenset()
    sided: bool = False
    by_death: str = "noted"

    def cap(self, tie: Kinship) -> str | None:
        """The most that a tie from the official to the relative can come to."""
        if self.by_death != "keeps" and (tie.past or (tie.widowed and self.by_death == "ends")):
            return None
        doubtful = tie.severed or (tie.widowed and self.by_death == "noted")
        words = {tie.word} if self.sided else {tie.word, inverse(tie.word)}
        for held_by, most in ((self.listed, "violation"), (self.doubted, "review"), (self.noted, "advisory")):
            if words & held_by:
                return "advisory" if doubtful else most
        return None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two posts, ``upper`` first; ``lower`` is None for who holds none. Organs by what the case tells of them."""

    case: Case
    above: str
    upper: Post
    below: str
    lower: Post | None
    organs: Mapping[str, Mapping[str, str]]

    @property
    def posts(self) -> tuple[Post, Post]:
        assert self.lower is not None
        return self.upper, self.lower

    @property
    def tiers(self) -> tuple[Any, Any]:
        upper, lower = self.posts
        return upper.get("tier"), lower.get("tier")

    @property
    def one_organ(self) -> bool:
        return self.lower is not None and self.upper["organ"] == self.lower["organ"]

    @property
    def one_section(self) -> bool:
        upper, lower = self.posts
        return self.one_organ and "section" in upper and upper["section"] == lower.get("section")

    def parent(self, organ: str | None) -> str | None:
        return self.organs.get(organ or "", {}).get("parent")

    def kind(self, post: Post) -> str | None:
        return self.organs.get(post["organ"], {}).get("kind")


@dataclass(frozen=True, slots=True)
class Reading:
    """How one law is read. ``kinds``: the organs it covers, and the most it says there. Rules may have lists of their own."""

    kinds: Mapping[str | None, str]
    of_two: Callable[[Pair], Iterable[Said]]
    since: date = date.min
    until: date = date.max
    relatives: Relatives = Relatives()
    lists: Mapping[str, Relatives] = field(default_factory=dict)
    of_one: Callable[[Case, str, Post], Iterable[Said]] = lambda case, who, post: ()
    mutual: frozenset[str] = frozenset(["common-leader", "common-leader-wide", "same-organ", "role-set", "adjacent-levels"])
    silent: Callable[[Said, set[str]], bool] = lambda said, others: False
    of_all: Callable[[Case, Reading], Iterable[str]] = lambda case, reading: ()


def least(*severities: str) -> str:
    return min(severities, key=WEIGHT.__getitem__)


def found(case: Case, reading: Reading) -> list[str]:
    """Severity and situation of every finding of a case."""
    if not reading.since <= case.as_of < reading.until:
        return []
    lines = [*_of_pairs(case, reading), *_of_single(case, reading), *reading.of_all(case, reading)]
    return sorted(lines)


def ties(case: Case) -> Iterator[tuple[str, str, Kinship]]:
    """Who is related to whom: each pair once."""
    if main := kinship(case):
        yield "a", "b", main
    for one in case.others:
        if one.get("kin") and (tie := _of_another(case, one)):
            yield one.get("of", "a"), one["id"], tie


def _of_another(case: Case, one: Mapping[str, Any]) -> Kinship | None:
    """How a further person is related: in several plain steps, or in one, which may be a step tie or cut by an adoption."""
    word, tie = one["kin"], one.get("ties", {}).get("1", {})
    if not holds(tie, case.as_of):
        return None
    if tie.get("kind") == "step":
        return Kinship({"P": "PS", "C": "SC"}[word])
    child = one["id"] if word == "C" else one.get("of", "a") if word == "P" else None
    adopted = {row.get("of", "a") for row in case.others if row.get("ties", {}).get("1", {}).get("kind") == "adoptive"}
    return Kinship(word, severed=child in adopted and "kind" not in tie)


def held(case: Case, who: str) -> list[Post]:
    """The posts that somebody holds on the day, in the organs where they then lie; the dead hold none."""
    number = {"a": "0", "b": str(len(case.kin))}.get(who, "")
    died = (case.died or {}).get(number)
    posts = [] if died and died <= case.as_of else [post for post in case.posts()[who] if holds(post, case.as_of)]
    return [{**post, "organ": organ} for post in posts if (organ := lies(case, post["organ"]))]


def lies(case: Case, organ: str, seen: frozenset[str] = frozenset()) -> str | None:
    """What an organ is called on the day: its only successor once it has ended, its only predecessor before it began."""
    known = case.organs.get(organ, {})
    if (end := day(known.get("end"))) and end <= case.as_of:
        near = list(known.get("successors", ()))
    elif (start := day(known.get("start"))) and start > case.as_of:
        near = [one for one, told in case.organs.items() if organ in told.get("successors", ())]
    else:
        return organ
    return lies(case, near[0], seen | {organ}) if len(near) == 1 and near[0] not in seen else None


def _of_pairs(case: Case, reading: Reading) -> Iterator[str]:
    for one, other, tie in ties(case):
        worst: dict[tuple[str, str, str], str] = {}
        for above, below, seen in ((one, other, tie), (other, one, tie.turned())):
            for upper, lower in product(held(case, above), held(case, below) or [None]):
                for organ, said in _judged(Pair(case, above, upper, below, lower, case.organs), reading, seen):
                    rule, severity, situation = said
                    key = (organ, rule, situation)
                    worst[key] = max(severity, worst.get(key, "advisory"), key=WEIGHT.__getitem__)
        for (organ, rule, situation), severity in worst.items():
            others = {kind for where, _, kind in worst if where == organ}
            if not reading.silent((rule, severity, situation), others):
                yield f"{severity} {situation}"


def _judged(pair: Pair, reading: Reading, tie: Kinship) -> Iterator[tuple[str, Said]]:
    organ = pair.lower["organ"] if pair.lower else pair.upper["organ"]
    kind = pair.organs.get(organ, {}).get("kind")
    if kind not in reading.kinds:
        return
    for rule, severity, situation in reading.of_two(pair):
        relatives = reading.lists.get(rule, reading.relatives)
        caps = [relatives.cap(tie)]
        if situation in reading.mutual:
            caps.append(relatives.cap(tie.turned()))
        # Where neither is above the other, two organs are one place: it does not matter from which the two are looked at.
        place = "+".join(sorted({organ, pair.upper["organ"]})) if situation in reading.mutual else organ
        for cap in filter(None, caps):
            yield place, (rule, least(severity, cap, reading.kinds[kind]), situation)


def _of_single(case: Case, reading: Reading) -> Iterator[str]:
    for who in case.posts():
        said = set()
        for post in held(case, who):
            if (kind := case.kind_of(post["organ"])) in reading.kinds:
                said |= {(post["organ"], *one, kind) for one in reading.of_one(case, who, post)}
        yield from (f"{least(severity, reading.kinds[kind])} {situation}" for _, _, severity, situation, kind in said)


def grew_up_there(case: Case, who: str, post: Post) -> bool:
    """Whether the area of the post's organ contains where somebody grew up; areas are codes such as 421100 or names."""
    home, area = (case.home or {}).get(who), case.organs.get(post["organ"], {}).get("area")
    if not home or not area:
        return False
    while area.isdigit() and area.endswith("00") and len(area) % 2 == 0:
        area = area[:-2]
    return home.startswith(area) or area.endswith(home) or home.endswith(area)


def says(text: Any, *words: str) -> bool:
    """Whether one of the words stands in a text."""
    return any(word in (text or "") for word in words)
