"""Organs: one entry per organ however it is written, and its kind.

The same organ appears as 云岫县财政局, 财政局 and by the short name of the organ list. A name without its region means the one
organ that ends so; where two could be meant it stays an organ of its own.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from hashlib import blake2b
from importlib import resources

from kinship.account import Account
from kinship.errors import Place
from kinship.text import Keys
from loaders.rows import OrganRow
from loaders.staff.organnames import COUNTY_ITSELF, REGION, organ_key, plain, titled, town_body
from loaders.staff.organtext import BELOW, before_title, town_in
from loaders.values.clean import key

ORGAN_IN_TEXT = re.compile(
    r".*?(?:人民政府(?:办公室)?|人民法院|人民检察院|法院|检察院|街道办事处|(?:委员|管委)会|总工会|妇联|残联|科协|工商联|文联|侨联|红十字会|"
    r"团[省市县区旗州]委|政府办(?:公室)?|县委办(?:公室)?|(?<=[省市县区旗州镇乡])(?:人大(?!代表)(?:常委会)?|政协(?!委员))|"
    r"[省市县区旗州](?:纪委监委|纪委|监委|委(?:老干部局|(?!常委)[\u4e00-\u9fff]{1,4}?[部办委局室]|党校)?)|[镇乡](?:纪委|党委|政府)|"
    r"省[\u4e00-\u9fff]{2,10}?厅|总局(?![\u4e00-\u9fff]{1,8}[省市县区旗州][\u4e00-\u9fff]{2,4}局)|(?<!总)局|"
    r"中学|小学|学校|大学(?!生|附属)|学院|幼儿园|医院|卫生院|保健院|福利院|敬老院|养老院|集团(?:股份|有限)?(?:责任)?(?:公司)?|公司|支行|分行(?![业政])|"
    r"信用社|消防(?:救援)?[大支]队|(?<=[县区市旗])政府(?=党组|副?[县区市旗]长)|^.{1,8}[县区市旗州](?=副?[县区市旗州]长)|(?<=[\u4e00-\u9fff]{2})[一二三四五六七八九十][中小](?=副?校长|教|老师|党)|"
    r"(?:服务|管理|发展|保障|指导|监测|防控|检测|执法|职教)中心|中心校(?!长)|改委|建委|卫健委|"
    r"(?<=[省市县区旗乡镇])[^局]{1,10}?(?:中心(?![小校幼卫血敬])|站|馆|园(?![区林])|(?<!集)团))"
)


BY_REFERENCE = re.compile(r"[(（]参(?:公|照)[^()（）]*[)）]$")
SIGN = re.compile(r"\((?:加?挂)?[^()]*(?:局|委|办|办公室|委员会)(?:牌子?)?\)$")
"""A second sign at the door: 云岫县财政局（县国资办） is 云岫县财政局."""
LEVELLED = re.compile("([一二三四五六七八九十]{1,2})[高初](中)$")
"""一高中 is called 一中 where there is no 一初中."""
JOINT = "纪委监委"
"""Two organs with one staff: each name means both."""
SHORTEST, NO_ORGAN = 3, re.compile(r"[、，,；;。]|副(?!食|产|业)|书记|党组|班子")
"""副局长 and 党组书记、局长 are titles, although a part of them ends as an organ does."""
TOWN_ENDS = ("镇", "乡", "街道")
HEAD_OF_ORGAN = re.compile(r"长(?:$|[、，,(（兼])")


@dataclass(slots=True)
class Organ:
    """One organ. ``name`` is the fullest writing met."""

    name: str
    short_name: str = ""
    kind: str = ""
    parent: str = ""
    place: Place = field(default_factory=Place)
    start: str = ""
    end: str = ""
    successors: str = ""
    stands_in: str = ""
    """The organ among whose sections a ledger lists this one."""

    @property
    def organ_id(self) -> str:
        """``o-`` and a hash of the name: the same on every machine."""
        return _organ_id(self.name)


@lru_cache(maxsize=1 << 16)
def _organ_id(name: str) -> str:
    return "o-" + blake2b(key(name).encode(), digest_size=5).hexdigest()


@dataclass(slots=True)
class Organs:
    """All organs, findable by every name they go by."""

    by_key: dict[str, Organ] = field(default_factory=dict)
    by_short: dict[str, list[Organ]] = field(default_factory=lambda: defaultdict(list))
    sent: dict[str, Organ] = field(default_factory=dict)
    """Branches whose names do not say of which organ they are, each with that organ."""

    def find(self, name: str) -> Organ | None:
        """The organ meant by a name or an unambiguous abbreviation, or None."""
        told = organ_key(name)
        if told in self.by_key:
            return self.by_key[told]
        meant = self.by_short.get(told, ())
        return meant[0] if len(meant) == 1 else self.sent.get(told)

    def split(self, text: str) -> tuple[Organ | None, str]:
        """Organ and the rest of a text such as 云岫县财政局预算股副股长; (None, text) if no organ begins it."""
        for end in range(len(text), 1, -1):
            organ = self.find(text[:end])
            if organ and organ_key(text[:end]) in self.sent:
                return organ, without_region(text)
            if organ and COUNTY_ITSELF.fullmatch(text[:end]) and organ_in(text).removeprefix(text[:end]):
                continue  # 云岫县 is its government only where no organ of its own follows
            if organ and not (organ_key(text[:end]).endswith(TOWN_ENDS) and BELOW.match(text[end:])):
                return organ, title_after(text, text[:end])
        return None, text

    def all(self) -> list[Organ]:
        """The organs, sorted by name."""
        return sorted({organ.organ_id: organ for organ in self.by_key.values()}.values(), key=lambda organ: organ.name)


def listed_organs(rows: Iterable[OrganRow], account: Account) -> Organs:
    """The organs of an organ list."""
    organs = Organs()
    for row in sorted(rows, key=lambda row: (row.name, row.short_name, row.kind, row.parent, row.start, row.end, row.successors)):
        kind = _kind_stated(row, account)
        add_organ(organs, Organ(row.name, row.short_name, kind, row.parent, row.place, row.start, row.end, row.successors))
    return organs


def add_mentioned(organs: Organs, mentioned: dict[str, Place], account: Account) -> None:
    """Adds the organs that ledgers name (name → where first met) and the list lacks.

    Longer names come first, so that an abbreviation finds its full name whatever the order of the rows.
    """
    for name in sorted(mentioned, key=lambda name: (-len(organ_key(name)), bool(town_body(name)[1]), -len(name), name)):
        found = organs.find(name)
        if found is None:
            add_organ(organs, Organ(town_body(name)[0] or name, place=mentioned[name]))
        elif plain(found.name) != plain(name):
            account.problem("note", "load.organ-abbreviated", mentioned[name], short=name, name=found.name)


def infer_kinds(organs: Organs, account: Account) -> None:
    """Gives every organ without a stated kind the one its name tells; one note says so for each kind."""
    inferred: dict[str, list[Organ]] = defaultdict(list)
    for organ in organs.all():
        if not organ.kind:
            organ.kind = kind_by_name(organ.name)
            inferred[organ.kind].append(organ)
    for kind, held in sorted(inferred.items()):
        values = {"organ": "、".join(organ.name for organ in held[:5]), "count": len(held), "kind": Keys(f"post.kind-{kind}")}
        account.problem("note", "load.organ-kind-inferred" if kind else "load.organ-kind-unknown", held[0].place, **values)


def add_organ(organs: Organs, organ: Organ) -> None:
    """Adds an organ, or what it tells beyond the one of that name."""
    known = organs.by_key.get(organ_key(organ.name))
    if known:
        for told in ("kind", "short_name", "parent", "start", "end", "successors"):
            setattr(known, told, getattr(known, told) or getattr(organ, told))
        organ = known
    organs.by_key[organ_key(organ.name)] = organ
    name = organ_key(organ.name)
    halves = [name.removesuffix(JOINT) + half for half in (JOINT[:2], JOINT[2:]) if name.endswith(JOINT)]
    signs = [bare for bare in [SIGN.sub("", name)] if bare != name]
    others = [*signs, LEVELLED.sub(r"\1\2", name), re.sub("中心小学$", "中心校", name), re.sub("人民医院$", "医院", name)]
    shorts = {without(one) for one in (name, *halves, *others) for without in (without_region, _with_level)}
    shorts |= {re.sub("^[省市县区旗州](?=(?:人大|政协|纪委|监委))", "", short) for short in shorts}
    of_committee = {re.sub("^[省市县区旗州]委(?=.{2})", "", short) for short in shorts}
    for short in {organ_key(organ.short_name), *halves, *others, *shorts, *of_committee} - {"", name}:
        if not any(other is organ for other in organs.by_short[short]):
            organs.by_short[short].append(organ)


def _kind_stated(row: OrganRow, account: Account) -> str:
    if not row.kind:
        return ""
    kind = _first("stated", row.kind)
    if not kind:
        account.problem("warning", "load.organ-kind-unreadable", row.place, organ=row.name, value=row.kind[:40])
    return kind


def without_region(name: str) -> str:
    """A name without province, city and county before it; 县委 and 县政府 keep their word.

    >>> without_region("云岫县财政局"), without_region("云岫县委组织部"), without_region("云岫县城市管理局")
    ('财政局', '县委组织部', '城市管理局')
    """
    bare = REGION.sub("", name)
    if bare.startswith(("委", "政府", "人民政府", "人大", "政协", "纪委", "监委", "直")):
        found = re.search(r"[省市县区旗州]$", name[: len(name) - len(bare)])
        return (found[0] if found else "") + bare
    return bare


def _with_level(name: str) -> str:
    """县财政局 for 云岫县财政局: the name of the region left out, its level kept."""
    bare = without_region(name)
    region = name[: len(name) - len(bare)]
    return region[-1:] + bare if region.endswith(("省", "市", "县", "区", "旗", "州")) else bare


def kind_by_name(name: str) -> str:
    """The kind of organ that a name tells, or ``""``.

    >>> kind_by_name("云岫县财政局"), kind_by_name("云岫县第一中学"), kind_by_name("柳河村村民委员会"), kind_by_name("某所")
    ('civil', 'public_institution', 'village', '')
    >>> kind_by_name("云岫县国库支付中心"), kind_by_name("云岫县国库支付中心（参公）")
    ('public_institution', 'civil')
    """
    return "civil" if BY_REFERENCE.search(name) else _first("name", plain(name))


def looks_like_organ(text: str) -> bool:
    """True for a short text that ends as the names of organs do.

    >>> looks_like_organ("云岫县财政局"), looks_like_organ("张三")
    (True, False)
    """
    return 3 <= len(text) <= 30 and bool(kind_by_name(text))


@lru_cache(maxsize=1 << 16)
def organ_in(text: str) -> str:
    """The organ that seems to begin a text such as 某县教育局科员, or ``""``.

    >>> organ_in("某县教育局科员"), organ_in("务农"), organ_in("党组书记、局长")
    ('某县教育局', '', '')
    """
    town = town_in(text)
    found = None if town else ORGAN_IN_TEXT.match(text)
    organ = town or (found[0] if found else "")
    return organ if len(organ) >= SHORTEST and not NO_ORGAN.search(organ) else before_title(text)


def title_after(text: str, organ: str) -> str:
    """What stands behind an organ's name; 财政局长 is the 局长 of the 财政局.

    >>> title_after("云岫县财政局副局长", "云岫县财政局"), title_after("财政局长", "财政局")
    ('副局长', '局长')
    """
    rest = text[len(organ) :].strip(" ，,、")
    return organ[-1:] + rest if HEAD_OF_ORGAN.match(rest) else titled(town_body(organ)[1], rest)


def _first(table: str, text: str) -> str:
    return next((kind for kind, pattern in _patterns()[table] if pattern.search(text)), "")


@cache
def _patterns() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    data = tomllib.loads(resources.files(__package__).joinpath("organs.toml").read_text(encoding="utf-8"))
    return {table: [(row["kind"], re.compile(row["pattern"])) for row in rows] for table, rows in data.items()}
