"""Ties are derived kindred by kindred: whatever changes in whichever file, all is as if everything were derived."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from python_calamine import CalamineWorkbook

import loaders.cache as cache
from kinship.cli import run
from kinship.generate import generate
from kinship.tables import County, arrow
from kinship.text import say
from loaders import KEEP, READ, identity, load
from loaders.cache import reusing, zipped
from loaders.cache.kindreds import find_parts, table_of
from loaders.cache.shelf import FOLDER, Shelf
from loaders.decisions import FIELDS
from loaders.kindreds import Kindreds, Work
from loaders.kindreds.parts import OF, Parts
from loaders.settled import Laid
from loaders.ties import family
from tests import files
from tests.test_cache import DAY, assert_same
from tests.test_cache_files import overwritten

Rows = list[list[str]]
FORMS = 6
TOLD = slice(4, 10)
"""The columns of a form that tell of the relative."""
NUMBER = "110105195403121233"
COUSINS = ("表哥", "表弟", "表姐", "表妹", "堂哥", "堂弟", "堂姐", "堂妹")


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small sources are kept too."""
    monkeypatch.setattr(cache, "SMALLEST", 0)


@pytest.fixture
def derived(monkeypatch: pytest.MonkeyPatch) -> list[Work]:
    """For each run that looked for what was kept: what was taken over."""
    counted: list[Work] = []
    plain = Kindreds.lay

    def spy(self: Kindreds, *asked: object) -> Laid:
        laid = plain(self, *asked)  # type: ignore[arg-type]
        assert self.worked is not None
        counted.append(self.worked)
        return laid

    monkeypatch.setattr(Kindreds, "lay", spy)
    return counted


@pytest.fixture(scope="module")
def counties(tmp_path_factory: pytest.TempPathFactory) -> dict[int, dict[str, Rows]]:
    """By noise: a ledger and the forms of a generated county, spread over several files by organ."""
    return {noise: spread(noise, tmp_path_factory.mktemp("made") / "county") for noise in (1, 3)}


@pytest.fixture
def made(counties: dict[int, dict[str, Rows]]) -> dict[str, Rows]:
    """The one whose forms are a mess."""
    return counties[3]


def spread(noise: int, out: Path) -> dict[str, Rows]:
    """The files of a generated county."""
    generate(60, 3, noise, out)
    staff, lines = (rows(out / "ledger" / f"{name}.xlsx") for name in ("人员台账", "亲属申报表"))
    organs = sorted({line[3] for line in lines[3:]})
    told = {f"表{number}": [lines[2]] for number in range(FORMS)}
    for line in lines[3:]:
        told[f"表{organs.index(line[3]) % FORMS}"].append(line)
    return {"台账": staff, **told}


def rows(path: Path) -> Rows:
    """The cells of a workbook's only sheet, as text."""
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    return [[str(cell) for cell in row] for row in sheet.to_python()]


class Changing:
    """A county on disk in which things change at random."""

    def __init__(self, made: dict[str, Rows], folder: Path, seed: int) -> None:
        self.folder, self.dice = folder, random.Random(seed)
        self.files = {name: [list(row) for row in held] for name, held in made.items()}
        folder.mkdir()
        for name in self.files:
            self.write(name)

    def write(self, name: str) -> None:
        """Writes a file as it is now."""
        files.delimited(self.folder / f"{name}.csv", self.files[name])

    def change(self) -> None:
        """One change, of any kind."""
        kind = self.dice.choice([self.cell, self.cell, self.cell, self.gone, self.more, self.moved, self.staff, self.apart])
        self.write(kind())

    def cell(self) -> str:
        """A cell says what that of another line says: another name, number, birth, employer or term."""
        name, line = self.line()
        was = list(line)
        while line == was:
            column = self.dice.randrange(TOLD.start, TOLD.stop)
            line[column] = self.line()[1][column]
        return name

    def gone(self) -> str:
        """A line is crossed out."""
        name, line = self.line()
        self.files[name].remove(line)
        return name

    def more(self) -> str:
        """Somebody declares the relative of another too, by another term perhaps; all lines below move on."""
        name, line = self.line()
        told = self.line()[1]
        self.files[name].insert(1, [*line[: TOLD.start + self.dice.randrange(2)], *told[TOLD.start + 1 :]][: len(line)])
        return name

    def moved(self) -> str:
        """A line stands in another file."""
        name, line = self.line()
        self.files[name].remove(line)
        self.write(name)
        other = self.line()[0]
        self.files[other].append(line)
        return other

    def staff(self) -> str:
        """A fact in the ledger is that of another."""
        one, other = (self.dice.choice(self.files["台账"][3:]) for _ in range(2))
        column = self.dice.choice([2, 3, 4, 5, 6])
        one[column] = other[column]
        return "台账"

    def apart(self) -> str:
        """A file goes, and comes back with the next change of it."""
        name, _ = self.line()
        (self.folder / f"{name}.csv").unlink()
        return self.line()[0]

    def line(self) -> tuple[str, list[str]]:
        """Any line, and the name of its file."""
        name = self.dice.choice([name for name, held in self.files.items() if name != "台账" and len(held) > 1])
        return name, self.dice.choice(self.files[name][1:])


