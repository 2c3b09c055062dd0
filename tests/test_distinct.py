"""Voices that can be told apart: measured, not hoped."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import numpy as np
import pytest

from narrate.audio.gain import measure_gain_db, passage
from narrate.audio.joining import trim
from narrate.audio.level import hop_powers, integrated_lufs
from narrate.engines import make_engine
from narrate.speech import Clip, Voice
from narrate.voices import distance, read_voices
from tests.voiceprint import RATE, SEMITONES, apart, fundamental_hz, voiceprint

PALETTE = 13
"""The first voices of espeak's file: the narrator, six women and six men."""


@cache
def _print(engine: str, name: str, language: str = "en") -> tuple[float, ...]:
    speaker = make_engine(engine)
    voice = next(voice for voice in read_voices(engine) if voice.name == name)
    texts = passage(language)[: 4 if language == "en" else 2]
    return voiceprint(speaker.speak(text, voice, language=language) for text in texts)


def _palette() -> tuple[Voice, ...]:
    return read_voices("espeak")[:PALETTE]


def _hertz(voice: Voice, language: str = "en") -> float:
    return float(55 * 2 ** (_print("espeak", voice.name, language)[0] * SEMITONES / 12))


# The instrument


@pytest.mark.parametrize("hertz", [70.0, 103.0, 180.0, 254.0])
def test_the_fundamental_of_a_buzz_is_measured(hertz):
    t = np.arange(RATE) / RATE
    buzz = sum(np.sin(2 * np.pi * hertz * k * t) / k for k in range(1, 20))

    assert fundamental_hz(buzz * 0.1) == pytest.approx(hertz, rel=0.02)


def test_a_louder_voice_is_the_same_voice():
    clip = make_engine("espeak").speak(passage("en")[0], _palette()[0], language="en")
    softer = np.rint(np.frombuffer(clip.pcm, "<i2") * 0.4).astype("<i2").tobytes()

    assert apart(voiceprint([clip]), voiceprint([Clip(softer, clip.rate)])) < 0.1


def test_levelled_voices_are_as_loud_as_each_other():
    """Within 1 LU on a text that no gain was measured on."""
    engine = make_engine("espeak")
    text = "Every voice on the ferry was raised, and the wind took most of what was said."
    heard = []
    for voice in _palette():
        cut, _ = trim(engine.speak(text, voice, language="en"))
        heard.append(integrated_lufs(hop_powers(cut)) + measure_gain_db(engine, voice, "en"))

    assert max(heard) - min(heard) < 1.0


def test_another_text_is_the_same_voice():
    """The measure of the measure: 1 is what it takes to tell two voices apart."""
    engine = make_engine("espeak")
    for voice in _palette()[::3]:
        first, second = (
            voiceprint(engine.speak(text, voice, language="en") for text in texts)
            for texts in (passage("en")[:2], passage("en")[2:])
        )

        assert apart(first, second) < 1, voice.name


def test_an_accent_alone_is_no_other_voice():
    """Why the palette is made of variants and not of dialects."""
    plain = _print("espeak", "plain")

    for accent in ("british", "scottish", "received", "caribbean"):
        assert apart(plain, _print("espeak", accent)) < 1


# espeak


def test_every_speaker_is_told_from_the_narrator_at_once():
    plain, *speakers = (_print("espeak", voice.name) for voice in _palette())

    assert min(apart(plain, speaker) for speaker in speakers) > 2.2


def test_any_two_speakers_are_told_apart():
    prints = [_print("espeak", voice.name) for voice in _palette()[1:]]

    assert min(apart(one, other) for one, other in combinations(prints, 2)) > 2.0


@pytest.mark.parametrize("language", ["de", "es", "ru", "zh", "ar"])
def test_the_palette_holds_in_other_languages(language):
    prints = [_print("espeak", voice.name, language) for voice in _palette()]

    assert min(apart(one, other) for one, other in combinations(prints, 2)) > 1.6


def test_women_and_men_sound_like_it():
    voices = _palette()

    assert sum(voice.gender == "female" for voice in voices[1:]) == 6
    assert sum(voice.gender == "male" for voice in voices[1:]) == 6
    for voice in voices:
        low, high = (160, 255) if voice.gender == "female" else (70, 150)
        assert low < _hertz(voice) < high, voice.name


def test_the_figures_in_the_file_are_those_measured():
    """They decide who is cast: measure again with tests/benchmarks/voiceprints.py."""
    for voice in read_voices("espeak"):
        if voice.settings.get("tongue"):
            continue  # the plain speaker, in a dialect
        assert apart(voice.sound, _print("espeak", voice.name)) < 0.1, voice.name


# tone


def test_the_tones_are_as_far_apart_as_their_file_says():
    voices = read_voices("tone")

    assert min(distance(one, other) for one, other in combinations(voices, 2)) >= 2
    for one, other in combinations(voices, 2):
        octaves = np.log2(float(one.settings["hertz"]) / float(other.settings["hertz"]))
        assert distance(one, other) == pytest.approx(abs(6 * octaves), abs=0.1)
