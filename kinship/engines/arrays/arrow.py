"""Arrow arrays of numpy's, and numpy's of Arrow's.

Arrow's own conversions of lists, of single values and of numpy's arrays import pandas, which takes a quarter of a second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from numpy.typing import NDArray


def numbers(values: NDArray[Any]) -> pa.Array:
    """The same numbers, without a copy.

    >>> numbers(np.array([1, -1], np.int8)).to_pylist()
    [1, -1]
    """
    return pa.Array.from_buffers(pa.from_numpy_dtype(values.dtype), len(values), [None, pa.py_buffer(values)])


def dates(days: NDArray[np.int32], unknown: int) -> pa.Array:
    """Days since 1970 as dates, without a copy.

    >>> dates(np.array([0, -1], np.int32), -1).to_pylist()
    [datetime.date(1970, 1, 1), None]
    """
    return pa.Array.from_buffers(pa.date32(), len(days), [_bits(days != unknown), pa.py_buffer(days)])


def flags(values: NDArray[Any], unknown: int) -> pa.Array:
    """1, 0 and ``unknown`` as true, false and unknown.

    >>> flags(np.array([1, 0, 2], np.int8), 2).to_pylist()
    [True, False, None]
    """
    return pa.Array.from_buffers(pa.bool_(), len(values), [_bits(values != unknown), _bits(values == 1)])


def words(texts: Sequence[str]) -> pa.Array:
    """A few texts.

    >>> words(["blood", ""]).to_pylist()
    ['blood', '']
    """
    letters = [text.encode() for text in texts]
    ends = np.cumsum([0, *map(len, letters)]).astype(np.int32)
    return pa.Array.from_buffers(pa.string(), len(letters), [None, pa.py_buffer(ends), pa.py_buffer(b"".join(letters))])


def some(texts: pa.Array) -> pa.Array:
    """The same texts; one without a letter is unknown.

    >>> some(words(["blood", ""])).to_pylist()
    ['blood', None]
    """
    told = np.diff(begins(texts)) > 0
    return pa.Array.from_buffers(
        pa.string(), len(texts), [_bits(np.append(np.ones(texts.offset), told)), *texts.buffers()[1:]], offset=texts.offset
    )


def begins(texts: pa.Array) -> NDArray[np.int32]:
    """Where each text begins among all their letters; and where the last one ends."""
    return np.frombuffer(texts.buffers()[1] or bytes(4), np.int32)[texts.offset : texts.offset + len(texts) + 1]


def filled(numbers: pa.Array, unknown: int) -> NDArray[Any]:
    """The numbers, with ``unknown`` for those that are not known.

    >>> filled(numbers(np.array([7], np.int32)), 0).tolist(), filled(pa.nulls(1, pa.int32()), 5).tolist()
    ([7], [5])
    """
    here = slice(numbers.offset, numbers.offset + len(numbers))
    known, held = numbers.buffers()
    values: NDArray[Any] = np.frombuffer(held or b"", str(numbers.type))[here]
    if not numbers.null_count:
        return values
    return np.where(np.unpackbits(np.frombuffer(known, np.uint8), bitorder="little")[here], values, unknown).astype(values.dtype)


def _bits(values: NDArray[Any]) -> pa.Buffer:
    return pa.py_buffer(np.packbits(values.astype(np.bool_), bitorder="little"))
