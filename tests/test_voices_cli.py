"""`narrate voices` and `narrate doctor`, as a person meets them."""

from __future__ import annotations

import json
import sys
import wave
from pathlib import Path

import numpy as np
import pytest

from narrate.audio.level import TARGET_LUFS, hop_powers, integrated_lufs
from narrate.engines import ENGINES
from tests.sounds import by_libsndfile, by_miniaudio
from tests.test_cli import narrate
from tests.test_download import LESSAC
from tests.test_download import hub as hub


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working folder with nothing in it."""
    return tmp_path


OFFLINE = {"NARRATE_ENGINE": "espeak"}


# voices


def test_the_list_shows_engines_voices_and_the_cast_book(folder):
    (folder / "output").mkdir()
    (folder / "output" / "cast.toml").write_text('["Ana Lima"]\nespeak = "f4"\n', "utf-8")

    done = narrate(folder, "voices", "--engine", "auto")

    assert done.returncode == 0, done.stderr
    for name in ENGINES:
        assert f"\n  {name} " in done.stdout
    assert "espeak/f4                        any      female" in done.stdout
    assert "espeak/scottish                  en-GB    male    Scottish" in done.stdout
    assert "licence: GPL-3.0-or-later" in done.stdout
    assert "Ana Lima                     espeak/f4" in done.stdout


def test_the_list_for_a_program(folder):
    done = narrate(folder, "voices", "--json", "--language", "cy", **OFFLINE)

    told = json.loads(done.stdout)
    assert [engine["name"] for engine in told["engines"]] == ["espeak"]
    assert told["engines"][0]["ready"] is True
    assert "cy" in told["engines"][0]["languages"]
    assert {"id": "espeak/f4", "gender": "female"}.items() <= told["voices"][1].items()
    assert all(voice["language"] == "mul" for voice in told["voices"])
    assert told["cast"] == {}


def test_a_language_that_the_engine_lacks_names_those_that_have_it(folder):
    done = narrate(folder, "voices", "--language", "haw", "--engine", "gtts")

    assert "No voice of 'haw' here; engines that have one: espeak" in done.stdout


def test_an_engine_that_is_not_here_comes_with_the_line_that_gets_it(folder):
    """The module is there and its package is not, as on most machines."""
    (folder / "piper.py").write_text("raise ModuleNotFoundError(name='piper')", "utf-8")
    here = str(Path(__file__).parent.parent)

    done = narrate(folder, "voices", "--engine", "piper", PYTHONPATH=f"{folder}:{here}")

    assert "piper     not here" in done.stdout
    assert 'pip install "narrate[piper]"' in done.stdout


def test_an_engine_that_lacks_its_voices_or_its_key_is_not_called_ready(folder):
    (folder / "narrate.toml").write_text(
        f'[engines.piper]\nfolder = "{folder}/none"\n[engines.kokoro]\nfolder = "{folder}/none"\n',
        "utf-8",
    )
    keys = {"NARRATE_OPENAI_KEY": "", "OPENAI_API_KEY": ""}

    told = json.loads(narrate(folder, "voices", "--json", "--engine", "auto", **keys).stdout)
    engines = {engine["name"]: engine for engine in told["engines"]}

    assert {name for name in engines if engines[name]["ready"]} == {"gtts", "espeak", "tone"}
    assert engines["piper"]["hint"] == "Get one with: narrate voices get piper/en_US-lessac-medium"
    assert engines["openai"]["hint"].startswith("Set NARRATE_OPENAI_KEY")
    ill = narrate(folder, "doctor", NARRATE_ENGINE="openai", **keys)
    assert ill.returncode == 1
    assert "BAD   engine     openai: there is no key" in ill.stdout


def test_an_unknown_engine_is_one_sentence(folder):
    done = narrate(folder, "voices", "--engine", "espaek")

    assert done.returncode == 1
    assert "there is no engine 'espaek'" in done.stderr
    assert "'espeak'" in done.stderr


# voices try


def test_a_voice_is_tried_into_an_mp3_at_an_episodes_level(folder):
    done = narrate(folder, "voices", "try", "espeak/f4", "-o", "f4.mp3")

    assert done.stdout == "f4.mp3\n"
    heard = by_libsndfile(folder / "f4.mp3")
    assert 2 < len(heard) / 48_000 < 8
    assert integrated_lufs(hop_powers(heard)) == pytest.approx(TARGET_LUFS, abs=1)


def test_a_voice_is_tried_into_a_wav_with_ones_own_words(folder):
    done = narrate(folder, "voices", "try", "tone/a4", "--say", "x" * 20, "-o", "a4.wav")

    assert done.returncode == 0, done.stderr
    with wave.open(str(folder / "a4.wav")) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (48_000, 1, 2)
        assert file.getnframes() == 20 * 2400


def test_a_bare_name_is_enough(folder):
    done = narrate(folder, "voices", "try", "scottish", "-o", "s.wav", "--engine", "auto")

    assert done.returncode == 0, done.stderr
    assert len(by_miniaudio(folder / "s.wav")) > 48_000


def test_a_voice_speaks_another_language_when_asked(folder):
    for language in ("en", "de"):
        narrate(
            folder, "voices", "try", "espeak/f4", "--language", language, "-o", f"{language}.wav"
        )

    english, german = (by_miniaudio(folder / f"{each}.wav") for each in ("en", "de"))
    assert len(english) != len(german)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows plays by itself")
def test_a_player_that_is_here_plays_it_and_nothing_is_left(folder):
    player = folder / "aplay"
    player.write_text(f'#!/bin/sh\necho "$@" > {folder}/played\n/bin/cp "$2" {folder}/heard.wav\n')
    player.chmod(0o755)

    done = narrate(folder, "voices", "try", "espeak/storm", TMPDIR=str(folder))

    assert (done.returncode, done.stdout) == (0, "")
    assert (folder / "played").read_text().startswith("-q ")
    assert len(by_miniaudio(folder / "heard.wav")) > 48_000
    assert not list(folder.glob("narrate-*"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows plays by itself")
def test_without_a_player_that_works_it_says_where_the_file_is(folder):
    broken = folder / "aplay"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)

    done = narrate(folder, "voices", "try", "espeak/storm", TMPDIR=str(folder))

    assert done.returncode == 0
    assert "no program here plays sound" in done.stderr
    assert len(by_miniaudio(Path(done.stdout.strip()))) > 48_000


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["espeak/nosuch"], "there is no voice 'espeak/nosuch'"),
        (["espeak/f4", "-o", "x.ogg"], "x.ogg ends neither in .wav nor in .mp3"),
        (["espeak/f4", "--language", "tlh"], "espeak/f4 does not speak 'tlh'"),
        (["espeak/scottish", "--language", "fr"], "espeak/scottish does not speak 'fr'"),
        (["espeak/f4", "--say", "…", "-o", "x.wav"], "gave no sound for “…”"),
        (["espeak/f4", "--say", "x" * 20_000, "-o", "x.wav"], "20000 characters"),
    ],
)
def test_what_cannot_be_tried_is_one_sentence_and_leaves_nothing(folder, words, says):
    done = narrate(folder, "voices", "try", *words)

    assert done.returncode == 1
    assert says in done.stderr
    assert list(folder.iterdir()) == []


# voices get


def test_a_voice_is_got_from_a_hub_with_its_licence_and_listed_as_here(folder, hub):
    (folder / "narrate.toml").write_text(
        f'[engines.piper]\nhub = "{hub.url}"\nfolder = "{folder}/models"\n', "utf-8"
    )

    done = narrate(folder, "voices", "get", LESSAC.id)

    assert done.returncode == 0, done.stderr
    paths = [Path(line) for line in done.stdout.splitlines()]
    assert {path.suffix for path in paths} == {".json", ".MODEL_CARD", ".onnx"}
    assert all(path.parent == folder / "models" and path.is_file() for path in paths)
    assert "licence: " in done.stderr
    assert "as the hub announced" in done.stderr
    again = json.loads(narrate(folder, "voices", "get", "--json", LESSAC.id).stdout)
    assert [file["fetched"] for file in again["files"]] == [False, False, False]
    listed = narrate(folder, "voices", "--engine", "piper").stdout
    assert f"here  {LESSAC.id} " in listed
    assert "get   piper/en_US-ryan-medium " in listed


def test_a_voice_without_files_has_nothing_to_get(folder):
    done = narrate(folder, "voices", "get", "espeak/f4")

    assert done.returncode == 1
    assert "espeak/f4 has no files to get" in done.stderr


# doctor


def test_the_doctor_finds_this_machine_well(folder):
    done = narrate(folder, "doctor", "--timeout", "0.5", **OFFLINE)

    assert done.returncode == 0, done.stdout
    assert done.stdout.endswith("narrate is ready.\n")
    assert "BAD" not in done.stdout
    for about in ("Python", "sound", "settings", "engine", "cast", "lexicon", "output", "fonts"):
        assert f" {about} " in done.stdout


def test_the_doctor_tells_a_program(folder):
    told = json.loads(narrate(folder, "doctor", "--json", **OFFLINE).stdout)

    assert all(set(one) == {"about", "state", "found", "mend"} for one in told)
    assert "s of speech in" in next(
        one["found"] for one in told if one["found"].startswith("espeak")
    )


def test_the_doctor_names_all_that_is_wrong_and_exits_1(folder):
    (folder / "narrate.toml").write_text(
        """
