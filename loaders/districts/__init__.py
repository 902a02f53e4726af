"""Several districts, each a canonical folder with a staff list and forms of its own.

Each district is resolved by itself, in this process or on whatever machine has room (``work``); what comes out are tables of text
and nothing else, so that those of all districts can be laid together, and the people of several districts found, by queries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kinship.errors import Place, RequestError
from loaders.choices import Choices
from loaders.files.source import is_canonical, shown


@dataclass(frozen=True, slots=True)
class Asked:
    """A district to be resolved. ``number``: of it in the order that the user named them in; ``label``: what it is called."""

    number: int
    folder: Path
    label: str
    choices: Choices


def districts_of(
    sources: Sequence[str | Path], columns: Path | None = None, codes: str | None = None, decisions: Sequence[Path] = ()
) -> list[Asked]:
    """The districts, where the sources are several canonical folders and nothing else; else none. See also ``loaders.load``.

    Raises RequestError where a folder is named twice, InputError for files of decisions or headings that cannot be used.
    """
    folders = [Path(source) for source in sources]
    if len(folders) < 2 or not all(map(is_canonical, folders)):
        return []
    from loaders.decisions import read_decisions
    from loaders.workbook.aliases import load_aliases

    for folder, times in Counter(folder.resolve() for folder in folders).items():
        if times > 1:
            raise RequestError("districts.twice", place=Place(shown(folder.name)))
    load_aliases(columns)  # a canonical folder needs none, but a mistake in what the user named is told
    choices = Choices(codes, read_decisions(decisions) if decisions else ())
    called = zip(folders, labels(folders), strict=True)
    return [Asked(number, folder, label, choices) for number, (folder, label) in enumerate(called)]


def labels(folders: Sequence[Path]) -> list[str]:
    """What to call folders: by their names, with the folders above as far as it takes to tell them apart.

    >>> labels([Path("/x/2025/east"), Path("/x/2025/west")]), labels([Path("/x/east/2025"), Path("/x/west/2025")])
    (['east', 'west'], ['east/2025', 'west/2025'])
    """
    parts = [[part.replace(";", "；") for part in folder.resolve().parts] for folder in folders]
    for depth in range(1, max(map(len, parts))):
        named = ["/".join(one[-depth:]) for one in parts]
        if len(set(named)) == len(named):
            return named
    return ["/".join(one) for one in parts]
