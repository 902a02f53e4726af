"""Who is due for rotation, as rows of the graph: each row of the tenure document a node, with its person and organ."""

from __future__ import annotations

from datetime import date
from typing import Any

from kinship.tenure_document import LISTS

Row = dict[str, Any]


def stay_rows(document: Row) -> dict[str, list[Row]]:
    """The stays of a tenure document (``kinship.tenure.tenure``): their nodes, whose they are, and in which organ.

    >>> empty = {name: [] for name in LISTS}
    >>> stay_rows(empty)
    {'node_stay': [], 'tie_has_stay': [], 'tie_stay_in': []}
    """
    found = [(state, one, one["people"][0]) for state in LISTS for one in document[state]]
    return {
        "node_stay": [_stay(state, one, person) for state, one, person in found],
        "tie_has_stay": [{"from_key": person["person_id"], "to_key": one["id"]} for _, one, person in found],
        "tie_stay_in": [{"from_key": one["id"], "to_key": person["organ_id"]} for _, one, person in found],
    }


def _stay(state: str, one: Row, person: Row) -> Row:
    return {
        "stay_id": one["id"],
        "state": state,
        **{key: one[key] for key in ("severity", "grade", "rule", "same", "years", "sentence_zh", "sentence_en")},
        "clause": one["clause"]["title"],
        "clause_en": one["clause"]["title_en"],
        "law": [f"{law['title']}{law['article'] or ''}" for law in one["law"]],
        **{key: person[key] for key in ("section", "title", "functions")},
        "since_on": _day(one["since"]),
        "due_on": _day(one["due_on"]),
        "by_on": _day(one["due_by"]),
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
