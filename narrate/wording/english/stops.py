"""The dot of an abbreviation that may also end its sentence."""

from __future__ import annotations

import re

from narrate.wording.abbreviations import AFTER_TIME, STARTERS

_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"  # as they begin, in full or shortened
_NUMBER = re.compile(rf"\s+[0-9]{{1,3}}(?:,[0-9]{{3}})*(?!,?[0-9])(?!\s+(?:{_MONTHS})|[/:%°–-])")
"""A number that a sentence may begin with: no date, no year, no measure."""
_END = re.compile(r"[\"”’')\]»]*(?:\Z|\s+[“\"‘(]*(?P<word>[^\W\d_]+))")


def ends_sentence(text: str, position: int, *, numbers: bool = False) -> bool:
    """Whether what follows an abbreviation's dot begins a sentence, or nothing follows.

    `numbers` tells that a number may begin it: after "5 p.m.", not after "H.R." or "Inc."
    """
    if numbers and _NUMBER.match(text, position):
        return True
    found = _END.match(text, position)
    if found is None:
        return False
    word = found["word"]
    return word is None or (word in STARTERS["en"] and word not in AFTER_TIME)


def stop(found: re.Match[str], *, numbers: bool = False) -> str:
    """The dot to keep where the match ends in one."""
    if not found[0].endswith("."):
        return ""
    return "." if ends_sentence(found.string, found.end(), numbers=numbers) else ""
