"""The feed as podcast apps and directories read it.

Source: RSS 2.0; Apple's podcast requirements; PSP-1; Podcasting 2.0 (podcastindex.org namespace);
Podlove Simple Chapters 1.2; RFC 5005 (paged feeds).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from email.utils import format_datetime
from typing import TYPE_CHECKING

from narrate.episode import Episode
from narrate.episode.record import CHAPTERS
from narrate.episode.vtt import clock
from narrate.feed.notes import LIMIT_BYTES, render_notes
from narrate.feed.show import FEED, Show

if TYPE_CHECKING:
    from lxml import etree

NAMESPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "psc": "http://podlove.org/simple-chapters",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
}

RSS_TYPE = "application/rss+xml"
CHAPTERS_TYPE = "application/json+chapters"

LONGEST_LINE = 255
"""Characters of a title or name: what PSP-1 allows."""


def render_feed(
    show: Show,
    episodes: Sequence[Episode],
    *,
    dates: Mapping[str, str] = {},
    page: int = 1,
    unlisted: bool = False,
) -> str:
    """One page of the feed, the newest episodes first; page 1 is the feed itself.

    `dates` gives the instant under which an episode was first published, by its guid; one that
    is not there is published as `first_published` has it. `unlisted` asks directories to leave the
    show out. The same input gives the same text.
    """
    from lxml import etree

    root = etree.Element("rss", {"version": "2.0"}, nsmap=NAMESPACES)
    channel = etree.SubElement(root, "channel")
    dated = sorted(
        ((dates.get(e.guid) or first_published(e), e) for e in episodes),
        key=lambda pair: (_instant(pair[0]), _instant(pair[1].made), pair[1].slug),
        reverse=True,
    )
    _tell_show(channel, show)
    if unlisted:
        _put(channel, "itunes:block", "Yes")
    _tell_pages(channel, show, page, count_pages(show, len(episodes)))
    if dated:
        newest = max((episode.updated for episode in episodes), key=_instant)
        _put(channel, "pubDate", _rfc2822(dated[0][0]))
        _put(channel, "lastBuildDate", _rfc2822(newest))
    for instant, episode in dated[(page - 1) * show.page_size : page * show.page_size]:
        _tell_episode(etree.SubElement(channel, "item"), show, episode, instant)
    etree.indent(root, " ")
    text = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def count_pages(show: Show, episodes: int) -> int:
    """Into how many files the feed goes."""
    return max(-(-episodes // show.page_size), 1)


def page_name(page: int) -> str:
    """File name of a page of the feed."""
    return FEED if page == 1 else f"feed-{page}.xml"


def first_published(episode: Episode) -> str:
    """The instant an episode counts as published: that of its article, unless it lies in the
    future or is not known; then that of its making."""
    made = _instant(episode.made)
    try:
        there = _instant(episode.published or "")
    except ValueError:
        there = made
    return min(there, made).isoformat(timespec="seconds")


def is_instant(written: object) -> bool:
    """Whether it is an ISO 8601 date or instant."""
    try:
        return isinstance(written, str) and _instant(written) is not None
    except ValueError:
        return False


def _instant(written: str) -> datetime:
    """An ISO 8601 date or instant, in UTC where it does not say.

    Raises:
        ValueError: it is neither.
    """
    if len(written) == 10:
        day = date.fromisoformat(written)
        return datetime(day.year, day.month, day.day, tzinfo=UTC)
    there = datetime.fromisoformat(written)
    try:
        return there.replace(tzinfo=UTC) if there.tzinfo is None else there.astimezone(UTC)
    except OverflowError as error:
        raise ValueError(f"{written} is no instant") from error


def _rfc2822(written: str) -> str:
    return format_datetime(_instant(written))


def _tell_show(channel: etree._Element, show: Show) -> None:
    about = _line(show.title)
    _put(channel, "title", about)
    _put(channel, "link", show.link or show.address(""))
    told = show.description or f"{about}: articles, read aloud by synthetic voices."
    _put(channel, "description", _within(" ".join(told.split()), LIMIT_BYTES))
    _put(channel, "language", show.language)
    if show.copyright:
        _put(channel, "copyright", _line(show.copyright))
    _put(channel, "generator", "narrate")
    author = _line(show.author or show.title)
    _put(channel, "itunes:author", author)
    if show.email:
        owner = _put(channel, "itunes:owner")
        _put(owner, "itunes:name", _line(show.owner or show.author or show.title))
        _put(owner, "itunes:email", show.email)
    _put(channel, "itunes:image", href=show.address(show.image))
    picture = _put(channel, "image")
    _put(picture, "url", show.address(show.image))
    _put(picture, "title", about)
    _put(picture, "link", show.link or show.address(""))
    _tell_categories(channel, show.category)
    _put(channel, "itunes:explicit", "true" if show.explicit else "false")
    _put(channel, "itunes:type", "episodic")
    if show.guid:
        _put(channel, "podcast:guid", show.guid)
    owner_of = {"owner": show.email} if show.email else {}
    _put(channel, "podcast:locked", "yes" if show.locked else "no", **owner_of)
    _put(channel, "podcast:medium", "podcast")
    _put(channel, "podcast:txt", "true", purpose="ai-content")
    if show.funding:
        _put(channel, "podcast:funding", "Support the show", url=show.funding)


def _tell_categories(channel: etree._Element, names: Sequence[str]) -> None:
    """The categories, those of one main category together."""
    mains: dict[str, etree._Element] = {}
    for name in names:
        main, _, part = name.partition("/")
        if main not in mains:
            mains[main] = _put(channel, "itunes:category", text=main)
        if part:
            _put(mains[main], "itunes:category", text=part)


def _tell_pages(channel: etree._Element, show: Show, page: int, pages: int) -> None:
    def link(rel: str, to: int) -> None:
        _put(channel, "atom:link", rel=rel, href=show.address(page_name(to)), type=RSS_TYPE)

    link("self", page)
    if pages == 1:
        return
    link("first", 1)
    if page > 1:
        link("previous", page - 1)
    if page < pages:
        link("next", page + 1)
    link("last", pages)


def _tell_episode(item: etree._Element, show: Show, episode: Episode, instant: str) -> None:
    from lxml import etree

    slug = episode.slug
    title = _line(episode.title)
    _put(item, "title", title)
    _put(item, "itunes:title", title)
    _put(item, "link", show.address(f"{slug}.html"))
    _put(item, "guid", episode.guid, isPermaLink="false")
    _put(item, "pubDate", _rfc2822(instant))
    notes = _legal(render_notes(episode))
    short = _legal(render_notes(episode, limit_bytes=LIMIT_BYTES))
    _put(item, "description").text = etree.CDATA(short)
    _put(item, "content:encoded").text = etree.CDATA(notes)
    _put(
        item,
        "enclosure",
        url=show.address(episode.mp3),
        length=str(episode.size_bytes),
        type="audio/mpeg",
    )
    _put(item, "itunes:duration", str(max(round(episode.duration_ms / 1000), 1)))
    _put(item, "itunes:author", _line(episode.author or show.author or show.title))
    _put(item, "itunes:explicit", "true" if show.explicit else "false")
    _put(item, "itunes:episodeType", "full")
    _put(item, "itunes:image", href=show.address(f"{slug}.jpg"))
    _put(
        item,
        "podcast:transcript",
        url=show.address(f"{slug}.vtt"),
        type="text/vtt",
        language=episode.language,
    )
    _put(item, "podcast:chapters", url=show.address(slug + CHAPTERS), type=CHAPTERS_TYPE)
    if episode.author:
        _put(item, "podcast:person", _line(episode.author), role="author", group="writing")
    for person in dict.fromkeys(person for person, _ in episode.cast if person):
        _put(item, "podcast:person", _line(person), role="guest", group="cast")
    _put(item, "podcast:txt", "true", purpose="ai-content")
    if episode.chapters:
        marks = _put(item, "psc:chapters", version="1.2")
        for chapter in episode.chapters:
            start = clock(chapter.start_ms)
            _put(marks, "psc:chapter", start=start, title=_line(chapter.title))


def _put(parent: etree._Element, name: str, text: str = "", /, **attributes: str) -> etree._Element:
    """Add an element; what XML has no place for is left out of it."""
    from lxml import etree

    prefix, _, local = name.rpartition(":")
    tag = f"{{{NAMESPACES[prefix]}}}{local}" if prefix else name
    element = etree.SubElement(parent, tag, {k: _legal(v) for k, v in attributes.items()})
    if text:
        element.text = _legal(text)
    return element


_ILLEGAL = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
)
"""What XML 1.0 forbids, and what it advises against."""


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", text)


def _line(text: str) -> str:
    """A name or title in one line of the length that PSP-1 allows."""
    words = " ".join(_legal(text).split())
    return words if len(words) <= LONGEST_LINE else words[: LONGEST_LINE - 1].rstrip() + "…"


def _within(text: str, limit_bytes: int) -> str:
    return text.encode("utf-8", "replace")[:limit_bytes].decode("utf-8", "ignore")
