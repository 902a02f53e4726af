"""Kin terms, chains, situations and sentences."""

from __future__ import annotations

import itertools
import re
import string
import tomllib
from importlib import resources

import pytest

from kinship.chains import published
from kinship.kin import BY_WORD, KIN
from kinship.pack_situations import ALONE, SITUATIONS
from kinship.tables import FUNCTIONS, ORGAN_KINDS
from kinship.text import LANGUAGES, area, say
from kinship.wording import (
    explanation,
    function_label,
    law_label,
    laws_label,
    organ_kind_label,
    person_with_post,
    relation_label,
    sentence,
    sides,
    situation_label,
    sources_label,
    step_labels,
)
from kinship.wording.chain import is_elder
from kinship.wording.clean import one_line
from kinship.wording.law import number
from kinship.wording.relation import with_spouses

from .report_documents import ARMS, GRADES, SEVERITIES, STEPS, chain, finding

COUNTED = re.compile(r"\{(\w+):([^{}|]*)\|([^{}|]*)\}")
LABELS = tomllib.loads(resources.files("kinship").joinpath("labels.toml").read_text(encoding="utf-8"))
ROWS = [(word, key, label) for word, rows in LABELS.items() for keys, label in rows.items() for key in keys.split("|")]

TERMS = [
    ("S", "M", None, "丈夫", "husband"),
    ("S", "F", None, "妻子", "wife"),
    ("P", "F", None, "母亲", "mother"),
    ("C", "M", None, "儿子", "son"),
    ("PP", "MF", None, "祖母", "grandmother (father's side)"),
    ("PP", "FM", None, "外祖父", "grandfather (mother's side)"),
    ("CC", "FM", None, "外孙", "grandson (daughter's son)"),
    ("CC", "MF", None, "孙女", "granddaughter (son's daughter)"),
    ("PC", "?M", True, "哥哥", "elder brother"),
    ("PC", "MF", False, "妹妹", "younger sister"),
    ("PC", "?F", None, "姐妹", "sister"),
    ("PPC", "MMM", True, "伯父", "uncle (father's elder brother)"),
    ("PPC", "M?M", False, "叔父", "uncle (father's younger brother)"),
    ("PPC", "M?F", None, "姑母", "aunt (father's side)"),
    ("PPC", "F?M", None, "舅父", "uncle (mother's side)"),
    ("PPC", "FFF", None, "姨母", "aunt (mother's side)"),
    ("PCC", "?MM", None, "侄子", "nephew (brother's son)"),
    ("PCC", "?FF", None, "外甥女", "niece (sister's daughter)"),
    ("PPCC", "M?MM", True, "堂兄", "elder cousin (father's brother's son)"),
    ("PPCC", "M?FM", None, "表兄弟", "cousin (an aunt's son)"),
    ("PPCC", "F?MF", False, "表妹", "younger female cousin (mother's side)"),
    ("SP", "FM", None, "岳父", "father-in-law (wife's father)"),
    ("SP", "MF", None, "婆婆", "mother-in-law (husband's mother)"),
    ("CS", "M?", None, "儿媳", "daughter-in-law"),
    ("CS", "?M", None, "女婿", "son-in-law"),
    ("SPC", "F?M", False, "妻弟", "brother-in-law (wife's younger brother)"),
    ("SPC", "M?M", True, "丈夫的哥哥", "brother-in-law (husband's elder brother)"),
    ("PCS", "?M?", True, "嫂子", "sister-in-law (elder brother's wife)"),
    ("PCS", "?F?", False, "妹夫", "brother-in-law (younger sister's husband)"),
    ("CSP", "M?M", None, "亲家（儿媳的父亲）", "son's father-in-law"),
    ("CSP", "??F", None, "亲家（子女配偶的母亲）", "child's mother-in-law"),
    ("SPCS", "F?F?", None, "连襟（妻子姐妹的丈夫）", "wife's sister's husband"),
    ("SPCS", "M?MF", None, "妯娌（丈夫兄弟的妻子）", "husband's brother's wife"),
    ("PPCS", "M?FM", None, "姑父", "aunt's husband (father's side)"),
    ("PPCS", "M?M?", True, "伯母", "uncle's wife (father's elder brother)"),
    ("PPCS", "F?M?", None, "舅母", "uncle's wife (mother's side)"),
    ("PPCS", "F??M", None, "姨父", "aunt's husband (mother's side)"),
    ("SPCC", "F?MM", None, "妻子的侄子", "wife's nephew (brother's son)"),
    ("SPCC", "M?FF", None, "丈夫的外甥女", "husband's niece (sister's daughter)"),
    ("PCCS", "?MM?", None, "侄媳", "nephew's wife (brother's son)"),
    ("PCCS", "?FFM", None, "外甥女婿", "niece's husband (sister's daughter)"),
    ("SPPC", "FM?M", True, "妻子的伯父", "wife's uncle (father's elder brother)"),
    ("SPPC", "MF?M", None, "丈夫的舅父", "husband's uncle (mother's side)"),
    ("PPCCS", "M?MMF", True, "堂兄的妻子", "elder cousin's wife (father's brother's son)"),
    ("PPCCS", "F?FFM", None, "表姐妹的丈夫", "female cousin's husband (mother's side)"),
    ("SPPCC", "FM?FM", None, "妻子的表兄弟", "wife's cousin (an aunt's son)"),
    ("PPP", "MMM", None, "曾祖父", "great-grandfather (father's father's father)"),
    ("CCC", "MMF", None, "曾孙女", "great-granddaughter (in the male line)"),
    ("PS", "F?", None, "继父", "stepfather"),
    ("SC", "?F", None, "继女", "stepdaughter"),
    ("PSC", "??M", True, "继兄", "elder stepbrother"),
    ("SPP", "FMM", None, "妻子的祖父", "wife's grandfather (father's side)"),
    ("CCS", "MM?", None, "孙媳", "grandson's wife (son's son)"),
    ("SPS", "MFM", None, "丈夫的继父", "husband's stepfather"),
    ("SCS", "FMF", None, "妻子的儿媳", "wife's daughter-in-law"),
    ("PPS", "MFM", None, "祖母的丈夫", "grandmother's husband (father's side)"),
    ("SCC", "FMF", None, "妻子的孙女", "wife's granddaughter (son's daughter)"),
    ("SPPS", "MFMF", None, "丈夫的外祖父的妻子", "husband's grandfather's wife (mother's side)"),
    ("SCCS", "FMFM", None, "妻子的孙女婿", "wife's granddaughter's husband (son's daughter)"),
    ("SPPCS", "MF?FM", None, "丈夫的姨父", "husband's aunt's husband (mother's side)"),
    ("SPCCS", "F?MFM", None, "妻子的侄女婿", "wife's niece's husband (brother's daughter)"),
]


