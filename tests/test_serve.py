"""`narrate serve`, asked over real sockets as players, browsers and burglars ask."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import feedparser
import pytest
import requests

from narrate.feed import publish
from tests.shows import cover, put, settings
from tests.test_cli import environment

SOUND = bytes(range(256)) * 40


@dataclass(frozen=True)
class Server:
    """A server that runs, and what it said when it began."""

    said: str
    port: int
    process: subprocess.Popen[str]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def serving(folder: Path, *words: str) -> Iterator[Server]:
    """`narrate serve` in a folder, at any free port."""
    process = subprocess.Popen(
        [sys.executable, "-m", "narrate", "serve", "--port", "0", *words],
        cwd=folder,
        env=environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        said = ""
        while "Feed" not in said:
            line = process.stdout.readline()
            assert line, process.stderr.read()
            said += line
        port = int(re.search(r"127\.0\.0\.1:(\d+)", said)[1])
        yield Server(said, port, process)
    finally:
        process.kill()
        process.communicate()


def fill(folder: Path) -> None:
    """An output folder with an episode, and things beside it that are nobody's business."""
    output = folder / "output"
    cover(output)
    put(output, mp3=SOUND)
    (folder / "secret.txt").write_text("nobody's business")
    (folder / "output-2").mkdir()
    (folder / "output-2" / "secret.txt").write_text("nobody's business")
    (output / ".hidden").write_text("nobody's business")
    (output / "deep" / ".git").mkdir(parents=True)
    (output / "deep" / ".git" / "config").write_text("nobody's business")
    (output / "out.txt").symlink_to(folder / "secret.txt")
    (output / "away").symlink_to(folder)
    (output / "hidden.txt").symlink_to(output / ".hidden")
    (output / "in.vtt").symlink_to(output / "the-harbour-wall.vtt")
    os.mkfifo(output / "pipe.txt")
    publish(settings(output))


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("served")
    fill(folder)
    with serving(folder) as running:
        yield running


def get(server: Server, path: str = "/", **headers: str) -> requests.Response:
    return requests.get(server.url + path, headers=headers, timeout=10)


def raw(server: Server, target: str, *headers: str, method: str = "GET") -> bytes:
    """The whole answer to a request written by hand."""
    lines = [f"{method} {target} HTTP/1.1", *headers, "Connection: close", "", ""]
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall("\r\n".join(lines).encode("latin-1"))
        answer = b""
        while piece := connection.recv(65536):
            answer += piece
    return answer


def test_it_says_where_to_listen(server):
    assert server.said == f"Listen   {server.url}/\nFeed     {server.url}/feed.xml\n"


def test_the_front_page_is_there(server):
    answer = get(server)

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "The harbour wall" in answer.text


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::1]", "192.0.2.7"])
def test_the_feed_carries_the_address_it_is_asked_at(server, name):
    host = f"{name}:{server.port}"
    answer = get(server, "/feed.xml", Host=host)
    feed = feedparser.parse(answer.content)

    assert answer.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    assert feed.feed.links[-1].href == f"http://{host}/feed.xml"
    assert feed.entries[0].enclosures[0].href == f"http://{host}/the-harbour-wall.mp3"
    assert "pod.example.org" not in answer.text


def test_all_that_the_feed_names_is_there(server):
    text = get(server, "/feed.xml").text
    addresses = set(re.findall(rf"{server.url}[^\"<]*", text))

    assert len(addresses) > 6
    for address in addresses:
        assert requests.head(address, timeout=10).status_code == 200, address


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("bytes=0-99", (0, 100)),
        ("bytes=100-", (100, len(SOUND))),
        ("bytes=-50", (len(SOUND) - 50, len(SOUND))),
        ("bytes=10000-99999", (10000, len(SOUND))),
        ("bytes=0-0", (0, 1)),
    ],
)
def test_a_player_may_ask_for_a_part(server, asked, given):
    answer = get(server, "/the-harbour-wall.mp3", Range=asked)
    start, end = given

    assert answer.status_code == 206
    assert answer.content == SOUND[start:end]
    assert answer.headers["Content-Range"] == f"bytes {start}-{end - 1}/{len(SOUND)}"
    assert answer.headers["Content-Type"] == "audio/mpeg"


