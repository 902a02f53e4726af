"""Pairs of relatives, written out; and everything between two people, or around one."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from kinship import kin
from kinship.chains import Chains
from kinship.engines import Engine, embedded, records, run_all
from kinship.errors import Place, RequestError
from kinship.intake import take_for_kin, take_in
from kinship.relate import Question, ask, choose, meet, reach, relate, settle
from kinship.tables import County
from kinship.text import say
from kinship.wording import grade_label, step_labels
from kinship.wording.chain import chain_sexes, is_elder
from kinship.wording.relation import relation_label

if TYPE_CHECKING:
    from kinship.engines.arrays.pairs import Rows

Row = dict[str, Any]
HEADER = b"person_id,relative_id,word,class,grade\n"
NEAR = "near near_person near_parent near_spouse"


def related(county: County, question: Question, engine: Engine | None = None) -> Engine:
    """An engine that holds the county with its people's names, and its kin pairs."""
    engine = engine or embedded()
    take_in(engine, county)
    engine.run("intake/person")
    relate(engine, question, county.account)
    return engine


def write_pairs(county: County, question: Question, file: BinaryIO, engine: Engine | None = None) -> None:
    """Writes ``person_id,relative_id,word,class,grade`` as CSV (UTF-8), sorted."""
    engine = met(county, question, engine)
    rows = by_arrays(engine, question)
    if rows is None:
        choose_pairs(engine, question)
    write_rows(rows, engine, file)


def by_arrays(engine: Engine, question: Question) -> Rows | None:
    """The rows by arrays, where that is quicker and the engine hands over the paths."""
    if question.advisory or not engine.at_hand("kin_path"):
        return None
    from kinship.engines.arrays.pairs import rows

    tables = (engine.get("kin_path"), engine.get("staff_id"), records(engine, "word"))
    return rows(*tables, question.affinity_after_death, question.all_words)


def write_rows(rows: Rows | None, engine: Engine, file: BinaryIO) -> None:
    """Writes the rows that arrays made, or else those of the table ``kin_row``, as CSV."""
    if rows is not None:
        file.write(HEADER)
        file.writelines(rows.lines())
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kin.csv"
        engine.save("kin_row", path)
        with path.open("rb") as written:
            shutil.copyfileobj(written, file, 1 << 20)


def save_pairs(county: County, question: Question, path: Path, engine: Engine | None = None) -> None:
    """The same as Parquet under ``path``, as a whole or not at all: one file, or a new folder of files where several machines
    write. RequestError where a folder stands there already, or it cannot be written.
    """
    if path.is_dir():
        raise RequestError("request.folder-not-empty", place=Place(str(path)))
    engine = paired(county, question, engine)
    try:
        with tempfile.TemporaryDirectory(dir=path.resolve().parent, prefix=".kinship-") as folder:
            whole = Path(folder) / "kin.parquet"
            engine.save("kin_row", whole)
            whole.replace(path)
    except OSError as error:
        raise RequestError("request.cannot-write", place=Place(str(path)), reason=error.strerror or str(error)) from error


def paired(county: County, question: Question, engine: Engine | None = None) -> Engine:
    """An engine that holds the rows of ``kinship kin`` in the table ``kin_row``."""
    engine = met(county, question, engine)
    choose_pairs(engine, question)
    return engine


def met(county: County, question: Question, engine: Engine | None = None) -> Engine:
    """An engine that holds every path between two members of the staff in the table ``kin_path``, and little else."""
    engine = engine or embedded()
    take_for_kin(engine, county)
    ask(engine, question, county.account)
    engine.forget("known who")
    settle(engine, question)
    engine.forget("parent spouse")
    reach(engine, question)
    engine.forget("up wed")
    meet(engine)
    return engine


def choose_pairs(engine: Engine, question: Question) -> None:
    """Leaves the rows of ``kinship kin`` in the table ``kin_row``. Reads ``kin_path`` and ``staff_id``."""
    choose(engine, question)
    run_pairs(engine, question)


def run_pairs(engine: Engine, question: Question) -> None:
    """The same. Reads ``kin_word`` and ``staff_id``."""
    engine.run("kin/kin_counted")
    if not question.all_words:
        engine.run("kin/kin_nearest")
    engine.rename("kin_counted" if question.all_words else "kin_nearest", "kin_chosen")
    engine.run("kin/kin_row")


def find_person(engine: Engine, text: str) -> str:
    """The person_id that ``text`` is (an xref with its @ signs or without), or the one person of that name on the staff.

    RequestError for none or several.
    """
    people = records(engine, "person")
    for written in (text, text[1:-1] if re.fullmatch("@[^@]+@", text) else text):
        if any(row["person_id"] == written for row in people):
            return written
    named = sorted(row["person_id"] for row in people if row["name"] == text)
    staff = _staff(engine)
    candidates = [one for one in named if one in staff] or named
    if not candidates:
        raise RequestError("request.no-person", person=text)
    if len(candidates) > 1:
        raise RequestError("request.several-people", person=text, ids=", ".join(candidates[:10]))
    return str(candidates[0])


def _staff(engine: Engine) -> set[str]:
    staff = {row["p"] for row in records(engine, "who") if row["staff"]}
    return {row["person_id"] for row in records(engine, "known") if row["p"] in staff}


def chains_between(engine: Engine, people: Sequence[str], question: Question) -> Chains:
    """The family graph on the ways between the given people."""
    import pyarrow as pa

    number = {row["person_id"]: row["p"] for row in records(engine, "known")}
    engine.put("asked", pa.table({"p": pa.array([number[one] for one in people], pa.int32())}))
    run_all(engine, "findings", NEAR)
    return Chains.read(engine, question.as_of)


def relatives_of(county: County, person: str, question: Question, engine: Engine | None = None) -> list[Row]:
    """The relatives of one person: person_id, name, word, class, grade, chain; nearest word each (or every word)."""
    engine = related(county, question, engine)
    run_pairs(engine, question)
    person_id = find_person(engine, person)
    pairs = [
        _seen_from(person_id, row) for row in records(engine, "kin_row") if person_id in (row["person_id"], row["relative_id"])
    ]
    chains = chains_between(engine, [person_id, *(row["person_id"] for row in pairs)], question)
    found = [{**row, "chain": chains.best(person_id, row["person_id"], row["word"])} for row in pairs]
    return sorted(found, key=lambda row: (kin.rank(row["word"]), row["person_id"]))


def relatives_text(county: County, person: str, question: Question, lang: str, engine: Engine | None = None) -> str:
    """The relatives of one person as lines: term, name, id, class, grade, chain."""
    rows = relatives_of(county, person, question, engine)
    lines = [_line(row, lang) for row in rows]
    return "\n".join(lines or [say("request.no-relatives", lang, person=person)]) + "\n"


def _seen_from(person_id: str, row: Row) -> Row:
    if row["person_id"] == person_id:
        return {"person_id": row["relative_id"], "word": row["word"], "class": row["class"], "grade": row["grade"]}
    return {"person_id": row["person_id"], "word": kin.inverse(row["word"]), "class": row["class"], "grade": row["grade"]}


def _line(row: Row, lang: str) -> str:
    chain = row["chain"]
    term = relation_label(row["word"], chain_sexes(chain), lang, is_elder(chain))
    parts = [term, chain[-1]["name"], row["person_id"], row["word"], grade_label(row["grade"], lang), step_labels(chain, lang)]
    return "\t".join(parts)
