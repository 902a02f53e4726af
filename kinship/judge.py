"""The main job: a county and rule packs in, the findings document out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from kinship.account import Account, Problem
from kinship.beginning import long_ago
from kinship.declared import classify, has_forms
from kinship.engines import Engine, embedded, records, run_all
from kinship.errors import Place
from kinship.findings import document
from kinship.intake import list_problems, take_in
from kinship.kin import BY_WORD, inverse
from kinship.law_days import tell_not_in_force
from kinship.organ_change import place_posts
from kinship.pack_model import Pack
from kinship.pack_rows import rule_tables
from kinship.post_kinds import post_kind_table
from kinship.problems import NO_POSTS
from kinship.relate import Question, relate
from kinship.rules import DEFAULT_PACKS, load_packs
from kinship.tables import County

if TYPE_CHECKING:
    from collections.abc import Callable

JUDGE = (
    "post_now asked_link touching pair linked_pair post_pair side direct_line common_leader across_levels together business_led"
    " situation kin_view post_function worked role_match role_post traded judged claim quota swap home_post alone finding"
)
DETAIL = (
    "hindsight denied quota_tie involved leader chief asked near near_person near_parent near_spouse beside "
    "unjudged unplaced counted"
)

Report = dict[str, Any]


def check_county(
    county: County,
    packs: Sequence[Pack | str] = DEFAULT_PACKS,
    as_of: date | None = None,
    progress: Callable[[str], None] | None = None,
    engine: Engine | None = None,
) -> Report:
    """The findings document (``kinship-findings/1``) of a county as of a day (default: today).

    ``packs`` are packs or names of built-in packs; ``progress`` is told the name of each stage; ``engine`` is where the queries
    run (default: the embedded one). Raises PackError for an unknown pack and InputError for an unreadable table. Problems in the
    data are listed in the document, not raised.
    """
    return check_with(county, packs, as_of or date.today(), progress, engine)[1]


def check_with(
    county: County,
    packs: Sequence[Pack | str],
    as_of: date,
    progress: Callable[[str], None] | None = None,
    engine: Engine | None = None,
) -> tuple[Engine, Report]:
    """The engine with all tables of the check in it, and the findings document."""
    loaded, tell = load_packs(packs), progress or (lambda stage: None)
    engine = judged(county, loaded, as_of, tell, engine)
    warn(engine, as_of, county.account)
    tell_not_in_force(loaded, as_of, county.account)
    tell("document")
    return engine, document(engine, loaded, as_of, county.account)


def warn(engine: Engine, as_of: date, account: Account) -> None:
    """Lists who holds a post but is not called staff, that nobody on the staff holds one, or some only later, and that the
    sources were written long after the day. Reads the tables that ``judge`` leaves."""
    for row in records(engine, "denied"):
        place, people = Place(sheet="person", column="staff"), ((row["person_id"], row["name"] or ""),)
        account.problems.append(Problem("warning", "intake.denied", place, {"value": row["person_id"]}, people=people))
    staff = records(engine, "counted")[0]["staff"]
    if staff and not engine.rows("post_now"):
        account.problem("warning", NO_POSTS, Place(), as_of=as_of.isoformat(), staff=staff)
    engine.run("intake/ahead")
    ahead = records(engine, "ahead")[0]
    if ahead["number"]:
        account.problem("warning", "intake.posts-ahead", Place(), as_of=as_of.isoformat(), **ahead)
    if long_ago(engine):
        account.problem("note", "intake.long-ago", Place(), as_of=as_of.isoformat(), **records(engine, "hindsight")[0])


def judged(
    county: County, packs: Sequence[Pack], as_of: date, tell: Callable[[str], None], engine: Engine | None = None
) -> Engine:
    """An engine that holds the county, its kin pairs, the findings by ``packs``, and how each pair is known (if by forms).

    ``engine``: where it is worked out; the embedded one where none is given.
    """
    engine = engine or embedded()
    tell("intake")
    take_in(engine, county)
    list_problems(engine, county)
    engine.run("intake/person")
    tell("kin")
    relate(engine, question(packs, as_of), county.account)
    place_posts(engine, as_of, county.account)
    tell("findings")
    put_rules(engine, packs)
    judge(engine)
    if has_forms(county.account):
        classify(engine, county.account)
    return engine


def question(packs: Sequence[Pack], as_of: date) -> Question:
    """What ``packs`` ask of kinship as of a day."""
    return Question(as_of, advisory=True, further=further_words(packs))


def further_words(packs: Sequence[Pack]) -> frozenset[str]:
    """The kin words that only the lists of these packs ask for, with their inverses."""
    asked = {row.word for pack in packs for one in pack.lists for row in one.rows}
    return frozenset(word for word in asked | set(map(inverse, asked)) if BY_WORD[word].scope == "out")


def put_rules(engine: Engine, packs: Sequence[Pack]) -> None:
    """Leaves the rows of the packs, and the words that tell kinds of posts."""
    for name, table in rule_tables(packs).items():
        engine.put(name, table)
    engine.put("post_kind_word", post_kind_table())


def judge(engine: Engine) -> None:
    """Leaves the table ``finding`` and what is needed to word it. Reads those of ``relate``, ``take_in`` and ``put_rules``."""
    run_all(engine, "findings", JUDGE)
    run_all(engine, "findings", DETAIL)
