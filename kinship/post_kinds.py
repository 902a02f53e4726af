"""The words that tell management, technical and worker posts apart (``post_kinds.toml``), as a table for the queries."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa


def post_kind_table() -> pa.Table:
    """Columns: word, post_kind (management, technical, worker), in_title (whether the title may tell it too).

    >>> post_kind_table().column_names
    ['word', 'post_kind', 'in_title']
    """
    import pyarrow as pa

    text = resources.files("kinship").joinpath("post_kinds.toml").read_text(encoding="utf-8")
    rows = [
        {"word": word, "post_kind": kind, "in_title": place == "title"}
        for kind, places in tomllib.loads(text).items()
        for place, words in places.items()
        for word in words
    ]
    return pa.Table.from_pylist(rows)
