"""The files beside an episode's MP3, written together."""

from __future__ import annotations

from pathlib import Path

from narrate.cache import Cache
from narrate.episode import Episode
from narrate.episode.assets import write_assets
from narrate.episode.chapters import render_chapters
from narrate.episode.page import render_page
from narrate.episode.record import CHAPTERS, render_record
from narrate.episode.site import keep_page
from narrate.episode.vtt import render_vtt
from narrate.whole import write_whole

ENDINGS = (".mp3", ".vtt", CHAPTERS, ".html", ".jpg", ".json")
"""Every file an episode has, as its slug is followed by."""


def write_companions(
    folder: Path,
    episode: Episode,
    *,
    show_title: str,
    cover: bytes,
    base_url: str = "",
    kept: Cache | None = None,
) -> tuple[Path, ...]:
    """Write transcript, chapters, page, cover and record, each whole; the paths written.

    `cover` is a JPEG as `draw_cover` gives it; `base_url` is where the folder is published, if it
    is. The record comes last: where it stands, the rest stands too, so a feed built from records
    never names a file that is not there. `kept` is told that the page is right.
    """
    page = render_page(episode, show_title=show_title, base_url=base_url).encode("utf-8")
    record = render_record(episode).encode("utf-8")
    write_assets(folder)
    paths = []

    def write(ending: str, content: bytes | str) -> None:
        paths.append(folder / f"{episode.slug}{ending}")
        write_whole(paths[-1], content)

    write(".jpg", cover)
    write(".vtt", render_vtt(episode))
    write(CHAPTERS, render_chapters(episode, show_title=show_title))
    write(".html", page)
    write(".json", record)
    if kept is not None:
        keep_page(kept, episode, record, page, show_title=show_title, base_url=base_url)
    return tuple(paths)
