"""Lines that say who wrote an article and when, in pages and in pasted text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache

from narrate.article.phrases import is_moment, leftover_reason, openers, small_words
from narrate.calendar import MONTHS, WEEKDAYS

LONGEST_IMPRINT = 220
"""In characters."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a line between title and text says."""

    byline: str | None = None
    """Authors, without "By"."""

    published: str | None = None
    """ISO 8601: a date, or a date with its time and, where the line gives it, its offset."""

    is_date: bool = False
    """It names a day or a moment, though perhaps not one that can be told: "2 hours ago"."""


def parse_imprint(line: str, language: str = "en") -> Imprint | None:
    """Who and when, if a line says that and nothing else; None for every other line.

    Names and dates may stand together: "By Ana Ruiz | 3 March 2026 | 4 min read".
    """
    line = line.strip()
    if not line or len(line) > LONGEST_IMPRINT:
        return None
    if (found := _parse_segment(line, language)) is not None:
        return found
    segments = [part.strip() for part in _SEPARATOR.split(line) if part.strip(" ,;|")]
    if len(segments) > 1 and (found := _parse_segments(segments, language)) is not None:
        return found
    for at in _beginnings_of_dates(line, language):
        who, when = line[:at].strip(" ,;:–—-"), line[at:]
        if who and (found := _parse_segments([who, when], language)) is not None:
            return found
    return _date_and_more(line, language)


def _date_and_more(line: str, language: str) -> Imprint | None:
    """A date followed by who wrote it or where it stood: "2025年9月21日 08:30 来源：晚报"."""
    for space in reversed(list(re.finditer(r"\s+", line))):
        when, more = line[: space.start()], line[space.end() :]
        if _moment(when, language):
            return _parse_segments([when, more], language)
    return None


def parse_byline(line: str, language: str = "en") -> str | None:
    """The authors in a line such as "By Ana Ruiz and Tom Orr", or None."""
    line = " ".join(line.split()).translate(_PLAIN)
    if not line or len(line) > LONGEST_IMPRINT:
        return None
    if closer := _byline_closer(language).search(line):
        names = line[: closer.start()]
        return names if _are_names(names, language) else None
    opener = _byline_opener(language).match(line)
    if not opener:
        return None
    names = _ROLE.sub("", line[opener.end() :].strip(" :：,")).strip(" ,")
    return names if _are_names(names, language) else None


def parse_date(line: str, language: str = "en") -> str | None:
    """The day (and time) a line names and nothing else, as ISO 8601; None for other lines.

    "03/04/2026" is nobody's guess in English without a region: None, but for "en-US" and "en-GB".
    """
    found = _moment(line, language)
    return found.published if found else None


_SEPARATOR = re.compile(r"\s*[|·•∙●]\s*|\s+[/–—-]+\s+|\s{2,}|\s*／\s*")
_ROLE = re.compile(
    r"\s+(?:编辑|編輯|责编|責編|摄影|攝影|校对|编译):.*\Z|"
    r"(?i:\s*[,(]\s*(?:[^\W\d_]+\s){0,3}(?:writer|reporter|correspondent|editor|columnist|staff|"
    r"contributor|redakteur(?:in)?|korrespondent(?:in)?|journaliste|periodista|redactora?|"
    r"giornalista|repórter|корреспондент)\b.*\Z)|"
    r"\s*[,(]\s+?[a-zà-öø-ÿа-яё].*\Z|\s*\([^)]*\)\Z"
    r"|\s+(?:@|for |in |à |aus |en |em |desde |из )\S.*\Z"
)
_PARTICLES = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "du",
        "des",
        "d",
        "la",
        "le",
        "les",
        "el",
        "al",
        "van",
        "von",
        "vom",
        "zu",
        "zur",
        "den",
        "der",
        "ten",
        "ter",
        "bin",
        "ibn",
        "af",
        "av",
        "y",
        "e",
        "i",
        "and",
        "und",
        "et",
        "och",
        "og",
        "en",
        "и",
        "та",
        "ve",
        "&",
        "with",
        "mit",
        "avec",
        "con",
        "com",
    ]
)


