"""Numbers with a unit after them: lengths, weights, speeds, temperatures, shares."""

from __future__ import annotations

import re

from narrate.wording.english.figures import (
    BEFORE,
    COUNTED,
    NUMBER,
    RANGE,
    SCALE_WORDS,
    amount,
    amounts,
)
from narrate.wording.english.initialisms import words
from narrate.wording.english.stops import stop
from narrate.wording.rules import Rule, rule

_NAMES = {
    "kg": "kilogram", "kgs": "kilogram", "g": "gram", "mg": "milligram", "mcg": "microgram",
    "µg": "microgram", "μg": "microgram", "km": "kilometer", "kms": "kilometer", "cm": "centimeter",
    "mm": "millimeter", "µm": "micrometer", "μm": "micrometer", "mi": "mile", "yd": "yard",
    "yds": "yard", "lb": "pound", "lbs": "pound", "oz": "ounce", "ml": "milliliter",
    "mL": "milliliter", "cl": "centiliter", "dl": "deciliter", "L": "liter", "l": "liter",
    "ha": "hectare", "kW": "kilowatt", "MW": "megawatt", "GW": "gigawatt", "TW": "terawatt",
    "W": "watt", "kWh": "kilowatt hour", "MWh": "megawatt hour", "GWh": "gigawatt hour",
    "TWh": "terawatt hour", "Wh": "watt hour",
    "mAh": "milliamp hour", "V": "volt", "kV": "kilovolt",
    "GB": "gigabyte", "MB": "megabyte", "TB": "terabyte", "KB": "kilobyte", "kB": "kilobyte",
    "PB": "petabyte", "dB": "decibel", "kcal": "kilocalorie", "kJ": "kilojoule", "MJ": "megajoule",
    "hr": "hour", "hrs": "hour", "Hr": "hour", "Hrs": "hour", "min": "minute", "mins": "minute",
    "sec": "second", "secs": "second", "yr": "year", "yrs": "year", "mth": "month", "mths": "month",
    "wk": "week", "wks": "week", "gal": "gallon", "qt": "quart", "tbsp": "tablespoon",
    "tsp": "teaspoon", "bbl": "barrel", "kPa": "kilopascal", "hPa": "hectopascal",
    "MPa": "megapascal", "ms": "millisecond", "MP": "megapixel", "mAs": "milliamp second",
    "pts": "point", "kt": "kiloton", "Mt": "megaton", "Gt": "gigaton",
    "kB/s": "kilobyte per second",
}  # fmt: skip
_WHOLE = {
    "mph": ("mile per hour", "miles per hour"),
    "km/h": ("kilometer per hour", "kilometers per hour"),
    "km/hr": ("kilometer per hour", "kilometers per hour"),
    "Mbit/s": ("megabit per second", "megabits per second"),
    "Gbit/s": ("gigabit per second", "gigabits per second"),
    "kbit/s": ("kilobit per second", "kilobits per second"),
    "kph": ("kilometer per hour", "kilometers per hour"),
    "kmh": ("kilometer per hour", "kilometers per hour"),
    "km/s": ("kilometer per second", "kilometers per second"),
    "m/s": ("meter per second", "meters per second"),
    "m/s²": ("meter per second squared", "meters per second squared"),
    "ft/s": ("foot per second", "feet per second"),
    "mpg": ("mile per gallon", "miles per gallon"),
    "km/l": ("kilometer per liter", "kilometers per liter"),
    "mg/l": ("milligram per liter", "milligrams per liter"),
    "mg/dL": ("milligram per deciliter", "milligrams per deciliter"),
    "mg/kg": ("milligram per kilogram", "milligrams per kilogram"),
    "g/km": ("gram per kilometer", "grams per kilometer"),
    "kg/m3": ("kilogram per cubic meter", "kilograms per cubic meter"),
    "µg/m3": ("microgram per cubic meter", "micrograms per cubic meter"),
    "µg/m³": ("microgram per cubic meter", "micrograms per cubic meter"),
    "bpm": ("beat per minute", "beats per minute"),
    "rpm": ("revolution per minute", "revolutions per minute"),
    "fps": ("frame per second", "frames per second"),
    "psi": ("pound per square inch", "pounds per square inch"),
    "ppm": ("part per million", "parts per million"),
    "ppb": ("part per billion", "parts per billion"),
    "bps": ("basis point", "basis points"),
    "Kbps": ("kilobit per second", "kilobits per second"),
    "Mbps": ("megabit per second", "megabits per second"),
    "Mb/s": ("megabit per second", "megabits per second"),
    "MB/s": ("megabyte per second", "megabytes per second"),
    "Gbps": ("gigabit per second", "gigabits per second"),
    "b/d": ("barrel a day", "barrels a day"),
    "bpd": ("barrel a day", "barrels a day"),
    "boe/d": ("barrel of oil equivalent a day", "barrels of oil equivalent a day"),
    "Hz": ("hertz", "hertz"),
    "kHz": ("kilohertz", "kilohertz"),
    "MHz": ("megahertz", "megahertz"),
    "GHz": ("gigahertz", "gigahertz"),
    "ft": ("foot", "feet"),
    "mmHg": ("millimeter of mercury", "millimeters of mercury"),
}
_SQUARE = {
    "km": "kilometer",
    "m": "meter",
    "cm": "centimeter",
    "mm": "millimeter",
    "mi": "mile",
    "miles": "mile",
    "ft": "foot",
    "in": "inch",
    "yd": "yard",
}
_MANY = {"foot": "feet", "inch": "inches"}


