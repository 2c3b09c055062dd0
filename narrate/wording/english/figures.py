"""Plain numbers: whatever digits the more particular rules have left."""

from __future__ import annotations

import re

from narrate.wording import numbers
from narrate.wording.rules import DIGITS, Rule, rule


def amount(written: str) -> str | None:
    """A number with or without thousands and decimals: "1,204.5"."""
    whole, dot, after = written.replace(",", "").partition(".")
    said = numbers.cardinal(whole or "0")
    if said is None or not dot:
        return said
    return f"{said} point {one_by_one(after)}"


def one_by_one(digits: str) -> str:
    """Digits as they stand: "05" is "zero five"."""
    return " ".join(numbers.cardinal(digit) or "" for digit in digits)


@rule(
    r"(?<![\w.,'’/:°-])(?P<minus>[-−](?=[0-9]))?(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
    r"(?![\w/:°])(?![.,][0-9])",
    needs=DIGITS,
)
def plain_number(found: re.Match[str]) -> str | None:
    """A number nobody else knows.

    450 houses → four hundred and fifty houses
    1,000,000 → one million
    """
    said = amount(found["number"])
    return f"minus {said}" if said and found["minus"] else said


FIGURES: tuple[Rule, ...] = (plain_number,)
