"""The output folder over HTTP: pages, feed and audio, for this machine or the local network.

The feed is given with the address it is asked at, so that an app which was told one address finds
everything there. Nothing but files of the folder is given, and none whose name begins with a dot.
"""

from __future__ import annotations

import hashlib
import ipaddress
import mimetypes
import re
import secrets
import socket
import threading
from collections.abc import Collection
from dataclasses import replace
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from narrate.episode.record import CHAPTERS
from narrate.errors import FeedError, NarrateError
from narrate.feed.publishing import find_episodes, read_memory
from narrate.feed.rss import CHAPTERS_TYPE, RSS_TYPE, count_pages, render_feed
from narrate.feed.show import Show
from narrate.whole import write_whole

SECRET = ".secret"
"""File in the output folder that keeps the secret part of a private address."""

_TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mp3": "audio/mpeg",
    ".png": "image/png",
    ".txt": "text/plain",
    ".vtt": "text/vtt",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
"""Ending -> type, whatever the system believes."""

_TEXTS = (".css", ".html", ".js", ".json", ".txt", ".vtt", ".xml")
_OPEN = (".vtt", CHAPTERS)
"""Endings of what web players of any origin may read."""

_FEED_PAGE = re.compile(r"feed(?:-(\d{1,6}))?\.xml")
_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(:\d{1,5})?")


class Shelf:
    """The folder as the server sees it."""

    def __init__(
        self, folder: Path, show: Show, *, secret: str = "", names: Collection[str] = ()
    ) -> None:
        self.folder = folder.resolve()
        self.show = show
        self.secret = secret
        self.names = frozenset(name.lower() for name in names) | {"localhost"}
        """Names the server answers to besides any numeric address. A page on the web could have
        its own name point here, and read what it is not meant to."""
        self._feeds: dict[tuple[str, int], tuple[object, str]] = {}
        self._lock = threading.Lock()

    def answer(self, request: Request) -> Response:
        """A file of the folder, or a page of the feed."""
        base = f"http://{self._host(request)}"
        path = str(request.scope["path"])
        if self.secret:
            given, _, path = path.removeprefix("/").partition("/")
            if not secrets.compare_digest(given.encode("utf-8", "replace"), self.secret.encode()):
                raise HTTPException(404)
            base, path = f"{base}/{self.secret}", f"/{path}"
        file = self._find(path)
        page = _FEED_PAGE.fullmatch(file.name) if file.parent == self.folder else None
        headers = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
        if page:
            return self._feed(request, base, int(page[1] or 1), file, headers)
        if file.name.endswith(_OPEN):
            headers["Access-Control-Allow-Origin"] = "*"
        answer = FileResponse(
            file, stat_result=file.stat(), media_type=_type(file.name), headers=headers
        )
        if file.name.endswith(_TEXTS):  # gzip may stand between: the same, not the same bytes
            answer.headers["etag"] = f"W/{answer.headers['etag']}"
        return _unless_known(request, answer)

    def _host(self, request: Request) -> str:
        """The name and port the server was asked by, if it is one of its own.

        Raises:
            HTTPException: it is none, or no name at all.
        """
        written = request.headers.get("host", "")
        found = _HOST.fullmatch(written)
        if not found or len(request.headers.getlist("host")) != 1:
            raise HTTPException(400, "The request names no server.")
        name = found[1].strip("[]").lower().rstrip(".")
        try:
            ipaddress.ip_address(name)
        except ValueError:
            if name not in self.names:
                raise HTTPException(421, f"This server is not {name}.") from None
        return written

    def _find(self, path: str) -> Path:
        """The file at a path, which is decoded already.

        Raises:
            HTTPException: there is none that may be given.
        """
        parts = (path if path != "/" else "/index.html").split("/")
        if parts[0] or not all(map(_is_plain, parts[1:])):
            raise HTTPException(404)
        try:
            file = self.folder.joinpath(*parts[1:]).resolve(strict=True)
            inside = file.relative_to(self.folder)
            if not file.is_file() or not all(map(_is_plain, inside.parts)):
                raise HTTPException(404)
        except (OSError, ValueError, RuntimeError) as error:
            raise HTTPException(404) from error
        return file

    def _feed(
        self, request: Request, base: str, page: int, file: Path, headers: dict[str, str]
    ) -> Response:
        about = file.stat()
        stamp = (about.st_mtime_ns, about.st_size, about.st_ino)
        with self._lock:
            known, text = self._feeds.get((base, page), (None, ""))
            if known != stamp:
                text = self._render(base, page)
                if len(self._feeds) > 64:
                    self._feeds.clear()
                self._feeds[base, page] = (stamp, text)
        answer = Response(text, media_type=f"{RSS_TYPE}; charset=utf-8", headers=headers)
        answer.headers["etag"] = f'W/"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'
        return _unless_known(request, answer)

    def _render(self, base: str, page: int) -> str:
        try:
            memory = read_memory(self.folder)
            episodes = find_episodes(self.folder)
        except FeedError as error:
            raise HTTPException(500, error.message) from error
        if page > count_pages(self.show, len(episodes)):
            raise HTTPException(404)
        show = replace(self.show, base_url=base, guid=self.show.guid or memory.guid)
        return render_feed(
            show, episodes, dates=memory.dates, page=page, unlisted=bool(self.secret)
        )


