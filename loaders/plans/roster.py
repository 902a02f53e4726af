"""The county as a list of appointments refers to it: the staff by number, id and name, organs by name, posts held."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from kinship.tables import County, names
from loaders.canonical.text_table import text_table
from loaders.identity.names import match_keys
from loaders.identity.people import Known, People, gather, numbers
from loaders.plans.mistakes import Mistake
from loaders.staff.organnames import organ_key
from loaders.staff.organs import Organ, Organs, add_organ
from loaders.staff.posts import PARTS
from loaders.values import idnumber
from loaders.values.clean import key

if TYPE_CHECKING:
    import pyarrow as pa

MOST_NAMESAKES = 10

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom a row names. ``organ_id`` and ``birth`` tell namesakes apart."""

    name: str = ""
    number: str = ""
    person_id: str = ""
    birth: str = ""
    organ_id: str = ""


@dataclass(slots=True)
class Roster:
    """``posts``: those held or not yet over, by person_id, as the table has them; ``inside``: the same by organ_id.
    ``others``: names of people who are not on the staff."""

    people: People
    posts: dict[str, list[Row]]
    inside: dict[str, list[Row]]
    organs: Organs
    organ_ids: dict[str, list[str]]
    organ_names: dict[str, str]
    others: frozenset[str]

    @classmethod
    def of(cls, county: County, today: date) -> Roster:
        """Reads person, organ and post. Raises InputError for a file that cannot be read."""
        post = text_table(county.post, names("post"))
        person, others = _staff(text_table(county.person, names("person")), post)
        held = [row for row in post.to_pylist() if _held(row, today)]
        posts: dict[str, list[Row]] = defaultdict(list)
        inside: dict[str, list[Row]] = defaultdict(list)
        for row in held:
            posts[row["person_id"]].append(row)
            inside[row["organ_id"]].append(row)
        organs, ids = Organs(), defaultdict(list)
        rows = text_table(county.organ, names("organ")).to_pylist()
        short = county.account.short_names
        for row in rows:
            name = row["name"] or ""
            add_organ(organs, Organ(name, short.get(row["organ_id"], ""), row["kind"] or ""))
            ids[organ_key(name)].append(row["organ_id"])
        names_of = {row["organ_id"]: row["name"] or "" for row in rows}
        return cls(gather(person, held), dict(posts), dict(inside), organs, dict(ids), names_of, others)

    def person(self, asked: Asked) -> Known:
        """The one member of the staff that a row names. Raises Mistake for nobody, several, or a name that contradicts."""
        found = self._by_id(asked) or self._by_name(asked)
        told = match_keys(asked.name)
        if told and not set(told) & set(found.keys):
            raise Mistake("whatif.other-name", "name", name=asked.name, known=found.name)
        return found

    def found(self, name: str) -> Organ:
        """The organ of a name or an unambiguous abbreviation. Raises Mistake for none."""
        organ = self.organs.find(name)
        if organ is None:
            near = difflib.get_close_matches(name, list(self.organ_names.values()), n=1, cutoff=0.6)
            key, values = ("whatif.organ-unknown-near", {"near": near[0]}) if near else ("whatif.organ-unknown", {})
            raise Mistake(key, "organ", organ=name[:60], **values)
        return organ

    def organ_told(self, text: str) -> str:
        """The organ_id that a text of organ, or organ and title, tells; blank where it tells none."""
        organ = self.organs.find(text) or self.organs.split(text)[0] if text else None
        ids = self.organ_ids[organ_key(organ.name)] if organ else []
        return ids[0] if len(ids) == 1 else ""

    def organ_id(self, organ: Organ) -> str:
        """The id of an organ that was found. Raises Mistake where several bear the name."""
        ids = self.organ_ids[organ_key(organ.name)]
        if len(ids) > 1:
            raise Mistake("whatif.organ-ambiguous", "organ", organ=organ.name, ids=", ".join(sorted(ids)))
        return ids[0]

    def _by_id(self, asked: Asked) -> Known | None:
        if asked.person_id:
            if asked.person_id not in self.people.by_id:
                raise Mistake("whatif.no-person-id", "staff_number", id=asked.person_id[:40])
            return self.people.by_id[asked.person_id]
        number = numbers(asked.number)[0]
        held = self.people.by_number.get(number, ()) if number else ()
        if len(held) > 1:
            raise Mistake("whatif.namesakes", "id_number", name=idnumber.mask(number), people=self._listed(held))
        return held[0] if held else None

    def _by_name(self, asked: Asked) -> Known:
        """Of the bearers of the name those whose ID number, birth and organ do not speak against it."""
        if not match_keys(asked.name):
            number = idnumber.mask(asked.number)
            raise Mistake("whatif.no-number" if asked.number else "whatif.nobody-named", "id_number", number=number)
        named = {one.person_id: one for spelled in match_keys(asked.name) for one in self.people.by_name.get(spelled, ())}
        fit = [one for one in named.values() if _may_be(one, asked)]
        if len(fit) > 1 and asked.organ_id:
            fit = [one for one in fit if any(organ == asked.organ_id for organ, _, _ in one.posts)] or fit
        if len(fit) == 1:
            return fit[0]
        if fit:
            raise Mistake("whatif.namesakes", "name", name=asked.name, people=self._listed(fit))
        if named:
            raise Mistake("whatif.contradicted", "name", name=asked.name, people=self._listed(list(named.values())))
        known = any(spelled in self.others for spelled in match_keys(asked.name))
        raise Mistake("whatif.relative-only" if known else "whatif.no-person", "name", name=asked.name[:40])

    def _listed(self, people: Sequence[Known]) -> str:
        """Who they are: organ, section, title, birth month and id, for the reader to choose."""
        told = sorted(self._one(person) for person in people)
        return "; ".join([*told[:MOST_NAMESAKES], *(["…"] if len(told) > MOST_NAMESAKES else [])])

    def _one(self, person: Known) -> str:
        posts = [
            " ".join(filter(None, (self.organ_names.get(organ, ""), section, title))) for organ, section, title in person.posts
        ]
        return f"{person.name} ({', '.join(filter(None, (*sorted(posts), person.birth[:7], person.person_id)))})"


