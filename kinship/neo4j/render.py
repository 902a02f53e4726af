"""An answer of a database as text to read: a table, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kinship.neo4j.ask import Answer
from kinship.report.cells import safe_cell
from kinship.wording.clean import one_line

if TYPE_CHECKING:
    from rich.console import Console

DRAWN = "chain"
"""The column that is there to be drawn; the formats for reading show the people on it."""
GAP = 3
"""Cells between two columns."""


def render(answer: Answer, form: str) -> str:
    """The answer as text: ``table``, ``csv`` or ``json``."""
    return {"table": _table, "csv": _csv, "json": _json}[form](answer)


def _json(answer: Answer) -> str:
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _csv(answer: Answer) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([safe_cell(_read(value)) for value in row] for row in answer.rows)
    return out.getvalue()


def _table(answer: Answer) -> str:
    """Columns side by side; where the terminal is too narrow for that, row after row with its values one below the other."""
    from rich.cells import cell_len
    from rich.console import Console

    shown = [at for at, name in enumerate(answer.columns) if name != DRAWN and not name.endswith("Id")]
    names = [answer.columns[at] for at in shown]
    rows = [[one_line(_read(row[at])) for at in shown] for row in answer.rows]
    if not rows:  # folded into narrow columns, headings alone cannot be read
        return (" " * GAP).join(names) + "\n"
    needed = sum(max(map(cell_len, column)) + GAP for column in zip(names, *rows, strict=True)) - GAP
    console = Console(file=io.StringIO(), width=Console().width, highlight=False)
    if needed <= console.width:
        _side_by_side(console, names, rows)
    else:
        _one_below_the_other(console, names, rows)
    out = console.file
    assert isinstance(out, io.StringIO)
    return out.getvalue()


def _side_by_side(console: Console, names: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name in names:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)


def _one_below_the_other(console: Console, names: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich.table import Table
    from rich.text import Text

    for number, row in enumerate(rows, 1):
        table = Table.grid("", "", padding=(0, GAP, 0, 0))
        table.columns[1].overflow = "fold"
        for name, value in zip(names, row, strict=True):
            table.add_row(Text(f"  {name}"), Text(value))
        console.print(Text(str(number)))
        console.print(table)


def _read(value: Any) -> str:
    """A value as a reader takes it: of things to be drawn the names, of a list its members."""
    if isinstance(value, dict) and "labels" in value:
        told = value["properties"]
        return str(told.get("name") or told.get("title") or "")
    if isinstance(value, dict):
        return "" if "type" in value and "start" in value else json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        drawn = any(isinstance(one, dict) for one in value)
        return (" → " if drawn else ", ").join(text for one in value if (text := _read(one)))
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
