"""The output folder as it is published: feed, front page and pages, made anew from the records."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from narrate.cache import Cache, kept_by
from narrate.episode import Episode
from narrate.episode.record import read_records
from narrate.episode.site import lacks_front, write_site
from narrate.errors import FeedError
from narrate.feed.rss import count_pages, first_published, is_instant, page_name, render_feed
from narrate.feed.show import FEED, Show, read_show
from narrate.settings import Settings
from narrate.whole import locked, renew_whole

MEMORY = "feed.json"
"""File beside the feed that keeps what may never change: the show's guid, episodes' dates."""

PODCASTS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""Namespace of podcasts' guids. Source: Podcasting 2.0, podcast:guid."""

_PAGE = re.compile(r"feed-(\d+)\.xml")


@dataclass(frozen=True, slots=True)
class Memory:
    """What a feed has said once and keeps to."""

    guid: str = ""
    """The show's; empty until it has an address of its own."""

    dates: Mapping[str, str] = field(default_factory=dict)
    """Guid of an episode -> ISO 8601 instant it was published under."""


@dataclass(frozen=True, slots=True)
class Publication:
    """A feed as it was written."""

    path: Path
    show: Show
    episodes: tuple[Episode, ...]


def publish(settings: Settings, *, front: bytes | None = None) -> Publication:
    """Bring feed, front page and pages of the output folder up to date with its episodes.

    One run at a time; files that are right already are not touched. `front` is what `draw_front`
    gave.

    Raises:
        FeedError: a record is damaged.
        SettingsError: `[show]` holds something that will not do.
    """
    show = read_show(settings)
    with locked(settings.output):
        return write_feed(settings.output, show, front=front, kept=kept_by(settings))


def draw_front(settings: Settings) -> bytes | None:
    """The show's cover where it is missing, for `publish`: so it can be drawn beside other work.

    Raises:
        SettingsError: `[show]` holds something that will not do.
    """
    from narrate.episode.cover import draw_show_cover

    show = read_show(settings)
    if not lacks_front(settings.output, show.title, author=show.author, language=show.language):
        return None
    return draw_show_cover(show.title, author=show.author, language=show.language)


def write_feed(
    folder: Path, show: Show, *, front: bytes | None = None, kept: Cache | None = None
) -> Publication:
    """Write the feed of the episodes recorded in the folder, and the pages around it.

    `kept` spares those that are right the trouble of being made to see it. Whoever calls holds the
    folder's lock. What is removed from the folder is gone from the feed.
    """
    episodes = find_episodes(folder)
    memory = remembered(read_memory(folder), show, episodes)
    show = replace(show, guid=show.guid or memory.guid)
    write_site(
        folder,
        episodes,
        title=show.title,
        description=show.description,
        author=show.author,
        language=show.language,
        base_url=show.base_url,
        front=front,
        kept=kept,
    )
    renew_whole(folder / MEMORY, _render_memory(memory))
    pages = count_pages(show, len(episodes))
    for page in range(pages, 0, -1):  # the feed itself last: what it leads to is there
        text = render_feed(show, episodes, dates=memory.dates, page=page)
        renew_whole(folder / page_name(page), text)
    for path in folder.glob("feed-*.xml"):
        found = _PAGE.fullmatch(path.name)
        if found and int(found[1]) > pages:
            path.unlink(missing_ok=True)
    return Publication(folder / FEED, show, episodes)


def find_episodes(
    folder: Path, *, damaged: Callable[[FeedError], None] | None = None
) -> tuple[Episode, ...]:
    """The episodes whose record and MP3 are both there, with the MP3's size as it is on disk and
    without their cues. `damaged` is told of records that are, in place of an error raised.

    Raises:
        FeedError: a record is damaged, and there is nobody to be told.
    """
    found = []
    for episode in read_records(folder, cues=False, damaged=damaged):
        try:
            _check_instants(folder, episode)
        except FeedError as error:
            if damaged is None:
                raise
            damaged(error)
            continue
        try:
            size_bytes = (folder / episode.mp3).stat().st_size
        except OSError:
            continue
        found.append(replace(episode, size_bytes=size_bytes))
    return tuple(found)


def _check_instants(folder: Path, episode: Episode) -> None:
    for name, instant in (("made", episode.made), ("updated", episode.updated)):
        if not is_instant(instant):
            raise FeedError(
                f"{folder / episode.slug}.json: {name} holds {instant!r}, which is no instant.",
                hint="Make the episode again, or remove the file and its companions.",
            )


def make_guid(feed_address: str) -> str:
    """The guid of a show that is first published at this address.

    Source: Podcasting 2.0: UUIDv5 of the feed's address without scheme and trailing slashes.
    """
    return str(uuid.uuid5(PODCASTS, feed_address.partition("://")[2].rstrip("/")))


def remembered(memory: Memory, show: Show, episodes: Sequence[Episode]) -> Memory:
    """What is known already, and what is first said now."""
    guid = show.guid or memory.guid or (make_guid(show.feed_address) if show.base_url else "")
    new = {e.guid: first_published(e) for e in episodes if e.guid not in memory.dates}
    return Memory(guid, {**memory.dates, **new})


def read_memory(folder: Path) -> Memory:
    """What the feed in a folder has said before; nothing where there is none.

    Raises:
        FeedError: the file is damaged.
    """
    path = folder / MEMORY
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        guid, dates = given["guid"], given["dates"]
        if guid:
            uuid.UUID(guid)
        for date in dates.values():
            if not is_instant(date):
                raise ValueError(f"{date!r} is no instant")
    except FileNotFoundError:
        return Memory()
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise FeedError(
            f"{path} is damaged: {type(error).__name__}, {error}.",
            hint="Take it from a copy; without it guid and dates are made anew.",
        ) from error
    return Memory(guid, dates)


def _render_memory(memory: Memory) -> str:
    told = {"guid": memory.guid, "dates": dict(sorted(memory.dates.items()))}
    return json.dumps(told, indent=1) + "\n"
