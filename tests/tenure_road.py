"""The second road: years in post counted by plain Python, day by day backwards, knowing neither the packs nor the queries.

The clauses are written here anew from the texts and their readings. Posts are rows of the canonical table, organs too.
"""

from __future__ import annotations

import calendar
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

Row = dict[str, Any]
DAY = timedelta(days=1)
NEVER = date(9999, 12, 30)
SECONDED = re.compile("借调|抽调|挂职|跟班|驻村|援藏|援疆")
HIGHER = re.compile("科级|处级|厅级|部级")
LISTED = {"law_enforcement", "discipline", "personnel", "audit", "project_approval", "fund_management"}
LEVELS = ("县处级正职", "县处级副职", "乡科级正职", "乡科级副职")


@dataclass(frozen=True)
class Post:
    """A post as the road sees it; ``start`` None: unknown. ``end`` is the last day, ``left`` the first day without it."""

    row: Row
    organ: Row
    home: str
    start: date | None
    latest: date | None
    end: date
    left: date

    @property
    def tier(self) -> int | None:
        return int(self.row["tier"]) if self.row.get("tier") else None

    @property
    def work(self) -> set[str]:
        return set((self.row.get("functions") or "").split(";")) - {"", "other"}

    def told(self, key: str) -> str:
        return self.row.get(key) or ""


Covers = Callable[[Post], bool | None]
"""Whether a post counts; None where its tier is not known and would decide."""
Keys = Callable[[Post], list[Any]]


@dataclass(frozen=True)
class Clause:
    """One way in which one clause comes about."""

    rule: str
    years: int
    covers: Covers
    keys: Keys
    within: int = 0
    must: bool = False
    gap: int = 0
    away: bool = False
    blank: Callable[[Post], bool] = field(default=lambda post: False)


def _tier(post: Post, tiers: tuple[int, ...], rest: bool) -> bool | None:
    return False if not rest else None if post.tier is None else post.tier in tiers


def _kind(post: Post, *kinds: str) -> bool:
    return post.organ.get("kind", "") in kinds


def _low(post: Post) -> bool:
    return not HIGHER.search(post.told("title")) and not HIGHER.search(post.told("level"))


def _staff(post: Post) -> bool | None:
    return _tier(post, (2, 3), _kind(post, "civil", "public_institution", "") and _low(post))


def _unit_chief(post: Post) -> bool | None:
    return _tier(post, (1,), _kind(post, "public_institution", "") and _low(post) and post.told("chief") == "true")


def _listed(covers: Covers) -> Covers:
    return lambda post: covers(post) if post.work & LISTED else False


def _business(post: Post) -> list[Any]:
    return [(post.home, post.told("section*"), work) for work in sorted(post.work) or ["=" + post.told("title")]]


def _office(post: Post) -> list[Any]:
    return [(post.home, post.told("chief") == "true")] if post.tier in (1, None) else []


def _rank(post: Post) -> list[Any]:
    known = post.tier in (1, None) and post.organ.get("area") and post.told("level") in LEVELS
    return [(post.organ["area"], post.told("level"))] if known else []


def _leader(post: Post) -> bool | None:
    name, title = post.organ["name"], post.told("title")
    committee = re.search("[县区市州盟地省]委", name) and re.search("书记|常委", title)
    government = re.search("政府|行署", name) and re.search("[县区市州盟省]长|专员|主席", title)
    high = post.organ.get("level") in ("county", "city", "province")
    return _tier(post, (1,), bool(committee or government) and high and _kind(post, "civil"))


def _section(post: Post) -> list[Any]:
    return [(post.home, post.told("section*"))]


def _no_section(post: Post) -> bool:
    return not post.told("section")


COUNTY: dict[str, Any] = {"gap": 1, "away": True}
CLAUSES = (
    Clause("county-rotation/T1", 10, _staff, _section, must=True, blank=_no_section, **COUNTY),
    Clause("county-rotation/T1", 10, _unit_chief, _office, must=True, **COUNTY),
    Clause("county-rotation/T2", 5, _listed(_staff), lambda post: [""], within=3, **COUNTY),
    Clause("county-rotation/T3", 5, _staff, _business, blank=_no_section, **COUNTY),
    Clause("cn-exchange-2006/same-office", 10, _leader, _office, must=True),
    Clause("cn-exchange-2006/same-rank", 10, _leader, _rank, gap=1),
)