def _units() -> dict[str, tuple[str, str]]:
    """Every symbol with what one and several of it are called."""
    units = {symbol: (name, f"{name}s") for symbol, name in _NAMES.items()} | _WHOLE
    for symbol, name in _SQUARE.items():
        many = _MANY.get(name, f"{name}s")
        for form in (f"{symbol}²", f"{symbol}2", f"sq {symbol}", f"sq. {symbol}"):
            units[form] = (f"square {name}", f"square {many}")
        for form in (f"{symbol}³", f"{symbol}3", f"cu {symbol}", f"cu. {symbol}"):
            units[form] = (f"cubic {name}", f"cubic {many}")
    return units


_UNITS = _units()
_SYMBOL = "|".join(re.escape(symbol) for symbol in sorted(_UNITS, key=len, reverse=True))
_ONE_BEFORE = re.compile(
    r"(?:\A|[\s“\"(—-])(?:an?|An?)(?: (?:new|whole|short|long|second|further|single|mere))? \Z"
)
_NOUN = re.compile(
    r" (?!(?:in|of|to|for|and|or|a|an|the|from|by|on|at|per|that|which|with|more|less|each|as|"
    r"than|is|was|were|are|be|"
    r"if|when|while|but|not|so|it|he|she|they|we|you|before|after|away|north|south|east|west|"
    r"long|tall|"
    r"wide|deep|high|above|below|across|ago|later|inside|outside|off|down|up)\b)[a-z]"
)


def _adjective(found: re.Match[str]) -> bool:
    """Whether number and unit stand before a noun as one: "a 5km run"."""
    text = found.string
    before = text[max(0, found.start() - 20) : found.start()]
    return bool(_ONE_BEFORE.search(before) and _NOUN.match(text, found.end()))


@rule(
    rf"{BEFORE}(?P<minus>[-−])?(?P<number>{RANGE})(?P<scale> {SCALE_WORDS})?"
    rf"(?P<gap>[ \u00a0-]?)(?P<unit>{_SYMBOL})"
    r"(?![\w²³/’']|\.\w)\.?",
    "0-9-−",
)
def measure(found: re.Match[str]) -> str | None:
    """100 km/h → one hundred kilometers per hour

    a 5km run → a five kilometer run
    a 10-km walk → a ten-kilometer walk
    """
    unit, gap = found["unit"], found["gap"]
    said = amounts(found["number"])
    if said is None or (len(unit) == 1 and gap == " " and unit not in "gLlVW"):
        return None
    if (
        unit in ("V", "W", "L", "MP", "MJ", "PB", "Mt", "ms")
        and gap == " "
        and unit in ("MP", "ms", "Mt")
    ):
        return None
    one, many = _UNITS[unit]
    if found["scale"]:
        said += found["scale"]
    tail = found[0].endswith(".")
    if gap == "-":
        name, joint = one, "-"
    else:
        name, joint = (one if found["number"] == "1" or _adjective(found) else many), " "
    end = stop(found, numbers=True) if tail and unit.split()[-1] in _DOTTED else "." if tail else ""
    return f"{'minus ' if found['minus'] else ''}{said}{joint}{name}{end}"


_DOTTED = words("mi yd yds lb lbs oz hr hrs min mins sec secs yr yrs gal qt tbsp tsp ft mph pts")

