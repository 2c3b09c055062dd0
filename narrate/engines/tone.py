"""An engine of known lengths: every character is the same stretch of a voice's one pitch.

It needs nothing and no one, so a whole episode can be tried in a second, and a test knows to the
sample what it should hear.
"""

from __future__ import annotations

import re

import numpy as np

from narrate.errors import SpeechError
from narrate.speech import Clip, Voice, Word

RATE = 48_000
"""Samples per second: that of the finished sound, so that nothing is resampled."""

CHARACTER = 2_400
"""Samples in which one character is spoken: 50 ms."""

LEVEL_DB = -23.0
"""RMS of every voice, against full scale."""


class ToneEngine:
    """A sine as long as the text, at the pitch that the voice's settings name."""

    name = "tone"
    version = "1"
    online = False
    instant = True
    max_chars = 10_000

    def speak(self, text: str, voice: Voice, *, language: str, rate: float = 1.0) -> Clip:
        """`round(CHARACTER * len(text) / rate)` samples of the voice's pitch."""
        if not text.strip():
            raise SpeechError(f"the voice {voice.id} was given nothing to say: {text!r}.")
        hertz = float(voice.settings.get("hertz", 220.0))
        frames = round(CHARACTER * len(text) / rate)
        amplitude = 32767 * 10 ** (LEVEL_DB / 20) * np.sqrt(2)
        wave = amplitude * np.sin(2 * np.pi * hertz / RATE * np.arange(1, frames + 1))
        words = tuple(
            Word(found.start(), found.end(), round(CHARACTER * found.start() / rate))
            for found in re.finditer(r"\S+", text)
        )
        return Clip(np.rint(wave).astype("<i2").tobytes(), RATE, words)
