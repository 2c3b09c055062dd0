"""Sounds that tests make, and readers that do not share a line with narrate."""

from __future__ import annotations

import subprocess
from pathlib import Path

import numpy as np

from narrate.audio import RATE
from narrate.audio.level import Samples
from narrate.speech import Clip


def tone(seconds: float, hertz: float = 440.0, level_db: float = -20.0) -> Samples:
    """A sine whose level is its RMS."""
    t = np.arange(round(seconds * RATE)) / RATE
    amplitude = 10 ** (level_db / 20) * np.sqrt(2)
    return (amplitude * np.sin(2 * np.pi * hertz * t)).astype(np.float32)


def clip(samples: Samples, rate: int = RATE) -> Clip:
    """The samples as an engine would give them."""
    pcm = np.clip(np.rint(samples * 32767), -32768, 32767).astype("<i2").tobytes()
    return Clip(pcm, rate)


def ffmpeg() -> str:
    """An ffmpeg that is there for tests alone: it comes in a wheel."""
    import imageio_ffmpeg

    return str(imageio_ffmpeg.get_ffmpeg_exe())


def by_ffmpeg(path: Path) -> Samples:
    """The file decoded by ffmpeg."""
    command = [ffmpeg(), "-v", "error", "-i", str(path), "-f", "f32le", "-ac", "1", "-"]
    return np.frombuffer(subprocess.run(command, capture_output=True, check=True).stdout, "<f4")


def by_libsndfile(path: Path) -> Samples:
    """The file decoded by libsndfile, which holds mpg123's decoder."""
    import soundfile

    samples, rate = soundfile.read(path, dtype="float32")
    assert rate == RATE
    return np.asarray(samples)


def by_miniaudio(path: Path) -> Samples:
    """The file decoded as narrate itself does."""
    from narrate.audio.mp3 import decode

    return decode(path.read_bytes())


def ebur128(path: Path) -> tuple[float, float]:
    """Integrated loudness in LUFS and true peak in dBTP, by ffmpeg's meter."""
    command = [ffmpeg(), "-hide_banner", "-nostats", "-i", str(path)]
    command += ["-af", "ebur128=peak=true", "-f", "null", "-"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    summary = told[told.rindex("Summary:") :]
    loudness = summary.split("I:")[1].split()[0]
    peak = summary.split("Peak:")[1].split()[0]
    return float(loudness), float(peak)
