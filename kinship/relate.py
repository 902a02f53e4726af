"""Who is related to whom: runs the kin queries over a county that was taken in.

Half paths: everybody reaches an *apex* by self or spouse and up to two parents; two people are related by a word of the form
``[S]P..C..[S]`` where their half paths meet at one apex through different people. The last step up is made once for all, from
siblings to siblings: joins on them find all pairs, so the cost grows with the people, not with paths. See
docs/adr/0003-half-paths.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kinship import kin
from kinship.account import Account
from kinship.circles import tell_circles
from kinship.engines import Engine, run_all

MANY_STEPS = 1_000_000
"""Steps up from which arrays find siblings in less time than the queries."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the day, whose relatives, which words, and how affinity survives a death.

    ``further`` are words out of the list of article 5 that are asked for besides.
    """

    as_of: date
    everyone: bool = False
    advisory: bool = False
    all_words: bool = False
    affinity_after_death: str = "until_remarriage"
    further: frozenset[str] = frozenset()


def relate(engine: Engine, question: Question, account: Account) -> None:
    """Leaves the tables ``who``, ``staff_id``, ``up``, ``wed`` and ``kin_word`` in the engine.

    Reads ``known``, ``post``, ``parent`` and ``spouse``. Parent ties that form a circle are left out and listed in ``account``.
    """
    ask(engine, question, account)
    settle(engine, question)
    reach(engine, question)
    meet(engine)
    choose(engine, question)


def ask(engine: Engine, question: Question, account: Account) -> None:
    """Who is asked about: ``who`` and ``staff_id``, and the question itself. The steps after it do not read what is known of
    people any more."""
    _put_setting(engine, question)
    _put_words(engine, [row for row in kin.KIN if _wanted(row, question)])
    engine.run("kin/everyone" if question.everyone else "kin/who")
    if question.everyone:
        engine.rename("everyone", "who")
    engine.run("kin/staff_id")
    _break_circles(engine, account)


def settle(engine: Engine, question: Question) -> None:
    """Which ties hold on the day: ``up`` and ``wed``. The steps after it do not read the tables of ties any more."""
    run_all(engine, "kin", "adoption kept_blood up marriage remarried wed")
    engine.forget("marriage")
    if question.advisory:
        engine.run("kin/step_up")


def reach(engine: Engine, question: Question) -> None:
    """Whom everybody reaches by half of a path. The step after it does not read the ties any more."""
    run_all(engine, "kin", "half below married_child own_line")
    if not _find_siblings(engine):
        run_all(engine, "kin", "above sibling")
        engine.forget("above")
    engine.run("kin/crossing")
    engine.forget("own_line sibling below")
    if question.advisory:
        run_all(engine, "kin", "parent_spouse step_sibling great_grandparent step_kin beyond")
        engine.forget("step_up parent_spouse step_sibling great_grandparent step_kin")


def _find_siblings(engine: Engine) -> bool:
    """The table ``sibling`` by arrays, where that is quicker: there are many ties at hand, and no path may lead astray."""
    if not engine.at_hand("up") or engine.rows("up") < MANY_STEPS or engine.rows("own_line"):
        return False
    from kinship.engines.arrays.siblings import siblings

    found = siblings(engine.get("up"), engine.get("wed"), engine.get("staff_id"))
    if found is not None:
        engine.put("sibling", found)
    return found is not None


def meet(engine: Engine) -> None:
    """Where the halves meet: every path between two members of the staff."""
    run_all(engine, "kin", "wedded child_in_law kin_path")
    engine.forget("half crossing wedded married_child child_in_law")


def choose(engine: Engine, question: Question) -> None:
    """The best path of each pair and word."""
    engine.run("kin/kin_word")
    engine.forget("kin_path")
    if question.advisory:
        engine.run("kin/every_word")
        engine.rename("every_word", "kin_word")
        engine.forget("beyond")


def _wanted(row: kin.Kin, question: Question) -> bool:
    return row.scope == "in" or (question.advisory and row.scope == "advisory") or row.word in question.further


def _put_setting(engine: Engine, question: Question) -> None:
    """The one-row table that the queries read the question from."""
    columns = {"as_of": "DATE", "advisory": "BOOLEAN", "all_words": "BOOLEAN", "affinity_after_death": "VARCHAR"}
    engine.put_rows("setting", columns, [(question.as_of, question.advisory, question.all_words, question.affinity_after_death)])


def _put_words(engine: Engine, words: Sequence[kin.Kin]) -> None:
    """The tables ``word`` (the words asked for) and ``word_form`` (which two half paths spell which word)."""
    number = {row.word: index for index, row in enumerate(kin.KIN)}
    columns = {"word_no": "TINYINT", "word": "VARCHAR", "inverse_no": "TINYINT", "class": "VARCHAR", "scope": "VARCHAR"}
    described = [
        (number[row.word], row.word, number[kin.inverse(row.word)], row.kin_class, row.scope, row.listed, kin.rank(row.word))
        for row in words
    ]
    engine.put_rows("word", {**columns, "listed": "BOOLEAN", "rank": "INTEGER"}, described)
    spelled = [(*codes, number[row.word]) for row in words if (codes := kin.half_codes(row.word))]
    engine.put_rows("word_form", {"code_a": "TINYINT", "code_b": "TINYINT", "word_no": "TINYINT"}, spelled)


def _break_circles(engine: Engine, account: Account) -> None:
    """Leaves out the parent ties of people who would be their own ancestors.

    Peeling whole generations off both ends is linear in the ties, and ends after as many rounds as there are generations.
    """
    engine.run("kin/unproved")
    if not engine.value("unproved"):
        return
    engine.run("kin/lineage_left")
    for peel in ("elder_line", "younger_line"):
        left = engine.rows("lineage_left")
        while left:
            engine.run(f"kin/{peel}")
            engine.rename(peel, "lineage_left")
            if engine.rows("lineage_left") == left:
                break
            left = engine.rows("lineage_left")
    if engine.rows("lineage_left"):
        run_all(engine, "kin", "circle_member circle_tie")
        tell_circles(engine, account)
        engine.run("kin/lineage_kept")
        engine.rename("lineage_kept", "parent")
