"""Dates, years and decades."""

from __future__ import annotations

import re

from narrate.wording import numbers
from narrate.wording.english.figures import BEFORE, COUNTED, ordinal, plural
from narrate.wording.english.stops import stop
from narrate.wording.rules import Rule, rule

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_SHORT = {name[:3]: name for name in MONTHS} | {"Sept": "September"}
_MONTH = rf"(?:{'|'.join(MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_YEAR = r"(?:1[0-9]|20|21)[0-9]{2}"
_ENDS = r"(?![0-9\w%°]|[.,:/][0-9]|-[0-9])"
_THE = re.compile(r"(?:\bthe|\bThe|\bthis|\bthat|[’']s) \Z")


def month(written: str) -> str:
    """ "Sept." is "September"."""
    name = written.rstrip(".")
    return name if name in MONTHS else _SHORT[name]


def year(digits: str) -> str:
    return numbers.year(digits) or digits


def _two_digits(digits: str) -> str:
    """The end of a year: "09" is "oh nine"."""
    said = numbers.cardinal(digits.lstrip("0") or "0") or digits
    return f"oh {said}" if digits[0] == "0" else said


@rule(
    rf"\b(?P<month>{_MONTH})[ \u00a0](?P<day>{_DAY})(?:st|nd|rd|th)?"
    rf"(?: ?[–-] ?(?:(?P<month_upper>{_MONTH})[ \u00a0])?(?P<upper>{_DAY})(?:st|nd|rd|th)?)?"
    rf"(?:(?P<gap>,? )(?P<year>{_YEAR})(?!-[0-9]))?{_ENDS}"
    r"(?! (?:miles|people|times|percent|years|points|men|women|other|more|of them)\b)",
    "ADFJMNOS",
    needs=r"[0-9]",
)
def month_and_day(found: re.Match[str]) -> str | None:
    """Jan. 6 → January sixth

    on January 6, 2021, a mob → on January sixth, twenty twenty-one, a mob
    """
    said = f"{month(found['month'])} {ordinal(found['day'])}"
    if found["upper"]:
        said += " to "
        if found["month_upper"]:
            said += f"{month(found['month_upper'])} "
        said += ordinal(found["upper"])
    if found["year"]:
        said += f"{found['gap']}{year(found['year'])}"
    return said


@rule(
    rf"(?<![\w.,$£€/:’'-])(?P<day>{_DAY})(?P<suffix>st|nd|rd|th)?(?: ?[–-] ?(?P<upper>{_DAY})"
    rf"(?:st|nd|rd|th)?)?"
    rf"[ \u00a0](?P<of>of )?(?P<month>{_MONTH})(?![\w])(?:,? (?P<year>{_YEAR}){_ENDS})?"
    rf"(?P<dash> ?[–-] ?(?={_DAY}(?:st|nd|rd|th)? {_MONTH}))?",
    "0-9",
)
def day_and_month(found: re.Match[str]) -> str | None:
    """on 6 January → on the sixth of January

    the 6 January attack → the sixth of January attack
    """
    the = "" if _THE.search(found.string, max(0, found.start() - 6), found.start()) else "the "
    said = f"{the}{ordinal(found['day'])}"
    if found["upper"]:
        said += f" to the {ordinal(found['upper'])}"
    said += f" of {month(found['month'])}"
    if found["year"]:
        said += f" {year(found['year'])}"
    return f"{said} to " if found["dash"] else said


@rule(
    rf"\b(?P<month>{_MONTH})(?P<gap>,? )(?P<year>{_YEAR})"
    rf"(?:(?P<dash> ?[–-] ?)(?={_MONTH})|(?![\w%/-]|[.,:][0-9]))",
    "ADFJMNOS",
    needs=r"[0-9]",
)
def month_and_year(found: re.Match[str]) -> str | None:
    """Dec. 2019 → December twenty nineteen"""
    if COUNTED.match(found.string, found.end()) and found["month"] in ("May", "March"):
        return None
    to = " to " if found["dash"] else ""
    return f"{month(found['month'])}{found['gap']}{year(found['year'])}{to}"


@rule(rf"\b(?P<month>{_MONTH}) [’'](?P<year>[0-9]{{2}})(?![\w])", "ADFJMNOS", needs=r"[’'][0-9]")
def month_and_short_year(found: re.Match[str]) -> str | None:
    """in Oct. ’22 → in October twenty-two"""
    return f"{month(found['month'])} {_two_digits(found['year'])}"


@rule(rf"\b(?P<a>{_MONTH}) ?[–-] ?(?P<b>{_MONTH})(?![\w-])", "ADFJMNOS", needs=r"[–-]")
def months(found: re.Match[str]) -> str | None:
    """Jan.–March 2020 → January to March twenty twenty"""
    return f"{month(found['a'])} to {month(found['b'])}"


