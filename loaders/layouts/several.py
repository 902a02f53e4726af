"""Several people in one cell of a declaration (姐姐、姐夫 | 王五、赵六; 父：王五；母：李四): one line each."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from loaders.rows import DeclaredRow
from loaders.staff.organs import organ_in
from loaders.terms import read_term
from loaders.values.clean import read_id
from loaders.values.dates import read_date
from loaders.values.familytext import NO_NAME, Told, compound_surnames, is_surnamed, relatives_in, split_outside
from loaders.values.names import read_name
from loaders.workbook.cells import Cells

MARKS = "、,，;；/\n"
WORD = re.compile("[和与及]")
AND = re.compile(rf"\s+|{WORD.pattern}")
TOGETHER = re.compile("父母|双亲|子女|儿女|孩子|[兄姐姊][弟妹]|兄弟姐妹|兄弟姊妹|公婆|岳父母|外?祖父母|爷爷奶奶|外公外婆")
"""Terms for several people."""
LED = re.compile(r"[^:：\s]{1,8}[:：]\s*\S")
OTHER = re.compile(rf"{NO_NAME.pattern}|[男女]$|岁|职务|单位")
LONGEST_TERM = 3
LONGEST_PART = 6
"""Beyond that, a part without a middle dot is an employer or a remark and no name."""


def people_of(row: DeclaredRow, cells: Cells) -> list[DeclaredRow]:
    """The line itself, or one line for each of several people in one cell; none where it cannot be told who is what."""
    told = cells.text("relative_name")
    if not row.term or LED.match(told):
        found, unread = relatives_in(told)
        people = [] if unread else [with_told(row, one, alone=len(found) == 1) for one in found]
    else:
        names = names_in(told, row.term)
        people = _matched(row, names, cells) if len(names) > 1 else [_bare(row)]
    if len(people) > 1:
        cells.account.problem("note", "load.several-people-split", cells.place("relative_name"), count=len(people))
    return people


def leading_term(name: str) -> str:
    """The kin term that stands right before a whole name, ``""`` if there is none. 孙子涵 and 长孙无忌 are names themselves.

    >>> leading_term("妻子李秀英"), leading_term("岳父王五"), leading_term("孙子涵"), leading_term("李秀英")
    ('妻子', '岳父', '', '')
    """
    if len(name) < LONGEST_TERM + 1 or name[:2] in compound_surnames():
        return ""
    leads = (name[:length] for length in range(LONGEST_TERM, 1, -1))
    return next((lead for lead in leads if is_surnamed(name[len(lead) :]) and words_of(lead)), "")


def fits(lead: str, term: str) -> bool:
    """Whether the term before a name can mean what another of the same relative means."""
    return bool(words_of(lead) & words_of(term))


def _bare(row: DeclaredRow) -> DeclaredRow:
    """The line without the term that stands before the name too (配偶 | 妻子李秀英)."""
    lead = leading_term(row.relative_name)
    return replace(row, relative_name=row.relative_name.removeprefix(lead)) if lead and fits(lead, row.term) else row


def with_told(row: DeclaredRow, told: Told, *, alone: bool = False) -> DeclaredRow:
    """The line with one relative of a text in it; what the line's own cells say holds only where he is ``alone``."""
    return replace(
        row,
        term=told.term,
        relative_name=told.name,
        relative_employer=told.employer or (row.relative_employer if alone else ""),
        relative_birth=told.birth or (row.relative_birth if alone else ""),
        relative_sex=told.sex or (row.relative_sex if alone else ""),
        relative_id_number=told.id_number or (row.relative_id_number if alone else ""),
        note=row.note if alone else "",
    )


@lru_cache(maxsize=1 << 12)
def terms_in(text: str, count: int) -> tuple[str, ...]:
    """The terms in a cell for ``count`` people: as many by their marks, by blanks, or side by side; else what the marks part.

    >>> terms_in("姐姐、姐夫", 2), terms_in("父亲和母亲", 2), terms_in("哥哥嫂子", 2)
    (('姐姐', '姐夫'), ('父亲', '母亲'), ('哥哥', '嫂子'))
    >>> terms_in("妻子弟弟", 2), terms_in("父母", 2), terms_in("妻 子", 1)
    (('妻子弟弟',), ('父母',), ('妻 子',))
    """
    marked = tuple(piece.strip() for piece in split_outside(text, MARKS)) or (text,)
    apart = tuple(filter(None, AND.split(text)))
    if len(marked) == 1 < len(apart) == count and all(map(words_of, apart)):
        return apart
    if len(marked) == 1 and count == 2:
        # 妻子弟弟 is the wife's brother; 哥哥嫂子 can only be read as the one or the other.
        halves = ((text[:at], text[at:]) for at in range(2, len(text) - 1))
        return next(
            ((one, two) for one, two in halves if words_of(one) | words_of(two) == words_of(text) != words_of(one)), marked
        )
    return marked


