"""Sources: what the user names on the command line, as a list of files with the labels they are called by."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kinship.account import Account
from kinship.errors import InputError, Place, RequestError
from kinship.tables import FIVE, csv_header, is_table_file, missing_columns
from kinship.text import without_ids

STDIN = "-"
WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".et", ".ods"})
DELIMITED = frozenset({".csv", ".tsv", ".txt"})
TREES = frozenset({".ged", ".gedcom"})
ENTITIES = frozenset({".ftm.json", ".ftm", ".ijson", ".jsonl", ".ndjson", ".json"})
FORMS = frozenset({".lrmx", ".lrm"})
PACKAGES = frozenset({".zip", ".hzb", ".zb3", ".7z"})
OUTRIGHT = TREES | ENTITIES
"""Files that tell who is whose parent and spouse outright, by the identifiers of people: nothing in them is to be resolved."""
READABLE = WORKBOOKS | DELIMITED | FORMS | PACKAGES | OUTRIGHT
NAMED_ONLY = frozenset({".json"})
"""Read where the user names the file; in a folder it may be anything, above all the findings of an earlier run."""
LOCKS = ("~$", ".~")
"""How Excel, Word and WPS name the file that says who has a document open."""
SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})
PHOTOGRAPHS = frozenset({".pic", ".jpg", ".jpeg", ".png", ".bmp", ".gif"})
LONGEST_SHOWN = 80
SHOWN = "xlsx, xls, xlsm, xlsb, et, ods, csv, tsv, txt, lrmx, lrm, zip, ged, ftm.json"


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read. ``label`` names it in reports: it never holds the path, so that reports are the same everywhere.

    ``tolerated``: it was found in a folder, so a file that cannot be read is a problem and not the end.
    """

    path: Path
    label: str
    tolerated: bool = False


def canonical_folder(sources: Sequence[str | Path]) -> Path | None:
    """The canonical folder among the sources, or None. It must be the only source.

    Raises RequestError where it is mixed with other sources, InputError for one that lacks the people or for a table of one by
    itself: read as lists, its organs would be taken for the staff.
    """
    for source in map(Path, sources):
        with _looked_at(source):
            if _lacks_people(source):
                raise InputError("intake.no-person-table", place=Place(shown(str(source))))
            if source.stem in FIVE and _is_table(source):
                raise InputError("input.table-alone", place=Place(shown(source.name)))
    folders = [Path(source) for source in sources if is_canonical(Path(source))]
    if folders and len(sources) > 1:
        raise RequestError("input.mixed-sources", folder=shown(folders[0].name))
    return folders[0] if folders else None


def files(sources: Sequence[str | Path], account: Account) -> list[Source]:
    """All files of the sources, folders opened (their own files, sorted by name; what is not readable is a problem).

    Raises InputError for a path that does not exist, a type nobody reads, or a folder with nothing to read.
    """
    if not sources:
        raise RequestError("input.no-source")
    found = [file for source in sources for file in _open(source, account)]
    times = Counter(file.label for file in found)
    return [file if times[file.label] == 1 else _longer(file) for file in found]


def outright(sources: Sequence[str | Path], account: Account) -> list[Source]:
    """The files of the sources if they are family trees, or if they are entities; an empty list if they are neither.

    Only in the former case is what ``files`` has to say told to ``account``.

    Raises RequestError where they are mixed with other files.
    """
    aside = Account()
    found = files(sources, aside)
    trees = [file for file in found if suffix(file.path) in TREES]
    entities = [file for file in found if suffix(file.path) in ENTITIES]
    told = trees or entities
    if told and len(told) < len(found):
        raise RequestError("gedcom.mixed", tree=told[0].label)
    account.problems += aside.problems if told else []
    return told


def suffix(path: Path) -> str:
    """The end of a name that tells the type of file.

    >>> suffix(Path("A.XLSX")), suffix(Path("entities.ftm.json")), suffix(Path("findings.json"))
    ('.xlsx', '.ftm.json', '.json')
    """
    return ".ftm.json" if path.name.lower().endswith(".ftm.json") else path.suffix.lower()


def shown(name: str) -> str:
    """A file name as it can be printed. Names from old archives are in GB18030, which the system hands on undecoded; cadre forms
    are named after their person, often with the ID number.

    >>> shown("台账.xlsx"), shown("台账.xlsx".encode("gb18030").decode("utf-8", "surrogateescape"))
    ('台账.xlsx', '台账.xlsx')
    >>> shown("李梅11010519491231002X.lrmx")
    '李梅110*************2X.lrmx'
    """
    try:
        name.encode()
    except UnicodeEncodeError:
        name = name.encode("utf-8", "surrogateescape").decode("gb18030", "replace")
    return without_ids(name)


