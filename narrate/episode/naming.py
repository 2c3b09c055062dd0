"""What an episode's files are called, and which episode an article belongs to."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable

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


def same_article(episode: Episode, title: str, source: str | None) -> bool:
    """Whether the episode was made from this article.

    An address stands for one article, whatever its title. A file's name does not: a folder of
    another day may hold another article of that name, so there the title must be the same too.
    """
    if source is not None and "://" in source:
        return episode.source == source
    return episode.title == title and episode.source in (source, None)


def choose_slug(title: str, source: str | None, taken: Iterable[Episode]) -> str:
    """The slug of the episode made from this article before, else a new one nobody has.

    An article keeps its slug when its title changes, as long as it has the same address.
    """
    wanted = render_slug(title)
    episodes = {episode.slug: episode for episode in taken}
    if wanted in episodes and same_article(episodes[wanted], title, source):
        return wanted
    for slug, episode in sorted(episodes.items()):
        if same_article(episode, title, source):
            return slug
    slug, number = wanted, 1
    while slug in episodes:
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def make_guid(slug: str, title: str, source: str | None) -> str:
    """A guid that no other article gets and that making the same one again gives again."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"narrate:{source or title}#{slug}"))