@pytest.mark.parametrize(("noise", "seed"), [(1, 0), (3, 1)])
def test_whatever_changes_all_is_as_if_everything_were_derived(
    noise: int, seed: int, counties: dict[int, dict[str, Rows]], tmp_path: Path
) -> None:
    county = Changing(counties[noise], tmp_path / "county", seed)
    load([county.folder], cache=KEEP)
    for _ in range(6):
        county.change()
        plain = load([county.folder])
        assert_same(load([county.folder], cache=KEEP), plain)
        assert_same(load([county.folder], cache=READ), plain)
    county.change()
    assert_same(load([county.folder], cache=KEEP, suppose=True), load([county.folder], suppose=True))


def test_any_kindreds_can_be_derived_without_the_others(
    made: dict[str, Rows], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, derived: list[Work]
) -> None:
    folder, dice = Changing(made, tmp_path / "county", 0).folder, random.Random(1)
    plain = load([folder], cache=KEEP)

    def forgetful(shelf: Shelf, context: str, around: str, marks: Sequence[str]) -> Parts | None:
        parts = find_parts(shelf, context, around, marks)
        assert parts is not None
        return replace(parts, marks=[mark if dice.random() < 0.5 else f"{number}" for number, mark in enumerate(parts.marks)])

    monkeypatch.setattr(reusing, "find_parts", forgetful)
    monkeypatch.setattr(cache, "read_entry", lambda path: None)
    for _ in range(4):
        assert_same(load([folder], cache=READ), plain)
    assert len({work.fresh() for work in derived}) > 3


def test_a_changed_cell_concerns_few_kindreds(made: dict[str, Rows], tmp_path: Path, derived: list[Work]) -> None:
    county = Changing(made, tmp_path / "county", 5)
    load([county.folder], cache=KEEP)
    for _ in range(4):
        county.write(county.cell())
        load([county.folder], cache=KEEP)
    first, *after = derived
    assert first.fresh() == len(first.marks) > 12
    assert [work.fresh() for work in after if work.fresh() > 4] == []


def test_who_joins_the_staff_concerns_only_those_who_may_be_the_same(
    made: dict[str, Rows], tmp_path: Path, derived: list[Work]
) -> None:
    county = Changing(made, tmp_path / "county", 6)
    load([county.folder], cache=KEEP)
    county.files["台账"].append(["", "某新人", "男", "1990.01", "", county.files["台账"][3][5], "", "科员"])
    county.write("台账")
    assert_same(load([county.folder], cache=KEEP), load([county.folder]))
    assert derived[1].fresh() == 0


