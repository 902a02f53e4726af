"""CSV files whose lines do not all end alike, as an editor leaves them that adds the last one: DuckDB does not read those."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile

CHUNK = 1 << 22


def uneven(path: Path) -> bool:
    r"""Whether some line feeds of a file follow a carriage return, but not all.

    >>> from tempfile import mkdtemp
    >>> file = Path(mkdtemp()) / "a.csv"
    >>> [bool(file.write_bytes(text) and uneven(file)) for text in (b"a\r\nb\n", b"a\r\nb\r\n", b"a\nb\n")]
    [True, False, False]
    """
    feeds = pairs = 0
    for chunk in _chunks(path):
        feeds += chunk.count(b"\n")
        pairs += chunk.count(b"\r\n")
    return 0 < pairs < feeds


def even(path: Path, folder: str) -> Path:
    """A copy of the file in ``folder`` whose lines all end in a line feed alone, those within quotes too."""
    with NamedTemporaryFile(dir=folder, prefix="even-", suffix=".csv", delete=False) as copy:
        copy.writelines(chunk.replace(b"\r\n", b"\n") for chunk in _chunks(path))
    return Path(copy.name)


def _chunks(path: Path) -> Iterator[bytes]:
    """The file piece by piece, none of which ends between the two characters of a line end."""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk + (file.read(1) if chunk.endswith(b"\r") else b"")
