"""How loud sound is, and how it is kept below the ceiling.

Source: ITU-R BS.1770-4 (K-weighting, gating, true peak); EBU Tech 3341. Numbers are those of a
plain meter on a mono file: −19 LUFS there is −16 LUFS as heard from two loudspeakers.
"""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from narrate.audio import RATE

Samples: TypeAlias = NDArray[np.float32]
"""Mono sound at `RATE`, full scale at ±1."""

TARGET_LUFS = -19.0
"""Loudness of an episode on a mono file's meter: −16 LUFS as heard."""

LAME_DB = -0.45
"""What LAME takes off every CBR file: it scales by 0.95 before it encodes."""

CEILING_DBTP = -1.8
"""True peak allowed in the file before coding: LAME overshoots by up to 0.4 dB, and the finished
file must stay below −1 dBTP."""

HOP = RATE // 10
"""Samples in the 100 ms steps that the meter counts."""

_HOPS_AT_ONCE = 16
"""Steps weighted together: what they take stays in the processor's cache."""

_GRID = RATE // 1000
"""Samples in the 1 ms steps that the limiter works in."""

_STEPS_AT_ONCE = 1_000
"""Milliseconds whose peaks are looked for together."""

_REACH = 10
"""Milliseconds the limiter looks ahead and holds after."""

_NEAR = 0.7
"""A millisecond whose samples stay this far (3 dB) below the ceiling is not looked at between
them: speech rises less than that from one sample to the next."""

_TAPS = 12
"""Neighbours on either side that a true peak is reckoned from."""


@cache
def _k_weights() -> Samples:
    """|H(f)|² of the K-weighting at the bins of a 100 ms window (BS.1770-4, tables 1 and 2)."""
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(HOP))
    shelf = (1.53512485958697 - 2.69169618940638 * z + 1.19839281085285 * z**2) / (
        1 - 1.69065929318241 * z + 0.73248077421585 * z**2
    )
    high_pass = (1 - 2 * z + z**2) / (1 - 1.99004745483398 * z + 0.99007225036621 * z**2)
    weights: Samples = (np.abs(shelf * high_pass) ** 2 / HOP**2).astype(np.float32)
    weights[1:-1] *= 2  # the bins that stand for two
    return weights


