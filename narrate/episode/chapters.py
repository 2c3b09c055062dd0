"""The chapters as JSON, for players that know Podcasting 2.0.

Source: Podcasting 2.0 JSON Chapters Format 1.2.
"""

from __future__ import annotations

import json

from narrate.episode import Episode

VERSION = "1.2.0"


def render_chapters(episode: Episode, *, show_title: str | None = None) -> str:
    """The chapters in time order; seconds have at most three decimals."""
    about: dict[str, object] = {"version": VERSION, "title": episode.title}
    if episode.author:
        about["author"] = episode.author
    if show_title:
        about["podcastName"] = show_title
    about["fileName"] = episode.mp3
    about["chapters"] = [
        {
            "startTime": chapter.start_ms / 1000,
            "title": chapter.title,
            "endTime": chapter.end_ms / 1000,
        }
        for chapter in sorted(episode.chapters, key=lambda chapter: chapter.start_ms)
    ]
    text = json.dumps(about, ensure_ascii=False, indent=1) + "\n"
    return text.encode("utf-8", "replace").decode("utf-8")
