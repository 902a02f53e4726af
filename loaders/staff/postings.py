"""Post records: who holds which post in which organ, with tier, chief, functions and the names of superiors resolved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Any

from kinship.account import Account
from kinship.errors import Place
from kinship.text import Keys
from loaders.rows import BELOW_TEAM, HEAD_OR_TEAM, OF_ONE_POST
from loaders.staff.charges import charged, take_charge
from loaders.staff.located import Located
from loaders.staff.people import Group
from loaders.staff.posts import UNKNOWN, Standing, headed_besides, is_by_hand, standing, under_secretary
from loaders.staff.superiors import name_superiors
from loaders.values.functions import functions_of, is_general, is_open

Record = dict[str, Any]


@dataclass(slots=True)
class Notes:
    """Inferences, counted by what was inferred from what: one note for each, not one for each row."""

    counts: dict[tuple[str, tuple[tuple[str, str], ...]], int] = field(default_factory=lambda: defaultdict(int))
    first: dict[tuple[str, tuple[tuple[str, str], ...]], Place] = field(default_factory=dict)

    def add(self, key: str, place: Place, **values: str) -> None:
        """Counts one inference."""
        told = (key, tuple(values.items()))
        self.counts[told] += 1
        held = self.first.setdefault(told, place)
        if (place.file, place.sheet, place.row) < (held.file, held.sheet, held.row):
            self.first[told] = place

    def tell(self, account: Account) -> None:
        """Lists the notes with their counts."""
        for (key, values), posts in sorted(self.counts.items(), key=lambda item: item[0]):
            level = "warning" if key == "load.person-without-post" else "note"
            account.problem(level, key, self.first[(key, values)], posts=posts, **dict(values))


def post_records(groups: list[Group], account: Account) -> list[Record]:
    """The posts of all people, sorted by post_id. A post needs an organ; rows without one give a person without post."""
    notes = Notes()
    posts = [post for group in groups for post in _posts(group, account, notes)]
    names = {group.person_id: group.name for group in groups}
    name_superiors(posts, names, account)
    take_charge(posts, names, account)
    notes.tell(account)
    for post in posts:
        del post["place"], post["charges"]
    return sorted(posts, key=lambda post: str(post["post_id"]))


def _posts(group: Group, account: Account, notes: Notes) -> list[Record]:
    rows = [one for row in _telling(group) if _is_post(row, notes) for one in (row, *_besides(row, notes))]
    left = any(row.row.left for row in group.rows if not row.stated)
    merged: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
    for row in sorted(rows, key=_order):
        if (row.row.ended or left) and not row.row.end:
            if not row.row.listed:
                account.problem(
                    "warning", "load.ended-without-date", row.row.place, name=group.name, title=row.title or row.row.employer
                )
            continue
        post = post_of(row, group.person_id, notes)
        _merge(post, merged[(str(post["organ_id"]), row.section, row.title)])
        if post["end"] and post["start"] and str(post["end"]) < str(post["start"])[: len(str(post["end"]))]:
            account.problem("warning", "load.end-before-start", row.row.place, start=post["start"], end=post["end"])
    posts = [post for held in merged.values() for post in held]
    if not posts and not any(row.row.listed for row in group.rows):
        notes.add("load.person-without-post", group.place())
    for post in posts:
        post["post_id"] = _post_id(post)
        post["level"] = post["level"] or ("" if post["end"] else _level(group))
    return posts


def _level(group: Group) -> str:
    """The one level that is told of a person and not of a post, as on sheet A01 of the official workbook; blank if several."""
    told = {row.row.level for row in group.rows if not row.stated and not row.row.history} - {""}
    return told.pop() if len(told) == 1 else ""


def _telling(group: Group) -> list[Located]:
    """The rows that tell posts: a summary of all posts in one text only where nothing tells them one by one.

    A cadre form is no such summary for organs of which nothing else tells.
    """
    history = [row for row in group.rows if row.row.history]
    present = [row for row in group.rows if not row.row.history]
    stated = [row for row in present if row.stated]
    organs = {row.organ_id for row in stated}
    beyond = [row for row in present if row.row.record and row.organ and row.organ_id not in organs]
    return [*stated, *beyond, *history] if stated else [*present, *history]


def _is_post(row: Located, notes: Notes) -> bool:
    told = row.row.organ or row.row.employer or row.row.title
    if told and not row.organ:
        notes.add("load.organ-unknown", row.row.place, text=told[:60])
    return row.organ is not None


def _besides(row: Located, notes: Notes) -> Iterator[Located]:
    """The posts that a title names besides: 副局长兼办公室主任 stands over the office as its head does, and
    党委副书记、镇长 under the secretary as a deputy does."""
    if row.row.tier == "3":
        return
    organ = row.organ.name if row.organ else ""
    for section, title in headed_besides(row.title, row.section, organ):
        notes.add("load.section-headed", row.row.place, title=row.title, section=section)
        yield _beside(row, section, title)
    if title := under_secretary(row.title, row.section, organ):
        notes.add("load.under-secretary", row.row.place, title=row.title, deputy=title)
        yield _beside(row, row.section, title)


def _beside(row: Located, section: str, title: str) -> Located:
    """The same person in another post: what columns say of the post is of the first one."""
    return replace(row, row=replace(row.row, **OF_ONE_POST), section=section, title=title)


def _order(row: Located) -> tuple[str, ...]:
    """Rows by content, fuller ones first, so that merging does not depend on their order in the file."""
    told = row.row
    return (
        row.organ_id,
        row.section,
        row.title,
        "" if told.start else "~",
        told.start,
        told.end,
        told.level,
        told.functions,
        told.tier,
        told.entered,
    )


def _merge(post: Record, held: list[Record]) -> None:
    """Two rows of one post fill each other's blanks, unless they start or end on different days."""
    for other in held:
        if all(not post[key] or not other[key] or post[key] == other[key] for key in ("start", "end", "tier", "chief", "level")):
            for key, value in post.items():
                other[key] = other[key] or value
            return
    held.append(post)


