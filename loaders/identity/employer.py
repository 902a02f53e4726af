"""Employer texts: does the free text on a form name the organ of somebody we know?

Forms write 财政局, 县财政局, 云岫县财政局预算股科员 or 发改委 for what the organ list calls 云岫县财政局 or
云岫县发展和改革委员会. The region in front is ignored unless it names another region; an abbreviation keeps the first and the
last character and the order of the others. What no such rule tells, and former names, stand in ``employers.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from loaders.identity.elsewhere import letters, may_mean, of_another_region, says_elsewhere
from loaders.identity.own import BODY, MARK, called_so, read_own
from loaders.identity.past import has_left
from loaders.identity.regions import same_region, split_region
from loaders.identity.spelled import spelled
from loaders.staff.posts import is_bare

HEAD_END = re.compile(r"[局委部院校厅办馆园站所会社队处镇乡]|学|中心|政府|街道|幼儿园|公司|医院")
NOWHERE = re.compile(
    r"务农|农民|学生|在读|无业|待业|个体|退休|离休|家务|务工|打工|零工|经商|生意|主妇|种地|待产|灵活就业|失业|下岗|自由职业|去世|已故|病故|学龄|^无$|^-+$|^/$"
)
VAGUE = re.compile(
    "(?:[里内直上属某]|当地|国家|机关|行政|事业|乡镇|单位|部门|编制?|普通|一般|退役|在[职编]|工作(?:人员)?|上班"
    "|公务员|教师|老师|医[生师]|护士|民警|干部|职[工员]|员工)*"
)
"""A text that names no place of work: it may be anybody's."""
TOWN = re.compile(r"([\u4e00-\u9fff]{1,6}?(?:[镇乡]|街道))(?:政府|党委|党工委|$)")
BELOW = re.compile("学|幼儿园|院|中心|站|所|公司|(?:村|社区)(?![办股科组工])")
"""青白乡 alone is its government; what has one of these behind it is another body of the town."""
ALONE = re.compile("^(?:财务|财会|行政|党政|普通|一般)")
"""财务会计 is no more than 会计."""
BESIDE = re.compile("家属|宿舍|小区|隔壁|对面|[下所直]属|[^、，,]{0,6}(?:公司|企业)")
COMPANY = re.compile("公司$|集团$|银行$")
"""财政局家属院 and 财政局下属企业 are no place of work in the 财政局; 水务集团城东分公司 is one of the 水务集团."""
WHOLE = re.compile("[局委部院厅]$")
"""What so ends is no section of another organ."""
TOP = "局委办"
"""Endings that one and the same organ has by turns: 卫健局 and 卫健委."""


