"""A server that speaks `POST /v1/audio/speech`, with the faults of such servers."""

from __future__ import annotations

import json
import struct
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np
import pytest

from tests.standins.google import encode_mp3, tone

RATE = 22_050


class SpeechServer:
    """The server. Used as a context."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.answers: list[str] = []
        """Names of what the next answers are, one each; sound when they have run out."""

        self.always = "sound"
        owner = self

        class Bound(_Handler):
            server_of = owner

        self._httpd = ThreadingHTTPServer(("127.0.0.1", 0), Bound)
        self._httpd.daemon_threads = True
        self._closing = threading.Event()
        self._thread = threading.Thread(
            target=self._httpd.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )

    @property
    def base_url(self) -> str:
        """What `[engines.openai]` says."""
        return f"http://127.0.0.1:{self._httpd.server_port}/v1"

    def __enter__(self) -> SpeechServer:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._closing.set()
        self._httpd.shutdown()
        self._thread.join()
        self._httpd.server_close()


class _Handler(BaseHTTPRequestHandler):
    server_of: SpeechServer

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        server = self.server_of
        server.asked.append(asked)
        server.headers.append(dict(self.headers))
        name = server.answers.pop(0) if server.answers else server.always
        status, _, extra = name.partition(":")
        if status.isdigit():
            error = {"error": {"message": extra or "no", "type": "invalid_request_error"}}
            self.give(json.dumps(error).encode(), int(status))
        elif name == "moved":
            self.give(b"", 307, Location="http://127.0.0.1:9/elsewhere")
        elif name == "hang":
            server._closing.wait(30)
        elif name == "drop":
            self.close_connection = True
        elif self.path != "/v1/audio/speech":
            self.give(b'{"detail": "Not Found"}', 404)
        else:
            self.give(sound(name, asked["input"], asked.get("speed", 1.0)))

    def give(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for header, value in headers.items():
            self.send_header(header, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


def sound(name: str, text: str, speed: float = 1.0) -> bytes:
    """An answer: WAV with or without a length, or MP3 from a server that ignores what was asked."""
    seconds = 0.06 * len(text) / speed
    samples = tone(seconds)[: round(seconds * RATE)]
    if name == "mp3":
        return encode_mp3(tone(seconds))
    if name == "page":
        return b"<html>hello</html>"
    if name == "mute":
        samples = np.zeros(RATE, np.float32)
    return wav(samples, streamed=name == "streamed")


def wav(samples: np.ndarray, *, streamed: bool = False) -> bytes:
    """16-bit mono WAV; a streaming server does not know its length when it begins."""
    pcm = np.rint(samples * 32767).astype("<i2").tobytes()
    size, whole = (0xFFFFFFFF, 0xFFFFFFFF) if streamed else (len(pcm), 36 + len(pcm))
    head = struct.pack(
        "<4sI4s4sIHHIIHH", b"RIFF", whole, b"WAVE", b"fmt ", 16, 1, 1, RATE, 2 * RATE, 2, 16
    )
    return head + struct.pack("<4sI", b"data", size) + pcm


@pytest.fixture
def speech_server() -> Iterator[SpeechServer]:
    """The server, up."""
    with SpeechServer() as server:
        yield server
