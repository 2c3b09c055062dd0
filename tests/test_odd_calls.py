"""Streams that are closed, full or speak no Unicode; paths that are none: told of in a sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from narrate.episode.record import read_records
from tests.test_cli import environment
from tests.test_hard_use import TIDE, refused
from tests.test_hard_use import run as run

GERMAN = (
    "Die Brücke — “über” 潮汐\n\nEs läuft, sagte er. Es läuft schon wieder, und niemand weiß es.\n"
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="streams of another kind")


def shell(folder: Path, line: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    """The line as a shell does it, `narrate` being the command."""
    done = subprocess.run(
        ["/bin/bash", "-c", line.replace("narrate ", f"'{sys.executable}' -m narrate ")],
        cwd=folder,
        env=environment(folder, **more) | {"PATH": "/usr/bin:/bin"},
        capture_output=True,
        timeout=60,
    )
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr
    return done


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "a.txt").write_text(TIDE, encoding="utf-8")
    return tmp_path


def test_any_stream_may_be_closed(folder):
    assert shell(folder, "narrate make a.txt <&- >&- 2>&-").returncode == 0
    assert (folder / "output" / "the-tide.mp3").is_file()
    assert b"piped in is empty" in shell(folder, "narrate make - <&-").stderr
    assert b"not answered to the end" in shell(folder, "narrate init <&-").stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
@pytest.mark.parametrize("words", ["make a.txt", "--version"])
def test_output_that_cannot_be_written_is_told_once(folder, words):
    done = shell(folder, f"narrate {words} >/dev/full")

    assert done.returncode == 1
    assert done.stderr.count(b"error: the disk is full.") == 1


def test_a_reader_that_goes_away_is_no_error_to_tell_of(folder):
    done = shell(folder, "narrate voices | head -1; exit ${PIPESTATUS[0]}")

    assert (done.returncode, done.stdout, done.stderr) == (1, b"Engines\n", b"")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_terminal_may_have_any_encoding(folder, encoding):
    (folder / "a.txt").write_text(GERMAN, encoding="utf-8")
    shown = shell(folder, "narrate script a.txt", PYTHONIOENCODING=encoding)
    told = shell(folder, "narrate make --help", PYTHONIOENCODING=encoding)

    assert (shown.returncode, shown.stderr) == (0, b"")
    assert "Brücke".encode(encoding, "backslashreplace") in shown.stdout
    assert (told.returncode, told.stderr) == (0, b"")


def test_without_a_language_of_the_system_everything_is_made(folder):
    (folder / "ü.txt").write_text(GERMAN, encoding="utf-8")
    bare = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = shell(folder, "narrate make ü.txt", **bare)

    assert done.returncode == 0, done.stderr
    [episode] = read_records(folder / "output")
    assert (episode.source, episode.language) == ("ü.txt", "de")


def test_a_name_that_is_no_unicode_is_a_name(folder):
    """Bytes as an old system wrote them: of a file, and of the output folder."""
    try:
        os.rename(folder / "a.txt", os.fsencode(folder) + b"/br\xfccke.txt")
    except OSError:
        pytest.skip("this file system takes Unicode alone")
    made = shell(folder, "narrate make -q *.txt --output $'h\\xf6hle'")
    checked = shell(folder, "narrate feed check --output $'h\\xf6hle'")
    scripted = shell(folder, "narrate script *.txt -o s.md && narrate make --dry-run s.md")

    assert (made.stdout, made.stderr) == (b"h\xf6hle/the-tide.mp3\n", b"")
    assert checked.stdout.count(b"\n") == 3  # no address, no e-mail, no guid
    assert scripted.returncode == 0, scripted.stderr
    [episode] = read_records(folder / os.fsdecode(b"h\xf6hle"))
    assert episode.source == "br\ufffdcke.txt"


COMMANDS = ("feed", "feed check", "feed rebuild", "serve", "make a.txt", "voices")


@pytest.mark.parametrize("command", [*COMMANDS, "follow http://127.0.0.1:1/ --dry-run"])
def test_an_output_folder_that_is_none_is_refused_alike_by_every_command(run, command):
    Path("a.txt").write_text(TIDE)
    Path("loop").symlink_to("loop")
    for place, there in {"a.txt": "a.txt", "a.txt/deep/er": "a.txt", "loop": "loop"}.items():
        ended = run(*command.split(), "--output", place)

        refused(ended, f"output is {place}, but {there} is no folder.")


def test_a_cache_folder_that_is_none_is_refused(run):
    Path("a.txt").write_text(TIDE)

    refused(run("make", "a.txt", "--cache-folder", "a.txt"), "cache.folder is a.txt, but a.txt")
    refused(run("cache", "show", "--cache-folder", "a.txt"), "cache.folder is a.txt, but a.txt")


@pytest.mark.parametrize("setting", ["sound-intro", "sound-outro", "sound-bed", "lexicon"])
def test_what_never_ends_is_no_file_to_read(run, setting):
    Path("a.txt").write_text(TIDE)

    for path in ("/dev/zero", "."):
        refused(run("make", "a.txt", f"--{setting}", path), f"is {path}, which is no file.")
    refused(run("make", "a.txt", f"--{setting}", "gone"), "is gone, which is not there.")


@pytest.mark.parametrize("name", ["narrate.toml", "lexicon.toml", "output/cast.toml"])
def test_why_a_file_cannot_be_read_is_told_in_words(run, name):
    Path("a.txt").write_text(TIDE)
    Path("output").mkdir()
    Path(name).write_bytes(b"\xff\xfe")
    refused(run("make", "a.txt"), f"{name} cannot be read: it is not in UTF-8.")
    Path(name).unlink()
    Path(name).symlink_to(Path(name).name)
    if name != "lexicon.toml":  # which is passed over where there is none
        refused(run("make", "a.txt"), f"{name} cannot be read: Too many levels of symbolic links.")
