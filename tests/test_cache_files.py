"""What was read of each file is kept by itself: one changed file is read again alone, and all is as if every file were."""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pyarrow as pa
import pytest

import loaders.cache as cache
from kinship.account import Account
from kinship.cli import run
from kinship.engines.duckdb import DuckEngine
from kinship.errors import InputError, Place
from loaders import KEEP, READ, load
from loaders.cache import readings
from loaders.cache.reading import KINDS, read_reading, write_reading
from loaders.cache.rows import Reader, to_table
from loaders.cache.shelf import FOLDER, FORGOTTEN, MOST
from loaders.cache.values import Unkept
from loaders.files.source import Source
from loaders.intake import Intake
from loaders.rows import DeclaredRow, OrganRow, Raw
from loaders.take import take
from tests import files
from tests.cadre_files import SAMPLES, lrmx, package, table
from tests.test_cache import DAY, assert_same
from tests.village.build import DECLARATIONS, HERE, LEDGER

ORGANS = ("某县财政局", "某县审计局", "某县教育局")
NAMES = ("甲一", "乙二", "丙三", "丁四", "戊五", "己六", "庚七", "辛八")
TERMS = ("妻子", "丈夫", "儿子", "父亲", "表哥", "媳妇", "姐姐、姐夫", "老乡", "")
BIRTHS = ("1970.3", "1985年7月", "31/2/1990", "", "19701332")


