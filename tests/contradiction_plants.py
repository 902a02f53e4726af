"""One contradiction of each kind, planted in a family that has none. Each says what must be found, and nothing else may be."""

from __future__ import annotations

from tests.contradicting import EMPLOYERS, Human, Plant, Planted, World, sibling_term
from tests.resolving import number


def _fresh(made: World, sex: str = "", year: int = 1985) -> Human:
    """A new member of the staff with an empty form."""
    return made.employ(made.human(sex or made.dice.choice("MF"), year + made.dice.randrange(3)))


def two_fathers(made: World) -> Planted:
    child = _fresh(made)
    father, other = made.human("M", 1955), made.human("M", 1958)
    places = {made.say(child, "父亲", father), made.say(child, "爸爸", other)}
    return Planted({"two-fathers"}, places, {child.name, father.name, other.name}, [(child, father), (child, other)])


def a_father_in_law_who_is_not_the_wifes_father(made: World) -> Planted:
    wife = _fresh(made, "F")
    husband, father, other = _fresh(made, "M"), made.human("M", 1955), made.human("M", 1958)
    made.say(wife, "丈夫", husband)
    made.say(husband, "妻子", wife)
    places = {made.say(wife, "父亲", father), made.say(husband, "岳父", other)}
    return Planted({"two-fathers"}, places, {wife.name, father.name, other.name}, [(wife, father), (husband, other)])


def two_mothers(made: World) -> Planted:
    child = _fresh(made, "M")
    mother, other = made.employ(made.human("F", 1958)), made.human("F", 1956)
    places = {made.say(mother, "儿子", child), made.say(child, "母亲", other)}
    return Planted({"two-mothers"}, places, {child.name, mother.name, other.name}, [(child, mother), (child, other)])


def two_husbands(made: World) -> Planted:
    wife = _fresh(made, "F")
    one, other = _fresh(made, "M"), _fresh(made, "M")
    places = {made.say(wife, "丈夫", one), made.say(other, "妻子", wife)}
    return Planted({"two-spouses"}, places, {wife.name, one.name, other.name}, [(wife, one), (wife, other)])


def a_wife_who_says_that_she_is_divorced(made: World) -> Planted:
    wife, husband = _fresh(made, "F"), _fresh(made, "M")
    places = {made.say(husband, "妻子", wife), made.say(wife, made.dice.choice(["前夫", "离异配偶"]), husband)}
    return Planted({"marriage-ended"}, places, {wife.name, husband.name}, [(wife, husband)])


def a_sister_who_is_divorced(made: World) -> Planted:
    one, sister, husband = _fresh(made), made.human("F", 1975), _fresh(made, "M", 1972)
    places = {made.say(one, "姐姐", sister, note="离异"), made.say(one, "姐夫", husband)}
    return Planted({"in-law-ended"}, places, {one.name, husband.name}, [(one, husband)])


def a_sisters_husband_with_a_wife_who_is_no_sister(made: World) -> Planted:
    one, sister, husband, wife = _fresh(made), made.human("F", 1975), _fresh(made, "M", 1972), made.human("F", 1973)
    made.say(one, "姐姐", sister)
    places = {made.say(one, "姐夫", husband), made.say(husband, "妻子", wife)}
    return Planted({"in-law-elsewhere"}, places, {one.name, husband.name}, [(one, husband)])


def a_mother_too_young(made: World) -> Planted:
    child = _fresh(made)
    mother = made.human("F", int(child.birth[:4]) - 11)
    places = {made.say(child, "母亲", mother), made.own(child)}
    return Planted({"too-young"}, places, {child.name, mother.name}, [(child, mother)])


def a_brother_older_than_the_mother(made: World) -> Planted:
    child = _fresh(made)
    mother, brother = made.human("F", 1962), _fresh(made, "M", 1957)
    places = {made.say(child, "母亲", mother), made.say(child, "哥哥", brother), made.own(brother)}
    return Planted({"too-young"}, places, {mother.name, brother.name}, [(child, mother), (child, brother)])


def spouses_with_one_father(made: World) -> Planted:
    wife, husband, father = _fresh(made, "F"), _fresh(made, "M"), made.employ(made.human("M", 1956))
    places = {made.say(wife, "丈夫", husband), made.say(husband, "父亲", father), made.say(wife, "父亲", father)}
    pairs = [(wife, husband), (wife, father), (husband, father)]
    return Planted({"married-siblings"}, places, {wife.name, husband.name, father.name}, pairs)


