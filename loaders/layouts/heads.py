"""Lists in which the declarer has a line of his own (本人, 户主) among those of his relatives: where each family begins and ends.

A line whose relation is blank or a code may be the next declarer's own: it ends the family above, and whose relatives stand
below it is not guessed. A word that is not understood (保姆, 同住人) ends none, unless it tells of a head (一家之主).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from loaders.layouts.several import names_in, terms_in
from loaders.terms import read_term
from loaders.terms.clean import clean as clean_term
from loaders.values.clean import read_flag, text
from loaders.values.familytext import relatives_in
from loaders.values.idnumber import clean
from loaders.values.names import HAN, read_name
from loaders.workbook.aliases import normalise
from loaders.workbook.caption import Caption
from loaders.workbook.filldown import Lines, with_above
from loaders.workbook.grid import Row, Sheet
from loaders.workbook.header import Header, same_headings
from loaders.workbook.lines import cell, is_remark

SELF = re.compile(r"[^与和系非及]{0,6}(?:本人|自己)|被?(?:申报|填报|报告)人|户主")
ANYBODY = re.compile(r"(?:其[他它]|非?亲[属戚]).*")
"""Says of a relative that he is none of the others: never a declarer's own line."""
MAY_BE_SELF = re.compile(r"户|[之家]主|家长|本人|自己|干部|[申填]报|报告")
"""In a word that is not understood: it may be the declarer's own."""
WORD = re.compile(rf"[{HAN}]")
OF_FAMILY = re.compile(r"户主(?:姓名)?|(?:家庭|户)(?:编号|序号|代码|号)|户籍?号")
"""Headings of columns that hold the same for all lines of a family."""
TO_HEAD = "与户主关系"


@lru_cache(maxsize=1 << 12)
def is_self(term: str) -> bool:
    """True for what stands for the relation in a declarer's own line.

    >>> [is_self(term) for term in ("本 人", "户主", "干部本人", "本人（户主）", "户主/本人")]
    [True, True, True, True, True]
    >>> [is_self(term) for term in ("本人父亲", "户主之妻", "户主（妻）", "妻子本人", "")]
    [False, False, False, False, False]
    """
    first = re.split(r"[()/、]", clean_term(term))[0]
    return SELF.fullmatch(first) is not None and not read_term(term).readings


def is_own(row: Row, header: Header) -> bool:
    """True for a declarer's own line: it says so, and names him."""
    return bool(text(cell(row, header.columns, "relative_name"))) and is_self(text(cell(row, header.columns, "term")))


def tells_relation(row: Row, header: Header) -> bool:
    """True for a line that names somebody and says in words that are understood what he is to the declarer."""
    told, name = (text(cell(row, header.columns, field)) for field in ("term", "relative_name"))
    if not told or not name:
        return bool(name) and bool(relatives_in(name)[0])
    terms = terms_in(told, len(names_in(name, told)))
    return ANYBODY.fullmatch(told) is not None or all(read_term(term).kind != "unknown" for term in terms)


def may_be_own(row: Row, header: Header) -> bool:
    """True for a declarer's own line, and for one that may be: its relation is blank, a code or an unread word for a head."""
    told = text(cell(row, header.columns, "term"))
    if is_own(row, header) or tells_relation(row, header):
        return is_own(row, header)
    return not WORD.search(told) or MAY_BE_SELF.search(told) is not None


def named_by_own(lines: Lines, header: Header) -> Lines:
    """The lines of a list with a column for the declarers: one left blank in a declarer's own line is that line's person."""
    column = header.columns.get("declarer_name", -1)
    return [
        (number, with_above(row, {column: cell(row, header.columns, "relative_name")}))
        if column >= 0 and not text(cell(row, header.columns, "declarer_name")) and is_own(row, header)
        else (number, row)
        for number, row in lines
    ]


def families(sheet: Sheet, header: Header, organ: str) -> list[tuple[int, Caption]]:
    """Where each family begins, and who declares it; ``Caption()`` where that cannot be told. ``organ``: of the whole list.

    Where a column holds the same for all lines of a family (户号, 户主), the declarer's own line may stand anywhere in it.
    """
    keys = _key_columns(sheet, header)
    return [(run[0][0], _declarer(run, header, keys, organ)) for run in _runs(sheet, header, keys)]


def _runs(sheet: Sheet, header: Header, keys: list[int]) -> Iterator[Lines]:
    run: Lines = []
    before: list[str] = []
    for number, row in enumerate(sheet.rows[header.first :], header.first + 1):
        name = text(cell(row, header.columns, "relative_name"))
        if not name or same_headings(header, row) or is_remark(name):
            continue
        told = _told(row, keys)
        begins = told != before if any(told) else may_be_own(row, header)
        if run and begins:
            yield run
            run = []
        before = told if any(told) or begins else before
        run.append((number, row))
    if run:
        yield run


def _declarer(run: Lines, header: Header, keys: list[int], organ: str) -> Caption:
    own = [_caption(row, header, organ) for _, row in run if is_own(row, header)]
    if own:
        return own[0] if len({read_name(one.name).name for one in own}) == 1 else Caption()
    heads = {read_name(name).name for _, row in run for column in keys if (name := _head(row, header, column))}
    return Caption(heads.pop(), organ) if len(heads) == 1 and _to_head(header) else Caption()


def _caption(row: Row, header: Header, organ: str) -> Caption:
    fields = ("name", "id_number", "employer", "organ", "section", "title")
    name, number, employer, *post = (text(cell(row, header.columns, f"relative_{field}")) for field in fields)
    return Caption(name, organ or employer or "".join(post), clean(number))


def _head(row: Row, header: Header, column: int) -> str:
    """The head of the household, if the column names him."""
    return text(row[column]) if column < len(row) and normalise(header.headings[column]).startswith("户主") else ""


def _to_head(header: Header) -> bool:
    term = header.columns.get("term", -1)
    return term >= 0 and normalise(header.headings[term]) == TO_HEAD


def _key_columns(sheet: Sheet, header: Header) -> list[int]:
    """Columns that tell the families apart. 户主 | 是 only says of a line whose it is."""
    found = [column for column, heading in enumerate(header.headings) if OF_FAMILY.fullmatch(normalise(heading))]
    flags = [column for column in found if any(read_flag(_head(row, header, column)) for row in sheet.rows[header.first :])]
    return [column for column in found if column not in flags]


def _told(row: Row, columns: list[int]) -> list[str]:
    return [text(row[column]) if column < len(row) else "" for column in columns]
