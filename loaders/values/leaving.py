"""Whether somebody still holds the posts of his row, by the words of columns, remarks and lists (``leaving.toml``).

What plainly says that somebody has left counts. What hints at it, or says that he was only lowered or lent, is left open and has
to be told: the law still counts such people.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from enum import Enum
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from loaders.values.dates import LATEST, read_date


class State(Enum):
    """What a column says of a person: there, gone, or something else, which is open."""

    SERVING = "serving"
    HELD = "held"
    GONE = "gone"
    OPEN = "open"
    BLANK = ""


class Remark(NamedTuple):
    """What a remark says: ``over``, on ``day`` (``""``: not told); with ``organ``, only if that is an organ, and another one."""

    over: bool = False
    day: str = ""
    organ: str = ""


class Listed(NamedTuple):
    """Of whom a list is: people who are ``gone`` (since ``year``, if told), or of both kinds or perhaps so (``mixed``)."""

    gone: bool = False
    mixed: bool = False
    year: str = ""
    whose: str = ""
    """The organ that the name tells."""

    @property
    def of_anybody(self) -> bool:
        """Whether it says so of people without telling of which organ."""
        return (self.gone or self.mixed) and not self.whose


def _any(table: str, key: str = "words") -> str:
    return "|".join(sorted(map(re.escape, _toml()[table][key].split()), key=len, reverse=True))


@cache
def _toml() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files(__package__).joinpath("leaving.toml").read_text(encoding="utf-8"))


GONE = _any("gone")
LOWERED = _any("open", "lowered")
COUNTED = f"{GONE}|{_any('gone', 'counted')}"
DAY = r"\d{4}(?:[年.\-/]\d{0,2}[月.\-/]?\d{0,2}日?)?[底末初]?"
BEFORE, BEHIND = f"(?:{_any('around', 'before')})*", f"(?:{_any('around', 'behind')})?"
PEOPLE = "(?:人员|干部|职工|教职工|教师|老师|民警|公务员|工人|员工|领导|同志)"
NO = re.compile("[0否×x]|no|n|false")
"""Says that somebody is gone only where it is asked whether he is there."""
ASKS = re.compile("是否|在[职岗编任册]|任职")
YES = re.compile("[1是√✓y]|yes|true")
ASKS_FOR_WORK = re.compile("在[职岗任]")
LENT = re.compile("借|挂职|抽调|驻|跟班|跟岗|帮扶")
"""Who is so somewhere else still holds his post."""
EXPECTED = re.compile("延迟|返聘|预计|拟")
"""Beside a day of retirement: it was not, or not yet, the end."""
OVER_ALONE = re.compile("历任|已?[免退]|已故")
STATE = re.compile(rf"(?:{DAY})?{BEFORE}(?:{COUNTED}|不在[职岗编])(?:{COUNTED}|[及和、/])*{BEHIND}{PEOPLE}*(?:\(.*\))?")
BEGINS = re.compile(
    "(?:已?(?:退休|离休|离退|退职|调[出离往]|辞职|辞退|开除|死亡|去世|病故|离职|解聘)|已退(?![居出役])|已故)"
    "(?!.*(?:审批|管理|服务|工作|待遇|前|培训|学习|党(?![校委组办])|伍|岗位|机关))(?!.*[岗股科室]$)"
)
UNTRUE = re.compile(rf"(?:{_any('untrue')})(?:[于在])?(?:{DAY})?(?:{GONE})|返聘")
OF_WORK = re.compile(
    "(?:负责|分管|主管|联系|服务|从事|承担|协助|审批|管理)[^,。;、]*|(?:离退休|退休|离休|老)干部(?:[党局科股办]|工作|支部)"
)
"""What somebody does, and for whom."""
OF_KIN = re.compile(rf"(?:^|(?<=[,。;、(\s])|其)(?:{_any('untrue', 'kin')})(?!局|委)[^,。;、]*")
HELD = re.compile(rf"(?:{_any('held', 'serving')}|{_any('held')}|[、/()])+")
SERVING = re.compile(_any("held", "serving"))
OVER = re.compile(
    rf"(?:[于自])?(?P<day>{DAY})?起?{BEFORE}(?:{GONE}|已[退免故])(?:(?<=调出|调离|调走|转出|转走)[至到往]\S{{1,12}})?{BEHIND}{PEOPLE}*"
    rf"(?:\(?(?P<then>{DAY})\)?)?[。.]?"
)
MOVED = re.compile(
    rf"于?(?P<day>{DAY})?起?(?:已|现已|现)?(?:(?:调|调动|任职交流|交流|划转|转隶|转任|调整)[至到往入去]|调任|转任|调(?![研查解整度动配级岗转回节职休资]))"
    r"(?P<organ>[\u4e00-\u9fff]{2,24}?)(?:工作|任职)?[。.]?"
)
MAY_BE_OVER = re.compile(rf"{GONE}|{LOWERED}|{_any('open')}|调(?:[至到往]|任(?=.{{2,}}[局委办部院镇乡]))")
SERVING_TOO = "在职|在编|在岗|现任|在任|返聘"
SERVES = re.compile("在[职编岗册]|现任|编制|借[调入]|聘|挂职")
"""What names a list of people who are there."""
LIST_OF = "(?:花名册|名册|名单|台账|一览表|登记表|统计表|情况表|信息表|明细表|汇总表|基本|情况|信息|表)"
WHOSE = r"(?P<whose>.*(?:[局委办部院校镇乡县市区省会厅站所社司府馆园股科室处]|中心|机关|本级|系统|街道|单位|政府|银行))?"
LEAVERS = _any("gone", "lists")
LISTED = re.compile(
    rf"(?:附件\d*:?)?{WHOSE}(?:(?P<year>\d{{4}})年?度?)?(?:全体|所有|历年|近年|原|已|本年度?|今年|当年|上年度?|去年|年内)*"
    rf"(?:{LEAVERS})(?:{LEAVERS}|[及和与、/])*的?{PEOPLE}*{LIST_OF}*(?:\(.*\))?[\d.\-_年月]*"
)
ENDS = re.compile(rf"(?:{LEAVERS}){PEOPLE}+{LIST_OF}*$|(?:{LEAVERS}){LIST_OF}+$")
ROSTER = re.compile("离退休|离退|老干部|名册|台账|统计|情况")
"""Of a register the year is that of the register, not the one in which its people left."""
YEARS = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
"""A list of those who leave in a year to come is one of people who serve."""
THIS_YEAR = re.compile("(?:本年|今年|当年|年内)(?!度?减)")
"""Some of those who retire this year may have done so."""
BOTH = re.compile(
    rf"(?:{SERVING_TOO})(?:人员|干部|职工)*[及和与、/+(].*(?:{LEAVERS})|(?:{LEAVERS})(?:人员|干部|职工)*[及和与、/+(].*(?:{SERVING_TOO})"
)


@lru_cache(maxsize=1 << 12)
def state(told: str, heading: str = "是否在职") -> State:
    """What a column such as 人员状态 says; 否 and 是 answer its heading, if that asks.

    >>> [state(told).value for told in ("在职", "公务员", "已退休", "其他减少", "调出（县外）", "退居二线", "退休返聘", "")]
    ['serving', 'held', 'gone', 'gone', 'gone', 'open', 'open', '']
    """
    plain = _plain(told).lower()
    if not plain:
        return State.BLANK
    if NO.fullmatch(plain):
        return State.GONE if ASKS.search(heading) else State.BLANK
    if YES.fullmatch(plain) and ASKS_FOR_WORK.search(heading):
        return State.SERVING
    if OVER_ALONE.fullmatch(plain) or STATE.fullmatch(plain):
        return State.GONE
    if HELD.fullmatch(plain):
        return State.SERVING if SERVING.search(plain) else State.HELD
    return State.GONE if BEGINS.match(plain) and not UNTRUE.search(plain) else State.OPEN


@lru_cache(maxsize=1 << 14)
def remark(told: str) -> Remark:
    """What a remark plainly says of the person of its row.

    >>> remark("2020年5月因病去世"), remark("退休（2020.5）").day, remark("拟退休").over, remark("返聘").over
    (Remark(over=True, day='2020-05', organ=''), '2020-05', False, False)
    >>> remark("2022年3月调至水利局"), remark("2019年3月由水利局调入").over
    (Remark(over=True, day='2022-03', organ='水利局'), False)
    """
    plain = _plain(told)
    if found := OVER.fullmatch(plain):
        return Remark(True, read_date(found["day"] or found["then"] or "").value)
    found = MOVED.fullmatch(plain)
    return Remark("调入" not in plain, read_date(found["day"] or "").value, found["organ"]) if found else Remark()


@lru_cache(maxsize=1 << 14)
def may_be_over(told: str) -> bool:
    """Whether a remark hints that the post is held no more, or not as it was.

    >>> [may_be_over(told) for told in ("借调县纪委", "退居二线", "延迟退休", "接替退休的张三", "其父退休干部", "中共党员")]
    [True, True, False, False, False, False]
    """
    plain = _plain(told)
    for others in (OF_KIN, OF_WORK, UNTRUE):
        plain = others.sub("", plain)
    return bool(MAY_BE_OVER.search(plain))


@lru_cache(maxsize=1 << 12)
def listed(name: str, now: int = LATEST) -> Listed:
    """Of whom a list is by its name: that of a sheet or a file, a title, a line above people.

    A list of those who leave in the year ``now``, in which one reads, or later, may be of people who serve.

    >>> listed("云岫县财政局离退休人员花名册").gone, listed("2023年减少人员名单").year, listed("在职及退休人员").mixed
    (True, '2023', True)
    >>> listed("2027年退休", 2027).gone, listed("2027年退休", 2026)
    (True, Listed(gone=False, mixed=True, year='', whose=''))
    >>> {listed(name) for name in ("离退休干部股", "老干部局", "退休审批", "退役军人事务局", "退休返聘人员")} == {Listed()}
    True
    """
    plain = _plain(name)
    found = LISTED.fullmatch(plain)
    years = YEARS.findall(plain)
    planned = bool(found) and (any(int(year) > now for year in years) or bool(now < LATEST and THIS_YEAR.search(plain)))
    if planned or BOTH.search(plain) or (ENDS.search(plain) and (not found or UNTRUE.search(plain))):
        return Listed(mixed=True)
    if not found:
        return Listed()
    return Listed(True, False, "" if ROSTER.search(plain) else found["year"] or "", found["whose"] or "")


def _plain(told: str) -> str:
    return "".join(unicodedata.normalize("NFKC", told).split())