def same_title(one: str, other: str) -> bool:
    """Whether two titles have a part in common.

    >>> same_title("党组成员、副局长", "副局长"), same_title("局长", "副局长")
    (True, False)
    """
    parts = [{part for part in PARTS.split(key(text)) if part} for text in (one, other)]
    return bool(parts[0] & parts[1]) or key(one) == key(other)


def _may_be(one: Known, asked: Asked) -> bool:
    number = one.number or one.visible
    if asked.number and number and not idnumber.compatible(number, numbers(asked.number)[0] or idnumber.clean(asked.number)):
        return False
    birth = asked.birth or (idnumber.birth_of(asked.number) if idnumber.is_valid(asked.number) else "")
    return not birth or not one.birth or one.birth.startswith(birth) or birth.startswith(one.birth)


def _held(row: Row, today: date) -> bool:
    """False for a post that is over."""
    end, start = row["end"] or "", row["start"] or ""
    mistaken = bool(end and start and end < start[: len(end)])
    return not end or mistaken or end > today.isoformat()[: len(end)]


def _staff(person: pa.Table, post: pa.Table) -> tuple[list[Row], frozenset[str]]:
    """The rows of the staff, and the spellings of the names of the others."""
    import pyarrow as pa
    import pyarrow.compute as pc

    holds = pc.is_in(person["person_id"], post["person_id"].combine_chunks()) if post.num_rows else pa.scalar(True)
    staff = pc.or_(holds, pc.equal(pc.utf8_lower(pc.fill_null(person["staff"], "")), "true"))
    rest = person.filter(pc.invert(staff))["name"]
    return person.filter(staff).to_pylist(), frozenset(pc.unique(rest.drop_null()).to_pylist())