_METERS = re.compile(
    r" ?-?(?: |-)(?:tall|long|wide|high|deep|above|below|away|race|sprint|final|finals|hurdles|"
    r"freestyle|relay|dash|"
    r"butterfly|backstroke|breaststroke|medley|steeplechase|heats?|champion|record|walk|run|"
    r"swim|individual|"
    r"wave|waves|fence|wall|tower|pool|yacht|ship|drop|climb|underground|underwater|offshore|"
    r"apart)\b"
)
_STANDING_AFTER = words(
    "tall long wide high deep above below away underground underwater offshore apart"
)
_TRACK = (
    "60",
    "100",
    "200",
    "400",
    "800",
    "1500",
    "1,500",
    "3000",
    "3,000",
    "5000",
    "5,000",
    "10000",
    "10,000",
)


@rule(
    rf"{BEFORE}(?P<number>{RANGE})(?P<gap>[ \u00a0-]?)m(?![\w²³/’'.])(?!\.[0-9])|"
    rf"{BEFORE}(?P<plain>{RANGE})m(?=[.])(?!\.\w)",
    "0-9",
)
def meters(found: re.Match[str]) -> str | None:
    """100m sprint → one hundred meter sprint

    20m tall → twenty meters tall
    He ran the 100m in ten seconds. → He ran the one hundred meters in ten seconds.
    """
    number = found["number"] or found["plain"]
    said = amounts(number)
    text, start, end = found.string, found.start(), found.end()
    if said is None:
        return None
    if found["gap"] and found["gap"] in " \u00a0" and not COUNTED.match(text, end):
        return f"{said} {'meter' if number == '1' else 'meters'}"
    before = text[max(0, start - 14) : start]
    after = _METERS.match(text, end)
    if after is None and not (
        number in _TRACK and re.search(r"(?:the|men[’']s|women[’']s|in the) \Z", before)
    ):
        return None
    if number not in _TRACK and COUNTED.match(text, end) and not after:
        return None
    many = after is None or after[0].strip(" -") in _STANDING_AFTER
    return f"{said}{'-' if found['gap'] == '-' else ' '}{'meters' if many else 'meter'}"


@rule(
    rf"{BEFORE}(?P<minus>[-−–])?(?P<number>{RANGE}) ?(?:(?P<sign>[°º])[ \u00a0]?(?P<scale>[CF])?"
    rf"|℃|℉)(?!\w)",
    "0-9-–−",
)
def temperature(found: re.Match[str]) -> str | None:
    """-5°C → minus five degrees Celsius

    a 45° angle → a forty-five degree angle
    """
    said = amounts(found["number"])
    if said is None:
        return None
    scale = found["scale"] or {"℃": "C", "℉": "F"}.get(found[0][-1], "")
    one = found["number"] == "1" or _adjective(found)
    name = "degree" if one else "degrees"
    kind = {"C": " Celsius", "F": " Fahrenheit"}.get(scale, "")
    return f"{'minus ' if found['minus'] else ''}{said} {name}{kind}"


_PLACES = re.compile(
    r"(?:[A-Z][\w.]*|section|seat|room|row|gate|flat|unit|apartment|grade|class|form|exhibit|"
    r"type|page|number|bus|route|"
    r"terminal|ward|zone|block|building|article|paragraph|appendix|figure|table|rule|title|"
    r"floor|hepatitis|vitamin) \Z"
)


@rule(
    rf"{BEFORE}(?P<minus>[-−])?(?P<number>{RANGE})(?P<scale>[CF])(?![\w/+#°’'-])",
    "0-9-−",
)
def bare_temperature(found: re.Match[str]) -> str | None:
    """1.5C of warming → one point five degrees Celsius of warming

    Seats 12C and 12F are places: a name before the number leaves it.
    """
    before = found.string[max(0, found.start() - 20) : found.start()]
    said = amounts(found["number"])
    if said is None or (_PLACES.search(before) and "." not in found["number"]):
        return None
    name = "degree" if found["number"] == "1" else "degrees"
    kind = "Celsius" if found["scale"] == "C" else "Fahrenheit"
    return f"{'minus ' if found['minus'] else ''}{said} {name} {kind}"


@rule(
    rf"(?<![\w.,/:’'$£€-])(?P<minus>[-−+])?(?P<number>{RANGE})(?: ?%|pct\b|pc\b)"
    rf"(?:(?P<dash> ?[–-] ?)(?P<upper>{NUMBER}) ?%)?",
    "0-9+-−",
)
def percentage(found: re.Match[str]) -> str | None:
    """3.5% growth → three point five percent growth"""
    said = amounts(found["number"])
    if said is None:
        return None
    if found["upper"]:
        said += f" to {amount(found['upper'])}"
    sign = {"-": "minus ", "−": "minus ", "+": "plus "}.get(found["minus"] or "", "")
    return f"{sign}{said} percent"


