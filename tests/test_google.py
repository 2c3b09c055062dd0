"""Unmodified gTTS against a stand-in that speaks Google's wire protocol."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from narrate.engines.google import (
    PART_CHARS,
    RATE,
    GoogleEngine,
    google_language,
    parts_of,
    reachable,
)
from narrate.engines.retry import Line
from narrate.errors import OfflineError, SettingsError, SpeechError, VoiceError
from narrate.speech import Clip, Engine, Voice
from tests.clocks import Clock
from tests.standins.google import GoogleStandIn

VOICE = Voice("us", "gtts", "en-US", settings={"tld": "com"})
SENTENCE = "The ferry left at noon, and nobody on the pier waved."
LONG = (
    "The council met on Tuesday, in the old school beside the river, and talked until midnight; "
    "nobody agreed on the bridge, which is closed, or on the road that leads to it, which is not. "
    "“We will vote again in spring,” the mayor said. Her deputy, who had slept through the debate, "
    "asked what it was about."
)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def engine(google: GoogleStandIn, clock: Clock) -> GoogleEngine:
    """The engine, its way to the stand-in set, its waits on a clock that takes no time."""
    made = GoogleEngine()
    made.line = Line(tries=3, clock=clock, sleep=clock.sleep, chance=lambda: 0.5)
    return made


def speak(engine: GoogleEngine, text: str, voice: Voice = VOICE) -> Clip:
    return engine.speak(text, voice, language="en")


def longest_rest_s(clip: Clip) -> float:
    """Longest silence within the clip, its ends not counted."""
    sound = np.abs(np.frombuffer(clip.pcm, "<i2").astype(np.int32))
    heard = np.flatnonzero(sound > 300)
    return float(np.diff(heard).max()) / clip.rate


def test_is_an_engine(engine: GoogleEngine):
    assert isinstance(engine, Engine)
    assert engine.version.startswith("2.")


def test_gives_sound_whose_length_follows_the_text(engine: GoogleEngine):
    short, longer = speak(engine, "Noon."), speak(engine, SENTENCE)

    assert short.rate == longer.rate == RATE
    assert 0.3 < short.frames / RATE < 1.0
    assert 3.0 < longer.frames / RATE < 4.0


def test_the_same_text_gives_the_same_samples(engine: GoogleEngine):
    assert speak(engine, LONG) == speak(engine, LONG)


def test_asks_for_the_accent_and_the_language(engine: GoogleEngine, google: GoogleStandIn):
    british = Voice("uk", "gtts", "en-GB", settings={"tld": "co.uk"})
    engine.speak("Good morning.", british, language="en-GB")
    canadian = Voice("ca", "gtts", "fr-CA", settings={"lang": "fr-CA", "tld": "ca"})
    engine.speak("Bonjour.", canadian, language="fr")
    engine.speak("Good morning.", canadian, language="en")

    assert [(asked.host, asked.language) for asked in google.asked] == [
        ("translate.google.co.uk", "en"),
        ("translate.google.ca", "fr-CA"),
        ("translate.google.ca", "en"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        LONG,
        "What?!?!?! No!!! " * 7,
        "word " * 90,
        "x" * 250,
        "Was tun? " * 11 + "Nichts.",
        "東京では雨が降っていました。" * 9,
    ],
    ids=["prose", "marks-that-grow", "no-marks", "one-word", "at-the-limit", "japanese"],
)
def test_what_is_asked_for_is_what_was_cut_here(
    engine: GoogleEngine, google: GoogleStandIn, text: str
):
    """gTTS adds spaces after ?! and would cut again; every character of ours arrives, once."""
    language = "ja" if text[0] == "東" else "en"
    engine.speak(text, VOICE, language=language)

    assert sorted(google.texts) == sorted(parts_of(text, language))
    assert all(len(part) <= PART_CHARS for part in google.texts)
    assert "".join("".join(parts_of(text, language)).split()) == "".join(text.split())


def test_a_page_without_a_mark_is_cut_without_recursion():
    parts = parts_of("word " * 30_000, "en")

    assert len(parts) == 1500
    assert set(map(len, parts)) == {99}


@pytest.mark.parametrize("text", ["...", "—", "“ ”", "?!", " ", "* * *", "★ ★"])
def test_a_text_without_a_word_is_one_clear_error(
    engine: GoogleEngine, google: GoogleStandIn, text: str
):
    with pytest.raises(SpeechError, match="gtts/us has nothing to say"):
        speak(engine, text)

    assert google.asked == []


def test_parts_are_asked_for_four_at_a_time(google: GoogleStandIn):
    google.latency_s = 0.2
    speak(GoogleEngine(), LONG * 3)

    assert len(google.asked) > 8
    assert google.busiest == 4


def test_the_order_of_the_answers_does_not_matter(engine: GoogleEngine, google: GoogleStandIn):
    alone = GoogleEngine(parallel=1)
    in_order = speak(alone, LONG)
    google.latency_s = 0.02

    assert speak(engine, LONG) == in_order


def test_a_part_that_hangs_holds_up_no_other(google: GoogleStandIn):
    """One place of two is taken by a request that is never answered; all others pass it by."""
    google.fail_for("stubborn", "hang", times=1)
    engine = GoogleEngine(parallel=2, timeout_s=2.0)
    texts = ["A stubborn goat.", *(f"Sheep {at}." for at in range(4))]
    threads = [threading.Thread(target=speak, args=(engine, text)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    first, again = (asked.at_s for asked in google.asked if "stubborn" in asked.text)
    assert again - first > 1.0  # by the server's clock, which a busy machine starts late
    assert all(asked.at_s < again for asked in google.asked if "Sheep" in asked.text)


FAULTS = {
    "429": "asked too often",
    "429:3": r"asked too often \(429\), and wants 3 seconds of rest",
    "500": r"fault of its own \(500\)",
    "503:2": r"fault of its own \(503\)",
    "403": r"refuses to speak \(403\)",
    "drop": "broke off its answer",
    "truncate": "broke off its answer",
    "cut": "an answer without sound",
    "noaudio": "an answer without sound",
    "empty": "an answer without sound",
    "junk": "bytes that are no MP3",
    "short": "sound that breaks off",
    "mute": "silence",
    "refuse": "cannot be reached through the proxy",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_recovers_from(fault: str, engine: GoogleEngine, google: GoogleStandIn):
    """A fault that passes leaves no trace in the sound."""
    sound = speak(engine, SENTENCE)
    google.fail(fault)

    assert speak(engine, SENTENCE) == sound


@pytest.mark.parametrize("fault", ["hang", "drip"])
def test_recovers_from_an_answer_that_does_not_come(
    fault: str, engine: GoogleEngine, google: GoogleStandIn
):
    """A drip of bytes resets the client's own timeout each time; ours counts the whole."""
    engine.timeout_s = 0.5
    google.fail(fault)

    assert speak(engine, SENTENCE).frames > RATE


