"""Where a text may be broken into lines, whatever its script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise

_OPENING = "([{<«‹“‘„‚¿¡「『【〈《（［｛"
_SMALL = "ー〜…・々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_CLOSING = ")]}>»›”’!?,.:;%…」』】〉》）］｝、。，．：；！？" + _SMALL
_HYPHENS = "-‐–—/"
_SPOT = re.compile(r"(?<![0-9A-Za-z])|(?![\0-\x7f])")
"""Everywhere but inside plain words, where nothing may be broken."""


@lru_cache(maxsize=4096)
def _is_ideographic(char: str) -> bool:
    """Chinese, Japanese: scripts that are broken between any two characters."""
    code = ord(char)
    return (
        0x2E80 <= code <= 0x303F
        or 0x3040 <= code <= 0x30FF
        or 0x31F0 <= code <= 0x31FF
        or 0x3400 <= code <= 0x4DBF
        or 0x4E00 <= code <= 0x9FFF
        or 0xF900 <= code <= 0xFAFF
        or 0xFF00 <= code <= 0xFF60
        or 0x20000 <= code <= 0x3FFFF
    )


def joins(before: str, after: str) -> bool:
    """Whether two neighbouring characters make one sign, which nothing may part."""
    code = ord(after)
    return (
        unicodedata.category(after) in ("Mn", "Me", "Mc")
        or after in "\u200d\u200c"
        or 0xFE00 <= code <= 0xFE0F
        or 0x1F3FB <= code <= 0x1F3FF
        or 0xE0020 <= code <= 0xE007F
        or before == "\u200d"
        or (0x1F1E6 <= code <= 0x1F1FF and 0x1F1E6 <= ord(before) <= 0x1F1FF)
    )


def may_break(text: str, at: int) -> bool:
    """Whether a line of good manners may begin at this code point."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before.isascii() and before.isalnum() and after.isascii():
        return False
    if after.isspace() or (not (before + after).isascii() and joins(before, after)):
        return False
    if before.isspace():
        return before not in "\u00a0\u202f\u2007"
    if before == "\u200b":
        return True
    if after in _CLOSING or before in _OPENING:
        return False
    if before in _HYPHENS:
        return after.isalpha() and at > 1 and text[at - 2].isalnum()
    return _is_ideographic(before) or _is_ideographic(after)


def columns(text: str) -> int:
    """Width in columns of fixed type: two for a wide sign, none for one set upon another."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=4096)
def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def pieces(text: str) -> tuple[str, ...]:
    """The text cut wherever a line may begin; joined, they give it back."""
    spots = (found.start() for found in _SPOT.finditer(text, 1))
    cuts = [0, *(at for at in spots if may_break(text, at)), len(text)]
    return tuple(text[a:b] for a, b in pairwise(cuts) if b > a)


def fill(text: str, width: float, measure: Callable[[str], float] = columns) -> tuple[str, ...]:
    """The text in lines no wider than `width`; trailing space counts for nothing.

    A word wider than a line is cut between signs, as late as it can be; a single sign wider than
    a line stands alone.
    """
    lines: list[str] = []
    line = ""
    for piece in pieces(text):
        if measure((line + piece).rstrip()) <= width:
            line += piece
            continue
        if line.strip():
            lines.append(line.rstrip())
        line = piece
        while measure(line.rstrip()) > width:
            cut = _longest(line, width, measure)
            if cut >= len(line):
                break
            lines.append(line[:cut].rstrip())
            line = line[cut:]
    if line.strip():
        lines.append(line.rstrip())
    return tuple(lines)


def _longest(text: str, width: float, measure: Callable[[str], float]) -> int:
    """Code points of the longest beginning that fits, one whole sign at least."""
    ends = [at for at in range(1, len(text)) if not joins(text[at - 1], text[at])] + [len(text)]
    low, high = 0, len(ends) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[: ends[middle]]) <= width:
            low = middle
        else:
            high = middle - 1
    return ends[low]