@pytest.fixture(autouse=True)
def taken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were read, not taken from an entry; small sources are kept too."""
    read: list[str] = []

    def spy(file: Source, intake: Intake) -> None:
        read.append(file.label)
        take(file, intake)

    monkeypatch.setattr(readings, "take", spy)
    monkeypatch.setattr(cache, "SMALLEST", 0)
    return read


def kept(folder: Path) -> list[Path]:
    """The entries of single files."""
    return sorted((folder / FOLDER).glob("*.file"))


class Clumsy:
    """A small county in several files, with mistakes; ``shared``: the chance of a line to be that of a file before as well."""

    def __init__(self, seed: int, folder: Path, shared: float) -> None:
        self.random, self.folder, self.shared = random.Random(seed), folder, shared
        self.said: list[list[str]] = []
        folder.mkdir()
        for number in range(5):
            self.write(f"表{number}", number)

    def write(self, stem: str, number: int) -> str:
        """Writes a file anew, and gives its name: ledgers and forms, workbooks and text."""
        staff = number < 2
        rows = [self.person() if staff else self.line() for _ in range(self.random.randint(4, 9))]
        told = (files.ledger if staff else files.declarations)(*rows)
        if number == 2:
            return files.xlsx(self.folder / f"{stem}.xlsx", {"一": told, "说明": [["填表说明"], ["略"]]}).name
        return files.delimited(self.folder / f"{stem}.csv", told).name

    def person(self) -> list[str]:
        """A line of a ledger."""
        return self._perhaps_again(
            [self._one(NAMES), "", self._one(BIRTHS), "", self._one(ORGANS), "办公室", self._unlike("科员")]
        )

    def line(self) -> list[str]:
        """A line of a declaration."""
        told = [self._one(NAMES), self._one(ORGANS), self._one(TERMS), self._one((*NAMES, "张三、李四", "")), "110101"]
        return self._perhaps_again([*told, self._one(BIRTHS), self._unlike(self._one(ORGANS))])

    def _one(self, among: tuple[str, ...]) -> str:
        return self.random.choice(among)

    def _unlike(self, text: str) -> str:
        return text if self.shared else f"{text}{self.random.getrandbits(60)}号"

    def _perhaps_again(self, row: list[str]) -> list[str]:
        before = [other for other in self.said if len(other) == len(row) and (other[1] in ORGANS) == (row[1] in ORGANS)]
        told = self.random.choice(before) if before and self.random.random() < self.shared else row
        self.said.append(told)
        return told


@pytest.mark.parametrize("seed", range(6))
def test_only_the_changed_file_is_read_again(seed: int, tmp_path: Path, taken: list[str]) -> None:
    county = Clumsy(seed, tmp_path / "county", shared=0)
    load([county.folder], cache=KEEP)
    assert sorted(taken) == sorted(path.name for path in county.folder.iterdir() if path.is_file())
    for _ in range(3):
        number = county.random.randrange(5)
        changed = county.write(f"表{number}", number)
        taken.clear()
        after = load([county.folder], cache=KEEP)
        assert taken == [changed]
        assert_same(after, load([county.folder]))


CHANGES: dict[str, Callable[[Clumsy], object]] = {
    "written anew": lambda county: county.write("表1", 1),
    "written anew, a workbook": lambda county: county.write("表2", 2),
    "renamed": lambda county: (county.folder / "表0.csv").rename(county.folder / "表9.csv"),
    "copied": lambda county: shutil.copy(county.folder / "表3.csv", county.folder / "表2b.csv"),
    "copied over another": lambda county: shutil.copy(county.folder / "表3.csv", county.folder / "表4.csv"),
    "names exchanged": lambda county: exchange(county.folder / "表3.csv", county.folder / "表4.csv"),
    "removed": lambda county: (county.folder / "表0.csv").unlink(),
    "spoiled": lambda county: (county.folder / "表3.csv").write_text("x,y\n1,2\n", encoding="utf-8"),
    "a form more": lambda county: lrmx(county.folder / "表5.lrmx", [("妻子", "乙二", "197003", "", "某县财政局")]),
}


def exchange(one: Path, other: Path) -> None:
    """Each is called as the other was."""
    aside = one.with_suffix(".aside")
    one.rename(aside)
    other.rename(one)
    aside.rename(other)


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_all_is_as_if_nothing_were_kept(change: str, seed: int, tmp_path: Path) -> None:
    county = Clumsy(seed, tmp_path / "county", shared=0.4)
    load([county.folder], cache=KEEP)
    CHANGES[change](county)
    for _ in range(2):
        assert_same(load([county.folder], cache=KEEP), load([county.folder]))


def test_a_row_that_repeats_one_of_another_file_is_judged_by_what_that_file_says_now(tmp_path: Path, taken: list[str]) -> None:
    staff, lines = (
        files.ledger(["甲一", "", "", "", ORGANS[0], "", "科员"]),
        [["甲一", ORGANS[0], "儿子", name] for name in NAMES],
    )
    for name, rows in (("台账", staff), ("a", files.declarations(*lines[:2])), ("b", files.declarations(*lines[1:3]))):
        files.delimited(tmp_path / f"{name}.csv", rows)
    files.delimited(tmp_path / "c.csv", files.declarations(*lines[4:]))
    load([tmp_path], cache=KEEP)
    for now in (lines[2:4], lines[:1], [*lines[:2], lines[5]]):
        files.delimited(tmp_path / "a.csv", files.declarations(*now))
        taken.clear()
        assert_same(load([tmp_path], cache=KEEP), load([tmp_path]))
        assert taken[:2] == ["a.csv", "b.csv"] and ("c.csv" in taken) == (lines[5] in now)
    (tmp_path / "台账.csv").touch()
    taken.clear()
    load([tmp_path], cache=KEEP, suppose=True)
    assert taken == []


@pytest.mark.parametrize("twice", ["named twice", "a link", "two folders", "one file"])
def test_the_same_file_by_several_names(twice: str, tmp_path: Path) -> None:
    county = Clumsy(1, tmp_path / "county", shared=0)
    first, line = county.folder / "表0.csv", county.folder / "表3.csv"
    sources = [first, line, line]
    if twice == "a link":
        sources[2] = tmp_path / "别名.csv"
        sources[2].symlink_to(line)
    elif twice == "two folders":
        shutil.copytree(county.folder, tmp_path / "又")
        sources = [county.folder, tmp_path / "又"]
    elif twice == "one file":
        sources = [first]
    load(sources[:1], cache=KEEP)
    for _ in range(2):
        assert_same(load(sources, cache=KEEP), load(sources))
        first.write_bytes(first.read_bytes() + "甲九,,,,,某县财政局,,科长\n".encode())


def test_what_headings_mean_belongs_to_the_name(tmp_path: Path, taken: list[str]) -> None:
    county, columns = Clumsy(2, tmp_path / "county", shared=0), tmp_path / "columns.toml"
    load([county.folder], cache=KEEP)
    for meant in ("title", "ignore"):
        columns.write_text(f'[columns]\n"职务" = "{meant}"\n', encoding="utf-8")
        taken.clear()
        after = load([county.folder], cache=KEEP, columns=columns)
        assert len(taken) == 5
        assert_same(after, load([county.folder], columns=columns))


def test_newcomers_are_read_beside_files_that_are_kept(tmp_path: Path, taken: list[str]) -> None:
    county = Clumsy(3, tmp_path / "county", shared=0)
    load([county.folder], cache=KEEP)
    taken.clear()
    row = ["壬九", "某县财政局", "科员"]
    recruits = [files.delimited(tmp_path / "录用.csv", [["姓名", "拟录用单位", "拟录用职务"], row])]
    assert_same(load([county.folder], recruits=recruits, cache=READ), load([county.folder], recruits=recruits))
    assert taken == []


@pytest.mark.parametrize("unpacked", [False, True])
def test_a_package_is_kept_to_its_last_leaf(unpacked: bool, tmp_path: Path, taken: list[str]) -> None:
    first, other = ({"A01": table([{"A0000": "1", "A0101": name, "A0192A": "某县财政局科员"}])} for name in NAMES[:2])
    source = tmp_path / ("包" if unpacked else "包.zip")
    for tables in (first, other):
        package(tmp_path / "包.zip", tables)
        if unpacked:
            shutil.rmtree(source / "Table", ignore_errors=True)
            shutil.unpack_archive(tmp_path / "包.zip", source)
        for times in (1, 1):
            taken.clear()
            assert_same(load([source], cache=KEEP), load([source]))
            load([source], cache=READ, suppose=True)
            assert len(taken) <= times
    assert taken == []
    assert len(list(((source if unpacked else tmp_path) / FOLDER).glob("*.entry"))) == 2


def test_forms_of_one_person_are_always_read(tmp_path: Path) -> None:
    shutil.copy(SAMPLES / "synthetic_utf8bom.lrmx", tmp_path)
    load([tmp_path], cache=KEEP)
    assert kept(tmp_path) == []


@pytest.mark.parametrize("damage", ["cut", "garbage", "overwritten", "empty", "gone"])
def test_a_damaged_entry_is_left_aside(damage: str, tmp_path: Path, taken: list[str]) -> None:
    county = Clumsy(4, tmp_path / "county", shared=0.3)
    plain = load([county.folder], cache=KEEP)
    for entry in (county.folder / FOLDER).glob("*.entry"):
        entry.unlink()
    held = kept(county.folder)
    whole = [entry.read_bytes() for entry in held]
    for at, entry in enumerate(held):
        if damage == "gone":
            entry.unlink()
        else:
            spoiled = {"cut": whole[at][:-99], "garbage": b"PK", "overwritten": overwritten(whole[at]), "empty": b""}
            entry.write_bytes(spoiled[damage])
    taken.clear()
    assert_same(load([county.folder], cache=KEEP), plain)
    assert len(taken) == 5
    taken.clear()
    assert_same(load([county.folder], cache=KEEP, codes=None, suppose=True), load([county.folder], suppose=True))
    assert taken == []


def overwritten(whole: bytes) -> bytes:
    """A third in the middle is blank."""
    third = len(whole) // 3
    return whole[:third] + bytes(third) + whole[2 * third :]


def test_files_that_no_run_asks_for_any_more_go(tmp_path: Path, taken: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    county = Clumsy(5, tmp_path / "county", shared=0)
    load([county.folder], cache=KEEP)
    taken.clear()
    changed = [county.write("表1", 1) for _ in range(MOST + 3) if load([county.folder], cache=KEEP)]
    assert taken == changed[:-1]
    held = kept(county.folder)
    assert len(held) == 4 + MOST
    monkeypatch.setattr(time, "time_ns", lambda: 10**15)
    county.write("表1", 1)
    load([county.folder], cache=KEEP)
    last = kept(county.folder)
    assert (len(last), len(set(last) - set(held))) == (4 + MOST, 1)


def test_what_a_killed_run_left_goes_after_a_day(tmp_path: Path) -> None:
    county = Clumsy(5, tmp_path / "county", shared=0)
    load([county.folder], cache=KEEP)
    old, new = (county.folder / FOLDER / f"{name}.part" for name in ("old", "new"))
    for part, age in ((old, FORGOTTEN + 10**9), (new, 0)):
        part.write_bytes(b"x")
        moment = time.time_ns() - age
        os.utime(part, ns=(moment, moment))
    county.write("表1", 1)
    load([county.folder], cache=KEEP)
    assert (old.exists(), new.exists()) == (False, True)


def test_a_file_that_changes_while_it_is_read_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    county = Clumsy(6, tmp_path / "county", shared=0)

    def change(file: Source, intake: Intake) -> None:
        take(file, intake)
        if file.label == "表3.csv":
            file.path.write_bytes(file.path.read_bytes() + b"\n")

    monkeypatch.setattr(readings, "take", change)
    load([county.folder], cache=KEEP)
    assert len(kept(county.folder)) == 4


def test_what_was_read_before_a_file_that_cannot_be_used_need_not_be_read_again(tmp_path: Path, taken: list[str]) -> None:
    county = Clumsy(7, tmp_path / "county", shared=0)
    sources = sorted(county.folder.iterdir())
    sources[3].write_text("x,y\n1,2\n", encoding="utf-8")
    with pytest.raises(InputError):
        load(sources, cache=KEEP)
    mended = county.write("表3", 3)
    taken.clear()
    assert_same(load(sources, cache=KEEP), load(sources))
    assert taken == [mended, "表4.csv"]


@pytest.mark.parametrize("command", ["check", "quality", "kin"])
def test_a_command_says_the_same_after_a_change(
    command: str, tmp_path: Path, taken: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    county = Clumsy(8, tmp_path / "county", shared=0)
    run(["check", str(county.folder), *DAY, "--output", str(tmp_path / "first")])
    county.write("表4", 4)
    taken.clear()
    asked = [
        command,
        str(county.folder),
        *(DAY if command != "quality" else ()),
        *(["--format", "json"] if command != "kin" else []),
    ]
    before = kept(county.folder)
    run([*asked, "--output", str(tmp_path / "with")])
    assert taken == ["表4.csv"]
    assert len(set(kept(county.folder)) - set(before)) == (command == "check")
    monkeypatch.setenv("KINSHIP_NO_CACHE", "1")
    run([*asked, "--output", str(tmp_path / "without")])
    assert (tmp_path / "with").read_bytes() == (tmp_path / "without").read_bytes()


def test_every_kind_of_row_comes_back(tmp_path: Path) -> None:
    more = "<NiRenZhiWu>某县财政局局长</NiRenZhiWu>"
    form = lrmx(
        tmp_path / "甲.lrmx",
        [("妻子", "乙二", "197003", "", "某县财政局")],
        more=more,
        XingMing="甲一",
        XianRenZhiWu="某县审计局科员",
    )
    organs = files.delimited(tmp_path / "单位.csv", [["机构名称", "机构类别"], ["某县财政局", "党政机关"]])
    read = Intake(Account()).apart()
    for file in (form, organs):
        take(Source(file, file.name), read)
    assert all(getattr(read.raw, name) for name in KINDS if name != "unread")
    with (tmp_path / "entry").open("wb") as entry:
        write_reading(entry, read)
    again = Intake(Account()).apart()
    assert read_reading(tmp_path / "entry", again)
    assert again.raw == read.raw
    assert again.seen.asked == read.seen.asked
    assert set(KINDS) == {field.name for field in fields(Raw)}


@pytest.mark.parametrize(
    "strange",
    [
        pa.array(["甲一"]),
        pa.array([7]),
        pa.DictionaryArray.from_arrays(pa.array([9], pa.int32()), pa.array(["甲一"]), safe=False),
        pa.DictionaryArray.from_arrays(pa.array([0], pa.int32()), pa.array([7])),
    ],
    ids=["plain", "numbers", "beyond", "of numbers"],
)
def test_a_table_of_another_kind_is_left_aside(strange: pa.Array, tmp_path: Path) -> None:
    held = to_table([OrganRow(Place("a.csv", row=2), "甲一")], OrganRow)
    for name in ("place.file", "name", *(["place.row"] if strange.type != pa.int64() else [])):
        with pytest.raises(ValueError):
            Reader().rows(held.set_column(held.column_names.index(name), name, strange), OrganRow)


@pytest.mark.parametrize("value", [None, 7])
def test_what_would_not_come_back_is_not_kept(value: object, tmp_path: Path) -> None:
    raw = Raw(declared=[DeclaredRow(Place("a.csv", row=2), "甲一", value, "", "", "")])  # type: ignore[arg-type]
    with pytest.raises(Unkept), (tmp_path / "x").open("wb") as file:
        write_reading(file, Intake(Account(), raw=raw))


@pytest.mark.parametrize(("married", "times"), [(False, 1), (True, 2)])
def test_a_plan_is_judged_on_what_is_kept_and_derives_kinship_once(
    married: bool, times: int, tmp_path: Path, taken: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    village = tmp_path / "village"
    village.mkdir()
    for name in (LEDGER, DECLARATIONS):
        shutil.copy(HERE / name, village)
    run(["check", str(village), *DAY, "--output", str(tmp_path / "first")])
    taken.clear()
    ran: list[str] = []
    plain = DuckEngine.run
    monkeypatch.setattr(DuckEngine, "run", lambda engine, path: (ran.append(path), plain(engine, path))[1])
    monkeypatch.setattr("loaders._load", None)
    plan = files.delimited(
        tmp_path / "plan.csv", [["姓名", "拟任单位", "拟任科室", "拟任职务"], ["石磊", "柳溪县财政局", "国库股", "科员"]]
    )
    wedding = ["--marriage", "石磊", "周立新"] if married else []
    run(["whatif", str(village), *DAY, "--appointments", str(plan), *wedding, "--output", str(tmp_path / "plan.txt")])
    assert (tmp_path / "plan.txt").exists()
    assert (ran.count("kin/half"), taken) == (times, [])
