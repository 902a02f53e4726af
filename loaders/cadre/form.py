"""What a cadre form says, whichever format it came in, and headers of tables whose columns are known beforehand."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.workbook.header import Header


@dataclass(slots=True)
class Form:
    """What a form says. ``relatives``: term, name, birth, political status, employer; ``proposed``, ``relieved``: plans."""

    name: str = ""
    sex: str = ""
    birth: str = ""
    id_number: str = ""
    present: str = ""
    proposed: str = ""
    relieved: str = ""
    resume: str = ""
    relatives: list[tuple[str, str, str, str, str]] = field(default_factory=list)


def fixed_header(columns: dict[str, str], kind: str) -> Header:
    """The header of a table whose columns are known beforehand: heading → field (``""``: not used)."""
    headings = list(columns)
    fields = {meant: at for at, meant in enumerate(columns.values()) if meant}
    return Header(0, 0, headings, fields, kind, above=[""] * len(headings))
