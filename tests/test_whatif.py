"""``kinship whatif``: statuses, reports, newcomers, marriages, free posts, and the functions for notebooks."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pandas as pd
import pytest

import kinship
from kinship.cli import run
from kinship.cli.api import COLUMNS
from kinship.engines import Engine
from kinship.judge import judged as judge_county
from kinship.pack_model import Pack
from kinship.planned import Plan, changes
from kinship.planned.free import STATES
from kinship.rules import DEFAULT_PACKS, load_packs
from kinship.tables import County
from loaders import load
from loaders.plans import appointments
from tests import cadre_files, files
from tests.depth import some
from tests.village.build import DECLARATIONS, HERE, LEDGER

DAY = "2026-11-23"
VILLAGE = [str(HERE / LEDGER), str(HERE / DECLARATIONS)]
HEAD = ["姓名", "拟任单位", "拟任科室", "拟任职务"]
COUSIN = ["石磊", "柳溪县财政局", "国库股", "科员"]
"""To the section of his cousin 方晓彤: until then both are only under the same leader in charge."""
AWAY = ["石磊", "柳溪县青石镇人民政府", "财政所", "会计"]
ID_NUMBER = 18


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KINSHIP_LANG", "en")


def listed(folder: Path, *rows: list[str]) -> str:
    return str(files.xlsx(folder / "拟任名单.xlsx", {"名单": [HEAD, *rows]}))


def judged(folder: Path, *options: str, sources: list[str] = VILLAGE) -> tuple[int, dict[str, Any]]:
    """The exit status and the document."""
    target = folder / "whatif.json"
    status = run(["whatif", *sources, "--as-of", DAY, "--format", "json", "--output", str(target), *options])
    return status, json.loads(target.read_text(encoding="utf-8")) if target.exists() else {}


def conforms(document: dict[str, Any]) -> None:
    """The document keeps the schema that it names."""
    name = document["schema"].replace("/", "-")
    schema = json.loads(resources.files("kinship").joinpath(f"schema/{name}.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(document)


def who(finding: dict[str, Any]) -> set[str]:
    return {person["name"] for person in finding["people"]}


def test_a_plan_that_adds_a_violation(tmp_path: Path) -> None:
    status, document = judged(tmp_path, "--appointments", listed(tmp_path, COUSIN))
    (added,) = document["added"]
    assert (status, added["severity"], who(added)) == (1, "violation", {"石磊", "方晓彤"})
    assert added["situation"]["kind"] == "common-leader" and added["kin"]["chain"] and added["law"]
    assert [(one["number"], "石磊拟任柳溪县财政局国库股科员" in one["text_zh"]) for one in added["by"]] == [(1, True)]
    assert [one["situation"]["kind"] for one in document["removed"]] == ["common-leader-wide"]
    part = document["plan"][0]
    assert (part["adds"], part["file"], part["sheet"], part["row"]) == ([added["id"]], "拟任名单.xlsx", "名单", 2)


def test_a_plan_that_only_removes(tmp_path: Path) -> None:
    status, document = judged(tmp_path, "--appointments", listed(tmp_path, AWAY))
    assert (status, document["added"], len(document["removed"])) == (0, [], 1)


def test_fail_on_sets_the_severity_that_counts(tmp_path: Path) -> None:
    plan = listed(tmp_path, ["周立新", "柳溪县农业农村局", "农机股", "科员"])
    asked = ["--appointments", plan, "--fail-on"]
    assert [judged(tmp_path, *asked, severity)[0] for severity in ("violation", "review", "advisory", "never")] == [0, 1, 1, 0]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ([], "no plan was given"),
        (["--person", "石磊"], "--free-posts goes with --person"),
        (["--free-posts", "柳溪县财政局"], "--free-posts goes with --person"),
        (["--free-posts", "柳溪县财政局", "--person", "石磊", "--from-forms"], "not with a plan"),
        (["--free-posts", "教育局", "--person", "石磊"], "there is no organ 教育局"),
        (["--free-posts", "局", "--person", "石磊"], "several organs may be 局: "),
        (["--free-posts", "财政局", "--person", "某某"], "nobody has the id or the name"),
        (["--free-posts", "财政局", "--person", "高飞"], "several people are called"),
        (["--marriage", "石磊", "某某"], "nobody has the id or the name"),
        (["--marriage", "石磊", "石磊"], "are one (石磊)"),
        (["--marriage", "石磊", "卢婷婷"], '"卢婷婷" is not on the staff'),
        (["--appointments", "none.xlsx"], "no such file"),
        (["--recruits", "none.xlsx"], "no such file"),
        (["--from-forms", "--pack", "none"], "none"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(options: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["whatif", *VILLAGE, "--as-of", DAY, *options]) == 2
    error = capsys.readouterr().err
    assert says in error and "Traceback" not in error


def test_a_list_with_mistakes_judges_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, document = judged(tmp_path, "--appointments", listed(tmp_path, COUSIN, ["某某", *COUSIN[1:]]))
    assert (status, document) == (2, {})
    assert "拟任名单.xlsx, sheet 名单, row 3, column 姓名: nobody on the staff is called 某某" in capsys.readouterr().err


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", ["table", "json", "xlsx"])
def test_every_format_in_both_languages(form: str, lang: str, tmp_path: Path) -> None:
    target, plan = tmp_path / "out", listed(tmp_path, COUSIN, ["周立新", "柳溪县农业农村局", "农机股", "科员"])
    asked = ["--appointments", plan, "--marriage", "白雪", "邓海波", "--format", form, "--output", str(target), "--lang", lang]
    assert run(["whatif", *VILLAGE, "--as-of", DAY, *asked]) == 1
    if form == "xlsx":
        book = pd.read_excel(target, sheet_name=None, engine="calamine")
        added, removed = (book["新增" if lang == "zh" else "Added"], book["消除" if lang == "zh" else "Removed"])
        assert len(added) >= 2 and len(removed) == 2
        assert len(book["方案" if lang == "zh" else "Plan"]) == 3
        return
    text = target.read_text(encoding="utf-8")
    assert ("新增（" if lang == "zh" else "added (") in text or form == "json"
    assert "方晓彤" in text
    numbers = [word for word in text.replace("*", " ").split() if len(word) == ID_NUMBER and word[:17].isdigit()]
    assert numbers == []


def test_the_document_keeps_its_schema(tmp_path: Path) -> None:
    plan = listed(tmp_path, COUSIN, ["周立新", "柳溪县农业农村局", "农机股", "科员"])
    _, document = judged(tmp_path, "--appointments", plan, "--marriage", "白雪", "邓海波")
    conforms(document)
    assert document["added"] and document["removed"]


@pytest.mark.parametrize("rows", [[], [[""] * len(COUSIN)]])
def test_an_empty_list_is_no_plan_without_effect(
    rows: list[list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert judged(tmp_path, "--appointments", listed(tmp_path, *rows)) == (2, {})
    assert "hold no appointment" in capsys.readouterr().err


def test_a_plan_without_effect_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["whatif", *VILLAGE, "--as-of", DAY, "--from-forms"]) == 0
    assert "The plan adds no finding and removes none." in capsys.readouterr().out


def test_a_marriage_makes_relatives_of_relatives(tmp_path: Path) -> None:
    """邓海波 is head of the section in which 石磊 works: who marries 石磊's cousin is his relative."""
    status, document = judged(tmp_path, "--marriage", "邓海波", "方晓彤")
    added = [one for one in document["added"] if who(one) == {"邓海波", "石磊"}]
    assert status == 1 and added
    assert {one["number"] for one in added[0]["by"]} == {1}
    assert added[0]["kin"]["declared"]["status"] == "unknown"
    assert all("--marriage" in one["kin"]["sources"] for one in document["added"])


