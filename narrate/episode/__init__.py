"""What was made: one episode, its chapters and what is said when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CueKind = Literal["heading", "narration", "quote"]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of the episode under one heading."""

    title: str

    start_ms: int
    """In the pause before the heading; 0 for the first."""

    end_ms: int
    """Where the next one starts; the episode's length for the last."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What one voice says without a pause worth naming: about a sentence."""

    text: str
    """As the author wrote it, not as it was spelt for the voice."""

    start_ms: int
    """When the voice begins, its silence trimmed."""

    end_ms: int
    """When it ends."""

    speaker: str | None = None
    """Person quoted; None is the narrator."""

    kind: CueKind = "narration"

    paragraph: int = 0
    """Index of its paragraph (or heading) in the episode, from 0."""

    after: str = " "
    """White space between it and the next of its paragraph, as the author wrote it."""

    words: tuple[tuple[int, int], ...] = ()
    """(code point in `text`, milliseconds in the episode) of each word heard; empty where the
    engine does not tell."""


@dataclass(frozen=True, slots=True)
class Episode:
    """A finished MP3 and all that is known of it: the record that feed and page are built from."""

    slug: str
    """ASCII name shared by its files, without an ending."""

    title: str
    guid: str
    """Given once when the episode is first made, and never changed."""

    language: str
    made: str
    """ISO 8601 instant it was first made, in UTC; never changed by making it again."""

    updated: str
    """ISO 8601 instant of the latest making."""

    size_bytes: int
    duration_ms: int
    chapters: tuple[Chapter, ...]
    cues: tuple[Cue, ...]
    cast: tuple[tuple[str | None, str], ...]
    """(person or None for the narrator, voice id "espeak/f3"), in order of appearance."""

    engine: str
    """Name and version of the engine."""

    loudness_lufs: float = 0.0
    """Integrated loudness of the file on a plain mono meter (ITU-R BS.1770-4)."""

    peak_dbtp: float = 0.0
    author: str | None = None
    published: str | None = None
    site: str | None = None
    source: str | None = None
    image: str | None = None
    """URL of the article's lead image."""

    summary: str | None = None
    genders: tuple[tuple[str, str], ...] = ()
    """(person, "female" | "male" | "unknown")."""

    @property
    def mp3(self) -> str:
        """File name of the audio, beside its companions in the output folder."""
        return f"{self.slug}.mp3"
