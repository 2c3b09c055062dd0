"""The engine for servers that speak `POST /v1/audio/speech`, against one on this machine."""

from __future__ import annotations

import logging

import pytest

from narrate.engines.openai import OpenAIEngine
from narrate.engines.retry import Line
from narrate.errors import OfflineError, SettingsError, SpeechError, VoiceError
from narrate.speech import Clip, Engine, Voice
from tests.clocks import Clock
from tests.standins.speech import RATE, SpeechServer

VOICE = Voice("nova", "openai", "mul", settings={"voice": "nova"})
KEY = "sk-proj-0123456789abcdefghijklmnop"
SENTENCE = "The ferry left at noon."


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NARRATE_OPENAI_KEY", KEY)


@pytest.fixture
def engine(speech_server: SpeechServer) -> OpenAIEngine:
    return at(speech_server)


def at(server: SpeechServer, **options: object) -> OpenAIEngine:
    clock = Clock()
    made = OpenAIEngine(base_url=server.base_url, timeout_s=3, **options)  # type: ignore[arg-type]
    made.line = Line(tries=3, clock=clock, sleep=clock.sleep, chance=lambda: 0.5)
    return made


def speak(engine: OpenAIEngine, text: str = SENTENCE, rate: float = 1.0) -> Clip:
    return engine.speak(text, VOICE, language="en", rate=rate)


def test_is_an_engine(engine: OpenAIEngine):
    assert isinstance(engine, Engine)


@pytest.mark.parametrize("answer", ["sound", "streamed"])
def test_gives_the_sound_at_the_servers_own_rate(
    engine: OpenAIEngine, speech_server: SpeechServer, answer: str
):
    """A server that streams writes a length of four gigabytes, or so it says."""
    speech_server.always = answer
    clip = speak(engine)

    assert clip.rate == RATE
    assert clip.frames == round(0.06 * len(SENTENCE) * RATE)


def test_takes_mp3_from_a_server_that_knows_nothing_else(
    engine: OpenAIEngine, speech_server: SpeechServer
):
    speech_server.always = "mp3"

    assert speak(engine).rate == 24_000


def test_asks_as_openai_does(engine: OpenAIEngine, speech_server: SpeechServer):
    speak(engine, rate=1.25)

    assert speech_server.asked == [
        {
            "model": "gpt-4o-mini-tts",
            "input": SENTENCE,
            "voice": "nova",
            "response_format": "wav",
            "speed": 1.25,
        }
    ]
    assert speech_server.headers[0]["Authorization"] == f"Bearer {KEY}"


def test_a_voice_may_have_its_own_model_and_manner(speech_server: SpeechServer):
    engine = at(speech_server, model="kokoro")
    calm = {"voice": "af_sky", "model": "tts-1-hd", "instructions": "Calm."}
    engine.speak(SENTENCE, Voice("calm", "openai", "en", settings=calm), language="en")
    engine.speak(SENTENCE, Voice("af_sky", "openai", "en"), language="en")

    first, second = speech_server.asked
    assert (first["voice"], first["model"], first["instructions"]) == (
        "af_sky",
        "tts-1-hd",
        "Calm.",
    )
    assert (second["voice"], second["model"]) == ("af_sky", "kokoro")
    assert "instructions" not in second


@pytest.mark.parametrize("fault", ["500", "503", "429", "408", "drop", "page", "mute", "hang"])
def test_recovers_from(engine: OpenAIEngine, speech_server: SpeechServer, fault: str):
    engine.timeout_s = 0.5 if fault == "hang" else 3
    speech_server.answers = [fault]

    assert speak(engine).frames > RATE


