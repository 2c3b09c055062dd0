"""Show notes: what an episode is, as the HTML that podcast apps show.

Source: Apple and PSP-1 (paragraphs, lists and links; 4,000 bytes a description); Spotify reads
time stamps of the form (00:00), the first at 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from narrate.episode import Chapter, Episode
from narrate.episode.markup import clock, escaped, web_address
from narrate.episode.vtt import NARRATOR

LIMIT_BYTES = 4000
"""Longest description that directories take."""

_SUMMARY_BYTES = 1500


def render_notes(episode: Episode, *, limit_bytes: int | None = None) -> str:
    """Summary, source, voices and chapters; where it grows too long, lists end early."""
    parts = []
    if episode.summary:
        parts.append(f"<p>{escaped(_shortened(' '.join(episode.summary.split())))}</p>")
    parts.append(f"<p>{_source(episode)}</p>")
    parts.append(
        f"<p>Every voice is synthetic, by {escaped(episode.engine)}. {_quoted(episode)}</p>"
    )
    left = None if limit_bytes is None else limit_bytes - len("\n".join(parts).encode()) - 2
    if len(episode.chapters) > 1:
        parts.append(_list("Chapters", tuple(_stamps(episode.chapters)), left))
        left = None if left is None else left - len(parts[-1].encode()) - 1
    people = [f"{escaped(person or NARRATOR)}: {escaped(voice)}" for person, voice in episode.cast]
    parts.append(_list("Voices", people, left))
    return "\n".join(part for part in parts if part)


def _source(episode: Episode) -> str:
    by = f" by {escaped(episode.author)}" if episode.author else ""
    address = web_address(episode.source)
    if address is None:
        return f"Read from “{escaped(episode.title)}”{by}."
    name = escaped(episode.site or (urlsplit(address).hostname or "").removeprefix("www."))
    return f'Read from <a href="{escaped(address)}">“{escaped(episode.title)}”</a>{by}, {name}.'


def _quoted(episode: Episode) -> str:
    people = [person for person, _ in episode.cast if person]
    return "No one quoted spoke here." if people else "No one spoke here."


def _stamps(chapters: Sequence[Chapter]) -> Iterator[str]:
    for chapter in chapters:
        at = clock(chapter.start_ms)
        yield f"({at if len(at) > 4 else f'0{at}'}) {escaped(chapter.title)}"


def _list(heading: str, items: Sequence[str], limit_bytes: int | None) -> str:
    """A list with its heading, or as much of it as there is room for."""
    before, after = f"<p>{heading}</p>\n<ul>\n", "</ul>"
    size = len(before) + len(after)
    rows = []
    for item in items:
        row = f"<li>{item}</li>\n"
        size += len(row.encode())
        if limit_bytes is not None and size > limit_bytes:
            break
        rows.append(row)
    return f"{before}{''.join(rows)}{after}" if rows else ""


def _shortened(text: str) -> str:
    if len(text.encode("utf-8", "replace")) <= _SUMMARY_BYTES:
        return text
    cut = text.encode("utf-8", "replace")[:_SUMMARY_BYTES].decode("utf-8", "ignore")
    return (cut.rpartition(" ")[0] or cut) + " …"