def hop_powers(samples: Samples) -> Samples:
    """K-weighted mean square of each 100 ms, the last filled up with silence.

    Weighted in the frequency domain (Parseval), window by window: within 0.1 LU of the
    recursive filter on speech, at a tenth of its cost without compiled code.
    """
    weights = _k_weights()
    powers = np.empty(-(-len(samples) // HOP), np.float32)
    for at in range(0, len(powers), _HOPS_AT_ONCE):
        some = samples[at * HOP : (at + _HOPS_AT_ONCE) * HOP]
        if len(some) % HOP:
            some = np.pad(some, (0, -len(some) % HOP))
        spectrum = np.fft.rfft(some.reshape(-1, HOP))
        power = np.square(spectrum.real)
        power += np.square(spectrum.imag)
        found = np.einsum("ij,j->i", power, weights)  # `@` spins on every core
        powers[at : at + _HOPS_AT_ONCE] = found
    return powers


def integrated_lufs(powers: Samples) -> float:
    """Gated loudness of consecutive 100 ms powers; −inf for silence (BS.1770-4, annex 1)."""
    if len(powers) == 0:
        return float("-inf")
    if len(powers) < 4:
        blocks = np.array([powers.mean()], np.float64)
    else:
        sums = np.cumsum(np.concatenate([[0.0], powers.astype(np.float64)]))
        blocks = np.maximum((sums[4:] - sums[:-4]) / 4, 0)
    loud = blocks[blocks > 10 ** ((-70 + 0.691) / 10)]
    if len(loud) == 0:
        return float("-inf")
    loud = loud[loud > loud.mean() * 0.1]
    return float(-0.691 + 10 * np.log10(loud.mean()))


@cache
def _oversampler() -> Samples:
    """Weights of the neighbours of each of the three points between two samples."""
    offsets = np.arange(-_TAPS + 1, _TAPS + 1)
    distance = np.arange(1, 4)[:, np.newaxis] / 4 - offsets
    kernel = np.sinc(distance) * np.cos(np.pi * distance / (2 * _TAPS + 1)) ** 2
    weights: Samples = (kernel / kernel.sum(axis=1, keepdims=True)).astype(np.float32)
    return weights


def _peaks_per_ms(samples: Samples, at_least: float) -> Samples:
    """True peak of each 1 ms; where no sample reaches `at_least`, the sample peak will do."""
    peaks = np.empty(-(-len(samples) // _GRID), np.float32)
    for at in range(0, len(peaks), _STEPS_AT_ONCE):
        some = np.abs(samples[at * _GRID : (at + _STEPS_AT_ONCE) * _GRID])
        starts = np.arange(0, len(some), _GRID)
        np.maximum.reduceat(some, starts, out=peaks[at : at + _STEPS_AT_ONCE])
    high = np.flatnonzero(peaks >= at_least)
    for at in range(0, len(high), _STEPS_AT_ONCE):
        steps = high[at : at + _STEPS_AT_ONCE]
        places = steps[:, np.newaxis] * _GRID + np.arange(-_TAPS, _GRID + _TAPS)
        near = samples.take(places, mode="clip")
        near[(places < 0) | (places >= len(samples))] = 0
        for weights in _oversampler():
            between = np.zeros((len(steps), _GRID), np.float32)
            for tap, weight in enumerate(weights, start=1):
                between += weight * near[:, tap : tap + _GRID]
            peaks[steps] = np.maximum(peaks[steps], np.abs(between).max(axis=1))
    return peaks


def true_peak_dbtp(samples: Samples) -> float:
    """Highest true peak, in dB of full scale (BS.1770-4, annex 2: four times oversampled)."""
    if len(samples) == 0:
        return float("-inf")
    highest = float(np.abs(samples).max())
    peak = float(_peaks_per_ms(samples, highest / 2).max()) if highest else 0.0
    return float(20 * np.log10(peak)) if peak else float("-inf")


def limit(samples: Samples, ceiling_db: float) -> tuple[Samples, float]:
    """`samples` with no true peak above the ceiling, and the highest that is left, in dBTP.

    Looks ahead: the gain bends down and up again over 10 ms around a peak, without a corner.
    Sound that stays below the ceiling comes back as it was.
    """
    if len(samples) == 0:
        return samples, float("-inf")
    ceiling = 10 ** (ceiling_db / 20)
    peaks = _peaks_per_ms(samples, ceiling * _NEAR)
    highest = float(peaks.max())
    if highest <= ceiling:
        return samples, float(20 * np.log10(highest)) if highest else float("-inf")
    wanted = np.minimum(1, ceiling / np.maximum(peaks, 1e-9))
    held = _lowest_within(wanted, _REACH + 1)
    kernel = np.hanning(2 * _REACH + 3)[1:-1]
    smooth = np.convolve(np.pad(held, _REACH, mode="edge"), kernel / kernel.sum(), mode="valid")
    centres = (np.arange(len(smooth)) + 0.5) * _GRID
    bent = np.flatnonzero(_lowest_within(held, _REACH + 1) < 1)
    places = (bent[:, np.newaxis] * _GRID + np.arange(_GRID)).ravel()
    places = places[places < len(samples)]
    limited = samples.copy()
    limited[places] *= np.interp(places, centres, smooth).astype(np.float32)
    return limited, ceiling_db


def _lowest_within(values: Samples, reach: int) -> Samples:
    """Lowest of each value and its neighbours up to `reach` steps away."""
    lowest: Samples = np.pad(values, reach, mode="edge")
    width = 1
    while width < 2 * reach + 1:  # windows of 2, 4, 8 ..., each of two that are known
        step = min(width, 2 * reach + 1 - width)
        lowest = np.minimum(lowest[:-step], lowest[step:])
        width += step
    return lowest
