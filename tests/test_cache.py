"""What is kept beside the sources: the same county comes back, or it is read anew; nothing else ever changes."""

from __future__ import annotations

import csv
import dataclasses
import errno
import os
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import loaders.cache as cache
from kinship.account import Account, Matched, Problem
from kinship.cli import run
from kinship.errors import InputError, Place
from kinship.generate import generate
from kinship.tables import SIX, County
from loaders import KEEP, NO_CACHE, READ, load
from loaders.cache import readings
from loaders.cache.entry import read_entry, write_entry
from loaders.cache.shelf import FOLDER, MOST
from loaders.cache.values import Unkept, packed
from tests.cadre_files import SAMPLES
from tests.village.build import DECLARATIONS, HERE, LEDGER

DAY = ("--as-of", "2026-11-01")


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small sources are kept too."""
    monkeypatch.setattr(cache, "SMALLEST", 0)


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """A folder with the workbooks of the village."""
    folder = tmp_path / "village"
    folder.mkdir()
    for name in (LEDGER, DECLARATIONS):
        shutil.copy(HERE / name, folder)
    return folder


@pytest.fixture(scope="module")
def noisy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A county whose forms are full of mistakes, in two layouts and as a canonical folder."""
    folder = tmp_path_factory.mktemp("noisy") / "county"
    generate(500, 3, 3, folder, forms=True)
    return folder


def entries(folder: Path) -> list[Path]:
    """The entries beside a source."""
    return sorted((folder / FOLDER).glob("*.entry"))


def names_in(county: County) -> list[str]:
    """The names of the people."""
    person = county.person
    assert not isinstance(person, Path)
    return [str(name) for name in person["name"].to_pylist()]


def assert_same(one: County, other: County) -> None:
    """Both hold the same tables and the same account, down to the last match."""
    for table in SIX:
        assert one.table(table) == other.table(table), table
    for field in fields(Account):
        if field.name not in ("resolved", "told"):
            assert getattr(one.account, field.name) == getattr(other.account, field.name), field.name
    assert one.account.resolved.value == other.account.resolved.value
    assert one.account.lines == other.account.lines


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Inside, nothing can be read but what was kept."""

    def refuse(*_: object) -> None:
        raise AssertionError("the sources were read")

    monkeypatch.setattr("loaders._load", refuse)
    yield


@pytest.mark.parametrize("layout", ["ledger", "official", "forms"])
def test_what_comes_back_is_what_was_kept(noisy: Path, layout: str, request: pytest.FixtureRequest) -> None:
    sources = [noisy / layout]
    plain = load(sources)
    assert_same(load(sources, cache=KEEP), plain)
    assert len(entries(noisy / layout)) == 1
    request.getfixturevalue("unread")
    assert_same(load(sources, cache=READ), plain)


@pytest.mark.parametrize("kind", ["lrmx", "ged", "ftm.json", "csv"])
def test_other_formats_are_kept_too(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    made = {
        "ged": "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8\n0 @I1@ INDI\n1 NAME 一 /甲/\n0 TRLR\n",
        "ftm.json": '{"id": "a", "schema": "Person", "properties": {"name": ["甲一"]}}\n',
        "csv": "姓名,单位,职务\n甲一,某县财政局,科员\n",
    }
    source = tmp_path / f"a.{kind}"
    if kind == "lrmx":
        shutil.copy(SAMPLES / "synthetic_utf8bom.lrmx", source)
    else:
        source.write_text(made[kind], encoding="utf-8")
    plain = load([source], cache=KEEP)
    request.getfixturevalue("unread")
    assert_same(load([source], cache=READ), plain)


def test_a_changed_byte_is_read(village: Path) -> None:
    load([village], cache=KEEP)
    with (village / "另表.csv").open("w", encoding="utf-8") as file:
        file.write("姓名,单位,职务\n甲一,某县财政局,科员\n")
    first = load([village], cache=KEEP)
    (village / "另表.csv").write_text("姓名,单位,职务\n甲二,某县财政局,科员\n", encoding="utf-8")
    second = load([village], cache=KEEP)
    assert [("甲一" in names, "甲二" in names) for names in (names_in(first), names_in(second))] == [
        (True, False),
        (False, True),
    ]
    assert len(entries(village)) == 3


def test_a_canonical_folder_without_forms_is_left_alone(noisy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache.Sources, "of", None)  # nor is it read from end to end for a name
    load([noisy], cache=KEEP)
    assert not (noisy / FOLDER).exists()


def test_a_changed_part_of_a_table_is_read(noisy: Path, tmp_path: Path) -> None:
    folder = tmp_path / "parts"
    shutil.copytree(noisy / "forms", folder, ignore=shutil.ignore_patterns(FOLDER))
    table = text_columns(folder / "declared.csv")
    (folder / "declared.csv").unlink()
    (folder / "declared.parquet").mkdir()
    pq.write_table(table, folder / "declared.parquet" / "part-0.parquet")
    whole = load([folder], cache=KEEP)
    pq.write_table(table.slice(0, table.num_rows // 2), folder / "declared.parquet" / "part-0.parquet")
    assert_same(load([folder], cache=KEEP), load([folder]))
    assert load([folder], cache=KEEP).account.rows_in != whole.account.rows_in
    assert len(entries(folder)) == 2


def text_columns(path: Path) -> pa.Table:
    """A CSV file as a table of text."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return pa.table({name: pa.array([row[name] or None for row in rows], pa.string()) for name in rows[0]})


