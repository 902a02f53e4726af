"""pandas, which the command line does without.

pyarrow asks of the first value that it is given whether it is one of pandas', and imports pandas for the question: half a second,
a sixth of a check of a small county. A command hands it none, so the question is asked once while pandas cannot be had. From then
on the pyarrow of this process makes no DataFrames; ``kinship.cli.api`` is for programs that want those, and does not come here.
"""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec


class _Refused:
    """Finds no pandas: among the finders of modules, the first of all."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """ModuleNotFoundError for pandas; whatever else is left to the others."""
        if name == "pandas":
            raise ModuleNotFoundError(name)
        return None


def spare_pandas() -> None:
    """Lets pyarrow ask for pandas in vain, unless it is there already.

    >>> spare_pandas()
    """
    if "pandas" in sys.modules:
        return
    import pyarrow as pa

    sys.meta_path.insert(0, _Refused)
    try:
        pa.scalar("")
    finally:
        sys.meta_path.remove(_Refused)
