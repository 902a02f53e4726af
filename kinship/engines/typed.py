"""Values of typed columns as the text that a hand would write: pandas keeps a day as a moment at midnight, and a number beside
blanks as one with a fraction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kinship.tables import EXACT, MIDNIGHT

FLOAT, MOMENT, OTHER = "float", "moment", "other"


def as_text(column: str, kind: str, text: str = "VARCHAR") -> str:
    """A column as text in SQL; ``text`` is the engine's name of that type.

    >>> as_text("name", OTHER)
    'CAST("name" AS VARCHAR)'
    """
    plain = f'CAST("{column}" AS {text})'
    if kind == MOMENT:
        return f"regexp_replace({plain}, '{MIDNIGHT}', '')"
    if kind == FLOAT:
        whole = f'"{column}" = floor("{column}") AND abs("{column}") < {EXACT}'
        return (
            f'CASE WHEN isnan("{column}") THEN NULL WHEN {whole} THEN CAST(CAST("{column}" AS BIGINT) AS {text}) ELSE {plain} END'
        )
    return plain


def wanted(columns: Sequence[str], present: Mapping[str, str], text: str = "VARCHAR", clean: str = "") -> str:
    """The select list: each wanted column as text, those present by their kinds. ``clean``: a function for hand-made files, which
    are trimmed; Parquet is made by programs."""
    return ", ".join(
        f"nullif({clean}({as_text(column, present[column], text)}), '') AS \"{column}\""
        if column in present
        else f'CAST(NULL AS {text}) AS "{column}"'
        for column in columns
    )
