"""The legal texts read a second time, in plain Python: no pack and no query is used, only a case's posts and kin words.

``READINGS`` has one reading per built-in pack; ``found`` gives what it says of a case.
"""

from tests.readings.base import Reading, found
from tests.readings.civil import CIVIL, COUNTY, INSTITUTION
from tests.readings.justice import JUDGE, PROCURATOR, SUPERVISOR
from tests.readings.military import OFFICER

READINGS: dict[str, Reading] = {
    "cn-civil-2020": CIVIL,
    "cn-institution-2019": INSTITUTION,
    "county-rotation": COUNTY,
    "cn-judge-2019": JUDGE,
    "cn-procurator-2019": PROCURATOR,
    "cn-supervisor-2022": SUPERVISOR,
    "cn-officer-2000": OFFICER,
}

__all__ = ["READINGS", "found"]
