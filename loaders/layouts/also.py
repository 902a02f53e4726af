"""What a remark of a ledger says of work besides the post: 兼任单位出纳 is part of the title, 负责财务工作 is said to be open."""

from __future__ import annotations

import re
from itertools import chain

from loaders.rows import StaffRow
from loaders.values.familytext import split_outside
from loaders.values.functions import functions_of
from loaders.workbook.cells import Cells

OWN = "(?:[本我该]?(?:单位|机关|局机关|局|镇|乡|院|校|委|办))?"
ALSO = re.compile(
    rf"(?:本人|现|同时|另)?(?:兼任?|兼职){OWN}的?(?P<title>出纳会计|会计出纳|出纳员?|会计|报账员|财务会计)(?:工作|职务)?[。.]?"
)
"""A title of finance in the person's own organ, and nothing else: what may stand behind his title in brackets."""
MAY = re.compile("兼|负责|承担|从事|分管|主管")
NOT_NOW = re.compile("不再|不兼|[原曾]|拟|免去|待|协助?查")
JUDGED = frozenset({"organization", "personnel", "discipline", "supervision", "audit", "finance"})


def with_remark(row: StaffRow, cells: Cells) -> StaffRow:
    """The row with the work that its remark tells of besides; what is not surely told is listed with the person."""
    remark = "".join(cells.text("note").split())
    if not remark or not MAY.search(remark):
        return row
    for clause in split_outside(remark, ",，;；。、"):
        found = ALSO.fullmatch(clause)
        if found and row.title:
            row.title = f"{row.title}（兼{found['title']}）"
            cells.account.problem("note", "load.work-from-remark", cells.place("note"), name=row.name, title=row.title[:60])
        elif MAY.search(clause) and not NOT_NOW.search(clause) and _new(clause, row):
            cells.warn("load.work-in-remark", "note", name=row.name, remark=clause[:60])
    return row


def _new(clause: str, row: StaffRow) -> bool:
    """Whether a clause names work that the law lists, and the row does not."""
    told = set(functions_of(clause, row.organ)) & JUDGED
    known = chain.from_iterable(functions_of(text, row.organ) for text in (row.section, row.title, row.employer, row.functions))
    return not told <= set(known)
