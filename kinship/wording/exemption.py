"""An exemption in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kinship.text import say
from kinship.wording.clean import one_line

PARTS = ("document", "conditions")


def exemption_text(exemption: Mapping[str, Any], lang: str) -> str:
    """Why, approved by whom, until when, under which document and conditions, as far as told.

    >>> exemption_text({"reason": "specialist", "approved_by": "the county", "expires": "2027-06-30", "document": "No. 12"}, "en")
    'accepted: specialist; approved by the county; until 2027-06-30; document No. 12'
    """
    told = {key: one_line(value) for key, value in exemption.items() if isinstance(value, str)}
    more = [say(f"follow.exemption-{part}", lang, **{part: told[part]}) for part in PARTS if told.get(part)]
    return say("follow.exemption-told", lang, **{key: told[key] for key in ("reason", "approved_by", "expires")}) + "".join(more)
