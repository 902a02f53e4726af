"""Posts: organ, section and title out of what the ledger says, and the tier and chief that follow.

What the ledger states wins. What it does not state is read from title and section by the word lists of ``titles.toml``, and said
to be inferred. A title that does not tell its place leaves the tier unknown: unknown is an answer, and a wrong tier is not.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from loaders.staff.organnames import everyday
from loaders.staff.ownnames import PARTY_BODY, is_whole, names_itself, title_of_body
from loaders.values.clean import key
from loaders.values.leaving import GONE, LOWERED

ALSO = "兼(?!职(?!教中|教育|业|工))任?"
"""Another post follows; 兼职 is a way of holding one, and 兼职教中心主任 and 兼职工服务中心主任 are not."""
PARTS = re.compile(rf"(?:[、,，;；/]|{ALSO})+")
BRACKETS = re.compile(r"\(.*?\)")
HALF_WIDTH = str.maketrans("（）", "()")
BESIDE = re.compile(rf"\((?={ALSO}[^()])([^()]*)\)")
"""股长（兼国库股股长） tells two posts, though the second stands in brackets."""
HEADS = re.compile(
    r"(?<=员)\((?!原|曾|拟|挂|借|抽|分管|联系|协助|驻)([\u4e00-\u9fff]{1,8}(?:[股科处队站所]|[公研察]室)(?:负责人|副?[股科处队站所]长|副?主任))\)"
)
"""三级主任科员（预算股负责人） heads a section, whatever the rank in front."""
OF_COUNTY = re.compile("[县市](?![场政容志域监])[\u4e00-\u9fff]{1,10}(?:办|办公室|局|委)$")
"""县国资办 is the county's, and no section of the bureau whose chief leads it besides."""
COUNTY = re.compile("[\u4e00-\u9fff]{2,9}?[县市区旗州]")
IN_TOWN = re.compile("[\u4e00-\u9fff]{2,7}?(?<!城)(?:镇|乡|街道)")
EMPTY = re.compile(r"\(\s*\)")
SECONDED = re.compile("^派[驻出]|^驻(?![村地外京])|纪检(?:监察)?组$")
"""A seconded discipline group (派驻, or just 驻局纪检监察组) belongs to another organ: whom its members stand over here is not
told by their titles."""
DISCIPLINE = ("纪委", "监委", "纪律检查委员会", "监察委员会")
NOT_HELD = re.compile(
    rf"^原(?![种料油煤水奶子])|{LOWERED}|离岗|内退|免职|^(?:老|离?退休|离休)干部$|(?:领导|工作)岗位$|候选人|提名|人选|拟任|\(拟(?:聘|提)?$|名誉"
)
"""A post that is over, or not yet held."""
RETIRED = re.compile(rf"\([^()]*(?<![拟将未迟待])(?:已退|{GONE})\)$")
"""A remark behind all the titles of somebody who is gone."""
PASSING = re.compile(r"驻村|帮扶|专班|指挥部|工作队|领导小组")
"""Bodies for a while, beside the post."""
QUALIFIER = (
    "代理|主持(?:全面)?(?:工作)?的?|[正副]?[股科处厅]级|常务|专职|兼职|挂职|科技|试用期?|第[一二]|高级|中级|初级|助理|主管|首席|见习|聘用|驻村|一般|[一二三四]级|"
    "[省市县区旗州]委|[镇乡校院局]?(?:党委|党组|党工委)|党总支|党支部|理事会|[副代正兼镇乡校院局]"
)
QUALIFIED = re.compile(f"(?:{QUALIFIER}|[省市县区旗州]?(?:纪委|监委|人大|政协)|纪工委|武装部|团支部)*")
AROUND = re.compile(f"^(?:{QUALIFIER})+|(?:{QUALIFIER})+$")
DEPUTY_SECRETARY = re.compile("(?:[镇乡校院局]?(?:党委|党组|党工委)|党?总支|党?支部)?副书记")
"""Who is so called besides being the chief of the organ stands under its secretary."""
OF_BODY = "委员"
"""A word that tells nothing without the body in front of it: 纪委委员 leads nothing, 监委委员 does."""
SECTION_END = re.compile(r"(?:办公室|窗口|分局|执行局|综合(?:行政)?执法局|中心|[林农]场|[股科室处部队所站组办庭院馆])$")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a title stands: tier (``""``: unknown) and chief (``true``, ``false``, ``""``)."""

    tier: str = ""
    chief: str = ""


UNKNOWN = Standing()


@lru_cache(maxsize=1 << 16)
def split_section(title: str, organ: str = "") -> tuple[str, str]:
    """Section and title out of one text; the section is blank where the text names none, or the organ itself.

    >>> split_section("预算股副股长"), split_section("办公室主任"), split_section("副局长"), split_section("预算股")
    (('预算股', '副股长'), ('办公室', '主任'), ('', '副局长'), ('预算股', ''))
    >>> split_section("办公室主任", "云岫县委办公室"), split_section("预算股、国库股股长")
    (('', '办公室主任'), ('预算股', '股长、国库股股长'))
    """
    if is_bare(title):
        return "", title
    title = _spread(title)
    first = _parts(title)[0]
    for end in range(len(first) - 1, 0, -1):
        if SECTION_END.search(first[:end]) and is_bare(first[end:]) and not PARTY_BODY.search(first[:end]):
            return (first[:end], title[end:]) if not names_itself(first[:end], organ) else ("", title)
    return (title, "") if SECTION_END.search(title) and not _word(title) else ("", title)


@lru_cache(maxsize=1 << 16)
def standing(title: str, section: str, organ: str) -> Standing:
    """Tier and chief that a title tells in a section (``""``: none or unknown) of an organ.

    >>> standing("副局长", "", "云岫县财政局"), standing("主任", "办公室", "云岫县财政局")
    (Standing(tier='1', chief='false'), Standing(tier='2', chief='true'))
    >>> standing("主任", "", "云岫县发展和改革委员会"), standing("主任", "", "云岫县财政局")
    (Standing(tier='1', chief='true'), Standing(tier='', chief=''))
    >>> standing("四级调研员", "预算股", "云岫县财政局")
    Standing(tier='3', chief='false')
    """
    whole = title_of_body(section, title, organ)
    inner = "" if whole or section in words("team") | words("sectionless") or is_whole(section, organ) else section
    called = everyday(BRACKETS.sub("", key(organ)))  # 云岫县财政局（县国资办） is led as 云岫县财政局 is
    known = [told for part in _parts(key(whole or title)) if (told := _one(part, inner, called)).tier]
    if not known or RETIRED.search(key(title)):
        return UNKNOWN
    tier = min(told.tier for told in known)
    chiefs = {told.chief for told in known if told.tier == tier}
    return Standing(tier, "true" if "true" in chiefs else "false")


@lru_cache(maxsize=1 << 16)
def is_bare(title: str) -> bool:
    """True for a text that is nothing but titles: known words, perhaps with 副 or a grade before them.

    >>> is_bare("党委副书记、镇长"), is_bare("预算股股长")
    (True, False)
    """
    parts = [BRACKETS.sub("", part) for part in _parts(key(title))]
    return bool(parts) and all((word := _word(part)) and QUALIFIED.fullmatch(part.removesuffix(word)) for part in parts)


def is_by_hand(title: str) -> bool:
    """True for a title of somebody who works in a section, but not at what its name tells.

    >>> is_by_hand("司机"), is_by_hand("会计")
    (True, False)
    """
    return key(title) in words("hands")


@cache
def words(table: str) -> frozenset[str]:
    """One of the word lists."""
    lists = _titles()[table]
    return frozenset(lists["words"] if "words" in lists else lists["sections"])


@lru_cache(maxsize=1 << 12)
def headed_besides(title: str, section: str, organ: str) -> tuple[tuple[str, str], ...]:
    """The sections that somebody heads besides leading the organ or another section, each with the title there.

    >>> headed_besides("副局长兼办公室主任", "", "云岫县财政局"), headed_besides("党组书记、局长", "", "云岫县财政局")
    ((('办公室', '主任'),), ())
    >>> headed_besides("主任兼人事股股长", "办公室", "云岫县财政局")
    (('人事股', '股长'),)
    """
    parts = _parts(_spread(title))
    if len(parts) == 1 or standing(title, section, organ).tier not in ("1", "2"):
        return ()
    named = (split_section(part, organ) for part in parts)
    return tuple(
        (its, post)
        for its, post in named
        if its and its != section and not _of_county(its, organ) and standing(post, its, organ).tier == "2"
    )


def _of_county(section: str, organ: str) -> bool:
    """Whether a body is the county's, by 县 alone or by the name of the organ's own county before it.

    >>> _of_county("县国资办", "云岫县财政局"), _of_county("云岫县国资办", "云岫县财政局"), _of_county("办公室", "云岫县财政局")
    (True, True, False)
    """
    county = COUNTY.match(organ)
    bare = section[len(county[0]) - 1 :] if county and section.startswith(county[0]) else section
    return bool(OF_COUNTY.match(bare)) and not IN_TOWN.match(bare[1:])


@lru_cache(maxsize=1 << 12)
def under_secretary(title: str, section: str, organ: str) -> str:
    """The title by which the chief of an organ is deputy to its secretary; blank where there is none.

    >>> under_secretary("党委副书记、镇长", "", "云岫县柳岭镇"), under_secretary("党委书记、镇长", "", "云岫县柳岭镇")
    ('党委副书记', '')
    """
    if standing(title, section, organ) != Standing("1", "true"):
        return ""
    return next((part for part in _parts(title) if DEPUTY_SECRETARY.fullmatch(_own(part, organ))), "")


def _parts(title: str) -> list[str]:
    """The titles of a compound one; what stands in brackets is no title of its own, unless it is said to be held as well.

    >>> _parts("预算股股长（兼国库股股长）"), _parts("副局长（分管预算、国库）"), _parts("党组成员、兼职副主席")
    (['预算股股长', '国库股股长'], ['副局长(分管预算 国库)'], ['党组成员', '兼职副主席'])
    """
    spread = HEADS.sub(r"、\1", BESIDE.sub(r"\1", title.translate(HALF_WIDTH)))
    whole = BRACKETS.sub(lambda found: PARTS.sub(" ", found[0]), spread)
    return [part for part in PARTS.split(EMPTY.sub("", whole)) if part] or [title]


def _spread(title: str) -> str:
    """A title of the head of several sections with the title behind each of them.

    >>> _spread("预算股、国库股股长"), _spread("副局长、预算股股长")
    ('预算股股长、国库股股长', '副局长、预算股股长')
    """
    parts = _parts(title)
    for at, part in enumerate(parts):
        section, post = split_section(part) if at else ("", "")
        if section and standing(post, section, "").tier == "2":
            return "、".join([*(before + post for before in parts[:at]), *parts[at:]])
        if _word(part) or not SECTION_END.search(part):
            break
    return title


def _one(part: str, section: str, organ: str) -> Standing:
    """The standing of one title without conjunctions."""
    if NOT_HELD.search(part.replace(")", "")):
        return UNKNOWN
    bare = _own(BRACKETS.sub("", part), organ)
    word, deputy = _title(bare)
    inner = section or split_section(bare, organ)[0]
    if word in words("staff"):
        return Standing("3", "false")
    if not word or word in words("unclear") or PASSING.search(inner) or _of_another(inner, organ):
        return UNKNOWN
    before = bare.replace("副", "", 1) if deputy else bare
    of_organ = not AROUND.sub("", before.removesuffix(word)).lstrip("省市县区旗州")
    if word in words("member") and not _heads(word, inner):
        return Standing("1", "false") if of_organ and not deputy and _leads("member_of", word, organ) else UNKNOWN
    tier = _tier(word, inner, organ if of_organ else "")
    return Standing(tier, "false" if deputy or word.startswith("副") else "true") if tier else UNKNOWN


def _of_another(section: str, organ: str) -> bool:
    """True for a body that the discipline commission has placed in the organ."""
    return bool(SECONDED.search(section)) and not organ.endswith(DISCIPLINE)


def _own(part: str, organ: str) -> str:
    """A title without the organ's own name in front of it: 纪委书记 leads a 纪委, and is one of several in a town."""
    for end in range(len(part) - 1, 0, -1):
        if is_bare(part[end:]) and part[end:] != OF_BODY and names_itself(part[:end], organ):
            return part[end:]
    return part


