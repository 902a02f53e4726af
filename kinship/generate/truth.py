"""The right answers: kin pairs, findings, who stands where in the Excel files, what was done to each declared line."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from kinship.generate.block import Block
from kinship.generate.canonical import organ_id, person_ids, person_names
from kinship.generate.excel import Rows
from kinship.generate.noise import Forms
from kinship.generate.paths import Pairs, kin_pairs
from kinship.generate.seating import too_near
from kinship.kin import IN_SCOPE, rank


def write_truth(folder: Path, block: Block, forms: Forms, rows: Rows) -> int:
    """Writes kin.csv, findings.csv, people.csv and declarations.csv; returns the number of findings."""
    folder.mkdir(exist_ok=True)
    ids, names = person_ids(block).to_pylist(), person_names(block).to_pylist()
    words = _words(block.pairs)
    _write(folder / "kin.csv", ("person_id", "relative_id", "word", "basis"), _kin(block, ids, words))
    findings = sorted(_findings(block, ids, words))
    _write(folder / "findings.csv", ("person_id", "relative_id", "situation", "organ_id", "word", "pack"), findings)
    _write(
        folder / "people.csv",
        ("person_id", "name", "organ_id", "organ", "official_row", "ledger_row"),
        _people(block, ids, names, rows),
    )
    columns = ("declarer_id", "relative_id", "word", "term", "ledger_row", "official_row", "noise")
    _write(folder / "declarations.csv", columns, _declarations(forms, ids, rows))
    return len(findings)


def _kin(block: Block, ids: list[str], words: dict[tuple[int, int], list[str]]) -> Iterable[tuple[str, ...]]:
    """Every word of every pair; ``widowed`` where it holds only because affinity outlasts a death until a new marriage."""
    for (a, b), held in _words(kin_pairs(block.families, block.staff, widowed=True)).items():
        for word in held:
            yield ids[a], ids[b], word, "plain" if word in words.get((a, b), ()) else "widowed"


def _words(pairs: Pairs) -> dict[tuple[int, int], list[str]]:
    """The words of every pair of staff, read from the person with the smaller id, nearest first."""
    words: dict[tuple[int, int], list[str]] = {}
    once = pairs.take(pairs.first < pairs.second)
    for a, b, code in zip(once.first.tolist(), once.second.tolist(), once.word.tolist(), strict=True):
        words.setdefault((a, b), []).append(IN_SCOPE[code])
    return {pair: sorted(held, key=rank) for pair, held in words.items()}


def _findings(block: Block, ids: list[str], words: dict[tuple[int, int], list[str]]) -> Iterable[tuple[str, ...]]:
    once = block.pairs.take(block.pairs.first < block.pairs.second)
    for a, b, what in too_near(block.government, block.seating, once):
        for pack, situation, organ in what:
            yield ids[a], ids[b], situation, organ_id(block, organ), words[a, b][0], pack


def _people(block: Block, ids: list[str], names: list[str], rows: Rows) -> Iterable[tuple[object, ...]]:
    for person in block.staff.tolist():
        organ = block.government.seats[block.seating.seat_of[person]].organ
        place = organ_id(block, organ), block.government.organs[organ].name
        yield ids[person], names[person], *place, rows.official[person], ";".join(map(str, rows.ledger[person]))


def _declarations(forms: Forms, ids: list[str], rows: Rows) -> Iterable[tuple[object, ...]]:
    for number, line in enumerate(forms.lines):
        place = number + rows.first_declared_ledger, number + rows.first_declared_official
        yield ids[line.declarer], ids[line.relative], line.word, line.term, *place, ";".join(line.noise)
    for line in forms.left_out:
        yield ids[line.declarer], ids[line.relative], line.word, line.term, "", "", ";".join(line.noise)


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
