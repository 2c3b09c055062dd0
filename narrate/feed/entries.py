"""Somebody's RSS or Atom feed, and its entries as articles."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from html import escape
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

from narrate.article import Article
from narrate.article.addresses import public_address
from narrate.article.fetch import Page
from narrate.article.pages import parse_page
from narrate.article.reading import Fetch, read_article
from narrate.episode.markup import web_address
from narrate.errors import ArticleError

ACCEPT = "application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.5"

FULL_CHARS = 700
"""Characters of text from which an entry is taken to hold the whole article; fewer are a teaser,
or a note so short that its page costs little to fetch."""

_SUMMARY_CHARS = 400

_CUT = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\(more…?\)|→|"
    r"(?:read more|continue reading|read on|read the (?:rest|full)[\w ]*|keep reading|"
    r"weiterlesen|lire la suite|seguir leyendo|leer más|continua a leggere)[ .…»→]*)\Z",
    re.IGNORECASE,
)
"""How a text ends that goes on elsewhere."""

_TAIL = re.compile(
    r"\s*(?:The post .{1,300} (?:first )?appeared first on .{1,100}\.?)\Z", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed."""

    id: str
    """What the feed calls it; never empty."""

    title: str = ""
    link: str | None = None
    """Address of its page, where it has one on the web."""

    published: str | None = None
    """ISO 8601 instant in UTC."""

    author: str | None = None
    html: str = ""
    """The longest text that the feed has of it, as HTML."""

    summary: str | None = None
    """What the feed says that it is about, where it says so besides the text."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it was fetched."""

    title: str
    language: str | None
    entries: tuple[Entry, ...]
    """In the feed's order."""


def parse_entries(page: Page) -> Feed:
    """The feed in an answer; what is broken in it is read as far as it goes.

    Raises:
        ArticleError: it is no feed.
    """
    import feedparser

    # A stream, since text that looks like a path or an address would be opened as one.
    found = feedparser.parse(
        BytesIO(page.body),
        response_headers={
            "content-type": f"{page.content_type or 'application/xml'}"
            + (f"; charset={page.charset}" if page.charset else ""),
            "content-location": page.url,
        },
    )
    if not found.get("version") and not found.entries:
        raise ArticleError(f"{page.url} is no feed", hint=_elsewhere(page))
    entries = {entry.id: entry for entry in reversed(tuple(_entries(found, page.url)))}
    about = found.feed
    return Feed(
        title=_plain(about.get("title", "")),
        language=str(about.get("language") or "").strip() or None,
        entries=tuple(reversed(entries.values())),
    )


def entry_article(
    entry: Entry, feed: Feed, *, fetch: Fetch, language: str | None = None
) -> Article:
    """The article of an entry: from the feed where that has all of it, else from its page.

    Raises:
        ArticleError: neither has an article.
        FetchError: the page could not be had.
    """
    if is_full(entry.html) or entry.link is None:
        if not entry.html:
            raise ArticleError(f"“{entry.title or entry.id}” has neither a text nor a page")
        link = public_address(entry.link) if entry.link else None
        article = parse_page(_page_of(entry, feed), url=link, language=language)
    else:
        article = read_article(entry.link, fetch=fetch, language=language)
        return replace(
            article,
            published=article.published or entry.published,
            byline=article.byline or entry.author,
            site=article.site or feed.title or None,
            source=public_address(entry.link),
        )
    return replace(
        article,
        title=entry.title or article.title,
        published=entry.published or article.published,
        byline=entry.author or article.byline,
        site=feed.title or article.site,
        source=public_address(entry.link or entry.id),
        summary=article.summary or entry.summary,
    )


def is_full(html: str) -> bool:
    """Whether a text of a feed is a whole article, not the beginning of one."""
    if len(html) < FULL_CHARS:
        return False
    text = _TAIL.sub("", _plain(html))
    return len(text) >= FULL_CHARS and not _CUT.search(text)


def _page_of(entry: Entry, feed: Feed) -> str:
    title = escape(entry.title or feed.title)
    # The feed's language is a hint, often the default of the program that wrote it.
    return (
        f'<!doctype html><html lang="{escape(feed.language or "")}"><head>'
        f"<meta charset=utf-8><title>{title}</title></head>"
        f"<body><article><h1>{title}</h1>\n{entry.html}\n</article></body></html>"
    )


def _entries(found: Any, base: str) -> Iterator[Entry]:
    # In Atom a feed's author is that of each entry without one: RFC 4287, 4.2.1.
    everyone = _author(found.feed) if found.version.startswith("atom") else None
    for entry in found.entries:
        written = entry.get("link") or ""
        try:
            link = web_address(urljoin(base, written)) if written else None
        except ValueError:
            link = None
        title = _plain(entry.get("title", ""))
        texts = [each.get("value", "") for each in entry.get("content", ())]
        texts.append(entry.get("summary", ""))
        name = entry.get("id") or link or title
        if not name:
            continue
        yield Entry(
            id=str(name),
            title=title,
            link=link,
            published=_instant(entry.get("published_parsed") or entry.get("updated_parsed")),
            author=_author(entry) or everyone,
            html=max(texts, key=len),
            summary=_summary(_plain(texts[-1])) if len(texts) > 1 else None,
        )


def _summary(text: str) -> str | None:
    """The text if it is a summary, not the article once more or its first words."""
    return text if 0 < len(text) <= _SUMMARY_CHARS and not _CUT.search(text) else None


def _author(about: Any) -> str | None:
    """The name, without the address that RSS puts beside it."""
    detail = about.get("author_detail", {})
    written = _plain(detail.get("name") or about.get("author", ""))
    return None if "@" in written else written or None


def _instant(parsed: time.struct_time | None) -> str | None:
    if parsed is None:
        return None
    try:
        return datetime(*parsed[:6], tzinfo=UTC).isoformat()
    except ValueError:
        return None


def _plain(html: str) -> str:
    """Markup as a reader sees it, in one line."""
    from lxml import etree
    from lxml.html import fromstring

    if not html.strip():
        return ""
    try:
        text = " ".join(str(each) for each in fromstring(f"<div>{html}</div>").itertext())
    except (etree.LxmlError, ValueError):
        text = re.sub(r"<[^>]*>", " ", html)
    return " ".join(text.split())


def _elsewhere(page: Page) -> str:
    """Where the feed of a page may be."""
    from lxml import etree
    from lxml.html import fromstring

    try:
        links = fromstring(page.body).iter("link") if page.body.strip() else iter(())
        for link in links:
            if "alternate" in (link.get("rel") or "") and re.search(
                r"rss|atom", link.get("type") or ""
            ):
                return f"Its feed is at {urljoin(page.url, link.get('href') or '')}."
    except (etree.LxmlError, ValueError):
        pass
    return "Give the address of an RSS or Atom feed; `narrate make` takes a page."