def recruits(folder: Path) -> str:
    """石磊's younger brother joins the section in which he works."""
    people = [
        ["姓名", "性别", "出生年月", "拟录用单位", "拟录用科室", "拟录用职务"],
        ["石鑫", "男", "2000.05", "柳溪县财政局", "资产股", "科员"],
    ]
    lines = [
        ["申报人", "申报人单位", "与本人关系", "亲属姓名", "亲属出生年月"],
        ["石鑫", "柳溪县财政局", "哥哥", "石磊", "1995.04"],
    ]
    return str(files.xlsx(folder / "新录用.xlsx", {"名册": people, "申报": lines}))


def test_newcomers_are_matched_against_the_staff(tmp_path: Path) -> None:
    status, document = judged(tmp_path, "--recruits", recruits(tmp_path))
    assert status == 1
    (added,) = [one for one in document["added"] if one["severity"] == "violation"]
    assert who(added) == {"石鑫", "石磊"} and added["kin"]["word"] == "PC"
    part = document["plan"][0]
    assert (part["kind"], part["names"], part["file"]) == ("newcomer", ["石鑫"], "新录用.xlsx")
    assert document["summary"]["newcomers"] == len(document["plan"]) == 1
    assert part["begins"] == [{"organ": "柳溪县财政局", "section": "资产股", "title": "科员"}] and part["ends"] == []
    assert part["text_zh"] == "石鑫拟进入（柳溪县财政局资产股科员）" and part["organs"] == ["柳溪县财政局"]


