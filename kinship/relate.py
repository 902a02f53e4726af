"""Who is related to whom: runs the kin queries over a county that was taken in.

Half paths: everybody reaches an *apex* by self or spouse and up to two parents; two people are related by a word of the form
``[S]P..C..[S]`` where their half paths meet at one apex through different people. One join on the apex finds all pairs, so
the cost grows with the people, not with pairs or paths. See docs/adr/0003-half-paths.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kinship import kin
from kinship.account import Account
from kinship.engines import Engine, records, run_all
from kinship.errors import Place

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the day, whose relatives, which words, and how affinity survives a death."""

    as_of: date
    everyone: bool = False
    advisory: bool = False
    all_words: bool = False
    affinity_after_death: str = "until_remarriage"


def relate(engine: Engine, question: Question, account: Account) -> None:
    """Leaves the tables ``who``, ``up``, ``wed`` and ``kin_word`` in the engine.

    Reads ``known``, ``post``, ``parent`` and ``spouse``. Parent ties that form a circle are left out and listed in ``account``.
    """
    engine.put("setting", setting(question))
    words = [row for row in kin.KIN if question.advisory or row.scope == "in"]
    engine.put("word", word_table(words))
    engine.put("word_form", form_table(words))
    engine.run("kin/everyone" if question.everyone else "kin/who")
    if question.everyone:
        engine.rename("everyone", "who")
    _break_circles(engine, account)
    run_all(engine, "kin", "adoption kept_blood up marriage remarried wed half shared meet married_child child_in_law kin_word")
    if question.advisory:
        run_all(engine, "kin", "step_up parent_spouse step_sibling great_grandparent step_kin beyond every_word")
        engine.rename("every_word", "kin_word")


def setting(question: Question) -> pa.Table:
    """The one-row table that the queries read the question from."""
    import pyarrow as pa

    return pa.table(
        {
            "as_of": pa.array([question.as_of], pa.date32()),
            "advisory": [question.advisory],
            "all_words": [question.all_words],
            "affinity_after_death": [question.affinity_after_death],
        }
    )


def word_table(words: list[kin.Kin]) -> pa.Table:
    """Columns: word_no, word, inverse_no, class, scope, listed, rank (smaller is nearer)."""
    import pyarrow as pa

    number = {row.word: index for index, row in enumerate(kin.KIN)}
    return pa.table(
        {
            "word_no": pa.array([number[row.word] for row in words], pa.int8()),
            "word": [row.word for row in words],
            "inverse_no": pa.array([number[kin.inverse(row.word)] for row in words], pa.int8()),
            "class": [row.kin_class for row in words],
            "scope": [row.scope for row in words],
            "listed": [row.listed for row in words],
            "rank": pa.array([kin.rank(row.word) for row in words], pa.int32()),
        }
    )


def form_table(words: list[kin.Kin]) -> pa.Table:
    """Columns: code_a, code_b (the two half paths), word_no: the words that two half paths spell."""
    import pyarrow as pa

    number = {row.word: index for index, row in enumerate(kin.KIN)}
    forms = [(kin.half_codes(row.word), number[row.word]) for row in words]
    spelled = [(codes, word_no) for codes, word_no in forms if codes]
    return pa.table(
        {
            "code_a": pa.array([codes[0] for codes, _ in spelled], pa.int8()),
            "code_b": pa.array([codes[1] for codes, _ in spelled], pa.int8()),
            "word_no": pa.array([word_no for _, word_no in spelled], pa.int8()),
        }
    )


def _break_circles(engine: Engine, account: Account) -> None:
    """Leaves out the parent ties of people who would be their own ancestors.

    Peeling whole generations off both ends is linear in the ties, and ends after as many rounds as there are generations.
    """
    engine.run("kin/unproved")
    if not records(engine, "unproved")[0]["unproved"]:
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
        engine.run("kin/circle_member")
        ties = engine.rows("lineage_left")
        for row in records(engine, "circle_member")[:20]:
            account.problem("error", "intake.circle", Place(column="parent_id"), value=row["person_id"], number=ties)
        engine.run("kin/lineage_kept")
        engine.rename("lineage_kept", "parent")
