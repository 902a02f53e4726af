"""Names of organs: how they are compared, and which of them are names of one body.

A town is one organ (乡镇、街道是一个机关), though its party committee, government, congress and discipline commission have names
of their own. A county's government in front of a bureau's name tells nothing: 云岫县人民政府财政局 is 云岫县财政局.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources

from loaders.staff.regions import CITY, DISTRICT, TOWN
from loaders.values.clean import key

OF_CITY, OF_COUNTY = f"{CITY}|自治州|地区|(?<!同)盟", f"自治县|县|{DISTRICT}|旗|{CITY}"
REGION = re.compile(rf"^(?:.{{1,7}}?(?:省|自治区))?(?:.{{1,7}}?(?:{OF_CITY}))?(?:.{{1,7}}?(?:{OF_COUNTY}))?(?=.{{2,}})")
PARTY = ("中国共产党", "中共", "国家税务总局")
OWN_NATURE = re.compile(r"[(（](?:本级|机关|本部|行政|参公|参照公务员法管理)[)）]$")
GOVERNMENT = re.compile(r"(?<=[省市县区旗州])政府(?=(?!办)..*(?:局|委|办|中心|街道)$)")
COUNTY_ITSELF = re.compile(f".{{2,7}}(?:[县旗州]|{DISTRICT}|{CITY})")
NUMBERED = re.compile(r"第?([一二三四五六七八九十]{1,2})(?P<level>初级|高级)?(中|小)学?")
PLACE = "(?P<place>.{0,9}?[省市县区旗州])"
OFFICIAL = (
    (re.compile(rf"^(?:中国人民政治协商会议|政协){PLACE}(?:第.{{1,4}}届)?委(?:员会)?"), r"\g<place>政协"),
    (re.compile(rf"^(?:共青团|共产主义青年团|团){PLACE}委(?:员会)?"), r"\g<place>团委"),
    (
        re.compile(rf"^{PLACE}纪(?:委|律检查委员会)[、,，(（]?(?:中共)?(?:(?P=place)|[省市县区旗州])?监(?:委|察委员会)[)）]?"),
        r"\g<place>纪委监委",
    ),
    (
        re.compile(
            rf"^{PLACE}(?=(?:组织部|宣传部|统战部|政法委(?:员会)?|编办|巡察办|网信办|直属机关工作?委员会|直属机关工委|直机关工委|直工委)$)"
        ),
        r"\g<place>委",
    ),
    (re.compile(r"(?<=[局委院会联协大])机关$"), ""),
)
"""Names that a body bears in full, or without its committee, and the everyday ones: 政协云岫县委员会 is 云岫县政协."""
ABOVE = re.compile(
    rf"^(?:.{{1,7}}?(?:省|自治区))?(?:.{{1,7}}?(?:{OF_CITY}))?(?=.{{1,7}}?(?:自治县|县|(?<!新){DISTRICT}|旗)[\u4e00-\u9fff]{{2}})"
)
"""What lies above the county in a name: 江南市云岫县财政局."""
TOWN_FIRST = rf"^(?P<town>.*?[\u4e00-\u9fff]{{1,6}}{TOWN})"
BODY = "党委|党工委|工作委|工委|委|人大主席团|人大工委|人大|纪委|纪工委|纪检监察工委|人武部|武装部|人民武装部"
TOWN_BODY = re.compile(rf"{TOWN_FIRST}(?:(?:党委、?)?政府(?:机关)?|机关|(?P<body>{BODY}))$")
VILLAGE_BODY = re.compile(
    r"^(?P<town>.*?[\u4e00-\u9fff]{2}(?:村|社区))(?:村?民?委会?|居民?委会?|村?党总?支部?|村?党支部委会?|党委)$"
)
ONE_OFFICE = re.compile("(?<=[省市县区旗州])(?:纪委|监委)$")
"""The discipline commission and the supervisory commission work as one office (合署办公, since 2018)."""
HEADED = re.compile(r"副?(?:书记|主席|主任|部长|委员)")
CALLED = {"委": "党委", "工委": "党工委", "工作委": "党工委", "人大主席团": "人大", "人民武装部": "武装部"}
"""How the body is called in the titles of its people."""


@lru_cache(maxsize=1 << 16)
def plain(name: str) -> str:
    """A name without what tells no other organ: blanks, 中共, （本级）, （参公）.

    >>> plain("中共 云岫县委组织部"), plain("云岫县财政局（机关）")
    ('云岫县委组织部', '云岫县财政局')
    """
    told = OWN_NATURE.sub("", key(name))
    for prefix in PARTY:
        told = told.removeprefix(prefix)
    return told


@lru_cache(maxsize=1 << 16)
def everyday(name: str) -> str:
    """A plain name as people call the body, without what lies above the county.

    >>> everyday("政协云岫县委员会办公室"), everyday("中共云岫县纪律检查委员会、云岫县监察委员会"), everyday("云岫县组织部")
    ('云岫县政协办公室', '云岫县纪委监委', '云岫县委组织部')
    >>> everyday("江南市云岫县财政局"), everyday("江南市财政局")
    ('云岫县财政局', '江南市财政局')
    """
    told = ABOVE.sub("", plain(name))
    for pattern, called in OFFICIAL:
        told = pattern.sub(called, told)
    return told


@lru_cache(maxsize=1 << 16)
def shorter(name: str) -> str:
    """A name with the long words shortened that are hardly ever written out, as loosely as forms are written.

    >>> shorter("云岫县人民政府办公室"), shorter("云岫县纪律检查委员会"), shorter("云岫县第一高级中学")
    ('云岫县政府办', '云岫县纪委', '云岫县一中')
    """
    return NUMBERED.sub(r"\1\3", _short(name, "loosely"))


def _short(name: str, further: str) -> str:
    for long, short in _pairs()["shorter"] + _pairs()[further]:
        name = name.replace(long, short)
    return name


def _exactly(name: str) -> str:
    """A name as the organs of ledgers are called: 一高中 and 一初中 are two."""
    return NUMBERED.sub(lambda found: found[1] + (found["level"] or "")[:1] + found[3], _short(name, "called"))


@lru_cache(maxsize=1 << 16)
def organ_key(name: str) -> str:
    """A name as organs are compared: the names of one body have one key.

    >>> organ_key("中共 云岫县委组织部"), organ_key("云岫县财政局（机关）"), organ_key("云岫县人民政府财政局")
    ('云岫县委组织部', '云岫县财政局', '云岫县财政局')
    >>> organ_key("云岫县"), organ_key("云岫县人民政府")
    ('云岫县政府', '云岫县政府')
    >>> organ_key("中共云岫县纪律检查委员会") == organ_key("云岫县监察委员会")
    True
    >>> {organ_key(name) for name in ("柳岭镇人民政府", "中共柳岭镇委员会", "柳岭镇纪委", "柳岭镇")}
    {'柳岭镇'}
    """
    short = GOVERNMENT.sub("", _exactly(everyday(name)))
    short = ONE_OFFICE.sub("纪委监委", short)
    if COUNTY_ITSELF.fullmatch(short):
        return short + "政府"
    body = TOWN_BODY.match(short) or VILLAGE_BODY.match(short)
    return body["town"] if body else short


@lru_cache(maxsize=1 << 16)
def town_body(name: str) -> tuple[str, str]:
    """The town, and the body of it other than its government that a name is of, as titles call it; blanks if it is of none.

    >>> town_body("云岫县柳岭镇纪律检查委员会"), town_body("柳岭镇人民政府")
    (('云岫县柳岭镇', '纪委'), ('', ''))
    """
    town = TOWN_BODY.match(shorter(plain(name)))
    body = town["body"] or "" if town else ""
    return (town["town"], CALLED.get(body, body)) if town and body else ("", "")


def titled(body: str, title: str) -> str:
    """A title with the body of a town that it is of in front: 书记 of the 纪委 is no 书记 of the town.

    >>> titled("纪委", "书记"), titled("党委", "党委书记"), titled("党委", "副书记、镇长"), titled("党委", "干事")
    ('纪委书记', '党委书记', '党委副书记、镇长', '干事')
    """
    return body + title if HEADED.match(title) else title


@cache
def _pairs() -> dict[str, list[list[str]]]:
    return tomllib.loads(resources.files(__package__).joinpath("organnames.toml").read_text(encoding="utf-8"))
