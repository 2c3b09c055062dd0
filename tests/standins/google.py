"""Google's speech service as gTTS meets it, on this machine, with the faults a network has.

gTTS is not touched: HTTPS_PROXY sends it to a proxy here, which ends the TLS of
`translate.google.*` itself (gTTS does not check certificates) and answers `batchexecute` with real
MP3 speech, 24 kHz mono as Google's. By hand:

    python -m tests.standins.google --port 8899 --latency-ms 150

and, in another terminal, HTTPS_PROXY=http://127.0.0.1:8899 narrate make …
"""

from __future__ import annotations

import argparse
import base64
import json
import math
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import numpy as np
import pytest
import trustme

from narrate.speech import Voice

RATE = 24_000
"""Samples per second of Google's answers."""

FAULTS = {
    "429": "asked too often; 429:30 adds Retry-After: 30",
    "500": "a fault of its own; any status from 400 to 599 will do",
    "drop": "the connection closes without an answer",
    "truncate": "the body ends before the length that was announced",
    "cut": "the answer ends in the middle of the sound, with no length announced",
    "noaudio": "200, the right envelope, no sound in it",
    "empty": "200, an envelope for something else",
    "junk": "200, bytes that are not MP3 where the sound should be",
    "short": "200, a few milliseconds of sound for a long text",
    "mute": "200, MP3 of silence",
    "portal": "200, the login page of a hotel's network",
    "redirect": "302 to that login page",
    "hang": "nothing is ever answered",
    "drip": "an answer that comes a byte at a time and never ends",
    "refuse": "the proxy says that it cannot reach Google",
}
"""What can go wrong with an answer, by name."""

PORTAL = b"<!doctype html><html><title>Welcome to Hotel Bellevue</title><form>Room</form></html>"


@dataclass(frozen=True)
class Asked:
    """One request for speech."""

    text: str
    language: str
    host: str
    at_s: float
    """When it came, on the monotonic clock."""

    fault: str | None
    """What was done to its answer."""


Choice = Callable[[Asked, int], str | None]
"""Chooses the fault for a request from what it asks and its number, from 0."""


class GoogleStandIn:
    """The proxy and the service behind it. Used as a context."""

    def __init__(self, *, port: int = 0, latency_s: float = 0.0) -> None:
        self.latency_s = latency_s
        self.asked: list[Asked] = []
        self.busiest = 0
        """Most requests that were being answered at one time."""

        self.choose: Choice = lambda asked, number: None
        self._busy = 0
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        names = ("translate.google.com", "*.google.com", "translate.google.co.uk")
        trustme.CA().issue_cert(*names).configure_cert(self._tls)
        owner = self

        class Bound(_Handler):
            stand_in = owner

        self._httpd = ThreadingHTTPServer(("127.0.0.1", port), Bound)
        self._httpd.daemon_threads = True
        self._thread = threading.Thread(
            target=self._httpd.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )

    @property
    def proxy(self) -> str:
        """What HTTPS_PROXY is set to."""
        return f"http://127.0.0.1:{self._httpd.server_port}"

    @property
    def texts(self) -> list[str]:
        """What was asked for, in order of arrival."""
        return [asked.text for asked in self.asked if asked.text]

    def __enter__(self) -> GoogleStandIn:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._closing.set()
        self._httpd.shutdown()
        self._thread.join()
        self._httpd.server_close()

    def fail(self, *faults: str | None) -> None:
        """The next answers have these faults, one each; those that follow are sound."""
        first = len(self.asked)
        left = {first + at: fault for at, fault in enumerate(faults)}
        self.choose = lambda asked, number: left.get(number)

    def fail_always(self, fault: str) -> None:
        """Every answer has this fault, until told otherwise."""
        self.choose = lambda asked, number: fault

    def fail_for(self, word: str, fault: str, *, times: int = 1_000_000) -> None:
        """Answers to texts with `word` in them have the fault, so many times."""
        left = [times]

        def choose(asked: Asked, number: int) -> str | None:
            if word not in asked.text or left[0] == 0:
                return None
            left[0] -= 1
            return fault

        self.choose = choose

    def recover(self) -> None:
        """From now on all goes well."""
        self.choose = lambda asked, number: None

    def refuses(self, host: str) -> bool:
        """Whether the proxy itself turns this caller away, which counts as asked."""
        plain = Asked("", "", host, time.monotonic(), "refuse")
        with self._lock:
            refused = self.choose(plain, len(self.asked)) == "refuse"
            if refused:
                self.asked.append(plain)
        return refused

    @contextmanager
    def answering(self, text: str, language: str, host: str) -> Iterator[str | None]:
        """Note the request and give its fault."""
        with self._lock:
            self._busy += 1
            self.busiest = max(self.busiest, self._busy)
            plain = Asked(text, language, host, time.monotonic(), None)
            fault = self.choose(plain, len(self.asked))
            self.asked.append(Asked(text, language, host, plain.at_s, fault))
        try:
            self._closing.wait(self.latency_s)
            yield fault
        finally:
            with self._lock:
                self._busy -= 1

    def wait_for_the_end(self, seconds: float = 60.0) -> bool:
        """Wait until the stand-in is shut; True if it was."""
        return self._closing.wait(seconds)