def judged(rows: dict[str, list[Row]], as_of: date, until: date) -> Counter[tuple[Any, ...]]:
    """(rule, person, state, since, due on, due by, bridged, inferred, open) of all that the clauses say, each as often as they
    say it."""
    held = _renamed(list(_posts(rows, as_of)))
    people: dict[str, list[Post]] = defaultdict(list)
    for post in held:
        people[post.row["person_id"]].append(post)
    born = {row["person_id"]: row.get("birth") for row in rows["person"]}
    said: Counter[tuple[Any, ...]] = Counter()
    for person, posts in people.items():
        earliest = date(int(born[person][:4]) + 16, 1, 1) if born[person] else date(1, 1, 1)
        for clause in CLAUSES:
            said.update((clause.rule, person, *told) for told in _clause(clause, posts, earliest, as_of, until))
    return said


def _clause(clause: Clause, posts: Sequence[Post], earliest: date, as_of: date, until: date) -> Iterator[tuple[Any, ...]]:
    away = [post for post in posts if SECONDED.search(post.told("title"))] if clause.away else []
    home = [post for post in posts if post not in away]
    keys = {key for post in home if clause.covers(post) is not False for key in clause.keys(post)}
    for key in keys:
        may = [post for post in home if key in clause.keys(post) and clause.covers(post) is not False]
        sure = [post for post in may if clause.covers(post) and not clause.blank(post)]
        wide = _stay(clause, may, away, home, as_of, lambda post: earliest)
        narrow = _stay(clause, sure, away, home, as_of, lambda post: min(post.left, as_of))
        if wide is None:
            continue
        due = _years(narrow[0], clause.years) if narrow else None
        if due and due <= as_of:
            state = "due"
        elif _years(wide[0], clause.years) <= as_of:
            state = "unknown"
        elif due and narrow and due <= until and due < narrow[1]:
            state = "forecast"
        else:
            continue
        by = _years(due, clause.within) if due and clause.within else due if clause.must else None
        yield state, narrow and narrow[0], due, by, *(narrow or wide)[2:], narrow is None or wide[0] < narrow[0]


Stay = tuple[date, date, bool, bool]


def _stay(
    clause: Clause,
    home: Sequence[Post],
    away: Sequence[Post],
    all_home: Sequence[Post],
    as_of: date,
    unknown: Callable[[Post], date],
) -> Stay | None:
    """Since when, until when, whether over gaps, and whether over sections guessed to be one: from the day asked about
    backwards, over the posts that touch."""
    spans = [(post.start or unknown(post), post.end, post.left, True) for post in home]
    spans += [(post.start, post.end, post.left, False) for post in away if post.start]
    held = [span for span in spans if span[2] > as_of]
    if not any(at_home for *_, at_home in held) and (not held or any(post.left > as_of for post in all_home)):
        return None
    day = min(span[0] for span in held)
    reached: list[tuple[date, date, date, bool]] = []
    while more := [span for span in spans if span not in reached and _months(span[1] + DAY, clause.gap) >= day]:
        reached += more
        day = min(day, *(span[0] for span in more))
    mine = [span for span in reached if span[3]]
    if not mine:
        return None
    names = {
        post.told("section")
        for post in home
        if any(span[0] == (post.start or unknown(post)) and span[1] == post.end for span in mine)
    }
    guessed = (
        clause.keys in (_section, _business)
        and len(names) > 1
        and any(post.told("guessed") for post in home if post.told("section") in names)
    )
    since = min(span[0] for span in mine)
    return since, max(span[2] for span in reached), _gaps(mine) or max(span[2] for span in mine) <= as_of, guessed


def _gaps(spans: Sequence[tuple[date, date, date, bool]]) -> bool:
    covered, broken = None, False
    for start, end, *_ in sorted(spans):
        broken |= covered is not None and start > covered + DAY
        covered = max(covered or end, end)
    return broken