def test_a_part_beyond_the_end_is_refused(server):
    answer = get(server, "/the-harbour-wall.mp3", Range="bytes=99999-")

    assert answer.status_code == 416
    assert answer.headers["Content-Range"].endswith(f"*/{len(SOUND)}")


def test_a_part_of_a_file_that_has_changed_is_the_whole_of_it(server):
    answer = get(server, "/the-harbour-wall.mp3", **{"Range": "bytes=0-9", "If-Range": '"old"'})

    assert answer.status_code == 200
    assert answer.content == SOUND


def test_a_flood_of_parts_costs_no_more_than_the_file(server):
    began = time.perf_counter()
    answer = get(server, "/the-harbour-wall.mp3", Range="bytes=" + ",".join(["0-9"] * 5000))

    assert answer.status_code in (200, 206, 400, 416)
    assert len(answer.content) <= len(SOUND)
    assert time.perf_counter() - began < 5


def test_head_tells_all_but_the_body(server):
    answer = requests.head(f"{server.url}/the-harbour-wall.mp3", timeout=10)

    assert answer.headers["Content-Length"] == str(len(SOUND))
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert answer.content == b""


@pytest.mark.parametrize("path", ["/the-harbour-wall.mp3", "/index.html", "/feed.xml"])
def test_what_somebody_has_is_not_sent_again(server, path):
    first = get(server, path)
    again = get(server, path, **{"If-None-Match": f'"other", {first.headers["ETag"]}'})

    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["ETag"] == first.headers["ETag"]
    assert get(server, path, **{"If-None-Match": '"other"'}).status_code == 200


def test_what_has_not_changed_since_is_not_sent_again(server):
    changed = get(server, "/index.html").headers["Last-Modified"]

    def status(instant: str) -> int:
        return get(server, "/index.html", **{"If-Modified-Since": instant}).status_code

    assert status(changed) == 304
    assert status("Thu, 01 Jan 1970 00:00:00 GMT") == 200
    assert status("yesterday") == 200


def test_texts_are_packed_and_sound_is_not(server):
    page = get(server, "/index.html", **{"Accept-Encoding": "gzip"})
    plain = get(server, "/index.html", **{"Accept-Encoding": "identity"})
    sound = get(server, "/the-harbour-wall.mp3", **{"Accept-Encoding": "gzip"})
    whole = raw(
        server, "/index.html", "Host: localhost", "Accept-Encoding: gzip", "Range: bytes=0-9"
    )

    assert page.headers["Content-Encoding"] == "gzip"
    assert page.content == plain.content
    assert "Content-Encoding" not in sound.headers
    assert b"gzip" not in whole.partition(b"\r\n\r\n")[0]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/the-harbour-wall.vtt", "text/vtt; charset=utf-8"),
        ("/the-harbour-wall.chapters.json", "application/json+chapters"),
    ],
)
def test_any_web_player_may_read_transcript_and_chapters(server, path, kind):
    answer = get(server, path, Origin="https://player.example.org")

    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Content-Type"] == kind


@pytest.mark.parametrize("path", ["/feed.xml", "/the-harbour-wall.json", "/index.html"])
def test_no_other_page_may_read_the_rest(server, path):
    answer = get(server, path, Origin="https://player.example.org")

    assert answer.status_code == 200
    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.txt",
        "/../output-2/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/%252e%252e/secret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/deep/../../secret.txt",
        "/deep/%2e%2e/%2e%2e/secret.txt",
        "/./secret.txt",
        "/out.txt",
        "/away/secret.txt",
        "/away/output/index.html/../../secret.txt",
        "/hidden.txt",
        "/.hidden",
        "/%2ehidden",
        "/deep/.git/config",
        "/.lock",
        "//secret.txt",
        "///etc/passwd",
        "/%2fetc%2fpasswd",
        "//etc/passwd",
        "/%00",
        "/index.html%00.txt",
        "/the-harbour-wall.mp3/../../secret.txt",
        "/pipe.txt",
        "/deep",
        "/deep/",
        "/index.html/",
        "/C:/Windows/win.ini",
        "/file:///etc/passwd",
        "http://127.0.0.1/../secret.txt",
        "file:///etc/passwd",
        "/%c0%ae%c0%ae/secret.txt",
        "/%ff%fe",
        "/" + "a" * 5000,
        "/" + "a/" * 3000,
        "*",
    ],
)
def test_nothing_outside_the_folder_is_given(server, target):
    answer = raw(server, target, "Host: localhost")

    assert re.match(rb"HTTP/1.1 (400|404) ", answer), answer[:200]
    assert b"nobody's business" not in answer
    assert b"root:" not in answer


