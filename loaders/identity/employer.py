"""Employer texts: does the free text on a form name the organ of somebody we know?

Forms write 财政局, 县财政局, 云岫县财政局预算股科员 or 发改委 for what the organ list calls 云岫县财政局 or
云岫县发展和改革委员会. The region in front is ignored unless it names another region; an abbreviation keeps the first and the
last character and the order of the others. What no such rule tells, and former names, stand in ``employers.toml``.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from loaders.staff.organnames import shorter
from loaders.staff.regions import CITY, DISTRICT

AFTER = r"(?=[\u4e00-\u9fff]{2})(?!场|域|监局|政(?![府协法务])|民(?![政委宗族]))"
"""What may follow a region: 县政府 and 市民政局 begin with one, 市场, 市监局, 市政工程 and 市民中心 do not."""
WORKS_AT = re.compile(
    r"^(?:目前|现|原)?(?:在(?![线建职读校家])|任职于|就职于|供职于|工作于|就业于)|^[现原](?=[省市县区州旗]|\S*[局委办院校])(?![代场])"
)
BEFORE = re.compile("^(?:国家税务总局|中国共产党|中共)")
OWN = re.compile(r"(?:我|本)?(?P<level>省|市|县|区|州|旗)" + AFTER)
NAMED = re.compile(rf"(?P<region>[\u4e00-\u9fff]{{1,5}}?(?:[省县州旗]|{DISTRICT}|{CITY}))" + AFTER)
HEAD_END = re.compile(r"[局委部院校厅办馆园站所会社队处镇乡]|学|中心|政府|街道|幼儿园|公司|医院")
NOWHERE = re.compile(r"务农|农民|学生|在读|无业|待业|个体|退休|离休|家务|务工|打工|自由职业|去世|已故|病故|学龄|^无$|^-+$|^/$")
RETIRED = re.compile("[退离]休|退职|返聘")
VAGUE = re.compile(
    "(?:[里内直上属某]|当地|国家|机关|行政|事业|乡镇|单位|部门|编制?|普通|一般|退役|在[职编]|工作(?:人员)?|上班"
    "|公务员|教师|老师|医[生师]|护士|民警|干部|职[工员]|员工)*"
)
"""A text that names no place of work: it may be anybody's."""
TOWN = re.compile(r"([\u4e00-\u9fff]{1,6}?(?:[镇乡]|街道))(?:政府|党委|党工委|$)")
BELOW = re.compile("学|幼儿园|院|中心|站|所|公司|(?:村|社区)(?![办股科组工])")
"""青白乡 alone is its government; what has one of these behind it is another body of the town."""
PARTY = re.compile("^委(?=组织|宣传|统战|政法|党校|巡察|编办|编制|机关|老干|网信|改革|社会)")
"""县委组织部 is 组织部 too."""
TOP = "局委办"
"""Endings that one and the same organ has by turns: 卫健局 and 卫健委."""


