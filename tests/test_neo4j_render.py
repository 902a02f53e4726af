"""How an answer of a database reads on a terminal."""

from __future__ import annotations

import pytest

from kinship.neo4j.ask import Answer
from kinship.neo4j.render import render

ANSWER = Answer(
    ["organ", "upper", "upperId", "chain"],
    [["县不动产登记中心", "高世国", "p-1", []], ["宣传部[/]", None, "p-2", []]],
)


def test_columns_stand_side_by_side_where_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    lines = render(ANSWER, "table").splitlines()
    assert lines[0].split() == ["organ", "upper"]
    assert lines[2].split() == ["县不动产登记中心", "高世国"]
    assert lines[3].split() == ["宣传部[/]"]


def test_a_row_is_told_line_by_line_where_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "24")
    lines = [line.split() for line in render(ANSWER, "table").splitlines()]
    assert ["upper", "高世国"] in lines
    assert lines.index(["1"]) < lines.index(["upper", "高世国"]) < lines.index(["2"]) < lines.index(["organ", "宣传部[/]"])


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_an_answer_without_rows(form: str) -> None:
    told = render(Answer(["organ"], []), form).split()
    assert told[0] == ("[]" if form == "json" else "organ")


def test_headings_without_rows_stand_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "24")
    assert (
        render(Answer(["severity", "organ", "upperTitle", "upperId", "chain"], []), "table") == "severity   organ   upperTitle\n"
    )


def test_a_name_turns_no_writing_and_moves_no_cursor() -> None:
    told = render(Answer(["name"], [["\u202eABC\u202c\x1b[2J张三\n李四"]]), "table")
    assert "ABC[2J张三 李四" in told and not {"\u202e", "\x1b"} & set(told)
