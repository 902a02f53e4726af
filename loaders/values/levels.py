"""The level of a post out of three columns: 职务层次, 职级 and the kind of post (岗位类别, 人员类别).

The civil servants' information system writes 职务层次 as a code of its table ZB09 (``levels.csv``).
"""

from __future__ import annotations

import csv
import io
import re
from functools import cache
from importlib import resources

KINDS = {"管理": "管理", "专业技术": "专业技术", "专技": "专业技术", "工勤": "工勤技能", "工人": "工勤技能", "技术工": "工勤技能"}
KIND_OF_POST = re.compile(
    f"(?:事业(?:单位|编制?)?|机关|企业)?(?P<kind>{'|'.join(KINDS)})(?:技能)?(?:岗位?|人员|类)?(?:[(（].*[)）])?"
)
TOLD = re.compile("管理|职员|技术|专技|工勤|[正副]高|[初中高]级(?!主管|主办)")


def kind_of_post(text: str) -> str:
    """管理, 专业技术 or 工勤技能, or ``""`` where the text is about something else.

    >>> kind_of_post("专业技术岗位"), kind_of_post("事业单位管理人员"), kind_of_post("财务管理"), kind_of_post("综合管理类公务员")
    ('专业技术', '管理', '', '')
    """
    found = KIND_OF_POST.fullmatch(text)
    return KINDS[found["kind"]] if found else ""


def level_told(job_level: str, level: str, kind: str) -> str:
    """One text of what the columns tell: 职务层次 before 职级; a bare step (八级) gets its kind of post in front.

    >>> level_told("乡科级副职", "二级主任科员", ""), level_told("", "八级", "专业技术"), level_told("", "", "管理")
    ('乡科级副职、二级主任科员', '专业技术八级', '管理岗位')
    >>> level_told("", "专业技术八级", "专业技术"), level_told("", "四级主任科员", "")
    ('专业技术八级', '四级主任科员')
    """
    told = "、".join(dict.fromkeys(filter(None, (job_level, level))))
    if not kind or TOLD.search(told):
        return told
    return kind + told if told else f"{kind}岗位"


def of_code(told: str) -> str:
    """The level that a code means; a text stays as it is, an unknown code is blank.

    >>> of_code("0142"), of_code("乡科级副职"), of_code("99")
    ('乡科级副职', '乡科级副职', '')
    """
    return _codes().get(told, "") if told.isascii() else told


@cache
def _codes() -> dict[str, str]:
    text = resources.files(__package__).joinpath("levels.csv").read_text(encoding="utf-8")
    return {row["code"]: row["label"] for row in csv.DictReader(io.StringIO(text))}
