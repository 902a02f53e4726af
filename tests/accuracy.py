"""How right the program is on forms as people fill them in: findings and kin pairs against the truth of made-up counties.

    python -m tests.accuracy [--staff 20000] [--seeds 900-909] [--noise 1-3] [--jobs 2] [--wrong]

Each county is generated, its ledger and declaration list are loaded and checked, and what comes out is compared with what is
true. *Derivable* is what comes out when every line that was handed in and can be understood is said to be about the right
person; the rest nobody could know from these files. ``--jobs`` says how many counties are measured at a time; the figures do not
depend on it. ``--wrong`` lists what is wrong, line by line.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import loaders
from kinship.account import Account
from kinship.engines import Engine, records
from kinship.generate import AS_OF, generate
from kinship.judge import check_with
from kinship.kin import GRADES, IN_SCOPE, KIN, inverse
from kinship.rules import DEFAULT_PACKS
from kinship.tables import County, arrow
from loaders.resolve import resolve

LEDGER, FORMS = "ledger/人员台账.xlsx", "ledger/亲属申报表.xlsx"
SITUATIONS = {"violation", "review"}
ANSWERS = ("findings", "pairs", "words")

Row = dict[str, Any]
Pair = tuple[str, str]
Found = dict[tuple[str, ...], str]
"""What was found → its grade."""


@dataclass
class Tally:
    """One kind of answer (findings, pairs, words): how many were right and wrong by grade, and how many true ones were missed."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    derivable: int = 0
    reached: int = 0
    true: int = 0

    def add(self, found: Found, true: set[tuple[str, ...]], derivable: set[tuple[str, ...]]) -> None:
        """Counts one county."""
        for key, grade in found.items():
            (self.right if key in true else self.wrong)[grade] += 1
        self.derivable += len(derivable)
        self.reached += len(derivable & set(found))
        self.true += len(true)

    def merge(self, other: Tally) -> None:
        """Adds the counts of another tally."""
        self.right += other.right
        self.wrong += other.wrong
        self.derivable += other.derivable
        self.reached += other.reached
        self.true += other.true

    def precision(self, *grades: str) -> float:
        """The share of right ones among those of these grades (all, if none is named)."""
        named = grades or GRADES
        right, wrong = sum(self.right[grade] for grade in named), sum(self.wrong[grade] for grade in named)
        return right / (right + wrong) if right + wrong else 1.0

    def recall(self, of_all: bool = False) -> float:
        """The share that was found of the derivable ones, or of all true ones."""
        whole = self.true if of_all else self.derivable
        return (self.right.total() if of_all else self.reached) / whole if whole else 1.0


@dataclass
class Answers:
    """What one check said, in the identifiers of the truth; ``findings``: pair, situation, organ; ``words``: pair and word."""

    findings: Found = field(default_factory=dict)
    pairs: Found = field(default_factory=dict)
    words: Found = field(default_factory=dict)
    wording: dict[tuple[str, ...], str] = field(default_factory=dict)


