"""Pages from the network: one GET, its redirects followed by hand, its size and time bounded.

The one place where an article's text comes from somebody's server. The client is requests, which
gTTS brings anyway; brotli lets a server answer in `br`.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

from narrate.article.addresses import public_address
from narrate.errors import FetchError

if TYPE_CHECKING:
    import requests

SIZE_LIMIT_BYTES = 20 * 1024 * 1024
"""Largest body taken, as it is after decompression."""

CONNECT_LIMIT_S = 10.0
"""Longest wait for a server to take the call."""

READ_LIMIT_S = 20.0
"""Longest silence in the middle of an answer."""

TIME_LIMIT_S = 60.0
"""Longest a whole page may take, redirects included."""

MAX_REDIRECTS = 10

_CHUNK_BYTES = 64 * 1024
_REDIRECTS = frozenset({301, 302, 303, 307, 308})

_REFUSALS: dict[int, tuple[str, str | None]] = {
    400: ("does not understand the address", "Check the address."),
    401: ("asks for a password", "Open the page in a browser, save it, and narrate the file."),
    402: ("wants to be paid", "Subscribers can save the page in a browser and narrate the file."),
    403: (
        "refuses to give the page to a program",
        "Open the page in a browser, save it, and narrate the file.",
    ),
    404: ("has no such page", "Check the address."),
    408: ("gave up waiting", "Try again later."),
    410: ("says the page is gone for good", "A web archive may have it."),
    429: ("says it is asked too often", "Wait a while, then try again."),
    451: ("may not show the page for legal reasons", None),
}
"""Status -> what the server does, and what to do about it."""

_FAULT: tuple[str, str | None] = ("has a fault of its own", "Try again later.")


@dataclass(frozen=True, slots=True)
class Page:
    """What a server gave."""

    url: str
    """Where it was found, after redirects; without a fragment, a password or a token."""

    body: bytes
    """Decompressed, not decoded."""

    content_type: str = "text/html"
    """Media type in lower case, without parameters; empty where the server named none."""

    charset: str | None = None
    """As the server declared it, which it may have done wrongly."""

    etag: str | None = None
    modified: str | None = None
    """What the server calls this version, and since when it stands; both to be given back to it."""

    unchanged: bool = False
    """True where the server says that nothing has changed: then there is no body."""


def fetch_page(
    url: str,
    *,
    accept: str = "text/html, application/xhtml+xml, */*;q=0.5",
    size_limit: int = SIZE_LIMIT_BYTES,
    time_limit_s: float = TIME_LIMIT_S,
    etag: str | None = None,
    modified: str | None = None,
) -> Page:
    """The page at an http or https address.

    With the `etag` or `modified` of a page had before, one that is still the same is not sent
    again. Redirects are followed, ten at most, each to http or https only. Proxies and
    certificates are taken from the environment, as requests does.

    Raises:
        FetchError: names the address and says why the page was not to be had.
    """
    import requests

    deadline = time.monotonic() + time_limit_s
    here = checked_url(url)
    with requests.Session() as session, _failures_of(lambda: public_address(here)):
        session.headers.update({"User-Agent": user_agent(), "Accept": accept})
        session.headers["Accept-Language"] = "*"
        if etag:
            session.headers["If-None-Match"] = etag
        if modified:
            session.headers["If-Modified-Since"] = modified
        for _ in range(MAX_REDIRECTS + 1):
            told = public_address(here)
            left = _time_left(deadline, told)
            answer = session.get(
                here,
                stream=True,
                allow_redirects=False,
                timeout=(min(CONNECT_LIMIT_S, left), min(READ_LIMIT_S, left)),
            )
            with answer:
                onward = answer.headers.get("Location")
                if answer.status_code in _REDIRECTS and onward:
                    # Python's client reads headers as Latin-1; addresses there are UTF-8.
                    onward = onward.encode("latin-1", "replace").decode("utf-8", "replace")
                    here = checked_url(urljoin(here, onward), came_from=here)
                    continue
                if answer.status_code == 304 and (etag or modified):
                    return Page(told, b"", etag=etag, modified=modified, unchanged=True)
                _check_status(answer, told)
                media, charset = _content_type(answer.headers.get("Content-Type", ""))
                if not accept.startswith("image/"):
                    _check_media(media, told)
                body = b"".join(_read(answer, told, size_limit, deadline))
                return Page(
                    told,
                    body,
                    media,
                    charset,
                    etag=answer.headers.get("ETag"),
                    modified=answer.headers.get("Last-Modified"),
                )
    raise FetchError(
        f"{public_address(url)} leads from one address to the next and arrives nowhere",
        hint="Open it in a browser and copy the address of the article itself.",
    )


def fetch_image(url: str) -> Page:
    """The picture at an address, as `fetch_page` gives a page.

    Raises:
        FetchError: it was not to be had.
    """
    return fetch_page(url, accept="image/jpeg, image/png, image/*;q=0.5", time_limit_s=20.0)


def user_agent() -> str:
    """How narrate introduces itself to servers."""
    from narrate import __version__

    return f"Mozilla/5.0 (compatible; narrate/{__version__}; reads articles aloud)"


def checked_url(url: str, *, came_from: str | None = None) -> str:
    """The address without its fragment, if it is one that a page can be fetched from.

    Raises:
        FetchError: it is not http or https, or has no host.
    """
    address = urldefrag(url.strip()).url
    by_way_of = f" (where {public_address(came_from)} leads)" if came_from else ""
    # Where an address is none, who can tell the end of a password from a host?
    told = re.sub(r"//.*@", "//", public_address(url), flags=re.DOTALL)
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port
    except ValueError as error:
        raise FetchError(f"{told}{by_way_of} is not a web address") from error
    if parts.scheme.lower() not in ("http", "https"):
        scheme = parts.scheme or "no scheme"
        raise FetchError(
            f"{told}{by_way_of} is not fetched: only http and https are, not {scheme}",
            hint="Give a file by its path.",
        )
    if not host:
        raise FetchError(f"{told}{by_way_of} names no server")
    return address


def _check_status(answer: requests.Response, url: str) -> None:
    status = answer.status_code
    if status < 300:
        return
    host = urlsplit(url).hostname
    if _is_browser_check(answer):
        raise FetchError(
            f"{host} lets only browsers in: it answered {url} with a test for robots ({status})",
            hint="Open the page in a browser, save it, and narrate the file.",
        )
    if status >= 500:
        says, hint = _FAULT
    else:
        says, hint = _REFUSALS.get(status, ("refuses the page", None))
    if status == 429 or status == 503:
        wait = answer.headers.get("Retry-After", "")
        if wait.isdigit():
            hint = f"Try again in {wait} seconds."
    raise FetchError(f"{host} {says}: {url} ({status})", hint=hint)


def _is_browser_check(answer: requests.Response) -> bool:
    return answer.headers.get("cf-mitigated", "") == "challenge"


_UNREADABLE = re.compile(r"(?:image|audio|video|font)/|application/(?:zip|x-|octet-stream\Z)")
_READABLE = re.compile(r"application/x-(?:html|xhtml|pdf|markdown)|application/epub\+zip")


def _check_media(media: str, url: str) -> None:
    """Refuse what is no text before its body is read."""
    if not media or not _UNREADABLE.match(media) or _READABLE.match(media):
        return
    if media == "application/octet-stream" and re.search(
        r"\.(?:html?|txt|md|epub|docx|pdf)\Z", urlsplit(url).path, re.IGNORECASE
    ):
        return
    raise FetchError(f"{url} is not an article: the server calls it {media}")


def _content_type(header: str) -> tuple[str, str | None]:
    """Media type and charset of a Content-Type header."""
    message = Message()
    message["Content-Type"] = header
    media = header.partition(";")[0].strip().lower()
    charset = message.get_param("charset")
    return media, charset.strip() if isinstance(charset, str) and charset.strip() else None


def _read(answer: requests.Response, url: str, size_limit: int, deadline: float) -> Iterator[bytes]:
    """The body, piece by piece, until it grows too large or takes too long."""
    declared = answer.headers.get("Content-Length", "")
    if declared.isdigit() and int(declared) > size_limit:
        raise _too_large(url, size_limit)
    size = 0
    while True:
        _time_left(deadline, url)
        # read1() hands over what has come; read() would wait for a server that drips bytes.
        piece = answer.raw.read1(_CHUNK_BYTES, decode_content=True)
        if not piece:
            return
        size += len(piece)
        if size > size_limit:
            raise _too_large(url, size_limit)
        yield piece


def _too_large(url: str, size_limit: int) -> FetchError:
    return FetchError(
        f"{url} is larger than {size_limit / 1024 / 1024:.0f} MB, too large for an article"
    )


def _time_left(deadline: float, url: str) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise FetchError(f"{url} takes too long to come", hint="Try again later.")
    return left


@contextmanager
def _failures_of(address: Callable[[], str]) -> Iterator[None]:
    """Turn the client's errors into ours, with the address in them."""
    import requests
    import urllib3

    try:
        yield
    except (requests.exceptions.InvalidURL, urllib3.exceptions.LocationValueError) as error:
        raise FetchError(f"{address()} is not a web address", hint="Check its spelling.") from error
    except requests.exceptions.SSLError as error:
        raise FetchError(
            f"{address()} cannot be trusted: its certificate is not valid",
            hint="Check the address, and this machine's date.",
        ) from error
    except requests.exceptions.ProxyError as error:
        raise FetchError(
            f"{address()} is not reached through the proxy", hint="Check HTTPS_PROXY."
        ) from error
    except (requests.exceptions.Timeout, urllib3.exceptions.TimeoutError) as error:
        raise FetchError(f"{address()} does not answer in time", hint="Try again later.") from error
    except (requests.exceptions.ContentDecodingError, urllib3.exceptions.DecodeError) as error:
        raise FetchError(f"{address()} is compressed in a broken way") from error
    except requests.exceptions.ConnectionError as error:
        raise FetchError(
            f"{address()} cannot be reached",
            hint="Check the address and the connection to the network.",
        ) from error
    except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError) as error:
        raise FetchError(f"{address()} broke off while it was read") from error
    except UnicodeError as error:
        raise FetchError(f"{address()} is not a web address") from error