class Employers:
    """Compares employer texts with the organs of one county; every text and every pair is worked out once."""

    def __init__(self, organ: Iterable[Mapping[str, Any]]) -> None:
        names_of = {row["organ_id"]: [row["name"], row.get("short_name") or "", *(row.get("aliases") or ())] for row in organ}
        self._names = {organ_id: "".join(names) for organ_id, names in names_of.items()}
        known = {split_region(name)[0] for names in names_of.values() for name in names if name}
        regions = sorted((region for region in known if len(region) > 2), key=lambda region: (-len(region), region))
        self._stems = list(dict.fromkeys(region[:-1] for region in regions))
        self._organs = {
            organ_id: list(dict.fromkeys(split_region(one) for name in names if name for one in _spelled(name, tuple(regions))))
            for organ_id, names in names_of.items()
        }
        self._cores: dict[str, tuple[str, list[str]]] = {}
        self._fits: dict[tuple[str, str], bool] = {}
        self._named: dict[str, frozenset[str]] = {}
        self._called: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
        """First character → name without its region → the organs called so, by region and identifier."""
        for organ_id, held in self._organs.items():
            for region, name in held:
                self._called[name[:1]][name].append((region, organ_id))

    def fits(self, text: str, organ_id: str) -> bool:
        """True if the text names this organ, in full, shortened, or by a former name."""
        known = self._fits.get((text, organ_id))
        if known is None:
            known = self._fits[text, organ_id] = self._compared(text, organ_id)
        return known

    def _compared(self, text: str, organ_id: str) -> bool:
        if own := read_own(text):
            return organ_id in own.organs and not BODY.search(own.rest) and called_so(own.unit, self._names.get(organ_id, ""))
        region, cores = self._read(text)
        organs = self._organs.get(organ_id, ())
        return any(same_region(region, theirs) and same_organ(core, name) for theirs, name in organs for core in cores)

    def named(self, text: str) -> frozenset[str]:
        """All organs that the text ``fits``: only those are compared of which the first character stands in it."""
        if own := read_own(text):
            return frozenset(organ_id for organ_id in own.organs if self.fits(text, organ_id))
        if text not in self._named:
            region, cores = self._read(text)
            self._named[text] = frozenset(
                organ_id
                for core in cores
                for first in set(core)
                for name, organs in self._called.get(first, {}).items()
                if same_organ(core, name)
                for theirs, organ_id in organs
                if same_region(region, theirs)
            )
        return self._named[text]

    def places(self, text: str) -> set[str]:
        """What the text may find in ``places``: the organs that it names, and itself as a section, with or without the title."""
        return {*self.named(text), split_region(text)[1]}

    def fits_post(self, text: str, posts: Iterable[tuple[str, str, str]]) -> bool:
        """True if the text names the organ of one of the posts, or else just its section with or without the title."""
        own = read_own(text)
        for organ_id, section, title in posts:
            told = (section, section + title) if len(section) > 1 and (own is None or organ_id in own.organs) else ()
            if self.fits(text, organ_id) or split_region(text)[1] in told:
                return True
        return False

    def names_post(self, text: str, posts: Iterable[tuple[str, str, str]]) -> bool:
        """True if the text names the section of one of the posts too, or the title of one without a section."""
        return any(section in text if section else bool(title) and text.endswith(title) for _, section, title in posts)

    def work(self, text: str, posts: Iterable[tuple[str, str, str]]) -> str:
        """What an employer text says of somebody who holds these posts.

        ``same``: it names an organ of them; ``left``: the one he is retired from; ``other``: another place of work;
        ``none``: that he works nowhere, as nobody on the staff does; ``blank``: nothing, or just a title of his;
        ``unread``: nothing that can be read, so it may be any of these.
        """
        if not posts or vague(text):
            return "blank"
        if self.fits_post(text, posts):
            return "left" if has_left(text, self._by_former_name(text, posts)) else "same"
        if nowhere(text):
            return "none"
        title = title_alone(text)
        if title and any(theirs in title or title in theirs for _, _, theirs in posts):
            return "blank"
        return "other" if not title and self._elsewhere(text, posts) else "unread"

    def _by_former_name(self, text: str, posts: Iterable[tuple[str, str, str]]) -> bool:
        _, (core, *renamed) = self._read(text)
        held = (name for organ_id, _, _ in posts for _, name in self._organs.get(organ_id, ()))
        return bool(renamed) and not any(same_organ(core, name) for name in held)

    def tells(self, text: str) -> bool:
        """True if the text settles by itself where somebody works: only those there need be looked at."""
        return nowhere(text) or bool(says_elsewhere(text)) or bool(self.named(text))

    def _elsewhere(self, text: str, posts: Iterable[tuple[str, str, str]]) -> bool:
        """True if a text that fits none of the posts surely names another place of work."""
        if read_own(text):
            return False
        names = "".join(self._names.get(organ_id, "") for organ_id, _, _ in posts)
        sections = "".join(section for _, section, _ in posts)
        if says_elsewhere(text) and says_elsewhere(text) not in names + sections:
            return True
        region, cores = self._read(text)
        theirs = {theirs for organ_id, _, _ in posts for theirs, _ in self._organs.get(organ_id, ())}
        if self.named(text) or of_another_region(region, theirs, names):
            return True
        outposts, called = _tables()["outposts"], (names, sections)
        return not any(may_mean(core, one, outposts) for core in cores for one in called[: 1 if WHOLE.search(core) else 2])

    def _read(self, text: str) -> tuple[str, list[str]]:
        """The region of a text and the organs that it may name; 云岫 stands for 云岫县 where an organ of it is known."""
        if text not in self._cores:
            region, core = split_region(text)
            stem = (
                "" if region else next((stem for stem in self._stems if core.startswith(stem) and len(core) > len(stem) + 1), "")
            )
            core = core[len(stem) :]
            self._cores[text] = region, [core, *renamed(core)]
        return self._cores[text]


