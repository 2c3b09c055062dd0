"""The dot of an abbreviation that may also end its sentence."""

from __future__ import annotations

import re

from narrate.wording.abbreviations import AFTER_TIME, STARTERS

_END = re.compile(r"[\"”’')\]»]*(?:\Z|\s+[“\"‘(]*(?P<word>[^\W\d_]+))")


def ends_sentence(text: str, position: int) -> bool:
    """Whether what follows an abbreviation's dot begins a sentence, or nothing follows."""
    found = _END.match(text, position)
    if found is None:
        return False
    word = found["word"]
    return word is None or (word in STARTERS["en"] and word not in AFTER_TIME)


def stop(found: re.Match[str]) -> str:
    """The dot to keep where the match ends in one."""
    return "." if found[0].endswith(".") and ends_sentence(found.string, found.end()) else ""
