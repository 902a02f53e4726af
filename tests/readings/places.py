"""Posts that may not be held in the home area."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kinship.cases import Case
from tests.readings.base import Post, Reading, Said, grew_up_there, says

ORGANS = ("纪委", "纪律检查", "监委", "监察委员会", "组织部", "法院", "检察院", "公安局")
PARTY_AND_GOVERNMENT = ("县委", "市委", "区委", "地委", "盟委", "政府", "行署")


def main_leader(case: Case, post: Post, level: str, *names: str) -> bool:
    """The chief of the leading team of an organ of a level that is called so."""
    chief = post.get("tier") == 1 and post.get("chief") is True
    return chief and case.organs.get(post["organ"], {}).get("level") == level and says(post["organ"], *names)


def civil_servants(case: Case, who: str, post: Post) -> Iterator[Said]:
    if not grew_up_there(case, who, post):
        return
    if main_leader(case, post, "town", "党委", "政府"):
        yield "town", "violation", "home-area"
    for level, severity in (("county", "violation"), ("city", "review")):
        for rule, names in (("main", PARTY_AND_GOVERNMENT), ("organs", ORGANS)):
            if main_leader(case, post, level, *names) and not (rule == "main" and says(post["organ"], *ORGANS)):
                yield level, severity, "home-area"


def cadres(case: Case, who: str, post: Post) -> Iterator[Said]:
    """The rules of 2006: counties must not, cities as a rule not; townships are not meant."""
    for level, severity in (("county", "violation"), ("city", "review")):
        if main_leader(case, post, level, *PARTY_AND_GOVERNMENT, *ORGANS) and grew_up_there(case, who, post):
            yield level, severity, "home-area"


def trial(case: Case, who: str, post: Post) -> Iterator[Said]:
    """The trial regulation of 2011: counties and townships, and certain organs of counties."""
    main = any(main_leader(case, post, level, "党委", "县委", "政府") for level in ("county", "town"))
    if (main or main_leader(case, post, "county", *ORGANS)) and grew_up_there(case, who, post):
        yield "home", "violation", "home-area"


EVERYWHERE: dict[str | None, str] = dict.fromkeys(("civil", "court", "procuratorate", "supervision"), "violation")
HOME = Reading(EVERYWHERE, lambda pair: (), since=date(2020, 12, 28), of_one=civil_servants)
