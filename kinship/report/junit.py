"""Findings as JUnit XML, for programs that show test results: an organ is a suite, a finding a test case.

A violation and a matter to review fail; an advisory passes and is told; an accepted finding is skipped. Where nothing was found
each pack is a case that passes, so that a clean result does not look like no result. That files were not read stands at the end.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from xml.etree import ElementTree

from kinship.report.rows import Document, Finding, ordered, organ_of
from kinship.report.standing import unread_line
from kinship.text import say
from kinship.wording import severity_label
from kinship.wording.clean import one_line
from kinship.wording.exemption import exemption_text

Element = ElementTree.Element


def render(document: Document, lang: str) -> bytes:
    """The suites as UTF-8 XML, texts in ``lang``.

    >>> b'<testcase classname="kinship" name="p" />' in render({"findings": [], "packs": ["p"], "as_of": "2026-11-01"}, "en")
    True
    """
    root = ElementTree.Element("testsuites", name="kinship")
    groups: dict[str, list[Finding]] = {}
    for finding in ordered(document["findings"]):
        groups.setdefault(organ_of(finding), []).append(finding)
    suites = [_suite(organ, (_case(finding, lang) for finding in held)) for organ, held in groups.items()]
    if not suites:
        suites = [
            _suite("kinship", (ElementTree.Element("testcase", classname="kinship", name=pack) for pack in document["packs"]))
        ]
    for suite in suites:
        suite.set("timestamp", f"{document['as_of']}T00:00:00")
    for name in ("tests", "failures", "skipped"):
        root.set(name, str(sum(int(suite.attrib[name]) for suite in suites)))
    root.extend(suites)
    if unread := unread_line(document, lang):
        ElementTree.SubElement(suites[-1], "system-err").text = one_line(unread)
    data = io.BytesIO()
    ElementTree.ElementTree(root).write(data, encoding="utf-8", xml_declaration=True)
    return data.getvalue() + b"\n"


def _suite(name: str, cases: Iterable[Element]) -> Element:
    suite = ElementTree.Element("testsuite", name=one_line(name))
    suite.extend(cases)
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))
    return suite


def _case(finding: Finding, lang: str) -> Element:
    people = say("report.join", lang).join(one_line(person["name"]) for person in finding["people"])
    case = ElementTree.Element("testcase", classname=finding["rule"], name=f"{people} {finding['id']}")
    sentence = one_line(finding[f"sentence_{lang}"])
    if finding["status"] == "accepted":
        ElementTree.SubElement(case, "skipped", message=exemption_text(finding["exemption"], lang))
    elif finding["severity"] != "advisory":
        label = severity_label(finding["severity"], lang)
        ElementTree.SubElement(case, "failure", type=finding["severity"], message=label).text = sentence
    ElementTree.SubElement(case, "system-out").text = sentence
    return case
