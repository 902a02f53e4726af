"""Small tables for queries of which the cases of the packs say too little, and what they must answer.

The queries count a whole county, warn of data, or only fetch what chains are built of: too many rows would never show in a
finding. Or they match posts and roles of several packs at once, with blanks that a case cannot have. ``tests.test_besides``
holds the queries to it, ``tests.mutation`` the changed ones.
"""

from tests.besides.base import Besides
from tests.besides.counts import COUNTS
from tests.besides.findings import FINDINGS
from tests.besides.quota import QUOTAS
from tests.besides.roles import ROLES
from tests.besides.unknown import UNKNOWN
from tests.besides.way import WAYS

BESIDES = {**COUNTS, **WAYS, **ROLES, **QUOTAS, **FINDINGS, **UNKNOWN}

__all__ = ["BESIDES", "Besides"]