def test_the_documents_are_the_same_bytes(made: dict[str, Rows], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    county = Changing(made, tmp_path / "county", 7)
    load([county.folder], cache=KEEP)
    county.write(county.cell())
    asked = {"check": ["--format", "json", "--lang", "zh", *DAY], "kin": DAY}
    for command, options in asked.items():
        run([command, str(county.folder), *options, "--output", str(tmp_path / f"{command}-with")])
    monkeypatch.setenv("KINSHIP_NO_CACHE", "1")
    for command, options in asked.items():
        run([command, str(county.folder), *options, "--output", str(tmp_path / f"{command}-without")])
        assert (tmp_path / f"{command}-with").read_bytes() == (tmp_path / f"{command}-without").read_bytes()


def test_decisions_are_heard(made: dict[str, Rows], tmp_path: Path, derived: list[Work]) -> None:
    county = Changing(made, tmp_path / "county", 8)
    plain = load([county.folder], cache=KEEP)
    decisions = tmp_path / "decisions.csv"
    keys = {match.line.mark: match.key for match in (*plain.account.open, *plain.account.matches[::9])}
    answers = [[key, ("相同", "不同", "不确定")[at % 3], "甲", "2026-11-01"] for at, key in enumerate(keys.values())]
    files.delimited(decisions, [[say(f"decision.col-{field}", "zh") for field in FIELDS], *answers])
    for _ in range(2):
        county.write(county.cell())
        assert_same(load([county.folder], cache=KEEP, decisions=[decisions]), load([county.folder], decisions=[decisions]))
    assert 0 < derived[-1].fresh() < len(derived[-1].marks)


def test_unnamed_people_of_one_name_are_one_as_ever(
    made: dict[str, Rows], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, derived: list[Work]
) -> None:
    """The names of unnamed people are digests, and two may be alike, however seldom: then nothing is taken over."""
    county, plain = Changing(made, tmp_path / "county", 9), identity.stable_id
    before = load([county.folder], cache=KEEP)
    (first,) = (county.folder / FOLDER).glob("*.entry")
    held, declarer, row = two_kindreds(before, derived[0].share.kindred)
    monkeypatch.setattr(family, "stable_id", lambda prefix, *place: held if declarer in place else plain(prefix, *place))
    for employer, alike in (("外地某公司", True), ("某大学学生", True), ("", False)):
        county.files["表0"][row - 1][8] = employer
        county.write("表0")
        if not alike:
            monkeypatch.setattr(family, "stable_id", plain)
            first.unlink()
        assert_same(load([county.folder], cache=KEEP), load([county.folder]))
        assert derived[-1].fresh() == len(derived[-1].marks)


def two_kindreds(county: County, kindred: dict[str, int]) -> tuple[str, str, int]:
    """An unnamed person, and somebody of another kindred who declares a relative that needs unnamed people, with the row."""
    person, lines = county.table("person"), county.account.lines
    assert isinstance(person, pa.Table) and lines is not None
    held = next(one for one in person["person_id"].to_pylist() if one.startswith("u-"))
    told = zip(lines["declarer"].to_pylist(), lines["source"].to_pylist(), lines["term"].to_pylist(), strict=True)
    declarer, source = next(
        (one, source)
        for one, source, term in told
        if source.startswith("表0.csv") and term in COUSINS and kindred[one] != kindred[held]
    )
    return held, declarer, int(source.rpartition("#")[2])


PEOPLE = [
    ["甲一", "男", "1945.01", "", "云岫县财政局", "", "局长", ""],
    ["乙二", "男", "1970.03", "", "云岫县审计局", "", "科员", ""],
    ["王小伟", "男", "1971.04", "", "云岫县教育局", "", "科员", ""],
    ["王小伟", "男", "1982.05", "", "云岫县水利局", "", "科员", ""],
    ["王小伟", "男", "1985.07", "", "云岫县财政局", "", "科员", ""],
    ["丙三", "女", "1975.06", "", "云岫县水利局", "", "副局长", ""],
]
LINES = {
    "a": ["甲一", "云岫县财政局", "妻子", "乙二", "", "1970.03", "云岫县审计局"],
    "b": ["甲一", "云岫县财政局", "弟弟", "丁四", NUMBER, "", ""],
    "c": ["丙三", "云岫县水利局", "哥哥", "戊五六", NUMBER, "", ""],
    "d": ["丙三", "云岫县水利局", "弟弟", "王小伟", "", "", ""],
    "g": ["丙三", "云岫县水利局", "母亲", "陈秀兰", "", "1950.02", ""],
    "e": ["王小伟", "云岫县教育局", "父亲", "甲一（已故）", "", "1945.01", "云岫县财政局"],
}


class Few:
    """A ledger and a few lines, each on a form of its own: one looks at the next in every way that there is."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.people, self.lines = (
            folder,
            [list(one) for one in PEOPLE],
            {key: list(one) for key, one in LINES.items()},
        )
        self.write()

    def write(self) -> None:
        """Writes all files as they are now."""
        head = [*files.LEDGER_HEADER[1:-1], "免职时间"]
        files.delimited(self.folder / "台账.csv", [head, *self.people])
        for key, line in self.lines.items():
            files.delimited(self.folder / f"{key}.csv", files.declarations(line))


FEW: dict[str, Callable[[Few], object]] = {
    "rows of the ledger move on": lambda few: few.people.insert(0, ["己六", "男", "1990.01", "", "云岫县财政局", "", "科员", ""]),
    "somebody leaves a post": lambda few: few.people[0].__setitem__(7, "2020.01"),
    "a form says more of one of two with one ID number": lambda few: few.lines["b"].__setitem__(6, "某厂工人"),
    "somebody is nearly called as a relative": lambda few: few.people.append(
        ["陈秀莲", "女", "1950", "", "云岫县财政局", "", "科员", ""]
    ),
    "a candidate hands in a form": lambda few: few.lines.update(
        f=["王小伟", "云岫县财政局", "姐姐", "庚七", "", "1980.01", "某厂工人"]
    ),
}


@pytest.mark.parametrize("suppose", [False, True])
@pytest.mark.parametrize("change", FEW)
def test_whoever_looks_at_somebody_sees_the_change(change: str, suppose: bool, tmp_path: Path) -> None:
    few = Few(tmp_path)
    load([few.folder], cache=KEEP)
    FEW[change](few)
    few.write()
    plain = load([few.folder], suppose=suppose)
    for _ in range(2):  # as it was made, and as it was kept
        assert_same(load([few.folder], cache=KEEP, suppose=suppose), plain)


def test_the_few_look_at_each_other_in_many_ways(tmp_path: Path) -> None:
    plain = load([Few(tmp_path).folder])
    told = {problem.key for problem in plain.account.problems}
    assert told >= {"match.term-not-sex", "match.id-other-name", "match.dead-in-post", "match.candidates"}
    assert load([tmp_path], suppose=True).parent != plain.parent


@pytest.mark.parametrize("damage", ["cut", "overwritten"])
def test_a_damaged_entry_is_left_aside(damage: str, made: dict[str, Rows], tmp_path: Path, derived: list[Work]) -> None:
    county = Changing(made, tmp_path / "county", 10)
    load([county.folder], cache=KEEP)
    (entry,) = (county.folder / FOLDER).glob("*.entry")
    whole = entry.read_bytes()
    entry.write_bytes(whole[:-99] if damage == "cut" else overwritten(whole))
    county.write(county.cell())
    assert_same(load([county.folder], cache=KEEP), load([county.folder]))
    assert derived[1].fresh() == len(derived[1].marks)


@pytest.mark.parametrize("of", [[0, 1], [0, 1, 9], [0, None, 1], [0, 1, -2], ["0", "1", "2"]], ids=repr)
def test_rows_of_strange_kindreds_are_left_aside(of: list[object], tmp_path: Path) -> None:
    rows = [{"person_id": one, "spouse_id": "z", "grade": "probable"} for one in "abc"]
    kind = pa.string() if "0" in of else pa.int32()
    with zipfile.ZipFile(tmp_path / "entry", "w") as archive:
        for name, numbers in (("spouse", pa.array(of, kind)), ("parent", pa.array([0, 1, 1], pa.int32()))):
            zipped.write_table(archive, name, arrow("spouse", rows))
            zipped.write_table(archive, f"{name}-kindred", pa.table({OF: numbers}))
    with zipfile.ZipFile(tmp_path / "entry") as archive:
        for name in ("spouse", "parent"):
            with pytest.raises(ValueError):
                table_of(archive, name, arrow(name, []).schema, 2)
