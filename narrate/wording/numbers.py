"""Numbers in words, in any language num2words knows: the one place that meets it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

LONGEST = 15
"""Digits beyond which a number is a code, not a quantity."""

_KNOWN = {
    "zh": None,
    "nb": "no",
    "nn": "no",
    "pt-br": "pt_BR",
    "fr-ch": "fr_CH",
    "fr-be": "fr_BE",
    "kk": "kz",
}


@lru_cache(maxsize=4096)
def _words(number: int | str, language: str, form: str) -> str | None:
    """What num2words says, None where it does not know the language, the form or the number."""
    from num2words import CONVERTER_CLASSES, num2words

    code = _KNOWN.get(language, language)
    if code not in CONVERTER_CLASSES:
        code = (code or "").split("-")[0]
    if code not in CONVERTER_CLASSES:
        return None
    try:
        said: Any = num2words(number, lang=code, to=form)
    except Exception:  # Each language of num2words fails in its own way where it is unfinished.
        return None
    said = " ".join(str(said).replace(",", "").split())
    return said if said and not re.search(r"[0-9]", said) else None


def cardinal(number: int | str, language: str = "en") -> str | None:
    """1,204 as "one thousand two hundred and four"; None where the language has no words for it."""
    digits = str(number)
    return _words(int(number), language, "cardinal") if len(digits) <= LONGEST else None


def ordinal(number: int | str, language: str = "en") -> str | None:
    """21 as "twenty-first"."""
    digits = str(number)
    return _words(int(number), language, "ordinal") if len(digits) <= LONGEST else None


def year(number: int | str, language: str = "en") -> str | None:
    """1905 as "nineteen oh five"."""
    said = _words(int(number), language, "year") if len(str(number)) <= 4 else None
    return said.replace(" oh-", " oh ") if said else None
