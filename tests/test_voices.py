"""Files that describe voices: those that ship, and the user's own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from narrate.engines import ENGINES
from narrate.errors import VoiceError
from narrate.voices import (
    engines_for,
    read_casts,
    read_languages,
    read_voices,
    ready_voices,
    speaks,
)

NONE = Path("nowhere")


def _file(folder: Path, text: str, name: str = "mine.toml") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_every_shipped_voice_says_who_speaks_it_and_under_what_licence():
    for engine in ("espeak", "gtts", "tone"):
        for voice in read_voices(engine, folder=NONE):
            assert voice.engine == engine
            assert voice.licence
            assert speaks(voice, "en" if voice.language == "mul" else voice.language)


def test_shipped_voices_are_found_from_an_empty_folder(tmp_path):
    code = "from narrate.voices import read_voices; print(len(read_voices('espeak')))"
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert int(found.stdout) == len(read_voices("espeak", folder=NONE))


def test_a_users_file_adds_a_voice_without_code(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    _file(
        tmp_path / "voices",
        """
engine = "espeak"
licence = "mine"

[[voice]]
name = "tiny"
gender = "female"
settings = { variant = "f5", pitch = 80 }
""",
    )

    voice = read_voices("espeak")[-1]

    assert (voice.id, voice.gender, voice.licence) == ("espeak/tiny", "female", "mine")
    assert voice.settings == {"variant": "f5", "pitch": 80}
    assert speaks(voice, "pl")


def test_a_users_voice_takes_the_place_of_a_shipped_one(tmp_path):
    folder = _file(tmp_path, 'engine = "espeak"\n[[voice]]\nname = "f4"\nsettings = {pitch = 9}')

    shipped, mine = read_voices("espeak", folder=NONE), read_voices("espeak", folder=folder)

    assert [voice.name for voice in mine] == [voice.name for voice in shipped]
    assert next(voice for voice in mine if voice.name == "f4").settings == {"pitch": 9}


def test_a_changed_file_is_read_again(tmp_path):
    folder = _file(tmp_path, 'engine = "mine"\n[[voice]]\nname = "one"')
    assert [voice.name for voice in read_voices("mine", folder=folder)] == ["one"]

    import os

    _file(tmp_path, 'engine = "mine"\n[[voice]]\nname = "two"')
    os.utime(tmp_path / "mine.toml", ns=(1, 1))

    assert [voice.name for voice in read_voices("mine", folder=folder)] == ["two"]


def test_a_file_may_hold_a_cast_alone(tmp_path):
    folder = _file(
        tmp_path, '[cast]\n"Jen Psaki" = "espeak/f3"\n"the press secretary" = "Jen Psaki"'
    )

    assert read_casts(folder=folder) == {
        "Jen Psaki": "espeak/f3",
        "the press secretary": "Jen Psaki",
    }


def test_a_lexicon_beside_them_is_no_file_of_voices(tmp_path):
    folder = _file(tmp_path, '[en]\n"Kyiv" = "/kiv/"\n', name="lexicon.toml")

    assert read_voices("tone", folder=folder) == read_voices("tone", folder=NONE)


def test_another_package_brings_voices_through_an_entry_point(tmp_path):
    """In a process of its own, since entry points are looked up once."""
    package = tmp_path / "choir_voices"
    _file(package, 'engine = "choir"\n[[voice]]\nname = "alto"\nlanguage = "en"', name="choir.toml")
    (package / "__init__.py").write_text("", encoding="utf-8")
    about = tmp_path / "choir_voices-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Name: choir_voices\nVersion: 1\n", encoding="utf-8")
    (about / "entry_points.txt").write_text(
        "[narrate.voices]\nchoir = choir_voices\n", encoding="utf-8"
    )
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r});"
        "from narrate.voices import read_voices, engines_for;"
        "print(read_voices('choir')[0].id, 'choir' in engines_for('en'))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert found.stdout.split() == ["choir/alto", "True"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("engine = ", "is not valid TOML"),
        ('engine = "x"\nvoices = 3', "has 'voices', which means nothing here"),
        ('[[voice]]\nname = "x"', "voices need an engine"),
        ("engine = 3", "engine must be a text in quotes, not 3"),
        ('engine = "x"\n[[voice]]\ngender = "male"', "needs a name"),
        ('engine = "x"\n[[voice]]\nname = "a"\npitch = 4', "the voice 'a' has 'pitch'"),
        (
            'engine = "x"\n[[voice]]\nname = "a"\ngender = "robot"',
            "not one of female, male, unknown",
        ),
        ('engine = "x"\n[[voice]]\nname = "a"\nsound = ["low"]', "sound must be a list of numbers"),
        ('engine = "x"\n[[voice]]\nname = "a"\nsettings = {a = [1]}', "settings must be a table"),
        ('engine = "x"\n[[voice]]\nname = "a"\n[[voice]]\nname = "a"', "the voice 'a' twice"),
        ('engine = "x"\nlanguages = "en"', "languages must be a list"),
        ("[cast]\nAna = 3", r"\[cast\] holds lines such as"),
        ("\xff", "cannot be read"),
    ],
)
def test_a_file_with_a_mistake_is_named(tmp_path, text, said):
    (tmp_path / "mine.toml").write_bytes(text.encode("latin-1"))

    with pytest.raises(VoiceError, match=said) as told:
        read_voices("espeak", folder=tmp_path)
    assert "mine.toml" in str(told.value)


def test_an_engine_that_no_file_describes_is_named():
    with pytest.raises(
        VoiceError, match="no file describes a voice of the engine 'festival'"
    ) as told:
        read_voices("festival", folder=NONE)

    assert "espeak" in str(told.value.hint)


def test_of_voices_that_are_fetched_only_those_here_are_cast(tmp_path):
    voices = read_voices("piper", folder=NONE)
    english = [voice for voice in voices if voice.language.startswith("en")]
    assert ready_voices("piper", "en", files=tmp_path, folder=NONE) == voices

    model = english[1].settings["model"]
    for ending in (".onnx", ".onnx.json", ".MODEL_CARD"):
        (tmp_path / f"{model}{ending}").write_text("", "utf-8")

    assert ready_voices("piper", "en", files=tmp_path, folder=NONE) == (english[1],)
    assert ready_voices("piper", "de", files=tmp_path, folder=NONE) == voices
    assert ready_voices("espeak", "de", folder=NONE)[0].name == "plain"


def test_languages_are_those_of_the_engine_and_its_voices():
    assert {"en", "de", "yue"} <= set(read_languages("espeak", folder=NONE))
    assert read_languages("tone", folder=NONE) == ("*",)
    assert "espeak" in engines_for("cy", folder=NONE)
    assert "gtts" not in engines_for("haw", folder=NONE)


def test_every_engine_of_narrates_own_that_has_a_file_is_in_the_table():
    from narrate.voices.shelf import _pages

    assert {page.engine for page in _pages(NONE) if page.engine} <= set(ENGINES)
