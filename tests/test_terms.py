"""Kinship terms: a table of terms written by hand, and what must hold for any text."""

from __future__ import annotations

import json
import random
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from kinship.errors import RequestError
from kinship.kin import BY_WORD, KNOWN
from kinship.text import LANGUAGES, say
from loaders.terms import Reading, Term, read_term
from loaders.terms.clean import clean
from loaders.terms.codes import TABLES, table
from loaders.terms.path import Path as Way
from loaders.terms.path import Step, join
from loaders.terms.words import REGISTERS, entries, rules, vocabulary
from tests.conftest import PRINTED

CASES = tomllib.loads(Path(__file__).with_name("terms.toml").read_text(encoding="utf-8"))["case"]


def _split(terms: str) -> list[str]:
    """Terms are separated by one space; 母 亲 and the like, with a space inside, are written with a wide one."""
    return terms.split(" ") if terms else []


TERMS = [(term, case) for case in CASES for register in REGISTERS for term in _split(case.get(register, ""))]
WORDS = sorted(vocabulary())
FULL_WIDTH = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})
phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map("的".join)
"""Chains of primitive words: most make sense, some do not."""


def _shown(readings: tuple[Reading, ...]) -> list[str]:
    return sorted(" ".join(filter(None, (reading.word, reading.sexes, reading.seniority))) for reading in readings)


@pytest.mark.parametrize(("term", "case"), TERMS, ids=[term for term, _ in TERMS])
def test_a_term_means_what_the_table_says(term: str, case: dict[str, object]) -> None:
    read = read_term(term)
    assert _shown(read.readings) == sorted(case["means"])
    assert (read.kind, read.scope) == (case.get("kind", "blood"), case.get("scope", "in"))
    assert read.fostered == case.get("fostered", False)


def test_the_table_has_no_term_twice() -> None:
    terms = [term for term, _ in TERMS]
    assert sorted(set(terms)) == sorted(terms)


def _ways() -> dict[tuple[str, str], list[set[str]]]:
    """Word and the relative's sex → the terms that can mean it, by register: those of the table, and the primitive words."""
    ways = {(word, sex): [set() for _ in REGISTERS] for word in KNOWN for sex in "MF"}
    terms = [(at, term) for at, register in enumerate(REGISTERS) for case in CASES for term in _split(case.get(register, ""))]
    words = [(REGISTERS.index(entry.register), entry.form) for entry in entries() if not entry.form.startswith("#")]
    for at, term in terms + words:
        for reading in read_term(term).readings:
            for sex in reading.relative_sex or "MF":
                if (reading.word, sex) in ways:
                    ways[reading.word, sex][at].add(term)
    return ways


def test_every_relative_can_be_named_in_five_ways_two_of_them_regional(record_property: Callable[[str, object], None]) -> None:
    counts = {relative: [len(terms) for terms in registers] for relative, registers in _ways().items()}
    lines = [
        f"vocabulary: {len(vocabulary())} primitive words, {len(entries())} senses; checked by hand: {len(TERMS)} terms",
        f"ways to name each of {len(KNOWN)} relatives, listed and advisory (word, sex: standard, spoken, regional):",
        *(f"  {word:6}{sex} {row[0]:3} {row[1]:3} {row[2]:3}" for (word, sex), row in counts.items()),
    ]
    record_property(PRINTED, "\n".join(lines))
    assert [relative for relative, row in counts.items() if sum(row) < 5 or row[2] < 2] == []


def test_every_primitive_word_is_written_as_texts_are_cleaned() -> None:
    assert [form for form in WORDS if clean(form) != form] == []


def test_every_primitive_word_is_read_as_itself_and_listed_once() -> None:
    senses = [(entry.form, entry.path) for entry in entries()]
    assert len(set(senses)) == len(senses)
    plain = [form for form in WORDS if not form.startswith("#")]
    assert [form for form in plain if not read_term(form).readings] == []


@pytest.mark.parametrize(
    ("term", "sex", "words"),
    [
        ("岳父", "M", ["SP"]),
        ("岳父", "F", []),
        ("公公", "F", ["SP"]),
        ("公公", "M", []),
        ("媳妇", "M", ["CS", "S"]),
        ("媳妇", "F", ["CS"]),
        ("小姨", "F", ["PPC"]),
        ("姨夫", "F", ["PPCS"]),
        ("儿子的舅舅", "M", ["SPC"]),
        ("儿子的舅舅", "F", ["PC"]),
        ("女儿的爷爷", "M", ["P"]),
        ("女儿的爷爷", "F", ["SP"]),
        ("娘家哥哥", "M", []),
        ("表哥", "M", ["PPCC"]),
        ("连襟", "F", []),
        ("妯娌", "F", ["SPCS"]),
    ],
)
def test_the_speakers_sex_removes_what_cannot_be(term: str, sex: str, words: list[str]) -> None:
    read = read_term(term, sex=sex)
    assert sorted({reading.word for reading in read.readings}) == words
    assert read.reason == ("" if words else "term.not-said-by-sex")


