"""People, posts and declared relatives as rows of the official workbook and of a home-grown ledger (``layouts.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib import resources

from kinship.generate.block import Block
from kinship.generate.canonical import person_names
from kinship.generate.declarations import post_title
from kinship.generate.noise import Forms
from kinship.generate.organs import Seat
from kinship.generate.people import NONE
from kinship.generate.pools import pools

Row = list[str | int]
EPOCH = date(1970, 1, 1).toordinal()


@cache
def columns(layout: str, sheet: str) -> list[str]:
    """The headers of a sheet.

    >>> columns("official", "A36")[:3]
    ['姓名', '身份证号', '家庭成员姓名']
    """
    text = resources.files(__package__).joinpath("layouts.toml").read_text(encoding="utf-8")
    return str(tomllib.loads(text)[layout][sheet]).split("|")


class Layout:
    """Turns a block and its forms into rows of either layout."""

    def __init__(self, block: Block, forms: Forms) -> None:
        self.block, self.forms = block, forms
        self.people = block.families.people
        self.names: list[str] = person_names(block).to_pylist()
        self.numbers = block.id_number.tolist()
        self.months = self.people.birth.astype("datetime64[D]").astype("datetime64[M]").astype(str).tolist()
        self.functions: dict[str, str] = pools()["functions"]

    def ledger_name(self, person: int) -> str:
        """The name, with a former one in brackets."""
        old = self.forms.former.get(person)
        return self.names[person] + (f"（曾用名{old}）" if old else "")

    def holder_name(self, seat: int | None) -> str:
        """Who sits in a seat."""
        return self.names[int(self.block.seating.holder[seat])] if seat is not None else ""

    def organ(self, seat: Seat) -> str:
        """The organ's name."""
        return self.block.government.organs[seat.organ].name

    def organs(self) -> Iterator[Row]:
        """Rows of B01."""
        kinds = pools()["kinds"]
        for number, organ in enumerate(self.block.government.organs, start=1):
            short = organ.short if organ.short.startswith("县") else "县" + organ.short
            code = f"001.{number:03d}"
            yield [
                organ.name,
                short,
                code,
                organ.county,
                "县",
                "正科级",
                kinds[organ.kind],
                "是",
                "",
                number,
            ]

    def persons(self) -> Iterator[tuple[int, Row]]:
        """Rows of A01."""
        parties = pools()["people"]["parties"]
        for person in self.block.staff.tolist():
            seat = self.block.government.seats[self.block.seating.seat_of[person]]
            row: Row = [""] * len(columns("official", "A01"))
            row[0:4] = self.ledger_name(person), self.numbers[person], self._sex(person), self.months[person].replace("-", "")
            row[7], row[11], row[16] = "汉族", parties[person % len(parties)], "现职人员"
            row[19], row[23], row[25] = self.organ(seat) + post_title(seat), seat.level, self.organ(seat)
            yield person, row

    def _sex(self, person: int) -> str:
        return "男" if self.people.male[person] else "女"

    def posts(self) -> Iterator[Row]:
        """Rows of A02: current, second and former posts."""
        for post in self.block.posts:
            seat = self.block.government.seats[post.seat]
            row: Row = [""] * len(columns("official", "A02"))
            row[0:3] = self.names[post.person], self.numbers[post.person], self.organ(seat)
            row[3:7] = *_rank(seat), post_title(seat), _yes(seat.tier < 3)
            row[9], row[13] = _month(post.start, ""), "在任" if post.end == NONE else "已免"
            row[14] = "" if post.end == NONE else _month(post.end, "")
            row[18] = _yes(not post.second and post.end == NONE)
            row[19:24] = self._work(seat, post.end == NONE)
            yield row

    def _work(self, seat: Seat, current: bool) -> Row:
        """Section, functions, who is in charge, direct superior, level."""
        work = "、".join(self.functions[name] for name in seat.functions.split(";") if name)
        over = [self.holder_name(other if current else None) for other in (seat.in_charge, seat.reports_to)]
        return [seat.section, work, *over, seat.level]

    def ledger(self) -> Iterator[tuple[int, Row]]:
        """Rows of the ledger: current posts, organ by organ."""
        current = [post for post in self.block.posts if post.end == NONE]
        for number, post in enumerate(sorted(current, key=lambda post: self.block.government.seats[post.seat].organ), start=1):
            person, seat = post.person, self.block.government.seats[post.seat]
            section, work, in_charge, reports_to, level = self._work(seat, True)
            who = [self.ledger_name(person), self._sex(person), self.months[person].replace("-", "."), self.numbers[person]]
            where = [self.organ(seat), section, seat.title, *_rank(seat), _yes(seat.tier < 3)]
            rest = [level, work, in_charge, reports_to, _month(post.start, "."), "兼任" if post.second else ""]
            yield person, [number, *who, *where, *rest]

    def relatives(self) -> Iterator[Row]:
        """Rows of A36."""
        nth, last = 0, NONE
        for line in self.forms.lines:
            nth, last = (nth + 1 if line.declarer == last else 1), line.declarer
            who = [self.names[line.declarer], line.declarer_id_number]
            birth = line.birth.replace("-", "")
            yield [*who, line.name, line.term, birth, "", line.employer, nth, line.id_number, line.note]

    def declared(self) -> Iterator[Row]:
        """Rows of the declaration list."""
        for number, line in enumerate(self.forms.lines, start=1):
            unit = self.organ(self.block.government.seats[self.block.seating.seat_of[line.declarer]])
            who = [self.names[line.declarer], line.declarer_id_number, unit]
            yield [number, *who, line.term, line.name, line.id_number, line.birth.replace("-", "."), line.employer, line.note]


def _rank(seat: Seat) -> tuple[str, str]:
    """是否领导成员 and 成员类别."""
    return _yes(seat.tier == 1), ("正职" if seat.chief else "副职") if seat.tier == 1 else ""


def _yes(value: bool) -> str:
    return "是" if value else "否"


def _month(days: int, between: str) -> str:
    day = date.fromordinal(EPOCH + days)
    return f"{day.year}{between}{day.month:02d}"
