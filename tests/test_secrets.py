"""A key is used and seen nowhere: not in what is published, kept, printed or set down."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.standins.speech import SpeechServer
from tests.test_cli import narrate
from tests.test_pipeline import SHORT

KEY = "sk-proj-9f8e7d6c5b4a39281706secret"
PASSWORD = "hunter2hunter2"


def traces(folder: Path, *printed: str) -> list[str]:
    """Where the key or the password can be read, names of files included."""
    secrets = (KEY, KEY[8:], PASSWORD)
    found = [text for text in printed if any(secret in text for secret in secrets)]
    for path in sorted(folder.rglob("*")):
        told = str(path).encode() + (path.read_bytes() if path.is_file() else b"")
        if any(secret.encode() in told for secret in secrets):
            found.append(path.name)
    return found


@pytest.fixture
def folder(tmp_path, speech_server: SpeechServer) -> Path:
    """An article and the address of the server, a password in it."""
    address = speech_server.base_url.replace("//", f"//me:{PASSWORD}@")
    (tmp_path / "tide.txt").write_text(SHORT, encoding="utf-8")
    (tmp_path / "narrate.toml").write_text(f'[engines.openai]\nbase_url = "{address}"\n')
    return tmp_path


@pytest.mark.parametrize("variable", ["NARRATE_OPENAI_KEY", "OPENAI_API_KEY"])
def test_a_key_leaves_no_trace_when_all_goes_well(folder, speech_server, variable):
    secret = {variable: KEY, "NARRATE_ENGINE": "openai"}
    said = [narrate(folder, "make", "--json", "tide.txt", **secret)]
    said += [narrate(folder, *words, **secret) for words in (["feed", "rebuild"], ["doctor"])]
    (folder / "narrate.toml").unlink()  # the password stands there, where its owner wrote it

    assert said[0].returncode == 0, said[0].stderr
    assert {headers["Authorization"] for headers in speech_server.headers} == {f"Bearer {KEY}"}
    assert list((folder / "output").glob("*.mp3"))
    assert list((folder / "cache").rglob("*"))
    assert traces(folder, *(done.stdout + done.stderr for done in said)) == []


@pytest.mark.parametrize(
    "fault", [f"401:Incorrect API key provided: {KEY}", f"400:no {KEY}", f"500:{KEY}", "page"]
)
def test_a_key_leaves_no_trace_when_the_server_repeats_it(folder, speech_server, fault):
    speech_server.always = fault
    with (folder / "narrate.toml").open("a") as file:
        file.write("tries = 1\n")
    done = narrate(folder, "make", "tide.txt", NARRATE_OPENAI_KEY=KEY, NARRATE_ENGINE="openai")
    (folder / "narrate.toml").unlink()

    assert done.returncode == 1
    assert "error: " in done.stderr
    assert speech_server.headers
    assert traces(folder, done.stdout, done.stderr) == []


def test_no_key_is_written_into_the_settings(folder):
    (folder / "narrate.toml").write_text('engine = "openai"\n')
    done = narrate(folder, "init", "--yes", "--title", "Tides", OPENAI_API_KEY=KEY)

    assert done.returncode == 0, done.stderr
    assert "Tides" in (folder / "narrate.toml").read_text()
    assert traces(folder, done.stdout, done.stderr) == []