@pytest.mark.parametrize(("word", "sexes", "elder", "zh", "en"), TERMS)
def test_kin_terms(word: str, sexes: str, elder: bool | None, zh: str, en: str) -> None:
    assert (relation_label(word, sexes, "zh", elder), relation_label(word, sexes, "en", elder)) == (zh, en)


def test_terms_cover_every_word() -> None:
    assert {row[0] for row in TERMS} == set(BY_WORD)


@pytest.mark.parametrize(("word", "key", "label"), ROWS)
def test_every_row_of_the_table_is_well_formed_and_reached(word: str, key: str, label: dict[str, str]) -> None:
    sexes, seniority = key.rstrip("+-"), key[len(key.rstrip("+-")) :]
    assert word in BY_WORD and len(sexes) == len(word) and set(sexes) <= set("MF?") and set(label) == set(LANGUAGES)
    elder = {"+": True, "-": False, "": None}[seniority]
    reached = {
        relation_label(word, "".join(one), "zh", elder) for one in itertools.product(*("MF?" if s == "?" else s for s in sexes))
    }
    assert label["zh"] in reached


@pytest.mark.parametrize("row", KIN, ids=lambda row: row.word)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_with_any_sexes_has_a_term(row: object, lang: str) -> None:
    word = row.word  # type: ignore[attr-defined]
    for sexes in itertools.product("MF?", repeat=len(word)):
        for elder in (True, False, None):
            label = relation_label(word, "".join(sexes), lang, elder)
            assert label and not re.search(r"[{}]|None|\?", label)
            assert lang == "en" or not set(label) & set(string.ascii_letters)


