"""Where in an organ a person may go: every kind of post that is held there, tried one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from kinship.account import Account
from kinship.engines import Engine, records, run_all
from kinship.errors import RequestError
from kinship.judge import judge, judged
from kinship.law_days import tell_not_in_force
from kinship.pack_model import Pack
from kinship.planned.after import change_posts
from kinship.planned.compare import State, told
from kinship.planned.plan import put_people
from kinship.problems import problem_rows
from kinship.relatives import find_person
from kinship.rules import DEFAULT_PACKS, load_packs
from kinship.tables import Appointment, County

SCHEMA = "kinship-free-posts/1"
STATES = ("free", "advisory", "review", "violation", "unknown")
"""What a post would bring: nothing, findings of that severity at most, or something that cannot be judged."""
NARROWED = {"kin_concerned": "kin_word", "post_concerned": "post"}

Row = dict[str, Any]


def free_posts(
    county: County,
    person: str,
    organ: str,
    packs: Sequence[Pack | str] = DEFAULT_PACKS,
    as_of: date | None = None,
    progress: Callable[[str], None] | None = None,
) -> Row:
    """The document ``kinship-free-posts/1``: each kind of post in an organ (section and title, as they are held on that day), the
    ``state`` of the person in it instead of the present posts, and the findings that it ``adds``.

    ``person`` and ``organ`` by id or name. Raises RequestError where one of them is unknown or ambiguous, PackError, InputError.
    """
    loaded, tell = load_packs(packs), progress or (lambda stage: None)
    day = as_of or date.today()
    engine = judged(county, loaded, day, tell)
    who, where = find_person(engine, person), find_organ(engine, organ)
    _ask(engine, who, where["organ_id"])
    before = State.read(engine)
    tell("plan")
    void = Account()
    tell_not_in_force(loaded, day, void)
    tried = [_tried(engine, slot, who, before, day, county) for slot in slots(engine)]
    return {
        "schema": SCHEMA,
        "as_of": day.isoformat(),
        "packs": [pack.id for pack in loaded],
        "person": {"person_id": who, "name": records(engine, "planned_person")[0]["name"] or ""},
        "organ": where,
        "summary": {state: sum(one["state"] == state for one in tried) for state in STATES},
        "posts": tried,
        "problems": problem_rows(void.problems),
    }


def find_organ(engine: Engine, text: str) -> Row:
    """organ_id and name of the organ that ``text`` is the id or name of, or whose name alone ends with it.

    RequestError for none or several.
    """
    organs = [{"organ_id": row["organ_id"], "name": row["name"] or ""} for row in records(engine, "organ")]
    for fits in (text.__eq__, lambda name: bool(text) and name.endswith(text)):
        found = [one for one in organs if one["organ_id"] == text] or [one for one in organs if fits(one["name"])]
        if len(found) > 1:
            ids = ", ".join(f"{one['name']} ({one['organ_id']})" for one in found[:10])
            raise RequestError("whatif.several-organs", organ=text, ids=ids)
        if found:
            return found[0]
    raise RequestError("whatif.no-organ", organ=text)


def slots(engine: Engine) -> list[Row]:
    """The kinds of posts, each section and title once, with what most of its holders have; leading members first."""
    found: dict[tuple[str, str], Row] = {}
    for row in sorted(records(engine, "slot"), key=lambda row: (-row["holders"], str(row))):
        held = found.setdefault((row["section"] or "", row["title"] or ""), {**row, "holders": 0})
        held["holders"] += row["holders"]
    return sorted(found.values(), key=lambda row: (row["section"] or "", row["tier"] or 9, not row["chief"], row["title"] or ""))


def _ask(engine: Engine, person: str, organ_id: str) -> None:
    """Leaves what the queries ask from: the person, the organ, and its slots."""
    engine.put_rows("move_organ", {"organ_id": "VARCHAR"}, [(organ_id,)])
    put_people(engine, [person])
    run_all(engine, "whatif", "planned_person slot")


def _tried(engine: Engine, slot: Row, person: str, before: State, day: date, county: County) -> Row:
    """A slot with what it would bring the person. Only the pairs and posts that can matter are judged."""
    with engine.branch():
        change_posts(engine, [Appointment(person, posts=({**slot, "chief": _flag(slot["chief"])},))], day)
        run_all(engine, "whatif", " ".join(NARROWED))
        for narrow, table in NARROWED.items():
            engine.rename(narrow, table)
        judge(engine)
        after = State.read(engine)
        added = sorted(key for key in after.rows if key not in before.rows and person in after.people[key])
        found = told(engine, after, added, day, county.account)
    unknown = [one for key, one in after.unknown.items() if key not in before.unknown and person in key]
    worst = max((after.rows[key]["severity"] for key in added), default=0)
    state = STATES[worst] if worst else "unknown" if unknown else "free"
    shown = {name: slot[name] for name in ("section", "title")}
    return {
        **{name: value or "" for name, value in shown.items()},
        "tier": slot["tier"],
        "holders": slot["holders"],
        "state": state,
        "adds": list(found.values()),
        "unknown": unknown,
    }


def _flag(value: bool | None) -> str:
    return "" if value is None else str(value).lower()
