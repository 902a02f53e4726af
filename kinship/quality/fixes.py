"""Where to start: the few fixes with most effect, each with its organ and rows.

The effect of a fix is a number of declared relatives: lines that can be used at all, relatives who can be told for certain, ties
that are no longer in doubt, pairs that can be judged. Of forms that nobody handed in it can only be estimated, and says so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kinship.account import QUARANTINED, Account
from kinship.errors import Place
from kinship.quality.organs import Seats
from kinship.text import LANGUAGES, Keys, area, say

Row = dict[str, Any]
MOST, OF_A_KIND = 10, 3
"""Fixes that are named, and how many of them may be of one kind: a list of ten organs without forms is no plan."""
KINDS = {
    "term": (
        *("match.unknown-term", "match.bare-code", "match.unknown-code", "match.not-said-by-sex", "match.former-or-own"),
        *("match.term-too-long", "load.no-term"),
    ),
    "name": ("match.no-name", "load.no-relative-name", "load.several-people"),
    "declarer": (
        *("load.declarer-unknown", "load.declarer-ambiguous", "load.declarer-contradicted", "load.no-declarer"),
        *("match.unknown-declarer", "load.relative-is-declarer"),
    ),
    "staff": ("load.no-name", "load.name-too-long", "load.nothing-understood"),
}
"""Fixes that make a row usable, and the problems they mend."""
EASIEST = ("birth", "employer", "id_number")
"""Fields that can be blank, the one first that people know by heart."""
BY_KEY = {key: kind for kind, keys in KINDS.items() for key in keys}


@dataclass(frozen=True, slots=True)
class Want:
    """One row to mend: what for, where, in which organ."""

    kind: str
    organ: str
    place: Place
    field: str = ""
    rows: int = 1


def fixes(account: Account, seats: Seats, unknown: Sequence[Mapping[str, Any]]) -> list[Row]:
    """The fixes with most effect, at most ten.

    Keys: rank, kind, gain, estimated, organ, field, file, sheet, rows (numbers, as Excel counts), text_zh, text_en. ``unknown``:
    what could not be judged, of the findings document.
    """
    wants = [*_rows(account, seats), *_blanks(account, seats), *_contradictions(account, seats)]
    found = [_fix(key, held) for key, held in _grouped(wants).items()]
    found += [*_unjudged(unknown), *_missing_forms(seats)]
    found.sort(key=lambda fix: (-fix["gain"], fix["kind"], fix["organ"], fix["field"], fix["file"], fix["sheet"]))
    return [{"rank": rank, **fix, **_texts(fix)} for rank, fix in enumerate(_mixed(found)[:MOST], 1)]


def _mixed(found: list[Row]) -> list[Row]:
    """Those that are among the first few of their kind."""
    seen: Counter[tuple[str, str]] = Counter()
    kept = []
    for fix in found:
        kind = fix["kind"], fix["field"]
        seen[kind] += 1
        kept += [fix] if seen[kind] <= OF_A_KIND else []
    return kept


def _rows(account: Account, seats: Seats) -> Iterator[Want]:
    """Rows left out, and lines of which no tie could be made."""
    runs = {(fate.place, fate.reason): fate.rows for fate in account.fates if fate.fate == QUARANTINED}
    for at, problem in enumerate(account.problems):
        if problem.key in BY_KEY:
            organs = seats.of_problem(at) or [""]
            yield Want(BY_KEY[problem.key], organs[0], problem.place, "", runs.get((problem.place, problem.key), 1))


def _blanks(account: Account, seats: Seats) -> Iterator[Want]:
    """Blanks that keep a relative from being told, in each organ and sheet those of the one field that settles most.

    A blank of the ledger stands in the row of whom the line may mean.
    """
    groups: dict[tuple[str, ...], dict[str, list[Want]]] = defaultdict(lambda: defaultdict(list))
    for one in account.lacking:
        for field, side, settles in one.blanks:
            if settles and side != "both":
                person = one.declarer if side == "form" else one.person_id
                place = one.place if side == "form" else account.own_rows.get(person, Place())
                organ = (seats.of_person(person) or [""])[0]
                groups[side, organ, place.file, place.sheet][field].append(Want(side, organ, place, field))
    for by_field in groups.values():
        yield from by_field[min(by_field, key=lambda field: (-len(by_field[field]), EASIEST.index(field)))]


def _contradictions(account: Account, seats: Seats) -> Iterator[Want]:
    for at, problem in enumerate(account.problems):
        if problem.seriousness == "serious" and problem.key not in BY_KEY:
            yield Want("contradiction", (seats.of_problem(at) or [""])[0], problem.place)


def _grouped(wants: Iterable[Want]) -> dict[tuple[str, ...], list[Want]]:
    groups: dict[tuple[str, ...], list[Want]] = defaultdict(list)
    for want in wants:
        groups[want.kind, want.organ, want.field, want.place.file, want.place.sheet].append(want)
    return groups


def _fix(key: tuple[str, ...], wants: list[Want]) -> Row:
    kind, organ, field, file, sheet = key
    rows = sorted({want.place.row + at for want in wants for at in range(want.rows) if want.place.row})
    gain = sum(want.rows for want in wants)
    return _told(kind, gain, organ=organ, field=field, file=file, sheet=sheet, rows=rows)


def _unjudged(unknown: Sequence[Mapping[str, Any]]) -> Iterator[Row]:
    groups: dict[tuple[str, str], int] = defaultdict(int)
    for pair in unknown:
        groups[pair["organ"], pair["field"]] += 1
    for (organ, field), pairs in groups.items():
        yield _told("unjudged", pairs, organ=organ, field=field)


def _missing_forms(seats: Seats) -> Iterator[Row]:
    """Staff without a form: as many relatives as the forms at hand name people of the ledger, on average."""
    totals = seats.totals
    found = totals["confirmed"] + totals["probable"]
    for organ in seats.organs if totals["with_form"] else ():
        missing = organ["staff"] - organ["with_form"]
        gain = round(missing * found / totals["with_form"])
        if gain and organ["organ"]:
            yield _told("forms", gain, organ=organ["organ"], estimated=True, people=missing)


def _told(kind: str, gain: int, **more: Any) -> Row:
    blank = {"organ": "", "field": "", "file": "", "sheet": "", "rows": [], "estimated": False, "people": 0}
    return {"kind": kind, "gain": gain, **blank, **more}


def _texts(fix: Row) -> Row:
    named = f"field-{fix['field']}" in area("report")
    field: str = Keys(f"report.field-{fix['field']}") if named else fix["field"]
    where = "" if fix["organ"] else "-nowhere"
    values = {"organ": fix["organ"], "gain": fix["gain"], "field": field, "people": fix["people"]}
    return {f"text_{lang}": say(f"quality.fix-{fix['kind']}{where}", lang, **values) for lang in LANGUAGES}
