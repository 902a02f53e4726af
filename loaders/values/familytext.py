"""A family told in one text: 父亲：张德（云岫县粮食局退休）；妻子李芳，县财政局干部 …, taken apart into relatives.

Only what is beyond doubt is taken: a term that the program knows, next to what is a name by its form. The rest is handed back.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from loaders.terms import read_term
from loaders.values import idnumber
from loaders.values.clean import SEXES
from loaders.values.dates import read_date
from loaders.values.names import HAN, clean_name, read_name
from loaders.values.nothing import is_nothing, says_none

NAME = rf"[{HAN}]{{2,4}}|[{HAN}]+(?:[·•・‧][{HAN}]+)+|[A-Za-z][A-Za-z .\-']+"
NUMBERED = re.compile(rf"^\s*(?:[(]?\d{{1,2}}[).、,]|\d{{1,2}}[.](?!\d)|\d{{1,2}}(?=[{HAN}]))\s*")
BOUNDARY = re.compile(r"(?<=[\s)])(?=\S)|^")
LED = re.compile(rf"([^:\s()]{{1,8}})\s*(?::\s*|\s+)({NAME})(?=[\s(]|$)\s*(.*)", re.DOTALL)
MARKED = re.compile(rf"([^:\s()/|—-]{{1,8}})\s*[/|—-]+\s*({NAME})(?=[\s(/|—-]|$)\s*[/|—-]*(.*)", re.DOTALL)
BETWEEN = re.compile(r"[|—]|(?<!\d)[/-]|[/-](?!\d)")
TERM_BEHIND = re.compile(rf"({NAME})\s*\(\s*([^,、)]{{1,8}})(?:[,、]([^)]*))?\)\s*(.*)", re.DOTALL)
GLUED = re.compile(rf"([{HAN}]{{1,5}}?)({NAME})(?=[\s(]|$)\s*(.*)", re.DOTALL)
SHARED = re.compile(r"([^:]{3,20}):(.+)", re.DOTALL)
BRACKETED = re.compile(rf"([^:\s()]{{1,8}})\(([^()]*)\)\s*:?\s*({NAME})(?=[\s(]|$)\s*(.*)", re.DOTALL)
NOBODY = re.compile(r"([^:\s]{1,8})[:\s]\s*(.+)", re.DOTALL)
VERB = re.compile(r"(?:[系是为任]|在(?![读职家校岗])|现[任在为]|担任|就职|供职|工作于|就读)(?=.)")
ALSO = re.compile("[同也亦均都]在(?=.)")
"""李芳同在财政局: what may be the end of the name may be a word before the verb as well."""
FACT = re.compile(r"^(?:身份证号?码?|公民身份号码|出生[年月日期]*|工作单位(?:及职务)?|单位|职务|(?:联系)?电话|手机号?)\s*:\s*")
NO_NAME = re.compile(r"\d|退休|[去逝过离]世|已故|病故|务农|在[读职家校岗]|学生|上学|无业|待业|个体|经商|打工")
REST = re.compile(r"[\s,;()]+")
OTHERS = frozenset({"其他", "其它", "其余", "其他亲属", "其他成员"})
AND = re.compile(r"\s*[、,/和]\s*")
PHONE = re.compile(r"1\d{10}|\d{3,4}-\d{7,8}")
LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Told:
    """One relative as the text tells; ``""``: not told."""

    term: str
    name: str
    employer: str = ""
    birth: str = ""
    sex: str = ""
    id_number: str = ""


def relatives_in(text: str) -> tuple[list[Told], list[str]]:
    """The relatives in a text, and the parts of it that tell something else or cannot be read for certain.

    >>> found, rest = relatives_in("父：张德（云岫县粮食局退休）；母：王桂花；妻子李芳，县财政局干部；另有亲戚在外地")
    >>> [(one.term, one.name, one.employer) for one in found], rest
    ([('父', '张德', '云岫县粮食局退休'), ('母', '王桂花', ''), ('妻子', '李芳', '县财政局干部')], ['另有亲戚在外地'])
    >>> [(one.term, one.name) for one in relatives_in("姐姐、姐夫：张梅、赵强；李芳（妻子，1974.05）")[0]]
    [('姐姐', '张梅'), ('姐夫', '赵强'), ('妻子', '李芳')]
    """
    found: list[Told] = []
    unread: list[str] = []
    for part in split_outside(unicodedata.normalize("NFKC", text[:LONGEST]), ";。\n"):
        told, doubtful = (shared, []) if (shared := _shared(part)) else _people(part)
        if not told and found and FACT.match(part.strip()):
            found[-1] = _with_rest(found[-1], FACT.sub("", part.strip()))
        elif not told and not _nobody(part.strip()):
            unread.append(part.strip())
        found += told
        unread += doubtful
    return found, unread


def split_outside(text: str, marks: str) -> list[str]:
    """A text at every one of some marks that stands in no brackets, without blank pieces.

    >>> split_outside("张梅(县审计局、科员)、赵强", "、")
    ['张梅(县审计局、科员)', '赵强']
    """
    pieces, depth = [""], 0
    for char in text:
        depth = max(0, depth + (char in "(（") - (char in ")）"))
        if char in marks and not depth:
            pieces.append("")
        else:
            pieces[-1] += char
    return [piece for piece in pieces if piece.strip()]


def _shared(part: str) -> list[Told]:
    """姐姐、姐夫：张梅、赵强, where there are as many terms as names; else nothing."""
    found = SHARED.fullmatch(part.strip())
    terms = AND.split(found[1]) if found else []
    if not found or len(terms) < 2 or not all(map(_is_term, terms)):
        return []
    names = [read_name(name) for name in split_outside(found[2], "、,/和")]
    if len(names) != len(terms) or not all(re.fullmatch(NAME, name.name) for name in names):
        return []
    return [_with_rest(Told(term, name.name), name.note) for term, name in zip(terms, names, strict=True)]


def _nobody(part: str) -> bool:
    """True for 无 and for 母亲：无."""
    found = NOBODY.fullmatch(part)
    nobody = found and (is_nothing(found[2]) or says_none(found[2]))
    return is_nothing(part) or says_none(part) or bool(found and nobody and (_is_term(found[1]) or found[1] in OTHERS))


def _people(part: str) -> tuple[list[Told], list[str]]:
    """Relatives one after the other, and what may be another but cannot be told; all else between two belongs to the former."""
    found: list[tuple[Told, list[str]]] = []
    doubtful: list[str] = []
    for piece in _pieces(part):
        led = _led(piece) or (None if found else _name_first(piece))
        if led is None and not found:
            return [], []
        if led is None:
            (doubtful if _begins_with_term(piece) else found[-1][1]).append(piece)
        while led:
            told, (rest, led) = led[0], _next(led[1])
            found.append((told, [rest]))
    return [_with_rest(told, ",".join(rest)) for told, rest in found], doubtful


def _pieces(part: str) -> Iterator[str]:
    """The pieces between commas, and between 、 where relatives stand on both sides: 党组书记、局长 stays whole."""
    for piece in split_outside(part, ","):
        inner = [NUMBERED.sub("", one.strip()) for one in split_outside(piece, "、")]
        yield from inner if len(inner) > 1 and all(map(_led, inner)) else [NUMBERED.sub("", piece.strip())]


Led = tuple[Told, str]


def _next(rest: str) -> tuple[str, Led | None]:
    """What follows a name, up to the next relative if one begins in it without a comma before: 张德 母亲：王桂花."""
    for at in (found.start() for found in BOUNDARY.finditer(rest)):
        closed = rest[:at].count("(") == rest[:at].count(")")
        led = _led(NUMBERED.sub("", rest[at:])) if closed else None
        if led:
            return rest[:at], led
    return rest, None


def _led(piece: str) -> Led | None:
    """Term, name and what follows them, in one of the orders in which people write them; None where there is no telling."""
    for pattern, term, name, check in (
        (LED, 1, 2, None),
        (MARKED, 1, 2, None),
        (TERM_BEHIND, 2, 1, None),
        (GLUED, 1, 2, _may_be_glued),
    ):
        found = pattern.fullmatch(piece)
        while found and not (_is_term(found[term]) and (check is None or check(found[term], found[name]))):
            found = _longer(found) if pattern is GLUED else None
        if found and not NO_NAME.search(found[name]):
            rest = " ".join(filter(None, found.groups()[2:]))
            rest = BETWEEN.sub(",", rest) if pattern is MARKED else rest
            return Told(found[term], clean_name(found[name])), rest
    return _with_brackets(piece) or _with_verb(piece)


def _with_brackets(piece: str) -> Led | None:
    """丈夫(系本单位同事)王明: what stands between the term and the name is about the relative."""
    found = BRACKETED.fullmatch(piece)
    if not found or not _is_term(found[1]) or NO_NAME.search(found[3]) or not is_surnamed(clean_name(found[3])):
        return None
    if _is_term(f"{found[1]}({found[2]})"):
        return Told(f"{found[1]}({found[2]})", clean_name(found[3])), found[4]
    return None if is_surnamed(found[2]) else (Told(found[1], clean_name(found[3])), f"{found[2]} {found[4]}")


def _with_verb(piece: str) -> Led | None:
    """妻子李芳系我局会计, 其子张小明在县财政局工作: only a verb ends the name, so there must be one way to part them."""
    plain = piece.removeprefix("其")
    found = []
    for verb in (*VERB.finditer(plain, 3, 12), *ALSO.finditer(plain, 3, 12)):
        for length in (2, 3, 4):
            term, name = plain[: verb.start() - length], plain[max(0, verb.start() - length) : verb.start()]
            if _is_term(term) and _may_be_glued(term, name) and not set(name) & set(_words()["doubtful"]) and not _no_name(name):
                found.append((Told(term, name), plain[verb.start() :] if verb[0][-1] == "在" else plain[verb.end() :]))
    return found[0] if len({told.name for told, _ in found}) == 1 else None


def _no_name(name: str) -> bool:
    """Whether what looks like a name has a word in it: 单位, 和妹妹, 儿子."""
    return any(word in name for word in _words()["no_name"]) or any(_is_term(name[at:]) for at in range(len(name) - 1))


def _longer(found: re.Match[str]) -> re.Match[str] | None:
    """The same piece with one character more for the term."""
    return re.compile(rf"([{HAN}]{{{len(found[1]) + 1}}})({NAME})(?=[\s(]|$)\s*(.*)", re.DOTALL).fullmatch(found.string)


def _name_first(piece: str) -> Led | None:
    """张德 父亲 云岫县粮食局."""
    words = piece.split(maxsplit=2)
    if len(words) < 2 or not re.fullmatch(NAME, words[0]) or not _is_term(words[1]) or NO_NAME.search(words[0]):
        return None
    return Told(words[1], clean_name(words[0])), "".join(words[2:])


def _is_term(text: str) -> bool:
    return read_term(text).kind != "unknown"


def _begins_with_term(piece: str) -> bool:
    return any(len(piece) > length and _is_term(piece[:length]) for length in (2, 3))


def _may_be_glued(term: str, name: str) -> bool:
    """Where nothing separates the two, 父亲已故 and 妻子务农 must not become people, and 孙云丹 is no grandson 云丹."""
    return term not in surnames() and not name.isascii() and is_surnamed(name)


def is_surnamed(name: str) -> bool:
    """True for a name that begins with a common surname, or has the middle dot of other names.

    >>> is_surnamed("欧阳克勤"), is_surnamed("欧阳"), is_surnamed("克勤")
    (True, False, False)
    """
    if name[:2] in compound_surnames():
        return len(name) > 2
    return "·" in name or (1 < len(name) < 4 and name[0] in surnames())


def _with_rest(told: Told, rest: str) -> Told:
    """Takes sex, birth, number and political status out of what follows a name; what is left is the employer."""
    employer = [told.employer] if told.employer else []
    for piece in filter(None, (FACT.sub("", one) for one in REST.split(rest))):
        number = idnumber.clean(piece)
        if piece in ("男", "女"):
            told = replace(told, sex=SEXES[piece])
        elif number:
            told = replace(told, id_number=number)
        elif re.match(r"(?:19|20)\d\d", piece) and (birth := read_date(piece).value):
            told = replace(told, birth=told.birth or birth)
        elif piece not in _words()["politics"] and not PHONE.fullmatch(piece):
            employer.append(piece)
    return replace(told, employer="，".join(employer))


@cache
def _words() -> dict[str, list[str]]:
    data = tomllib.loads(resources.files(__package__).joinpath("familytext.toml").read_text(encoding="utf-8"))
    return {name: str(told).split() for name, told in data.items()}


@cache
def surnames() -> frozenset[str]:
    """The common surnames of one character."""
    return frozenset("".join(_words()["surnames"]))


@cache
def compound_surnames() -> frozenset[str]:
    """The common surnames of two characters."""
    return frozenset(_words()["compound"])
