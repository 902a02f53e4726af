"""The facts that ever decide a finding: of a whole county, the few people, posts and ties that a timeline has to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from kinship.engines import Engine, records, run_all
from kinship.intake import list_problems, take_in
from kinship.judge import further_words, judge, put_rules
from kinship.organ_change import Organs
from kinship.pack_model import Pack
from kinship.relate import Question, relate
from kinship.relatives import NEAR
from kinship.tables import County

if TYPE_CHECKING:
    import networkx as nx

LAST_DAY = date(9999, 12, 30)
DATED = "post spouse parent known business"
Row = dict[str, Any]


@dataclass(slots=True)
class Facts:
    """Rows of the canonical tables with their days as dates (``start_on`` …), the organs, and who was ever in a situation.

    ``claimed``: one, other (ids; None in a rule about one person), organ_id, together (the rule looks at more than the two).
    """

    person: dict[str, Row]
    post: list[Row]
    parent: list[Row]
    spouse: list[Row]
    business: list[Row]
    organs: Organs
    claimed: list[Row]


def gather(county: County, packs: Sequence[Pack], tell: Callable[[str], None]) -> Facts:
    """Looks for everybody who would break a rule of ``packs`` if every post, tie and law had lasted for ever.

    No finding of any day is about other people: what lasts longer only brings more people together.
    """
    from kinship.engines.duckdb import DuckEngine

    engine = DuckEngine()
    tell("intake")
    take_in(engine, county)
    list_problems(engine, county)
    engine.run("intake/person")
    organs = Organs(records(engine, "organ"))
    _open(engine, organs)
    tell("kin")
    relate(engine, Question(LAST_DAY, advisory=True, further=further_words(packs)), county.account)
    tell("findings")
    put_rules(engine, [lasting(pack) for pack in packs])
    judge(engine)
    run_all(engine, "timeline", "claimed asked")
    run_all(engine, "findings", NEAR)
    run_all(engine, "timeline", "concerned person_kept post_kept parent_kept spouse_kept business_kept")
    return _read(engine, organs)


def lasting(pack: Pack) -> Pack:
    """A pack whose rules are in force at all times."""
    head = replace(pack.head, in_force_from=None, in_force_until=None)
    return replace(pack, head=head, rules=tuple(replace(rule, in_force_from=None, in_force_until=None) for rule in pack.rules))


def _open(engine: Engine, organs: Organs) -> None:
    """Lets everything in the typed tables last: nobody dies, nothing ends, a post lies in every organ of its line."""
    lines = [(organ, other) for organ in organs.by_id for other in organs.line(organ)]
    engine.put_rows("organ_line", {"organ_id": "VARCHAR", "other_id": "VARCHAR"}, lines)
    for table in DATED.split():
        engine.rename(table, f"{table}_dated")
    for table in DATED.split():
        engine.run(f"timeline/{table}_open")
        engine.rename(f"{table}_open", table)


def _read(engine: Engine, organs: Organs) -> Facts:
    people = {row["p"]: row for row in records(engine, "person_kept")}
    claimed = [
        {
            **row,
            "one": people[row["one"]]["person_id"],
            "other": people[row["other"]]["person_id"] if row["other"] is not None else None,
        }
        for row in records(engine, "claimed")
    ]
    kept = {name: _sorted(records(engine, f"{name}_kept")) for name in ("post", "parent", "spouse", "business")}
    person = {str(row["person_id"]): row for row in people.values()}
    return Facts(dict(sorted(person.items())), **kept, organs=organs, claimed=_sorted(claimed))


def _sorted(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: [str(cell) for cell in row.values()])


def groups(facts: Facts) -> list[set[str]]:
    """The people asked about in groups: whatever happens to one group changes no finding of another."""
    import networkx as nx

    family = _family(facts)
    asked = {one for row in facts.claimed for one in (row["one"], row["other"]) if one}
    return sorted((set(part) & set(facts.person) for part in nx.connected_components(family) if part & asked), key=min)


def _family(facts: Facts) -> nx.Graph:
    import networkx as nx

    family = nx.Graph()
    family.add_edges_from((row["parent_id"], row["child_id"]) for row in facts.parent)
    family.add_edges_from((row["person_id"], row["spouse_id"]) for row in facts.spouse)
    for row in facts.claimed:
        family.add_edge(row["one"], row["other"] or row["one"])
        if row["together"]:
            family.add_edge(row["one"], ("organ", row["organ_id"]))
    return family