@rule(
    rf"{BEFORE}(?P<year>{_YEAR})(?P<mark>[-/])(?P<month>0[1-9]|1[0-2])(?P=mark)(?P<day>0[1-9]|"
    rf"[12][0-9]|3[01])"
    rf"(?![\w-])",
    "12",
    needs="[-/]",
)
def year_month_day(found: re.Match[str]) -> str | None:
    """2024-05-17 → May seventeenth, twenty twenty-four"""
    return f"{MONTHS[int(found['month']) - 1]} {ordinal(int(found['day']))}, {year(found['year'])}"


def numeric_date(first: str | None) -> Rule:
    """The rule for 5/17/2024; `first` is what a region writes first, "day" or "month"."""

    @rule(
        rf"{BEFORE}(?P<a>[0-9]{{1,2}})(?P<mark>[/.-])(?P<b>[0-9]{{1,2}})(?P=mark)"
        rf"(?P<year>{_YEAR}|[0-9]{{2}})(?![\w/-]|[.,:][0-9])",
        "0-9",
    )
    def date_in_figures(found: re.Match[str]) -> str | None:
        a, b, mark = int(found["a"]), int(found["b"]), found["mark"]
        long = len(found["year"]) == 4
        if not (long or mark == "/"):
            return None
        order = first if long or max(a, b) <= 31 else None
        if order is None or not (1 <= (b if order == "day" else a) <= 12):
            # One of the two can only be the day: the other is the month, wherever it was written.
            order = "day" if a > 12 >= b else "month" if b > 12 >= a else None
        if order is None:
            return None
        day, number = (a, b) if order == "day" else (b, a)
        if not (1 <= day <= 31 and 1 <= number <= 12):
            return None
        digits = found["year"] if long else ("20" if found["year"] < "50" else "19") + found["year"]
        if order == "day":
            return f"the {ordinal(day)} of {MONTHS[number - 1]} {year(digits)}"
        return f"{MONTHS[number - 1]} {ordinal(day)}, {year(digits)}"

    return date_in_figures


@rule(
    r"(?<![\w.,])(?P<century>1[1-9]|20|21)(?P<tens>[0-9])"
    r"0(?:s(?P<mark>[’'](?!\w))?(?!\w)|(?=[–-][’']?[0-9]0s))",
    "12",
    needs=r"0s",
)
def decade(found: re.Match[str]) -> str | None:
    """the 1980s → the nineteen eighties"""
    century, tens = found["century"], found["tens"]
    if tens == "0":
        said = "two thousands" if century == "20" else f"{numbers.cardinal(century)} hundreds"
    else:
        said = f"{numbers.cardinal(century)} {plural(numbers.cardinal(tens + '0') or '')}"
    return f"{said}{found['mark'] or ''}"


@rule(
    r"(?<![\w.,$£€])(?P<mark>[’'‘])?(?P<tens>[0-9])0s(?!\w)",
    "0-9‘’'",
    needs=r"0s",
)
def short_decade(found: re.Match[str]) -> str | None:
    """the ’90s → the nineties

    in her 60s → in her sixties
    """
    if found["tens"] == "0":
        return "noughties" if found["mark"] else None
    return plural(numbers.cardinal(found["tens"] + "0") or "")


_OF_A_YEAR = re.compile(
    r"\b(?:spring|summer|autumn|winter|fall|of|in|since|from|until|before|after|expo) \Z",
    re.IGNORECASE,
)


@rule(r"(?<=ies)[–-](?=[a-z]{3,7}ies\b)", "–-", needs="ies[–-]")
def decades(found: re.Match[str]) -> str | None:
    """the 1970s–80s → the nineteen seventies to eighties"""
    return " to "


@rule(
    r"(?<=[a-z] )[’'](?P<year>[0-9]{2})(?![\w])",
    "’'",
)
def short_year(found: re.Match[str]) -> str | None:
    """class of ’21 → class of twenty-one"""
    said = _two_digits(found["year"])
    before = found.string[max(0, found.start() - 12) : found.start()]
    if _OF_A_YEAR.search(before):
        return said
    after = found.string[found.end() : found.end() + 60]
    return said if before.endswith("the ") and not re.search(r"[’'](?!\w)", after) else None


_ERA = r"(?:B\.?C\.?E\.?|B\.?C\.?|C\.?E\.?|A\.?D\.?)"