@pytest.mark.parametrize(
    ("fault", "says", "tries"),
    [
        ("500", r"127\.0\.0\.1 has a fault of its own \(500\)", 3),
        ("429", r"asked too often \(429\)", 3),
        ("429:You exceeded your current quota", "nothing left .* exceeded your current quota", 1),
        ("401:bad key", r"does not take the key \(401\): bad key", 1),
        ("400:voice must be one of", r"refuses to speak \(400\): voice must be one of", 1),
        ("404", r"refuses to speak \(404\)", 1),
        ("moved", r"refuses to speak \(307\)", 1),
        ("page", "bytes that are no sound", 3),
        ("mute", "silence", 3),
        ("drop", "broke off its answer", 3),
    ],
)
def test_tells_of(
    engine: OpenAIEngine, speech_server: SpeechServer, fault: str, says: str, tries: int
):
    speech_server.always = fault
    with pytest.raises(SpeechError, match=says) as caught:
        speak(engine)

    assert "the voice openai/nova, at 'The ferry left at noon.'" in caught.value.message
    assert caught.value.hint
    assert len(speech_server.asked) == tries


@pytest.mark.parametrize(
    "fault", ["401:Incorrect API key: {key}", "400:{key}", "500:{key}", "page"]
)
def test_the_key_is_nowhere_to_be_read(
    speech_server: SpeechServer, fault: str, caplog: pytest.LogCaptureFixture
):
    """Not in an error, though the server repeats it; not in a log; not in what sound is kept
    under."""
    caplog.set_level(logging.DEBUG)
    speech_server.always = fault.format(key=KEY)
    engine = at(speech_server)
    with pytest.raises(SpeechError) as caught:
        speak(engine)

    seen: BaseException | None = caught.value
    while seen is not None:
        assert KEY not in repr(seen) + str(seen) + repr(vars(seen))
        seen = seen.__cause__
    assert KEY not in caplog.text + engine.version + repr(vars(engine))


def test_a_key_half_hidden_by_the_server_is_hidden_whole(
    engine: OpenAIEngine, speech_server: SpeechServer
):
    speech_server.always = "401:Incorrect API key provided: sk-proj-****mnop. See the site"
    with pytest.raises(SpeechError) as caught:
        speak(engine)

    assert "Incorrect API key provided: … See the site" in caught.value.message


def test_a_redirect_does_not_carry_the_key_away(engine: OpenAIEngine, speech_server: SpeechServer):
    speech_server.always = "moved"
    with pytest.raises(SpeechError):
        speak(engine)

    assert len(speech_server.headers) == 1


def test_a_password_in_the_address_is_not_in_the_version():
    engine = OpenAIEngine(base_url="https://me:secret@voices.example:8443/v1/")

    assert engine.version == "1-gpt-4o-mini-tts@voices.example:8443/v1"
    assert "secret" not in engine.service


def test_a_server_of_ones_own_needs_no_key(
    speech_server: SpeechServer, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("NARRATE_OPENAI_KEY")
    speak(at(speech_server))

    assert "Authorization" not in speech_server.headers[0]


def test_openai_itself_needs_one(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("NARRATE_OPENAI_KEY")
    with pytest.raises(VoiceError, match="needs a key") as caught:
        speak(OpenAIEngine())

    assert "NARRATE_OPENAI_KEY or OPENAI_API_KEY" in str(caught.value.hint)


def test_a_server_that_is_not_there_is_an_offline_error():
    engine = OpenAIEngine(base_url="http://127.0.0.1:9/v1", tries=1)
    with pytest.raises(OfflineError, match=r"127\.0\.0\.1 cannot be reached from here"):
        speak(engine)


def test_a_text_without_a_word_is_one_clear_error(
    engine: OpenAIEngine, speech_server: SpeechServer
):
    with pytest.raises(SpeechError, match="nothing to say"):
        speak(engine, "…")

    assert speech_server.asked == []


@pytest.mark.parametrize(
    ("option", "says"),
    [
        ({"base_url": "localhost:8880"}, "which is no web address"),
        ({"parallel": 0}, "engines.openai.parallel"),
    ],
)
def test_options_that_will_not_do_are_named(option: dict[str, object], says: str):
    with pytest.raises(SettingsError, match=says):
        OpenAIEngine(**option)  # type: ignore[arg-type]
