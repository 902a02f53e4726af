"""Under which names an organ of the list is looked for in the texts of forms: its own, and those that everybody uses."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from loaders.staff.organnames import everyday, organ_key, plain

TOWN_OR_VILLAGE = re.compile("(?:[镇乡村]|街道|社区)$")
"""A name that ends so begins those of its schools and clinics too."""
ITSELF = re.compile("(?<=[局委院会联协大办部])(?:本级|机关|本部)$")
BRANCH = re.compile(r"^(?P<above>.*?[省市])(?P<name>[\u4e00-\u9fff]{2,}局)(?P<stem>[\u4e00-\u9fff]{2,4}?)[县区市旗]?分局$")
BANK = re.compile(r"^(?:中国)?(?P<bank>[\u4e00-\u9fff]{2,6}银行)(?:股份有限公司)?(?P<region>[\u4e00-\u9fff]{2,6}[县区市旗])支行$")


def spelled(name: str, regions: Collection[str], banks: Mapping[str, Any]) -> Iterator[str]:
    """The names, some of them twice. ``regions``: those of the list, in full; ``banks``: how banks are called for short.

    >>> sorted(set(spelled("中国人民政治协商会议云岫县委员会", (), {})))
    ['中国人民政治协商会议云岫县委员会', '云岫县政协']
    >>> sorted(set(spelled("云雾市生态环境局云岫分局", ["云岫县"], {})))
    ['云岫县生态环境局', '云雾市生态环境局云岫分局']
    """
    own = ITSELF.sub("", plain(name))
    yield own
    yield everyday(own)
    key = organ_key(own)
    if not TOWN_OR_VILLAGE.search(key):
        yield key
    if branch := BRANCH.match(own):
        yield from (region + branch["name"] for region in regions if region[:-1] == branch["stem"])
    if (bank := BANK.match(own)) and bank["bank"] in banks:
        yield bank["region"] + bank["bank"]
        yield bank["region"] + banks[bank["bank"]]