def test_the_spouse_of_a_man_is_a_woman() -> None:
    assert read_term("爱人", sex="M").readings[0].sexes == "F"
    assert read_term("爱人的哥哥", sex="F").readings[0].sexes == "M?M"


# ── codes ──


@pytest.mark.parametrize(
    ("code", "codes", "means"),
    [
        ("51", "gbt4761-2008", ["P M"]),
        ("51", "rmb-v3", ["PP FF"]),
        ("51", "gwy-2017", ["PS MF"]),
        ("０１", "gwy-2017", ["P M"]),
        ("1", "gwy-2017", ["P M"]),
        ("1", "gbt4761-2008", []),
        ("01", "gbt4761-2008", []),
        ("02", "gbt4761-2008", []),
        ("27", "gbt4761-2008", ["C M", "SC ?M"]),
        ("37", "gbt4761-2008", ["C F", "SC ?F"]),
        ("57", "gbt4761-2008", ["P M", "PS FM"]),
        ("47", "gwy-2017", ["P M", "PS FM"]),
        ("50", "gwy-2017", ["P F", "PS MF"]),
        ("45", "gbt4761-2008", ["CCS FMF", "CCS MMF"]),
        ("49", "gbt4761-2008", ["CC FF", "CC FM", "CC MF", "CC MM"]),
        ("53", "gbt4761-2008", ["SP MM"]),
        ("65", "gbt4761-2008", ["SPP ?F?", "SPP ?M?"]),
        ("91", "gbt4761-2008", ["PPCC M?MF", "PPCC M?MM"]),
        ("97", "gbt4761-2008", []),
        ("99", "gbt4761-2008", []),
        ("1071", "gbt4761-2008", ["SPC ??M elder"]),
        ("171", "gbt4761-2008", ["SPC ??M elder"]),
        ("1274", "gbt4761-2008", ["SPCS F?MF younger"]),
        ("3055", "gbt4761-2008", []),
        ("2255", "gbt4761-2008", ["CSP MFM"]),
        ("9171", "gbt4761-2008", ["PPCC M?MM elder"]),
        ("1071", "rmb-v3", []),
        ("2052", "gbt4761-2008", []),
        ("33a", "rmb-v3", ["SC ?F"]),
        ("7F", "gwy-2017", ["SPC F?M younger"]),
        ("父亲", "gwy-2017", ["P M"]),
    ],
)
def test_a_code_means_what_its_table_says(code: str, codes: str, means: list[str]) -> None:
    assert _shown(read_term(code, codes=codes).readings) == means


@pytest.mark.parametrize("code", ["51", "1", "01", "1071", "7A", "33A", "５１", " 51 "])
def test_a_bare_code_is_refused(code: str) -> None:
    assert read_term(code) == Term(code, "unknown", (), False, "unknown", "term.bare-code")


def test_codes_that_merge_adoptive_and_step_keep_both_kinds() -> None:
    read = read_term("27", codes="gbt4761-2008")
    assert (read.kind, read.scope) == ("unknown", "unknown")
    assert sorted((reading.word, reading.kind) for reading in read.readings) == [("C", "adoptive"), ("SC", "step")]


def test_only_labels_that_name_no_relation_are_not_understood() -> None:
    vague = {label for name in TABLES for code, label in table(name).items() if read_term(label).kind == "unknown"}
    read = {label for label in vague if read_term(label).readings}
    assert read == {"养子或继子", "养女或继女", "继父或养父", "继母或养母"}
    assert all("其他" in label or label == "户主" for label in vague - read)


def test_a_table_or_sex_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(RequestError, match="gbt4761-2008"):
        read_term("51", codes="gb4761")
    with pytest.raises(RequestError, match="M"):
        read_term("父亲", sex="男")


# ── any text ──


def test_every_reason_is_a_sentence_in_both_languages() -> None:
    reasons = [
        read_term(text, codes=codes, sex=sex).reason
        for text, codes, sex in [
            ("张三", None, None),
            ("51", None, None),
            ("999", "rmb-v3", None),
            ("岳父", None, "F"),
            ("前妻的儿子", None, None),
            ("爱人的表哥的爱人的表哥", None, None),
        ]
    ]
    assert len(set(reasons)) == len(reasons)
    assert all("张三" in say(reason, lang, text="张三") for reason in reasons for lang in LANGUAGES)


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    read = read_term(text)
    assert read.text == text
    assert bool(read.readings) == (read.kind not in ("none", "former") and not read.reason)


@given(st.text(alphabet="xyzqäßж甲丁龘電腦", min_size=1))
def test_what_is_not_a_kinship_word_is_unknown(text: str) -> None:
    assert read_term(text).scope == "unknown"


@given(st.text(alphabet="".join(sorted(set("".join(WORDS)))) + "的之家表堂外内岳养继前干()/、", max_size=12))
def test_a_muddle_of_kinship_characters_is_consistent(text: str) -> None:
    for reading in read_term(text).readings:
        assert len(reading.sexes) == len(reading.word) <= 7
        people = [None, *reading.sexes]
        couples = [(people[at], people[at + 1]) for at, step in enumerate(reading.word) if step == "S"]
        assert all(left is None or {left, right} in ({"M", "F"}, {"?"}) for left, right in couples)
        assert not {"SS", "CP"} & {reading.word[at : at + 2] for at in range(len(reading.word))}