def boss(folder: Path, post: str = "局长") -> list[str]:
    """A bureau led by 石磊's uncle, and 石鑫, who is to join another section of it as an ordinary member."""
    staff = [["姓名", "单位", "科室", "职务", "出生年月", "任职时间"], ["石大山", "柳河县财政局", "", post, "1970.03", "2020.01"]]
    staff.append(["王五", "柳河县财政局", "预算股", "科员", "1991.01", "2024.02"])
    fresh = [
        ["姓名", "出生年月", "拟录用单位", "拟录用科室", "拟录用职务"],
        ["石鑫", "2000.05", "柳河县财政局", "国库股", "科员"],
    ]
    lines = [
        ["申报人", "申报人出生年月", "与本人关系", "亲属姓名", "亲属出生年月"],
        ["石鑫", "2000.05", "伯父", "石大山", "1970.03"],
    ]
    lines.append(["王五", "1991.01", "父亲", "石大山", "1970.03"])
    book = files.xlsx(folder / "新录用.xlsx", {"名册": fresh, "申报": lines})
    return [str(files.xlsx(folder / "台账.xlsx", {"台账": staff})), str(book)]


def test_a_newcomer_may_not_enter_the_organ_that_a_relative_leads(tmp_path: Path) -> None:
    """By the wider rule about newcomers, which is asked without being named; his colleague is no newcomer."""
    ledger, fresh = boss(tmp_path)
    status, document = judged(tmp_path, "--recruits", fresh, sources=[ledger])
    entries = [one for one in document["added"] if one["situation"]["kind"] == "entry-ban"]
    assert status == 1 and document["packs"][-1] == "cn-entry"
    assert [(who(one), one["severity"]) for one in entries] == [({"石鑫", "石大山"}, "violation")]
    assert judged(tmp_path, "--recruits", fresh, "--pack", "cn-civil-2020", sources=[ledger])[0] == 0


def test_a_newcomer_may_enter_where_the_relative_does_not_lead(tmp_path: Path) -> None:
    ledger, fresh = boss(tmp_path, "三级主任科员")
    _, document = judged(tmp_path, "--recruits", fresh, sources=[ledger])
    assert "entry-ban" not in [one["situation"]["kind"] for one in document["added"]]


def test_who_is_appointed_from_another_organ_is_no_newcomer(tmp_path: Path) -> None:
    """And the rule is not asked where nobody joins."""
    ledger, _ = boss(tmp_path)
    moved = files.xlsx(tmp_path / "任.xlsx", {"任": [["姓名", "拟任单位", "拟任职务"], ["王五", "柳河县财政局", "国库股科员"]]})
    _, document = judged(tmp_path, "--appointments", str(moved), sources=[ledger])
    assert document["packs"] == ["cn-civil-2020", "cn-institution-2019"]
    forms = files.xlsx(tmp_path / "申报.xlsx", {"申报": [["申报人", "与本人关系", "亲属姓名"], ["王五", "父亲", "石大山"]]})
    _, named = judged(tmp_path, "--appointments", str(moved), "--pack", "cn-entry", sources=[ledger, str(forms)])
    assert named["summary"]["appointments"] == 1 and not named["added"]


