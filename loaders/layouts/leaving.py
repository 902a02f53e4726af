"""Who of a ledger holds the post of his row no more: by its columns, by a remark, by the sheet or the band in which he stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from kinship.errors import Place
from loaders.identity.employer import renamed, same_organ
from loaders.identity.regions import same_region, split_region
from loaders.intake import Intake
from loaders.layouts.bandwords import REGION, names_organ, plain_band
from loaders.layouts.held import held
from loaders.rows import StaffRow
from loaders.staff.organs import organ_in
from loaders.values.clean import text
from loaders.values.dates import read_date
from loaders.values.leaving import EXPECTED, LENT, SERVES, Listed, Remark, State, listed, may_be_over, remark, state
from loaders.workbook.aliases import normalise
from loaders.workbook.cells import Cells
from loaders.workbook.grid import Sheet
from loaders.workbook.header import Header
from loaders.workbook.kin_headings import relatives
from loaders.workbook.lines import lone
from loaders.workbook.unread import tell_unread

SEVERAL = ("end", "person_status")
"""Fields that a ledger may tell in several columns: 免职时间 and 退休时间, 人员状态 and 减少原因."""
TOWARDS = re.compile("去向|调往|调至|转往")
"""Headings of columns that tell where somebody went: an organ there says that he is gone."""
RETIRES = re.compile("离?退休?(?:时间|日期|年月)")
"""Headings of days that ledgers of serving staff also tell, as those on which they are expected to retire."""
DOUBTFUL = re.compile(
    r"办公室|机关|(?!.*(?:[省市县区镇乡州旗局委部院]|街道|政府|党校|公安|司法|税务|疾控))[\u4e00-\u9fff]*(?:中心|站|所)"
)
"""What may as well be a body of the organ of the row itself: 2024年3月调办公室."""
OF_PERSON = re.compile("人员|职工|干部|在[职编岗]|是否在|编制|免职|任职|离任|调[出往离]|减[少员]")
"""Headings that are of the person wherever they stand."""
SHORT, FORMERLY = "short", "former"
"""By what name an organ may be called."""
FORMER = re.compile("原(?:任)?(.{2,})")
SHORTEST = 3
NO_END = ("", False)


def columns_of(name: str, sheet: Sheet, header: Header, intake: Intake) -> list[int]:
    """All columns of a ledger with the meaning ``name``, without those that may be of the relatives right of the person."""
    beyond = beyond_person(name, sheet, header, intake)
    return [column for column in _all_of(name, sheet, header, intake) if column not in beyond]


def cells_of(names: Iterable[str], sheet: Sheet, header: Header, intake: Intake) -> dict[str, list[Cells]]:
    """The same for several meanings, each column as if it were the only one that means this."""
    return {
        name: [
            Cells(sheet, replace(header, columns={name: column}), intake.account)
            for column in columns_of(name, sheet, header, intake)
        ]
        for name in names
    }


def beyond_person(name: str, sheet: Sheet, header: Header, intake: Intake) -> list[int]:
    """The columns with the meaning ``name`` of which it is open whether they are of a relative: 现状 behind 家庭成员1."""
    kin = min(relatives(header.headings, header.above), default=len(header.headings))
    return [
        column
        for column in _all_of(name, sheet, header, intake)
        if column > kin and not OF_PERSON.match(normalise(header.headings[column]))
    ]


def _all_of(name: str, sheet: Sheet, header: Header, intake: Intake) -> list[int]:
    first, own = header.columns.get(name, -1), {*header.columns.values()}
    more = [
        column
        for column, heading in enumerate(header.headings)
        if column not in own and not header.above[column] and heading and _means(name, heading, sheet, intake)
    ]
    return [first, *more] if first >= 0 else []


def _means(name: str, heading: str, sheet: Sheet, intake: Intake) -> bool:
    meaning = intake.aliases.meaning(heading, sheet.name)
    return bool(meaning and meaning.field == name and meaning.role != "relative")


@dataclass(slots=True)
class Leaving:
    """Tells of the rows of one sheet whether their posts are over, and lists what it went by."""

    whole: tuple[str, Listed]
    """What tells of whom the whole sheet is (a title, its name, that of the file), and what it says."""
    columns: dict[str, list[Cells]]
    year: int
    """The one in which one reads."""

    listed: dict[str, list[Place]] = field(default_factory=dict)
    open: dict[tuple[str, str, str], list[Place]] = field(default_factory=dict)
    """What was not taken for an end, or is to be looked at: key of the text, heading and value, with all places."""

    retired: dict[str, list[Place]] = field(default_factory=dict)
    """The cells that ended posts by a day of retirement, by their column."""
    coming: dict[str, list[Place]] = field(default_factory=dict)
    """The people below a line of those who will leave in a year to come."""

    @classmethod
    def of(cls, sheet: Sheet, header: Header, intake: Intake) -> Leaving:
        """What a sheet tells of all its people, and its columns about their ends."""
        for name in SEVERAL:
            tell_unread("load.relatives-beside", beyond_person(name, sheet, header, intake), sheet, header, intake.account)
        return cls(_whole(sheet, header, intake.year), cells_of(SEVERAL, sheet, header, intake), intake.year)

    def mark(self, row: StaffRow, cells: Cells, band: str) -> None:
        """Fills in when the posts of a row began and ended, and whether they are over; ``band``: see ``Bands.gone``."""
        status = self._state("status", cells, row)
        states = self._states(row, cells, status)
        end, ended = self._end(cells, State.SERVING in states)
        row.start, row.end, over = held(cells, end)
        row.left = State.GONE in states
        row.ended = row.left or over or ended or status is State.GONE
        told, whole = (band, listed(band, self.year)) if band else self.whole
        gone = whole.gone and State.SERVING not in states
        if not row.end:
            over, row.end = _by_remark(row, cells, known=row.ended or gone)
            row.ended = row.ended or over
        if gone:
            row.end = row.end or whole.year
            row.ended = row.listed = True
            self.listed.setdefault(told, []).append(row.place)
        elif band and not whole.gone and not row.ended:
            self.coming.setdefault(band, []).append(row.place)

    def _states(self, row: StaffRow, cells: Cells, status: State) -> set[State]:
        """What the columns say; one that says gone beside one that says that he serves (在职) ends nothing, and is listed."""
        told = [("post_kind", cells)]
        told += [("person_status", column.at(cells.number, cells.row or [])) for column in self.columns["person_status"]]
        found = [(self._state(name, column, row), name, column) for name, column in told]
        states = {one for one, *_ in found} | ({status} & {State.SERVING})
        if State.SERVING not in states:
            return states
        for one, name, column in found:
            if one is State.GONE:
                self._list("load.gone-but-serving", column, name)
        return states - {State.GONE}

    def _state(self, name: str, cells: Cells, row: StaffRow) -> State:
        """What a column of states says; what is neither there nor gone is listed, once for each value."""
        heading = normalise(cells.place(name).column)
        told = cells.told(name) or ("否" if cells.text(name) == "0" else "")
        went = TOWARDS.search(heading) and names_organ(told) and not LENT.search(told)
        if went and not _is_own(told, row) and not _own_besides(told, row):
            return State.GONE
        found = state(told, heading)
        if name == "post_kind":
            return found if found is State.GONE else State.BLANK
        if found is State.OPEN:
            self._list("load.status-open", cells, name)
        return found

    def _list(self, key: str, cells: Cells, name: str) -> None:
        place = cells.place(name)
        self.open.setdefault((key, place.column, cells.text(name)), []).append(place)

    def _end(self, cells: Cells, serving: bool) -> tuple[str, bool]:
        """The first end that the columns of ends tell, and whether one of them says that the post is over without a day.

        A day of retirement ends nothing where it is only expected, or has come while the person is ``serving``: it is listed.
        """
        found = [self._end_in(column.at(cells.number, cells.row or []), serving) for column in self.columns["end"]]
        return min((day for day, _ in found if day), default=""), any(over for _, over in found)

    def _end_in(self, column: Cells, serving: bool) -> tuple[str, bool]:
        """What one column of ends tells; see ``_end``."""
        raw, place = column.raw("end"), column.place("end")
        told = text(raw) if isinstance(raw, str) else ""
        retires = bool(RETIRES.fullmatch(normalise(place.column)))
        if retires and EXPECTED.search(told):
            self._list("load.retirement-expected", column, "end")
            return NO_END
        day, over = _end_told(column, told)
        year = int(day[:4]) if day else 0
        if retires and (over or 0 < year <= self.year):
            if serving:
                this = year == self.year and not over
                self._list("load.retirement-expected" if this else "load.gone-but-serving", column, "end")
                return NO_END
            self.retired.setdefault(place.column, []).append(place)
        return day, over

    def tell(self, sheet: Sheet, intake: Intake) -> None:
        """Lists the lines that say of whole groups that they are gone, and the states that were not taken for that."""
        if self.whole[1].mixed and not self.columns["person_status"] and not self.listed:
            intake.account.problem("warning", "load.list-of-both", sheet.place(), text=self.whole[0][:40])
        for told, places in self.listed.items():
            intake.account.problem("note", "load.list-of-gone", places[0], text=told[:40], count=len(places))
        for told, places in self.coming.items():
            intake.account.problem("warning", "load.list-to-come", places[0], text=told[:40], count=len(places))
        for heading, places in self.retired.items():
            intake.account.problem("note", "load.ended-by-retirement", places[0], heading=heading[:40], count=len(places))
        for (key, _, value), places in self.open.items():
            intake.account.problem("warning", key, places[0], value=value[:40], count=len(places))


def _end_told(column: Cells, told: str) -> tuple[str, bool]:
    """The day of an end, or that it is over by a word (已退休), perhaps with the day (2020年退休)."""
    plain = remark(told) if told and not read_date(told).value else Remark()
    if plain.over and not plain.organ:
        return plain.day, True
    return column.date("end") if column.raw("end") != "" else "", False


def _whole(sheet: Sheet, header: Header, year: int) -> tuple[str, Listed]:
    """The first that tells of whom a sheet is: a line above its table, its own name, the name of the file."""
    names = [*(lone(row) for row in sheet.rows[: header.top]), sheet.name, PurePath(sheet.file).stem]
    for name in filter(None, names):
        if (found := listed(plain_band(name), year)) != Listed():
            return name, found
        if SERVES.search(name):
            break
    return "", Listed()


def _by_remark(row: StaffRow, cells: Cells, *, known: bool) -> tuple[bool, str]:
    """Whether a remark says that the posts of a row are over, though no day is told, and the day on which they ended.

    It counts where it plainly says so (2024年退休, 2022年调至水利局); one that says more, or less, is listed, unless it is
    ``known`` that they are over.
    """
    told = "".join(cells.text("note").split())
    found = remark(told) if told else Remark()
    moved = bool(found.organ) and (names_organ(found.organ) or bool(organ_in(found.organ)))
    if found.organ and _is_own(found.organ, row):
        return False, ""
    doubtful = bool(found.organ and DOUBTFUL.fullmatch(found.organ))
    if found.organ and (called := _own_besides(found.organ, row)):
        if called == FORMERLY and not known:
            cells.warn("load.may-have-left", "note", remark=told[:40])
        return False, ""
    if found.over and (not found.organ or (moved and not doubtful and (row.organ or organ_in(row.employer)))):
        if found.day:
            cells.account.problem("note", "load.end-from-remark", cells.place("note"), remark=told[:40], end=found.day)
        return not found.day, found.day
    if not known and (moved or doubtful or (told and (may_be_over(told) or _was_so(told, row)))):
        cells.warn("load.may-have-left", "note", remark=told[:40])
    return False, ""


def _is_own(organ: str, row: StaffRow) -> bool:
    """Whether an organ that a remark names is that of the row, with or without the region in front of it, or its section."""
    name = organ_in(organ) or organ
    return REGION.sub("", name) in row.organ + row.employer + row.section


def _own_besides(organ: str, row: StaffRow) -> str:
    """Whether an organ is that of the row by a short name (发改委) or by a former one (卫计局), which others may have today."""
    region, core = split_region(organ)
    theirs, own = split_region(row.organ or organ_in(row.employer))
    if not own or not same_region(region, theirs):
        return ""
    if same_organ(core, own):
        return SHORT
    return FORMERLY if _is_within(core, own) or any(same_organ(present, own) for present in renamed(core)) else ""


def _is_within(short: str, name: str) -> bool:
    """Whether the characters of a name stand in another in their order: 城建局 may be the 住房和城乡建设局 by an older name."""
    rest = iter(name)
    return len(short) >= SHORTEST and all(one in rest for one in short)


def _was_so(told: str, row: StaffRow) -> bool:
    """Whether a remark says that the title of the row is a former one: 原局长 beside 局长."""
    found = FORMER.fullmatch(told)
    return bool(found and row.title and (found[1] in (row.title, row.organ + row.title)))
