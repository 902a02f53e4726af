"""The legal texts read a second time, in plain Python: no pack and no query is used, only a case's posts and kin words.

``READINGS`` has one reading per built-in pack; ``found`` gives what it says of a case.
"""

from tests.readings.abroad import AMERICA, TAIWAN, UNITED_NATIONS
from tests.readings.base import Reading, found
from tests.readings.bodies import ACCOUNTING, BANK, FOUNDATION, VILLAGE
from tests.readings.civil import CIVIL, COUNTY, INSTITUTION, TRIAL
from tests.readings.justice import JUDGE, PROCURATOR, SUPERVISOR
from tests.readings.military import OFFICER
from tests.readings.office import BUSINESS, CADRE, ENTRY
from tests.readings.pattern import RECIPROCAL
from tests.readings.places import HOME

READINGS: dict[str, Reading] = {
    "cn-civil-2020": CIVIL,
    "cn-institution-2019": INSTITUTION,
    "county-rotation": COUNTY,
    "cn-judge-2019": JUDGE,
    "cn-procurator-2019": PROCURATOR,
    "cn-supervisor-2022": SUPERVISOR,
    "cn-officer-2000": OFFICER,
    "cn-civil-2011": TRIAL,
    "cn-cadre-2006": CADRE,
    "cn-home-area": HOME,
    "cn-business": BUSINESS,
    "cn-entry": ENTRY,
    "cn-village": VILLAGE,
    "cn-accounting": ACCOUNTING,
    "cn-bank-2019": BANK,
    "cn-foundation-2004": FOUNDATION,
    "tw-civil-26": TAIWAN,
    "us-3110": AMERICA,
    "un-4.7": UNITED_NATIONS,
    "pattern-reciprocal": RECIPROCAL,
}

__all__ = ["READINGS", "found"]