@dataclass
class Truth:
    """The right answers of a generated county, and who is who in it by ID number."""

    folder: Path

    def read(self, name: str) -> list[Row]:
        """The rows of one file."""
        with (self.folder / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def findings(self) -> set[tuple[str, ...]]:
        """Pair, situation and organ of every true finding."""
        organs = {row["organ_id"]: row["name"] for row in self.read("organ.csv")}
        rows = self.read("truth/findings.csv")
        return {(*_pair(row["person_id"], row["relative_id"]), row["situation"], organs[row["organ_id"]]) for row in rows}

    def words(self) -> set[tuple[str, ...]]:
        """Every pair and word, read from the smaller id."""
        return {_worded(row["person_id"], row["relative_id"], row["word"]) for row in self.read("truth/kin.csv")}


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _worded(one: str, other: str, word: str) -> tuple[str, str, str]:
    return (one, other, word) if one < other else (other, one, inverse(word))


def answers(county: County, number_of: dict[str, str], as_of: date = AS_OF) -> Answers:
    """Checks a county; people of the staff are told by their ID numbers."""
    engine, document = check_with(county, DEFAULT_PACKS, as_of)
    known = {row["person_id"]: number_of[row["id_number"]] for row in _rows(county, "person") if row["id_number"] in number_of}
    result = Answers()
    for finding in document["findings"]:
        if finding["severity"] in SITUATIONS:
            pair = _pair(*(known[person["person_id"]] for person in finding["people"]))
            key = (*pair, finding["situation"]["kind"], finding["situation"]["organ"])
            _keep(result.findings, key, finding["grade"])
            result.wording[key] = finding["sentence_zh"]
    for one, other, word, grade in _kin(engine, known):
        _keep(result.words, _worded(one, other, word), grade)
        _keep(result.pairs, _pair(one, other), grade)
    return result


def _rows(county: County, table: str) -> list[Row]:
    rows: list[Row] = county.table(table).to_pylist()  # type: ignore[union-attr]
    return rows


def _kin(engine: Engine, known: dict[str, str]) -> Iterator[tuple[str, str, str, str]]:
    person = {row["p"]: row["person_id"] for row in records(engine, "known")}
    for row in records(engine, "kin_word"):
        word = KIN[row["word_no"]].word
        if word in IN_SCOPE:
            yield known[person[row["a"]]], known[person[row["b"]]], word, GRADES[2 - row["worth"] % 4]


def _keep(found: Found, key: tuple[str, ...], grade: str) -> None:
    found[key] = max(grade, found.get(key, grade), key=GRADES.index)


def told(truth: Truth, county: County) -> County:
    """The same staff and posts, with every usable line said to be about the right person: what the files can give at best."""
    people = {row["person_id"]: row for row in truth.read("person.csv")}
    tables = {name: _rows(county, name) for name in ("person", "organ", "post")}
    staff = [row for row in tables["person"] if row["staff"] == "true"]
    here = {row["id_number"]: row["person_id"] for row in staff}
    lines = []
    for line in truth.read("truth/declarations.csv"):
        declarer = here.get(people[line["declarer_id"]]["id_number"])
        if line["ledger_row"] and line["term"] and declarer and "half-filled" not in line["noise"]:
            relative = people[line["relative_id"]]
            lines.append({"person_id": declarer, "term": line["term"], "relative_name": relative["name"]})
            lines[-1] |= {"relative_id_number": relative["id_number"], "relative_sex": relative["sex"]}
    person, parent, spouse = resolve(staff, tables["organ"], tables["post"], lines, Account())
    rows = tables | {"person": person, "parent": parent, "spouse": spouse}
    return County(**{name: arrow(name, held) for name, held in rows.items()}, account=Account())


@dataclass
class Figures:
    """The tallies of some counties, and what was wrong in words."""

    findings: Tally = field(default_factory=Tally)
    pairs: Tally = field(default_factory=Tally)
    words: Tally = field(default_factory=Tally)
    wrong: list[str] = field(default_factory=list)

    def merge(self, other: Figures) -> None:
        """Adds the figures of other counties."""
        for name in ANSWERS:
            getattr(self, name).merge(getattr(other, name))
        self.wrong += other.wrong


def measure(folder: Path, figures: Figures) -> Figures:
    """Adds the figures of one generated county to ``figures``."""
    truth = Truth(folder)
    number_of = {row["id_number"]: row["person_id"] for row in truth.read("person.csv")}
    county = loaders.load([folder / LEDGER, folder / FORMS])
    found, best = answers(county, number_of), answers(told(truth, county), number_of)
    findings, words = truth.findings(), truth.words()
    pairs: set[tuple[str, ...]] = {key[:2] for key in words}
    figures.findings.add(found.findings, findings, findings & set(best.findings))
    figures.pairs.add(found.pairs, pairs, pairs & set(best.pairs))
    figures.words.add(found.words, words, words & set(best.words))
    figures.wrong += _wrong(found, best, findings, words, folder.name)
    return figures


def _wrong(
    found: Answers, best: Answers, findings: set[tuple[str, ...]], words: set[tuple[str, ...]], name: str
) -> Iterator[str]:
    for key, grade in sorted(found.findings.items()):
        if key not in findings:
            yield f"{name} wrong finding, {grade}: {' '.join(key)} {found.wording[key]}"
    for key in sorted((findings & set(best.findings)) - set(found.findings)):
        yield f"{name} missed finding: {' '.join(key)} {best.wording[key]}"
    held: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for one, other, word in words:
        held[one, other].append(word)
    for key, grade in sorted(found.words.items()):
        if key not in words and grade != GRADES[0]:
            yield f"{name} wrong word, {grade}: {' '.join(key)} (true: {', '.join(held.get(key[:2], ())) or 'none'})"


HEADER = (
    "| noise | answers | right / wrong confirmed | probable | possible | precision | recall of derivable | of all |\n"
    + "|---" * 8
    + "|"
)


def table_row(noise: int, name: str, tally: Tally) -> str:
    """One row of the printed table."""
    counts = " | ".join(f"{tally.right[grade]} / {tally.wrong[grade]}" for grade in reversed(GRADES))
    shares = " | ".join(f"{share:.4f}" for share in (tally.precision(), tally.recall(), tally.recall(of_all=True)))
    return f"| {noise} | {name} | {counts} | {shares} |"


def _range(text: str) -> range:
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def county_figures(asked: tuple[int, int, int]) -> Figures:
    """The figures of one county, given its staff, seed and noise."""
    staff, seed, noise = asked
    with tempfile.TemporaryDirectory() as folder:
        county = Path(folder) / f"seed-{seed}"
        generate(staff, seed, noise, county)
        return measure(county, Figures())


def every_figures(asked: argparse.Namespace) -> Iterator[tuple[int, Figures]]:
    """The figures of each noise level, as soon as its counties are measured."""
    tasks = [(asked.staff, seed, noise) for noise in asked.noise for seed in asked.seeds]
    with get_context("spawn").Pool(asked.jobs, maxtasksperchild=1) as pool:
        done = pool.imap(county_figures, tasks)
        for noise in asked.noise:
            figures = Figures()
            for one in islice(done, len(asked.seeds)):
                figures.merge(one)
            yield noise, figures


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy", description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--staff", type=int, default=20000)
    parser.add_argument("--seeds", type=_range, default=_range("900-909"))
    parser.add_argument("--noise", type=_range, default=_range("1-3"))
    parser.add_argument("--jobs", type=int, default=1, help="how many counties at a time")
    parser.add_argument("--wrong", action="store_true", help="list what is wrong")
    asked = parser.parse_args()
    print(HEADER)
    for noise, figures in every_figures(asked):
        for name in ANSWERS:
            print(table_row(noise, name, getattr(figures, name)), flush=True)
        for line in figures.wrong if asked.wrong else ():
            print(line, flush=True)


if __name__ == "__main__":
    main()
