"""Who is due for rotation: how long people have stayed without a break with what a clause names, against its years.

Posts that count are put together to stays (``queries/sql/tenure``), once with only what is known and once with all that may be:
who is due by the first is due, who is due by the second alone is unknown, with the blank fields.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from kinship.engines import Engine, records, run_all
from kinship.errors import RequestError
from kinship.intake import list_problems, take_in
from kinship.judge import put_rules
from kinship.levels import level_rank
from kinship.organ_change import Organs
from kinship.pack_model import Pack
from kinship.rules import load_packs
from kinship.section_change import put_section_origins
from kinship.tables import County
from kinship.tenure_document import document
from kinship.tenure_rows import tenure_tables

TENURE_PACKS = ("county-rotation", "cn-exchange-2006", "cn-bank-2019")
"""The built-in packs that are judged where none is named: all that have tenure clauses."""
STEPS = "work subject away counted piece placed stay term tenure exempted stayed due_person"
FORECAST = 12
"""Months that a forecast looks ahead where no number is given."""

Row = dict[str, Any]


def tenure(
    county: County,
    packs: Sequence[Pack | str] = TENURE_PACKS,
    as_of: date | None = None,
    forecast: int = FORECAST,
    progress: Callable[[str], None] | None = None,
) -> Row:
    """The document ``kinship-tenure/1``: who is ``due`` as of a day (default: today), who will be within ``forecast`` months, who
    is ``exempt``, and of whom it is ``unknown``.

    Raises PackError for an unknown pack, RequestError for one without tenure clauses, InputError for an unreadable table.

    >>> from tests.test_tenure import county, held
    >>> found = tenure(county([held("2014-03-01")]), as_of=date(2024, 3, 1))
    >>> [(one["rule"], one["since"], one["due_on"]) for one in found["due"]][0]
    ('county-rotation/T1', '2014-03-01', '2024-03-01')
    """
    loaded, tell = load_packs(packs), progress or (lambda stage: None)
    for pack in loaded:
        if not pack.tenures:
            raise RequestError("tenure.no-clause", pack=pack.id)
    day = as_of or date.today()
    engine = stays(county, loaded, day, months_after(day, forecast), tell)
    tell("document")
    return document(engine, loaded, day, forecast, county.account)


def stays(county: County, packs: Sequence[Pack], as_of: date, until: date, tell: Callable[[str], None]) -> Engine:
    """An engine with the tables ``tenure``, ``exempted`` and ``stayed`` in it."""
    from kinship.engines.duckdb import DuckEngine

    engine = DuckEngine()
    tell("intake")
    take_in(engine, county)
    list_problems(engine, county)
    engine.run("intake/person")
    tell("tenure")
    put_rules(engine, packs)
    for name, table in tenure_tables(packs).items():
        engine.put(name, table)
    _put_facts(engine, as_of, until)
    run_all(engine, "tenure", "post_ever section_held section_moved")
    put_section_origins(engine)
    _put_roles(engine)
    run_all(engine, "tenure", STEPS)
    return engine


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month.

    >>> months_after(date(2024, 1, 31), 1), months_after(date(2026, 11, 23), 14)
    (datetime.date(2024, 2, 29), datetime.date(2028, 1, 23))
    """
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    return next(date(year, month + 1, last) for last in range(day.day, 0, -1) if _exists(year, month + 1, last))


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _put_facts(engine: Engine, as_of: date, until: date) -> None:
    """What the queries cannot tell alone: the days asked about, organs by their oldest name, how high a level is."""
    engine.put_rows("tenure_setting", {"as_of": "DATE", "until_on": "DATE"}, [(as_of, until)])
    organs = Organs(records(engine, "organ"))
    text, day = (
        dict.fromkeys(("organ_id", "origin_id", "then_id"), "VARCHAR"),
        dict.fromkeys(("gone_on", "made_on", "joined_on"), "DATE"),
    )
    engine.put_rows("organ_origin", text | day, [_origin(organ, organs, as_of) for organ in organs.by_id])
    engine.run("tenure/carried")
    engine.rename("carried", "post")
    engine.run("tenure/level")
    ranks = [(row["level"], level_rank(row["level"])) for row in records(engine, "level")]
    engine.put_rows("level_rank", {"level": "VARCHAR", "rank": "INTEGER"}, ranks)


def _origin(organ: str, organs: Organs, as_of: date) -> tuple[str | date | None, ...]:
    """The organ, its oldest name, the organ that took it over by a merger, and the days on which it went, was made of others, and
    was taken over."""
    placed = organs.placed(organ, as_of)
    then, joined = (placed.then, placed.joined_on) if placed.moved else (None, None)
    return organ, organs.origin(organ), then, organs.gone_on(organ), organs.made_on(organ), joined


def _put_roles(engine: Engine) -> None:
    """Which posts of all times have which role: the queries of a check, with the posts of all times for those of a day."""
    engine.run("tenure/supposed")
    engine.rename("supposed", "post_now")
    run_all(engine, "findings", "role_match role_post")