def _title(part: str) -> tuple[str, bool]:
    """The known word that a title ends with, and whether it is a deputy's: 教导副主任 is the deputy of a 教导主任."""
    word = _word(part)
    if word and part.removesuffix(word).endswith("副"):
        return max(word, _word(part.replace("副", "", 1)), key=len), True
    return word, False


def _tier(word: str, section: str, organ: str) -> str:
    if _heads(word, section):
        return "2"
    leads_organ = bool(organ) and _leads("leads", word, organ) and not (section and word == "书记")
    if section.endswith(tuple(_titles()["loosely"].get(word, ["\0"]))):
        return "" if leads_organ else "2"
    if leads_organ:
        return "1"
    return "2" if word in words("headless") else ""


def _heads(word: str, section: str) -> bool:
    """Whether a word is what the head of that kind of section is called."""
    endings = _titles()["heads"].get(word)
    return bool(section) and endings is not None and (not endings or section.endswith(tuple(endings)))


def _leads(table: str, word: str, organ: str) -> bool:
    """Whether a word leads an organ of that name; a word of the table without endings leads any."""
    endings = _titles()[table].get(word, [] if table == "member_of" else None)
    return endings is not None and (not endings or organ.endswith(tuple(endings)))


@lru_cache(maxsize=1 << 16)
def _word(title: str) -> str:
    """The longest known word that the title ends with."""
    return next((title[start:] for start in range(max(0, len(title) - 10), len(title)) if title[start:] in _all_words()), "")


@cache
def _all_words() -> frozenset[str]:
    titles = _titles()
    listed = [titles[table]["words"] for table in ("member", "headless", "staff", "unclear")]
    return frozenset([*titles["leads"], *titles["heads"], *(word for words_ in listed for word in words_)])


@cache
def _titles() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(resources.files(__package__).joinpath("titles.toml").read_text(encoding="utf-8"))
