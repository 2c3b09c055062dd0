"""What an episode's files are called, and which episode an article belongs to."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import takewhile
from typing import TypeAlias

from narrate.episode import Episode

LONGEST = 80
"""Characters of a slug: endings and temporary names still fit in what file systems take."""

_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|index|feed|cover|cast)(?=$|\.)")
"""Names that Windows keeps for devices, and those that the output folder has for itself."""


def render_slug(title: str) -> str:
    """The title as an ASCII file name: lower case, words joined with hyphens, never empty."""
    from anyascii import anyascii

    words = re.sub(r"[^a-z0-9]+", "-", anyascii(title[:400]).lower()).strip("-")
    if len(words) > LONGEST:
        words = words[:LONGEST].rpartition("-")[0] or words[:LONGEST]
    if not words:
        words = uuid.uuid5(uuid.NAMESPACE_URL, title).hex[:12]
    return f"{words}-episode" if _RESERVED.match(words) else words


Named: TypeAlias = tuple[str, str | None]
"""An article by its title and its source."""


def choose_slug(
    title: str, source: str | None, taken: Iterable[Episode], ahead: Iterable[Named] = ()
) -> str:
    """The slug of the episode made from this article before, else a new one nobody has.

    An article keeps its slug when its title changes, as long as it has the same address. Articles
    that are `ahead` in a run have theirs first, though their episodes may be done later.
    """
    names: dict[str, Named] = {episode.slug: (episode.title, episode.source) for episode in taken}
    for earlier in ahead:
        names[_slug(earlier, names)] = earlier
    return _slug((title, source), names)


def _slug(article: Named, names: Mapping[str, Named]) -> str:
    wanted = render_slug(article[0])
    if wanted in names and _same(names[wanted], article):
        return wanted
    for slug, named in sorted(names.items()):
        if _same(named, article):
            return slug
    slug, number = wanted, 1
    while slug in names:
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def _same(named: Named, article: Named) -> bool:
    """Whether it is this article that has the name.

    An address stands for one article, whatever its title. A file's name does not: a folder of
    another day may hold another article of that name, so there the title must be the same too.
    """
    title, source = article
    if source is not None and "://" in source:
        return named[1] == source
    return named[0] == title and named[1] in (source, None)


class Queue:
    """The articles of one run whose episodes are under way, in the order of their turns."""

    def __init__(self) -> None:
        self._places: list[Place] = []

    @contextmanager
    def place(self, title: str, source: str | None) -> Iterator[Place]:
        """A place for an article, given up when its episode is there, or failed."""
        place = Place(self._places, (title, source))
        try:
            yield place
        finally:
            if place in self._places:
                self._places.remove(place)


class Place:
    """An article's place in the queue."""

    def __init__(self, places: list[Place], article: Named) -> None:
        self._places = places
        self._article = article

    def take(self) -> None:
        """Stand behind all who stand there already."""
        self._places.append(self)

    @property
    def ahead(self) -> tuple[Named, ...]:
        """The articles before this one."""
        earlier = takewhile(lambda place: place is not self, tuple(self._places))
        return tuple(place._article for place in earlier)


def make_guid(slug: str, title: str, source: str | None) -> str:
    """A guid that no other article gets and that making the same one again gives again."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"narrate:{source or title}#{slug}"))
