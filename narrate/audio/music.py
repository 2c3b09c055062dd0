"""Sounds that are not speech: what opens, parts and closes an episode, and music under it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from narrate.audio import FRAME, RATE, in_samples, joining, level, mp3
from narrate.audio.block import Sound, Span
from narrate.errors import AudioError

if TYPE_CHECKING:
    from pydub import AudioSegment

    from narrate.audio.level import Samples

REST_MS = 300
"""Silence on either side of a jingle."""

RISE_DB = 9.0
"""How much louder the bed is where nobody speaks for a while."""

_SWELL_MS = 400
"""How long the bed takes to rise or fall."""

_LONGEST_S = 600


@dataclass(frozen=True)
class Jingle:
    """A sound file played between blocks."""

    data: bytes
    """The file as it is on disk: MP3, WAV, FLAC or Ogg Vorbis."""

    kbps: int

    @property
    def key(self) -> str:
        """Hash of everything that its bytes depend on."""
        parts = f"jingle {self.kbps} ".encode() + hashlib.sha256(self.data).digest()
        return hashlib.sha256(parts).hexdigest()


def read_jingle(path: Path, kbps: int) -> Jingle:
    """The file as a jingle.

    Raises:
        AudioError: it is not there, or is no sound; the message names it.
    """
    data = _read(path)
    _decoded(data, path)
    return Jingle(data, kbps)


def mix_jingle(jingle: Jingle) -> Samples:
    """The jingle as loud as the voices, a silence on either side: whole frames."""
    samples = _levelled(mp3.decode(jingle.data))
    rest = in_samples(REST_MS)
    padded = np.zeros(-(-(len(samples) + 2 * rest) // FRAME) * FRAME, np.float32)
    padded[rest : rest + len(samples)] = samples
    return padded


class Bed:
    """Music that runs under the voices, again and again from its beginning.

    It is not cut at blocks, so the whole episode is one stream: blocks are mixed in order, each
    where the last one ended.
    """

    LEAD_MS = 2_016
    """Music alone before the first word and after the last: whole frames of both."""

    def __init__(self, path: Path, gain_db: float) -> None:
        samples = _levelled(_decoded(_read(path), path))
        edge = min(in_samples(20), len(samples) // 2)
        ramp = np.linspace(0, 1, edge, endpoint=False, dtype=np.float32)
        samples[:edge] *= ramp
        samples[len(samples) - edge :] *= ramp[::-1]
        self._samples = samples
        self._gain_db = gain_db
        self._at = 0

    def under(self, speech: Samples, spans: Sequence[Span], *, rises: bool) -> Samples:
        """The speech with the next stretch of music below it.

        Where `rises`, the music comes up in the pause before the first of the spans.
        """
        music = self._next(len(speech))
        if rises and spans:
            begins = spans[0].start * 1000 // RATE
            swell = min(_SWELL_MS, begins // 2)
            music = music.fade(to_gain=RISE_DB, start=0, duration=max(swell, 1)).fade(
                to_gain=-RISE_DB, start=max(begins - swell, 1), duration=max(swell, 1)
            )
        mixed = joining.segment(speech).overlay(music)
        return joining.samples_of(mixed)[: len(speech)]

    def alone(self, *, begins: bool) -> Samples:
        """Music with nobody over it, faded in at the beginning or out at the end."""
        length = in_samples(self.LEAD_MS)
        samples = joining.samples_of(self._next(length).apply_gain(RISE_DB))
        ramp = np.linspace(0, 1, length, dtype=np.float32)
        return samples * (ramp if begins else ramp[::-1])

    def _next(self, count: int) -> AudioSegment:
        """The next samples of the loop, at the level they have under speech."""
        places = (self._at + np.arange(count)) % len(self._samples)
        self._at += count
        return joining.segment(self._samples[places], self._gain_db)


class Stream:
    """One continuous encoder, for sound that is not silent where blocks meet."""

    def __init__(self, kbps: int) -> None:
        self._kbps = kbps
        self.samples = 0
        """How many were taken in so far."""

    @cached_property
    def _encoder(self) -> mp3.Coder:
        return mp3.Coder(self._kbps)

    def sound(self, samples: Samples, spans: Sequence[Span]) -> Sound:
        """The frames that are whole once these samples are in; their last ones come later."""
        limited, peak = level.limit(samples, level.CEILING_DBTP - level.LAME_DB)
        self.samples += len(samples)
        return self._given(self._encoder.encode(limited), limited, spans, peak)

    def rest(self) -> Sound:
        """The frames still to come."""
        return self._given(self._encoder.flush(), np.zeros(0, np.float32), (), float("-inf"))

    def _given(self, stream: bytes, samples: Samples, spans: Sequence[Span], peak: float) -> Sound:
        return Sound(
            mp3=stream,
            frames=len(stream) // mp3.frame_size(self._kbps),
            spans=tuple(spans),
            powers=level.hop_powers(samples).astype("<f4").tobytes() if len(samples) else b"",
            peak_dbtp=round(peak + level.LAME_DB, 3) if peak > float("-inf") else peak,
        )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise AudioError(
            f"the sound file {path} cannot be read: {error.strerror}.",
            hint="Check the paths under [sound] in narrate.toml.",
        ) from error


def _decoded(data: bytes, path: Path) -> Samples:
    try:
        samples = mp3.decode(data)
    except AudioError as error:
        raise AudioError(f"the sound file {path} cannot be decoded.", hint=error.hint) from error
    if not RATE // 10 <= len(samples) <= _LONGEST_S * RATE:
        raise AudioError(
            f"the sound file {path} lasts {len(samples) / RATE:.1f} s.",
            hint=f"It may last from 0.1 s to {_LONGEST_S // 60} minutes.",
        )
    return samples


def _levelled(samples: Samples) -> Samples:
    """As loud as the voices, whatever it was."""
    loudness = level.integrated_lufs(level.hop_powers(samples))
    if loudness == float("-inf"):
        return samples
    gain = 10 ** ((level.TARGET_LUFS - level.LAME_DB - loudness) / 20)
    louder: Samples = (samples * np.float32(gain)).astype(np.float32)
    return louder
