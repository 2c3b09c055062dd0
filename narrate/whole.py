"""Files that are there whole or not at all: written beside their place and moved in."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from narrate.errors import NarrateError

SUFFIX = ".part"
"""What a file that was never finished ends in: a kill leaves one behind at most."""

LOCK = ".lock"
"""File that the run which writes to a folder holds."""

PATIENCE_S = 60
"""How long a run waits for another: what is done under the lock takes a moment."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """The folder for one run at a time: others that come to write wait until it is left.

    Raises:
        NarrateError: another run has kept it for `PATIENCE_S`.
    """
    from filelock import FileLock, Timeout

    folder.mkdir(parents=True, exist_ok=True)
    lock = folder / LOCK
    try:
        with FileLock(lock, timeout=PATIENCE_S):
            yield
    except Timeout as error:
        raise NarrateError(
            f"another run has been writing to {folder} for {PATIENCE_S} s.",
            hint=f"If there is no other run, remove {lock}.",
        ) from error


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A file to write; it takes its place when the context is left without an error.

    The folder is made where it is missing. A short name of its own is used meanwhile, since the
    final one may be as long as the system takes.
    """
    if path.exists() and not path.is_file():  # a device; or a folder, which is refused by its name
        with path.open("wb") as file:
            yield file
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.parent / f".{secrets.token_hex(8)}{SUFFIX}"
    try:
        with beside.open("xb") as file:
            yield file
        os.replace(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def write_whole(path: Path, content: bytes | str) -> None:
    """Write a file of bytes, or of text as UTF-8."""
    with whole_file(path) as file:
        file.write(content.encode("utf-8") if isinstance(content, str) else content)


def renew_whole(path: Path, content: bytes | str) -> None:
    """The same, where the file is not so already."""
    if isinstance(content, str):
        content = content.encode("utf-8")
    if not path.is_file() or path.read_bytes() != content:
        write_whole(path, content)
