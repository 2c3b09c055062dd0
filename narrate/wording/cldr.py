"""What CLDR says of a language, through Babel: the one place that meets it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

UNITS: Mapping[str, str] = {
    "%": "concentr-percent", "km": "length-kilometer", "cm": "length-centimeter",
    "mm": "length-millimeter", "kg": "mass-kilogram", "mg": "mass-milligram",
    "km/h": "speed-kilometer-per-hour", "m/s": "speed-meter-per-second",
    "mph": "speed-mile-per-hour",
    "°C": "temperature-celsius", "°F": "temperature-fahrenheit", "°": "angle-degree",
    "km²": "area-square-kilometer", "m²": "area-square-meter", "km2": "area-square-kilometer",
    "m2": "area-square-meter", "m³": "volume-cubic-meter", "m3": "volume-cubic-meter",
    "ha": "area-hectare", "g": "mass-gram", "l": "volume-liter", "m": "length-meter",
    "t": "mass-tonne", "ml": "volume-milliliter", "kW": "power-kilowatt", "MW": "power-megawatt",
    "GW": "power-gigawatt", "kWh": "energy-kilowatt-hour", "GB": "digital-gigabyte",
    "MB": "digital-megabyte", "TB": "digital-terabyte", "Hz": "frequency-hertz",
    "MHz": "frequency-megahertz", "GHz": "frequency-gigahertz", "kcal": "energy-kilocalorie",
}  # fmt: skip
"""Symbols of units that are the same wherever the metre is, and their names in CLDR."""

CURRENCIES: Mapping[str, str] = {
    "€": "EUR", "$": "USD", "US$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW",
    "₽": "RUB",
    "₺": "TRY", "₴": "UAH", "₪": "ILS", "zł": "PLN", "Kč": "CZK", "EUR": "EUR", "USD": "USD",
    "GBP": "GBP", "JPY": "JPY", "CHF": "CHF", "SEK": "SEK", "NOK": "NOK", "DKK": "DKK",
    "PLN": "PLN",
}  # fmt: skip


@cache
def locale_of(language: str) -> str | None:
    """The locale Babel has for a language, None where it has none."""
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(language.replace("-", "_")))
    except (UnknownLocaleError, ValueError, TypeError):
        return None


@cache
def separators(language: str) -> tuple[str, str]:
    """The marks between thousands and before decimals."""
    from babel.numbers import get_decimal_symbol, get_group_symbol

    locale = locale_of(language)
    if locale is None:
        return "", "."
    return get_group_symbol(locale), get_decimal_symbol(locale)


@cache
def unit(symbol: str, count: int, language: str) -> str | None:
    """What `count` of a unit is called: "Kilometer"."""
    from babel.units import format_unit

    locale = locale_of(language)
    if locale is None or symbol not in UNITS:
        return None
    try:
        said = format_unit(count, UNITS[symbol], "long", locale=locale)
    except Exception:  # Babel has a class of its own for this, under a name it may change.
        return None
    name = re.fullmatch(r"\D*?\d[\d.,\s]*\s*(?P<name>\D+)", said)
    return name["name"].strip() if name else None


@cache
def currency(sign: str, count: int, language: str) -> str | None:
    """What `count` of a currency is called: "livres sterling"."""
    from babel.numbers import get_currency_name

    locale = locale_of(language)
    code = CURRENCIES.get(sign)
    if locale is None or code is None:
        return None
    name = get_currency_name(code, count=count, locale=locale)
    return name if name != code else None


@cache
def months(language: str) -> Mapping[str, str]:
    """Names of the months, in full and shortened, each with its full name."""
    from babel.dates import get_month_names

    locale = locale_of(language)
    if locale is None:
        return {}
    wide = get_month_names("wide", locale=locale)
    short = get_month_names("abbreviated", locale=locale)
    names = {name: name for name in wide.values()}
    return names | {short[number]: wide[number] for number in wide}
