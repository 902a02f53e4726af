"""One finding of the findings document: from a row of the query ``finding`` to people, kin, situation and law."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kinship import kin
from kinship.beginning import Event, appointments, beginning, long_ago, ties
from kinship.chains import Chains, published
from kinship.concerned import Concerned
from kinship.engines import Engine, records
from kinship.levels import mover
from kinship.organ_change import Organs
from kinship.pack_model import UNKNOWN_KIND
from kinship.pack_rows import ALWAYS
from kinship.problems import Doubted, against
from kinship.text import LANGUAGES
from kinship.walk import BASES
from kinship.wording import finding_relation

ID = re.compile(r"v1:[0-9A-Za-z_-]{8,}")
"""What the id of a finding looks like. The version is part of it: notes about a finding never fall to another one."""
SEVERITIES = {3: "violation", 2: "review", 1: "advisory"}
NO_KIN = {"word": "", "class": "", "label_zh": "", "label_en": "", "cite": "", "basis": "plain", "chain": [], "sources": []}
"""The kin of a finding about one person."""

Row = dict[str, Any]


def finding_id(rule: str, people: Sequence[str], organ_id: str, situation: str) -> str:
    """The versioned key of a finding's content: the same on every run, machine and row order.

    >>> finding_id("p/r", ["b", "a"], "o", "direct-line") == finding_id("p/r", ["a", "b"], "o", "direct-line")
    True
    """
    content = json.dumps([rule, sorted(people), organ_id, situation], ensure_ascii=False)
    return "v1:" + hashlib.blake2b(content.encode(), digest_size=10).hexdigest()


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids of the rows of ``finding``. They stay when an organ is renamed."""

    concerned: Concerned
    origins: dict[str, str]

    @classmethod
    def read(cls, engine: Engine) -> Ids:
        """From the tables that ``kinship.judge.judge`` leaves in the engine."""
        return cls(Concerned.read(engine), Organs(records(engine, "organ")).origins())

    def of(self, row: Row) -> str:
        """The id of the finding of one row."""
        organ: str = row["organ_id"]
        rule, people = f"{row['pack']}/{row['rule']}", self.concerned.people(row)
        return finding_id(rule, people, self.origins.get(organ, organ), row["situation"])