@given(phrases, st.randoms(use_true_random=False))
def test_spaces_and_width_change_nothing(text: str, rng: random.Random) -> None:
    spaced = "".join(character + rng.choice(["", " ", "\u3000", "\t"]) for character in f"{text}（1）")
    assert read_term(spaced.translate(FULL_WIDTH)).readings == read_term(text).readings


@given(st.lists(phrases, min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_reading_has_no_memory(texts: list[str], rng: random.Random) -> None:
    first = {text: read_term.__wrapped__(text) for text in texts}
    rng.shuffle(texts)
    assert {text: read_term.__wrapped__(text) for text in texts} == first


steps = st.builds(Step, st.sampled_from("PCS"), st.sampled_from("MF?"))
ways = st.lists(steps, max_size=3).map(lambda made: Way(tuple(made)))
TURNS = ("CP", "PC", "SC", "PS", "SS")


@given(ways, ways, ways)
def test_joining_is_associative_where_the_way_does_not_turn(a: Way, b: Way, c: Way) -> None:
    whole = a.word + b.word + c.word
    if any(whole[at : at + 2] in TURNS for at in range(len(whole) - 1)):
        return
    left = [way for ab in join(a, b) for way in join(ab, c)]
    right = [way for bc in join(b, c) for way in join(a, bc)]
    assert left == right


def test_a_reading_tells_the_relatives_sex() -> None:
    assert [Reading("PPCS", "M?FM").relative_sex, Reading("PPCC", "????").relative_sex] == ["M", None]


# ── the rules' data ──


def test_traditional_characters_map_one_to_one() -> None:
    pairs = rules()["traditional"]["pairs"].split()
    assert all(len(pair) == 2 and pair[0] != pair[1] for pair in pairs)
    assert len({pair[0] for pair in pairs}) == len(pairs)


# ── the command ──


def _run(*arguments: str, given_lines: str = "") -> str:
    from kinship.cli.term import command

    result = CliRunner().invoke(command, [*arguments], input=given_lines)
    assert result.exit_code == 0, result.output
    return result.output


def test_the_command_prints_the_agreed_json() -> None:
    assert json.loads(_run("表哥", "干爹", "叔/伯", "--format", "json")) == [
        {"text": "表哥", "kind": "blood", "readings": [{"word": "PPCC", "relative_sex": "M"}], "scope": "in"},
        {"text": "干爹", "kind": "none", "readings": [], "scope": "none"},
        {"text": "叔/伯", "kind": "blood", "readings": [{"word": "PPC", "relative_sex": "M"}], "scope": "in"},
    ]


def test_each_reading_has_the_class_of_its_word() -> None:
    for term in json.loads(_run("妻子", "内弟", "曾祖父", "继父", "高祖父", "干爹", "--format", "json", "--details")):
        for reading in term["readings"]:
            assert reading["class"] == (BY_WORD[reading["word"]].kin_class if reading["word"] in BY_WORD else None)
    shown = {lang: _run("内弟", "高祖父", "干爹", "--lang", lang).splitlines() for lang in ("zh", "en")}
    assert shown["zh"][0].split()[3] == "类别" and "近姻亲" in shown["zh"][1]
    assert shown["en"][0].split()[3] == "class" and "close in-law" in shown["en"][1]
    assert len({len(rest) for line in shown["zh"][2:] for rest in [line.split()[:5]]}) == 1


def test_the_command_takes_codes_and_sex_and_standard_input() -> None:
    assert json.loads(_run("51", "--codes", "rmb-v3", "--format", "json"))[0]["readings"] == [{"word": "PP", "relative_sex": "F"}]
    assert json.loads(_run("媳妇", "--sex", "F", "--format", "json"))[0]["readings"] == [{"word": "CS", "relative_sex": "F"}]
    assert [term["text"] for term in json.loads(_run("-", "--format", "json", given_lines="表哥\n\n配偶\n"))] == ["表哥", "配偶"]
    assert json.loads(_run("配偶", "--format", "json"))[0]["readings"] == [{"word": "S", "relative_sex": None}]


def test_the_details_say_seniority_and_why_not() -> None:
    cousin, nobody = json.loads(_run("表哥", "51", "--format", "json", "--details", "--lang", "en"))
    assert (cousin["readings"][0]["sexes"], cousin["readings"][0]["seniority"]) == ("???M", "elder")
    assert "--codes" in nobody["reason"]


@pytest.mark.parametrize(("lang", "seen"), [("zh", "堂、表兄弟姐妹"), ("en", "first cousin")])
def test_the_table_is_worded_in_the_users_language(lang: str, seen: str) -> None:
    shown = _run("表哥", "亲戚", "前妻", "--lang", lang)
    assert seen in shown
    assert len(shown.splitlines()) == 4
