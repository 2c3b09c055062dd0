"""espeak-ng embedded: what it gives, and the traps it lays."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from narrate.engines import espeakng
from narrate.engines.espeak import EspeakEngine, identifier_of
from narrate.engines.mnemonics import mnemonics
from narrate.errors import SpeechError, VoiceError
from narrate.speech import Voice, annotate_ipa
from narrate.voices import read_languages, read_voices
from tests.voiceprint import fundamental_hz, sound_of

ENGINE = EspeakEngine()
PLAIN = Voice("plain", "espeak", "mul")
F3 = Voice("f3", "espeak", "mul", settings={"variant": "f3"})
TEXT = "The ferry left at nine, and nobody waved."


def _digest(text: str, voice: Voice = F3, language: str = "en") -> str:
    return hashlib.sha256(ENGINE.speak(text, voice, language=language).pcm).hexdigest()


# Trap 1: identifiers


@pytest.mark.parametrize("language", ["en", "en-GB", "en-US", "de", "fr", "es-MX", "pt-BR", "ru"])
def test_a_variant_is_heard_in_every_dialect(language):
    """`en-gb+f3` would drop the variant without a word: F0 102 Hz instead of over 180."""
    plain = fundamental_hz(sound_of(ENGINE.speak("1 2 3 4 5 6 7", PLAIN, language=language)))
    varied = fundamental_hz(sound_of(ENGINE.speak("1 2 3 4 5 6 7", F3, language=language)))

    assert plain < 125
    assert varied > 180


def test_a_variant_that_is_not_there_is_an_error():
    """The library would speak as if nothing had been asked."""
    with pytest.raises(VoiceError, match="nosuch"):
        ENGINE.speak(
            TEXT, Voice("x", "espeak", "mul", settings={"variant": "nosuch"}), language="en"
        )


def test_a_voice_that_the_library_refuses_is_an_error():
    with pytest.raises(OSError, match="no voice en-gb\\+f3"):
        espeakng.synthesize(TEXT, "en-gb+f3", {})


def test_a_dialect_that_is_not_there_is_an_error_that_names_the_voice():
    voice = Voice("odd", "espeak", "en", settings={"tongue": "gmw/en-XX"})

    with pytest.raises(VoiceError, match="espeak/odd names 'gmw/en-XX'"):
        ENGINE.speak(TEXT, voice, language="en")


@pytest.mark.parametrize(
    ("language", "identifier"),
    [
        ("en", "gmw/en-US"),
        ("en-GB", "gmw/en"),
        ("en-AU", "gmw/en"),
        ("de-AT", "gmw/de"),
        ("fr", "roa/fr"),
        ("fr-CA", "roa/fr"),
        ("pt-BR", "roa/pt-BR"),
        ("zh-Hans-CN", "sit/cmn"),
        ("no", "gmq/nb"),
        ("sr_Latn", "zls/sr"),
    ],
)
def test_a_language_finds_its_dialect(language, identifier):
    assert identifier_of(language) == identifier


def test_every_language_listed_is_spoken():
    languages = read_languages("espeak")

    assert len(languages) > 110
    for language in languages:
        assert any(espeakng.synthesize("7 a", identifier_of(language), {}).pcm), language


@pytest.mark.parametrize("language", ["fo", "kaa", "xex", "kl"])
def test_a_language_it_cannot_read_is_not_offered(language):
    """Three are listed without a dictionary; Greenlandic ends the process on some letters."""
    assert language not in read_languages("espeak")
    with pytest.raises(VoiceError, match=f"no voice for the language '{language}'"):
        ENGINE.speak("1", PLAIN, language=language)


def test_japanese_is_left_to_others():
    """Of kanji the library says "Chinese letter", one by one."""
    assert "tʃˈaɪniːz" in "".join(espeakng.phonemes(["港"], identifier_of("ja"))[0])
    assert "ja" not in read_languages("espeak")


def test_every_voice_that_ships_speaks():
    for voice in read_voices("espeak"):
        language = "en" if voice.language == "mul" else voice.language

        assert ENGINE.speak("7", voice, language=language).frames > 2000, voice.id


# Trap 2: threads


def test_many_threads_may_speak_at_once():
    """Two threads in one image of the library abort the process."""
    texts = [f"Boat number {number} came back." for number in range(24)]
    alone = [_digest(text) for text in texts]
    with ThreadPoolExecutor(6) as pool:
        together = list(pool.map(_digest, texts))

    assert together == alone


# Trap 3: the same samples


@pytest.mark.skipif(not espeakng._IN_MEMORY, reason="names in capitals are found at once here")
@pytest.mark.parametrize("identifier", ["gmw/en-US", "gmw/en-US+f3", "roa/pt-BR+klatt2"])
def test_a_voice_given_as_a_file_is_the_one_found_by_name(identifier, monkeypatch):
    given = espeakng.synthesize(TEXT, identifier, {})
    monkeypatch.setattr(espeakng, "_opened", lambda language: -1)

    assert espeakng.synthesize(TEXT, identifier, {}) == given


@pytest.mark.skipif(not espeakng._IN_MEMORY, reason="names in capitals are found at once here")
def test_a_name_in_capitals_is_not_looked_for_among_all_voices():
    class Library:
        def espeak_ng_SetVoiceByFile(self, file: bytes) -> int:
            given.append(Path(file.decode().partition("+")[0]).read_bytes())
            return 0

    given: list[bytes] = []
    espeakng._choose(Library(), "gmw/en-US+f3")  # type: ignore[arg-type]

    assert b"language en-us" in given[0]


def test_what_was_spoken_before_changes_nothing():
    first = _digest(TEXT)
    for voice, language in ((PLAIN, "en"), (F3, "fr"), (F3, "en")):
        _digest("Something else entirely, and rather longer than that!", voice, language)

        assert _digest(TEXT) == first


def test_no_voice_draws_on_chance():
    """Breath is noise (f2, f3, whisper), and the library seeds it by the clock, in seconds."""
    import ctypes

    def spoken() -> dict[str, str]:
        return {
            variant: _digest(
                "She left.", Voice("any", "espeak", "mul", settings={"variant": variant})
            )
            for variant in ("", *espeakng.variants())
        }

    began = time.time()
    first = spoken()
    while int(time.time()) == int(began):
        time.sleep(0.02)
    if sys.platform != "win32":
        ctypes.CDLL(None).srand(7)

    assert spoken() == first


def test_another_process_gives_the_same_samples():
    code = (
        "import hashlib; from tests.test_espeak import _digest, TEXT;"
        "_digest('Warmed up with other words.'); print(_digest(TEXT))"
    )
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert other.stdout.strip() == _digest(TEXT)


@pytest.mark.skipif(sys.platform != "linux", reason="counts what this system shows of a process")
def test_nothing_is_left_open_or_loaded_after_many_calls():
    def count() -> tuple[int, int]:
        maps = Path("/proc/self/maps").read_text(encoding="utf-8")
        return len(list(Path("/proc/self/fd").iterdir())), maps.count("espeak-ng")

    _digest(TEXT)
    before = count()
    for _ in range(20):
        _digest(TEXT)

    assert count() == before


@pytest.mark.skipif(sys.platform != "linux", reason="reads what this system shows of a process")
@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "The ferry left."), ("ru", "Паром NATO ушёл."), ("zh", "港口很安静,女人数着箱子。")],
)
def test_memory_does_not_grow_with_what_is_spoken(language, text):
    """Left to itself the library keeps 180 kB of every text with a foreign word in it."""

    def resident_kb() -> int:
        return int(Path("/proc/self/statm").read_text().split()[1]) * 4

    for _ in range(20):
        _digest(text, PLAIN, language)
    before = resident_kb()
    for _ in range(60):
        _digest(text, PLAIN, language)

    assert resident_kb() - before < 1500


def test_symbols_are_found_in_this_library_and_in_nothing_else():
    import espeakng_loader

    from narrate.engines.symbols import find_symbols

    content = Path(espeakng_loader.get_library_path()).read_bytes()
    names = ("espeak_Info", "DeleteTranslator", "no_such_thing")

    if sys.platform == "linux":
        assert set(find_symbols(content, names)) == {"espeak_Info", "DeleteTranslator"}
    assert find_symbols(b"MZ" + bytes(500), names) == {}


def test_where_memory_files_are_not_to_be_had_nothing_is_left_in_the_temporary_folder():
    """As on macOS: a copy for each call, removed as soon as it is loaded."""
    code = """