@dataclass(frozen=True, slots=True)
class Maker:
    """Puts findings together from the tables that ``kinship.judge.judge`` leaves in the engine."""

    posts: dict[tuple[int, int | None], Row]
    leaders: dict[int, str]
    chiefs: dict[tuple[str, str | None, int], str]
    law: dict[tuple[str, str], list[Row]]
    tie_law: dict[tuple[str, str], list[Row]]
    in_force: dict[tuple[str, str], Event | None]
    relations: dict[tuple[str, str, str], Row]
    lists: dict[tuple[str, str], str]
    caps: dict[tuple[str, str | None], bool]
    ids: Ids
    chains: Chains
    doubted: Doubted
    long_ago: bool

    @classmethod
    def read(cls, engine: Engine, as_of: date, doubted: Doubted) -> Maker:
        """All that findings are made of."""
        return cls(
            posts={(row["p"], row["post_no"]): row for row in records(engine, "involved")},
            leaders={row["p"]: row["name"] for row in records(engine, "leader")},
            chiefs={(row["organ_id"], row["section"], row["tier"]): row["name"] for row in records(engine, "chief")},
            law=_passages(records(engine, "rule_law"), "rule"),
            tie_law=_passages(records(engine, "tie_law"), "kind"),
            in_force={(row["pack"], row["rule"]): _new_law(row["in_force_from"]) for row in records(engine, "rule_arm")},
            relations={(row["pack"], row["list"], row["word"]): row for row in records(engine, "rule_relation")},
            lists={(row["pack"], row["rule"]): row["relations"] for row in records(engine, "rule_arm")},
            caps={(row["pack"], _kind(row["kind"])): bool(row["cap"]) for row in records(engine, "rule_organ_kind")},
            ids=Ids.read(engine),
            chains=Chains.read(engine, as_of),
            doubted=doubted,
            long_ago=long_ago(engine),
        )

    def finding(self, row: Row) -> Row:
        """The finding of one row of ``finding``, without its sentences: they wait for what the forms tell of the pair."""
        posts = [self.posts[row["one"], row["one_post"]]]
        if row["other"] is not None:
            posts.append(self.posts[row["other"], row["other_post"]])
        kinship, tied = self._kin(row, posts, row["word_no"], row["worth"]) if len(posts) > 1 else (dict(NO_KIN), [])
        rule, more = f"{row['pack']}/{row['rule']}", self._more(row)
        law = self.in_force[row["pack"], row["rule"]]
        events = [*appointments(posts), *tied, *([law] if law else [])]
        return {
            "id": self.ids.of(row),
            "rule": rule,
            "pack": row["pack"],
            "severity": SEVERITIES[row["severity"]],
            "grade": self._grade(row, events),
            "status": "new",
            "people": [_person(post) for post in posts],
            "kin": kinship,
            "situation": self._situation(row, posts),
            "law": self._law(row, kinship),
            **beginning(events),
            "mover": None if more else _mover(posts),
            "contradicted_by": against(kinship["chain"], self.doubted),
            **more,
        }

    def _law(self, row: Row, kinship: Row) -> list[Row]:
        """The passages that the rule rests on, and those by which a child by adoption or fostering on the chain counts as one.

        They make no relative of one whom the list does not name, or whom an adoption parted.
        """
        besides: list[Row] = []
        counts = kinship["basis"] != "adopted-away" and kin.scope(kinship["word"]) != "advisory"
        for kind in dict.fromkeys(step.get("kind") for step in kinship["chain"] if counts):
            besides += [one for one in self.tie_law.get((row["pack"], kind or ""), []) if one not in besides]
        return [*self.law[row["pack"], row["rule"]], *besides]

    def _grade(self, row: Row, events: Sequence[Event]) -> str:
        """How sure the relation is; one grade less where, on a day long ago, nobody knows whether all had happened yet."""
        doubtful = self.long_ago and any(event.on is None for event in events)
        return kin.GRADES[max(0, 2 - row["worth"] % 4 - doubtful)]

    def _kin(self, row: Row, posts: Sequence[Row], word_no: int, worth: int) -> tuple[Row, list[Event]]:
        """The kin of a pair of posts as the document shows it, and the events that made it."""
        one, other = posts
        word = kin.KIN[word_no].word
        chain, sources = self.chains.shown(one["person_id"], other["person_id"], word)
        relation = self.relations[row["pack"], self.lists[row["pack"], row["rule"]], word]
        labels = {"label_zh": relation["label"], "label_en": kin.BY_WORD[word].en}
        shown = {"basis": BASES[worth // 4], "chain": published(chain), "sources": sources}
        kinship = {"word": word, "class": relation["class"], **labels, "cite": relation["cite"] or "", **shown}
        told = {"people": [_person(post) for post in posts], "kin": kinship}
        kinship |= {f"label_{lang}": finding_relation(told, lang) for lang in LANGUAGES}
        return kinship, list(ties(chain))

    def _situation(self, row: Row, posts: Sequence[Row]) -> Row:
        upper = next((post for post in posts if post["p"] == row["upper"]), posts[0])
        lower = next((post for post in posts if post is not upper and post["post_no"] is not None), upper)
        told = {
            "kind": row["situation"],
            "arm": row["arm"],
            "organ": lower["organ"] or "",
            "organ_id": lower["organ_id"],
            "organ_kind": lower["organ_kind"],
            "section": lower["section"] or "",
            "upper": upper["person_id"],
            "leader": self._leader(row, lower),
            "function": row["function"] or "",
            "unknown_kind_of_post": row["doubt"] == "post-kind",
        }
        told_as = {"unknown_order": "later", "seconded": "seconded", "unclear_work": "work"}
        doubts = {key: row["doubt"] == doubt for key, doubt in told_as.items()}
        more = {"subject": row["subject"], **doubts}
        return {
            **told,
            **{key: value for key, value in more.items() if value},
            "capped": self.caps[row["pack"], told["organ_kind"]],
        }

    def _leader(self, row: Row, lower: Row) -> str:
        leader = self.leaders.get(row["leader"], "")
        if row["situation"] == "common-leader" and not leader:
            section, tier = (lower["section"], 2) if row["arm"] == "section" else (None, 1)
            leader = "" if row["arm"] == "team" else self.chiefs.get((lower["organ_id"], section, tier), "")
        return leader

    def _more(self, row: Row) -> Row:
        """What a finding about more than two people has besides: the other placement, or the members of the body."""
        swap, ties = self.ids.concerned.swap(row), self.ids.concerned.group(row)
        if swap:
            posts = [self.posts[swap["mate_one"], swap["mate_one_post"]], self.posts[swap["mate_other"], swap["mate_other_post"]]]
            kinship, _ = self._kin(row, posts, swap["mate_word_no"], swap["worth"])
            leader = next(post for post in posts if post["p"] == swap["mate_upper"])
            named = {"leader": leader["name"] or "", "leader_id": leader["person_id"]}
            return {"counterpart": {"people": [_person(post) for post in posts], "kin": kinship, **named}}
        return {"group": self._group(ties)} if ties else {}

    def _group(self, ties: Sequence[Row]) -> Row:
        posts = {(tie[who], tie[f"{who}_post"]) for tie in ties for who in ("one", "other")}
        members = {self.posts[key]["person_id"]: self.posts[key] for key in sorted(posts)}
        return {
            "members": ties[0]["members"],
            "related": ties[0]["related"],
            "people": [_person(members[person_id]) for person_id in sorted(members)],
            "ties": [self._tie(tie) for tie in ties],
        }

    def _tie(self, tie: Row) -> Row:
        one, other = (self.posts[tie[who], tie[f"{who}_post"]]["person_id"] for who in ("one", "other"))
        word = kin.KIN[tie["word_no"]]
        return {"person_id": one, "relative_id": other, "word": word.word, "label_zh": word.zh, "label_en": word.en}


def _kind(kind: str) -> str | None:
    """As the table of organs has it: nothing where it is unknown."""
    return None if kind == UNKNOWN_KIND else kind


def _person(post: Row) -> Row:
    return {
        "person_id": post["person_id"],
        "name": post["name"] or "",
        "organ": post["organ"] or "",
        "section": post["section"] or "",
        "title": post["title"] or "",
        "sex": post["sex"],
        "tier": post["tier"],
        "chief": post["chief"],
        "post_level": post["level"] or "",
        "functions": [name for name in (post["functions"] or "").split(";") if name],
    }


def _new_law(day: str) -> Event | None:
    """That the rule came into force; None where the sources do not tell when."""
    return None if day == ALWAYS else Event("law", date.fromisoformat(day))


def _mover(posts: Sequence[Row]) -> str | None:
    """Of two posts the lower; where only one of the people holds a post, that one."""
    held = [post for post in posts if post["post_no"] is not None]
    return mover(*held) if len(held) > 1 else str(held[0]["person_id"])


def _passages(rows: Sequence[Row], by: str) -> dict[tuple[str, str], list[Row]]:
    """Passages as the document has them, by pack and rule, or by pack and kind of tie."""
    cited: dict[tuple[str, str], list[Row]] = {}
    for row in sorted(rows, key=lambda row: row["ordinal"]):
        passage = {
            "title": row["title"],
            "title_en": row["title_en"],
            "article": row["article"] or "",
            "quote": row["quote"] or "",
        }
        cited.setdefault((row["pack"], row[by]), []).append(passage)
    return cited
