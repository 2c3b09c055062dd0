"""What voices/piper.toml and voices/kokoro.toml say of voices that nobody here can hear."""

from __future__ import annotations

import pytest

from narrate.speech import Voice
from narrate.voices import read_voices
from narrate.voices.download import HUBS, parts_of

VOICES = [*read_voices("piper"), *read_voices("kokoro")]


@pytest.mark.parametrize("voice", VOICES, ids=lambda voice: voice.id)
def test_every_voice_says_where_it_comes_from(voice: Voice):
    assert voice.language != "mul"
    assert voice.gender != "unknown"
    assert voice.licence
    assert parts_of(voice)


def test_a_voice_of_pipers_is_where_the_hub_keeps_it():
    """As Piper's own downloader asks for it."""
    voice = next(voice for voice in VOICES if voice.name == "en_US-lessac-medium")
    paths = [f"{HUBS['piper']}/{part.path}" for part in parts_of(voice)]

    assert paths[-1].endswith(
        "rhasspy/piper-voices/resolve/main/en/en_US/lessac/medium/en_US-lessac-medium.onnx"
    )


def test_a_kokoro_voice_has_the_language_and_gender_of_its_name():
    languages = {"a": "en-US", "b": "en-GB", "e": "es", "f": "fr-FR", "h": "hi", "i": "it"}
    languages["p"] = "pt-BR"
    for voice in read_voices("kokoro"):
        assert voice.language == languages[voice.name[0]]
        assert voice.gender == {"f": "female", "m": "male"}[voice.name[1]]


def test_there_is_a_cast_of_both_genders_in_one_download():
    shared = [voice for voice in VOICES if voice.settings.get("model") == "en_GB-vctk-medium"]

    assert len({parts_of(voice) for voice in shared}) == 1
    assert {voice.gender for voice in shared} == {"female", "male"}
    assert len(shared) >= 12
