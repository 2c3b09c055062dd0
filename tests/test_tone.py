"""The engine of known lengths."""

from __future__ import annotations

import numpy as np
import pytest

from narrate.engines.tone import CHARACTER, LEVEL_DB, RATE, ToneEngine
from narrate.errors import SpeechError
from narrate.speech import Voice, Word
from narrate.voices import read_voices

A3 = Voice("a3", "tone", "mul", settings={"hertz": 220.0})


def test_every_character_takes_the_same_time():
    clip = ToneEngine().speak("Two boats.", A3, language="en")

    assert clip.frames == 10 * CHARACTER
    assert clip.rate == RATE


def test_a_tempo_shortens_it_to_the_sample():
    clip = ToneEngine().speak("Two boats.", A3, language="en", rate=1.7)

    assert clip.frames == round(10 * CHARACTER / 1.7)


def test_the_voice_is_heard_at_its_pitch_and_level():
    clip = ToneEngine().speak("x" * 40, A3, language="en")
    samples = np.frombuffer(clip.pcm, "<i2") / 32768
    spectrum = np.abs(np.fft.rfft(samples))

    assert np.argmax(spectrum) * RATE / len(samples) == pytest.approx(220.0, abs=1)
    assert 10 * np.log10(np.mean(samples**2)) == pytest.approx(LEVEL_DB, abs=0.1)


def test_words_stand_where_they_are_written():
    clip = ToneEngine().speak("Two “red” boats", A3, language="en")

    assert clip.words == (
        Word(0, 3, 0),
        Word(4, 9, 4 * CHARACTER),
        Word(10, 15, 10 * CHARACTER),
    )


def test_nothing_to_say_is_an_error_that_names_the_voice():
    with pytest.raises(SpeechError, match="tone/a3"):
        ToneEngine().speak("  ", A3, language="en")


def test_every_voice_that_ships_has_a_pitch_of_its_own():
    pitches = [voice.settings["hertz"] for voice in read_voices("tone")]

    assert len(set(pitches)) == len(pitches) >= 8
