"""A web server on this machine: the pages that a test puts up, and who asked for them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Web:
    """Pages by path; each may be put up anew or taken down while it runs."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.pages: dict[str, tuple[bytes, str, dict[str, str]]] = {}
        self.asked: list[str] = []
        """Path and status of each request, as "/feed 200"."""
        self.logins: list[str | None] = []
        """Authorization header of each request."""

    def put(self, path: str, body: str | bytes, kind: str = "text/html", **headers: str) -> str:
        """Put a page up; `{web}` in it stands for this server. Its address."""
        if isinstance(body, str):
            body = body.replace("{web}", self.url).encode("utf-8")
        self.pages[path] = (body, kind, {k.replace("_", "-"): v for k, v in headers.items()})
        return self.url + path


@contextmanager
def web() -> Iterator[Web]:
    """The server while it runs; it knows If-None-Match and If-Modified-Since."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body, kind, headers = site.pages.get(self.path, (b"no", "text/plain", {}))
            status = 200 if self.path in site.pages else 404
            known = {
                "ETag": self.headers.get("If-None-Match"),
                "Last-Modified": self.headers.get("If-Modified-Since"),
            }
            if any(value and value == headers.get(name) for name, value in known.items()):
                status, body = 304, b""
            site.asked.append(f"{self.path} {status}")
            site.logins.append(self.headers.get("Authorization"))
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site = Web(server.server_port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