def siblings_without_a_common_parent(made: World) -> Planted:
    one, other = _fresh(made), _fresh(made)
    places = {made.say(one, sibling_term(one, other), other)}
    for child in (one, other):
        for term, sex in (("父亲", "M"), ("母亲", "F")):
            parent = made.human(sex, 1955)
            places.add(made.say(child, term, parent))
    return Planted({"siblings-apart"}, places, {one.name, other.name}, [(one, other)])


def a_brother_who_says_uncle(made: World) -> Planted:
    one, other = _fresh(made, "M", 1970), _fresh(made, "M", 1985)
    places = {made.say(one, "弟弟", other), made.say(other, "叔叔", one)}
    return Planted({"words-exclude"}, places, {one.name, other.name}, [(one, other)])


def a_father_who_says_brother(made: World) -> Planted:
    one, other = _fresh(made, "M", 1960), _fresh(made, "M", 1985)
    places = {made.say(one, "儿子", other), made.say(other, "哥哥", one)}
    return Planted({"words-exclude"}, places, {one.name, other.name}, [(one, other)])


def a_sister_who_is_a_man(made: World) -> Planted:
    one, other = _fresh(made), _fresh(made, "M", 1982)
    places = {made.say(one, "姐姐", other, relative_id_number=""), made.own(other)}
    return Planted({"term-not-sex"}, places, {one.name, other.name})


def a_wife_who_is_a_man_and_answers(made: World) -> Planted:
    one, other = _fresh(made, "M"), _fresh(made, "M")
    places = {made.say(one, "妻子", other, relative_employer="", relative_id_number=other.number), made.own(other)}
    made.staff[-1]["id_number"] = other.number
    return Planted({"term-not-sex", "same-sex-spouses"}, places, {one.name, other.name}, [(one, other)])


def a_sister_with_the_number_of_a_man(made: World) -> Planted:
    one, other = _fresh(made), made.human("M", 1982)
    places = {made.say(one, "姐姐", other, relative_id_number=other.number)}
    return Planted({"term-not-sex"}, places, {one.name, other.name}, [(one, other)])


def spouses_of_one_sex(made: World) -> Planted:
    one, other = _fresh(made, "M"), _fresh(made, "M")
    made.staff[-1]["id_number"] = other.number
    places = {made.say(one, "爱人", other, relative_id_number=other.number), made.own(one), made.own(other)}
    return Planted({"same-sex-spouses", "term-not-sex"}, places, {one.name, other.name}, [(one, other)])


def dead_on_a_form_and_in_a_post(made: World) -> Planted:
    child, father = _fresh(made), _fresh(made, "M", 1964)
    employer = EMPLOYERS[father.organ] + "（已去世）"
    places = {made.say(child, "父亲", father, relative_employer=employer), made.own(father)}
    return Planted({"dead-in-post"}, places, {child.name, father.name})


def dead_on_one_form_and_at_work_on_the_other(made: World) -> Planted:
    one, other, father = _fresh(made), _fresh(made), made.human("M", 1959)
    made.say(one, sibling_term(one, other), other)
    places = {made.say(one, "父亲", father, relative_employer="已去世", relative_id_number=father.number)}
    places.add(made.say(other, "父亲", father, relative_employer="云岫县水利局工程师", relative_id_number=father.number))
    return Planted({"dead-differs"}, places, {one.name, other.name, father.name})


def births_slightly_off(made: World) -> Planted:
    one, other = _fresh(made, "M"), _fresh(made, "F")
    made.say(one, "妻子", other)
    year, _, month = one.birth.partition("-")
    born = f"{year}-{int(month) % 12 + 1:02d}"
    places = {made.say(other, "丈夫", one, relative_birth=born, relative_id_number=""), made.own(one)}
    return Planted({"births-near"}, places, {one.name, other.name})


def births_that_differ_though_the_number_proves(made: World) -> Planted:
    one, other = _fresh(made, "M"), _fresh(made, "F")
    made.staff[-1]["id_number"] = other.number
    places = {made.say(one, "妻子", other, relative_birth="1962-02", relative_id_number=other.number), made.own(other)}
    return Planted({"births-differ", "birth-not-id"}, places, {one.name, other.name})


