"""A feed read out: its new entries, made one after the other, none made twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from narrate.article import Article
from narrate.article.addresses import public_address, with_login
from narrate.article.fetch import Page, fetch_page
from narrate.article.reading import Fetch
from narrate.errors import ArticleError, NarrateError, OfflineError
from narrate.feed.entries import ACCEPT, Entry, entry_article, parse_entries
from narrate.feed.followed import Followed

Ask = Callable[[str, Followed], Page]
"""Given a feed's address and what is known of it, what its server gave."""


Make = Callable[
    [Sequence[str], Callable[[str], Article]],
    Iterable[tuple[str, str | NarrateError | OSError]],
]
"""Given the names of entries and what reads the article of one, makes them all: each name, in
their order, with the slug of its episode or what stood in the way."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an entry in this run."""

    entry: Entry
    error: NarrateError | OSError | None = None
    """Why it was not made; None where it was."""

    set_aside: bool = False
    """Whether it has failed so often that no further run tries."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Which entries a run is to take."""

    since: date | None = None
    """The day from which on entries are taken."""

    limit: int | None = None
    """How many at most, the newest; the rest are due in the next run."""

    retry: bool = False
    """Whether to take those that were set aside."""

    def chosen(self, known: Followed, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        """The entries to make, the oldest first, so that episodes are made in their order."""
        due = known.due(entries, since=self.since, retry=self.retry)
        return due[: self.limit][::-1]

    def repeats(self, known: Followed) -> bool:
        """Whether a feed that has not changed since then can hold nothing to make."""
        return not self.retry and known.since == (self.since and self.since.isoformat())


def ask_feed(url: str, known: Followed) -> Page:
    """The feed from its server, unless it is as it was.

    Raises:
        ArticleError: it is not to be had.
    """
    if "://" not in url:
        told = public_address(url) or "an empty text"
        raise ArticleError(f"{told} is no address of a feed.", hint="It begins with https://.")
    return fetch_page(url, accept=ACCEPT, etag=known.etag, modified=known.modified)


def find_due(url: str, known: Followed, wish: Wish, *, ask: Ask = ask_feed) -> tuple[Entry, ...]:
    """The entries that a run would make, in the order it would make them.

    Raises:
        ArticleError: the address gives no feed.
    """
    page = ask(url, replace(known, etag=None, modified=None))
    return wish.chosen(known, parse_entries(page).entries)


def follow_feed(
    url: str,
    known: Followed,
    wish: Wish,
    *,
    make: Make,
    keep: Callable[[Followed], None],
    ask: Ask = ask_feed,
    fetch: Fetch = fetch_page,
    language: str | None = None,
) -> Iterator[Outcome]:
    """Make the new entries of a feed, each told of when it is done and kept.

    `keep` is given all that is known
    after each entry, so that a run which is stopped is taken up where it was. An entry that fails
    does not stop the others.

    Raises:
        ArticleError: the feed is not to be had, or is none.
    """
    asked = known if wish.repeats(known) else replace(known, etag=None, modified=None)
    page = ask(url, asked)
    if page.unchanged:
        return
    feed = parse_entries(page)
    chosen = {entry.id: entry for entry in wish.chosen(known, feed.entries)}

    def article(name: str) -> Article:
        return entry_article(
            chosen[name], feed, fetch=lambda page: fetch(with_login(page, url)), language=language
        )

    for name, result in make(tuple(chosen), article) if chosen else ():
        entry = chosen[name]
        if isinstance(result, str):
            known = known.with_made(entry, result)
            keep(known)
            yield Outcome(entry)
            continue
        # Without a network, or with a full disk, no entry is at fault.
        counts = not isinstance(result, (OfflineError, OSError))
        known = known.with_failure(entry, str(result), counts=counts)
        keep(known)
        yield Outcome(entry, result, known.failed[name].set_aside)
    waiting = known.due(feed.entries, since=wish.since)
    keep(
        replace(
            known,
            etag=None if waiting else page.etag,
            modified=None if waiting else page.modified,
            since=wish.since.isoformat() if wish.since else None,
        )
    )