def test_what_was_chosen_belongs_to_the_name(village: Path, tmp_path: Path) -> None:
    columns = tmp_path / "columns.toml"
    columns.write_text('[columns]\n"甲栏" = "name"\n', encoding="utf-8")
    load([village], cache=KEEP)
    load([village], cache=KEEP, codes="rmb-v3")
    load([village], cache=KEEP, suppose=True)
    load([village], cache=KEEP, columns=columns)
    assert len(entries(village)) == 4


def test_a_file_that_is_not_read_belongs_to_it_by_its_name(village: Path) -> None:
    load([village], cache=KEEP)
    (village / "说明.docx").write_bytes(b"x")
    assert any(problem.key == "load.file-not-read" for problem in load([village], cache=KEEP).account.problems)


@pytest.mark.parametrize("damage", ["cut", "garbage", "zip", "strange"])
def test_a_damaged_entry_is_made_anew(village: Path, damage: str) -> None:
    plain = load([village], cache=KEEP)
    [entry] = entries(village)
    whole = entry.read_bytes()
    if damage in ("cut", "garbage"):
        entry.write_bytes(whole[:-300] if damage == "cut" else b"PK garbage")
    else:
        with zipfile.ZipFile(entry, "w") as archive:
            archive.writestr(
                "account.json", '{"account": {"fates": {"!": "os.system", "of": []}}, "files": {}}' if damage == "strange" else ""
            )
    assert read_entry(entry) is None
    assert_same(load([village], cache=KEEP), plain)
    assert read_entry(entry) is not None


