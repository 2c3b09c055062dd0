"""What comes over the network, from a real server on this machine."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import brotli
import pytest

from narrate import __version__
from narrate.article.fetch import fetch_page
from narrate.errors import FetchError

PAGE = b"<!doctype html><title>Tides</title><p>The tide turns twice a day.</p>"
BOMB = gzip.compress(b"<p>" + b"a" * 40_000_000)
SEEN: list[tuple[str, dict[str, str]]] = []


class Handler(BaseHTTPRequestHandler):
    """A server with a path for each thing that servers do."""

    def do_GET(self) -> None:
        SEEN.append((self.path, dict(self.headers)))
        answer = getattr(self, "answer_" + self.path.split("/")[1].split("?")[0])
        answer(self.path.split("/")[2] if self.path.count("/") > 1 else "")

    def give(self, body: bytes = PAGE, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        headers.setdefault("Content_Type", "text/html; charset=utf-8")
        headers.setdefault("Content_Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.write(body)

    def write(self, *pieces: bytes, wait_s: float = 0) -> None:
        try:
            for piece in pieces:
                self.wfile.write(piece)
                time.sleep(wait_s)
        except OSError:
            pass  # the client has had enough, which is what is being tested

    def answer_plain(self, _: str) -> None:
        self.give(Content_Type='Text/HTML; Charset="ISO-8859-1"')

    def answer_gzip(self, _: str) -> None:
        self.give(gzip.compress(PAGE), Content_Encoding="gzip")

    def answer_br(self, _: str) -> None:
        assert "br" in self.headers["Accept-Encoding"]
        self.give(brotli.compress(PAGE), Content_Encoding="br")

    def answer_broken(self, _: str) -> None:
        self.give(b"this is not gzip", Content_Encoding="gzip")

    def answer_bomb(self, _: str) -> None:
        self.give(BOMB, Content_Encoding="gzip")

    def answer_declared(self, _: str) -> None:
        self.give(b"", Content_Length="999999999")

    def answer_endless(self, _: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.write(*[b"<p>more</p>" * 10_000] * 2000)

    def answer_drip(self, _: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.write(*[b"x"] * 100, wait_s=0.05)

    def answer_short(self, _: str) -> None:
        self.give(PAGE, Content_Length=str(len(PAGE) + 100))

    def answer_status(self, status: str) -> None:
        self.give(b"no", int(status), Retry_After="17")

    def answer_challenge(self, _: str) -> None:
        self.give(b"Just a moment", 403, cf_mitigated="challenge")

    def answer_hops(self, left: str) -> None:
        onward = f"/hops/{int(left) - 1}" if int(left) else "/plain#part-2"
        self.give(b"", 302, Location=onward)

    def answer_away(self, _: str) -> None:
        self.give(b"", 301, Location="file:///etc/hostname")

    def answer_accents(self, _: str) -> None:
        self.give(b"", 301, Location="/plain?n=\u00c3\u00a9t\u00c3\u00a9")

    def answer_image(self, _: str) -> None:
        self.give(b"\x89PNG", Content_Type="image/png")

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The server, up: gives its address."""
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()
    thread.join()
    httpd.server_close()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loopback is reached directly, whatever proxy the machine has."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


def test_gives_the_body_with_what_the_server_says_of_it(server: str):
    page = fetch_page(f"{server}/plain#here")

    assert page.body == PAGE
    assert page.url == f"{server}/plain"
    assert (page.content_type, page.charset) == ("text/html", "ISO-8859-1")


def test_says_that_it_is_narrate(server: str):
    fetch_page(f"{server}/plain")

    assert f"narrate/{__version__}" in SEEN[-1][1]["User-Agent"]


@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_takes_compressed_answers(server: str, coding: str):
    assert fetch_page(f"{server}/{coding}").body == PAGE


def test_follows_redirects_and_says_where_it_ended(server: str):
    assert fetch_page(f"{server}/hops/4").url == f"{server}/plain"


def test_reads_a_redirect_written_in_utf8(server: str):
    """Header bytes above 127 are UTF-8 addresses, whatever the HTTP client takes them for."""
    assert fetch_page(f"{server}/accents").url == f"{server}/plain?n=été"


def test_gives_up_on_endless_redirects(server: str):
    with pytest.raises(FetchError, match="arrives nowhere"):
        fetch_page(f"{server}/hops/40")


@pytest.mark.parametrize(
    "url",
    ["file:///etc/hostname", "ftp://example.org/a", "javascript:alert(1)", "data:text/html,x"],
)
def test_fetches_nothing_but_http_and_https(url: str):
    with pytest.raises(FetchError, match="only http and https"):
        fetch_page(url)


def test_checks_the_scheme_of_every_hop(server: str):
    with pytest.raises(FetchError, match=r"file:///etc/hostname \(where .*/away leads\)"):
        fetch_page(f"{server}/away")


@pytest.mark.parametrize("url", ["http://", "https:///path", "http://[::1", "http://a:99999/"])
def test_names_an_address_that_is_none(url: str):
    with pytest.raises(FetchError, match=r"web address|names no server"):
        fetch_page(url)


@pytest.mark.parametrize(
    ("status", "says"),
    [
        (401, "asks for a password"),
        (402, "wants to be paid"),
        (403, "refuses to give the page to a program"),
        (404, "has no such page"),
        (410, "gone for good"),
        (418, "refuses the page"),
        (451, "legal reasons"),
        (500, "fault of its own"),
    ],
)
def test_tells_what_a_refusal_means(server: str, status: int, says: str):
    with pytest.raises(FetchError, match=says) as caught:
        fetch_page(f"{server}/status/{status}")

    assert f"/status/{status}" in caught.value.message
    assert str(status) in caught.value.message


def test_says_how_long_a_busy_server_wants_to_rest(server: str):
    with pytest.raises(FetchError, match="too often") as caught:
        fetch_page(f"{server}/status/429")

    assert caught.value.hint == "Try again in 17 seconds."


def test_knows_a_test_for_robots(server: str):
    with pytest.raises(FetchError, match="lets only browsers in"):
        fetch_page(f"{server}/challenge")


@pytest.mark.parametrize("path", ["bomb", "declared", "endless"])
def test_stops_at_the_size_limit(server: str, path: str):
    """Compressed, declared or simply going on: no more than the limit is ever held."""
    with pytest.raises(FetchError, match="larger than 2 MB"):
        fetch_page(f"{server}/{path}", size_limit=2 * 1024 * 1024)


def test_stops_at_the_time_limit_though_bytes_keep_coming(server: str):
    started = time.monotonic()
    with pytest.raises(FetchError, match="too long"):
        fetch_page(f"{server}/drip", time_limit_s=0.4)

    assert time.monotonic() - started < 3


def test_refuses_a_picture(server: str):
    with pytest.raises(FetchError, match="calls it image/png"):
        fetch_page(f"{server}/image")


def test_tells_of_an_answer_that_breaks_off(server: str):
    with pytest.raises(FetchError, match=r"broke off|cannot be reached"):
        fetch_page(f"{server}/short")


def test_tells_of_broken_compression(server: str):
    with pytest.raises(FetchError, match="compressed in a broken way"):
        fetch_page(f"{server}/broken")


def test_tells_of_a_server_that_is_not_there():
    with pytest.raises(FetchError, match=r"127\.0\.0\.1:9/ cannot be reached"):
        fetch_page("http://127.0.0.1:9/")
