"""What became of the entries of the feeds that are followed: made, failing, or set aside.

`.followed.json` lies in the output folder: a folder of episodes is a show, and remembers what it is
made of.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from narrate.errors import FeedError
from narrate.feed.entries import Entry
from narrate.whole import write_whole

FILE = ".followed.json"
LOCK = ".follow.lock"

PATIENCE = 3
"""Failures after which an entry is set aside."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An entry that could not be made."""

    title: str
    reason: str
    """What stood in the way the last time, in one sentence."""

    times: int = 1

    @property
    def set_aside(self) -> bool:
        return self.times >= PATIENCE


@dataclass(frozen=True, slots=True)
class Followed:
    """One feed, as far as it has been read out."""

    etag: str | None = None
    modified: str | None = None
    """What the server called the feed when nothing in it was left to make."""

    since: str | None = None
    """The day before which entries were passed over then."""

    made: Mapping[str, str] = field(default_factory=dict)
    """Entry -> slug of its episode."""

    failed: Mapping[str, Failure] = field(default_factory=dict)
    """Entry -> why it is not made."""

    def due(
        self, entries: Sequence[Entry], *, since: date | None = None, retry: bool = False
    ) -> tuple[Entry, ...]:
        """The entries to make, the newest first: neither made nor set aside, and not older than
        `since`. One without a date is as new as its place in the feed. `retry` takes up what was
        set aside too."""
        wanted = [
            entry
            for entry in entries
            if entry.id not in self.made
            and (retry or entry.id not in self.failed or not self.failed[entry.id].set_aside)
            and (since is None or entry.published is None or entry.published >= since.isoformat())
        ]
        instant = ""
        keyed = []
        for entry in wanted:
            instant = entry.published or instant or "9999"
            keyed.append((instant, entry))
        return tuple(entry for _, entry in sorted(keyed, key=lambda pair: pair[0], reverse=True))

    def with_made(self, entry: Entry, slug: str) -> Followed:
        failed = {name: each for name, each in self.failed.items() if name != entry.id}
        return replace(self, made={**self.made, entry.id: slug}, failed=failed)

    def with_failure(self, entry: Entry, reason: str, *, counts: bool = True) -> Followed:
        """`counts` is False where the entry itself was not at fault."""
        before = self.failed.get(entry.id)
        times = (before.times if before else 0) + counts
        failure = Failure(entry.title or entry.id, reason, times)
        return replace(self, failed={**self.failed, entry.id: failure})


def read_followed(folder: Path) -> dict[str, Followed]:
    """Address of each feed followed -> what became of its entries.

    Raises:
        FeedError: the file is damaged.
    """
    path = folder / FILE
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        return {str(url): _followed(about) for url, about in given["feeds"].items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise FeedError(
            f"{path} is damaged: {type(error).__name__}, {error}.",
            hint="Take it from a copy, or remove it: then every entry is new.",
        ) from error


def _followed(given: Mapping[str, Any]) -> Followed:
    texts = {name: given.get(name) for name in ("etag", "modified", "since")}
    made = {str(name): str(slug) for name, slug in given["made"].items()}
    failed = {
        str(name): Failure(str(each["title"]), str(each["reason"]), int(each["times"]))
        for name, each in given["failed"].items()
    }
    if not all(text is None or isinstance(text, str) for text in texts.values()):
        raise ValueError("a text was expected")
    return Followed(**texts, made=made, failed=failed)


def write_followed(folder: Path, feeds: Mapping[str, Followed]) -> None:
    """Keep it, whole."""
    told = {"feeds": {url: asdict(about) for url, about in sorted(feeds.items())}}
    write_whole(folder / FILE, json.dumps(told, indent=1) + "\n")


@contextmanager
def following(folder: Path) -> Iterator[None]:
    """The show for one run that follows at a time: two would make the same entries.

    Raises:
        FeedError: another run is at it.
    """
    from filelock import FileLock, Timeout

    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / LOCK, timeout=0):
            yield
    except Timeout as error:
        raise FeedError(
            f"another `narrate follow` is at work in {folder}.",
            hint="It will make what is new; run this again when it has ended.",
        ) from error


def parse_since(written: str) -> date:
    """The day in "2026-03-01" or in an ISO 8601 instant.

    Raises:
        ValueError: it is neither.
    """
    there = datetime.fromisoformat(written)
    return (there.astimezone(UTC) if there.tzinfo else there).date()
