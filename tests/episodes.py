"""Episodes that tests are made with, none of them in need of a sound."""

from __future__ import annotations

from narrate.episode import Chapter, Cue, Episode

LONG = (
    "The council, which had met behind closed doors since the second week of January, said that "
    "the walls along the old harbour would be raised by a metre before the next winter, and that "
    "nobody living in the lower streets would have to pay for it."
)

CUES = (
    Cue("The harbour wall", 0, 1100, kind="heading", paragraph=0),
    Cue("Rain fell for nine days.", 2000, 3900, paragraph=1),
    Cue("“We knew what was coming,”", 4200, 5600, "Ana Lima", "quote", 2),
    Cue("she said.", 5800, 6400, paragraph=2),
    Cue("What happens now", 8000, 9000, kind="heading", paragraph=3),
    Cue(LONG, 9800, 24800, paragraph=4),
    Cue("“Not a cent,” & <not> a day.", 25200, 27000, "Tom O’Hara & Sons", "quote", 5),
)


def episode(**changes: object) -> Episode:
    """A short episode in two chapters; any field may be given otherwise."""
    values: dict[str, object] = {
        "slug": "the-harbour-wall",
        "title": "The harbour wall",
        "guid": "2f6f0f3c-5c55-5d0e-9f52-3a0a5f8f1a11",
        "language": "en",
        "made": "2026-03-09T06:00:00Z",
        "updated": "2026-03-10T06:00:00Z",
        "size_bytes": 336_384,
        "duration_ms": 28_000,
        "chapters": (
            Chapter("The harbour wall", 0, 7200),
            Chapter("What happens now", 7200, 28000),
        ),
        "cues": CUES,
        "cast": (
            (None, "espeak/en"),
            ("Ana Lima", "espeak/f3"),
            ("Tom O’Hara & Sons", "espeak/m1"),
        ),
        "engine": "espeak 1.52",
        "loudness_lufs": -19.02,
        "peak_dbtp": -1.4,
        "author": "Mara Quist",
        "published": "2026-03-08",
        "site": "The Tideline",
        "source": "https://example.org/harbour?a=1&b=2",
        "image": "https://example.org/wall.jpg",
        "summary": "A town decides how high is high enough.",
        "genders": (("Ana Lima", "female"), ("Tom O’Hara & Sons", "unknown")),
    }
    return Episode(**{**values, **changes})  # type: ignore[arg-type]
