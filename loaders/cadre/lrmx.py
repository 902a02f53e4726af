"""LRMX: the appointment form (干部任免审批表) as XML, one person per file.

Elements are as the public readers of this format name them; unknown ones are left alone, and that is said.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from kinship.account import Account
from kinship.errors import InputError, Place
from loaders.cadre.form import Form
from loaders.files import xmlsafe

ROOT, FAMILY, ITEM = "Person", "JiaTingChengYuan", "Item"
RELATIVE = ("ChengWei", "XingMing", "ChuShengRiQi", "ZhengZhiMianMao", "GongZuoDanWeiJiZhiWu")
USED = {
    "XingMing": "name",
    "XingBie": "sex",
    "ChuShengNianYue": "birth",
    "ShenFenZheng": "id_number",
    "XianRenZhiWu": "present",
    "NiRenZhiWu": "proposed",
    "NiMianZhiWu": "relieved",
    "JianLi": "resume",
}
SCHOOLING = frozenset(
    f"{kind}JiaoYu_{what}{school}"
    for kind in ("QuanRiZhi", "ZaiZhi")
    for what in ("XueLi", "XueWei")
    for school in ("", "_BiYeYuanXiaoXi")
)
OTHER = SCHOOLING | {
    "MinZu",
    "JiGuan",
    "ChuShengDi",
    "RuDangShiJian",
    "CanJiaGongZuoShiJian",
    "JianKangZhuangKuang",
    "ZhuanYeJiShuZhiWu",
    "ShuXiZhuanYeYouHeZhuanChang",
    "JiangChengQingKuang",
    "NianDuKaoHeJieGuo",
    "RenMianLiYou",
    "ChengBaoDanWei",
    "JiSuanNianLingShiJian",
    "TianBiaoShiJian",
    "TianBiaoRen",
    "ZhaoPian",
    "Version",
    "DaoLingNianYue",
    "ZhengZhiMianMao",
}
"""Elements of the form that say nothing about kinship or posts."""


def looks_so(data: bytes) -> bool:
    """True for XML, also under another name; the old text form begins with a quotation mark.

    >>> looks_so(b"\\xef\\xbb\\xbf<?xml ?>"), looks_so(b'"a","b"')
    (True, False)
    """
    return data.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00").startswith(b"<")


def read(data: bytes, place: Place, account: Account) -> Form:
    """The form in a file; unknown elements are listed in ``account``.

    Raises InputError where the XML is broken or unsafe, or is something else than such a form.

    >>> read(b"<Person><XingMing>A</XingMing></Person>", Place(), Account()).name
    'A'
    """
    root = xmlsafe.tree(xmlsafe.decode(data, place), place)
    if root.tag != ROOT or root.find("XingMing") is None:
        raise InputError("form.not-lrmx", place=place, root=root.tag[:40])
    unknown = sorted({child.tag for child in root} - USED.keys() - OTHER - {FAMILY})
    if unknown:
        account.problem("note", "form.unknown-elements", place, names=", ".join(unknown)[:200])
    form = Form(relatives=[_relative(item) for item in root.iterfind(f"{FAMILY}/{ITEM}")])
    for tag, name in USED.items():
        setattr(form, name, _text(root, tag))
    return form


def _text(parent: Element, tag: str) -> str:
    found = parent.find(tag)
    return "".join(found.itertext()).strip("\r\n") if found is not None else ""


def _relative(item: Element) -> tuple[str, str, str, str, str]:
    term, name, birth, status, employer = (_text(item, tag) for tag in RELATIVE)
    return term, name, birth, status, employer
