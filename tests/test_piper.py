"""The real Piper, with networks of a few hundred bytes that say tones."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("piper")

from narrate.engines import piper as engine_module
from narrate.engines.piper import PiperEngine
from narrate.errors import SpeechError, VoiceError
from narrate.speech import Clip, Engine, Voice, annotate_ipa
from tests.tiny_models import RATE_PIPER, SAMPLES_A_SYMBOL, write_piper_voice

TEXT = "The ferry left at noon."
VOICE = Voice("tiny", "piper", "en-US", settings={"model": "en_US-tiny-low"})


@pytest.fixture
def engine(tmp_path: Path) -> PiperEngine:
    write_piper_voice(tmp_path, "en_US-tiny-low")
    return PiperEngine(folder=str(tmp_path))


def speak(engine: PiperEngine, text: str = TEXT, voice: Voice = VOICE, rate: float = 1.0) -> Clip:
    return engine.speak(text, voice, language="en", rate=rate)


def pitch_hz(clip: Clip) -> float:
    samples = np.frombuffer(clip.pcm, "<i2").astype(float)
    return float(np.argmax(np.abs(np.fft.rfft(samples))) * clip.rate / len(samples))


def test_is_an_engine(engine: PiperEngine):
    assert isinstance(engine, Engine)


def test_gives_the_sound_of_the_network(engine: PiperEngine):
    clip = speak(engine)

    assert clip.rate == RATE_PIPER
    assert clip.frames % SAMPLES_A_SYMBOL == 0
    assert clip.frames > 20 * SAMPLES_A_SYMBOL
    assert pitch_hz(clip) == pytest.approx(200, abs=2)
    assert 0.45 < np.abs(np.frombuffer(clip.pcm, "<i2")).max() / 32768 < 0.55


def test_the_same_text_gives_the_same_samples(engine: PiperEngine):
    assert speak(engine) == speak(engine)


def test_speaks_as_fast_as_it_is_told(engine: PiperEngine):
    assert speak(engine, rate=2.0).frames == pytest.approx(speak(engine).frames / 2, abs=1)


def test_sentences_are_parted_by_a_rest(engine: PiperEngine):
    one, other = speak(engine, "Noon."), speak(engine, "Night came.")
    both = speak(engine, "Noon. Night came.")

    assert both.frames == one.frames + other.frames + round(0.25 * RATE_PIPER)


def test_takes_the_sounds_of_a_word_as_they_are_given(engine: PiperEngine):
    """Two sounds are shorter than nine letters read out."""
    spelt = speak(engine, f"Mr {annotate_ipa('Featherstonehaugh', 'fæ')}.")

    assert spelt.frames < speak(engine, "Mr Featherstonehaugh.").frames


def test_speakers_of_one_model_sound_different(tmp_path: Path):
    write_piper_voice(tmp_path, "en_GB-many-low", speakers=("p225", "p226", "p227"))
    engine = PiperEngine(folder=str(tmp_path))
    pitches = [
        pitch_hz(speak(engine, voice=Voice("v", "piper", "en", settings=settings)))
        for settings in (
            {"model": "en_GB-many-low"},
            {"model": "en_GB-many-low", "speaker": "p226"},
            {"model": "en_GB-many-low", "speaker": 2},
        )
    ]

    assert pitches == pytest.approx([200, 400, 600], abs=3)


def test_a_speaker_that_the_model_does_not_know_is_named(tmp_path: Path):
    write_piper_voice(tmp_path, "en_GB-many-low", speakers=("p225", "p226"))
    lost = Voice("v", "piper", "en", settings={"model": "en_GB-many-low", "speaker": "p999"})
    with pytest.raises(VoiceError, match="'p999'") as caught:
        speak(PiperEngine(folder=str(tmp_path)), voice=lost)

    assert "It knows p225, p226." in str(caught.value.hint)


def test_a_model_is_loaded_once_for_all_threads(
    engine: PiperEngine, monkeypatch: pytest.MonkeyPatch
):
    loaded: list[Path] = []
    real = engine_module.session_of

    def counting(path: Path, voice: Voice) -> object:
        loaded.append(path)
        return real(path, voice)

    monkeypatch.setattr(engine_module, "session_of", counting)
    clips: list[Clip] = []
    threads = [threading.Thread(target=lambda: clips.append(speak(engine))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(loaded) == 1
    assert len(set(clips)) == 1


def test_a_voice_that_was_replaced_is_loaded_again(engine: PiperEngine, tmp_path: Path):
    before = speak(engine)
    path = write_piper_voice(tmp_path, "en_US-tiny-low", speakers=("a", "b"))
    second = Voice("b", "piper", "en", settings={"model": "en_US-tiny-low", "speaker": "b"})

    assert pitch_hz(speak(engine, voice=second)) > 1.5 * pitch_hz(before)
    assert path.is_file()


def test_a_file_of_ones_own_needs_no_fetching(tmp_path: Path):
    path = write_piper_voice(tmp_path, "grandmother")
    own = Voice("grandmother", "piper", "en", settings={"model": str(path)})

    assert speak(PiperEngine(), voice=own).frames > 0


def test_a_file_of_ones_own_that_is_not_there_is_named():
    own = Voice("own", "piper", "en", settings={"model": "nowhere/me.onnx"})
    with pytest.raises(VoiceError, match=r"nowhere/me\.onnx, which is not there"):
        speak(PiperEngine(), voice=own)


def test_a_voice_not_fetched_yet_says_how_to(tmp_path: Path):
    with pytest.raises(VoiceError, match="not on this machine yet"):
        speak(PiperEngine(folder=str(tmp_path)))


@pytest.mark.parametrize("ending", ["onnx", "onnx.json"])
def test_a_damaged_file_is_named(engine: PiperEngine, tmp_path: Path, ending: str):
    (tmp_path / f"en_US-tiny-low.{ending}").write_bytes(b"<html>not found</html>")
    with pytest.raises(VoiceError, match="damaged or of another kind") as caught:
        speak(engine)

    assert "narrate voices get piper/tiny" in str(caught.value.hint)


def test_a_text_without_a_sound_is_one_clear_error(engine: PiperEngine):
    with pytest.raises(SpeechError, match="gave no sound for ' '"):
        speak(engine, " ")


def test_a_sound_that_the_model_lacks_is_no_line_on_the_terminal(
    engine: PiperEngine, caplog: pytest.LogCaptureFixture
):
    """Piper says so for every one of them; the tiny model lacks the vowel of "her"."""
    speak(engine, "Her butter.")

    assert caplog.text == ""
