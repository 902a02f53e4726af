"""What of a folder is read, what is not, and how that is said; files that are not what their names say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kinship.errors import InputError
from loaders import load
from loaders.files.source import files
from tests.cadre_files import Read
from tests.one_family import COUNTY, WRITERS, ledger_rows, xls, xlsx

NAMES = {one.name for one in COUNTY}


def told(read: Read) -> dict[str, tuple[str, object]]:
    """Key → level and count of what is said about files of a folder."""
    about = ("load.lock-file", "load.system-file", "load.picture", "load.file-not-read", "load.folder-not-read")
    return {one.key: (one.level, one.values.get("count")) for one in read.account.problems if one.key in about}


def test_what_programs_leave_in_a_folder_is_counted_and_not_listed_one_by_one(tmp_path: Path) -> None:
    xlsx(tmp_path / "人员 台账 (1).XLSX", {"台账": ledger_rows()})
    for name in ("~$人员 台账 (1).XLSX", ".~申报.xlsx", "Thumbs.db", "desktop.ini", ".DS_Store", "说明.docx", "请示.docx"):
        (tmp_path / name).write_bytes(b"x")
    for one in COUNTY:
        (tmp_path / f"{one.name}.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / "旧").mkdir()
    read = Read(tmp_path)
    assert read.staff() == NAMES
    assert told(read) == {
        "load.lock-file": ("note", 2),
        "load.system-file": ("note", 3),
        "load.picture": ("note", 5),
        "load.file-not-read": ("warning", 2),
        "load.folder-not-read": ("warning", None),
    }


def test_photographs_beside_their_forms_are_no_news(tmp_path: Path) -> None:
    WRITERS["lrmx"](tmp_path)
    for path in list(tmp_path.iterdir()):
        path.with_suffix(".jpg").write_bytes(b"\xff\xd8")
    assert told(Read(tmp_path)) == {}


def test_empty_files_in_a_folder_are_listed_and_the_rest_is_read(tmp_path: Path) -> None:
    xlsx(tmp_path / "台账.xlsx", {"台账": ledger_rows()})
    for name in ("空.xlsx", "空.csv", "空.lrmx", "空.lrm", "空.zip"):
        (tmp_path / name).write_bytes(b"")
    read = Read(tmp_path)
    assert read.staff() == NAMES
    assert [one.key for one in read.account.problems if one.level == "error"] == ["input.empty-file"] * 5


def test_thousands_of_names_are_looked_through_in_proportion(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(300):
        (tmp_path / f"{number}.lrmx").write_bytes(b"x")
    compared = 0
    equal = Path.__eq__

    def counting(one: Path, other: object) -> bool:
        nonlocal compared
        compared += 1
        return equal(one, other)

    monkeypatch.setattr(Path, "__eq__", counting)
    from kinship.account import Account

    assert len(files([tmp_path], Account())) == 300
    assert compared < 3000


def test_json_is_read_where_it_is_named_and_not_in_a_folder(tmp_path: Path) -> None:
    WRITERS["entities"](tmp_path)
    (tmp_path / "entities.ftm.json").rename(tmp_path / "named.json")
    assert {row["name"] for row in Read(tmp_path / "named.json").rows("person") if "name" in row} >= NAMES
    xlsx(tmp_path / "台账.xlsx", {"台账": ledger_rows()})
    assert told(Read(tmp_path)) == {"load.file-not-read": ("warning", 1)}
    (tmp_path / "findings.json").write_text(json.dumps({"schema": "kinship-findings/1"}), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load([tmp_path / "findings.json"])
    assert caught.value.key == "ftm.not-ftm"


PLAIN = [["姓名", "性别", "工作单位", "职务"], ["张安", "男", "云岫县财政局", "局长"]]
LINES = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in PLAIN)
HTML = f"<html><body><table>{LINES}</table></body></html>"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("gbk.xls", "\r\n".join(map(",".join, PLAIN)).encode("gbk")),
        ("utf16.xls", "\r\n".join(map("\t".join, PLAIN)).encode("utf-16")),
        ("tabs.xls", "\r\n".join(map("\t".join, PLAIN)).encode("gbk")),
        ("text.xlsx", "\n".join(map(",".join, PLAIN)).encode("utf-8-sig")),
    ],
)
def test_text_under_the_name_of_a_workbook_is_read(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert Read(tmp_path / name).staff() == {"张安"}


def test_workbooks_under_each_others_names_are_read(tmp_path: Path) -> None:
    old, new = xls(tmp_path / "a.xls", {"台账": PLAIN}), xlsx(tmp_path / "b.xlsx", {"台账": PLAIN})
    for real, name in ((old, "旧.xlsx"), (new, "新.xls"), (new, "新.csv"), (old, "旧.et")):
        (tmp_path / name).write_bytes(real.read_bytes())
        assert Read(tmp_path / name).staff() == {"张安"}


@pytest.mark.parametrize("data", [HTML.encode("gbk"), HTML.encode("utf-8-sig"), b"MIME-Version: 1.0\n\n" + HTML.encode("gbk")])
def test_a_web_page_under_the_name_of_a_workbook_gets_advice(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "导出.xls").write_bytes(data)
    with pytest.raises(InputError) as caught:
        load([tmp_path / "导出.xls"])
    assert caught.value.key == "input.html-workbook" and "另存为 .xlsx" in caught.value.text("zh")
