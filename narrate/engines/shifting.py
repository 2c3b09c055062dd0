"""One voice made into several: pitch, formants and tempo moved apart from each other.

The stretching is Rubber Band's, as pedalboard brings it (GPL-3, 5 MB, wheels for Linux on both
architectures, macOS and Windows). Compared on eight seconds of speech, moved down seven semitones
with formants at 0.85, on one core:

- pedalboard: pitch within 0.4 %, the same samples every time, 64 times as fast as real time;
- parselmouth (Praat, GPL-3, 11 MB): as true and twice as fast, but its samples differ from call to
  call, so the same episode would not have the same bytes;
- pyworld (WORLD, MIT): pitch up to 3 % off, 4 times as fast as real time, a wheel by a third party;
- pylibrb (Rubber Band, 2 MB): formants by one number, but GPL-2, not touched since 2023, no wheel
  for Linux on ARM;
- python-stretch (Signalsmith, MIT, 0.1 MB): cannot hold formants.

pedalboard keeps formants or lets them go, no more. So the sound is first resampled by the formant
ratio, which moves all of it, and then stretched back with the formants held.
"""

from __future__ import annotations

import math
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Samples: TypeAlias = NDArray[np.float32]

HEADROOM_DB = -3.0
"""Gain of shifted sound: its peaks rise by up to 2.5 dB."""


def shift(
    samples: Samples, rate: int, *, semitones: float = 0.0, formant: float = 1.0, tempo: float = 1.0
) -> Samples:
    """`samples` higher by so many semitones, formants times `formant`, `tempo` times as fast.

    What asks for no change comes back as it was.
    """
    if (semitones == 0 and formant == 1 and tempo == 1) or len(samples) == 0:
        return samples
    import soxr
    from pedalboard import time_stretch

    moved = samples
    if formant != 1:
        moved = soxr.resample(samples, rate * formant, rate, quality="HQ").astype(np.float32)
    stretched: Samples = time_stretch(
        np.ascontiguousarray(moved[np.newaxis]),
        rate,
        stretch_factor=tempo / formant,
        pitch_shift_in_semitones=semitones - 12 * math.log2(formant),
        preserve_formants=True,
    )[0]
    return stretched * np.float32(10 ** (HEADROOM_DB / 20))
