"""The web page of a report, read with a parser: its structure, its policy, and names that try to break it."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest
from lxml import html as markup

import kinship
from kinship.masking import masked, masks
from kinship.report import render
from kinship.report.align import cut
from kinship.report.html import DETAILED, LISTED
from kinship.text import LANGUAGES, area
from kinship.wording.clean import one_line

from .report_documents import ARMS, GRADES, SEVERITIES, document, every_finding, finding
from .test_report import WEIRD

TEMPLATES = Path(kinship.__file__).parent / "report" / "html" / "templates"
ACTIVE = {"script", "style", "img", "iframe", "object", "embed", "link", "base", "audio", "video", "image", "form"}


def page(made: dict, lang: str = "zh") -> markup.HtmlElement:
    """The page of a document, parsed."""
    return markup.document_fromstring(render(made, "html", lang).decode("utf-8"))


def words(element: markup.HtmlElement) -> str:
    """The text of an element in one line."""
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_finding_is_a_row_that_opens_to_all_it_rests_on(lang: str) -> None:
    made = document(every_finding())
    found = page(made, lang).xpath("//table[@id='table']/tbody")
    assert len(found) == len(made["findings"]) == len(ARMS) * len(SEVERITIES) * len(GRADES)
    sentences = {one[f"sentence_{lang}"] for one in made["findings"]}
    for row in found:
        assert len(row.xpath("./tr[@class='row']/*")) == 7
        told = row.xpath("./tr[@class='more']//details")[0]
        assert one_line(words(told.xpath(".//p[@class='sentence']")[0])) in sentences
        assert len(told.xpath(".//figure//svg")) == (2 if told.xpath(".//table[@class='chain']") else 1)
        assert told.xpath(".//blockquote") and len(told.xpath(".//summary")) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_says_its_language_and_has_no_word_of_the_other(lang: str) -> None:
    made = page(document([finding()]), lang)
    assert made.get("lang") == {"zh": "zh-CN", "en": "en"}[lang]
    heads = [words(one) for one in made.xpath("//h1|//h2|//h3|//h4|//label/span|//button|//table[@id='table']/thead//th")]
    chinese = [bool(re.search(r"[\u4e00-\u9fff]", head)) for head in heads]
    assert len(heads) > 20
    assert set(chinese) == {lang == "zh"}


def test_severity_is_told_by_shape_and_word_besides_colour() -> None:
    made = page(document(every_finding()))
    for severity in SEVERITIES:
        cells = made.xpath(f"//tbody[@data-severity='{severity}']//td[contains(@class, 'severity')]")
        assert cells and {cell.xpath(".//use/@href")[0] for cell in cells} == {f"#sign-{severity}"}
        assert all(words(cell) for cell in cells)
        assert len(made.xpath(f"//symbol[@id='sign-{severity}']")) == 1


def test_the_policy_lets_in_our_style_and_script_only() -> None:
    made = page(document([finding()]))
    head = made.xpath("//head/*")
    policy = made.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    for name, directive in (("style", "style-src"), ("script", "script-src")):
        texts = [one.text for one in made.xpath(f"//{name}")]
        digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts]
        assert f"{directive} " + " ".join(f"'sha256-{digest}'" for digest in digests) in policy.split("; ")
    assert policy.startswith("default-src 'none'; ") and "unsafe" not in policy
    assert [one.tag for one in head[:2]] == ["meta", "meta"] and head[0].get("charset") == "utf-8"
    assert head[1].get("http-equiv") == "Content-Security-Policy"


@pytest.mark.parametrize("name", WEIRD.values(), ids=WEIRD)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_name_shows_as_text_and_does_nothing(name: str, lang: str) -> None:
    plain, made = page(document([finding()]), lang), document([finding(names=(name, name))], unknown=[name], problems=[name])
    weird = page(made, lang)
    assert sorted({one.tag for one in weird.iter()}, key=str) == sorted({one.tag for one in plain.iter()}, key=str)
    for tag in ACTIVE:
        assert len(weird.xpath(f"//{tag}")) == len(plain.xpath(f"//{tag}"))
    known = {key for one in plain.iter() for key in one.attrib}
    assert {key for one in weird.iter() for key in one.attrib} <= known
    assert " ".join(one_line(name).split()) in words(weird.xpath("//p[@class='sentence']")[0])
    assert cut(" ".join(one_line(name).split()), 40) in words(weird.xpath("//tbody//th")[0])


def test_nothing_points_outside() -> None:
    made = document(every_finding(), sources=["http://example.org/a.xlsx"])
    links = page(made).xpath("//@href|//@src|//@action|//@srcset|//@data|//@poster|//@formaction|//@style|//@background")
    assert links and [link for link in links if not re.fullmatch(r"#[a-z-]+", link)] == []
    css, js = (TEMPLATES.joinpath(name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    assert re.findall(r"url\((?!#)|@import|//", css) == []
    assert re.findall(r"https?:|//|fetch|XMLHttp|WebSocket|sendBeacon|eval|innerHTML|document\.write", js) == []


def test_filters_offer_what_there_is_with_counts() -> None:
    made = document([finding(), finding("direct-line", "head-staff", "review", "possible")])
    fields = {one.get("data-field"): one for one in page(made, "en").xpath("//select")}
    assert list(fields) == ["severity", "grade", "organ", "situation", "status"]
    assert [words(one) for one in fields["severity"].xpath("./option")] == ["all", "violation (1)", "review (1)"]
    assert fields["severity"].xpath("./option/@value") == ["", "violation", "review"]


def test_controls_need_a_script_and_stay_hidden_without() -> None:
    made = page(document([finding()]))
    assert made.xpath("//form[@id='controls']/@hidden")
    assert made.xpath("//form//select") and not made.xpath(
        "//*[self::input or self::select or self::button][not(ancestor::form)]"
    )


def test_pictures_say_in_words_what_they_show() -> None:
    for one in page(document(every_finding())).xpath("//svg[@role='img']"):
        assert one.get("aria-label").strip()


def test_ids_are_unique_and_labels_lead_somewhere() -> None:
    made = page(document(every_finding()))
    ids = made.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert set(made.xpath("//@aria-labelledby")) | {link[1:] for link in made.xpath("//use/@href")} <= set(ids)


def test_no_finding_makes_a_page_that_says_so() -> None:
    made = page(document([]), "en")
    assert "Nothing was found." in words(made) and made.xpath("//table[@id='table']") == []


def test_what_is_left_out_is_said() -> None:
    problems = [{"level": "error", "text_en": f"problem {at}", "text_zh": f"问题{at}"} for at in range(LISTED + 5)]
    made = page(document([finding()], unknown=[], problems=problems), "en")
    assert len(made.xpath("//table[@class='problems']/tbody/tr")) == LISTED
    assert "5 more are not listed" in words(made)


def test_findings_past_the_bound_keep_their_sentence_and_say_where_the_rest_is() -> None:
    findings = [finding(since=f"1{at:04d}") for at in range(DETAILED + 1)]
    made = page(document(findings), "en")
    rows = made.xpath("//tbody[@class='finding']")
    assert len(rows) == DETAILED + 1
    bare = [row for row in rows if not row.xpath(".//details")]
    assert len(bare) == 1 and "kinship explain" in words(bare[0]) and "contrary" in words(bare[0])


def test_masked_names_stand_nowhere() -> None:
    chained = finding("common-leader", "section", names=("欧阳克勤", "张三丰"))
    chained["kin"]["chain"][1]["name"] = "李大钊"
    chained["contradicted_by"] = [{"seriousness": "serious", "text_zh": "欧阳克勤与李大钊", "text_en": "欧阳克勤 and 李大钊"}]
    made = document(
        [chained], problems=[{"level": "error", "text_zh": "张三丰不明", "text_en": "张三丰"}], sources=["欧阳克勤.lrmx"]
    )
    for format in ("html", "md", "json", "csv", "sarif", "junit", "table"):
        for lang in LANGUAGES:
            text = render(masked(made), format, lang).decode("utf-8")
            assert [name for name in ("欧阳克勤", "克勤", "张三丰", "李大钊", "王某某") if name in text] == []
    text = words(page(masked(made)))
    assert "欧阳某" in text and "张某" in text and "姓名已隐去" in text
    assert chained["people"][0]["name"] == "欧阳克勤"


def test_masks_tell_people_apart_and_stay_the_same() -> None:
    names = {"people": [{"name": "张三"}, {"name": "张四"}, {"name": "张三"}, {"name": " "}, {"name": "<b>"}]}
    assert masks(names) == {"张三": "张某1", "张四": "张某2", "<b>": "某"}


def test_every_text_of_the_templates_is_in_the_catalogue() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(TEMPLATES.glob("*.html")))
    named = set(re.findall(r"""\bt\("([a-z-]+)"\s*[,)]""", text))
    assert len(named) > 40 and named <= set(area("html")) | set(area("report"))
    chinese = re.findall(r"[\u4e00-\u9fff]+", text)
    assert chinese == []
