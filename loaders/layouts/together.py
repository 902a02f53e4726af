"""Columns headed by a term for several people that hold names alone: 父母 | 王五、李四."""

from __future__ import annotations

from loaders.layouts.several import names_in
from loaders.values.clean import text
from loaders.values.familytext import is_surnamed, relatives_in
from loaders.values.names import read_name
from loaders.values.nothing import is_nothing
from loaders.workbook.aliases import Aliases, kin_table, normalise
from loaders.workbook.grid import Sheet
from loaders.workbook.header import Header
from loaders.workbook.ticked import is_tick

OF_WIFE, OF_HUSBAND, OF_EITHER = ("岳父", "丈人"), ("公婆", "公公"), "配偶的父母"


def place_together(sheet: Sheet, header: Header, aliases: Aliases) -> None:
    """Fills ``header.together``: a heading such as 父母 may tell anything about them, so every cell below has to be of names."""
    own = set(header.columns.values())
    for column, heading in enumerate(header.headings):
        term = _term(heading)
        if term and column not in own and not header.above[column]:
            told = [text(row[column]) for row in sheet.rows[header.first :] if column < len(row)]
            filled = [cell for cell in told if cell and not is_nothing(cell)]
            if filled and not aliases.knows(heading, sheet.name) and all(_names(cell, term) or is_tick(cell) for cell in filled):
                header.together[column] = term


def _term(heading: str) -> str:
    """What a heading calls several people; 岳父母（公婆） and 公婆/岳父母 are of whoever is asked."""
    key = normalise(heading)
    if any(one in heading for one in OF_WIFE) and any(one in heading for one in OF_HUSBAND):
        return OF_EITHER
    return key if key in kin_table("together")["names"].split() else ""


def _names(cell: str, term: str) -> bool:
    found, unread = relatives_in(cell)
    return bool(found and not unread) or all(is_surnamed(read_name(name).name) for name in names_in(cell, term))
