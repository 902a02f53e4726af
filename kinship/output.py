"""Writing a result: to a file as a whole or not at all, or to standard output."""

from __future__ import annotations

import errno
import os
import stat
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from kinship.errors import Place, RequestError

Data = bytes | Callable[[BinaryIO], None]
STDOUT = ("-", "/dev/stdout", "/dev/fd/1")
"""Names of standard output: opened anew, a file that it leads to would be emptied or replaced."""
REASONS = {
    errno.EISDIR: "report.is-directory",
    errno.ENOENT: "report.no-folder",
    errno.ENOTDIR: "report.no-folder",
    errno.EACCES: "report.no-permission",
    errno.EPERM: "report.no-permission",
    errno.EROFS: "report.no-permission",
    errno.ENOSPC: "report.disk-full",
    errno.EDQUOT: "report.disk-full",
    errno.ENAMETOOLONG: "report.name-too-long",
}


GUARDS: list[Callable[[Path], None]] = []
"""Asked before a file is written over; each may raise RequestError. The command line spares what people wrote by it."""


def write_atomic(path: str | Path, data: Data) -> None:
    """Writes bytes, or what a function writes into a binary file, to ``path``; ``-`` is standard output.

    The content goes to a new file in the same folder that then takes the name, so that a reader never sees half a report and
    a failure leaves the former file as it was. Devices and pipes are written straight. RequestError where it cannot be done.

    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> write_atomic(folder / "a.txt", "甲".encode())
    >>> (folder / "a.txt").read_text(encoding="utf-8")
    '甲'
    >>> write_atomic(folder, b"")
    Traceback (most recent call last):
    ...
    kinship.errors.RequestError: ...: this is a folder, a file name is needed. Give the path of a file.
    """
    if str(path) in STDOUT:
        _fill(sys.stdout.buffer, data)
        sys.stdout.buffer.flush()
        return
    check_target(path)
    target = Path(path)
    try:
        _write(target, data)
    except OSError as error:
        raise _refusal(target, error) from error


def check_target(path: str | Path) -> None:
    """RequestError where ``path`` cannot be written to as it is: a folder, in no folder, or a file that is to be spared. Asked
    before long work.

    >>> check_target("-")
    >>> check_target(Path(__file__, "a.txt"))
    Traceback (most recent call last):
    ...
    kinship.errors.RequestError: ...: the folder does not exist, ...
    """
    if str(path) in STDOUT:
        return
    target = Path(path)
    try:
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not target.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        if target.is_file():
            for guard in GUARDS:
                guard(target)
    except OSError as error:
        raise _refusal(target, error) from error


def make_folder(path: str | Path) -> Path:
    """The folder ``path``, made if need be. RequestError where a file stands there or it may not be made."""
    folder = Path(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise RequestError("report.is-file", place=Place(str(folder))) from error
    except OSError as error:
        raise _refusal(folder, error) from error
    return folder


def _refusal(path: Path, error: OSError) -> RequestError:
    key = REASONS.get(error.errno or 0, "report.write-failed")
    return RequestError(key, place=Place(str(path)), reason=error.strerror or str(error))


def _write(target: Path, data: Data) -> None:
    if target.exists() and not target.is_file():
        with target.open("wb") as device:
            _fill(device, data)
        return
    target = Path(os.path.realpath(target))
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".kinship-", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            _fill(file, data)
        part.chmod(mode)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _fill(file: BinaryIO, data: Data) -> None:
    if isinstance(data, bytes):
        file.write(data)
    else:
        data(file)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