@pytest.mark.parametrize("word", sorted(BY_WORD))
def test_known_sexes_of_the_relative_always_show(word: str) -> None:
    for sexes in itertools.product("MF", repeat=len(word)):
        man, woman = ("".join((*sexes[:-1], sex)) for sex in "MF")
        if word.endswith("S") and len(word) > 1:
            man, woman = with_spouses(word, "?" * (len(word) - 1) + "M"), with_spouses(word, "?" * (len(word) - 1) + "F")
        assert relation_label(word, man, "zh") != relation_label(word, woman, "zh")


def test_a_word_out_of_scope_is_still_named() -> None:
    assert relation_label("PPPC", "????", "en") == "relative (PPPC)"


def test_chain_skips_the_unnamed_parent_of_siblings() -> None:
    assert step_labels(chain("PPCS"), "zh") == "李某→父亲李甲→其姐妹李乙→配偶张某"
    assert step_labels(chain("PC"), "en") == "李某 → brother 张某"
    assert step_labels(chain("PPCC"), "zh") == "李某→（中间亲属未具名）→张某"


def test_chain_shows_a_named_parent_of_siblings_and_the_kind_of_tie() -> None:
    items = [{**item, "name": item["name"] or "李老"} for item in chain("PPCS")]
    items[1]["kind"] = "adoptive"
    assert step_labels(items, "zh") == "李某→父亲（收养）李甲→父亲或母亲李老→女儿李乙→配偶张某"


@pytest.mark.parametrize(
    ("kind", "told"), [("adoptive", ("（收养）", "(by adoption)")), ("blood", ("", ""))], ids=["adopted", "born"]
)
def test_a_sentence_tells_that_a_parent_adopted(kind: str, told: tuple[str, str]) -> None:
    (first, *_), last = chain("PC"), {**chain("PC")[-1], "step": "P"}
    found = finding()
    found["kin"] |= {
        "word": "P",
        "chain": published([{**first, "kind": None, "birth": None}, {**last, "kind": kind, "birth": None}]),
    }
    for lang, words in zip(("zh", "en"), told, strict=True):
        assert words in sentence(found, lang)
        assert bool(words) == ({"zh": "→", "en": " → "}[lang] in sentence(found, lang))


def test_births_tell_who_is_the_elder() -> None:
    items = chain("PC")
    for ours, theirs, expected in (
        ("1980", "1975-03", True),
        ("1980-05", "1990", False),
        ("1980", "1980-05", None),
        ("", "1980", None),
    ):
        items[0]["birth"], items[-1]["birth"] = ours, theirs
        assert is_elder(items) is expected
    items[0]["birth"], items[-1]["birth"] = "1980", "1975"
    assert step_labels(items, "zh") == "李某→哥哥张某"
    aunt = chain("PPCS")
    aunt[1]["birth"], aunt[3]["birth"] = "1950", "1955"
    assert step_labels(aunt, "zh") == "李某→父亲李甲→其妹李乙→配偶张某"


def test_the_sentence_of_a_violation() -> None:
    assert finding(grade="confirmed")["sentence_zh"] == (
        "张某（县财政局副局长）是李某（县财政局预算股会计）的姑父：李某→父亲李甲→其姐妹李乙→配偶张某；"
        "在张某担任领导职务的县财政局，李某从事财务工作，违反《公务员法》第七十四条第一款；"
        "依据：申报表.xlsx“家庭”表第3、4、5、6、9行（双方申报或有证件号码印证，确定）。"
    )
    assert finding(grade="confirmed")["sentence_en"] == (
        "张某 (县财政局, 副局长) is the aunt's husband (father's side) of 李某 (县财政局, 预算股, 会计): "
        "李某 → father 李甲 → his sister 李乙 → her husband 张某; 李某 does finance work in 县财政局, of which 张某 is a leading "
        "member, contrary to Civil Servants Law, article 74, paragraph 1; evidence: 申报表.xlsx sheet 家庭 rows 3, 4, 5, 6, 9 "
        "(declared by both sides or proven by an ID number, confirmed)."
    )


def test_a_source_without_forms_is_not_said_to_be_declared_or_proven() -> None:
    one = finding(grade="confirmed")
    one["kin"]["declared"] = {"status": "unknown", "sides": []}
    assert sentence(one, "zh").endswith("（来源如此记载，没有申报表可对照，确定）。")
    assert sentence(one, "en").endswith("(so the source records it, without forms to compare, confirmed).")


