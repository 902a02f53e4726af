"""Pictures to walk through: what each kind shows of the village, its bounds, and names that try to act."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html as markup

from kinship.account import Account
from kinship.errors import RequestError
from kinship.graph import families, organs
from kinship.graph.draw import draw, scenes
from kinship.graph.network import LINES, STYLES, network
from kinship.graph.page import page
from kinship.graph.scene import Dot, Scene, Tie
from kinship.graph.width import width
from kinship.graph.world import World
from kinship.judge import check_with
from kinship.rules import DEFAULT_PACKS
from kinship.tables import County, arrow
from kinship.text import LANGUAGES
from kinship.wording.clean import one_line
from loaders import load
from tests.test_report import WEIRD
from tests.village.build import DECLARATIONS, HERE, LEDGER

DAY = date(2026, 11, 1)
ASKED = (
    ("finding", "a52beeee"),
    ("finding", "7ca37819"),
    ("person", "卢建华"),
    ("family", "郭建军"),
    ("organ", "柳溪县财政局"),
    None,
)


@cache
def village() -> World:
    """The village, checked."""
    engine, document = check_with(load([HERE / LEDGER, HERE / DECLARATIONS]), DEFAULT_PACKS, DAY)
    return World.read(engine, document, DAY)


def names(scene: Scene) -> set[str]:
    """The first lines of the labels."""
    return {dot.label.split("\n")[0] for dot in scene.dots if dot.kind != "joint"}


def drawn(asked: tuple[str, str] | None, lang: str = "zh") -> Scene:
    """The first scene of a page."""
    return scenes(village(), asked, DAY, lang)[""]


def test_a_finding_shows_its_chain_its_posts_and_the_leader_of_both() -> None:
    scene = drawn(("finding", "7ca37819"))
    assert names(scene) == {"卢建华", "卢婷婷", "田野", "田丰收", "柳溪县农业农村局", "领导班子"}
    kinds = {tie.kind.split()[0] for tie in scene.ties}
    assert kinds == {"wed", "born", "part", "leads", "conflict"}
    rows = {dot.label.split("\n")[0]: dot.y for dot in scene.dots}
    assert rows["柳溪县农业农村局"] < rows["领导班子"] < rows["卢建华"] == rows["田丰收"] < rows["卢婷婷"] == rows["田野"]
    (line,) = [tie for tie in scene.ties if tie.kind.startswith("conflict")]
    assert "卢建华" in line.told[0][1] and "田丰收" in line.told[0][1]


def test_the_posts_stand_below_where_the_two_are_the_youngest() -> None:
    rows = {dot.label.split("\n")[0]: dot.y for dot in drawn(("finding", "1d8a26cc")).dots}
    assert rows["曹玉林"] == rows["许文静"] < rows["领导班子"] < rows["柳溪县农业农村局"]


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked[0] if asked else "county")
def test_with_masks_no_name_of_a_person_is_left(asked: tuple[str, str] | None) -> None:
    world = village()
    said = "\n".join(str(scene) for scene in scenes(world, asked, DAY, "zh", mask=True).values())
    everybody = [row["name"] for row in world.people.values() if len(row["name"] or "") > 1]
    assert everybody and not [name for name in everybody if name in said]
    plain, hidden = (scenes(world, asked, DAY, "zh", mask) for mask in (False, True))
    assert [len(scene.dots) for scene in plain.values()] == [len(scene.dots) for scene in hidden.values()]


def test_relatives_are_told_with_term_and_number_of_steps() -> None:
    told = {
        dot.label.split("\n")[0]: dot.label.split("\n")[1:] for dot in drawn(("person", "卢建华")).dots if dot.kind != "joint"
    }
    assert told["卢婷婷"] == ["女儿", "1 步"] and told["田野"] == ["女婿", "2 步"] and told["卢建华"] == ["本人"]
    assert told["田丰收"] == ["亲家（女婿的父亲）", "3 步"]


def test_a_family_is_all_who_hang_together() -> None:
    world, scene = village(), drawn(("family", "郭建军"))
    shown = {int(dot.id[1:]) for dot in scene.dots if dot.kind != "joint"}
    assert {one for pair in (*world.parents, *world.couples) if set(pair) & shown for one in pair} == shown


def test_an_organ_shows_everybody_in_it_once_below_their_leaders() -> None:
    world, scene = village(), drawn(("organ", "柳溪县财政局"))
    organ = world.organ("柳溪县财政局")
    members = {f"p{number}" for number, posts in world.posts.items() if any(post["organ_id"] == organ for post in posts)}
    people = [dot for dot in scene.dots if dot.id.startswith("p")]
    assert {dot.id for dot in people} == members and len(people) == len(members)
    at = {dot.id: dot.y for dot in scene.dots}
    assert [tie for tie in scene.ties if tie.kind == "leads" and at[tie.one] >= at[tie.other]] == []
    assert sum(tie.kind.startswith("conflict") for tie in scene.ties) == 5


def test_the_county_counts_the_findings_of_each_organ_and_opens_to_them() -> None:
    made = scenes(village(), None, DAY, "en")
    opened = {dot.opens: dot for dot in made[""].dots if dot.opens}
    assert set(made) == {"", *opened}
    assert sum(len(dot.told) for dot in made[""].dots) == len(village().findings)
    counted = {dot.label.split("\n")[0]: dot.label.split("\n")[1] for dot in opened.values()}
    assert counted["柳溪县财政局"] == "● 3  ▲ 2"  # in words it would be cut off
    assert "violation" in {line.split()[0] for line in counted.values()}
    finance = next(dot for dot in opened.values() if dot.label.startswith("柳溪县财政局"))
    assert {"林小雨", "杜国栋"} <= names(made[finance.opens])


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_two_people_stand_on_one_place_and_everything_has_a_style(asked: tuple[str, str] | None, lang: str) -> None:
    for scene in scenes(village(), asked, DAY, lang).values():
        places = [(round(dot.x), round(dot.y)) for dot in scene.dots]
        assert len(places) == len(set(places))
        assert {dot.kind for dot in scene.dots} <= set(STYLES)
        assert {tie.kind.split()[0] for tie in scene.ties} <= {"wed", *LINES}
        assert (
            scene
            == scenes(village(), asked, DAY, lang)[next(k for k, v in scenes(village(), asked, DAY, lang).items() if v == scene)]
        )


def test_nothing_moves_and_every_dot_has_a_place() -> None:
    made = network(drawn(("organ", "柳溪县财政局")))
    assert all(node["physics"] is False and {"x", "y"} <= node.keys() for node in made.nodes)


def test_past_the_bound_people_are_drawn_together_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    everybody = len([dot for dot in drawn(("family", "林小雨")).dots if dot.kind != "joint"])
    monkeypatch.setattr(families, "MOST", 4)
    scene = families.family_scene(village(), village().person("林小雨"), "en")
    kept = [dot for dot in scene.dots if dot.kind not in ("joint", "more")]
    more = [dot for dot in scene.dots if dot.kind == "more"]
    assert len(kept) == 2 and everybody > 4
    told = sum(int(dot.label.split()[0]) for dot in more)
    assert told + 2 == everybody and f"{everybody} people" in scene.notes[0]
    assert {tie.one for tie in scene.ties if tie.kind == "more"} <= {dot.id for dot in kept}


def test_an_organ_past_the_bound_keeps_leaders_and_whom_findings_are_about(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(organs, "MOST", 30)
    scene = organs.organ_scene(village(), village().organ("柳溪县财政局"), "zh")
    assert "林小雨" in {name.removeprefix("◆ ") for name in names(scene)} and "钱佳宁" not in names(scene)
    assert scene.notes


def test_organs_past_the_bound_are_left_out_from_the_quiet_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(organs, "MOST", 3)
    scene = organs.county_scenes(village(), "zh")[""]
    assert len(scene.dots) == 2 and any("不画" in note for note in scene.notes)


@pytest.mark.parametrize(
    "asked",
    [("finding", "ffffffff"), ("finding", "v1:"), ("person", "没有此人"), ("organ", "没有此单位"), ("family", "没有此人")],
)
def test_what_is_not_there_is_a_sentence(asked: tuple[str, str]) -> None:
    with pytest.raises(RequestError):
        scenes(village(), asked, DAY, "zh")


def test_names_that_several_bear_are_told_apart_by_id() -> None:
    people = [{"person_id": f"a{at}", "name": "王伟", "staff": "true"} for at in range(2)]
    tables = {"person": people, "organ": [{"organ_id": "o", "name": "局"}, {"organ_id": "q", "name": "局"}]}
    posts = [{"person_id": f"a{at}", "organ_id": "o", "title": "科员"} for at in range(2)]
    rows = {name: arrow(name, tables.get(name, [])) for name in ("person", "organ", "parent", "spouse")}
    county = County(**rows, post=arrow("post", posts), account=Account())
    for asked in (("person", "王伟"), ("organ", "局")):
        with pytest.raises(RequestError, match=r"a0, a1|o, q"):
            draw(county, DEFAULT_PACKS, DAY, asked, "en")
    assert draw(county, DEFAULT_PACKS, DAY, ("person", "a1"), "en")


@pytest.mark.parametrize("name", WEIRD.values(), ids=WEIRD)
def test_a_name_is_text_in_the_page(name: str) -> None:
    dots = (Dot("a", name, "staff", 0, 0, ((name, name),)), Dot("b", name, "concerned", 200, 0))
    made = markup.document_fromstring(
        page({"": Scene(name, dots, (Tie("a", "b", "conflict violation", name),))}, "zh").decode("utf-8")
    )
    plain = markup.document_fromstring(page({"": Scene("t", dots[:0], ())}, "zh").decode("utf-8"))
    assert [one.tag for one in made.iter()] == [one.tag for one in plain.iter()]
    assert " ".join(made.xpath("//h1")[0].text_content().split()) == " ".join(one_line(name).split())
    data = json.loads(made.xpath("//script[@id='data']")[0].text)
    assert data["scenes"][""]["nodes"][0]["told"] == [[one_line(name)] * 2]


def test_the_page_names_no_host_to_load_from() -> None:
    made = markup.document_fromstring(page({"": drawn(None)}, "zh").decode("utf-8"))
    assert made.xpath("//@href|//@src|//@style|//link|//iframe") == []
    policy = made.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy and "http" not in policy


def test_texts_of_both_languages(tmp_path: Path) -> None:
    for lang, word in (("zh", "图例"), ("en", "Legend")):
        assert word in page({"": drawn(("finding", "7ca37819"), lang)}, lang).decode("utf-8")


LONG = ("阿卜杜热依木·买买提艾力·吐尔逊江", "古丽米热·阿不都热西提·伊敏江")


def couple(names: tuple[str, str] = LONG) -> World:
    """The head of an organ, and his wife, who keeps its money in a section that he is in charge of: two findings."""
    people = [{"person_id": f"a{at}", "name": name, "staff": "true", "sex": "MF"[at]} for at, name in enumerate(names)]
    posts = [
        {"person_id": "a0", "organ_id": "o", "title": "局长", "tier": "1", "chief": "true"},
        {"person_id": "a1", "organ_id": "o", "title": "出纳", "section": "财务股", "tier": "3"}
        | {"functions": "finance", "in_charge": "a0"},
    ]
    tables = {"person": people, "organ": [{"organ_id": "o", "name": "清河县财政局", "kind": "civil"}], "post": posts}
    tables["spouse"] = [{"person_id": "a0", "spouse_id": "a1"}]
    rows = {name: arrow(name, tables.get(name, [])) for name in ("person", "organ", "post", "parent", "spouse")}
    engine, document = check_with(County(**rows, account=Account()), DEFAULT_PACKS, DAY)
    return World.read(engine, document, DAY)


@pytest.mark.parametrize("asked", [("finding", "v1:"), ("family", "a0"), ("organ", "o")], ids=lambda asked: asked[0])
def test_two_findings_of_two_people_are_one_line_by_the_gravest(asked: tuple[str, str]) -> None:
    world = couple()
    if asked[0] == "finding":
        asked = ("finding", next(one["id"] for one in world.findings if one["severity"] == "review"))
    assert sorted(one["severity"] for one in world.findings) == ["review", "violation"]
    (line,) = [tie for tie in scenes(world, asked, DAY, "zh")[""].ties if tie.kind.startswith("conflict")]
    assert (line.kind, line.label) == ("conflict violation", "违规、需核实")
    assert [label.split(" · ")[0] for label, _ in line.told] == ["违规", "需核实"]


@pytest.mark.parametrize("asked", [("organ", "o"), ("family", "a0"), ("person", "a1")], ids=lambda asked: asked[0])
def test_boxes_of_long_names_leave_room_for_each_other(asked: tuple[str, str]) -> None:
    row: dict[float, list[Dot]] = {}
    for dot in scenes(couple(), asked, DAY, "zh")[""].dots:
        row.setdefault(dot.y, []).extend([dot] if dot.kind == "concerned" else [])
    for dots in row.values():
        held = sorted(dots, key=lambda dot: dot.x)
        assert all(other.x - one.x > (width(one) + width(other)) / 2 for one, other in pairwise(held))
    assert width(Dot("a", LONG[0], "concerned", 0, 0)) > 180


def test_a_name_that_is_cut_in_its_box_stands_whole_in_the_page() -> None:
    made = markup.document_fromstring(page(scenes(couple(), ("organ", "o"), DAY, "zh"), "zh").decode("utf-8"))
    nodes = json.loads(made.xpath("//script[@id='data']")[0].text)["scenes"][""]["nodes"]
    whole = [node["whole"] for node in nodes if "whole" in node]
    assert [any(name in text for text in whole) for name in LONG] == [True, True]
    assert {node["label"] for node in nodes if "whole" not in node} == {"清河县财政局", "财务股"}