def _open(source: str | Path, account: Account) -> list[Source]:
    if str(source) == STDIN:
        return [Source(Path(STDIN), STDIN)]
    path = Path(source)
    if _exists(path) and path.is_dir():
        return _folder(path, account)
    if not _exists(path):
        raise InputError("input.not-found", place=Place(shown(str(source))))
    if suffix(path) not in READABLE:
        raise InputError("input.unknown-type", place=Place(shown(path.name)), types=SHOWN)
    return [Source(path, shown(path.name))]


def _exists(path: Path) -> bool:
    with _looked_at(path):
        return path.exists()


@contextmanager
def _looked_at(path: Path) -> Iterator[None]:
    """Raises InputError where the file or folder may not be looked at."""
    try:
        yield
    except OSError as error:
        place = Place(shown(path.name)[:LONGEST_SHOWN])
        raise InputError("input.cannot-open", place=place, reason=os.strerror(error.errno or 0)) from error


def _folder(folder: Path, account: Account) -> list[Source]:
    if is_package(folder):
        return [Source(folder, shown(folder.name))]
    if suffix(folder) in READABLE:
        raise InputError("input.folder-named-like-file", place=Place(shown(folder.name)))
    found = children(folder)
    readable = [child for child in found if is_readable(child)]
    _tell_left_out(found, set(readable), account)
    if not readable:
        raise InputError("input.nothing-in-folder", place=Place(shown(folder.name)), types=SHOWN)
    return [Source(child, shown(child.name), tolerated=True) for child in readable]


def children(folder: Path) -> list[Path]:
    """What lies in a folder, sorted by name. Raises InputError where that cannot be seen."""
    with _looked_at(folder):
        return sorted(folder.iterdir())


def _tell_left_out(found: list[Path], readable: set[Path], account: Account) -> None:
    """What of a folder is not read: folders one by one, files counted by their kind."""
    kinds: dict[str, list[Path]] = defaultdict(list)
    for child in found:
        if child not in readable and (key := _why_not(child)):
            kinds[key if key != "load.file-not-read" else f"{key} {suffix(child)}"].append(child)
    for kind, files in kinds.items():
        key, place = kind.partition(" ")[0], Place(shown(files[0].name))
        if key == "load.folder-not-read":
            for file in files:
                account.problem("warning", key, Place(shown(file.name)))
        else:
            account.problem("warning" if key == "load.file-not-read" else "note", key, place, count=len(files), types=SHOWN)


def _why_not(path: Path) -> str:
    """Why a file or folder in a folder is not read, as a key; blank for what nobody put there to be read."""
    name = path.name.lower()
    if path.is_dir():
        return "" if name.startswith(".") else "load.folder-not-read"
    if name.startswith(LOCKS):
        return "load.lock-file"
    if name in SYSTEM_FILES or name.startswith("."):
        return "load.system-file"
    if suffix(path) in PHOTOGRAPHS:
        return "" if _is_photograph(path) else "load.picture"
    return "load.file-not-read"


def is_package(path: Path) -> bool:
    """Whether a folder is a data package of the civil servants' system, unpacked. Raises InputError where that cannot be seen."""
    with _looked_at(path):
        return path.is_dir() and (path / "Table" / "A01.xml").is_file()


def _is_photograph(path: Path) -> bool:
    """The photograph that the editor of LRM forms keeps beside each form."""
    return any(path.with_suffix(end).exists() for end in (".lrm", ".LRM", ".lrmx", ".LRMX"))


def is_readable(path: Path) -> bool:
    """Whether a file of a folder is read with it."""
    hidden = path.name.startswith((".", *LOCKS))
    return not hidden and suffix(path) in READABLE - NAMED_ONLY and not path.is_dir()


def _longer(file: Source) -> Source:
    return Source(file.path, f"{shown(file.path.resolve().parent.name)}/{file.label}", file.tolerated)


def is_canonical(path: Path) -> bool:
    """Whether a folder holds a person table. Raises InputError where that cannot be seen."""
    with _looked_at(path):
        return any(is_table_file(path / f"person.{kind}") for kind in ("csv", "parquet"))


def _lacks_people(folder: Path) -> bool:
    """Whether a folder holds another table of a canonical folder, but no person table."""
    if is_canonical(folder) or not folder.is_dir():
        return False
    return any(_is_table(folder / f"{table}{kind}") for table in FIVE for kind in (".csv", ".parquet"))


def _is_table(file: Path) -> bool:
    """Whether a file is the table of a canonical folder that its name says: a list of another kind may be called so too."""
    if file.suffix == ".parquet":
        return is_table_file(file)
    if file.suffix != ".csv" or not file.is_file():
        return False
    try:
        return not missing_columns(file.stem, csv_header(file))
    except InputError:
        return False
