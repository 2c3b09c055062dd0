"""How a voice sounds, in numbers: its pitch and the colour of its spectrum.

A print is (pitch, c1 … c6): the median fundamental in steps of `SEMITONES` above 55 Hz, and the
mean of the first mel cepstra in steps of `CEPSTRUM`. Steps are such that two voices 1 apart are
just told apart: what one voice differs by from one text to another stays below that.

Source: Davis and Mermelstein 1980 (mel cepstra); de Cheveigné and Kawahara 2002 (YIN).
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import soxr

from narrate.speech import Clip

RATE = 16_000
SEMITONES = 3.0
CEPSTRUM = 2.4
ORDER = 6

_FRAME, _HOP = 640, 160
_LOW, _HIGH = 50.0, 500.0


def fundamental_hz(sound: np.ndarray) -> float:
    """Median fundamental of the voiced frames of sound at `RATE`; nan where nothing is voiced."""
    frames = _frames(sound.astype(np.float32), 1024, 800)
    longest, shortest = int(RATE / _LOW), int(RATE / _HIGH)
    half = 1024 - longest
    spectrum = np.fft.rfft(frames, 2048)
    head = np.fft.rfft(frames[:, :half], 2048)
    cross = np.fft.irfft(np.conj(head) * spectrum)[:, : longest + 1]
    squares = np.cumsum(np.pad(frames**2, ((0, 0), (1, 0))), axis=1)
    lags = np.arange(longest + 1)
    power = squares[:, lags + half] - squares[:, lags]
    difference = power[:, :1] + power - 2 * cross
    mean = np.cumsum(difference[:, 1:], axis=1) / lags[1:]
    normal = np.ones_like(difference)
    normal[:, 1:] = difference[:, 1:] / np.maximum(mean, 1e-12)
    found = []
    for row in normal[(normal[:, shortest:] < 0.15).any(axis=1)]:
        lag = shortest + int(np.argmax(row[shortest:] < 0.15))
        rising = np.flatnonzero(np.diff(row[lag:]) >= 0)
        found.append(RATE / (lag + int(rising[0]) if len(rising) else longest))
    return float(np.median(found)) if found else float("nan")


def cepstrum(sound: np.ndarray) -> np.ndarray:
    """Mean of c1 … c12 over the frames of sound at `RATE` that are not silence."""
    frames = _frames(sound, _FRAME) * np.hanning(_FRAME)
    power = np.abs(np.fft.rfft(frames, 1024)) ** 2
    energies = np.log(power @ _mel_filters().T + 1e-10)
    bands = energies.shape[1]
    order = np.arange(1, 13)[:, None]
    cosines = np.sqrt(2 / bands) * np.cos(np.pi * order * (np.arange(bands) + 0.5) / bands)
    return (energies @ cosines.T).mean(axis=0)


def voiceprint(clips: Iterable[Clip]) -> tuple[float, ...]:
    """Where the voice of these clips lies among voices."""
    sound = np.concatenate([sound_of(clip) for clip in clips])
    pitch = 12 * np.log2(fundamental_hz(sound) / 55) / SEMITONES
    return (float(pitch), *(float(c) for c in cepstrum(sound)[:ORDER] / CEPSTRUM))


def sound_of(clip: Clip) -> np.ndarray:
    """The clip's samples at `RATE`."""
    samples = np.frombuffer(clip.pcm, "<i2").astype(np.float32) / 32768
    return soxr.resample(samples, clip.rate, RATE) if clip.rate != RATE else samples


def _frames(sound: np.ndarray, size: int, hop: int = _HOP) -> np.ndarray:
    """Overlapping stretches of the sound, those 30 dB under the loud ones left out."""
    count = max(0, (len(sound) - size) // hop)
    frames = np.lib.stride_tricks.sliding_window_view(sound, size)[::hop][:count]
    level = np.mean(frames**2, axis=1)
    return frames[level > np.percentile(level, 90) / 1000]


def _mel_filters(bands: int = 26, low: float = 80.0, high: float = 7600.0) -> np.ndarray:
    mel = np.linspace(1127 * np.log1p(low / 700), 1127 * np.log1p(high / 700), bands + 2)
    hertz = 700 * np.expm1(mel / 1127)
    bins = np.fft.rfftfreq(1024, 1 / RATE)
    rising = (bins - hertz[:-2, None]) / np.diff(hertz)[:-1, None]
    falling = (hertz[2:, None] - bins) / np.diff(hertz)[1:, None]
    return np.maximum(0, np.minimum(rising, falling))


def apart(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """Distance of two prints: 1 is just told apart."""
    return float(np.linalg.norm(np.subtract(one, other)))