def names_in(text: str, term: str = "") -> list[str]:
    """The names in a cell, for people of ``term``. A line break inside a name (欧阳⏎克勤) parts nothing.

    >>> names_in("王五、赵六"), names_in("欧阳\\n克勤"), names_in("王五 赵六", "父亲 母亲"), names_in("王  五", "父亲")
    (['王五', '赵六'], ['欧阳克勤'], ['王五', '赵六'], ['王  五'])
    >>> names_in("王小刚 王小红", "儿子"), names_in("王小红和赵六", "妹妹"), names_in("买买提 艾力"), names_in("上官 云飞")
    (['王小刚', '王小红'], ['王小红', '赵六'], ['买买提 艾力'], ['上官 云飞'])
    """
    names, apart = split_outside(text, MARKS), AND.split(text.strip())
    if "\n" in text and len(terms_in(term, len(names))) != len(names) and not all(map(_is_full, names)):
        names = split_outside(text.replace("\n", ""), MARKS)
    if len(names) == 1 < len(apart) and all(len(name) > 1 for name in apart):
        each = len(apart) == len(terms_in(term, len(apart))) or _parted(apart, text, term)
        return apart if each else names
    return names


def _parted(names: list[str], text: str, term: str) -> bool:
    """Whether blanks or a word part whole names: those of one family, or where the word or the term is of several people."""
    together = len({name[0] for name in names}) == 1 or WORD.search(text) or TOGETHER.fullmatch(term)
    return bool(together) and all(map(is_surnamed, names))


def words_of(term: str) -> frozenset[str]:
    """The kin words that a term can mean, none if it is no term.

    >>> words_of("父亲"), words_of("王五")
    (frozenset({'P'}), frozenset())
    """
    told = read_term(term)
    return frozenset() if told.kind == "unknown" else frozenset(reading.word for reading in told.readings)


def _is_full(name: str) -> bool:
    return is_surnamed(read_name(name).name)


def _matched(row: DeclaredRow, names: list[str], cells: Cells) -> list[DeclaredRow]:
    """One line for each of several names, each with its own term or all with the only one."""
    terms = terms_in(row.term, len(names))
    terms = terms * len(names) if len(terms) == 1 else terms
    if len(terms) != len(names) or not all(map(may_be_name, names)):
        return []
    births, numbers, employers = (
        _shared(cells, field, len(names)) for field in ("relative_birth", "relative_id_number", "relative_employer")
    )
    people = []
    for at, told in enumerate(map(read_name, names)):
        remark = told.note if organ_in(told.note) else ""
        one = Told(terms[at], told.name, remark or employers[at], read_date(births[at]).value)
        people.append(with_told(row, replace(one, id_number=read_id(numbers[at])[0])))
    return list(map(_bare, people))


def may_be_name(part: str) -> bool:
    """False for what else stands behind a comma in a cell of names: 李建国，1958年生 is one person."""
    bare = read_name(part).name
    return bool(bare) and not OTHER.search(bare) and (len(bare) <= LONGEST_PART or not bare.isalpha() or bare.isascii())


def _shared(cells: Cells, field: str, count: int) -> list[str]:
    """The parts of a cell that several people share, if it has as many parts; else blanks. 局长、党组成员 are of one employer."""
    text = cells.text(field)
    parts = split_outside(text, ";；/\n")
    if len(parts) != count and field == "relative_employer":
        parts = [part for part in split_outside(text, "、,，") if organ_in(part)]
        return parts if len(parts) == count == len(split_outside(text, "、,，")) else [""] * count
    found = (way for way in (parts, split_outside(text, MARKS), text.split()) if len(way) == count)
    return next(found, [""] * count)