class _Handler(BaseHTTPRequestHandler):
    """A CONNECT proxy whose other side is the service itself."""

    stand_in: GoogleStandIn
    protocol_version = "HTTP/1.1"
    host = ""

    def do_CONNECT(self) -> None:
        self.host = self.path.partition(":")[0]
        if self.stand_in.refuses(self.host):
            self.send_error(502)
            self.close_connection = True
            return
        self.send_response(200, "Connection established")
        self.end_headers()
        try:
            inner = self.stand_in._tls.wrap_socket(self.connection, server_side=True)
        except OSError:
            self.close_connection = True
            return
        # From here on the same connection speaks TLS, and its requests come to do_POST.
        self.connection = self.request = inner
        self.rfile = inner.makefile("rb")
        self.wfile = inner.makefile("wb", buffering=0)
        self.close_connection = False

    def do_GET(self) -> None:
        self.give(b"<title>Google Translate</title>", "text/html")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        try:
            text, language = _read_rpc(body.decode("ascii"))
        except (KeyError, ValueError, IndexError, TypeError):
            self.give(b"bad request", "text/plain", status=400)
            return
        with self.stand_in.answering(text, language, self.host) as fault:
            try:
                self.answer(text, language, fault)
            except OSError:
                self.close_connection = True  # the client has gone

    def answer(self, text: str, language: str, fault: str | None) -> None:
        name, _, extra = (fault or "").partition(":")
        if name.isdigit():
            headers = {"Retry-After": extra} if extra else {}
            self.give(b"<html>Sorry</html>", "text/html", status=int(name), **headers)
        elif name in ("drop", "refuse"):
            self.cut_off()
        elif name == "hang":
            self.stand_in.wait_for_the_end()
            self.cut_off()
        elif name == "portal" or (name == "redirect" and self.host == "login.example"):
            self.give(PORTAL, "text/html")
        elif name == "redirect":
            there = {"Location": "https://login.example/welcome"}
            self.give(b"", "text/html", status=302, **there)
        elif name == "drip":
            self.start("application/json; charset=utf-8", {})
            while not self.stand_in.wait_for_the_end(0.1):
                self.wfile.write(b" ")
        elif name in ("truncate", "cut"):
            whole = envelope(speech_mp3(text, language, self.host))
            length = {"Content-Length": str(len(whole))} if name == "truncate" else {}
            self.start("application/json; charset=utf-8", length)
            self.wfile.write(whole[: len(whole) // 2])
            self.cut_off()
        else:
            self.give(self.body(text, language, name), "application/json; charset=utf-8")

    def body(self, text: str, language: str, name: str) -> bytes:
        if name == "noaudio":
            return envelope(None)
        if name == "empty":
            return b')]}\'\n\n25\n[["e",4,null,null,131]]\n'
        if name == "junk":
            return envelope(b"this is not sound " * 40)
        if name == "short":
            return envelope(encode_mp3(tone(0.03)))
        if name == "mute":
            return envelope(encode_mp3(np.zeros(RATE, np.float32)))
        if name:
            raise ValueError(f"there is no fault {name!r}")
        return envelope(speech_mp3(text, language, self.host))

    def start(self, kind: str, headers: dict[str, str], status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for header, value in headers.items():
            self.send_header(header, value)
        if "Content-Length" not in headers:
            self.send_header("Connection", "close")
        self.end_headers()

    def give(self, body: bytes, kind: str, status: int = 200, **headers: str) -> None:
        self.start(kind, {"Content-Length": str(len(body)), **headers}, status)
        self.wfile.write(body)

    def cut_off(self) -> None:
        self.close_connection = True

    def finish(self) -> None:
        super().finish()
        self.connection.close()  # the server knows only the socket from before TLS

    def log_message(self, *args: object) -> None:
        pass


def _read_rpc(form: str) -> tuple[str, str]:
    """Text and language of a `batchexecute` body, which must be one call for speech."""
    [[call]] = json.loads(parse_qs(form)["f.req"][0])
    name, arguments = call[0], json.loads(call[1])
    if name != "jQ1olc" or len(arguments[0]) > 100:
        raise ValueError("not a call for speech of up to 100 characters")
    return arguments[0], arguments[1]


def envelope(mp3: bytes | None) -> bytes:
    """What `batchexecute` answers: a guard, then lines of length and JSON."""
    inner = None if mp3 is None else json.dumps([base64.b64encode(mp3).decode()])
    answer = ["wrb.fr", "jQ1olc", inner, None, None, None, "generic"]
    line = json.dumps([answer, ["di", 31], ["af.httprm", 31, "-4018", 12]], separators=(",", ":"))
    return f")]}}'\n\n{len(line)}\n{line}\n".encode()


def encode_mp3(samples: np.ndarray) -> bytes:
    """24 kHz mono MP3 at 64 kbit/s: MPEG-2 Layer III, as Google's answers are."""
    import lameenc

    encoder = lameenc.Encoder()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(RATE)
    encoder.set_out_sample_rate(RATE)
    encoder.set_bit_rate(64)
    encoder.silence()
    pcm = np.clip(np.rint(samples * 32767), -32768, 32767).astype("<i2").tobytes()
    return bytes(encoder.encode(pcm)) + bytes(encoder.flush())


def tone(seconds: float, hertz: float = 210.0) -> np.ndarray:
    """A voice-like buzz with a little silence at both ends."""
    t = np.arange(round(seconds * RATE)) / RATE
    buzz = sum(math.exp(-k / 6) * np.sin(2 * np.pi * hertz * k * t) for k in range(1, 16)) / 6
    rest = np.zeros(RATE // 10)
    return np.concatenate([rest, buzz, rest]).astype(np.float32)


def speech(text: str, language: str, host: str) -> np.ndarray:
    """The text spoken by a woman's voice, the same one for every accent; a buzz where it cannot."""
    import soxr

    from narrate.engines.espeak import EspeakEngine
    from narrate.errors import NarrateError

    spoken = _OTHER_NAMES.get(language, language)
    try:
        clip = EspeakEngine().speak(text, _WOMAN, language=spoken)
    except NarrateError:
        return tone(0.15 + 0.06 * len(text))
    sound = np.frombuffer(clip.pcm, "<i2").astype(np.float32) / 32768
    rest = np.zeros(RATE // 10, np.float32)
    return np.concatenate([rest, soxr.resample(sound, clip.rate, RATE), rest])


_WOMAN = Voice("f3", "espeak", "mul", settings={"variant": "f3"})
_OTHER_NAMES = {"iw": "he", "jw": "jv", "zh-CN": "zh", "zh-TW": "zh", "no": "nb", "tl": "fil"}


@lru_cache(maxsize=4096)
def speech_mp3(text: str, language: str, host: str) -> bytes:
    """The same as MP3; made once for each text."""
    return encode_mp3(speech(text, language, host))


@pytest.fixture
def google(monkeypatch: pytest.MonkeyPatch) -> Iterator[GoogleStandIn]:
    """The stand-in, up, and the way to it set; nothing reaches Google."""
    with GoogleStandIn() as stand_in:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"):
            monkeypatch.delenv(name, raising=False)
        for name in ("https_proxy", "HTTPS_PROXY"):
            monkeypatch.setenv(name, stand_in.proxy)
        yield stand_in


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the stand-in until Ctrl-C."""
    listing = "\n".join(f"  {name:9} {what}" for name, what in FAULTS.items())
    parser = argparse.ArgumentParser(
        description="Google's speech service on this machine.",
        epilog=f"faults:\n{listing}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--port", type=int, default=0, help="port of the proxy; 0 takes a free one")
    parser.add_argument("--latency-ms", type=float, default=0.0, help="wait before each answer")
    parser.add_argument("--fault", default=None, help="what goes wrong, see below")
    parser.add_argument("--every", type=int, default=1, help="faults hit one request in so many")
    parser.add_argument("--after", type=int, default=0, help="so many requests are answered first")
    parser.add_argument("--seconds", type=float, default=3600.0, help="how long it stays up")
    given = parser.parse_args(arguments)
    with GoogleStandIn(port=given.port, latency_s=given.latency_ms / 1000) as stand_in:

        def choose(asked: Asked, number: int) -> str | None:
            hit = number >= given.after and (number - given.after) % given.every == 0
            return given.fault if hit else None

        stand_in.choose = choose
        print(f"HTTPS_PROXY={stand_in.proxy}", flush=True)
        try:
            stand_in.wait_for_the_end(given.seconds)
        except KeyboardInterrupt:
            pass
        print(f"{len(stand_in.asked)} requests, {stand_in.busiest} at once at most", flush=True)


if __name__ == "__main__":
    main()