def _months(day: date, months: int) -> date:
    if day.year > 9000:
        return day
    month = 12 * day.year + day.month - 1 + months
    last = calendar.monthrange(month // 12, month % 12 + 1)[1]
    return date(month // 12, month % 12 + 1, min(day.day, last))


def _years(day: date, years: int) -> date:
    return _months(day, 12 * years)


def _posts(rows: dict[str, list[Row]], as_of: date) -> Iterator[Post]:
    organs = {row["organ_id"]: row for row in rows["organ"]}
    before = defaultdict(list)
    for row in rows["organ"]:
        for after in filter(None, (row.get("successors") or "").split(";")):
            before[after].append(row)
    died = {row["person_id"]: row.get("died") for row in rows["person"]}
    for row in rows["post"]:
        organ = organs[row["organ_id"]]
        start, end = _first(row.get("start")), _last(row.get("end"))
        if start and end and end < start:
            start = end = None
        if start and start > as_of:
            continue
        left = min(end or NEVER, _last(died[row["person_id"]]) or NEVER)
        latest = _last(row.get("start")) if start else None
        whole = Post(dict(row), organ, _oldest(organ, before), start, latest, end or NEVER, left)
        yield from _through_mergers(whole, organs, before)


def _through_mergers(post: Post, organs: dict[str, Row], before: dict[str, list[Row]]) -> Iterator[Post]:
    """A post as mergers and splits begin it anew: not before its organ was made of others, not after it went, and on in the one
    organ that took it over with others."""
    made = _first(organs[post.home].get("start")) if before[post.home] else None
    if made and post.start and post.start < made < post.end:
        post = replace(post, start=made, latest=made)
    last, after = post.organ, _after(post.organ, organs)
    while len(after) == 1 and before[after[0]["organ_id"]] == [last]:
        last, after = after[0], _after(after[0], organs)
    gone = _last(last.get("end"))
    yield replace(post, left=min(post.left, gone or NEVER))
    joined = (_first(after[0].get("start")) or gone) if gone and len(after) == 1 else None
    if joined and joined < post.end and (post.start is None or post.start < joined):
        yield replace(post, organ=after[0], home=_oldest(after[0], before), start=joined, latest=joined)


def _after(organ: Row, organs: dict[str, Row]) -> list[Row]:
    return [organs[one] for one in (organ.get("successors") or "").split(";") if one]


def _oldest(organ: Row, before: dict[str, list[Row]]) -> str:
    while len(before[organ["organ_id"]]) == 1 and (old := before[organ["organ_id"]][0])["successors"] == organ["organ_id"]:
        organ = old
    return str(organ["organ_id"])


def _renamed(posts: list[Post]) -> list[Post]:
    """Notes in each post the oldest name of its section (``section*``) and whether it is guessed."""
    sections: dict[tuple[str, str], list[Post]] = defaultdict(list)
    for post in posts:
        post.row["section*"] = post.told("section")
        if post.told("section"):
            sections[post.home, post.told("section")].append(post)
    steps = {(home, old): new for (home, old) in sections for new in _later(home, old, sections)}
    into = Counter((home, new) for (home, _), new in steps.items())
    for (home, name), held in sections.items():
        oldest = name
        while earlier := [
            old for (where, old), new in steps.items() if (where, new) == (home, oldest) and into[home, oldest] == 1
        ]:
            oldest = earlier[0]
        for post in held:
            post.row.update({"section*": oldest, "guessed": "yes" if (home, name) in steps or (home, name) in into else ""})
    return posts


def _later(home: str, old: str, sections: dict[tuple[str, str], list[Post]]) -> list[str]:
    """The one section that this one became, by its name or by its people; none where there are several."""
    end = max(post.end for post in sections[home, old])
    found = set()
    alike = [
        name for where, name in sections if where == home and name[:-1] == old[:-1] and {name[-1], old[-1]} <= set("科股室处")
    ]
    for name in alike if len(old) > 1 and len(alike) == 2 else ():
        starts = [post.start for post in sections[home, name]]
        mine = [post.start for post in sections[home, old]]
        if name != old and None not in [*starts, *mine] and min(mine) <= min(starts) and end + DAY <= _next_month(min(starts)):
            found.add(name)
    last = {post.row["person_id"] for post in sections[home, old] if post.end == end}
    if end < NEVER and len(last) > 1:
        went = [set(_entered(home, old, person, end, sections)) for person in last]
        if all(went) and len(set.union(*went)) == 1:
            found |= set.union(*went)
    return sorted(found) if len(found) == 1 else []


def _entered(home: str, old: str, person: str, end: date, sections: dict[tuple[str, str], list[Post]]) -> Iterator[str]:
    for (where, name), posts in sections.items():
        starts = [post.start for post in posts]
        if where != home or name == old or None in starts:
            continue
        first = min(day for day in starts if day)
        if end - 30 * DAY <= first <= end + DAY and any(
            post.row["person_id"] == person and post.start == first for post in posts
        ):
            yield name


def _next_month(day: date) -> date:
    return _months(day.replace(day=1), 1)


def _first(text: str | None) -> date | None:
    return date.fromisoformat((text + "-01-01")[:10]) if text else None


def _last(text: str | None) -> date | None:
    if not text:
        return None
    if len(text) == 10:
        return date.fromisoformat(text)
    return _months(date.fromisoformat((text + "-12-01")[:8] + "01"), 1) - DAY
