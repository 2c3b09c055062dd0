"""Sound: clips trimmed, levelled, joined and encoded; the one home of pydub and the MP3 coders.

All sound here is mono. Its clock counts samples at `RATE`; an MP3 frame is `FRAME` of them, so
positions in samples, frames, bytes and (24 ms a frame) milliseconds are one integer apart.
"""

from __future__ import annotations

RATE = 48_000
"""Samples per second of everything joined and encoded."""

FRAME = 1_152
"""Samples in an MPEG-1 Layer III frame: 24 ms at 48 kHz."""


def in_samples(ms: float) -> int:
    """Milliseconds as samples, to the nearest."""
    return round(ms * RATE / 1000)


def in_ms(samples: int) -> int:
    """Samples as whole milliseconds, to the nearest."""
    return round(samples * 1000 / RATE)
