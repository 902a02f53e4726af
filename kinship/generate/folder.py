"""The folder of a generated county: written beside its place and moved there whole, never over somebody else's files."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kinship.errors import Place, RequestError

MARKER = "generated.json"


@contextmanager
def fresh(out: Path) -> Iterator[Path]:
    """A new folder that takes the place of ``out`` when all went well; an earlier generated county there is replaced.

    Raises RequestError if ``out`` is a file, a folder with something else in it, or cannot be written.
    """
    _refuse_foreign(out)
    draft = _draft(out)
    try:
        draft.chmod(0o755)
        yield draft
        if out.exists():
            shutil.rmtree(out)
        draft.rename(out)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _draft(out: Path) -> Path:
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except OSError as error:
        raise RequestError("generate.cannot-write", place=Place(str(out)), reason=error.strerror or error) from error


def _refuse_foreign(out: Path) -> None:
    if out.is_dir():
        if not {str(file.relative_to(out)) for file in out.rglob("*") if file.is_file()} <= _generated(out / MARKER):
            raise RequestError("generate.not-ours", place=Place(str(out)))
    elif out.exists():
        raise RequestError("generate.not-a-folder", place=Place(str(out)))


def _generated(marker: Path) -> set[str]:
    """The files that the marker of an earlier county names, itself included: only these may be replaced."""
    try:
        told = json.loads(marker.read_text(encoding="utf-8"))
        return {MARKER, *told["files"]} if told["schema"] == "kinship-generated/1" else set()
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def mark(folder: Path, summary: dict[str, object]) -> None:
    """Leaves the marker that says how the county was made, and of which files it consists."""
    files = sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())
    text = json.dumps({"schema": "kinship-generated/1", **summary, "files": files}, ensure_ascii=False, indent=1)
    (folder / MARKER).write_text(text + "\n", encoding="utf-8")
