"""Clips trimmed, given their gain and joined with pauses: what pydub is here for.

Sound is handed to pydub as 32-bit integers with 24 dB of headroom, so that no gain clips before
the limiter has seen it, and is joined once for each block: adding segment to segment copies all
that went before.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from narrate.audio import RATE, in_samples
from narrate.speech import Clip

if TYPE_CHECKING:
    from pydub import AudioSegment

    from narrate.audio.level import Samples

_FULL_SCALE = float(2**27)
"""32-bit value of full scale: 24 dB below the largest."""

_LARGEST = np.float32(2**31 - 128)
"""The largest 32-bit integer that is a 32-bit float."""

_FLOOR_DB = -50.0
"""Below the clip's loudest 10 ms by so much, it counts as silence ..."""

_BEFORE_MS, _AFTER_MS = 30, 60
"""... but this much of it is kept, where soft consonants begin and breath ends."""

_FADE_MS = 4
"""Length of the fade at both cut ends: no step, no click."""


def _pydub() -> type[AudioSegment]:
    """pydub's one class, without the warning it gives on a machine without ffmpeg."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pydub import AudioSegment
    return AudioSegment  # type: ignore[no-any-return]


def trim(clip: Clip) -> tuple[Samples, int]:
    """The clip at `RATE` without the silence at its ends, and the samples cut off in front.

    A clip that is silent throughout gives no samples.
    """
    sound: Samples = np.frombuffer(clip.pcm, "<i2").astype(np.float32)
    sound *= np.float32(1 / 32768)
    window = max(1, clip.rate // 100)
    steps = -(-len(sound) // window)
    padded = np.zeros(steps * window, np.float32)
    padded[: len(sound)] = sound
    energy = np.square(padded.reshape(-1, window)).mean(axis=1)
    loudest = float(energy.max()) if steps else 0.0
    heard = np.flatnonzero(energy > max(loudest * 10 ** (_FLOOR_DB / 10), 1e-9))
    if len(heard) == 0:
        return np.zeros(0, np.float32), 0
    first = max(0, int(heard[0]) * window - clip.rate * _BEFORE_MS // 1000)
    last = min(len(sound), (int(heard[-1]) + 1) * window + clip.rate * _AFTER_MS // 1000)
    cut = resample(sound[first:last], clip.rate)
    edge = min(in_samples(_FADE_MS), len(cut) // 2)
    ramp = np.linspace(0, 1, edge, endpoint=False, dtype=np.float32)
    cut[:edge] *= ramp
    cut[len(cut) - edge :] *= ramp[::-1]
    return cut, round(first * RATE / clip.rate)


def resample(sound: Samples, rate: int) -> Samples:
    """`sound` at `RATE`; always a copy of its own."""
    if rate == RATE:
        return sound.copy()
    import soxr

    result = soxr.resample(sound, rate, RATE, quality="HQ")
    return np.asarray(result, np.float32)


def segment(samples: Samples, gain_db: float = 0.0) -> AudioSegment:
    """A pydub segment of the samples, as much louder."""
    whole = samples * np.float32(_FULL_SCALE * 10 ** (gain_db / 20))
    np.rint(whole, out=whole)
    np.clip(whole, -_LARGEST, _LARGEST, out=whole)
    data = whole.astype("<i4").tobytes()
    return _pydub()(data=data, sample_width=4, frame_rate=RATE, channels=1)


def silence(samples: int) -> AudioSegment:
    """A pydub segment of so many samples of silence."""
    return _pydub()(data=bytes(4 * samples), sample_width=4, frame_rate=RATE, channels=1)


def join(segments: Sequence[AudioSegment]) -> AudioSegment:
    """One segment of all, copied once."""
    data = b"".join(part.raw_data for part in segments)
    return _pydub()(data=data, sample_width=4, frame_rate=RATE, channels=1)


def samples_of(made: AudioSegment, length: int | None = None) -> Samples:
    """The samples of a segment made here; cut, or filled up with silence, to `length` of them."""
    whole = np.frombuffer(made.raw_data, "<i4")
    samples = np.zeros(len(whole) if length is None else length, np.float32)
    kept = min(len(whole), len(samples))
    samples[:kept] = whole[:kept]
    samples *= np.float32(1 / _FULL_SCALE)
    return samples