def test_newcomers_join_a_canonical_folder(tmp_path: Path) -> None:
    out = tmp_path / "county"
    assert run(["convert", *VILLAGE, "--out", str(out), "--with-ids"]) == 0
    _, by_files = judged(tmp_path, "--recruits", recruits(tmp_path))
    status, by_folder = judged(tmp_path, "--recruits", recruits(tmp_path), sources=[str(out)])
    assert status == 1
    assert [one["id"] for one in by_folder["added"]] == [one["id"] for one in by_files["added"]]


def test_a_newcomer_whom_a_folder_knows_as_a_relative_is_that_person(tmp_path: Path) -> None:
    """The daughter of 卢建华, known by his declaration, joins the bureau in which he works."""
    out = tmp_path / "county"
    assert run(["convert", *VILLAGE, "--out", str(out), "--with-ids"]) == 0
    people = pd.read_csv(out / "person.csv", dtype=str)
    known = people[people["name"] == "卢婷婷"].iloc[0]
    row = ["卢婷婷", "女", known["birth"], "柳溪县农业农村局", "农机股", "科员"]
    head = ["姓名", "性别", "出生年月", "单位", "科室", "职务"]
    fresh = str(files.xlsx(tmp_path / "新.xlsx", {"名册": [head, row]}))
    for sources in (VILLAGE, [str(out)]):
        status, document = judged(tmp_path, "--recruits", fresh, sources=sources)
        assert status == 1
        assert {"卢婷婷", "卢建华"} in [who(one) for one in document["added"]]


