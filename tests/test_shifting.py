"""One voice made into several: how far it moves, and that nothing else of it does."""

from __future__ import annotations

import threading
from functools import cache
from itertools import combinations

import numpy as np
import pytest

from narrate.audio.gain import passage
from narrate.audio.level import hop_powers, integrated_lufs
from narrate.engines.google import RATE, GoogleEngine
from narrate.engines.shifting import HEADROOM_DB, shift
from narrate.speech import Clip, Voice
from narrate.voices import cast, distance, read_voices
from tests.standins.google import GoogleStandIn, speech
from tests.voiceprint import SEMITONES, apart, voiceprint

KINDS = ("deep", "low", "dry", "warm", "young", "bright", "slim")


@cache
def _said() -> np.ndarray:
    return speech(" ".join(passage("en")[:2]), "en", "translate.google.com")


@cache
def _moved(semitones: float, formant: float) -> np.ndarray:
    return shift(_said(), RATE, semitones=semitones, formant=formant)


def _print(sound: np.ndarray) -> tuple[float, ...]:
    pcm = np.clip(np.rint(sound * 32767), -32768, 32767).astype("<i2").tobytes()
    return voiceprint([Clip(pcm, RATE)])


def _semitones(sound: np.ndarray) -> float:
    return (_print(sound)[0] - _print(_said())[0]) * SEMITONES


@pytest.mark.parametrize(("semitones", "formant"), [(-9, 0.84), (-4, 1.0), (-3, 1.12), (4, 1.14)])
def test_the_pitch_moves_by_what_is_asked(semitones: float, formant: float):
    assert _semitones(_moved(semitones, formant)) == pytest.approx(semitones, abs=0.6)


@pytest.mark.parametrize("formant", [0.85, 1.15])
def test_formants_move_without_the_pitch(formant: float):
    """A shorter throat is a spectrum drawn out at the same note."""
    moved = _moved(0, formant)

    assert abs(_semitones(moved)) < 0.6
    assert _drawn_out(moved) == pytest.approx(formant, abs=0.06)


def _drawn_out(sound: np.ndarray) -> float:
    """By what the frequencies of the unmoved spectrum are multiplied to fit this one best."""
    ratios = np.arange(0.7, 1.4, 0.01)
    hertz = np.geomspace(500, 6000, 400)
    here, there = _power(sound), _power(_said())
    wanted = _envelope(here, hertz)
    likeness = [np.corrcoef(wanted, _envelope(there, hertz / ratio))[0, 1] for ratio in ratios]
    return float(ratios[int(np.argmax(likeness))])


def _power(sound: np.ndarray) -> np.ndarray:
    """Mean power at each hertz."""
    seconds = len(sound) // RATE
    return (np.abs(np.fft.rfft(sound[: seconds * RATE].reshape(seconds, RATE))) ** 2).mean(axis=0)


def _envelope(power: np.ndarray, hertz: np.ndarray) -> np.ndarray:
    """Logarithm of the mean power around each frequency, a fifth of an octave to either side."""
    total = np.concatenate([[0.0], np.cumsum(power)])
    low, high = (np.rint(hertz * 2.0**step).astype(int) for step in (-0.2, 0.2))
    return np.log((total[high] - total[low]) / (high - low))


@pytest.mark.parametrize(
    ("semitones", "formant", "tempo"), [(-9, 0.84, 1), (4, 1.14, 1), (0, 1, 1.5)]
)
def test_the_length_follows_the_tempo_alone(semitones: float, formant: float, tempo: float):
    moved = shift(_said(), RATE, semitones=semitones, formant=formant, tempo=tempo)

    assert len(moved) == pytest.approx(len(_said()) / tempo, rel=0.005)


def test_what_asks_for_no_change_comes_back_as_it_was():
    assert shift(_said(), RATE) is _said()


def test_the_same_sound_moves_to_the_same_samples_in_every_thread():
    found: list[np.ndarray] = []
    threads = [
        threading.Thread(
            target=lambda: found.append(shift(_said(), RATE, semitones=-6, formant=0.9))
        )
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert all(np.array_equal(each, _moved(-6, 0.9)) for each in found)


@pytest.mark.parametrize(("semitones", "formant"), [(-9, 0.84), (-6, 0.9), (4, 1.14)])
def test_the_level_stays_and_nothing_is_clipped(semitones: float, formant: float):
    moved = _moved(semitones, formant)
    change = integrated_lufs(hop_powers(moved)) - integrated_lufs(hop_powers(_said()))

    assert change == pytest.approx(HEADROOM_DB, abs=2.5)
    assert np.abs(moved).max() < 1


# The palette


@cache
def _palette() -> dict[str, tuple[float, ...]]:
    """Print of every kind of voice, measured as tests/benchmarks/voiceprints.py does."""
    with GoogleStandIn() as stand_in, pytest.MonkeyPatch.context() as patch:
        for name in ("https_proxy", "HTTPS_PROXY"):
            patch.setenv(name, stand_in.proxy)
        engine = GoogleEngine(rate=100)
        voices = {voice.name: voice for voice in read_voices("gtts")}
        return {
            kind: voiceprint(
                engine.speak(text, voices[name], language="en") for text in passage("en")
            )
            for kind, name in (("com", "com"), *((kind, f"com-{kind}") for kind in KINDS))
        }


def _of_kind(voice: Voice) -> str:
    return voice.name.partition("-")[2] or "com"


def test_every_speaker_is_told_from_the_narrator():
    for kind in KINDS:
        assert apart(_palette()["com"], _palette()[kind]) > 1.3, kind


def test_any_two_speakers_are_told_apart():
    pairs = {
        (one, other): apart(_palette()[one], _palette()[other])
        for one, other in combinations(KINDS, 2)
    }

    assert min(pairs.values()) > 1.2, min(pairs, key=pairs.__getitem__)


def test_the_figures_in_the_file_are_those_measured():
    """They decide who is cast: measure again with tests/benchmarks/voiceprints.py."""
    for voice in read_voices("gtts"):
        if voice.name == "com" or "-" in voice.name:
            assert apart(voice.sound, _palette()[_of_kind(voice)]) < 0.1, voice.name


@pytest.mark.parametrize("language", ["en", "de", "fr", "ja"])
def test_five_speakers_and_the_narrator_are_six_voices(language: str):
    """As different as the engine allows, whatever the genders."""
    genders = {"Ann": "female", "Bob": "male", "Cat": "female", "Dan": "male", "Em": "unknown"}
    parts = cast(list(genders), genders, read_voices("gtts"), language=language)  # type: ignore[arg-type]

    assert parts[None].name == "com"
    assert min(distance(one, other) for one, other in combinations(parts.values(), 2)) > 1.2
    for person, gender in genders.items():
        assert gender in ("unknown", parts[person].gender)


def test_speakers_of_english_have_accents():
    genders = {"Ann": "female", "Bob": "male", "Cat": "female", "Dan": "male"}
    parts = cast(list(genders), genders, read_voices("gtts"), language="en")  # type: ignore[arg-type]

    assert all(parts[person].accent for person in genders)
