"""The county after a plan: posts and marriages replaced, and judged again with the kinship that is there already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kinship.account import Account
from kinship.engines import Engine, run_all
from kinship.judge import judge, question
from kinship.organ_change import place_posts
from kinship.pack_model import Pack
from kinship.planned.plan import Couple, put_marriages, put_people, put_posts
from kinship.relate import relate
from kinship.tables import Appointment

ENDS = "post_ended post_kept post_left post_planned"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is carried out: appointments, couples as person_ids, and who joins the staff."""

    appointments: Sequence[Appointment]
    married: Sequence[Couple] = ()
    newcomers: frozenset[str] = frozenset()


def carry_out(engine: Engine, wanted: Wanted, packs: Sequence[Pack], as_of: date) -> None:
    """Changes posts and marriages in the engine and judges again; done in a branch, the former state stays.

    Reads the tables of ``kinship.judge.judged``. Kinship is derived anew only where it can have changed: by a marriage, or by
    somebody whom a post alone makes one of the staff.
    """
    change_posts(engine, wanted.appointments, as_of)
    if wanted.newcomers:
        _enter(engine, wanted.newcomers, as_of)
    if wanted.married:
        put_marriages(engine, wanted.married, as_of)
        engine.run("whatif/spouse_planned")
        engine.rename("spouse_planned", "raw_spouse")
        engine.run("intake/spouse")
    if _staff_grew(engine) or wanted.married:
        relate(engine, question(packs, as_of), Account())
    judge(engine)


def change_posts(engine: Engine, appointments: Sequence[Appointment], as_of: date) -> None:
    """Replaces the posts by those after the appointments; nothing is judged yet.

    A plan names organs as the sources do: posts are put into the organs of the day when it has been carried out.
    """
    engine.run("intake/post")
    put_posts(engine, appointments, as_of)
    run_all(engine, "whatif", ENDS)
    engine.rename("post_planned", "raw_post")
    engine.run("intake/post")
    place_posts(engine, as_of, Account())


def _enter(engine: Engine, newcomers: frozenset[str], as_of: date) -> None:
    """Newcomers enter by their posts: for them the rule about the organ that a relative leads is wider."""
    put_people(engine, newcomers, "move_new")
    engine.run("whatif/post_entered")
    engine.rename("post_entered", "raw_post")
    engine.run("intake/post")
    place_posts(engine, as_of, Account())


def _staff_grew(engine: Engine) -> bool:
    engine.run("whatif/who_before")
    engine.run("kin/who")
    engine.run("whatif/newly_staff")
    return engine.value("newly_staff") > 0
