"""Sounds around the speech: they are heard where they should be, at the voices' level, unbroken."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pytest

from narrate.audio import RATE
from narrate.errors import AudioError
from narrate.pipeline import make
from tests.sounds import by_ffmpeg, ebur128, tone
from tests.test_pipeline import NOON, SHORT, settings


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tide.txt").write_text(SHORT, encoding="utf-8")
    for name, hertz, seconds in (("jingle", 2000.0, 0.8), ("bed", 3000.0, 5.0)):
        with wave.open(str(tmp_path / f"{name}.wav"), "wb") as file:
            file.setparams((1, 2, RATE, 0, "NONE", ""))
            file.writeframes((tone(seconds, hertz, -6) * 20000).astype("<i2").tobytes())
    return tmp_path


def heard(folder: Path, **more):
    chosen = settings(folder, **more)
    episode = make("tide.txt", settings=chosen, now=NOON)
    path = chosen.output / episode.mp3
    return episode, by_ffmpeg(path), path


def loud_at(samples: np.ndarray, hertz: float) -> np.ndarray:
    """Level of one pitch in dB, every 50 ms."""
    step = RATE // 20
    frames = samples[: len(samples) // step * step].reshape(-1, step)
    wave = np.exp(-2j * np.pi * hertz / RATE * np.arange(step))
    return 20 * np.log10(np.abs(frames @ wave) / step * np.sqrt(2) + 1e-9)


def test_jingles_open_part_and_close_an_episode(folder):
    jingle = folder / "jingle.wav"
    episode, samples, _ = heard(
        folder, sound_intro=jingle, sound_chapter=jingle, sound_outro=jingle
    )

    on = loud_at(samples, 2000) > -35
    starts = np.flatnonzero(on[1:] & ~on[:-1]) * 50
    assert len(starts) == 4
    assert starts[0] < 600
    for start, chapter in zip(starts[1:3], episode.chapters[1:], strict=True):
        assert 0 <= start - chapter.start_ms <= 600
    assert starts[3] > episode.cues[-1].end_ms


def test_the_bed_never_breaks_off_and_gives_way_to_speech(folder):
    episode, samples, _ = heard(folder, sound_bed=folder / "bed.wav", sound_bed_db=-20.0)

    level = loud_at(samples, 3000)
    inside = level[45:-45]
    assert inside.min() > -60  # never silent, not where blocks meet either
    speech = [level[c.start_ms // 50 + 2 : c.end_ms // 50 - 1] for c in episode.cues]
    under = np.median(np.concatenate(speech))
    before = level[30:36].max()
    assert before - under > 5
    assert abs(np.median(level[episode.cues[1].start_ms // 50 + 2 :][:20]) - under) < 4


def test_speech_over_a_bed_is_where_the_cues_say(folder):
    episode, samples, _ = heard(folder, sound_bed=folder / "bed.wav")

    low = loud_at(samples, 220)
    for cue in (cue for cue in episode.cues if cue.speaker is None):
        inside = low[cue.start_ms // 50 + 1 : cue.end_ms // 50 - 1]
        assert inside.min() > -40
        assert low[cue.start_ms // 50 - 2] < -40


def test_the_level_holds_with_music(folder):
    jingle = folder / "jingle.wav"
    _, _, path = heard(folder, sound_intro=jingle, sound_bed=folder / "bed.wav")

    loudness, peak = ebur128(path)
    assert loudness == pytest.approx(-19, abs=0.6)
    assert peak <= -1


def test_a_sound_file_that_will_not_do_is_named(folder):
    (folder / "text.wav").write_text("no sound at all")

    with pytest.raises(AudioError, match=r"nosuch\.mp3 cannot be read"):
        heard(folder, sound_intro=folder / "nosuch.mp3")
    with pytest.raises(AudioError, match=r"text\.wav cannot be decoded"):
        heard(folder, sound_bed=folder / "text.wav")
    assert not list((folder / "output").glob("*.mp3"))
