"""Voices fetched from a hub on this machine that breaks off, lies and changes its mind."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from narrate.errors import VoiceError
from narrate.speech import Voice
from narrate.voices.download import (
    find_files,
    get_voice,
    is_here,
    licence_of,
    parts_of,
    voices_folder,
)

LESSAC = Voice("en_US-lessac-medium", "piper", "en-US", settings={"model": "en_US-lessac-medium"})
BELLA = Voice("af_bella", "kokoro", "en-US", settings={"voice": "af_bella"})
PLACE = "en/en_US/lessac/medium"
MODEL = bytes(range(256)) * 4000
CARD = b"# Model card for lessac\n\n* Language: en_US\n* License: as the makers say\n"


class Hub:
    """A server of files, as a hub keeps them: large ones with a SHA-256 to their name."""

    def __init__(self) -> None:
        self.files = {
            f"/{PLACE}/en_US-lessac-medium.onnx": MODEL,
            f"/{PLACE}/en_US-lessac-medium.onnx.json": b'{"audio": {"sample_rate": 22050}}',
            f"/{PLACE}/MODEL_CARD": CARD,
            "/kokoro-v1.0.onnx": MODEL,
            "/voices-v1.0.bin": MODEL[:5000],
        }
        self.names_hashes = True
        self.takes_ranges = True
        self.break_after: list[int] = []
        """How many bytes the next answers have before the connection breaks."""

        self.claims: dict[str, str] = {}
        """Path -> a hash that is not the file's."""

        self.gets: list[tuple[str, str | None]] = []
        """(path, its Range header) of every request for a body."""

        self.status = 200
        owner = self

        class Bound(_Handler):
            hub = owner

        self.httpd = ThreadingHTTPServer(("127.0.0.1", 0), Bound)
        self.httpd.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.httpd.server_port}"

    def ranges(self, ending: str) -> list[str | None]:
        """Range headers of the requests for one file."""
        return [wanted for path, wanted in self.gets if path.endswith(ending)]