def test_a_form_of_a_newcomer_tells_the_post_by_what_it_plans(tmp_path: Path) -> None:
    brother = ("哥哥", "石磊", "199504", "群众", "柳溪县财政局资产股科员")
    form = cadre_files.lrmx(
        tmp_path / "石鑫.lrmx",
        [brother],
        XingMing="石鑫",
        XingBie="男",
        ChuShengNianYue="200005",
        NiRenZhiWu="柳溪县财政局资产股科员",
    )
    status, document = judged(tmp_path, "--recruits", str(form))
    assert status == 1 and {"石鑫", "石磊"} in [who(one) for one in document["added"]]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([["姓名", "与本人关系", "亲属姓名"], ["石鑫", "哥哥", "石磊"]], "no newcomer was read"),
        ([["一", "二"], [1, 2]], "Missing"),
    ],
)
def test_recruits_of_nobody(rows: list[list[Any]], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = files.xlsx(tmp_path / "新.xlsx", {"表": rows})
    assert judged(tmp_path, "--recruits", str(path)) == (2, {})
    assert says in capsys.readouterr().err


def test_rows_of_newcomers_that_are_left_out_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = ["姓名", "性别", "出生年月", "拟录用单位", "拟录用科室", "拟录用职务"]
    post = ["柳溪县财政局", "资产股", "科员"]
    people = [
        ["石鑫", "男", "2000.05", *post],
        ["", "女", "2000.06", *post],
        ["父亲", "", "", *post],
        ["赵小六", "女", "2001.13", *post],
    ]
    lines = [["申报人", "申报人单位", "与本人关系", "亲属姓名"], ["某某某", "柳溪县财政局", "哥哥", "石磊"]]
    path = files.xlsx(tmp_path / "新.xlsx", {"名册": [head, *people], "申报": lines})
    run(["whatif", *VILLAGE, "--as-of", DAY, "--recruits", str(path)])
    said = [line for line in capsys.readouterr().err.splitlines() if line.startswith("新.xlsx")]
    assert {line.partition(": ")[0] for line in said} == {
        "新.xlsx, sheet 名册, row 3",
        "新.xlsx, sheet 名册, row 4",
        "新.xlsx, sheet 名册, row 5, column 出生年月",
        "新.xlsx, sheet 申报, row 2",
    }


def test_appointments_may_be_of_newcomers(tmp_path: Path) -> None:
    plan = listed(tmp_path, ["石鑫", "柳溪县青石镇人民政府", "财政所", "会计"])
    status, document = judged(tmp_path, "--recruits", recruits(tmp_path), "--appointments", plan)
    assert status == 0 and [part["kind"] for part in document["plan"]] == ["appointment", "newcomer"]
    assert [[post["section"] for post in part["begins"]] for part in document["plan"]] == [["财政所"], []]


@dataclass(frozen=True, slots=True)
class Judged:
    """The village before any plan, in an engine that is left as it is."""

    county: County
    engine: Engine
    packs: list[Pack]
    day: date

    def changed_by(self, row: dict[str, str]) -> dict[str, Any]:
        """The document of a plan of one appointment."""
        plan = Plan(appointments(self.county, [[row]], as_of=self.day))
        return changes(self.engine, self.county, plan, self.packs, self.day, lambda stage: None)


@cache
def before() -> Judged:
    village, packs, day = load(VILLAGE), list(load_packs(DEFAULT_PACKS)), date.fromisoformat(DAY)
    return Judged(village, judge_county(village, packs, day, lambda stage: None), packs, day)


def free(person: str, organ: str) -> dict[tuple[str, str], dict[str, Any]]:
    document = kinship.free_posts(*VILLAGE, person=person, organ=organ, as_of=DAY).document
    assert document["summary"] == {state: sum(post["state"] == state for post in document["posts"]) for state in STATES}
    return {(post["section"], post["title"]): post for post in document["posts"]}


@pytest.mark.parametrize(
    ("person", "organ"), some([("石磊", "财政局"), ("易立群", "第二小学"), ("周立新", "农业农村局"), ("夏文斌", "财政局")], 2)
)
def test_a_post_is_free_where_an_appointment_to_it_adds_nothing(person: str, organ: str) -> None:
    posts, village = free(person, organ), before()
    assert posts
    for (section, title), post in posts.items():
        row = {"姓名": person, "单位": organ, "科室": section, "职务": title}
        added = village.changed_by(row)["added"]
        mine = [one["id"] for one in added if person in who(one)]
        assert [one["id"] for one in post["adds"]] == mine, (section, title)
        worst = max((STATES.index(one["severity"]) for one in added), default=0)
        assert post["state"] == (STATES[worst] if worst else "unknown" if post["unknown"] else "free")


def test_an_engine_that_judged_other_plans_says_of_one_what_a_fresh_one_says() -> None:
    """What a plan leaves behind nobody sees: else the test before would prove less than it seems to."""
    away, row = (dict(zip(HEAD, one, strict=True)) for one in (AWAY, COUSIN))
    assert before().changed_by(away)["removed"]
    told, fresh = before().changed_by(row), kinship.whatif(*VILLAGE, appointments=[row], as_of=DAY).document
    parts = ("added", "removed", "kept", "unknown")
    assert told["added"] and [told[part] for part in parts] == [fresh[part] for part in parts]


def test_free_posts_say_why_not(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["whatif", *VILLAGE, "--as-of", DAY, "--free-posts", "财政局", "--person", "石磊"]
    assert run(asked) == 0
    out = capsys.readouterr().out
    assert "国库股\n" in out and "  科员: not free\n" in out and "方晓彤" in out
    assert run([*asked, "--format", "json"]) == 0
    conforms(json.loads(capsys.readouterr().out))
    assert run([*asked, "--format", "xlsx"]) == 2


def test_tables_in_tables_out(tmp_path: Path) -> None:
    rows = [dict(zip(HEAD, COUSIN, strict=True))]
    by_rows = kinship.whatif(*VILLAGE, appointments=rows, as_of=DAY)
    by_frame = kinship.whatif(load(VILLAGE), appointments=pd.DataFrame(rows), as_of=DAY)
    by_file = kinship.whatif(*VILLAGE, appointments=listed(tmp_path, COUSIN), as_of=DAY)
    assert list(by_rows.added["id"]) == list(by_frame.added["id"]) == list(by_file.added["id"]) != []
    assert list(by_rows.added.columns) == [*COLUMNS, "by"]
    assert by_rows.added["by"].tolist() == [[1]]
    assert by_rows.plan["adds"].tolist() == [by_rows.added["id"].tolist()]
    nothing = kinship.whatif(*VILLAGE, as_of=DAY)
    assert [len(table) for table in (nothing.added, nothing.removed, nothing.kept, nothing.plan)] == [0, 0, 0, 0]
    assert list(kinship.free_posts(*VILLAGE, person="石磊", organ="财政局", as_of=DAY).to_pandas()["state"].unique()) != []
