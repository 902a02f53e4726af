"""A synthetic county with known truth: people, families, organs, posts, declaration forms with noise, and the answers.

Same staff, seed and noise: the same bytes. All people and places are made up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kinship.errors import RequestError

if TYPE_CHECKING:
    from kinship.generate.block import Block

AS_OF = date(2026, 11, 1)
EXCEL_LIMIT = 50_000
"""Up to this many staff the county comes as CSV with Excel files and the truth; above, as Parquet tables only. The forms of
so many (some 400,000 lines) fit on one sheet, which holds a million."""
Progress = Callable[[int, int], None]


def generate(
    staff: int, seed: int, noise: int, out: Path, as_of: date = AS_OF, progress: Progress | None = None
) -> dict[str, Any]:
    """Makes a county in the folder ``out`` and returns its summary (also left there as ``generated.json``).

    ``staff`` people are employed; ``noise`` 0 to 3 says how badly the forms are filled in; ``progress(done, of)`` is called
    after each block of 50,000 staff. Raises RequestError for impossible numbers or a folder that holds something else.
    """
    from kinship import __version__
    from kinship.generate.folder import fresh, mark

    _check(staff, seed, noise)
    with fresh(Path(out)) as folder:
        summary: dict[str, Any] = {"staff": staff, "seed": seed, "noise": noise, "as_of": as_of.isoformat()}
        summary |= {"version": __version__, "excel": staff <= EXCEL_LIMIT}
        summary |= _write(staff, seed, noise, as_of, folder, progress)
        mark(folder, summary)
    return summary


def _check(staff: int, seed: int, noise: int) -> None:
    if not 1 <= staff <= 20_000_000:
        raise RequestError("generate.bad-staff", value=staff)
    if seed < 0:
        raise RequestError("generate.bad-seed", value=seed)
    if noise not in range(4):
        raise RequestError("generate.bad-noise", value=noise)


def _write(staff: int, seed: int, noise: int, as_of: date, folder: Path, progress: Progress | None) -> dict[str, Any]:
    from kinship.generate.block import Plan, make_block
    from kinship.generate.canonical import Writer

    plan = Plan(staff, seed, as_of, noise)
    writer = Writer(folder, parquet=staff > EXCEL_LIMIT)
    rows: Counter[str] = Counter()
    block = None
    for number in range(plan.blocks):
        block = make_block(plan, number, block)
        rows.update(writer.write(block))
        if progress:
            progress(number + 1, plan.blocks)
    writer.close()
    summary: dict[str, Any] = {"rows": dict(rows)}
    if block and staff <= EXCEL_LIMIT:
        summary |= _forms_and_truth(block, seed, noise, folder)
    return summary


def _forms_and_truth(block: Block, seed: int, noise: int, folder: Path) -> dict[str, int]:
    from kinship.generate.declarations import full_forms
    from kinship.generate.excel import write_excel
    from kinship.generate.noise import spoil
    from kinship.generate.truth import write_truth

    forms = spoil(block, full_forms(block), noise, seed)
    rows = write_excel(folder, block, forms)
    findings = write_truth(folder / "truth", block, forms, rows)
    return {"declared": len(forms.lines), "findings": findings}