def places(posts: Iterable[tuple[str, str, str]]) -> set[str]:
    """Under what an employer text finds somebody who holds these posts: organ, section, section with title.

    >>> sorted(places([("finance", "预算股", "科员")])), places([])
    (['finance', '预算股', '预算股科员'], set())
    """
    return {place for organ_id, section, title in posts for place in (organ_id, section, section + title) if place}


@lru_cache(maxsize=1 << 16)
def vague(text: str) -> bool:
    """True if the text names no place of work at all: it may be anybody's.

    >>> vague(""), vague("县直机关干部"), vague("县财政局")
    (True, True, False)
    """
    return not text or (not text.startswith(MARK) and bool(VAGUE.fullmatch(split_region(text)[1])))


@lru_cache(maxsize=1 << 16)
def title_alone(text: str) -> str:
    """A text that is nothing but a title; ``""`` for any other.

    >>> title_alone("财务会计"), title_alone("党组成员、副局长"), title_alone("财务股会计"), title_alone("村支书")
    ('会计', '党组成员、副局长', '', '')
    """
    own = read_own(text)
    title = ALONE.sub("", own.rest if own else text)
    return title if is_bare(title) and not says_elsewhere(title) else ""


def same_organ(text: str, organ: str) -> bool:
    """True if ``text`` (without its region) begins with the organ's name or an abbreviation of it.

    >>> same_organ("发改委科员", "发展和改革局"), same_organ("教体局", "教育体育局"), same_organ("财政局", "教育局")
    (True, True, False)
    """
    if len(organ) < 2 or not text:
        return False
    if text.startswith(organ):
        return not BESIDE.match(text[len(organ) :]) or bool(COMPANY.search(organ))
    if len(organ) > 3 and organ in text:
        return True
    if text[0] != organ[0]:
        return False
    town = TOWN.match(organ)
    if town and text.startswith(town[1]):
        return not BELOW.search(text[town.end(1) :])
    return any(_shortens(text[: end.end()], organ) for end in HEAD_END.finditer(text[:14]))


def specific(text: str) -> bool:
    """True if the text names a place of work that few people share; 务农 and 学生 do not.

    >>> specific("云岫县第一中学教师"), specific("务农"), specific("教师")
    (True, False, False)
    """
    return len(text) >= 4 and not nowhere(text)


@lru_cache(maxsize=1 << 16)
def nowhere(text: str) -> bool:
    """True if the text says that somebody is employed by nobody.

    >>> nowhere("在家务农"), nowhere("云岫县财政局")
    (True, False)
    """
    return bool(NOWHERE.search(text))


def same_place(one: str, other: str) -> bool:
    """True if two texts name one place of work, with or without a title behind it.

    >>> same_place("县一中教师", "云岫县第一中学"), same_place("县一中教师", "县二中教师"), same_place("某公司", "某公司职工")
    (True, False, False)
    """
    if one == other:
        return True
    ours, theirs = split_region(one), split_region(other)
    heads = [_without_title(core) for _, core in (ours, theirs)]
    if not same_region(ours[0], theirs[0]) or not all(map(letters, heads)) or any(map(says_elsewhere, (one, other))):
        return False
    return same_organ(ours[1], heads[1]) or same_organ(theirs[1], heads[0])


@lru_cache(maxsize=1 << 16)
def _without_title(core: str) -> str:
    return next((core[:at] for at in range(2, len(core)) if is_bare(core[at:])), core)


def _shortens(head: str, organ: str) -> bool:
    if len(head) < 2 or head[0] != organ[0]:
        return False
    renamed = head[-1] != organ[-1]
    if (renamed and not {head[-1], organ[-1]} <= set(TOP)) or len(head) >= len(organ) + renamed:
        return False
    rest = iter(organ[:-1])
    return len(head) > 2 and all(char in rest for char in head[:-1])


def renamed(core: str) -> list[str]:
    """What an organ that a text calls by a former name is called now."""
    if not core.startswith(_former_names()):
        return []
    found = []
    for present, former in _tables()["former"].items():
        begins = max((name for name in former if core.startswith(name)), key=len, default="")
        if begins and not core.startswith(present):
            found.append(present + core[len(begins) :])
    return found


@lru_cache(maxsize=1 << 14)
def _spelled(name: str, regions: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(spelled(name, regions, _tables()["banks"]))


@cache
def _former_names() -> tuple[str, ...]:
    return tuple(name for former in _tables()["former"].values() for name in former)


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("employers.toml").read_text(encoding="utf-8"))
