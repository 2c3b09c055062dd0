"""Dates as pages print them, in the month names of their language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import cache

_NUMERIC = re.compile(
    r"(?<!\d)(?:(?P<y>(?:19|20)\d\d)(?:\s?[-/.年년]\s?|\s(?=\d\d/))(?P<m>\d{1,2})\s?[-/.月월]\s?(?P<d>\d{1,2})"
    r"|(?P<d2>\d{1,2})\s?[./-]\s?(?P<m2>\d{1,2})\s?[./-]\s?(?P<y2>(?:19|20)\d\d))(?!\d)"
)
_WORDY = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?(?:\s+(?:de|del|of))?\s+"
    r"(?P<m>[^\W\d_]{3,}\.?)(?:,?\s+(?:de|del)?\s*)(?P<y>(?:19|20)\d\d)(?!\d)"
    r"|(?P<m2>[^\W\d_]{3,}\.?)\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y2>(?:19|20)\d\d)(?!\d)"
)
_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|-|\Z)|[/-]((?:19|20)\d\d)(\d\d)(\d\d)[/-]"
)
_MONTH_FIRST = ("en", "en-us", "en-ca", "en-ph")
_CLOCK = re.compile(
    r"\d{1,2}\s?[:.h]\s?\d\d(?::\d\d)?|\b\d{1,2}\s?[ap]\.?\s?m\b\.?|\b[ap]\.?m\b\.?|\b(?:UTC|GMT|[CEPM][ESD]?T|"
    r"[CE]EST|MEZ|MESZ|BST|Uhr|MSK)\b(?:[+-]\d+)?|\d{1,2}\s?[時时点](?:\s?\d{1,2}\s?分)?",
    re.IGNORECASE,
)
_LONGEST_DATE_LINE = 120


def parse_date(value: str) -> str | None:
    """An ISO 8601 date, its time and zone kept, from what a page's metadata holds."""
    text = value.strip()
    if not text or len(text) > 60:
        return None
    iso = re.sub(r"(\d)(?:\s)(\d\d:\d\d)", r"\1T\2", text)
    iso = re.sub(r"([+-]\d\d)(\d\d)\Z", r"\1:\2", iso).replace(" ", "")
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        pass
    else:
        if not 1500 < moment.year < 2200:
            return None
        return moment.date().isoformat() if len(iso) <= 10 else moment.isoformat("T", "seconds")
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError):
        return find_date(text)


def find_date(text: str, language: str = "en") -> str | None:
    """The first date printed in a text, as ISO 8601."""
    found = _find(text, language)
    return found[0] if found else None


def date_in_address(url: str) -> str | None:
    """The date that many sites put into an article's address."""
    found = _ADDRESS.search(url)
    if not found:
        return None
    year, month, day = (part for part in found.groups() if part)
    return _iso(int(year), int(month), int(day))


def is_date_line(text: str, language: str = "en") -> bool:
    """True where a line is a date, with or without a time and a word such as "Updated"."""
    if len(text) > _LONGEST_DATE_LINE or not any(char.isdigit() for char in text):
        return False
    rest, dates = text, 0
    while found := _find(rest, language):
        _, start, end = found
        rest = f"{rest[:start]} {rest[end:]}"
        dates += 1
        if dates > 3:
            return False
    if not dates:
        return False
    rest = _CLOCK.sub(" ", rest)
    words = [w for w in re.findall(r"[^\W\d_]+", rest) if w.lower() not in _weekdays(language)]
    return len(words) <= 2 * dates + 1 and sum(map(len, words)) <= 30 * dates


def without_date(text: str, language: str = "en") -> str:
    """A text up to its first date."""
    found = _find(text, language)
    return text[: found[1]] if found else text


def without_weekday(text: str, language: str = "en") -> str:
    """A text without the name of a weekday at its end, as bylines have before a date."""
    head, _, last = text.rstrip(" ,").rpartition(" ")
    return head.rstrip(" ,") if head and last.casefold() in _weekdays(language) else text


def _find(text: str, language: str) -> tuple[str, int, int] | None:
    places: list[tuple[int, str, int]] = []
    if found := _NUMERIC.search(text):
        if found["y"]:
            iso = _iso(int(found["y"]), int(found["m"]), int(found["d"]))
        else:
            day, month = int(found["d2"]), int(found["m2"])
            american = "/" in found[0] and language.lower() in _MONTH_FIRST and day <= 12
            if month > 12 or american:
                day, month = month, day
            iso = _iso(int(found["y2"]), month, day)
        if iso:
            places.append((found.start(), iso, found.end()))
    for found in _WORDY.finditer(text):
        name = (found["m"] or found["m2"]).rstrip(".").casefold()
        number = _months(language).get(name) or _months("en").get(name)
        if number:
            day = int(found["d"] or found["d2"])
            iso = _iso(int(found["y"] or found["y2"]), number, day)
            if iso:
                places.append((found.start(), iso, found.end()))
                break
    if not places:
        return None
    start, iso, end = min(places)
    return iso, start, end


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


@cache
def _months(language: str) -> Mapping[str, int]:
    """Name of a month, full or short, in every case a date has -> its number."""
    from babel import Locale, UnknownLocaleError
    from babel.dates import get_month_names

    try:
        locale = Locale.parse(language.partition("-")[0].lower())
    except (UnknownLocaleError, ValueError):
        return {}
    names: dict[str, int] = {}
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            for number, name in get_month_names(width, context, locale).items():
                names.setdefault(name.rstrip(".").casefold(), number)
    return names


@cache
def _weekdays(language: str) -> frozenset[str]:
    from babel import Locale, UnknownLocaleError
    from babel.dates import get_day_names

    try:
        locale = Locale.parse(language.partition("-")[0].lower())
    except (UnknownLocaleError, ValueError):
        return frozenset()
    return frozenset(
        name.rstrip(".").casefold()
        for width in ("wide", "abbreviated")
        for name in get_day_names(width, "format", locale).values()
    )