def _parse_segments(segments: list[str], language: str) -> Imprint | None:
    """What several parts of one line say, if each of them says who, when, or how long it takes."""
    found = [_parse_segment(segment, language) for segment in segments]
    byline = next((one.byline for one in found if one and one.byline), None)
    published = next((one.published for one in found if one and one.published), None)
    is_date = any(one and one.is_date for one in found)
    if byline is None and not is_date:
        return None
    for segment, one in zip(segments, found, strict=True):
        if one is not None or leftover_reason(segment, language) is not None:
            continue
        if byline is None and _are_names(segment, language) and len(segment.split()) <= 6:
            byline = segment
            continue
        if byline is not None and len(segment.split()) <= 4 and len(segment) <= 40:
            continue  # the desk, the place, the agency
        return None
    return Imprint(byline, published, is_date)


def _parse_segment(segment: str, language: str) -> Imprint | None:
    if (byline := parse_byline(segment, language)) is not None:
        return Imprint(byline)
    return _moment(segment, language)


def _are_names(text: str, language: str) -> bool:
    """Whether it could be the names of people: capitals, and nothing else but small particles."""
    if not text or len(text) > 120 or text[-1] in ".!?。！？:" or any(c.isdigit() for c in text):
        return bool(text) and text[-1] == "." and bool(re.search(r"\b(?:Jr|Sr)\.\Z", text))
    words = re.split(r"[\s,、;／]+", text)
    if not text[0].isalpha() or len(words) > 14:
        return False
    if not any(character.isupper() or character.islower() for character in text):
        return len(text) <= 30 and len(words) <= 10
    joiners = small_words(language)
    return all(
        not word or word[0].isupper() or word.casefold() in _PARTICLES or word.casefold() in joiners
        for word in words
    ) and any(word and word[0].isupper() for word in words)


@cache
def _byline_closer(language: str) -> re.Pattern[str]:
    closers = "|".join(map(re.escape, openers("by_after", language)))
    return re.compile(rf"\s(?:{closers})\Z" if closers else r"(?!)")


_PLAIN = str.maketrans({"：": ":", "／": "/", "＝": "=", "｜": "|"})


@cache
def _byline_opener(language: str) -> re.Pattern[str]:
    choices = [
        re.escape(opener.translate(_PLAIN))
        + (r"(?:\s*[:：]\s*|\s+)" if opener[-1].isalnum() and opener.isascii() else r"\s*")
        for opener in openers("by", language)
    ]
    return re.compile("(?:" + "|".join(sorted(choices, key=len, reverse=True)) + ")", re.IGNORECASE)


# --- Dates -----------------------------------------------------------------------------------

_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)")
_STAMP = re.compile(
    r"(?:\bt|(?<=\s))([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?(?:\.\d+)?\s?(z\b|[+-]\d\d:?\d\d\b)"
)
_CHINESE = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日号號일]")
_YEAR_FIRST = re.compile(r"\b(\d{4})[./](\d{1,2})[./](\d{1,2})\b")
_NUMERIC = re.compile(r"\b(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)\b")
_TIME = re.compile(
    r"\b([01]?\d|2[0-3])\s*(?:[:.h時时点點시]\s*([0-5]\d)\s*(?:分|분)?(?::[0-5]\d)?)?\s*(a\.?m\b\.?|p\.?m\b\.?|uhr\b|h\b)?"
    r"\s*(\(?(?:gmt|utc|bst|cet|cest|mez|mesz|est|edt|cst|cdt|mst|mdt|pst|pdt|et|msk|мск|jst|ist)\b\)?"
    r"(?:\s*[+-]\d{1,2}(?::?\d\d)?)?)?"
)
_ZONES: Mapping[str, int] = {
    "gmt": 0, "utc": 0, "bst": 60, "cet": 60, "mez": 60, "cest": 120, "mesz": 120, "msk": 180,
    "мск": 180, "jst": 540, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420,
    "mdt": -360, "pst": -480, "pdt": -420,
}  # fmt: skip
"""Zone -> minutes east of Greenwich."""


