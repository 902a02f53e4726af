"""For each line the known people it can be, with what speaks for each: looked up by name or ID number, and weighed.

What the policy asks of a line and a person (``evidence``) is asked of all pairs at once, one question after the other, and each
only of the pairs that are left. Where an ID number stands on the line, or a part of one, and does not simply prove the person,
the pair is weighed by itself.
"""

from __future__ import annotations

import numpy as np

from loaders.identity.ages import any_age, births_agree, can_be_one, years_agree
from loaders.identity.blocks import FEW, Blocks
from loaders.identity.columns import Column, Flags, Numbers, joined, once
from loaders.identity.employer import Employers
from loaders.identity.evidence import OWNER, POSSIBLE, PROVEN, Evidence, at_home, by_facts, colleagues, weigh, work_of
from loaders.identity.frequency import Frequencies
from loaders.identity.misspelt import add_misspelt
from loaders.identity.pairs import Candidates, Pairs
from loaders.identity.people import People
from loaders.identity.tables import Lines


def candidates(lines: Lines, people: People, employers: Employers, frequencies: Frequencies) -> dict[int, Candidates]:
    """For each line (by its place) the known people it can be, with the evidence; misspelt names by what else agrees."""
    pairs = _looked_up(lines, people, Blocks(people, employers))
    pairs = pairs.some(~_another(lines, pairs))
    numbered = lines.numbered[pairs.line]
    named, told = _by_name(lines, pairs.some(~numbered), employers, frequencies)
    proven, more = _by_number(lines, pairs.some(numbered), employers, frequencies)
    told += more
    line, person = np.concatenate((named.line, proven.line)), np.concatenate((named.person, proven.person))
    order, known = np.argsort(line, kind="stable"), lines.persons.known
    found: dict[int, Candidates] = {}
    for at, number, one in zip(order.tolist(), line[order].tolist(), person[order].tolist(), strict=True):
        found.setdefault(number, {})[known[one].person_id] = told[at]
    for number in dict.fromkeys(proven.line.tolist()):
        found[number] = _beside_owner(found[number])
    add_misspelt(lines, people, employers, found)
    return found


def _looked_up(lines: Lines, people: People, blocks: Blocks) -> Pairs:
    """Each line with those who bear its name or have its ID number; where that is not all there is to it, as ``blocks`` says."""
    place, mentions = lines.persons.place, lines.mentions
    borne = [people.by_name.get(key, ()) for key in lines.key.values]
    times = np.fromiter(map(len, borne), np.int64, len(borne))
    keys = np.repeat(np.arange(len(borne)), times)
    persons = np.array([place[one.person_id] for bearers in borne for one in bearers], np.int64)
    all_numbered = np.array([all(one.number for one in bearers) for bearers in borne], np.bool_)
    others_only = lines.number.where(bool) & all_numbered[lines.key.codes]  # whoever bears the name has the number or another
    looked_at = lines.several | ((times > FEW)[lines.key.codes] & ~others_only)
    looked_at |= lines.number.where(lambda number: len(people.by_number.get(number, ())) > 1)
    by_name = np.flatnonzero(~(looked_at | others_only))
    at, bearer = joined(lines.key.codes[by_name], keys)
    named = Pairs(by_name[at], persons[bearer])
    owners = _owners(lines, np.flatnonzero(~looked_at))
    owners = owners.some(~np.isin(owners.code(lines), named.code(lines)))
    further = [
        (number, place[one.person_id]) for number in np.flatnonzero(looked_at).tolist() for one in blocks.of(mentions[number])
    ]
    lines_of, others = np.array(further, np.int64).reshape(-1, 2).T
    return Pairs(np.concatenate((named.line, owners.line, lines_of)), np.concatenate((named.person, owners.person, others)))


def _owners(lines: Lines, asked: Numbers) -> Pairs:
    """Each of these lines with the known person who has its ID number."""
    asked = asked[lines.number.where(bool)[asked]]
    at, person = joined(lines.number.codes[asked], lines.known_number.codes)
    return Pairs(asked[at], person)


def _another(lines: Lines, pairs: Pairs) -> Flags:
    """Whoever is the declarer, or has another ID number."""
    ours, theirs = lines.number.take(pairs.line), lines.known_number.take(pairs.person)
    itself: Flags = lines.declarer[pairs.line] == pairs.person
    return itself | _differ(ours, theirs)


def _differ(ours: Column, theirs: Column) -> Flags:
    """Where two columns with the same codes tell two things; a blank tells nothing."""
    differ: Flags = ours.codes != theirs.codes
    return differ & ours.where(bool) & theirs.where(bool)


