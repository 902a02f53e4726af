"""Zip archives from strangers: looked at before anything is unpacked, and unpacked in pieces that are counted."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from kinship.errors import InputError, Place

CHUNK = 1 << 20
LOCAL_HEADER = 30
DENSEST = 1032
"""Deflate packs at most so many bytes into one: what is small enough packed needs no counting."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What an archive may hold. ``ratio``: unpacked to packed size, looked at only above ``ratio_from`` bytes, as a small table
    of equal rows packs very well. ``key``: the sentence for what goes beyond.
    """

    key: str
    members: int
    unpacked: int
    ratio: int
    ratio_from: int
    member: int

    def check(self, members: list[zipfile.ZipInfo], place: Place) -> None:
        """Raises InputError, with the sizes and the limits, where the archive says that it holds more."""
        size, packed = sum(m.file_size for m in members), sum(m.compress_size for m in members)
        dense = size > self.ratio_from and size > self.ratio * max(packed, 1)
        largest = max((m.file_size for m in members), default=0)
        if len(members) > self.members or size > self.unpacked or dense or largest > self.member:
            raise self.refusal(place, len(members), size, packed)

    def refusal(self, place: Place, files: int, size: int, packed: int) -> InputError:
        """The sentence that tells how large the archive is, and how large it may be."""
        told = {"files": files, "megabytes": size >> 20, "packed": size // max(packed, 1)}
        limits = {"members": self.members, "limit": self.unpacked >> 20, "ratio": self.ratio, "member": self.member >> 20}
        return InputError(self.key, place=place, **told, **limits)


def pieces(file: BinaryIO, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """What a member really holds, piece by piece, whatever the archive says of its size.

    Raises zlib.error or zipfile.BadZipFile for damage, NotImplementedError for a rare way of packing.
    """
    file.seek(member.header_offset)
    header = file.read(LOCAL_HEADER)
    if len(header) < LOCAL_HEADER:
        raise zipfile.BadZipFile(member.filename)
    file.seek(sum(struct.unpack("<HH", header[26:30])), 1)
    packed = _blocks(file, member.compress_size)
    if member.compress_type == zipfile.ZIP_STORED:
        yield from packed
    elif member.compress_type == zipfile.ZIP_DEFLATED:
        yield from _inflated(packed)
    else:
        raise NotImplementedError(member.filename)


def check_truth(file: BinaryIO, members: list[zipfile.ZipInfo], place: Place) -> None:
    """Raises InputError where a member holds more than the archive says: a bomb with an understated size."""
    for member in members:
        if member.compress_size * DENSEST <= max(member.file_size, CHUNK * 64):
            continue
        size = 0
        for piece in pieces(file, member):
            size += len(piece)
            if size > member.file_size:
                raise InputError("input.corrupt", place=place)


def _blocks(file: BinaryIO, left: int) -> Iterator[bytes]:
    while left > 0 and (block := file.read(min(left, CHUNK))):
        left -= len(block)
        yield block


def _inflated(packed: Iterator[bytes]) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    for block in packed:
        while block:
            yield inflater.decompress(block, CHUNK)
            block = inflater.unconsumed_tail
    yield inflater.flush()