def _moment(line: str, language: str) -> Imprint | None:
    """The day and time that a line names and nothing else."""
    if len(line) > 120:
        return None
    if is_moment(line, language):
        return Imprint(is_date=True)
    if not any(character.isdigit() for character in line):
        return None
    rest = _ascii_digits(line.casefold())
    opener = _date_opener(language).match(rest)
    if opener:
        rest = rest[opener.end() :]
    day, start, end = _find_day(rest, language)
    if start < 0:
        if not opener:
            return None
        start = end = 0
    hour_minute, rest = _take_time(rest[:start] + " , " + rest[end:])
    if _WORDS.sub(lambda word: "" if word[0] in _allowed(language) else word[0], rest).strip(
        " .,;:()[]|·/–—-'"
    ):
        return None
    if day is None:
        return Imprint(is_date=True) if end or hour_minute else None
    return Imprint(published=_iso(day, hour_minute), is_date=True)


_WORDS = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")


def _beginnings_of_dates(line: str, language: str) -> list[int]:
    """Where a date may begin inside a line: at its opener, its weekday or its first figure."""
    folded = _ascii_digits(line.casefold())
    if len(folded) != len(line):
        return []
    posted = sorted(openers("posted", language), key=len, reverse=True)
    pattern = "|".join(re.escape(opener) for opener in posted)
    places = [match.start() for match in re.finditer(rf"\b(?:{pattern})\b", folded)]
    _, start, _ = _find_day(folded, language)
    if start >= 0:
        weekday = re.search(r"(\w+)\.?,?\s*\Z", folded[:start])
        if weekday and weekday[1] in _names(language)[1]:
            places.append(weekday.start())
        places.append(start)
    return places


@cache
def _date_opener(language: str) -> re.Pattern[str]:
    choices = sorted(openers("posted", language), key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(re.escape, choices)) + r")(?:\s*[:：]\s*|\s+|(?=\d)|\b)")


def _find_day(text: str, language: str) -> tuple[tuple[int, int, int] | None, int, int]:
    """(year, month, day) and where it stands; no day but a place where the year is not told."""
    for pattern in (_ISO, _CHINESE, _YEAR_FIRST):
        if match := pattern.search(text):
            day = _checked(int(match[1]), int(match[2]), int(match[3]))
            return day, match.start(), match.end()
    if match := _NUMERIC.search(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        year += 2000 if year < 100 else 0
        return _by_custom(first, second, year, language), match.start(), match.end()
    months, _ = _names(language)
    named, named_before = _named(language)
    if match := named.search(text):
        day = _checked(int(match[3]), months[match[2]], int(match[1])) if match[3] else None
        return day, match.start(), match.end()
    if match := named_before.search(text):
        day = _checked(int(match[3]), months[match[1]], int(match[2])) if match[3] else None
        return day, match.start(), match.end()
    return None, -1, -1


def _by_custom(first: int, second: int, year: int, language: str) -> tuple[int, int, int] | None:
    """A date in figures, in the order that the language writes it."""
    if first > 12 or (language != "en" and language not in ("en-US", "en-PH")):
        return _checked(year, second, first)
    if second > 12 or language != "en":
        return _checked(year, first, second)
    return _checked(year, first, second) if first == second else None


def _checked(year: int, month: int, day: int) -> tuple[int, int, int] | None:
    try:
        datetime(year, month, day)
    except ValueError:
        return None
    return (year, month, day) if 1400 <= year <= 2200 else None


def _take_time(text: str) -> tuple[tuple[int, int, int | None] | None, str]:
    """Hour, minute and offset in minutes, and the text without them."""
    if stamp := _STAMP.search(text):
        zone = stamp[3] or ""
        minutes = int(zone[1:3]) * 60 + int(zone[-2:]) if len(zone) > 1 else 0
        east = None if not zone else -minutes if zone[0] == "-" else minutes
        return (int(stamp[1]), int(stamp[2]), east), text[: stamp.start()] + text[stamp.end() :]
    for match in _TIME.finditer(text):
        if not (match[2] or match[3]):
            continue
        hour, minute = int(match[1]), int(match[2] or 0)
        half = (match[3] or "").replace(".", "")
        if half == "pm" and hour < 12:
            hour += 12
        elif half == "am" and hour == 12:
            hour = 0
        offset = None
        if match[4]:
            zone = match[4].strip("()")
            name = re.match(r"[^\W\d]+", zone)
            offset = _ZONES.get(name[0]) if name else None
            if offset is not None and (more := re.search(r"([+-])(\d{1,2})(?::?(\d\d))?", zone)):
                minutes = int(more[2]) * 60 + int(more[3] or 0)
                offset += minutes if more[1] == "+" else -minutes
        return (hour, minute, offset), text[: match.start()] + " " + text[match.end() :]
    return None, text


def _iso(day: tuple[int, int, int], time: tuple[int, int, int | None] | None) -> str:
    if time is None:
        return f"{day[0]:04}-{day[1]:02}-{day[2]:02}"
    hour, minute, offset = time
    moment = datetime(*day, hour, minute)
    if offset is not None:
        moment = moment.replace(tzinfo=timezone(timedelta(minutes=offset)))
    return moment.isoformat(timespec="minutes")


def _ascii_digits(text: str) -> str:
    """Figures of every script as 0 to 9."""
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.decimal(character)) if character.isdecimal() else character
        for character in text
    )


