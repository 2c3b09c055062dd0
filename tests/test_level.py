"""The meter and the limiter, held against ffmpeg's."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
import soundfile

from narrate.audio import RATE, level
from narrate.audio.block import Block, Utterance, encode_block, mix_block
from narrate.audio.level import hop_powers, integrated_lufs, limit, true_peak_dbtp
from narrate.speech import Voice
from tests.sounds import clip, ebur128, tone

VOICE = Voice("plain", "tone", "mul")


def _speechlike(seconds: float = 20.0) -> np.ndarray:
    """Noise that swells and stops as syllables and sentences do, with a crest like speech."""
    rng = np.random.default_rng(7)
    noise = rng.standard_normal(round(seconds * RATE))
    noise = np.convolve(noise, np.hanning(24), mode="same")
    t = np.arange(len(noise)) / RATE
    swell = np.maximum(0, np.sin(2 * np.pi * 4 * t)) ** 3 * (np.sin(2 * np.pi * t / 5) > -0.7)
    return (noise * swell * 0.05).astype(np.float32)


def test_a_997_hz_sine_measures_what_the_standard_says():
    """BS.1770-4: 0 dBFS at 997 Hz on one channel reads −3.01 LUFS, so an RMS of −20 reads −20."""
    measured = integrated_lufs(hop_powers(tone(5, 997.0, -20.0)))

    assert measured == pytest.approx(-20.0, abs=0.1)


def test_loudness_and_peak_agree_with_ffmpeg(tmp_path):
    samples = _speechlike()
    soundfile.write(tmp_path / "speech.wav", samples, RATE, subtype="FLOAT")

    loudness, peak = ebur128(tmp_path / "speech.wav")

    assert integrated_lufs(hop_powers(samples)) == pytest.approx(loudness, abs=0.1)
    assert true_peak_dbtp(samples) == pytest.approx(peak, abs=0.2)


def test_silence_has_no_loudness():
    assert integrated_lufs(hop_powers(np.zeros(RATE, np.float32))) == float("-inf")
    assert integrated_lufs(np.zeros(0, np.float32)) == float("-inf")


def test_limited_sound_keeps_below_the_ceiling():
    samples = _speechlike() * 12
    assert true_peak_dbtp(samples) > 3

    limited, peak = limit(samples, -1.5)

    assert true_peak_dbtp(limited) <= -1.4
    assert peak == -1.5
    assert len(limited) == len(samples)


def test_sound_below_the_ceiling_comes_back_untouched():
    samples = _speechlike() * 0.05

    limited, peak = limit(samples, -1.0)

    assert limited is samples
    assert peak == pytest.approx(true_peak_dbtp(samples), abs=0.01)


def test_the_limiter_bends_the_gain_without_a_corner():
    """One loud millisecond: the gain falls and rises over ten, never by a step."""
    samples = tone(1.0, 200.0, -10.0)
    samples[24_000:24_048] *= 5

    limited, _ = limit(samples, -6.0)
    heard = np.abs(samples) > 0.05
    gain = limited[heard] / samples[heard]

    assert np.abs(np.diff(gain)).max() < 0.02


@pytest.mark.parametrize("name", ["_HOPS_AT_ONCE", "_STEPS_AT_ONCE"])
def test_where_sound_is_sliced_changes_nothing(name, monkeypatch):
    rng = np.random.default_rng(3)
    sounds = [(rng.standard_normal(n) * 0.3).astype(np.float32) for n in (1, 4_799, RATE * 4 + 7)]
    whole = [(hop_powers(s), *limit(s, -6.0)) for s in sounds]
    monkeypatch.setattr(level, name, 3)

    for sound, (powers, limited, peak) in zip(sounds, whole, strict=True):
        assert np.array_equal(hop_powers(sound), powers)
        assert np.array_equal(limit(sound, -6.0)[0], limited)
        assert limit(sound, -6.0)[1] == peak


def test_the_lowest_of_neighbours_is_that_of_each_window():
    values = np.random.default_rng(4).random(50).astype(np.float32)
    lowest = level._lowest_within(values, 11)

    assert lowest.tolist() == [values[max(0, at - 11) : at + 12].min() for at in range(50)]


def test_a_minute_is_held_as_often_as_it_must_be():
    """What long paragraphs cost: as spoken and as encoded, and what little is at work between."""
    said = clip(tone(5))
    each = Utterance("a", VOICE, "en", gain_db=1.0)
    block = Block((each,) * 12, "tone", lead_ms=100, kbps=96)
    encode_block(*mix_block(block, lambda utterance: said), 96)  # loads what is loaded once
    tracemalloc.start()
    try:
        encode_block(*mix_block(block, lambda utterance: said), 96)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert peak < 2.5 * 60 * RATE * 4  # bytes of a sample
