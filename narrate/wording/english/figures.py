"""Numbers in English words, the patterns they are found by, and the plainest of the rules."""

from __future__ import annotations

import re

from narrate.wording import numbers
from narrate.wording.rules import Rule, rule

NUMBER = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}(?!,?[0-9])|[0-9]{1,2}(?:,[0-9]{2}){1,4},[0-9]{3}(?!,?[0-9])"
    r"|[0-9]{1,15}(?![0-9]))(?:\.[0-9]{1,12}(?![0-9]))?"
)
"""Digits with or without thousands and decimals."""

RANGE = rf"{NUMBER}(?:(?: ?[–-] ?| to ){NUMBER})?"
"""A number, or two that are the ends of a range."""

BEFORE = r"(?<![\w.,/:’'$£€#°^-])"
"""What may not stand before a number that is whole."""

SCALES = {
    "hundred": "hundred", "thousand": "thousand", "k": "thousand", "K": "thousand",
    "m": "million", "M": "million", "mn": "million", "mln": "million", "million": "million",
    "bn": "billion", "bln": "billion", "B": "billion", "b": "billion", "billion": "billion",
    "tn": "trillion", "trn": "trillion", "T": "trillion", "trillion": "trillion",
    "lakh": "lakh", "crore": "crore", "lakh crore": "lakh crore", "mm": "million",
    "quadrillion": "quadrillion",
}  # fmt: skip
"""What a letter or a word after a sum multiplies it by."""

SCALE_WORDS = r"(?:hundred|thousand|million|billion|trillion|quadrillion|lakh(?: crore)?|crore)"

_SPLIT = re.compile(r" ?[–-] ?| to ")
_PEOPLE = "people|men|women|children|police|troops|staff|personnel|homes|jobs|dead"
COUNTED = re.compile(
    rf"[ \u00a0](?:[a-z-]+ )?(?:{_PEOPLE}|(?!this|was|has|its|is|as|across|plus|less|versus|"
    rf"his|yes|does|unless|always|perhaps)[a-z]{{2,}}s)\b"
)
"""Things in the plural after a number, perhaps with one word between: they are counted."""


_NAMED = re.compile(r"[ \u00a0](?:[A-Za-z-]+ )?[A-Z][a-z]{2,}s\b")
"""Peoples and makes: "1.3m Ukrainians"."""


def amount(written: str) -> str | None:
    """A number with or without thousands and decimals: "1,204.5"."""
    whole, dot, after = written.replace(",", "").partition(".")
    if len(whole) > 1 and whole[0] == "0":
        return None
    said = numbers.cardinal(whole or "0")
    if said is None or not dot:
        return said
    return f"{said} point {one_by_one(after)}"


def amounts(written: str) -> str | None:
    """A number or a range of them: "5–10" is "five to ten"."""
    said = [amount(part) for part in _SPLIT.split(written)]
    return None if None in said else " to ".join(filter(None, said))


def one_by_one(digits: str) -> str:
    """Digits as they stand: "05" is "zero five"."""
    return " ".join(numbers.cardinal(digit) or "" for digit in digits)


def by_name(digits: str) -> str | None:
    """A number that names something: 737 is "seven thirty-seven", 101 "one oh one"."""
    if digits[0] == "0":
        return one_by_one(digits) if len(digits) < 5 else None
    if len(digits) < 3 or digits.endswith("00") or len(digits) > 4:
        return numbers.cardinal(digits)
    if digits[-2] == "0":
        left = "" if len(digits) == 3 else numbers.cardinal(digits[:-2])
        if len(digits) == 3:
            return f"{numbers.cardinal(digits[0])} oh {numbers.cardinal(digits[2])}"
        return (
            numbers.cardinal(digits)
            if digits[1] == "0"
            else f"{left} oh {numbers.cardinal(digits[3])}"
        )
    return f"{numbers.cardinal(digits[:-2])} {numbers.cardinal(digits[-2:])}"


def ordinal(number: int | str) -> str:
    return numbers.ordinal(number) or str(number)


def plural(words: str) -> str:
    """The plural of the last word of a number: "fifty-twos", "nineties", "sixes"."""
    if words.endswith("y"):
        return words[:-1] + "ies"
    return words + ("es" if words.endswith("x") else "s")


@rule(
    rf"(?:{BEFORE}|(?<=[a-z]-))(?P<minus>[-−](?=[0-9]))?(?P<number>{NUMBER})"
    r"(?:(?P<hyphen>-)(?=[a-z]| (?:to|and|or) )|(?![\w/:°^-])(?![.,][0-9]))",
    "0-9-−",
)
def plain_number(found: re.Match[str]) -> str | None:
    """A number that no other rule knows.

    450 houses → four hundred and fifty houses
    a crowd of 1,000,000 → a crowd of one million
    """
    written = found["number"]
    hundreds = re.fullmatch(r"(1[1-9])00", written)
    if hundreds and COUNTED.match(found.string, found.end()):
        said = f"{numbers.cardinal(hundreds[1])} hundred"
    elif written[0] == "0" and written.isdigit() and 1 < len(written) <= 4:
        said = one_by_one(written)
    else:
        said = amount(written) or ""
    if not said:
        return None
    return ("minus " if found["minus"] else "") + said + (found["hyphen"] or "")


@rule(
    r"(?<![\w.,])\.(?P<digits>[0-9]{1,6})(?![\w.,/-]*[0-9])(?!\w)",
    ".",
)
def bare_decimal(found: re.Match[str]) -> str | None:
    """.300 → point three zero zero"""
    return f"point {one_by_one(found['digits'])}"


def _ending(digits: str) -> str:
    """The letters an ordinal ends in: 12st is a weight."""
    if len(digits) > 1 and digits[-2] == "1":
        return "th"
    return {"1": "st", "2": "nd", "3": "rd"}.get(digits[-1], "th")


@rule(
    r"(?<![\w.,-])(?P<number>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9})(?P<end>st|nd|rd|th)(?![\w])"
    r"(?P<range> ?[–-] ?(?=[0-9]{1,9}(?:st|nd|rd|th)\b))?",
    "0-9",
)
def ordinal_number(found: re.Match[str]) -> str | None:
    """her 21st birthday → her twenty-first birthday

    He weighed 12st. → He weighed twelve stone.
    """
    digits = found["number"].replace(",", "")
    if found["end"] != _ending(digits):
        return f"{numbers.cardinal(digits)} stone" if found["end"] == "st" else None
    said = numbers.ordinal(digits)
    return f"{said} to " if said and found["range"] else said


@rule(
    rf"{BEFORE}(?P<number>{RANGE})(?: ?(?P<long>bn|bln|tn|trn|mn|mln)|(?P<short>[kKmMB]))"
    rf"(?![\w/’'-])",
    "0-9",
)
def scaled(found: re.Match[str]) -> str | None:
    """Letters for millions, only where it cannot be metres.

    1.5m people were affected → one point five million people were affected
    about 10k followers → about ten thousand followers
    a 10k run → a ten K run
    """
    scale, said = found["long"] or found["short"], amounts(found["number"])
    if said is None:
        return None
    text, end = found.string, found.end()
    if found["short"] and not COUNTED.match(text, end) and not _NAMED.match(text, end):
        return f"{said} K" if scale in "kK" and "." not in found["number"] else None
    return f"{said} {SCALES[scale]}"


FIGURES: tuple[Rule, ...] = (ordinal_number, scaled, bare_decimal, plain_number)
