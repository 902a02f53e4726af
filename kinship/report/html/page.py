"""Pages that need nothing but themselves: templates with style and script inside, and a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from kinship import __version__
from kinship.picture.shapes import number
from kinship.report.align import cut
from kinship.text import area, say
from kinship.wording.clean import one_line
from kinship.wording.names import word_for

if TYPE_CHECKING:
    from jinja2 import Environment, Template

POLICY = "default-src 'none'; style-src {styles}; script-src {scripts}; base-uri 'none'; form-action 'none'"
NAME_LIMIT = 40
"""Cells of a name in the table; all of it stands in the sentence."""
LANGUAGE_TAGS = {"zh": "zh-CN", "en": "en"}


def template(name: str, lang: str) -> Template:
    """A template of the folder ``templates``.

    In it ``t(key)`` says a text of the catalogue ``html``, else of ``report``, and ``g(key)`` one of ``graph``;
    ``word(group, value)`` is the word for a value.
    """
    return _environment(lang).get_template(name)


@cache
def _environment(lang: str) -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("kinship.report.html", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_clean,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {
        "t": lambda key, **values: say(f"{'html' if key in area('html') else 'report'}.{key}", lang, **values),
        "g": lambda key, **values: say(f"graph.{key}", lang, **values),
        "word": lambda group, value: word_for(group, value, lang),
        "who": lambda row: _who(row, lang),
        "n": number,
        "version": __version__,
        "lang": LANGUAGE_TAGS[lang],
        "asset": asset,
        "policy": policy,
    }
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return made


def asset(name: str) -> str:
    """The text of a style sheet or script, as it stands in the page; it holds nothing that would end it early.

    >>> "<" in asset("page.css")
    False
    """
    from markupsafe import Markup

    return Markup(resources.files("kinship.report.html").joinpath("templates", name).read_text(encoding="utf-8").strip())


def policy(styles: tuple[str, ...], scripts: tuple[str, ...]) -> str:
    """The content-security policy of a page with these style sheets and scripts: by their hashes, and nothing else.

    >>> policy((), ("alert(1)",)).split("; ")[:2]
    ["default-src 'none'", "style-src 'none'"]
    """
    return POLICY.format(styles=_hashes(styles), scripts=_hashes(scripts))


def _hashes(texts: tuple[str, ...]) -> str:
    digests = [base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii") for text in texts]
    return " ".join(f"'sha256-{digest}'" for digest in digests) or "'none'"


def _who(row: Mapping[str, str], lang: str) -> str:
    """Who is whose what. Each name is isolated: the direction of its writing turns nothing around it."""
    from markupsafe import Markup, escape

    names = {side: Markup("<bdi>{}</bdi>").format(cut(row[f"{side}_name"], NAME_LIMIT)) for side in "ab"}
    told = say("report.relation-in-row", lang, relation=escape(row["relation"]), **names)
    return Markup(told if row["b_name"] else names["a"])


def _clean(value: object) -> object:
    """Text from the data without control characters; markup of our own as it is."""
    return value if hasattr(value, "__html__") or not isinstance(value, str) else one_line(value)