import os, tempfile
if hasattr(os, "memfd_create"):
    del os.memfd_create
from narrate.engines import espeakng
from tests.test_espeak import _digest, TEXT
with tempfile.TemporaryDirectory() as folder:
    tempfile.tempdir = folder
    with espeakng._image():
        print(len(os.listdir(folder)))
    print(_digest(TEXT))
    print(len(os.listdir(folder)))
"""
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert other.stdout.split() == ["0", _digest(TEXT), "0"]


# What it gives


def test_a_tempo_changes_the_length_and_not_the_pitch():
    slow = ENGINE.speak(TEXT, PLAIN, language="en", rate=0.8)
    fast = ENGINE.speak(TEXT, PLAIN, language="en", rate=1.6)

    assert slow.frames / fast.frames == pytest.approx(2, abs=0.35)
    assert fundamental_hz(sound_of(fast)) == pytest.approx(fundamental_hz(sound_of(slow)), rel=0.08)


def test_a_voices_settings_move_its_pitch():
    high = Voice("high", "espeak", "mul", settings={"pitch": 75})

    assert fundamental_hz(sound_of(ENGINE.speak(TEXT, high, language="en"))) > 1.2 * fundamental_hz(
        sound_of(ENGINE.speak(TEXT, PLAIN, language="en"))
    )


def test_every_word_is_placed():
    text = "“Nobody,” she said, ‘waved’ — 😀 naïve café owners in 2,019 boats."
    clip = ENGINE.speak(text, PLAIN, language="en")
    words = [text[word.start : word.end] for word in clip.words]

    assert words == [
        "“Nobody,”", "she", "said,", "‘waved’", "😀", "naïve", "café", "owners", "in", "2,019",
        "boats.",
    ]  # fmt: skip
    frames = [word.frame for word in clip.words]
    assert frames == sorted(set(frames))
    assert frames[-1] < clip.frames


def test_words_are_placed_where_they_are_heard():
    """The end of a sentence spoken alone is as long as it is at the end of a longer one."""
    whole = ENGINE.speak("Nobody waved. Seven boats returned.", PLAIN, language="en")
    part = ENGINE.speak("Seven boats returned.", PLAIN, language="en")
    seven = next(word for word in whole.words if word.start == 14)

    assert whole.frames - seven.frame == pytest.approx(part.frames, rel=0.05)


@pytest.mark.parametrize("text", ["", "  \n ", "…", "— ”"])
def test_a_text_without_a_word_is_an_error_that_names_the_voice(text):
    with pytest.raises(SpeechError, match="espeak/f3"):
        ENGINE.speak(text, F3, language="en")


def test_what_the_library_refuses_names_the_voice_and_the_first_words(monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no synthesis (code 1)")

    monkeypatch.setattr(espeakng, "synthesize", refuse)

    with pytest.raises(SpeechError, match=r"espeak/f3 could not say “The ferry left at nine, and”"):
        ENGINE.speak(TEXT, F3, language="en")


def test_a_library_that_cannot_be_loaded_is_one_sentence(tmp_path, monkeypatch):
    (tmp_path / "espeak-ng.so").write_bytes(b"not a library")
    monkeypatch.setattr(espeakng, "_library_path", lambda: tmp_path / "espeak-ng.so")
    monkeypatch.setattr(espeakng, "_spare", type(espeakng._spare)())
    espeakng.library_version.cache_clear()

    with pytest.raises(VoiceError, match="espeak-ng cannot be loaded") as told:
        EspeakEngine()
    with pytest.raises(SpeechError, match="espeak/f3 could not say “The ferry left"):
        ENGINE.speak(TEXT, F3, language="en")
    assert "pip install" in str(told.value.hint)


def test_a_language_it_does_not_speak_is_named():
    with pytest.raises(VoiceError, match="'tlh-xx'"):
        ENGINE.speak(TEXT, F3, language="tlh-xx")


# IPA


@pytest.mark.parametrize(
    ("ipa", "spelt"),
    [
        ("zəˈlɛnski", "z|@|l|'E|n|s|k|i"),
        ("ˈkiːv", "k|'i:|v"),
        ("ˈbaɪdən", "b|'aI|d|@|n"),
        ("puːˈtʃiːn", "p|u:|tS|'i:|n"),
        ("/dʒɪnˈpɪŋ/", "dZ|I|n|p|'I|N"),
        ("ʃiː", "S|'i:"),
        ("t͡ʃaɪˈkɒfski", "tS|aI|k|'A:|f|s|k|i"),
        ("ˈhɛləʊ", "h|'E|l|oU"),
        ("ˌnɪkəˈrɑːɡwə", "n|,I|k|@|r|'A:|g|w|@"),
        ("ʒɑ̃", "Z|'A~"),
        ("kʷiːn", "k|w|'i:|n"),
        ("θɹuː", "T|r-|'u:"),
        ("ˈnaɪ.əm", "n|'aI@|m"),
        ("ǃxóõ", None),
        ("", None),
    ],
)
def test_ipa_is_spelt_as_the_library_spells_it(ipa, spelt):
    assert mnemonics(ipa, "gmw/en-US") == spelt


@pytest.mark.parametrize(
    ("identifier", "ipa", "heard"),
    [
        ("gmw/en-US", "ˈbaɪdən", "bˈaɪdən"),
        ("gmw/de", "ˈʃœnbɛʁk", "ʃˈœnbɛʁk"),
        ("roa/fr", "makʁɔ̃", "mˈakʁɔ̃"),
        ("roa/es", "ˈxoɾxe", "xˈoɾxe"),
        ("zle/ru", "ˈputʲin", "pˈutʲin"),
    ],
)
def test_what_is_spelt_is_what_the_library_says(identifier, ipa, heard):
    spelt = mnemonics(ipa, identifier)

    assert "".join(espeakng.phonemes([f"[[{spelt}]]"], identifier)[0]) == heard


def test_an_annotated_word_is_said_by_its_sounds():
    """“Xi” would be read “eks eye”."""
    annotated = ENGINE.speak(f"We met {annotate_ipa('Xi', 'ʃiː')} today.", PLAIN, language="en")
    spelt = ENGINE.speak("We met she today.", PLAIN, language="en")
    plain = ENGINE.speak("We met Xi today.", PLAIN, language="en")

    assert annotated.frames == pytest.approx(spelt.frames, rel=0.08)
    assert annotated.pcm != plain.pcm


def test_an_annotated_word_with_an_ending_and_marks_around_it_is_one_word():
    text = f"“{annotate_ipa('Xi', 'ʃiː')}’s plan” ({annotate_ipa('Kyiv', 'ˈkiːv')}) holds."
    clip = ENGINE.speak(text, PLAIN, language="en")

    assert [text[word.start : word.end] for word in clip.words] == [
        "Xi", "plan”", "Kyiv", "holds.",
    ]  # fmt: skip
    assert clip.frames < ENGINE.speak("“Xi S plan” (keev) holds.", PLAIN, language="en").frames


def test_a_word_whose_sounds_the_language_lacks_is_read_as_written():
    text = f"The {annotate_ipa('Taa', 'ǃxóõ')} speak."

    assert (
        ENGINE.speak(text, PLAIN, language="en").pcm
        == ENGINE.speak("The Taa speak.", PLAIN, language="en").pcm
    )
