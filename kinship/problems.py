"""Problems as plain rows, and which of them speak against a chain of people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from kinship.account import Account, Problem
from kinship.errors import Place
from kinship.text import LANGUAGES

NO_POSTS = "intake.no-posts"
"""The key of the problem that nobody on the staff holds a post: then that nothing was found means nothing."""
LAW_AHEAD, LAW_OVER = "pack.law-ahead", "pack.law-over"
"""The keys of the problems that a pack was not yet in force on the day asked about, or no more."""
VACANT_TIER = "plan.vacant-tier"
"""The key of the problem that a vacant post cannot be used, as nobody knows what it is equal to."""
FOR_NOTHING = frozenset({NO_POSTS, LAW_AHEAD, LAW_OVER, VACANT_TIER})
"""The keys of the problems by which that nothing was found means nothing: they are told beside it."""
SHEET_UNREAD = "load.sheet-not-understood"
"""The key of the problem that a sheet which may be a list of people was not read."""
WHOLE_FILE = ("form.", "package.", "xml.")
"""How the keys begin by which a form or package is refused; those about one line of it name the row."""
FOLDER_UNREAD = "load.folder-not-read"
"""The key of the problem that a folder in a folder was not looked into: there may be forms in it."""
Row = dict[str, Any]
Doubted = Mapping[frozenset[str], Sequence[Problem]]
"""Two people → the contradictions that their tie rests on."""


def problem_rows(problems: Iterable[Problem]) -> list[Row]:
    """Problems as plain rows, worded in both languages.

    Keys: level, key, file, sheet, row, column, other_places (where the statements stand that contradict), seriousness (blank for
    what is no contradiction), people (person_id and name), text_zh, text_en.
    """
    return [
        {
            "level": one.level,
            "key": one.key,
            **place_row(one.place),
            "other_places": [place_row(place) for place in one.other_places],
            "seriousness": one.seriousness,
            "people": [{"person_id": person_id, "name": name} for person_id, name in one.people],
            **{f"text_{lang}": one.text(lang) for lang in LANGUAGES},
        }
        for one in problems
    ]


def left_out(problems: Iterable[Mapping[str, Any] | str]) -> list[str]:
    """The files, sheets and folders (``name/``) of which nothing was read, though they may be about people: as problem rows tell.

    >>> left_out([{"level": "error", "key": "input.header-unclear", "file": "a.csv", "sheet": "", "row": 0}, "a sentence"])
    ['a.csv']
    >>> left_out([{"level": "error", "key": "xml.broken", "file": "b.lrmx", "row": 0}, {"key": FOLDER_UNREAD, "file": "c"}])
    ['b.lrmx', 'c/']
    """
    told = (_unread(one) for one in problems if isinstance(one, Mapping) and one.get("level") != "note" and one.get("file"))
    return list(dict.fromkeys(filter(None, told)))


def _unread(problem: Mapping[str, Any]) -> str:
    """What was not read by a problem, as it is shown; blank where it is about less than a sheet."""
    key, file = str(problem.get("key") or ""), str(problem["file"])
    if key == FOLDER_UNREAD:
        return f"{file}/"
    if key.startswith(WHOLE_FILE):
        return "" if problem.get("row") or problem.get("level") != "error" else file
    return "/".join(filter(None, (file, problem.get("sheet")))) if key.startswith(("input.", SHEET_UNREAD)) else ""


def place_row(place: Place) -> Row:
    """A place as a plain row.

    >>> place_row(Place("a.xlsx", "A36", 5))
    {'file': 'a.xlsx', 'sheet': 'A36', 'row': 5, 'column': ''}
    """
    return {"file": place.file, "sheet": place.sheet, "row": place.row, "column": place.column}


def doubted(account: Account) -> Doubted:
    """The contradictions of an account by the ties that rest on them."""
    ties: dict[frozenset[str], list[Problem]] = defaultdict(list)
    for problem in account.problems:
        for tie in problem.ties:
            ties[frozenset(tie)].append(problem)
    return ties


def against(chain: Sequence[Mapping[str, Any]], ties: Doubted) -> list[Row]:
    """The contradictions that a chain of people (steps with ``person_id``) rests on, as rows, each once."""
    steps = (frozenset((one["person_id"], other["person_id"])) for one, other in pairwise(chain))
    found = {id(problem): problem for step in steps for problem in ties.get(step, ())}
    return problem_rows(found.values())