engine = "espeak"
narrator = "nosuch"
lexicon = "nosuch.toml"
[engines.espeak]
colour = 1
[show]
title = 3
""",
        "utf-8",
    )
    (folder / "voices").mkdir()

    done = narrate(folder, "doctor", NARRATE_ENGINE="")

    assert done.returncode == 1
    bad = "".join(line for line in done.stdout.splitlines() if line.startswith("BAD"))
    for says in ("no option 'colour'", "no voice 'nosuch'", "nosuch.toml", "show.title"):
        assert says in bad
    assert "4 things to mend" in done.stdout


def test_the_doctor_goes_on_where_the_settings_cannot_be_read(folder):
    (folder / "narrate.toml").write_text("rate = 9", "utf-8")

    done = narrate(folder, "doctor", "--timeout", "0.1", NARRATE_ENGINE="")

    assert done.returncode == 1
    assert "BAD   settings" in done.stdout
    assert "ok    fonts" in done.stdout or "note  fonts" in done.stdout


def test_the_doctor_names_a_cast_book_with_a_mistake(folder):
    (folder / "output").mkdir()
    (folder / "output" / "cast.toml").write_text("Ana = 3", "utf-8")

    done = narrate(folder, "doctor", **OFFLINE)

    assert done.returncode == 1
    assert "cast.toml" in done.stdout


def test_the_doctor_looks_at_the_feed(folder):
    (folder / "tide.txt").write_text("The tide\n\n“It rises,” said Ana Lima, the pilot.\n", "utf-8")
    (folder / "narrate.toml").write_text(
        '[show]\nbase_url = "https://example.org/tides"\ntitle = "Tides"\nauthor = "Ana Lima"\n'
        'email = "ana@example.org"\ndescription = "What the sea does."\n',
        "utf-8",
    )
    assert narrate(folder, "make", "tide.txt").returncode == 0
    well = narrate(folder, "doctor", **OFFLINE)
    assert "ok    feed       output/feed.xml has no fault" in well.stdout, well.stdout

    next((folder / "output").glob("*.mp3")).unlink()
    ill = narrate(folder, "doctor", **OFFLINE)

    assert ill.returncode == 1
    assert "BAD   feed" in ill.stdout


def test_the_doctor_says_that_google_is_out_of_reach(folder):
    """The proxy named here answers nobody."""
    done = narrate(
        folder, "doctor", "--timeout", "1", NARRATE_ENGINE="gtts", HTTPS_PROXY="http://127.0.0.1:9"
    )

    assert done.returncode == 1
    assert "BAD   Google" in done.stdout

    done = narrate(
        folder, "doctor", "--timeout", "1", NARRATE_ENGINE="auto", HTTPS_PROXY="http://127.0.0.1:9"
    )

    assert done.returncode == 0
    assert "note  Google" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="folders are kept from writing otherwise")
def test_the_doctor_finds_a_folder_that_cannot_be_written(folder):
    file = folder / "a-file"
    file.write_text("")

    done = narrate(folder, "doctor", NARRATE_OUTPUT=str(file / "output"), **OFFLINE)

    assert done.returncode == 1
    assert "cannot be written" in done.stdout


def test_a_silent_voice_is_not_made_louder():
    from narrate.cli.trying import say
    from narrate.speech import Clip, Voice

    class Mute:
        name, version, online, instant, max_chars = "mute", "1", False, True, 99

        def speak(self, text, voice, *, language, rate=1.0):
            return Clip(bytes(9600), 48_000)

    assert not np.any(say(Mute(), Voice("v", "mute", "en"), "Hello.", "en", 1.0))
