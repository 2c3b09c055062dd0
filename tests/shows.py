"""Output folders as a run leaves them, for tests of what is published from them."""

from __future__ import annotations

from pathlib import Path

from narrate.episode import Episode
from narrate.episode.companions import write_companions
from narrate.settings import Settings
from tests.episodes import episode

BASE = "https://pod.example.org/read"
SHOW = {
    "title": "The Tideline, read aloud",
    "author": "Mara Quist",
    "email": "mara@example.org",
    "category": ["News/Daily News", "News/Politics", "Science"],
    "description": "A coast, heard.",
    "base_url": f"{BASE}/",
}
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")


def put(folder: Path, *, mp3: bytes = b"\xff\xfb" * 500, **changes: object) -> Episode:
    """An episode in the folder with all its files; its sound is none that could be heard."""
    made = episode(**{"size_bytes": len(mp3), **changes})
    folder.mkdir(exist_ok=True)
    (folder / made.mp3).write_bytes(mp3)
    write_companions(folder, made, show_title=str(SHOW["title"]), cover=JPEG)
    return made


def settings(folder: Path, **show: object) -> Settings:
    """Settings of a show in this folder; a name given as None is left out."""
    given = {name: value for name, value in {**SHOW, **show}.items() if value is not None}
    return Settings(engine="tone", output=folder, cache_folder=folder.parent / "c", show=given)


def cover(folder: Path) -> None:
    """A show's cover of somebody's own, so that none is drawn."""
    folder.mkdir(exist_ok=True)
    (folder / "cover.jpg").write_bytes(JPEG)