@pytest.mark.parametrize("arm", ARMS, ids="/".join)
@pytest.mark.parametrize("severity", SEVERITIES)
@pytest.mark.parametrize("grade", GRADES)
@pytest.mark.parametrize("word", STEPS)
def test_every_sentence_is_whole(arm: tuple[str, str], severity: str, grade: str, word: str) -> None:
    one = finding(*arm, severity=severity, grade=grade, word=word)
    for lang, stop, law in (
        ("zh", "。", "《公务员法》第七十四条第一款"),
        ("en", ".", "Civil Servants Law, article 74, paragraph 1"),
    ):
        text = sentence(one, lang)
        assert "张某" in text and "县财政局" in text and law in text
        assert arm[0] in ALONE or ("李某" in text and "申报表.xlsx" in text)
        assert text.endswith(stop) and text.count("。") == (lang == "zh") and "\n" not in text
        assert not re.search(r"[{}]|None|；；|;;|，，|,,|（）|\(\)|  |；，| ;|“”", text)
        assert lang == "en" or not set(text.replace("申报表.xlsx", "")) & set(string.ascii_letters)


@pytest.mark.parametrize(
    ("severity", "zh", "en"), [("review", "需核实：", "To be verified: "), ("advisory", "提示：", "For information: ")]
)
def test_what_is_no_violation_says_so_first(severity: str, zh: str, en: str) -> None:
    one = finding(severity=severity)
    assert one["sentence_zh"].startswith(zh) and one["sentence_en"].startswith(en)
    assert "，违反" not in one["sentence_zh"] and ", contrary to" not in one["sentence_en"]


def test_a_possible_relative_is_accused_of_nothing() -> None:
    assert "如亲属关系属实则违反" in finding(grade="possible")["sentence_zh"]


def test_every_arm_of_the_packs_has_words_of_its_own() -> None:
    assert {(kind, arm) for kind, arms in SITUATIONS.items() for arm in arms} == set(ARMS)
    for kind, arm in ARMS:
        assert f"arm-{kind}-{arm}" in area("sentence")
        assert situation_label(kind, "zh") != kind


def test_an_unknown_arm_and_an_advisory_word_are_still_told() -> None:
    one = finding(
        severity="advisory",
        word="PS",
        situation={"kind": "skip-level", "arm": "new", "organ": "甲", "leader": "", "function": ""},
    )
    assert "涉及“隔级”" in one["sentence_zh"] and "不在规定列举的范围内" in one["sentence_zh"]


def test_why_a_finding_is_less_than_a_violation() -> None:
    one = finding(severity="review")
    one["situation"] |= {"organ_kind": "court", "unknown_kind_of_post": True}
    one["kin"]["basis"] = "widowed"
    text = sentence(one, "zh")
    assert "法院人员另有专门规定" in text and "岗位类别不明" in text and "因一方去世而终止" in text
    one["situation"]["organ_kind"] = None
    assert "the kind of organ is unknown" in sentence(one, "en")


def test_who_is_the_superior() -> None:
    one = finding("direct-line", "leader-head")
    assert sides(one) == (1, 0)
    one["people"].reverse()
    assert sides(one) == (0, 1)
    equal = finding("common-leader", "chief")
    equal["people"][0]["functions"] = "finance"
    equal["situation"] |= {"function": "finance", "leader": ""}
    assert sides(equal) == (1, 0)
    equal["situation"]["upper"] = "p-a"
    assert sides(equal) == (0, 1)


def test_posts_are_not_said_twice() -> None:
    person = {"name": "王某", "organ": "县审计局", "section": "法规股", "title": "县审计局法规股股长"}
    assert person_with_post(person, "zh") == "王某（县审计局法规股股长）"
    assert person_with_post({"name": "", "organ": None, "section": None, "title": None}, "en") == "(unnamed)"


def test_a_step_parent_as_declared_is_one_step() -> None:
    items = [{"name": "甲", "step": "", "sex": "F"}, {"name": "乙", "step": "PS", "sex": "M"}]
    one = finding(severity="advisory", word="PS")
    one["kin"]["chain"] = [{"person_id": "x", **item} for item in items]
    assert "的继父；" in sentence(one, "zh") and "继父：乙" in explanation(one, "zh")
    further = [*items, {"name": "丙", "step": "C", "sex": "M"}, {"name": "丁", "step": "S", "sex": None}]
    assert step_labels(further, "en") == "甲 → stepfather 乙 → his son 丙 → his wife 丁"


