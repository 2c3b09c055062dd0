"""What was spoken and encoded before, on disk, under the hash of what determines it.

Every entry is a file: a mark, the SHA-256 of what follows, and that. It is written beside its
place and moved in, so several processes may share a cache and be killed at any moment; one that
does not match its hash is thrown away, never used. When the whole grows past its bound, the
entries longest unused go first.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from narrate.whole import write_whole

if TYPE_CHECKING:
    from narrate.settings import Settings

Kind = Literal["block", "clip", "gain", "spelling", "cover", "page", "episode"]
"""Encoded blocks, the clips of engines too slow or too dear to be asked twice, voices' gains, texts
as they are spelt for a voice, drawn covers, what is searched of pages, the checksums of whole
episodes."""

KINDS: tuple[Kind, ...] = ("block", "clip", "gain", "spelling", "cover", "page", "episode")

_MARK = b"NRC1"
_KEEP = 0.9
"""Share of the bound that is left after the oldest have gone, so that pruning is rare."""


def default_folder() -> Path:
    """Where this system keeps what can be made again."""
    from platformdirs import user_cache_path

    return user_cache_path("narrate", appauthor=False)


def kept_by(settings: Settings) -> Cache:
    """The cache that the settings name."""
    folder = settings.cache_folder or default_folder()
    return Cache(folder, limit_bytes=settings.cache_size_mb * 1_000_000)


def digest(*parts: object) -> str:
    """Key for what these parts determine; their `repr` must say all there is to know of them."""
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Usage:
    """What one kind of entry takes."""

    kind: Kind
    entries: int
    size_bytes: int


class Cache:
    """A folder of bytes by kind and key. Safe for threads and processes."""

    def __init__(self, folder: Path, *, limit_bytes: int = 2 << 30) -> None:
        self.folder = folder
        self.limit_bytes = limit_bytes
        self.fault: OSError | None = None
        """Why nothing more could be written; work goes on without."""
        self._written = limit_bytes  # makes the first write look at what is there already
        self._lock = threading.Lock()

    def get(self, kind: Kind, key: str) -> bytes | None:
        """What was put there; None where there is nothing whole."""
        path = self._path(kind, key)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        payload = data[len(_MARK) + 32 :]
        if data[: len(_MARK)] != _MARK or hashlib.sha256(payload).digest() != data[4:36]:
            path.unlink(missing_ok=True)
            return None
        try:
            os.utime(path)
        except OSError:
            pass  # a cache that can only be read still serves
        return payload

    def has(self, kind: Kind, key: str) -> bool:
        """Whether something was put there, whole or not."""
        return self._path(kind, key).is_file()

    def put(self, kind: Kind, key: str, payload: bytes) -> None:
        """Keep the bytes; where the disk does not take them, `fault` says why."""
        path = self._path(kind, key)
        try:
            write_whole(path, _MARK + hashlib.sha256(payload).digest() + payload)
        except OSError as error:
            self.fault = error
            return
        with self._lock:
            self._written += len(payload)
            due = self._written > self.limit_bytes * (1 - _KEEP)
            if due:
                self._written = 0
        if due:
            self.prune()

    def prune(self) -> int:
        """Drop the entries longest unused until the cache is within its bound; bytes freed."""
        entries = []
        for _, path in self._entries():
            try:
                status = path.stat()
            except OSError:
                continue  # another process was quicker
            entries.append((status.st_mtime_ns, path, status.st_size))
        excess = sum(size for _, _, size in entries) - self.limit_bytes
        if excess <= 0:
            return 0
        wanted, freed = excess + self.limit_bytes * (1 - _KEEP), 0
        for _, path, size in sorted(entries):
            if freed >= wanted:
                break
            path.unlink(missing_ok=True)
            freed += size
        return freed

    def clear(self) -> int:
        """Drop everything; the number of entries that went."""
        paths = [path for _, path in self._entries()]
        for path in paths:
            path.unlink(missing_ok=True)
        return len(paths)

    def usage(self) -> tuple[Usage, ...]:
        """What there is, by kind."""
        sizes: dict[Kind, list[int]] = {kind: [] for kind in KINDS}
        for kind, path in self._entries():
            try:
                sizes[kind].append(path.stat().st_size)
            except OSError:
                continue
        return tuple(Usage(kind, len(found), sum(found)) for kind, found in sizes.items())

    def _path(self, kind: Kind, key: str) -> Path:
        return self.folder / kind / key[:2] / key

    def _entries(self) -> Iterator[tuple[Kind, Path]]:
        for kind in KINDS:
            for path in sorted((self.folder / kind).glob("??/*")):
                yield kind, path