@pytest.mark.parametrize("fault", FAULTS)
def test_tells_of(fault: str, engine: GoogleEngine, google: GoogleStandIn):
    """A fault that stays is one sentence that says where, and what was kept."""
    google.fail_always(fault)
    with pytest.raises(SpeechError, match=FAULTS[fault]) as caught:
        speak(engine, SENTENCE)

    assert "the voice gtts/us, at 'The ferry left at noon" in caught.value.message
    assert "What was spoken is kept" in str(caught.value.hint)


@pytest.mark.parametrize("fault", ["portal", "redirect", "511"])
def test_knows_the_login_page_of_a_network(fault: str, engine: GoogleEngine, google: GoogleStandIn):
    google.fail_always(fault)
    with pytest.raises(OfflineError, match="login page answers in Google's place") as caught:
        speak(engine, SENTENCE)

    assert str(caught.value.hint).startswith("Log in to this network with a browser.")


def test_keeps_the_rest_it_is_asked_for(engine: GoogleEngine, google: GoogleStandIn, clock: Clock):
    google.fail("429:30")
    speak(engine, "Noon.")

    assert 30 <= sum(clock.slept) < 32


def test_does_not_wait_for_an_hour(engine: GoogleEngine, google: GoogleStandIn, clock: Clock):
    google.fail_always("429:3600")
    with pytest.raises(SpeechError, match="wants 60 minutes of rest"):
        speak(engine, "Noon.")

    assert clock.slept == []
    assert len(google.asked) == 1


def test_the_line_stays_down_until_google_answers_again(
    engine: GoogleEngine, google: GoogleStandIn, clock: Clock
):
    """Once a call is given up, an episode of a thousand parts ends without a thousand requests."""
    google.fail_always("503")
    with pytest.raises(SpeechError):
        speak(engine, "Noon.")
    asked = len(google.asked)
    with pytest.raises(SpeechError, match="503"):
        speak(engine, LONG)
    assert len(google.asked) == asked == 3
    google.recover()
    clock.now_s += 60

    assert speak(engine, LONG).frames > 10 * RATE


def test_a_text_that_google_cannot_say_does_not_stop_the_others(
    engine: GoogleEngine, google: GoogleStandIn
):
    google.fail_for("xyzzy", "noaudio")
    with pytest.raises(SpeechError, match="without sound"):
        speak(engine, "Say xyzzy.")

    assert speak(engine, "Noon.").frames > 0


