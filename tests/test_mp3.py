"""Frames that can be appended, and sound that is where the clock says, for every decoder."""

from __future__ import annotations

import shutil
import subprocess

import numpy as np
import pytest

from narrate.audio import FRAME, RATE, mp3
from narrate.audio.mp3 import decode, encode, frame_size, info_frame, length_samples
from narrate.errors import AudioError
from tests.sounds import by_ffmpeg, by_libsndfile, by_miniaudio, tone


def _block(hertz: float, frames: int) -> np.ndarray:
    """A tone between two silences, a whole number of frames."""
    samples = np.zeros(frames * FRAME, np.float32)
    sound = tone((frames * FRAME - 9600) / RATE, hertz)
    samples[4800 : 4800 + len(sound)] = sound
    return samples


BLOCKS = [(300.0 + 50 * n, 12 + 7 * (n % 5)) for n in range(25)]


@pytest.fixture(scope="module")
def episode(tmp_path_factory):
    """Twenty-five blocks appended, and the sample at which each begins."""
    streams, starts, at = [], [], 0
    for hertz, frames in BLOCKS:
        stream = encode(_block(hertz, frames), 96)
        starts.append(at * FRAME)
        at += len(stream) // frame_size(96)
        streams.append(stream)
    path = tmp_path_factory.mktemp("mp3") / "episode.mp3"
    path.write_bytes(info_frame(at, 96) + b"".join(streams))
    return path, starts, at


@pytest.mark.parametrize("reader", [by_ffmpeg, by_libsndfile, by_miniaudio])
def test_every_block_sounds_where_its_frames_say(episode, reader):
    """The header frame tells the delay, so decoders cut it off and sample 0 is sample 0."""
    path, starts, frames = episode

    heard = reader(path)

    assert len(heard) == length_samples(frames)
    for start, (hertz, length) in zip(starts, BLOCKS, strict=True):
        meant = _block(hertz, length)
        stretch = heard[start : start + len(meant)]
        error = stretch / 10 ** (-0.45 / 20) - meant[: len(stretch)]
        assert np.sqrt(np.mean(error**2)) < 0.01


@pytest.mark.skipif(shutil.which("mpg123") is None, reason="mpg123 is not on this machine")
def test_mpg123_hears_the_same(episode):
    path, _, frames = episode
    told = subprocess.run(["mpg123", "-q", "-s", str(path)], capture_output=True, check=True)

    heard = np.frombuffer(told.stdout, "<i2") / 32768

    assert len(heard) == length_samples(frames)
    assert np.abs(heard - by_libsndfile(path)).max() < 0.001


@pytest.mark.parametrize("kbps", [64, 96, 128, 192])
def test_frames_are_whole_at_every_bit_rate(kbps, tmp_path):
    stream = encode(_block(440.0, 20), kbps)

    assert len(stream) % frame_size(kbps) == 0
    (tmp_path / "a.mp3").write_bytes(info_frame(len(stream) // frame_size(kbps), kbps) + stream)
    assert len(by_ffmpeg(tmp_path / "a.mp3")) == len(stream) // frame_size(kbps) * FRAME - FRAME


def test_same_samples_same_bytes():
    assert encode(_block(440.0, 40), 96) == encode(_block(440.0, 40), 96)


def test_where_sound_is_cut_for_the_coder_changes_nothing(monkeypatch):
    samples = tone(3.0)[: 100 * FRAME]
    whole = encode(samples, 96)
    monkeypatch.setattr(mp3, "_AT_ONCE", FRAME)

    assert encode(samples, 96) == whole
    assert len(encode(samples[:0], 96)) == frame_size(96)


def test_what_is_not_sound_is_refused():
    with pytest.raises(AudioError, match="cannot be decoded"):
        decode(b"<html>Sign in to the hotel network</html>")