def test_a_link_that_stays_inside_is_followed(server):
    assert get(server, "/in.vtt").text.startswith("WEBVTT")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        (("Host: evil.example.org",), b"421"),
        (("Host: localhost.evil.example.org",), b"421"),
        (('Host: x"><script>',), b"400"),
        (("Host: localhost/../x",), b"400"),
        (("Host: localhost@evil",), b"400"),
        (("Host: ",), b"400"),
        ((), b"400"),
        (("Host: localhost", "Host: evil.example.org"), b"400"),
        (("Host: localhost", "X-Forwarded-Host: evil.example.org"), b"200"),
    ],
)
def test_no_other_name_than_its_own_is_answered_to(server, headers, status):
    answer = raw(server, "/feed.xml", *headers)

    assert answer[9:12] == status
    assert b"http://evil" not in answer


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE"])
def test_nothing_can_be_changed(server, method):
    assert raw(server, "/index.html", "Host: localhost", method=method)[9:12] == b"405"


def test_a_new_episode_is_in_the_feed_at_once(tmp_path):
    fill(tmp_path)
    with serving(tmp_path) as server:
        before = feedparser.parse(get(server, "/feed.xml").content)
        put(tmp_path / "output", slug="new", guid="new", title="New")
        publish(settings(tmp_path / "output"))
        after = feedparser.parse(get(server, "/feed.xml").content)

        assert (len(before.entries), len(after.entries)) == (1, 2)
        assert get(server, "/feed-2.xml").status_code == 404
        server.process.send_signal(signal.SIGINT)
        out, err = server.process.communicate(timeout=20)

    assert (server.process.returncode, out) == (0, "")
    assert err == "Ctrl-C ends it.\nstopped\n"


def test_a_private_show_answers_under_its_secret_alone(tmp_path):
    fill(tmp_path)
    with serving(tmp_path, "--private") as server:
        secret = re.search(rf":{server.port}/([\w-]+)/\n", server.said)[1]
        feed = get(server, f"/{secret}/feed.xml")

        assert len(secret) >= 32
        assert get(server, f"/{secret}/").status_code == 200
        enclosure = feedparser.parse(feed.content).entries[0].enclosures[0]
        assert enclosure.href == f"{server.url}/{secret}/the-harbour-wall.mp3"
        assert requests.get(enclosure.href, timeout=10).content == SOUND
        assert "<itunes:block>Yes</itunes:block>" in feed.text
        for path in ("/", "/feed.xml", f"/{secret[:-1]}/feed.xml", "/.secret", f"/{secret}x/"):
            assert get(server, path).status_code == 404
        assert get(server, f"/{secret}/.secret").status_code == 404
    assert (tmp_path / "output" / ".secret").stat().st_mode & 0o777 == 0o600
    with serving(tmp_path, "--private") as server:
        assert f"/{secret}/" in server.said, "apps that know the address keep it"


def test_a_folder_that_cannot_be_written_is_served_as_it_is(tmp_path):
    fill(tmp_path)
    (tmp_path / "output" / ".lock").unlink()
    (tmp_path / "output" / ".lock").mkdir()
    with serving(tmp_path) as server:
        feed = feedparser.parse(get(server, "/feed.xml").content)

        assert [entry.title for entry in feed.entries] == ["The harbour wall"]


def test_a_port_that_is_taken_is_told(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-m", "narrate", "serve", "--port", port],
            cwd=tmp_path,
            env=environment(tmp_path),
            capture_output=True,
            text=True,
            timeout=60,
        )

    assert done.returncode == 1
    assert f"127.0.0.1:{port} cannot be listened at" in done.stderr
    assert "--port" in done.stderr


def test_a_folder_without_episodes_is_served_too(tmp_path):
    cover(tmp_path / "output")
    with serving(tmp_path, "--host", "0.0.0.0") as server:
        assert "No episodes yet" in get(server).text
        assert feedparser.parse(get(server, "/feed.xml").content).entries == []
