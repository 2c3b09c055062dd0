"""The real Kokoro, with a network of a few hundred bytes that says tones."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("kokoro_onnx")

from narrate.engines import kokoro as engine_module
from narrate.engines.kokoro import KokoroEngine
from narrate.errors import SpeechError, VoiceError
from narrate.speech import Clip, Engine, Voice, annotate_ipa
from tests.tiny_models import RATE_KOKORO, kokoro_network, write_kokoro_files

TEXT = "The ferry left at noon."
BELLA = Voice("af_bella", "kokoro", "en-US")
ADAM = Voice("am_adam", "kokoro", "en-US")


@pytest.fixture
def engine(tmp_path: Path) -> KokoroEngine:
    write_kokoro_files(tmp_path, {"af_bella": 210.0, "am_adam": 110.0})
    return KokoroEngine(folder=str(tmp_path))


def speak(engine: KokoroEngine, text: str = TEXT, voice: Voice = BELLA, rate: float = 1.0) -> Clip:
    return engine.speak(text, voice, language="en", rate=rate)


def pitch_hz(clip: Clip) -> float:
    samples = np.frombuffer(clip.pcm, "<i2").astype(float)
    return float(np.argmax(np.abs(np.fft.rfft(samples))) * clip.rate / len(samples))


def test_is_an_engine(engine: KokoroEngine):
    assert isinstance(engine, Engine)


def test_each_voice_has_its_own_style(engine: KokoroEngine):
    bella, adam = speak(engine), speak(engine, voice=ADAM)

    assert bella.rate == RATE_KOKORO
    assert pitch_hz(bella) == pytest.approx(210, abs=4)
    assert pitch_hz(adam) == pytest.approx(110, abs=4)


def test_the_same_text_gives_the_same_samples(engine: KokoroEngine):
    assert speak(engine) == speak(engine)


@pytest.mark.parametrize("rate", [0.4, 0.8, 1.5, 3.0])
def test_speaks_as_fast_as_it_is_told(engine: KokoroEngine, rate: float):
    """The network goes from half to twice its tempo; what is beyond is stretched."""
    text = f"{TEXT} {TEXT}"

    assert speak(engine, text, rate=rate).frames == pytest.approx(
        speak(engine, text).frames / rate, rel=0.06
    )


def test_takes_the_sounds_of_a_word_as_they_are_given(engine: KokoroEngine):
    spelt = speak(engine, f"Mr {annotate_ipa('Featherstonehaugh', 'fæn')} left.")

    assert spelt.frames < speak(engine, "Mr Featherstonehaugh left.").frames


def test_chooses_the_tongue_by_the_voice_and_then_by_the_text(engine: KokoroEngine):
    """The French r is one sound more than the English word has."""
    anyone = Voice("af_bella", "kokoro", "mul")
    as_french = engine.speak("Restaurant.", anyone, language="fr")

    assert as_french != engine.speak("Restaurant.", anyone, language="en")
    assert engine.speak("Restaurant.", BELLA, language="fr") == engine.speak(
        "Restaurant.", anyone, language="en-US"
    )


def test_a_language_that_kokoro_does_not_speak_is_named(engine: KokoroEngine):
    with pytest.raises(VoiceError, match="does not speak the language 'de'"):
        engine.speak("Mittag.", Voice("af_bella", "kokoro", "mul"), language="de")


def test_the_network_is_loaded_once_for_all_voices_and_threads(
    engine: KokoroEngine, monkeypatch: pytest.MonkeyPatch
):
    loaded: list[Path] = []
    real = engine_module.session_of

    def counting(path: Path, voice: Voice) -> object:
        loaded.append(path)
        return real(path, voice)

    monkeypatch.setattr(engine_module, "session_of", counting)
    clips: list[Clip] = []
    threads = [
        threading.Thread(target=lambda voice=voice: clips.append(speak(engine, voice=voice)))
        for voice in (BELLA, ADAM) * 3
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(loaded) == 1
    assert len(set(clips)) == 2


def test_another_export_of_the_network_may_be_named(tmp_path: Path, engine: KokoroEngine):
    (tmp_path / "kokoro-v1.0.int8.onnx").write_bytes(kokoro_network())
    (tmp_path / "kokoro-v1.0.onnx").unlink()
    small = KokoroEngine(folder=str(tmp_path), model="kokoro-v1.0.int8.onnx")

    assert speak(small).frames > 0
    assert small.version != engine.version


def test_a_style_that_is_not_in_the_file_is_named(engine: KokoroEngine):
    with pytest.raises(VoiceError, match="kokoro/af_nobody is not among") as caught:
        speak(engine, voice=Voice("af_nobody", "kokoro", "en-US"))

    assert "af_bella, am_adam" in str(caught.value.hint)


def test_a_voice_not_fetched_yet_says_how_to(tmp_path: Path):
    with pytest.raises(VoiceError, match="not on this machine yet") as caught:
        speak(KokoroEngine(folder=str(tmp_path)))

    assert "narrate voices get kokoro/af_bella" in str(caught.value.hint)


@pytest.mark.parametrize("file", ["kokoro-v1.0.onnx", "voices-v1.0.bin"])
def test_a_damaged_file_is_named(engine: KokoroEngine, tmp_path: Path, file: str):
    (tmp_path / file).write_bytes(b"<html>not found</html>")
    with pytest.raises(VoiceError, match=f"{file} is damaged"):
        speak(engine)


def test_a_text_without_a_sound_is_one_clear_error(engine: KokoroEngine):
    with pytest.raises(SpeechError, match="could not say"):
        speak(engine, " ")
