"""Writes a county block by block: the true tables and, where they are asked for, the forms and the right answers."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from kinship.generate.block import Block, Plan
from kinship.generate.canonical import Writer, true_tables
from kinship.generate.declarations import full_forms
from kinship.generate.form_tables import FormWriter
from kinship.generate.noise import Forms, spoil
from kinship.tables import FIVE, names


class CountyWriter:
    """``excel``: CSV tables, Excel files and the truth (a county of one block), else Parquet. ``forms``: also as tables."""

    def __init__(self, plan: Plan, folder: Path, *, excel: bool, forms: bool) -> None:
        self._plan, self._folder, self._excel = plan, folder, excel
        self._tables = Writer(folder, {name: names(name) for name in FIVE}, parquet=not excel)
        self._forms = FormWriter(folder, parquet=not excel) if forms else None
        self._rows: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()

    def add(self, block: Block, number: int) -> None:
        """Appends a block, the ``number``-th from 0."""
        tables = true_tables(block)
        self._tables.write(tables)
        self._rows.update({name: len(table) for name, table in tables.items()})
        if not self._excel and not self._forms:
            return
        forms = handed_in(self._plan, block, number)
        self._counts["declared"] += len(forms.lines)
        if self._forms:
            self._forms.write(block, tables, forms)
        if self._excel:
            self._counts["findings"] += _excel_and_truth(self._folder, block, forms)

    def close(self) -> None:
        """Finishes the files."""
        self._tables.close()
        if self._forms:
            self._forms.close()

    def summary(self) -> dict[str, Any]:
        """How many rows each table got, how many lines were declared, how many findings there are."""
        return {"rows": dict(self._rows), **self._counts}


def handed_in(plan: Plan, block: Block, number: int) -> Forms:
    """The forms of a block with their noise. Each block has dice of its own."""
    seed = f"{plan.seed}/{number}" if number else plan.seed
    return spoil(block, full_forms(block), plan.noise, seed)


def _excel_and_truth(folder: Path, block: Block, forms: Forms) -> int:
    from kinship.generate.excel import write_excel
    from kinship.generate.truth import write_truth

    return write_truth(folder / "truth", block, forms, write_excel(folder, block, forms))
