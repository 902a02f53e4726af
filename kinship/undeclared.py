"""Relatives among the staff whom one or both of them did not declare: the document that ``kinship undeclared`` reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from kinship import kin
from kinship.chains import Chains, published
from kinship.declared import counts, has_forms
from kinship.engines import Engine, records, run_all
from kinship.finding import SEVERITIES, Ids
from kinship.judge import judged
from kinship.pack_model import Pack
from kinship.problems import problem_rows
from kinship.relatives import NEAR
from kinship.rules import DEFAULT_PACKS, load_packs
from kinship.shown import Shown
from kinship.sides import shared
from kinship.source_lines import SourceLines
from kinship.tables import County
from kinship.text import LANGUAGES
from kinship.walk import BASES
from kinship.wording.chain import chain_sexes, is_elder
from kinship.wording.relation import relation_label

SCHEMA = "kinship-undeclared/1"
AT_ONCE = 2_000
"""Pairs that are explained at a time: the people around more would not fit into memory."""

Row = dict[str, Any]


def undeclared(
    county: County,
    packs: Sequence[Pack | str] = DEFAULT_PACKS,
    as_of: date | None = None,
    limit: int | None = None,
    progress: Callable[[str], None] | None = None,
) -> Row:
    """The document (``kinship-undeclared/1``): a summary, and every pair of relatives that one or both did not declare.

    The most consequential come first: undeclared by both before one, with a finding by ``packs`` before in one organ before any
    other. Each comes with its chain, who should have declared whom as what, and the lines that it rests on; ``limit``: only so
    many, the others are counted in ``left_out``. Raises PackError and InputError as ``kinship.judge.check_county`` does.
    """
    tell = progress or (lambda stage: None)
    day, loaded = as_of or date.today(), load_packs(packs)
    engine = judged(county, loaded, day, tell)
    tell("document")
    counted = records(engine, "counted")[0]
    rows = _rows(engine) if has_forms(county.account) else []
    wanted = rows[:limit]
    return {
        "schema": SCHEMA,
        "as_of": day.isoformat(),
        "packs": [pack.id for pack in loaded],
        "sources": sorted({Path(file).name for file, _ in county.account.rows_in}),
        "summary": {**counted, **counts(engine, county.account, counted["kin_pairs"])},
        "pairs": [pair for batch in _batches(wanted) for pair in _explained(engine, county, batch, day)],
        "left_out": len(rows) - len(wanted),
        "problems": problem_rows(county.account.problems),
    }


def _rows(engine: Engine) -> list[Row]:
    """The undeclared pairs in order, each with the ids of its findings."""
    engine.run("declared/undeclared_pair")
    rows = records(engine, "undeclared_pair")
    asked = {(row["a"], row["b"]) for row in rows}
    ids = Ids.read(engine)
    found: dict[tuple[int, int], set[str]] = {}
    for row in records(engine, "finding"):
        if row["other"] is None:
            continue
        pair = (min(row["one"], row["other"]), max(row["one"], row["other"]))
        if pair in asked:
            found.setdefault(pair, set()).add(ids.of(row))
    return [{**row, "findings": sorted(found.get((row["a"], row["b"]), ()))} for row in rows]


def _batches(rows: list[Row]) -> Iterator[list[Row]]:
    return (rows[start : start + AT_ONCE] for start in range(0, len(rows), AT_ONCE))


def _explained(engine: Engine, county: County, rows: list[Row], as_of: date) -> list[Row]:
    """A batch of pairs with people, chain, both sides and source lines."""
    shown = Shown.ask(engine, county, ((row["a"], row["b"]) for row in rows))
    run_all(engine, "findings", NEAR)
    chains = Chains.read(engine, as_of)
    pairs = [_pair(row, chains, shown) for row in rows]
    said = SourceLines(engine, (source for pair in pairs for source in pair["kin"]["sources"]))
    for pair in pairs:
        pair["kin"]["declared"]["rests_on"] = said.of(pair["kin"]["sources"], pair["kin"]["chain"])
    return pairs


def _pair(row: Row, chains: Chains, shown: Shown) -> Row:
    one, other, word = row["person_id"], row["relative_id"], row["word"]
    if not kin.BY_WORD[word].listed:
        one, other, word = other, one, kin.inverse(word)
    chain, sources = chains.shown(one, other, word)
    grade, basis = kin.GRADES[2 - row["worth"] % 4], BASES[row["worth"] // 4]
    return {
        "status": row["status"],
        "severity": SEVERITIES.get(row["severity"]),
        "grade": grade,
        "organ": row["organ"] or "",
        "people": [_person(shown.post(person, row["organ_id"])) for person in (one, other)],
        "kin": {
            "word": word,
            "class": kin.BY_WORD[word].kin_class,
            **{f"label_{lang}": relation_label(word, chain_sexes(chain), lang, is_elder(chain)) for lang in LANGUAGES},
            "basis": basis,
            "chain": published(chain),
            "shared": shared(chain),
            "sources": sources,
            "declared": shown.declared(chain, grade, basis, row["organ_id"]),
        },
        "findings": row["findings"],
    }


def _person(post: Row) -> Row:
    return {name: post[name] or "" for name in ("person_id", "name", "organ", "section", "title")}