def post_of(row: Located, person_id: str, notes: Notes) -> Record:
    """The post that a row tells, with ``place`` and ``charges``; superiors still by name. What was inferred is noted."""
    told = row.row
    stands = _standing(row, notes)
    source = f"{told.place.file}/{told.place.sheet}" if told.place.sheet else told.place.file
    return {
        "person_id": person_id,
        "organ_id": row.organ_id,
        "title": row.title or told.level,
        "section": row.section,
        "tier": stands.tier,
        "chief": stands.chief,
        "level": told.level,
        "functions": ";".join(_functions(row, stands, notes)),
        "reports_to": told.reports_to,
        "in_charge": told.in_charge,
        "charges": charged(told),
        "start": told.start,
        "end": told.end,
        "entered": told.entered,
        "source": f"{source}#{told.place.row}",
        "place": told.place,
    }


def _post_id(post: Record) -> str:
    told = "|".join(str(post[key]) for key in ("person_id", "organ_id", "section", "title", "start", "end"))
    return "t-" + blake2b(told.encode(), digest_size=6).hexdigest()


def _standing(row: Located, notes: Notes) -> Standing:
    """Tier and chief: as stated, else as the title tells."""
    told, organ = row.row, row.organ.name if row.organ else ""
    by_title = standing(row.title or told.level, row.section, organ)
    tier = _tier(told.tier, by_title.tier, told.chief)
    chief = told.chief or (by_title.chief if by_title.tier == tier else "") or _by_tier(tier, row.title)
    values = {"title": row.title or told.level, "section": row.section}
    if tier == "3" and row.unplaced:
        return UNKNOWN  # under whom he works is open: with no section at all he would stand right below the team
    if not tier:
        notes.add("load.tier-unknown", told.place, **values, organ=organ)
    elif told.tier in ("", BELOW_TEAM, HEAD_OR_TEAM):
        notes.add("load.tier-from-title", told.place, **values, tier=tier)
    elif by_title.tier and by_title.tier != tier:
        notes.add("load.tier-differs", told.place, **values, tier=tier, by_title=by_title.tier)
    return Standing(tier, chief)


def _tier(stated: str, by_title: str, chief: str) -> str:
    if stated == BELOW_TEAM:
        return by_title if by_title in ("2", "3") else "2" if chief and not by_title else ""
    if stated == HEAD_OR_TEAM:
        return by_title if by_title in ("1", "2") else ""
    return stated or by_title


def _by_tier(tier: str, title: str) -> str:
    return "false" if tier == "3" or (tier and title.startswith("副")) else ""


def _functions(row: Located, stands: Standing, notes: Notes) -> tuple[str, ...]:
    """Functions as stated, else as section and title name them; a special section that names none does something else."""
    told, organ = row.row.functions, row.organ.name if row.organ else ""
    if told:
        found = functions_of(told, organ)
        if not found and not is_open(told, organ):
            notes.add("load.functions-other", row.row.place, text=told[:60])
        return found or (() if is_open(told, organ) else ("other",))
    named = row.title if is_by_hand(row.title) else f"{row.section} {row.title}".strip()
    found = functions_of(named, organ)
    if found:
        notes.add(
            "load.functions-from-name",
            row.row.place,
            text=named,
            functions=Keys(" ".join(f"post.function-{name}" for name in found)),
        )
        return found
    special = row.section and not is_general(row.section) and not is_open(named, organ)
    return ("other",) if special and stands.tier != "1" else ()