def a_birth_that_is_not_that_of_the_number(made: World) -> Planted:
    child, mother = _fresh(made), made.human("F", 1958)
    places = {made.say(child, "母亲", mother, relative_birth="1961-11", relative_id_number=mother.number)}
    return Planted({"birth-not-id"}, places, {child.name, mother.name})


def a_sex_that_is_not_that_of_the_number(made: World) -> Planted:
    child, elder = _fresh(made), made.human("F", 1978)
    places = {made.say(child, "表亲", elder, relative_sex="M", relative_id_number=elder.number)}
    return Planted({"sex-not-id"}, places, {child.name, elder.name})


def two_numbers_of_one_brother(made: World) -> Planted:
    one, brother = _fresh(made), made.human("M", 1979)
    places = {made.say(one, "哥哥", brother, relative_id_number=brother.number)}
    places.add(made.say(one, "哥哥", brother, relative_id_number=number(brother.birth, 991)))
    return Planted({"ids-differ"}, places, {one.name, brother.name}, [(one, brother)])


def another_number_than_the_ledger_has(made: World) -> Planted:
    one, brother = _fresh(made), _fresh(made, "M", 1979)
    made.staff[-1]["id_number"] = brother.number
    places = {made.say(one, "哥哥", brother, relative_id_number=number(brother.birth, 991)), made.own(brother)}
    return Planted({"ids-differ"}, places, {one.name, brother.name}, [(one, brother)])


def the_number_of_somebody_else(made: World) -> Planted:
    one, other, brother = _fresh(made), _fresh(made, "M", 1979), made.human("M", 1979)
    made.staff[-1]["id_number"] = other.number
    places = {made.say(one, "哥哥", brother, relative_birth="", relative_id_number=other.number), made.own(other)}
    return Planted({"id-other-name"}, places, {one.name, other.name}, [(one, other)])


def by_blood_and_by_adoption(made: World) -> Planted:
    child, father = _fresh(made, "M"), _fresh(made, "M", 1958)
    places = {made.say(child, "养父", father), made.say(father, "儿子", child)}
    return Planted({"kinds-differ"}, places, {child.name, father.name}, [(child, father)])


def one_name_and_two_births_of_a_father(made: World) -> Planted:
    one, other, father = _fresh(made), _fresh(made), made.human("M", 1955)
    made.say(one, sibling_term(one, other), other)
    made.say(other, sibling_term(other, one), one)
    places = {made.say(one, "父亲", father, relative_id_number="")}
    places.add(made.say(other, "父亲", father, relative_birth="1949-02", relative_id_number=""))
    return Planted({"parent-differs"}, places, {one.name, other.name, father.name})


def a_grandfather_too_young(made: World) -> Planted:
    child = _fresh(made)
    elder = made.human("M", int(child.birth[:4]) - 20)
    places = {made.say(child, "爷爷", elder), made.own(child)}
    return Planted({"age-impossible"}, places, {child.name, elder.name}, [(child, elder)])


def an_elder_brother_born_later(made: World) -> Planted:
    one, brother = _fresh(made, "", 1980), _fresh(made, "M", 1990)
    places = {made.say(one, "哥哥", brother), made.own(one), made.own(brother)}
    return Planted({"seniority"}, places, {one.name, brother.name})


PLANTS: tuple[Plant, ...] = (
    two_fathers,
    a_father_in_law_who_is_not_the_wifes_father,
    two_mothers,
    two_husbands,
    a_wife_who_says_that_she_is_divorced,
    a_sister_who_is_divorced,
    a_sisters_husband_with_a_wife_who_is_no_sister,
    a_mother_too_young,
    a_brother_older_than_the_mother,
    spouses_with_one_father,
    siblings_without_a_common_parent,
    a_brother_who_says_uncle,
    a_father_who_says_brother,
    a_sister_who_is_a_man,
    a_wife_who_is_a_man_and_answers,
    a_sister_with_the_number_of_a_man,
    spouses_of_one_sex,
    dead_on_a_form_and_in_a_post,
    dead_on_one_form_and_at_work_on_the_other,
    births_slightly_off,
    births_that_differ_though_the_number_proves,
    a_birth_that_is_not_that_of_the_number,
    a_sex_that_is_not_that_of_the_number,
    two_numbers_of_one_brother,
    another_number_than_the_ledger_has,
    the_number_of_somebody_else,
    by_blood_and_by_adoption,
    one_name_and_two_births_of_a_father,
    a_grandfather_too_young,
    an_elder_brother_born_later,
)