@rule(
    r"(?<![\w.,/-])(?P<feet>[3-8])(?: ?ft\.?[ -]?|[’'′] ?)(?P<inches>[0-9]|1[01])"
    r"(?: ?in(?:ches)?\b\.?|[\"”″]|(?<=[’'′][0-9])(?![\w’'])(?!\.[0-9])|’’|'')",
    "345678",
)
def height(found: re.Match[str]) -> str | None:
    """He is 6'2". → He is six foot two.

    5ft 10in → five foot ten
    """
    return f"{amount(found['feet'])} foot {amount(found['inches'])}"


@rule(
    rf"{BEFORE}(?P<stone>[1-9]|[12][0-9])st (?P<pounds>[0-9]|1[0-3]) ?lbs?(?!\w)",
    "0-9",
)
def weight_in_stone(found: re.Match[str]) -> str | None:
    """He weighs 12st 5lb. → He weighs twelve stone five."""
    return f"{amount(found['stone'])} stone {amount(found['pounds'])}"


@rule(
    r"(?<![\w.-])(?P<feet>[3-9])-foot-(?P<inches>[0-9]|1[01])(?![\w.])",
    "3456789",
    needs="-foot-",
)
def height_in_words(found: re.Match[str]) -> str | None:
    """a 6-foot-3 guard → a six-foot-three guard"""
    return f"{amount(found['feet'])}-foot-{amount(found['inches'])}"


_SPOONS = {"tsp": "teaspoon", "tsps": "teaspoons", "tbsp": "tablespoon", "tbsps": "tablespoons"}


@rule(r"(?<=[\w½¼¾] )(?P<spoon>tsps?|tbsps?)\b\.?", "t", needs=r"\bt(?:b)?sp")
def spoonfuls(found: re.Match[str]) -> str | None:
    """one quarter tsp of salt → one quarter teaspoon of salt"""
    return _SPOONS[found["spoon"]] + stop(found)


@rule(
    rf"{BEFORE}(?P<number>{RANGE})(?P<mark>[\"″](?=[ ,.;:)]|\Z)| ?in\.(?= (?:of|by|x|×|wide|"
    rf"long|tall|thick|high|deep|=) ))",
    "0-9",
    needs=r"[0-9](?:[\"″]| ?in\.)",
)
def inches(found: re.Match[str]) -> str | None:
    """and 20" of rain → and twenty inches of rain

    He wrote "Catch 22" → He wrote "Catch twenty-two"
    """
    if found["mark"] == '"' and found.string.count('"', 0, found.start()) % 2:
        return None
    said = amounts(found["number"])
    return f"{said} {'inch' if found['number'] == '1' else 'inches'}" if said else None


@rule(r"(?<=degrees )(?P<scale>[CF])(?!\w)", "CF", needs="degrees")
def degrees(found: re.Match[str]) -> str | None:
    """98 degrees F → ninety-eight degrees Fahrenheit"""
    return "Celsius" if found["scale"] == "C" else "Fahrenheit"


_PER = {
    "kg": "kilogram", "km": "kilometer", "lb": "pound", "hr": "hour", "yr": "year", "mo": "month",
    "oz": "ounce", "sec": "second", "min": "minute",
    "kWh": "kilowatt hour", "MWh": "megawatt hour", "gal": "gallon", "bbl": "barrel",
}  # fmt: skip


@rule(
    r"(?<=[a-z]s)/(?P<unit>day|week|month|year|hour|minute|second|night|person|head|barrel|"
    r"gallon|"
    r"liter|litre|ton|tonne|share|mile|game|kg|km|lb|hr|yr|mo|oz|sec|min|kWh|MWh|gal|bbl)"
    r"(?![\w/])",
    "/",
)
def per(found: re.Match[str]) -> str | None:
    """forty dollars/month → forty dollars per month"""
    return f" per {_PER.get(found['unit'], found['unit'])}"


MEASURES: tuple[Rule, ...] = (
    percentage,
    height,
    height_in_words,
    weight_in_stone,
    temperature,
    meters,
    measure,
    per,
    spoonfuls,
    inches,
    degrees,
    bare_temperature,
)
