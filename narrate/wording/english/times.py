"""Times of day and times run."""

from __future__ import annotations

import re

from narrate.wording import numbers
from narrate.wording.english.figures import amount, one_by_one
from narrate.wording.english.stops import stop
from narrate.wording.rules import Rule, rule

_HALF = r"(?:[aApP]\.? ?[mM]\.?)"
_HOUR = r"(?:[01]?[0-9]|2[0-4])"
_FULL = {
    "ET": "Eastern Time", "EST": "Eastern Standard Time", "EDT": "Eastern Daylight Time",
    "CT": "Central Time", "CST": "Central Standard Time", "CDT": "Central Daylight Time",
    "MT": "Mountain Time", "MST": "Mountain Standard Time", "MDT": "Mountain Daylight Time",
    "PT": "Pacific Time", "PST": "Pacific Standard Time", "PDT": "Pacific Daylight Time",
}  # fmt: skip
_SPELLED = "GMT|BST|UTC|CET|CEST|EET|IST|JST|KST|HKT|AEST|AEDT|NZST|NZDT|WIB"
_ZONE = rf"(?: (?P<zone>{'|'.join(_FULL)}|{_SPELLED})\b)?"


def clock(hour: str, minute: str | None, *, half: bool) -> str:
    """A time of day in words; `half` where a.m. or p.m. is said with it."""
    number = int(hour)
    tail = ""
    if number in (0, 24) and not half:
        if minute in (None, "00"):
            return "midnight"
        number, tail = 12, " A.M"
    said = numbers.cardinal(number) or hour
    if minute is None:
        return said
    if minute == "00":
        if half:
            return said
        return f"{said} o’clock" if number < 13 else f"{said} hundred"
    small = f"oh {numbers.cardinal(minute[1])}" if minute[0] == "0" else numbers.cardinal(minute)
    return f"{said} {small}{tail}"


def _letters(half: str) -> str:
    return "A.M" if half[0] in "aA" else "P M"


def _zone(found: re.Match[str]) -> str:
    name = found["zone"]
    if not name:
        return ""
    return " " + (_FULL.get(name) or ("." if "A" in name else " ").join(name))


@rule(
    rf"(?<![\w.,:$£€-])(?<![0-9]/)(?:(?P<from>{_HOUR})(?:[:.](?P<from_minute>[0-5][0-9]))?"
    rf" ?(?P<from_half>{_HALF})?"
    rf"(?P<to> ?[–-] ?| to ))?(?P<hour>{_HOUR})(?:[:.](?P<minute>[0-5][0-9]))?"
    rf"[ \u00a0]?(?P<half>{_HALF})(?!\w){_ZONE}",
    "0-9",
)
def time_of_half_day(found: re.Match[str]) -> str | None:
    """at 3:30pm → at three thirty P M

    at 7:30 p.m. ET → at seven thirty P M Eastern Time
    6-8 p.m. → six to eight P M.
    """
    half = found["half"]
    if half == "am" and found["minute"] is None and found[0][-3] == " ":
        # "I think 5 am better": a dot or no space tells the time.
        rest = found.string[found.end() :]
        if re.match(r" (?:the|not|a|better|so|very)\b", rest):
            return None
    said = f"{clock(found['hour'], found['minute'], half=True)} {_letters(half)}"
    if found["from"]:
        first = clock(found["from"], found["from_minute"], half=True)
        if found["from_half"]:
            first += f" {_letters(found['from_half'])}"
        said = f"{first} to {said}"
    return said + _zone(found) + stop(found, numbers=True)


def _sixtieth(digits: str) -> str:
    """Minutes or seconds: "09" is "oh nine"."""
    said = numbers.cardinal(digits.lstrip("0") or "0") or digits
    return f"oh {said}" if digits[0] == "0" else said


