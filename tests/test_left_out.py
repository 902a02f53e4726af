"""Every file and folder of which nothing was read is said beside the findings, of whatever kind it is."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from pathlib import Path

import loaders
from kinship.judge import check_county
from kinship.problems import WHOLE_FILE, left_out
from kinship.rules import DEFAULT_PACKS
from tests.cadre_files import lrm, lrmx, package, table

RAISED = re.compile(r'raise InputError\(\s*"((?:form|package|xml)\.[\w-]+)"')
LOADERS = Path(loaders.__file__).parent


def unread(folder: Path) -> list[str]:
    """What a check says was not read."""
    return left_out(check_county(loaders.load([str(folder)]), DEFAULT_PACKS, date(2026, 11, 28))["problems"])


def county(folder: Path) -> Path:
    """A folder with one good form."""
    family = [("妻子", "李秀英", "197305", "", "云岫县财政局国库股股长")]
    lrmx(folder / "王建国.lrmx", family, XingMing="王建国", XianRenZhiWu="云岫县财政局局长", JianLi="某年在云岫县财政局任科员")
    return folder


def test_a_form_or_package_that_was_refused_is_among_the_files_not_read(tmp_path: Path) -> None:
    good = county(tmp_path) / "王建国.lrmx"
    (tmp_path / "a.lrmx").write_bytes(good.read_bytes()[:400])
    (tmp_path / "b.lrmx").write_text("<Persons><Person/></Persons>", "utf-8")
    (tmp_path / "c.lrm").write_text('"甲","男"', "gbk")
    (tmp_path / "d.zip").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "e.hzb").write_bytes(b"7z\xbc\xaf\x27\x1c and more")
    package(tmp_path / "f.zip", {"A01": table([{"A0000": "1", "A0101": "甲某"}]), "A36": "<xml><data>"})
    with zipfile.ZipFile(tmp_path / "g.zip", "w") as forms:
        forms.write(good, "财政局/王建国.lrmx")
    assert unread(tmp_path) == ["a.lrmx", "b.lrmx", "c.lrm", "d.zip", "e.hzb", "f.zip", "g.zip"]


def test_a_line_of_a_form_that_was_not_understood_leaves_the_form_read(tmp_path: Path) -> None:
    lrm(county(tmp_path) / "甲.lrm", f0="", f17="1994.07--  云岫县司法局科员", f25="云岫县司法局科员")
    assert unread(tmp_path) == []


def test_a_folder_in_the_folder_is_said_and_a_picture_is_not(tmp_path: Path) -> None:
    (county(tmp_path) / "财政局").mkdir()
    (tmp_path / "王建国.jpg").write_bytes(b"\xff\xd8\xff")
    assert unread(tmp_path) == ["财政局/"]


def test_all_reasons_to_refuse_a_form_or_package_are_known_by_their_beginning() -> None:
    keys = {key for file in LOADERS.rglob("*.py") for key in RAISED.findall(file.read_text("utf-8"))}
    assert len(keys) > 10 and all(left_out([{"level": "error", "key": key, "file": "a", "row": 0}]) == ["a"] for key in keys)
    assert all(left_out([{"level": "warning", "key": f"{key}x", "file": "a", "row": 0}]) == [] for key in WHOLE_FILE)


def test_a_post_that_is_over_is_named_by_its_organ_where_it_has_no_title(tmp_path: Path) -> None:
    resume = "1990.07--         云岫县财政局\n2015.01--         云岫县国库支付中心主任"
    form = lrmx(tmp_path / "周大海.lrmx", XingMing="周大海", XianRenZhiWu="云岫县国库支付中心主任", JianLi=resume)
    (told,) = (one for one in loaders.load([str(form)]).account.problems if one.key == "load.ended-without-date")
    assert told.values["title"] == "云岫县财政局"