def test_no_network_is_an_offline_error(engine: GoogleEngine, monkeypatch: pytest.MonkeyPatch):
    for name in ("https_proxy", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with pytest.raises(OfflineError, match="cannot be reached"):
        speak(engine, SENTENCE)


def test_nothing_of_the_clients_reaches_the_terminal(google: GoogleStandIn):
    """Neither the warning about certificates nor a word of gTTS's log."""
    google.fail("500", "noaudio")
    code = (
        "from narrate.engines.google import GoogleEngine, reachable\n"
        "from narrate.speech import Voice\n"
        "engine = GoogleEngine()\n"
        "print(reachable())\n"
        "print(engine.speak('Noon.', Voice('us', 'gtts', 'en'), language='en').rate)\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "always::UserWarning", "-c", code],
        capture_output=True,
        text=True,
        env=dict(os.environ),
        check=False,
    )

    assert (done.stdout, done.stderr) == ("False\n24000\n", "")


def test_knows_whether_google_answers(google: GoogleStandIn):
    assert reachable()


@pytest.mark.parametrize("fault", ["429", "500", "portal", "redirect", "drop", "empty", "refuse"])
def test_google_is_not_reached_where_it_gives_no_speech(google: GoogleStandIn, fault: str):
    google.fail_always(fault)

    assert not reachable()


@pytest.mark.parametrize("fault", ["hang", "drip"])
def test_does_not_wait_long_to_know(google: GoogleStandIn, fault: str):
    google.fail_always(fault)
    began = time.monotonic()

    assert not reachable(0.3)
    assert time.monotonic() - began < 1.5


@pytest.mark.parametrize(
    ("ours", "googles"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("de_AT", "de"),
        ("pt", "pt"),
        ("pt-BR", "pt"),
        ("pt-PT", "pt-PT"),
        ("fr-ca", "fr-CA"),
        ("zh", "zh-CN"),
        ("zh-Hant-TW", "zh-TW"),
        ("zh-Hans-SG", "zh-CN"),
        ("he-IL", "iw"),
        ("nb", "no"),
    ],
)
def test_calls_languages_as_google_does(ours: str, googles: str):
    assert google_language(ours) == googles


def test_a_language_that_google_does_not_speak_is_named():
    with pytest.raises(VoiceError, match="'tlh'") as caught:
        google_language("tlh")

    assert "espeak" in str(caught.value.hint)


def test_sentences_in_several_parts_rest_as_sentences_do(
    engine: GoogleEngine, google: GoogleStandIn
):
    """Google's answers begin and end with a tenth of a second of silence each."""
    text = "The first one stopped where it was. " * 3 + "The other went on along the wall."
    rest_s = longest_rest_s(speak(engine, text))

    assert len(google.asked) == 2
    assert 0.2 <= rest_s <= 0.4


def test_a_sentence_in_several_parts_has_no_gap(engine: GoogleEngine, google: GoogleStandIn):
    """No longer silence than a stop consonant has."""
    rest_s = longest_rest_s(speak(engine, "and so on " * 20))

    assert len(google.asked) == 3
    assert rest_s <= 0.12


@pytest.mark.parametrize(
    "settings", [{"pitch": "low"}, {"pitch": -30}, {"formant": 0}, {"tempo": True}]
)
def test_a_setting_of_a_voice_that_will_not_do_is_named(
    engine: GoogleEngine, google: GoogleStandIn, settings: dict[str, str | int | float]
):
    (name,) = settings
    with pytest.raises(VoiceError, match=f"gtts/mine has the {name} {settings[name]!r}; it must"):
        speak(engine, SENTENCE, Voice("mine", "gtts", "en", settings=settings))

    assert google.asked == []


@pytest.mark.parametrize(
    "option",
    [{"parallel": 0}, {"rate": 0}, {"tries": 99}, {"timeout_s": "long"}, {"parallel": True}],
)
def test_options_out_of_range_are_named(option: dict[str, object]):
    with pytest.raises(SettingsError, match=rf"engines\.gtts\.{next(iter(option))}"):
        GoogleEngine(**option)  # type: ignore[arg-type]


def test_ctrl_c_does_not_wait_for_answers(google: GoogleStandIn, tmp_path: Path):
    """Not even when every request under way hangs."""
    google.choose = lambda asked, number: "hang" if number >= 6 else None
    article = tmp_path / "article.txt"
    article.write_text(f"The council\n\n{LONG}\n\n{LONG}\n", encoding="utf-8")
    making = subprocess.Popen(
        [sys.executable, "-m", "narrate", "make", "--engine", "gtts", str(article)],
        cwd=tmp_path,
        env={**os.environ, "NARRATE_CACHE_FOLDER": str(tmp_path / "cache")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while not any(asked.fault for asked in google.asked) and making.poll() is None:
        time.sleep(0.02)
    making.send_signal(signal.SIGINT)
    pressed = time.monotonic()
    printed, told = making.communicate(timeout=15)

    assert (making.returncode, printed) == (130, "")
    assert "interrupted; what was spoken is kept" in told
    assert time.monotonic() - pressed < 5
    assert not list((tmp_path / "output").glob("*.mp3"))
