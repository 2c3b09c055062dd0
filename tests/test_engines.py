"""What every engine promises, and how engines are named and made."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from narrate.engines import ENGINES, engine_names, make_engine
from narrate.errors import NarrateError, SettingsError, SpeechError, VoiceError
from narrate.speech import Clip, Engine, Voice
from narrate.voices import read_voices

TEXT = "The ferry left at nine, and nobody on the pier waved."
TESTED = ("espeak", "tone", "gtts", "openai")
"""Engines that can be had on any machine, the online ones through stand-ins. The neural ones have
the same claims made of them in test_piper.py and test_kokoro.py, with models made there."""


@pytest.fixture(params=TESTED)
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """Each engine in turn, as `make_engine` gives it."""
    options: dict[str, object] = {}
    if request.param == "gtts":
        request.getfixturevalue("google")
        options = {"timeout_s": 10}
    if request.param == "openai":
        monkeypatch.setenv("NARRATE_OPENAI_KEY", "none")
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.delenv(name, raising=False)
        options = {"base_url": request.getfixturevalue("speech_server").base_url}
    return make_engine(request.param, options)


def _voice(engine: Engine) -> Voice:
    return read_voices(engine.name, folder=Path("nowhere"))[0]


def _speak(engine: Engine, text: str = TEXT, rate: float = 1.0) -> Clip:
    return engine.speak(text, _voice(engine), language="en", rate=rate)


# The contract


def test_an_engine_says_what_it_is(engine: Engine):
    assert isinstance(engine, Engine)
    assert engine.name in ENGINES
    assert engine.version
    assert engine.max_chars >= 100
    assert isinstance(engine.online, bool)
    assert isinstance(engine.instant, bool)


def test_a_clip_is_whole_samples_of_sound(engine: Engine):
    clip = _speak(engine)
    samples = np.frombuffer(clip.pcm, "<i2").astype(float)

    assert len(clip.pcm) == 2 * clip.frames
    assert 8_000 <= clip.rate <= 48_000
    assert 1 <= clip.frames / clip.rate <= 10
    assert np.sqrt(np.mean(samples**2)) > 100


def test_more_words_are_more_sound(engine: Engine):
    assert _speak(engine, f"{TEXT} {TEXT} {TEXT}").frames > 2 * _speak(engine).frames


def test_a_faster_tempo_is_less_sound(engine: Engine):
    assert _speak(engine, rate=1.5).frames < 0.85 * _speak(engine).frames


def test_the_same_text_is_the_same_clip_from_any_thread(engine: Engine):
    first = _speak(engine)
    with ThreadPoolExecutor(3) as pool:
        others = list(pool.map(lambda _: _speak(engine), range(3)))

    assert all(other == first for other in others)


def test_words_stand_in_order_within_the_text_and_the_clip(engine: Engine):
    clip = _speak(engine)

    for word in clip.words:
        assert 0 <= word.start < word.end <= len(TEXT)
        assert 0 <= word.frame < clip.frames
    frames = [word.frame for word in clip.words]
    assert frames == sorted(frames)


@pytest.mark.parametrize("text", ["", " \n"])
def test_nothing_to_say_is_an_error_that_names_the_voice(engine: Engine, text: str):
    with pytest.raises(SpeechError) as told:
        _speak(engine, text)
    assert _voice(engine).id in str(told.value)


def test_a_dialect_of_its_language_is_spoken(engine: Engine):
    assert engine.speak(TEXT, _voice(engine), language="en-NZ").frames > 0


def test_an_option_it_does_not_take_is_named(engine: Engine):
    with pytest.raises(SettingsError, match=rf"\[engines.{engine.name}\] has no option 'colour'"):
        make_engine(engine.name, {"colour": "red"})


# The table


def test_an_unknown_engine_has_a_near_match():
    with pytest.raises(VoiceError, match="no engine 'espaek'") as told:
        make_engine("espaek")
    assert "espeak" in str(told.value.hint)

    with pytest.raises(VoiceError) as told:
        make_engine("zzz")
    assert "tone" in str(told.value.hint)


def test_a_misspelt_option_has_a_near_match():
    with pytest.raises(SettingsError) as told:
        make_engine("gtts", {"paralel": 3})
    assert "parallel" in str(told.value.hint)


@pytest.mark.parametrize(("name", "package"), [("piper", "piper"), ("kokoro", "kokoro_onnx")])
def test_an_engine_whose_package_is_missing_says_how_to_get_it(name, package):
    """In a process that cannot find the package, whether it is installed or not."""
    code = f"""
import sys
sys.modules[{package!r}] = None
from narrate.engines import make_engine
from narrate.errors import NarrateError
try:
    make_engine({name!r})
except NarrateError as error:
    print(error, "|", error.hint)
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert f'pip install "narrate[{name}]"' in told.stdout


def test_naming_engines_loads_none_of_them():
    code = (
        "import sys, narrate.engines, narrate.voices;"
        "assert narrate.engines.engine_names();"
        "print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()

    assert not {"gtts", "numpy", "espeakng_loader", "requests", "typer", "ctypes"} & set(loaded)
    assert not any(name.startswith("narrate.engines.") for name in loaded)


def test_making_one_engine_loads_no_other():
    code = (
        "import sys; from narrate.engines import make_engine; make_engine('espeak');"
        "print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()

    assert "narrate.engines.espeak" in loaded
    assert not {"gtts", "requests", "narrate.engines.google", "narrate.engines.tone"} & set(loaded)


CHOIR = """
from narrate.engines.tone import ToneEngine

class Choir(ToneEngine):
    name = "choir"

    def __init__(self, singers: int = 4) -> None:
        self.version = f"1-{singers}"
"""


def test_another_package_adds_an_engine_through_an_entry_point(tmp_path):
    (tmp_path / "choir.py").write_text(CHOIR, encoding="utf-8")
    about = tmp_path / "choir-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Name: choir\nVersion: 1\n", encoding="utf-8")
    (about / "entry_points.txt").write_text(
        "[narrate.engines]\nchoir = choir:Choir\n", encoding="utf-8"
    )
    code = f"""
import sys
sys.path.insert(0, {str(tmp_path)!r})
from narrate.engines import engine_names, make_engine
from narrate.speech import Voice
made = make_engine("choir", {{"singers": 8}})
clip = made.speak("la la", Voice("alto", "choir", "en"), language="en")
print(made.version, clip.frames, "choir" in engine_names())
"""
    sung = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert sung.stdout.split() == ["1-8", "12000", "True"]


def test_every_engine_is_listed_once():
    assert len(set(engine_names())) == len(engine_names()) >= 6
    assert set(ENGINES) <= set(engine_names())


def test_what_an_engine_raises_survives_the_way_back_from_another_process():
    import pickle

    with pytest.raises(NarrateError) as told:
        make_engine("espaek")
    again = pickle.loads(pickle.dumps(told.value))

    assert (str(again), again.hint) == (str(told.value), told.value.hint)