def test_two_chiefs_of_sensitive_sections_are_told_with_the_work_of_both() -> None:
    one = finding("common-leader", "team")
    one["situation"]["function"] = "finance"
    one["people"][0]["functions"], one["people"][1]["functions"] = ["finance"], "personnel;other"
    assert "同一领导班子（工作涉及人事、财务）" in sentence(one, "zh")


def test_articles_of_one_law_stand_together() -> None:
    laws = [
        {"title": "公务员法", "article": "第一条"},
        {"title": "公务员法", "article": None},
        {"title": "公务员法", "article": "第二条"},
    ]
    assert laws_label(laws, "zh") == "《公务员法》第一条、第二条"


def test_laws_and_sources() -> None:
    assert (
        law_label({"title": "公务员回避规定", "article": "第五条第(四)项"}, "en")
        == "Civil Servants Avoidance Regulation, article 5, item (4)"
    )
    assert law_label({"title": "《某县办法》", "article": ""}, "zh") == "《某县办法》"
    assert law_label({"title": "某县办法", "article": None, "title_en": "County rules"}, "en") == "County rules"
    assert sources_label(["a.csv#3", "登记表", "a.csv#2", ""], "en") == "a.csv rows 2, 3; 登记表"
    assert [number(text) for text in ("一", "二十", "七十四", "一百零六", "一百一十一")] == [1, 20, 74, 106, 111]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_closed_lists_have_words(lang: str) -> None:
    assert all(function_label(name, lang) != name or lang == "en" for name in FUNCTIONS)
    assert all(organ_kind_label(kind, lang) != kind or lang == "en" for kind in ORGAN_KINDS)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("grade", GRADES)
def test_explanation_tells_steps_quote_checks_and_mover(lang: str, grade: str) -> None:
    text = explanation(finding(grade=grade), lang)
    assert text.count("└") == 4 and "公务员之间有夫妻关系" in text and ("第4行" if lang == "zh" else "row 4") in text
    assert ("一般由李某回避" if lang == "zh" else "as a rule 李某") in text
    assert text.count("·") - 2 == (3 if grade == "confirmed" else 4)


def test_explanation_without_mover() -> None:
    assert "由任免机关" in explanation(finding(mover=None), "zh")
    assert "不要求任何人回避" in explanation(finding(severity="advisory"), "zh")


@pytest.mark.parametrize(
    ("given", "kept"), [("张\n三\t", "张 三"), ("\u202e反", "反"), ("👨‍👩‍👧", "👨‍👩‍👧"), ("\ud800a\x00", "a"), ("𱍐", "𱍐")]
)
def test_one_line(given: str, kept: str) -> None:
    assert one_line(given) == kept


@pytest.mark.parametrize("name", ["report", "sentence"])
def test_text_has_both_languages_with_the_same_holes(name: str) -> None:
    for key, entry in area(name).items():
        assert set(entry) == set(LANGUAGES), key
        holes = {lang: {hole for _, hole, _, _ in string.Formatter().parse(text) if hole} for lang, text in entry.items()}
        assert holes["zh"] - {"whose"} == holes["en"] - {"whose"} or key.startswith(("arm-", "hop")), key


@pytest.mark.parametrize("name", [file.name for file in resources.files("kinship.text").iterdir() if file.name.endswith(".toml")])
def test_one_of_a_thing_is_told_as_one(name: str) -> None:
    for key, entry in area(name.removesuffix(".toml")).items():
        counts = COUNTED.findall(entry["en"])
        values: dict[str, object] = {hole: "x" for _, hole, _, _ in string.Formatter().parse(entry["en"]) if hole}
        for many in (0, 1, 2) if counts else ():
            told = say(f"{name.removesuffix('.toml')}.{key}", "en", **values | {hole: many for hole, _, _ in counts})
            words = [pair[many != 1] for _, *pair in counts]
            assert all(word in told for word in words) and "|" not in told, (key, many)


def test_a_check_of_one_person() -> None:
    told = say("report.checked", "en", as_of="2026-01-01", people=1, staff=1, kin_pairs=1, packs="p")
    assert "1 person, 1 of them staff, 1 pair of relatives" in told