_REGIONS: Mapping[str, tuple[str, ...]] = {"ar": ("ar_SY", "ar_DZ", "ar_MA")}
"""Languages whose months have other names in other countries."""


@cache
def _names(language: str) -> tuple[Mapping[str, int], frozenset[str]]:
    """Month name -> number, and the names of weekdays: the language's, and English ones."""
    months = {form: at for at, name in enumerate(MONTHS, 1) for form in _forms(name)}
    weekdays = {form for name in WEEKDAYS for form in _forms(name)}
    months["sept"] = 9
    base = language.partition("-")[0].lower()
    if base == "en":
        return months, frozenset(weekdays)
    from babel import Locale, UnknownLocaleError

    for tag in (base, *_REGIONS.get(base, ())):
        try:
            locale = Locale.parse(tag)
        except (UnknownLocaleError, ValueError):
            continue
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[form][width].items():
                    months[name.casefold().rstrip(".")] = number
                weekdays.update(
                    name.casefold().rstrip(".") for name in locale.days[form][width].values()
                )
    return {name: number for name, number in months.items() if not name.isdigit()}, frozenset(
        weekdays
    )


def _forms(name: str) -> tuple[str, str]:
    """An English name whole and short, as names are compared."""
    return name.casefold(), name[:3].casefold()


@cache
def _named(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns for "3rd of March 2026" and "March 3, 2026"."""
    names = "|".join(re.escape(name) for name in sorted(_names(language)[0], key=len, reverse=True))
    ordinal = r"(?:st|nd|rd|th|er|ère|º|ª|°|\.)?"
    of = r"(?:\s*(?:of|de|d'|d’|ngày)\b)?"
    year = r"(?:,?\s*(?:de|del)?\s*(\d{4}))"
    return (
        re.compile(rf"\b(\d{{1,2}}){ordinal}{of}\s*({names})\b\.?{year}?"),
        re.compile(rf"\b({names})\b\.?\s+(\d{{1,2}}){ordinal}\b{year}?"),
    )


@cache
def _allowed(language: str) -> frozenset[str]:
    """Words that may stand in a date line beside the date."""
    small = """at on the of um uhr le à a las alle ore del il às kl em el den der am г г. года год в
    во от om h hrs lúc م ص ه هـ الساعة في يوم"""
    weekdays = _names(language)[1]
    opener_words = {word for opener in openers("posted", language) for word in opener.split()}
    return frozenset(small.split()) | weekdays | {f"{day}." for day in weekdays} | opener_words
