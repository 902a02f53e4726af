"""In-laws over a marriage that is over by another line: 姐夫, and the sister is divorced; 公公, and there is only a 前夫.

离异 may mean an earlier marriage, and an in-law may be that of another husband. So the ties stay, as possible ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kinship.errors import Place
from loaders.contradictions.ended import is_named_by, says_ended
from loaders.contradictions.model import Case, Claim, Found, RowKey, marriage, ordered, row_of
from loaders.identity.mentions import Mention
from loaders.identity.names import surname
from loaders.ties.family import POSSIBLE, Tie

Row = Mapping[str, Any]


def about_in_laws(case: Case, unread: Iterable[Row]) -> Iterator[Found]:
    """Every tie over a marriage that another line says to be over, or that the relative's own form gives to another."""
    yield from _over_divorced(case)
    told: set[tuple[str, str]] = set()
    for tie, row in _over_former(case, unread):
        told.add((tie.person, tie.relative))
        place = row.get("place") or Place(row.get("source") or "")
        yield _found(case, "in-law-ended", tie, _made(case, tie), {"between": row.get("relative_name") or ""}, place)
    for tie, other in case.family.elsewhere:
        if (tie.person, tie.relative) not in told:
            edges = case.rows([marriage(tie.relative, other)]) if case.family.married(tie.relative, other) else []
            yield _found(case, "in-law-elsewhere", tie, _made(case, tie), {"other": case.worded(other)}, *case.places_of(edges))


def _over_divorced(case: Case) -> Iterator[Found]:
    """In-laws over somebody of whom some form says that he or she is divorced."""
    divorced = {case.identity.person[at]: one for at, one in enumerate(case.mentions) if one.divorced}
    ended = {marriage(one, mate): one for one in divorced for mate in case.family.near("S", one) if not case.declared(one, mate)}
    ended = {key: one for key, one in ended.items() if row_of(case.family, key).level > POSSIBLE}
    sources = {source for key in ended for source in row_of(case.family, key).sources}
    for tie in _in_law_ties(case, sources, {one.declarer for one in divorced.values()}):
        keys = _made(case, tie)
        over = _over_all_divorced(case, tie, keys) | {key: ended[key] for key in keys if key in ended}
        said = [divorced[one] for one in sorted(set(over.values()))]
        if said:
            names = "、".join(sorted({mention.name for mention in said}))
            yield _found(case, "in-law-ended", tie, over, {"between": names}, *(mention.place for mention in said))


def _in_law_ties(case: Case, sources: set[str], declarers: set[str]) -> Iterator[Tie]:
    """The ties over a marriage that come from some sources or declarers."""
    for tie in case.ties if declarers else ():
        if "S" in tie.word[1:] and tie.level > POSSIBLE and (tie.person in declarers or not sources.isdisjoint(tie.sources)):
            yield tie


def _over_all_divorced(case: Case, tie: Tie, keys: Iterable[RowKey]) -> dict[RowKey, str]:
    """The marriage of somebody unnamed, where the form says of all who may be this one that they are divorced."""
    at = tie.word.index("S", 1)
    lines = [line for line in case.forms().lines.get(tie.person, ()) if _between(case.mentions[line], tie, at)]
    if not lines or not all(case.mentions[line].divorced for line in lines):
        return {}
    marriages = (key for key in keys if len(key) == 2 and not all(map(case.is_named, key)))
    return dict.fromkeys(marriages, case.identity.person[lines[0]])


def _between(mention: Mention, tie: Tie, at: int) -> bool:
    sex = tie.sexes[at - 1]
    return mention.words() == {tie.word[:at]} and (sex == "?" or mention.sex in ("", sex))


def _over_former(case: Case, unread: Iterable[Row]) -> Iterator[tuple[Tie, Row]]:
    """The ties over a former spouse: the declarer's own in-laws, and the declarer as an in-law on the former spouse's side."""
    ended: dict[str, list[Row]] = defaultdict(list)
    for row in unread:
        if says_ended(case, row, str(row["person_id"])):
            ended[str(row["person_id"])].append(row)
    for tie in case.ties if ended else ():
        if tie.level > POSSIBLE and len(tie.word) > 1:
            ours = ended.get(tie.person, ()) if tie.word[0] == "S" else ()
            yield from ((tie, row) for row in ours if _may_be_of_former(case, row, tie))
            theirs = ended.get(tie.relative, ()) if tie.word[-1] == "S" else ()
            yield from ((tie, row) for row in theirs if _over_them(case, row, tie))


def _may_be_of_former(case: Case, row: Row, tie: Tie) -> bool:
    """True if no other spouse is declared, or the in-law bears the former one's surname, and no other spouse does."""
    family = case.family
    spouses = [one for one in family.near("S", tie.person) if case.is_named(one) and case.declared(tie.person, one)]
    if any(is_named_by(case, row, one) for one in spouses):
        return False
    if not spouses:
        return True
    theirs = family.surname(tie.relative)
    by_name = tie.word == "SPC" or (tie.word == "SP" and family.sex.get(tie.relative) == "M")
    return by_name and theirs == surname(row.get("relative_name") or "") and theirs not in map(family.surname, spouses)


def _over_them(case: Case, row: Row, tie: Tie) -> bool:
    """True if the other form lists the former spouse in between; a marriage that is laid is told of as such."""
    lines = case.forms().lines.get(tie.person, ())
    between = {case.identity.person[at] for at in lines if case.mentions[at].words() == {tie.word[:-1]}}
    named = [one for one in between if is_named_by(case, row, one)]
    return bool(named) and not any(case.family.married(tie.relative, one) > POSSIBLE for one in named)


def _made(case: Case, tie: Tie) -> list[RowKey]:
    """The rows that were made for a tie."""
    return sorted(case.made_for(tie.person, tie.word, tie.relative, tie.sources))


def _found(case: Case, kind: str, tie: Tie, keys: Iterable[RowKey], values: Mapping[str, object], *places: Place) -> Found:
    rows = frozenset(keys)
    sources = frozenset(source for key in rows for source in row_of(case.family, key).sources)
    lines = (case.mentions[at] for source in sorted(tie.sources) for at in case.lines(source))
    term = next((one.term for one in lines if one.declarer == tie.person and tie.word in one.words()), tie.word)
    told = {"person": case.worded(tie.person), "term": term, "name": case.worded(tie.relative), **values}
    own = ordered(case.places[source] for source in tie.sources if source in case.places)
    return Found(kind, (tie.person, tie.relative), (Claim(rows, sources),), ordered([*own, *places]), told)
