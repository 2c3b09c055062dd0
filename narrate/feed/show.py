"""The show: what its feed says of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import quote, urlsplit
from uuid import UUID

from narrate.article.addresses import public_address
from narrate.errors import SettingsError
from narrate.feed.categories import CATEGORIES, find_category, near_category
from narrate.settings import FILE, Settings
from narrate.tags import is_tag

FEED = "feed.xml"

LOCAL = "http://127.0.0.1:8010"
"""Address that the feed on disk is written for where no base URL is set: that of
`narrate serve`, which gives the feed with the address it is asked at."""


@dataclass(frozen=True, slots=True)
class Show:
    """What `[show]` in narrate.toml says."""

    title: str = "Articles, read aloud"
    author: str = ""
    email: str = ""
    """Where directories write to, to see that the show is the author's."""

    owner: str = ""
    """Who answers for the feed; the author where it is empty."""

    language: str = "en"
    """BCP 47 tag of the show, not of each episode."""

    category: tuple[str, ...] = ("News",)
    """Apple's categories, "Category" or "Category/Subcategory", the fittest first."""

    description: str = ""
    base_url: str = ""
    """Address that the output folder is published at; empty where it is only served here."""

    link: str = ""
    """The show's own page; the front page in the output folder where it is empty."""

    image: str = "cover.jpg"
    """The show's cover: a file in the output folder, or an address."""

    copyright: str = ""
    funding: str = ""
    """Address where listeners can give money."""

    explicit: bool = False
    locked: bool = True
    """Whether hosts are to refuse moving the show to them unasked."""

    guid: str = ""
    """The show's identity among all podcasts; made from the feed's first address where empty."""

    page_size: int = 100
    """Episodes in the feed; older ones are on further pages (RFC 5005)."""

    def address(self, name: str) -> str:
        """Where a file of the output folder is published; an address stays as it is."""
        if "://" in name:
            return name
        return f"{self.base_url or LOCAL}/{quote(name)}"

    @property
    def feed_address(self) -> str:
        return self.address(FEED)


def read_show(settings: Settings) -> Show:
    """The show as set, checked.

    Raises:
        SettingsError: `[show]` holds a name or a value that will not do.
    """
    defaults = {field.name: field.default for field in fields(Show)}
    values: dict[str, Any] = {}
    given: Mapping[str, Any] = settings.show
    for name, value in given.items():
        if name not in defaults:
            raise SettingsError(
                f"{FILE}: there is no setting show.{name}.",
                hint=f"[show] takes {', '.join(defaults)}.",
            )
        values[name] = checked(name, value, f"{FILE}: show.{name}")
    return Show(**values)


_EMAIL = re.compile(r"[^\s@<>(),;:\"\\]+@[^\s@<>(),;:\"\\]+\.[^\W\d_][\w-]*[^\W_]", re.UNICODE)


def checked(name: str, value: Any, where: str) -> Any:
    """A value of `[show]` as the show keeps it; `where` names it in an error.

    Raises:
        SettingsError: it will not do.
    """
    kind: type = type({field.name: field.default for field in fields(Show)}[name])
    if kind is tuple:
        given = [value] if isinstance(value, str) else value
        if not isinstance(given, (list, tuple)) or not given:
            raise SettingsError(f"{where} is {value!r}, not a category or a list of them.")
        return tuple(dict.fromkeys(_category(each, where) for each in given))
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        wanted = {bool: "true or false", int: "a whole number"}.get(kind, "a text in quotes")
        raise SettingsError(f"{where} is {value!r}, not {wanted}.")
    if isinstance(value, int) and kind is int and not 1 <= value <= 10_000:
        raise SettingsError(f"{where} is {value}; it must lie between 1 and 10000.")
    if not isinstance(value, str):
        return value
    return _text(name, value.strip(), where)


def _text(name: str, text: str, where: str) -> str:
    if name in ("title", "image") and not text:
        raise SettingsError(f"{where} is empty.", hint="Every feed needs one.")
    if not text:
        return text
    if name in ("base_url", "link", "funding"):
        return _address(name, text, where)
    if name == "email" and not _EMAIL.fullmatch(text):
        raise SettingsError(f"{where} is {text!r}, which is no e-mail address.")
    if name == "language" and ("_" in text or not is_tag(text)):
        raise SettingsError(
            f"{where} is {text!r}, which is no language tag.", hint="Write it as en, de or pt-BR."
        )
    if name == "guid":
        try:
            return str(UUID(text))
        except ValueError as error:
            raise SettingsError(f"{where} is {text!r}, which is no UUID.") from error
    if name == "image" and "://" not in text and ("/" in text or "\\" in text):
        raise SettingsError(
            f"{where} is {text!r}, which is neither an address nor a file's name.",
            hint="Put the picture into the output folder and give its name.",
        )
    return text


def _address(name: str, text: str, where: str) -> str:
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and bool(parts.hostname)
        private = "@" in parts.netloc
        _ = parts.port
    except ValueError:
        good = False
    if good and private:
        raise SettingsError(
            f"{where} holds a user or a password, and would stand in the feed for all to read.",
            hint=f"Without it: {public_address(text)}",
        )
    if not good or re.search(r"[\s<>\"]", text):
        raise SettingsError(
            f"{where} is {public_address(text)!r}, which is no web address.",
            hint="It begins with https://.",
        )
    if name == "base_url":
        if parts.query or parts.fragment:
            raise SettingsError(f"{where} is {text!r}; it cannot have a ? or a # in it.")
        return text.removesuffix(f"/{FEED}").rstrip("/")
    return text


def _category(written: Any, where: str) -> str:
    found = find_category(written) if isinstance(written, str) else None
    if found is None:
        near = near_category(written) if isinstance(written, str) else None
        raise SettingsError(
            f"{where} is {written!r}, which is none of Apple's categories.",
            hint=f"Did you mean {near!r}?" if near else f"They are {', '.join(CATEGORIES)}.",
        )
    return found
