"""What is read does not depend on the day on which it is read: a day of retirement is judged by the day asked about."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import loaders.moment
from kinship.judge import check_county
from loaders import load

from .files import xlsx
from .test_loaders_clumsy import FORM_HEAD, HEAD, LI, QIAN, WANG, Read, Rows, ledger
from .test_odd_ledgers import told


class Clock:
    """A day that stands still."""

    def __init__(self, year: int, month: int = 1, day: int = 1) -> None:
        self.now = date(year, month, day)

    def today(self) -> date:
        return self.now


def on(monkeypatch: pytest.MonkeyPatch, *day: int) -> None:
    monkeypatch.setattr(loaders.moment, "date", Clock(*day))


def held(read: Read) -> set[str]:
    names = {row["person_id"]: str(row["name"]) for row in read.person}
    return {names[row["person_id"]] for row in read.post if not row["end"]}


def test_the_same_is_read_on_every_day_of_a_year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows: Rows = [
        [*HEAD, "人员状态", "退休时间"],
        *([*WANG, "在职", "2026.05"], [*LI, "", "2026.05"], [*QIAN, "", "2026.12"]),
        *([*WANG[:1], "女", *WANG[2:], "在职", "2020.01"], ["周强", *LI[1:], "在职", "2027.01"]),
    ]
    found = []
    for day in ((2026, 1, 2), (2026, 12, 30)):
        on(monkeypatch, *day)
        read = ledger(tmp_path, rows)
        found.append((read.post, [(one.key, one.place, one.values) for one in read.account.problems]))
        assert told(read, "load.retirement-expected") == [(2, "退休时间")] and told(read, "load.gone-but-serving") == [
            (5, "退休时间")
        ]
    assert found[0] == found[1]
    assert {str(row["end"]) for row in read.post} == {"", "2026-05", "2026-12", "2027-01"}


def test_a_day_of_retirement_is_judged_by_the_day_asked_about(tmp_path: Path) -> None:
    retires = loaders.moment.this_year()
    head, chief = [*HEAD, "退休时间"], [*WANG, f"{retires}.06"]
    clerk = ["李芳", "女", "1985-03", "云岫县财政局", "财务股", "股长", ""]
    book = xlsx(
        tmp_path / "a.xlsx",
        {"台账": [head, chief, clerk], "申报": [FORM_HEAD, ["李芳", "云岫县财政局", "父亲", "王明", "云岫县财政局局长"]]},
    )
    county = load([book])
    assert [len(check_county(county, as_of=date(retires, month, 1))["findings"]) > 0 for month in (5, 7)] == [True, False]


@pytest.mark.parametrize("band", ["2027年退休", "2027年退休人员", "二、2027年离岗人员"])
def test_a_line_of_those_who_will_leave_ends_nothing_and_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, band: str
) -> None:
    on(monkeypatch, 2026)
    read = ledger(tmp_path, [HEAD, WANG, [band], LI, ["在职人员"], QIAN])
    assert held(read) == {"王明", "李芳", "钱多"} and told(read, "load.list-to-come") == [(4, "")]
    on(monkeypatch, 2027)
    read = ledger(tmp_path, [HEAD, WANG, [band], LI, ["在职人员"], QIAN])
    assert held(read) == {"王明", "钱多"} and "load.list-to-come" not in read.keys


def test_what_was_kept_in_one_year_is_read_anew_in_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    people = [[*LI[:5], f"会计{number}", "政治面貌中共党员" * 30] for number in range(300)]
    rows = [[*HEAD, "特长"], WANG, *people, ["2027年退休"], QIAN]
    book = tmp_path / "a.csv"
    book.write_text("\n".join(",".join(row) for row in rows), encoding="utf-8")
    ends = []
    for year in (2026, 2026, 2027):
        on(monkeypatch, year)
        ends.append([row["end"] for row in load([book], cache="keep").post.to_pylist() if row["title"] == "副局长"])
    assert ends == [[""], [""], ["2027"]] or ends == [[None], [None], ["2027"]]
