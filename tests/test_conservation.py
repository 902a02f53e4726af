"""No row is lost and no name is: whatever the format, every input row has one fate, and every name given turns up again."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kinship.account import FATES, MERGED, QUARANTINED, Account
from kinship.engines.duckdb import DuckEngine
from kinship.errors import InputError
from kinship.intake import list_problems, take_in
from kinship.quality import files
from kinship.tables import County
from kinship.text import LANGUAGES, say
from loaders import load
from loaders.canonical.text_table import text_table
from loaders.values.idnumber import is_valid
from tests.conservation_files import FILES
from tests.conservation_made import Made, Person, Relative, Where, Written
from tests.conservation_tables import TABLES, text_files
from tests.depth import times
from tests.files import delimited
from tests.resolving import number

GIVEN = st.text("安波彩丹恩芳刚海吉康兰梅宁平琴荣松涛伟雪燕英勇云泽", min_size=1, max_size=2)
PLAIN = st.builds(str.__add__, st.sampled_from(["赵", "钱", "孙", "李", "周", "吴", "欧阳"]), GIVEN)
ODD_NAMES = st.sampled_from(
    ["", " ", "无", "李  梅", "李梅（曾用名李英）", "李梅、李英", "买买提·艾力", "=1+1", "123", "李" * 40, "李梅\n", "N/A"]
)
NAMES = st.one_of(PLAIN, PLAIN, PLAIN, ODD_NAMES)
BIRTHS = st.sampled_from(
    ["", "1980.05", "198005", "1980年5月", "1980-05", "1980.1", "80.5", "1980.13", "农历1980年八月", "不详", "1962-07"]
)
NUMBERS = st.sampled_from(["", "", number("1980-05", 11), number("1980-05", 12), "529901198005010", "5299**********0018", "0"])
ORGANS = st.sampled_from(["云岫县财政局", "云岫县教育局", "县财政局", "", "某公司"])
PEOPLE = st.builds(
    Person,
    NAMES,
    st.sampled_from(["男", "女", "", "?"]),
    BIRTHS,
    NUMBERS,
    ORGANS,
    st.sampled_from(["", "预算股", "办公室"]),
    st.sampled_from(["局长", "科员", "股长", ""]),
)
TERMS = st.sampled_from(
    ["妻子", "丈夫", "父亲", "母亲", "哥哥", "妹妹", "姐夫", "表哥", "儿媳", "远房亲戚", "前妻", "干爹", "", "51", "父母"]
)
RELATIVES = st.builds(
    Relative,
    st.integers(0, 5),
    TERMS,
    NAMES,
    BIRTHS,
    NUMBERS,
    st.sampled_from(["", "务农", "云岫县财政局科员", "已去世", "blood"]),
)
ODD_ROWS = st.tuples(
    st.integers(0, 6), st.sampled_from(["blank", "total", "remark", "header", "signed", "junk", "number", "repeat"])
)
PART = "#"
"""Stands for an error: a part of the row is left out, of whichever relative."""
FIRST = Person("郑重", "男", "1970.03", "", "云岫县财政局", "", "局长")
"""Somebody who can be read in every format, so that there is a county at all."""
MADE = st.builds(
    lambda people, relatives, odd: Made([FIRST, *people], relatives, odd),
    st.lists(PEOPLE, max_size=5),
    st.lists(RELATIVES, max_size=6),
    st.lists(ODD_ROWS, max_size=5),
)


def told(written: Written) -> County:
    """The county, with everything said about its tables too."""
    county = load(written.paths)
    engine = DuckEngine()
    take_in(engine, county)
    list_problems(engine, county)
    return county


def places(account: Account, *fates: str) -> Counter[tuple[Where, int]]:
    """How often each row has one of these fates; fates of several rows are unfolded, rows that have no place left out."""
    return Counter(
        ((fate.place.file, fate.place.sheet), fate.place.row + at)
        for fate in account.fates
        if fate.fate in fates and fate.place.row
        for at in range(fate.rows)
    )


def lost(county: County, written: Written) -> Iterator[tuple[Where, int, str]]:
    """Names that are in no table, though their row was not left out and no problem says that they were."""
    account = county.account
    aside = set(places(account, QUARANTINED, MERGED))
    said: dict[tuple[Where, int], str] = defaultdict(str)
    for one in account.problems:
        said[(one.place.file, one.place.sheet), one.place.row] += PART if one.level == "error" else _bare(one.text("zh"))
    names = text_table(county.person, ["name"]).column("name").to_pylist()
    known = "\n".join(_bare(name) for name in names if name)
    for where, row, name in written.names:
        if (where, row) not in aside and name not in known and not re.search(f"{PART}|{name}", said[where, row]):
            yield where, row, name


def _bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("write", (*TABLES, *FILES), ids=lambda write: write.__name__)
@settings(max_examples=times(10, 25), suppress_health_check=[HealthCheck.too_slow])
@given(made=MADE)
def test_every_row_has_one_fate_and_every_name_turns_up_again(write: Callable[[Path, Made], Written], made: Made) -> None:
    with TemporaryDirectory() as folder:
        written = write(Path(folder), made)
        county = told(written)
        assert list(lost(county, written)) == []
    account = county.account
    assert account.unaccounted() == {}
    assert {where: account.rows_in.get(where) for where in written.rows} == written.rows
    once = places(account, *FATES)
    assert set(once.values()) <= {1}, [place for place, times in once.items() if times > 1]
    assert [one for one in once if one[1] > account.rows_in[one[0]] and not one[0][0].endswith(".ged")] == [], (
        "records have lines"
    )
    for one in files(account):
        assert sum(one[fate] for fate in FATES) == one["rows"]
    for fate in account.fates:
        assert all(say(fate.reason, lang, **fate.values).strip() for lang in LANGUAGES), fate
    assert all(problem.text(lang).strip() for problem in account.problems for lang in LANGUAGES)


def test_the_numbers_of_the_generator_are_numbers() -> None:
    assert is_valid(number("1980-05", 11))


ANSWERS = st.lists(st.sampled_from(["same", "different", "unknown", ""]), min_size=8, max_size=8)
STRAY = "d1:m0000000000000000-p0000000000000000"
HEADING = ["Key", "Same person?", "By whom", "When"]


def all_on_the_staff(made: Made) -> Made:
    """The same, but every relative bears the name of somebody on the staff: then there are questions."""
    people = [one for one in made.people if one.name.isalpha()]
    return replace(made, relatives=[replace(one, name=people[at % len(people)].name) for at, one in enumerate(made.relatives, 1)])


def asked(county: County) -> list[str]:
    """The keys of all questions that the sources raise."""
    account = county.account
    return sorted({match.key for match in (*account.matches, *account.joined, *account.open)})


@settings(max_examples=times(15, 25), suppress_health_check=[HealthCheck.too_slow])
@given(made=MADE.map(all_on_the_staff), answers=ANSWERS)
def test_every_answer_in_a_file_of_decisions_counts_or_is_told(made: Made, answers: list[str]) -> None:
    with TemporaryDirectory() as folder:
        sources = text_files(Path(folder), made).paths
        questions = [*asked(load(sources))[:7], STRAY]
        rows = [[key, answer, "钱主任", "2026-11-20"] for key, answer in zip(questions, answers, strict=False)]
        sheet = delimited(Path(folder) / "认定.csv", [HEADING, *rows])
        try:
            account = load(sources, decisions=[sheet]).account
        except InputError as error:
            assert error.key in ("decision.two-people", "decision.contradicted") and error.place
            return
    counted = {match.key for match in (*account.matches, *account.joined, *account.open) if match.by}
    told = {rows[one.place.row - 2][0] for one in account.problems if one.place.file == sheet.name}
    # Of a line of which somebody said whose it is, nobody need say that he does not know of others.
    known = {key.split("-")[0] for key, answer, *_ in rows if answer == "same"}
    doubted = {key for key, answer, *_ in rows if answer == "unknown" and key.split("-")[0] in known}
    assert counted | told | doubted == {key for key, answer, *_ in rows if answer} | doubted
    assert STRAY not in counted