class _Handler(BaseHTTPRequestHandler):
    hub: Hub

    def do_HEAD(self) -> None:
        data = self.hub.files.get(self.path)
        if data is None or self.hub.status != 200:
            self.send_error(404 if data is None else self.hub.status)
            return
        name = self.hub.claims.get(self.path) or hashlib.sha256(data).hexdigest()
        if self.hub.names_hashes and self.path.endswith(".onnx"):
            self.send_response(302)
            self.send_header("X-Linked-ETag", f'"{name}"')
            self.send_header("X-Linked-Size", str(len(data)))
            self.send_header("Location", f"http://store.example{self.path}")
        else:
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("ETag", self.tag(data))
        self.end_headers()

    def tag(self, data: bytes) -> str:
        if not self.hub.names_hashes:
            return f'"{len(data)}-{data[:1].hex()}"'
        return f'"{hashlib.sha1(b"blob %d" % len(data) + bytes(1) + data).hexdigest()}"'

    def do_GET(self) -> None:
        hub = self.hub
        data = hub.files.get(self.path)
        wanted = self.headers.get("Range")
        hub.gets.append((self.path, wanted))
        if data is None:
            self.send_error(404)
            return
        tag = self.tag(data)
        start = 0
        if wanted and hub.takes_ranges and self.headers.get("If-Range", tag) == tag:
            start = int(wanted.removeprefix("bytes=").rstrip("-"))
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        else:
            self.send_response(200)
        body = data[start:]
        self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", tag)
        self.end_headers()
        if hub.break_after:
            body = body[: hub.break_after.pop(0)]
        self.wfile.write(body)
        self.close_connection = True

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    made = Hub()
    thread = threading.Thread(target=made.httpd.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield made
    made.httpd.shutdown()
    thread.join()
    made.httpd.server_close()


def get(hub: Hub, folder: Path, voice: Voice = LESSAC, **options: object):
    return get_voice(voice, folder=folder, hub=hub.url, sleep=lambda s: None, **options)  # type: ignore[arg-type]


def test_brings_every_file_whole_and_checked_against_the_hub(hub: Hub, tmp_path: Path):
    """Large files by their SHA-256, small ones by git's hash."""
    got = get(hub, tmp_path)

    assert {each.path.name: each.checked for each in got} == {
        "en_US-lessac-medium.onnx.json": "hub",
        "en_US-lessac-medium.MODEL_CARD": "hub",
        "en_US-lessac-medium.onnx": "hub",
    }
    assert (tmp_path / "en_US-lessac-medium.onnx").read_bytes() == MODEL
    assert got[-1].sha256 == hashlib.sha256(MODEL).hexdigest()
    assert is_here(LESSAC, folder=tmp_path)
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [
        ".MODEL_CARD",
        ".json",
        ".json",
        ".onnx",
    ]


def test_goes_on_where_the_connection_broke(hub: Hub, tmp_path: Path):
    hub.break_after = [10**9, 10**9, 300_000, 200_000]
    get(hub, tmp_path)

    assert hub.ranges(".onnx") == [None, "bytes=300000-", "bytes=500000-"]
    assert (tmp_path / "en_US-lessac-medium.onnx").read_bytes() == MODEL


def test_goes_on_in_another_run_where_the_last_one_stopped(hub: Hub, tmp_path: Path):
    hub.break_after = [10**9, 10**9, 700_000, 0, 0, 0, 0, 0, 0]
    with pytest.raises(VoiceError, match="fails again and again") as caught:
        get(hub, tmp_path)
    assert "the same command goes on" in str(caught.value.hint)
    assert not is_here(LESSAC, folder=tmp_path)
    hub.gets.clear()
    hub.break_after = []
    get(hub, tmp_path)

    assert hub.gets == [(f"/{PLACE}/en_US-lessac-medium.onnx", "bytes=700000-")]


def test_begins_again_where_a_server_knows_no_ranges(hub: Hub, tmp_path: Path):
    hub.takes_ranges = False
    hub.break_after = [10**9, 10**9, 300_000]

    assert get(hub, tmp_path)[-1].size_bytes == len(MODEL)


def test_does_not_join_halves_of_two_versions(hub: Hub, tmp_path: Path):
    """The rest is only taken if the file is still the one that was begun."""
    hub.names_hashes = False
    path = f"/{PLACE}/en_US-lessac-medium.onnx"
    hub.break_after = [10**9, 10**9, 700_000, 0, 0, 0, 0, 0, 0]
    with pytest.raises(VoiceError):
        get(hub, tmp_path)
    hub.files[path] = MODEL[::-1]
    get(hub, tmp_path)

    assert (tmp_path / "en_US-lessac-medium.onnx").read_bytes() == MODEL[::-1]


def test_throws_away_what_is_not_what_the_hub_names(hub: Hub, tmp_path: Path):
    hub.claims[f"/{PLACE}/en_US-lessac-medium.onnx"] = "0" * 64
    with pytest.raises(VoiceError, match="not the one announced"):
        get(hub, tmp_path)

    assert not list(tmp_path.glob("*.onnx*part"))
    assert not is_here(LESSAC, folder=tmp_path)


def test_where_the_hub_says_nothing_the_first_hash_is_noted(hub: Hub, tmp_path: Path):
    hub.names_hashes = False
    assert {each.checked for each in get(hub, tmp_path, BELLA)} == {"first use"}
    (tmp_path / "kokoro-v1.0.onnx").unlink()

    assert [each.checked for each in get(hub, tmp_path, BELLA)] == ["before", "before"]


def test_a_file_that_changed_on_the_hub_is_not_taken(hub: Hub, tmp_path: Path):
    hub.names_hashes = False
    get(hub, tmp_path, BELLA)
    (tmp_path / "kokoro-v1.0.onnx").unlink()
    hub.files["/kokoro-v1.0.onnx"] = MODEL[::-1]
    with pytest.raises(VoiceError, match="not the one announced"):
        get(hub, tmp_path, BELLA)

    assert not is_here(BELLA, folder=tmp_path)


def test_a_second_get_asks_for_nothing(hub: Hub, tmp_path: Path):
    get(hub, tmp_path)
    hub.gets.clear()
    again = get(hub, tmp_path)

    assert hub.gets == []
    assert not any(each.fetched for each in again)


def test_a_damaged_file_is_fetched_anew(hub: Hub, tmp_path: Path):
    get(hub, tmp_path)
    (tmp_path / "en_US-lessac-medium.onnx").write_bytes(MODEL[:-1])
    again = get(hub, tmp_path)

    assert [each.path.name for each in again if each.fetched] == ["en_US-lessac-medium.onnx"]
    assert (tmp_path / "en_US-lessac-medium.onnx").read_bytes() == MODEL


@pytest.mark.parametrize(("names_hashes", "checked"), [(True, "hub"), (False, "first use")])
def test_a_file_laid_there_by_hand_is_checked_and_noted(
    hub: Hub, tmp_path: Path, names_hashes: bool, checked: str
):
    hub.names_hashes = names_hashes
    (tmp_path / "kokoro-v1.0.onnx").write_bytes(MODEL)
    (tmp_path / "voices-v1.0.bin").write_bytes(MODEL[:4000])
    model, styles = get(hub, tmp_path, BELLA)

    assert (model.fetched, model.checked) == (False, checked)
    assert styles.fetched
    assert styles.size_bytes == 5000


def test_tells_how_far_it_is(hub: Hub, tmp_path: Path):
    told: list[tuple[str, int, int | None]] = []
    get(hub, tmp_path, tell=lambda *what: told.append(what))

    assert told[-1] == ("en_US-lessac-medium.onnx", len(MODEL), len(MODEL))
    assert len([one for one in told if one[0].endswith(".onnx")]) > 2


def test_a_voice_that_the_hub_does_not_have_is_named(hub: Hub, tmp_path: Path):
    nobody = Voice("x", "piper", "en-US", settings={"model": "en_US-nobody-low"})
    with pytest.raises(VoiceError, match=r"does not give .*en_US-nobody-low\.onnx\.json \(404\)"):
        get(hub, tmp_path, nobody)


def test_a_hub_that_is_ill_is_tried_again(hub: Hub, tmp_path: Path):
    hub.status = 503
    waits: list[float] = []
    with pytest.raises(VoiceError, match="again and again"):
        get_voice(LESSAC, folder=tmp_path, hub=hub.url, sleep=waits.append)

    assert waits == [1, 2, 4]


def test_the_licence_is_what_the_card_says(hub: Hub, tmp_path: Path):
    assert licence_of(LESSAC, folder=tmp_path) == ""
    get(hub, tmp_path)

    assert licence_of(LESSAC, folder=tmp_path) == "License: as the makers say"


def test_a_voice_not_fetched_yet_says_how_to(tmp_path: Path):
    with pytest.raises(VoiceError, match="not on this machine yet") as caught:
        find_files(LESSAC, folder=tmp_path)

    assert "narrate voices get piper/en_US-lessac-medium" in str(caught.value.hint)


def test_voices_of_other_engines_have_nothing_to_get(tmp_path: Path):
    with pytest.raises(VoiceError, match="no files to get"):
        get_voice(Voice("f3", "espeak", "mul"), folder=tmp_path)


def test_a_name_that_no_piper_voice_has_is_named():
    odd = Voice("odd", "piper", "en", settings={"model": "../../etc/passwd"})
    with pytest.raises(VoiceError, match="which is no name of a Piper voice"):
        parts_of(odd)


def test_voices_of_one_engine_share_their_files():
    emma = Voice("bf_emma", "kokoro", "en-GB", settings={"voice": "bf_emma"})

    assert parts_of(BELLA) == parts_of(emma)
    assert voices_folder("kokoro").parts[-2:] == ("voices", "kokoro")


def test_what_was_noted_is_a_file_one_can_read(hub: Hub, tmp_path: Path):
    get(hub, tmp_path)
    noted = json.loads((tmp_path / "downloads.json").read_text())["en_US-lessac-medium.onnx"]

    assert noted["sha256"] == hashlib.sha256(MODEL).hexdigest()
    assert noted["size_bytes"] == len(MODEL)
    assert noted["url"].endswith(f"{PLACE}/en_US-lessac-medium.onnx")


# The command


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "NO_PROXY": "127.0.0.1"}
    return subprocess.run(
        [sys.executable, "-m", "narrate", "voices", *arguments],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_prints_the_files_and_tells_how_they_were_checked(hub: Hub, tmp_path: Path):
    hub.break_after = [10**9, 10**9, 300_000]
    (tmp_path / "narrate.toml").write_text(
        f'[engines.piper]\nhub = "{hub.url}"\nfolder = "{(tmp_path / "kept").as_posix()}"\n'
    )
    done = _run(tmp_path, "get", "piper/en_US-lessac-medium")

    assert done.returncode == 0, done.stderr
    assert [Path(line).name for line in done.stdout.splitlines()] == [
        "en_US-lessac-medium.onnx.json",
        "en_US-lessac-medium.MODEL_CARD",
        "en_US-lessac-medium.onnx",
    ]
    assert "fetched, 1.0 MB, as the hub announced: sha256" in done.stderr
    assert "licence: License: as the makers say" in done.stderr
    assert (tmp_path / "kept" / "en_US-lessac-medium.onnx").read_bytes() == MODEL
