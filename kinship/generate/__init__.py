"""A synthetic county with known truth: people, families, organs, posts, declaration forms with noise, and the answers.

Same staff, seed and noise: the same bytes. All people and places are made up.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kinship.errors import RequestError

if TYPE_CHECKING:
    from kinship.generate.block import Plan

AS_OF = date(2026, 11, 1)
EXCEL_LIMIT = 50_000
"""Up to this many staff the county comes as CSV with Excel files and the truth; above, as Parquet tables only. The forms of
so many (some 400,000 lines) fit on one sheet, which holds a million."""
Progress = Callable[[int, int], None]


def generate(
    staff: int, seed: int, noise: int, out: Path, as_of: date = AS_OF, progress: Progress | None = None, forms: bool = False
) -> dict[str, Any]:
    """Makes a county in the folder ``out`` and returns its summary (also left there as ``generated.json``).

    ``staff`` people are employed; ``noise`` 0 to 3 says how badly the forms are filled in; ``progress(done, of)`` is called
    after each block of 50,000 staff. ``forms``: the forms also as a canonical folder ``forms/``, with whom each line is about in
    ``truth/``. Raises RequestError for impossible numbers or a folder that holds something else.
    """
    from kinship import __version__
    from kinship.generate.block import Plan
    from kinship.generate.folder import fresh, mark

    _check(staff, seed, noise)
    with fresh(Path(out)) as folder:
        summary: dict[str, Any] = {"staff": staff, "seed": seed, "noise": noise, "as_of": as_of.isoformat()}
        summary |= {"version": __version__, "excel": staff <= EXCEL_LIMIT}
        summary |= _write(Plan(staff, seed, as_of, noise), folder, forms, progress)
        mark(folder, summary)
    return summary


def _check(staff: int, seed: int, noise: int) -> None:
    if not 1 <= staff <= 20_000_000:
        raise RequestError("generate.bad-staff", value=staff)
    if seed < 0:
        raise RequestError("generate.bad-seed", value=seed)
    if noise not in range(4):
        raise RequestError("generate.bad-noise", value=noise)


def _write(plan: Plan, folder: Path, forms: bool, progress: Progress | None) -> dict[str, Any]:
    from kinship.generate.block import make_block
    from kinship.generate.writing import CountyWriter

    writer = CountyWriter(plan, folder, excel=plan.staff <= EXCEL_LIMIT, forms=forms)
    block = None
    for number in range(plan.blocks):
        block = make_block(plan, number, block)
        writer.add(block, number)
        if progress:
            progress(number + 1, plan.blocks)
    writer.close()
    return writer.summary()