def test_only_the_owner_may_look_and_git_may_not(village: Path) -> None:
    load([village], cache=KEEP)
    [entry] = entries(village)
    if os.name == "posix":
        assert (entry.stat().st_mode & 0o777, entry.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert (entry.parent / ".gitignore").read_text(encoding="utf-8") == "*\n"
    files = [*entry.parent.glob("*.file")]
    assert {file.stat().st_mode & 0o777 for file in files} == ({0o600} if os.name == "posix" else {0o666})
    assert sorted(file.suffix for file in entry.parent.iterdir() if file not in (entry, *files)) == ["", ".txt"]


def test_where_nothing_can_be_kept_all_goes_on(village: Path) -> None:
    (village / FOLDER).write_text("a file stands here", encoding="utf-8")
    assert_same(load([village], cache=KEEP), load([village]))


def test_a_cache_that_nobody_may_look_into_is_not_used(village: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain, stat = load([village], cache=KEEP), Path.stat

    def refused(path: Path, **how: bool) -> os.stat_result:
        if path.parent.name == FOLDER:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return stat(path, **how)

    monkeypatch.setattr(Path, "stat", refused)
    for cache_use in (READ, KEEP):
        assert_same(load([village], cache=cache_use), plain)
    assert run(["check", str(village), *DAY]) == 1


def test_an_entry_that_leads_nowhere_is_none(village: Path) -> None:
    plain = load([village], cache=KEEP)
    [entry] = entries(village)
    for name in ("nowhere.entry", "nowhere.file"):
        (entry.parent / name).symlink_to("nowhere")
    entry.unlink()
    assert_same(load([village], cache=KEEP), plain)
    assert read_entry(entry) is not None


def test_old_entries_go(village: Path) -> None:
    for number in range(MOST + 2):
        (village / "另表.csv").write_text(f"姓名,单位,职务\n甲{number},某县财政局,科员\n", encoding="utf-8")
        load([village], cache=KEEP)
    last = entries(village)
    assert len(last) == MOST
    load([village], cache=KEEP)
    assert entries(village) == last


def test_sources_that_change_while_they_are_read_are_not_kept(village: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = load([village])

    def change(*_: object) -> County:
        (village / "另表.csv").write_text("姓名,单位,职务\n甲一,某县财政局,科员\n", encoding="utf-8")
        return real

    monkeypatch.setattr("loaders._load", change)
    load([village], cache=KEEP)
    assert not (village / FOLDER).exists()


def test_an_interrupted_writing_leaves_nothing(village: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(readings, "write_reading", interrupted)
    with pytest.raises(KeyboardInterrupt):
        load([village], cache=KEEP)
    assert {file.name for file in (village / FOLDER).iterdir()} == {"README.txt", ".gitignore"}
    monkeypatch.undo()
    monkeypatch.setattr(cache, "SMALLEST", 0)
    monkeypatch.setattr(cache, "write_entry", interrupted)
    with pytest.raises(KeyboardInterrupt):
        load([village], cache=KEEP)
    assert {file.suffix for file in (village / FOLDER).iterdir()} == {"", ".txt", ".file"}


def test_small_sources_leave_no_folder(village: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    load([village], cache=KEEP)
    assert not (village / FOLDER).exists()


def test_an_error_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x,y\n1,2\n", encoding="utf-8")
    with pytest.raises(InputError):
        load([tmp_path / "a.csv"], cache=KEEP)
    assert not (tmp_path / FOLDER).exists()


def test_a_value_that_would_not_come_back_is_not_kept(village: Path, tmp_path: Path) -> None:
    county = load([village])
    strange = Problem("note", "load.used", Place(), {"value": object()})
    other = dataclasses.replace(county.account, problems=[strange])
    with pytest.raises(Unkept), (tmp_path / "x").open("wb") as file:
        write_entry(file, dataclasses.replace(county, account=other))
    with pytest.raises(Unkept):
        packed(InputError("input.no-staff"))


def test_check_keeps_and_other_commands_only_read(
    village: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kinship.cli.options.watched", lambda: True)
    asked = [str(village), *DAY, "--lang", "en"]
    run(["quality", str(village)])
    run(["check", "--no-cache", *asked])
    assert not (village / FOLDER).exists()
    capsys.readouterr()
    run(["check", *asked])
    first = capsys.readouterr()
    run(["check", *asked])
    second = capsys.readouterr()
    assert second.out == first.out
    assert [FOLDER in told.err for told in (first, second)] == [True, False]
    shutil.rmtree(village / FOLDER)
    monkeypatch.undo()
    monkeypatch.setattr(cache, "SMALLEST", 0)
    run(["check", *asked])
    assert not capsys.readouterr().err
    run(["quality", str(village)])
    assert len(entries(village)) == 1


def test_the_environment_may_forbid_it(village: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KINSHIP_NO_CACHE", "1")
    run(["check", str(village), *DAY, "--output", str(village / "f.txt")])
    assert not (village / FOLDER).exists()


@pytest.mark.parametrize("cached", [False, True])
def test_the_matches_of_some_rows_are_those_of_all(noisy: Path, cached: bool) -> None:
    sources = [noisy / "ledger"]
    load(sources, cache=KEEP)
    account = load(sources, cache=KEEP if cached else NO_CACHE).account
    whole = load(sources).account.taken()
    rows = sorted({match.line.source for match in whole})
    for some in ({rows[0]}, set(rows[1::7]), set(rows), set[str]()):
        asked = account.taken(some)
        assert within(asked, some) == within(whole, some)
    assert len(account.taken({rows[0]})) < len(whole) / 2
    assert account.taken() == whole


def within(matches: list[Matched], sources: set[str]) -> list[Matched]:
    """The matches that a chain over these rows rests on."""
    return [one for one in matches if one.line.source in sources and (not one.other.declarer or one.other.source in sources)]