class Employers:
    """Compares employer texts with the organs of one county; every text and every pair is worked out once."""

    def __init__(self, organ: Iterable[Mapping[str, Any]]) -> None:
        self._organs: dict[str, list[tuple[str, str]]] = {}
        for row in organ:
            names = [row["name"], row.get("short_name") or "", *(row.get("aliases") or ())]
            self._organs[row["organ_id"]] = [split_region(name) for name in names if name]
        regions = {region for held in self._organs.values() for region, _ in held if len(region) > 2}
        self._stems = sorted({region[:-1] for region in regions}, key=lambda stem: (-len(stem), stem))
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
            region, cores = self._read(text)
            organs = self._organs.get(organ_id, ())
            known = any(_same_region(region, theirs) and same_organ(core, name) for theirs, name in organs for core in cores)
            self._fits[text, organ_id] = known
        return known

    def named(self, text: str) -> frozenset[str]:
        """All organs that the text ``fits``: only those are compared of which the first character stands in it."""
        if text not in self._named:
            region, cores = self._read(text)
            self._named[text] = frozenset(
                organ_id
                for core in cores
                for first in set(core)
                for name, organs in self._called.get(first, {}).items()
                if same_organ(core, name)
                for theirs, organ_id in organs
                if _same_region(region, theirs)
            )
        return self._named[text]

    def places(self, text: str) -> set[str]:
        """What the text may find in ``places``: the organs that it names, and itself as a section, with or without the title."""
        return {*self.named(text), split_region(text)[1]}

    def fits_post(self, text: str, posts: Iterable[tuple[str, str, str]]) -> bool:
        """True if the text names the organ of one of the posts, or else just its section with or without the title."""
        for organ_id, section, title in posts:
            if self.fits(text, organ_id) or (len(section) > 1 and split_region(text)[1] in (section, section + title)):
                return True
        return False

    def names_post(self, text: str, posts: Iterable[tuple[str, str, str]]) -> bool:
        """True if the text names the section of one of the posts too, or the title of one without a section."""
        return any(section in text if section else bool(title) and text.endswith(title) for _, section, title in posts)

    def work(self, text: str, posts: Iterable[tuple[str, str, str]]) -> str:
        """What an employer text says of somebody who holds these posts.

        ``same``: it names an organ of them; ``left``: the one he is retired from; ``other``: another place of work;
        ``none``: that he works nowhere, as nobody on the staff does; ``blank``: nothing.
        """
        if not posts or vague(text):
            return "blank"
        if self.fits_post(text, posts):
            return "left" if RETIRED.search(text) else "same"
        return "none" if nowhere(text) else "other"

    def _read(self, text: str) -> tuple[str, list[str]]:
        """The region of a text and the organs that it may name; 云岫 stands for 云岫县 where an organ of it is known."""
        if text not in self._cores:
            region, core = split_region(text)
            stem = (
                "" if region else next((stem for stem in self._stems if core.startswith(stem) and len(core) > len(stem) + 1), "")
            )
            core = core[len(stem) :]
            self._cores[text] = region, [core, *_renamed(core)]
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
    return not text or bool(VAGUE.fullmatch(split_region(text)[1]))


@lru_cache(maxsize=1 << 16)
def split_region(text: str) -> tuple[str, str]:
    """An employer text as (region, shortened rest).

    >>> split_region("云岫县财政局预算股"), split_region("县委组织部"), split_region("市场监督管理局")
    (('云岫县', '财政局预算股'), ('县', '组织部'), ('', '市场监督管理局'))
    >>> split_region("现在云岫县民政局工作"), split_region("在县政府办公室上班"), split_region("市政工程公司")
    (('云岫县', '民政局工作'), ('县', '政府办上班'), ('', '市政工程公司'))
    """
    rest = BEFORE.sub("", WORKS_AT.sub("", re.sub(r"[\s（）()·，,、]", "", unicodedata.normalize("NFKC", text))))
    region = ""
    while found := OWN.match(rest) or NAMED.match(rest):
        region = found["level"] if "level" in found.groupdict() else found["region"]
        rest = rest[found.end() :]
    rest = PARTY.sub("", rest)
    return region, shorter(rest)


def same_organ(text: str, organ: str) -> bool:
    """True if ``text`` (without its region) begins with the organ's name or an abbreviation of it.

    >>> same_organ("发改委科员", "发展和改革局"), same_organ("教体局", "教育体育局"), same_organ("财政局", "教育局")
    (True, True, False)
    """
    if len(organ) < 2 or not text:
        return False
    if text.startswith(organ) or (len(organ) > 3 and organ in text):
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


def _shortens(head: str, organ: str) -> bool:
    if len(head) < 2 or head[0] != organ[0]:
        return False
    renamed = head[-1] != organ[-1]
    if (renamed and not {head[-1], organ[-1]} <= set(TOP)) or len(head) >= len(organ) + renamed:
        return False
    rest = iter(organ[:-1])
    return len(head) > 2 and all(char in rest for char in head[:-1])


def _renamed(core: str) -> list[str]:
    """What an organ that a text calls by a former name is called now."""
    if not core.startswith(_former_names()):
        return []
    found = []
    for present, former in _tables()["former"].items():
        begins = max((name for name in former if core.startswith(name)), key=len, default="")
        if begins and not core.startswith(present):
            found.append(present + core[len(begins) :])
    return found


@cache
def _former_names() -> tuple[str, ...]:
    return tuple(name for former in _tables()["former"].values() for name in former)


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("employers.toml").read_text(encoding="utf-8"))


def _same_region(ours: str, theirs: str) -> bool:
    if not ours or not theirs:
        return True
    if len(ours) == 1 or len(theirs) == 1:
        return ours[-1] == theirs[-1]
    return ours == theirs
