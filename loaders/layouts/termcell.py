"""What a cell for the relation says besides the term: boxes (配偶☑ 子女□), 系夫妻关系, 丈夫（系本单位同事）."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from loaders.terms import read_term
from loaders.values.names import clean_name
from loaders.workbook.couples import of_both

TICKED, OPEN = "☑✓√✔■●☒🗹", "□☐○◻▢"
BOX = re.compile(f"[{TICKED}{OPEN}]")
IN_BRACKETS = re.compile(r"[(（]\s*([√✓✔☑]?)\s*[)）]")
"""（√）配偶 （ ）子女."""
BEFORE, BEHIND = (
    re.compile(rf"([{TICKED}{OPEN}])([^{TICKED}{OPEN}]+)"),
    re.compile(rf"([^{TICKED}{OPEN}]+)([{TICKED}{OPEN}])"),
)
AROUND = " \t\r\n\u3000、,，;；:：/。"
SAID = re.compile(
    r"(?P<with>(?:本人|其|我|该同志)?[与和同跟](?P<name>\S{2,8}?)(?:同志)?(?=[二两双互之系是为存属])|本人(?=[系是为]))?"
    r"(?P<both>(?:[二两双][人方])?(?:之间)?互?)(?:系|是|为|属于?|存在)?(?:其|我|本人|该同志|申报人)?[的之]?(?P<term>\w{1,8})"
)
REMARK = re.compile(r"(?P<term>[^()]+)\((?P<inside>[^()]+)\)")
WORK = re.compile(r"单位|同事|[本我同][局科股室校院镇乡村办所站]|机关|部门")
NOT_NOW = re.compile(r"[原前曾拟非不]|离异|离婚|[去逝过离]世|已故")
IS, PEOPLE = re.compile("^(?:[系为是现在]|均|也|同(?=[本我]))+"), re.compile("(?:的|之)?(?:同事|职工|干部|工作人员|人员)$")


def ticked(text: str) -> str:
    """The options whose boxes are ticked, ``""`` if none is; a text without boxes as it is.

    >>> ticked("配偶☑ 子女□"), ticked("□配偶 ☑子女"), ticked("（√）配偶 （ ）子女"), ticked("□配偶 □子女"), ticked("妻子")
    ('配偶', '子女', '配偶', '', '妻子')
    """
    if re.search(f"[{TICKED}]", text):
        text = IN_BRACKETS.sub(lambda found: TICKED[0] if found[1] else OPEN[0], text)
    if not BOX.search(text):
        return text
    first = BOX.match(text.lstrip(AROUND)) is not None
    told = BEFORE.findall(text) if first else [(box, label) for label, box in BEHIND.findall(text)]
    labels = [(box, clean) for box, label in told if (clean := label.strip(AROUND))]
    return "、".join(label for box, label in labels if box in TICKED) if labels else text


@lru_cache(maxsize=1 << 14)
def plain_term(text: str, name: str) -> tuple[str, str]:
    """The term in a text that is none as it stands, and what it says of the work of the relative, whose ``name`` it may repeat.

    A relation that is told of both (二人系姐妹, 与王明系夫妻) has to be one of both alike: whose is whose it does not tell.

    >>> plain_term("丈夫（系本单位同事）", "王明"), plain_term("系夫妻关系", "王明"), plain_term("二人系姐妹", "王梅")
    (('丈夫', '本单位'), ('夫妻关系', ''), ('姐妹', ''))
    >>> plain_term("与王明系夫妻", "王明"), plain_term("与李芳系夫妻", "王明"), plain_term("丈夫（原单位同事）", "王明")
    (('夫妻', ''), ('与李芳系夫妻', ''), ('丈夫（原单位同事）', ''))
    """
    if not text or read_term(text).kind != "unknown":
        return text, ""
    plain = unicodedata.normalize("NFKC", "".join(text.split()))
    remark = REMARK.fullmatch(plain)
    if remark and WORK.search(remark["inside"]) and not NOT_NOW.search(remark["inside"]):
        term, _ = plain_term(remark["term"], name)
        if read_term(term).kind != "unknown":
            return term, PEOPLE.sub("", IS.sub("", remark["inside"]))
        return text, ""
    said = SAID.fullmatch(plain)
    if not said or (said["name"] and clean_name(said["name"]) != name):
        return text, ""
    term = of_both(said["term"]) if said["with"] or said["both"] else said["term"]
    return (term, "") if term and read_term(term).kind != "unknown" else (text, "")
