"""Who is who, and ties: from people and declaration lines to the person, parent and spouse tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from kinship.account import Account, Later
from loaders.choices import PLAIN, Choices
from loaders.contradictions import Case, contradictions
from loaders.identity import Identity, identify
from loaders.identity.mentions import read_mentions
from loaders.identity.people import gather
from loaders.identity.sexes import told_sexes
from loaders.lacking import lacking
from loaders.settled import Laid, Settled
from loaders.ties.chains import lay_all
from loaders.ties.couples import add_couples
from loaders.ties.family import Family
from loaders.ties.readings import declared_ties
from loaders.ties.rows import add_aliases, add_other_parents, known_parents, parent_rows, spouse_rows, take_given
from loaders.told import ToldLines, Written

if TYPE_CHECKING:
    from loaders.kindreds import Kindreds

Row = dict[str, Any]


def resolve(
    person: list[Row],
    organ: list[Row],
    post: list[Row],
    declared: Iterable[Row],
    account: Account,
    *,
    choices: Choices = PLAIN,
    parent: Iterable[Row] = (),
    spouse: Iterable[Row] = (),
    kindreds: Kindreds | None = None,
) -> tuple[list[Row], list[Row], list[Row]]:
    """Resolves the declared relatives and derives the ties.

    Comes in: rows of the canonical tables (``declared`` may also carry ``relative_sex`` and ``place``); what the user chose about
    codes, decisions and candidates; ``parent`` and ``spouse`` are rows that exist already.
    ``kindreds``: know whose ties need not be derived; their rows are left out, for them to add. Not together with ``suppose``.
    Comes out: person (the given people, the relatives, and unnamed people for steps that nobody recorded), parent and spouse
    rows, each sorted and independent of the order of the input. What was matched, refused or contradictory, and what each line
    says about whom, is told to ``account``.

    >>> staff = [{"person_id": "a", "name": "甲一", "sex": "M"}, {"person_id": "b", "name": "乙二", "sex": "F"}]
    >>> lines = [{"person_id": "a", "term": "妻子", "relative_name": "乙二"}]
    >>> lines += [{"person_id": "b", "term": "丈夫", "relative_name": "甲一"}]
    >>> people, parents, spouses = resolve(staff, [], [], lines, Account())
    >>> [(row["person_id"], row["spouse_id"], row["grade"]) for row in spouses]
    [('a', 'b', 'probable')]
    """
    people, written = gather(person, post), Written(account.unread)
    mentions = read_mentions(written.noting(declared), people, account, choices.codes)
    identity = identify(mentions, people, organ, account, choices.decisions)
    settled = Settled(person, organ, post, people, mentions, identity, account.unread, account.own_rows, parent, spouse)
    telling = ToldLines(settled, written)
    account.told = Later(telling.table)
    if choices.blanks:
        account.lacking = lacking(mentions, identity, people, organ)
    laid = kindreds.lay(settled, _tie, telling) if kindreds else _tie(settled, choices.suppose)
    account.problems += [one.problem for one in laid.found]
    account.derived = True
    return _people(person, laid.family), parent_rows(laid.family), spouse_rows(laid.family)


def _tie(settled: Settled, suppose: bool = False) -> Laid:
    people, mentions, identity = settled.people, settled.mentions, settled.identity
    sex = {one.person_id: one.sex for one in people.by_id.values()} | {key: row["sex"] for key, row in identity.people.items()}
    sex |= told_sexes(mentions, identity.person, identity.level, sex)
    birth = {one.person_id: one.birth for one in people.by_id.values()} | {
        key: row["birth"] for key, row in identity.people.items()
    }
    family = Family(sex, birth, settled.names(), identity.people)
    take_given(family, settled.parent, settled.spouse)
    ties = declared_ties(mentions, identity, sex, birth)
    lay_all(family, ties)
    case = Case(mentions, identity, people, family, ties, settled.own, settled.holders())
    found = contradictions(case, settled.organ, settled.unread)
    family.doubt_marriages(identity.undated)
    add_other_parents(family, ties)
    add_couples(family, (tie for tie in ties if tie.person not in case.step_parents), _asked(case), _apart(case, settled.unread))
    del case, ties  # the finished rows take their room: of a million lines that is half a gigabyte
    for aliases in (identity.aliases, *(_supposed(identity) if suppose else ())):
        parents = known_parents(family, aliases)
        add_aliases(family, aliases)
        add_aliases(family, parents)
    return Laid(family, found)


def _asked(case: Case) -> set[str]:
    """The known people, and whoever is possibly one."""
    return case.people.by_id.keys() | {one for one, known in case.identity.aliases.items() if known in case.people.by_id}


def _apart(case: Case, unread: Iterable[Row]) -> set[str]:
    """Who is not married to somebody by being parents of one child: who handed in a form, is married, dead or divorced, or
    possibly is somebody of whom that is so."""
    identity, people, aliases = case.identity, case.people.by_id.values(), case.identity.aliases
    apart = {mention.declarer for mention in case.mentions} | {str(row["person_id"]) for row in unread}
    apart |= {identity.person[at] for at, mention in enumerate(case.mentions) if mention.dead or mention.divorced}
    apart |= {one.person_id for one in people if one.died} | {one for couple in case.family.spouses for one in couple}
    return apart | {one for pair in aliases.items() if not apart.isdisjoint(pair) for one in pair}


def _supposed(identity: Identity) -> Iterator[dict[str, str]]:
    """The open candidates as aliases, one for each new person at a time."""
    for at in range(max(map(len, identity.open.values()), default=0)):
        yield {one: sorted(options)[at] for one, options in identity.open.items() if at < len(options)}


def _people(person: Iterable[Row], family: Family) -> list[Row]:
    unnamed = ({"person_id": person_id, "name": "", "sex": sex, "staff": "false"} for person_id, sex in family.unnamed.items())
    return sorted([*person, *family.strangers.values(), *unnamed], key=lambda row: str(row["person_id"]))