@rule(
    rf"(?<![\w.,$£€/-])(?:(?P<ad>A\.?D\.?) )?(?P<year>[0-9]{{1,4}}|[0-9]{{1,2}},[0-9]{{3}})"
    rf"(?: (?P<era>{_ERA}))?(?![\w])"
    r"(?![.,][0-9])",
    "0-9A",
    needs=r"[0-9]",
)
def year_of_an_era(found: re.Match[str]) -> str | None:
    """in 44 BC → in forty-four B C"""
    if not (found["era"] or found["ad"]):
        return None
    digits = found["year"].replace(",", "")
    said = year(digits) if 1000 < int(digits) < 2100 else numbers.cardinal(digits)
    if found["ad"]:
        return f"A.D {said}"
    era = found["era"].replace(".", "")
    return f"{said} {'A.D' if era == 'AD' else ' '.join(era)}" + stop(found)


_YEARLY = re.compile(
    r"(?:\b(?:in|In|since|Since|by|By|of|from|From|until|Until|till|before|Before|after|After|"
    r"during|During|the|The|"
    r"early|late|mid|this|year|summer|spring|autumn|fall|winter|circa|around|and|to|through)|"
    r"[’']s) \Z"
)


@rule(
    r"(?:(?<![\w.,$£€/:#°–-])|(?<=[a-z][-–]))(?P<year>1[1-9][0-9]{2}|20[0-9]{2}|2100)"
    r"(?P<own>[’']s)?(?![\w°%/:])(?![.,][0-9])"
    r"(?! ?[–-] ?[0-9])",
    "12",
)
def lone_year(found: re.Match[str]) -> str | None:
    """Four digits without a comma are a year, unless things are counted.

    in 2005 → in two thousand and five
    1500 people marched → fifteen hundred people marched
    """
    dated = _YEARLY.search(found.string, max(0, found.start() - 10), found.start())
    if not dated and COUNTED.match(found.string, found.end()):
        return None
    return f"{year(found['year'])}{found['own'] or ''}"


@rule(
    r"(?<=\b[Ii]n )(?P<year>10[0-9]{2}|2[1-9][0-9]{2})(?![\w°%/:-])(?![.,][0-9])",
    "12",
)
def far_year(found: re.Match[str]) -> str | None:
    """in 1066 → in ten sixty-six"""
    if COUNTED.match(found.string, found.end()):
        return None
    return year(found["year"])


_CLEAR = ("Feb", "Apr", "Aug", "Sept", "Oct", "Nov", "Dec")
"""Months that no name is shortened to: Jan. may be a woman, Mar. a ship."""
_WHEN = re.compile(
    r"\b(?:in|since|by|until|from|of|last|next|early|late|mid|during|and|this|for|to) \Z"
)


@rule(
    r"\b(?P<month>Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Oct|Nov|Dec)\.(?= [a-z(]|[,;:)–-]|\Z)",
    "ADFJMNOS",
)
def lone_month(found: re.Match[str]) -> str | None:
    """in Sept. and Oct. → in September and October."""
    if found["month"] not in _CLEAR:
        before = found.string[max(0, found.start() - 8) : found.start()]
        if not _WHEN.search(before):
            return None
    return month(found["month"]) + ("." if found.end() == len(found.string) else "")


_DAYS = {"Mo": 0, "Tu": 1, "We": 2, "Th": 3, "Fr": 4, "Sa": 5, "Su": 6}


@rule(
    rf"\b(?P<day>Mon|Tues?|Wed|Thurs?|Thur|Fri|Sat|Sun)(?:\.(?=,? (?:{_MONTH}|and |to |at |"
    rf"[0-9]))|\.(?=,|\Z)|"
    rf"(?P<dash>\.? ?[–-] ?)(?P<upper>Mon|Tues?|Wed|Thurs?|Thur|Fri|Sat|Sun)\b\.?|"
    rf"(?=,? {_MONTH} [0-9]))",
    "FMSTW",
)
def short_weekday(found: re.Match[str]) -> str | None:
    """Mon–Fri → Monday to Friday"""
    name = WEEKDAYS[_DAYS[found["day"][:2]]]
    if found["upper"]:
        return f"{name} to {WEEKDAYS[_DAYS[found['upper'][:2]]]}"
    before = found.string[max(0, found.start() - 8) : found.start()]
    if found["day"] in ("Sat", "Sun", "Wed", "Fri", "Mon") and found.end() == len(found.string):
        if not re.search(r"\b(?:on|and|to|last|next|every) \Z", before):
            return None
        return f"{name}."
    return name + ("." if found.end() == len(found.string) and found[0].endswith(".") else "")


def dates(first: str | None) -> tuple[Rule, ...]:
    """The rules for dates where `first` ("day" or "month") is written first."""
    return (
        year_month_day,
        numeric_date(first),
        short_weekday,
        months,
        month_and_day,
        day_and_month,
        month_and_year,
        month_and_short_year,
    )


YEARS: tuple[Rule, ...] = (
    lone_month,
    decade,
    short_decade,
    decades,
    short_year,
    year_of_an_era,
    lone_year,
    far_year,
)
