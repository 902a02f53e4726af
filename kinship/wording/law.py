"""How a law, its article and a source row are named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kinship.kin import INFERRED
from kinship.text import say
from kinship.wording.clean import one_line
from kinship.wording.names import word_for

STATE = "中华人民共和国"
NUMERAL = r"[〇零一二三四五六七八九十百]+"
ARTICLE = re.compile(rf"第({NUMERAL})条(?:之({NUMERAL}))?")
PARAGRAPH = re.compile(rf"第({NUMERAL})款")
ITEM = re.compile(rf"第?（?\(?({NUMERAL})\)?）?项")
YEAR = re.compile(r"[（(]\d{4}[）)]$")
SOURCE = re.compile(r"(.+)#(?P<row>\d+)$", re.DOTALL)
SHEET = re.compile(r"(.+\.[A-Za-z]{2,7})(?:/(.+))?$", re.DOTALL)


def law_label(law: Mapping[str, Any], lang: str) -> str:
    """Title and article of one law, e.g. 《公务员法》第七十四条第一款; the article is left out where the pack has none.

    >>> law = {"title": "中华人民共和国公务员法", "article": "第七十四条第一款"}
    >>> law_label(law, "zh"), law_label(law, "en")
    ('《公务员法》第七十四条第一款', 'Civil Servants Law, article 74, paragraph 1')
    """
    return laws_label([law], lang)


def laws_label(laws: Iterable[Mapping[str, Any]], lang: str) -> str:
    """All laws of a finding, the articles of one law together.

    >>> laws = [{"title": "公务员法", "article": "第七十四条"}, {"title": "公务员法", "article": "第七十六条"}]
    >>> laws_label(laws, "zh"), laws_label(laws, "en")
    ('《公务员法》第七十四条、第七十六条', 'Civil Servants Law, article 74, article 76')
    """
    cited: dict[str, dict[str, None]] = {}
    for law in laws:
        articles = cited.setdefault(_title(law, lang), {})
        if article := article_label(one_line(law.get("article")), lang):
            articles[article] = None
    return say("sentence.and-join", lang).join(_cited(title, list(articles), lang) for title, articles in cited.items())


def _cited(title: str, articles: Sequence[str], lang: str) -> str:
    article = say("sentence.list-join", lang).join(articles)
    return say("sentence.law-with-article", lang, title=title, article=article) if article else title


def article_label(article: str, lang: str) -> str:
    """The article as written in Chinese, and put into English where it reads 第…条第…款第…项.

    >>> article_label("第五条第(四)项", "en"), article_label("第五条", "zh"), article_label("Art. 5", "en")
    ('article 5, item (4)', '第五条', 'Art. 5')
    """
    found = ARTICLE.search(article)
    if lang == "zh":
        return article.replace("(", "（").replace(")", "）")
    if found is None:
        return article
    parts = [say("sentence.article", lang, article=number(found[1]))]
    if paragraph := PARAGRAPH.search(article):
        parts.append(say("sentence.paragraph", lang, paragraph=number(paragraph[1])))
    if item := ITEM.search(article):
        parts.append(say("sentence.item", lang, item=number(item[1])))
    return say("sentence.list-join", lang).join(parts)


def cite_label(cite: str, lang: str) -> str:
    """Title and article in one text, as the list of relatives of a pack has them; text of another form stands as it is.

    >>> cite_label("公务员回避规定（2020）第五条第（四）项", "zh"), cite_label("公务员回避规定（2020）第五条第（四）项", "en")
    ('《公务员回避规定》第五条第（四）项', 'Civil Servants Avoidance Regulation, article 5, item (4)')
    """
    found = ARTICLE.search(cite)
    if found is None or not found.start():
        return one_line(cite)
    return law_label({"title": YEAR.sub("", cite[: found.start()]), "article": cite[found.start() :]}, lang)


def number(numeral: str) -> int:
    """A Chinese numeral below one thousand.

    >>> number("七十四"), number("十"), number("一百一十一"), number("一百零六")
    (74, 10, 111, 106)
    """
    total, digit = 0, 0
    for char in numeral:
        if char in "十百":
            total, digit = total + (digit or 1) * (10 if char == "十" else 100), 0
        else:
            digit = "零一二三四五六七八九".find(char.replace("〇", "零"))
    return total + digit


def sources_label(sources: Iterable[str], lang: str) -> str:
    """Source rows in words, those of one sheet together; text of another form stands as it is.

    >>> sources_label(["申报表.xlsx/A36#12", "parent.csv#3", "申报表.xlsx/A36#5"], "zh")
    '申报表.xlsx“A36”表第5、12行、parent.csv第3行'
    >>> sources_label(["forms.csv#2 (inferred)"], "zh")
    'forms.csv第2行（推定）'
    """
    return say("sentence.source-join", lang).join(source_labels(sources, lang))


def source_labels(sources: Iterable[str], lang: str) -> list[str]:
    """As ``sources_label``, one text per sheet."""
    sheets: dict[tuple[str, bool], set[int]] = {}
    for source in map(str.strip, sources):
        plain = source.removesuffix(INFERRED)
        found = SOURCE.match(plain)
        rows = sheets.setdefault((found[1] if found else one_line(plain), plain != source), set())
        if found:
            rows.add(int(found["row"]))
    told = ((_sheet_rows(sheet, rows, lang), inferred) for (sheet, inferred), rows in sheets.items() if sheet)
    return [say("sentence.source-inferred", lang, source=text) if inferred else text for text, inferred in told]


def sheet_label(sheet: str, lang: str) -> str:
    """A file and sheet, as the source column has them, in words.

    >>> sheet_label("申报表.xlsx/A36", "zh"), sheet_label("parent.csv", "en")
    ('申报表.xlsx“A36”表', 'parent.csv')
    """
    found = SHEET.match(sheet)
    if not found or not found[2]:
        return one_line(sheet)
    return say("sentence.source-sheet", lang, file=one_line(found[1]), sheet=one_line(found[2]))


def _sheet_rows(sheet: str, rows: set[int], lang: str) -> str:
    if not rows:
        return sheet
    found = SHEET.match(sheet)
    file, name = found.groups("") if found else (sheet, "")
    key = ("sentence.source-sheet-row" if name else "sentence.source-row") + ("s" if len(rows) > 1 else "")
    row = say("sentence.row-join", lang).join(map(str, sorted(rows)))
    return say(key, lang, file=one_line(file), sheet=one_line(name), row=row)


def sources_of(item: Mapping[str, Any], lang: str) -> list[str]:
    """The source rows of one step of a chain in words, one text per sheet."""
    return source_labels(str(item.get("source") or "").split(";"), lang)


def _title(law: Mapping[str, Any], lang: str) -> str:
    if lang == "en" and law.get("title_en"):
        return one_line(law["title_en"])
    title = one_line(law.get("title")).removeprefix(STATE)
    known = word_for("law_title", title.strip("《》").removeprefix(STATE), lang)
    if known.strip("《》") != title.strip("《》") or lang == "zh":
        title = known
    return title if title.startswith("《") or title.isascii() else f"《{title}》"
