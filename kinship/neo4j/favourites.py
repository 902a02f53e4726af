"""The questions as favourites of Neo4j Browser: a zip that is dropped into its window."""

from __future__ import annotations

import io
import zipfile

from kinship.neo4j.catalogue import questions

FOLDER = "亲属回避"
"""The folder of the favourites in Browser."""
EPOCH = (1980, 1, 1, 0, 0, 0)


def favourites() -> bytes:
    """A zip with one file for each question, the same bytes on every run. Browser names a favourite by its first line.

    >>> import io, zipfile
    >>> zipfile.ZipFile(io.BytesIO(favourites())).namelist()[0]
    '亲属回避/adjacent-levels.cypher'
    """
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in questions():
            archive.writestr(zipfile.ZipInfo(f"{FOLDER}/{one.name}.cypher", EPOCH), f"// {one.title}\n{one.text}")
    return held.getvalue()