@rule(
    r"(?<![\w.,:/$£€-])(?P<hour>[0-9]{1,2}):(?P<minute>[0-5][0-9]):(?P<second>[0-5][0-9])"
    r"(?:\.(?P<part>[0-9]{1,3}))?"
    r"(?![\w:/-]|[.,][0-9])",
    "0-9",
    needs=":",
)
def time_with_seconds(found: re.Match[str]) -> str | None:
    """a time of 2:01:09 → a time of two oh one oh nine"""
    hour = numbers.cardinal(found["hour"])
    said = f"{hour} {_sixtieth(found['minute'])} {_sixtieth(found['second'])}"
    return f"{said} point {one_by_one(found['part'])}" if found["part"] else said


@rule(
    rf"(?<![\w.,:/$£€-])(?:(?P<from>{_HOUR}):(?P<from_minute>[0-5][0-9])(?P<to> ?[–-] ?))?"
    rf"(?P<hour>[0-5]?[0-9]):(?P<minute>[0-5][0-9])"
    rf"(?:\.(?P<part>[0-9]{{1,3}}))?(?P<hours> ?(?:hrs|hours|h)\b\.?)?(?![\w:/%-]|[.,][0-9])"
    rf"{_ZONE}",
    "0-9",
    needs=":",
)
def time_of_day(found: re.Match[str]) -> str | None:
    """at 19:30 GMT → at nineteen thirty G M T

    8:00 → eight o’clock
    John 3:16 → John three sixteen
    """
    if found["part"]:
        said = f"{numbers.cardinal(found['hour'])} {_sixtieth(found['minute'])}"
        return f"{said} point {one_by_one(found['part'])}"
    if int(found["hour"]) > 24:
        return f"{numbers.cardinal(found['hour'])} {_sixtieth(found['minute'])}"
    said = clock(
        found["hour"], found["minute"], half=bool(found["zone"]) and found["minute"] != "00"
    )
    if found["from"]:
        said = f"{clock(found['from'], found['from_minute'], half=False)} to {said}"
    return said + (" hours" if found["hours"] else "") + _zone(found)


_BOOK = re.compile(
    r"(?:Genesis|Exodus|Leviticus|Numbers|Deuteronomy|Joshua|Judges|Samuel|Kings|Job|Psalms?|"
    r"Proverbs|Isaiah|Jeremiah|Daniel|Matthew|Mark|Luke|John|Acts|Romans|Corinthians|Galatians|"
    r"Ephesians|Philippians|Colossians|Timothy|Titus|Hebrews|James|Peter|Revelation|Surah|"
    r"Quran) \Z"
)


@rule(
    r"(?<![\w.,:/$£€-])(?P<a>[0-9]{1,3}):(?P<b>[0-9])(?![\w:/%-]|[.,][0-9])",
    "0-9",
    needs=":",
)
def ratio(found: re.Match[str]) -> str | None:
    """a ratio of 3:1 → a ratio of three to one

    Psalm 23:4 → Psalm twenty-three four
    """
    verse = _BOOK.search(found.string, max(0, found.start() - 16), found.start())
    return f"{amount(found['a'])}{' ' if verse else ' to '}{amount(found['b'])}"


@rule(
    rf"(?<![\w.,:/$£€-])(?P<hour>{_HOUR})\.(?P<minute>[0-5][0-9])(?= (?:{_SPELLED})\b)"
    rf"|(?<![\w.,:/$£€-])(?P<hours>[01][0-9]|2[0-3])(?P<minutes>[0-5][0-9])"
    rf"(?:(?= (?:{_SPELLED})\b)|(?P<tail> (?:hours|hrs)\b))",
    "0-9",
)
def time_before_zone(found: re.Match[str]) -> str | None:
    """17.30 BST → seventeen thirty B S T

    0530 GMT → oh five thirty G M T
    """
    if found["hour"]:
        return clock(found["hour"], found["minute"], half=False)
    minutes = "hundred" if found["minutes"] == "00" else _sixtieth(found["minutes"])
    return f"{_sixtieth(found['hours'])} {minutes}{' hours' if found['tail'] else ''}"


TIMES: tuple[Rule, ...] = (
    time_with_seconds,
    time_before_zone,
    time_of_half_day,
    time_of_day,
    ratio,
)