def _by_number(lines: Lines, pairs: Pairs, employers: Employers, frequencies: Frequencies) -> tuple[Pairs, list[Evidence]]:
    """The pairs for which something speaks, and what, of lines with an ID number."""
    mentions, known, declarer = lines.mentions, lines.persons.known, lines.declarer
    told = [
        PROVEN
        if proven
        else weigh(mentions[line], known[person], known[declarer[line]], employers, frequencies.of(mentions[line].key))
        for line, person, proven in zip(pairs.line.tolist(), pairs.person.tolist(), _proven(lines, pairs).tolist(), strict=True)
    ]
    kept = np.array([one is not None for one in told], np.bool_)
    return pairs.some(kept), [one for one in told if one is not None]


def _proven(lines: Lines, pairs: Pairs) -> Flags:
    """Whether one ID number and one name prove the person, and nothing contradicts: of most pairs with a number that is all."""
    ours, theirs = lines.number.take(pairs.line), lines.known_number.take(pairs.person)
    fits: Flags = (ours.codes == theirs.codes) & ours.where(bool)
    fits &= lines.key.codes[pairs.line] == _known_keys(lines)[pairs.person]
    fits &= _lives(lines, pairs)
    fits[fits] = _age_fits(lines, pairs.some(fits))
    return fits


def _known_keys(lines: Lines) -> Numbers:
    """The name of each known person, as a code of the names on the lines; -1 where it is on none."""
    codes = {key: code for code, key in enumerate(lines.key.values)}
    return np.array([codes.get(one.keys[0], -1) if one.keys else -1 for one in lines.persons.known], np.int64)


def _by_name(lines: Lines, pairs: Pairs, employers: Employers, frequencies: Frequencies) -> tuple[Pairs, list[Evidence]]:
    """The pairs for which something speaks, and what, of lines without an ID number: what ``weigh`` says of such a pair."""
    pairs = pairs.some(_may_be(lines, pairs))
    births = once(births_agree, lines.birth.take(pairs.line), lines.known_birth.take(pairs.person))
    fits = births.where(lambda agree: agree != "no") & _age_fits(lines, pairs)
    pairs, births = pairs.some(fits), births.take(fits)
    work = once(
        lambda text, posts: work_of(text, posts, employers),
        lines.employer.take(pairs.line),
        lines.persons.posts.take(pairs.person),
    )
    work = once(at_home, work, Column.of(_colleagues(lines, pairs, work.where(lambda told: told[0] == "unread")).tolist()))
    frequency, staff = frequencies.told.take(pairs.line), lines.persons.staff.take(pairs.person)
    told = once(by_facts, births, work, frequency, staff)
    kept = told.where(lambda evidence: evidence is not None)
    return pairs.some(kept), told.take(kept).cells()


def _colleagues(lines: Lines, pairs: Pairs, asked: Flags) -> Flags:
    """Whether declarer and person work in one organ, of the pairs that are asked about."""
    posts, some = lines.persons.posts, pairs.some(asked)
    together = np.zeros(len(asked), np.bool_)
    together[asked] = once(colleagues, posts.take(some.person), posts.take(lines.declarer[some.line])).where(bool)
    return together


def _may_be(lines: Lines, pairs: Pairs) -> Flags:
    """Whether life, sex and the years of birth allow that the line is this person."""
    fits = _lives(lines, pairs)
    ours, theirs = (birth.map(_year) for birth in (lines.birth, lines.known_birth))
    return fits & once(years_agree, ours.take(pairs.line), theirs.take(pairs.person)).where(bool)


def _lives(lines: Lines, pairs: Pairs) -> Flags:
    """Whether nobody says that either of the two is dead, or that they are of different sexes."""
    dead: Flags = lines.dead[pairs.line] | lines.persons.died[pairs.person]
    return ~(dead | _differ(lines.sex.take(pairs.line), lines.known_sex.take(pairs.person)))


def _year(birth: str) -> str:
    """The year in plain digits: those of a table may be of full width.

    >>> _year("１９８０-05"), _year("")
    ('1980', '')
    """
    return f"{int(birth[:4]):04d}" if birth else ""


def _age_fits(lines: Lines, pairs: Pairs) -> Flags:
    """Whether the ages of declarer and person allow one of the words."""
    words = lines.words.take(pairs.line)
    fits = words.where(any_age)
    asked = np.flatnonzero(~fits)
    line, person = pairs.line[asked], pairs.person[asked]
    ours, theirs = lines.birth.take(line), lines.known_birth.take(person)
    birth = Column(np.where(theirs.where(bool), theirs.codes, ours.codes), theirs.values)
    fits[asked] = once(can_be_one, words.take(asked), lines.known_birth.take(lines.declarer[line]), birth).where(bool)
    return fits


def _beside_owner(options: Candidates) -> Candidates:
    """Where the ID number is another person's, the one whom the rest of the line fits is possible only."""
    if len(options) < 2 or not any(evidence.reason in OWNER for evidence in options.values()):
        return options
    return {
        one: evidence if evidence.reason in OWNER else evidence._replace(level=min(evidence.level, POSSIBLE))
        for one, evidence in options.items()
    }