def make_app(shelf: Shelf) -> ASGIApp:
    """The server's side of it, as an ASGI application. Texts are packed, sound is not."""
    plain = Starlette(
        routes=[Route("/{path:path}", shelf.answer)],
        exception_handlers={HTTPException: _refusal},
    )
    packed = GZipMiddleware(plain, minimum_size=512)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        ranged = any(name == b"range" for name, _ in scope.get("headers", ()))
        text = path.endswith((*_TEXTS, "/")) and not ranged
        await (packed if text else plain)(scope, receive, send)

    return app


def open_socket(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0 is any that is free.

    Raises:
        NarrateError: the address is not to be had.
    """
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NarrateError(
            f"there is no address {host} on this machine.", hint="Try --host 0.0.0.0."
        ) from error
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise NarrateError(
            f"{host}:{port} cannot be listened at: {error.strerror}.",
            hint="Choose another --host, or another --port: 0 takes any that is free.",
        ) from error
    return listening


def network_address() -> str | None:
    """This machine's address on its network; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address that is nobody's: RFC 5737
            return str(probe.getsockname()[0])
        except OSError:
            return None


def read_secret(folder: Path) -> str:
    """The secret part of the show's private address, made the first time."""
    path = folder / SECRET
    if path.is_file():
        kept = path.read_text(encoding="ascii", errors="replace").strip()
        if re.fullmatch(r"[\w-]{16,}", kept, re.ASCII):
            return kept
        raise FeedError(
            f"{path} does not hold a secret of 16 letters or more.",
            hint="Remove it for a new one; apps must then be told the new address.",
        )
    made = secrets.token_urlsafe(24)
    write_whole(path, made + "\n")
    path.chmod(0o600)
    return made


def _refusal(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return PlainTextResponse(f"{error.detail}\n", error.status_code, error.headers)


def _is_plain(part: str) -> bool:
    """Whether a part of a path is a name and nothing more, on any system."""
    return bool(part) and not part.startswith(".") and not re.search(r"[\x00-\x1f\\:]", part)


def _type(name: str) -> str:
    if name.endswith(CHAPTERS):
        return CHAPTERS_TYPE
    ending = Path(name).suffix.lower()
    media = _TYPES.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{media}; charset=utf-8" if ending in _TEXTS else media


def _unless_known(request: Request, answer: Response) -> Response:
    """The answer, or 304 where who asks has it already.

    Source: RFC 9110, 13.1 and 15.4.5.
    """
    wanted = request.headers.get("if-none-match")
    tag = answer.headers["etag"].removeprefix("W/")
    if wanted is not None:
        tags = [each.strip().removeprefix("W/") for each in wanted.split(",")]
        known = "*" in tags or tag in tags
    else:
        known = _not_since(request.headers.get("if-modified-since"), answer)
    if not known:
        return answer
    kept = ("etag", "cache-control", "last-modified", "access-control-allow-origin")
    return Response(status_code=304, headers={k: v for k, v in answer.headers.items() if k in kept})


def _not_since(instant: str | None, answer: Response) -> bool:
    changed = answer.headers.get("last-modified")
    if not instant or not changed:
        return False
    try:
        return parsedate_to_datetime(instant) >= parsedate_to_datetime(changed)
    except (ValueError, TypeError):
        return False


def own_names(show: Show) -> tuple[str, ...]:
    """What this machine is called, and where the show is published."""
    here = socket.gethostname().partition(".")[0]
    there = urlsplit(show.base_url).hostname if show.base_url else None
    return tuple(name for name in (socket.gethostname(), here, f"{here}.local", there) if name)
