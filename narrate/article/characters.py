"""Characters that are in a text but not for a reader: taken out or made plain."""

from __future__ import annotations

import re
import unicodedata

_NOT_FOR_READERS = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # controls, but for the ones that end lines
    "\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffb\ufffc\U000e0000-\U000e007f]"
)
"""Soft hyphens, zero-width spaces, marks of direction, byte order marks, annotation marks.

The two joiners stay: Persian, Hindi and emoji are spelt with them.
"""

_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")

_LINE_ENDS = re.compile("\r\n?|[\x0b\x1c-\x1e\x85\u2028]")

_PARAGRAPH_ENDS = re.compile("[\x0c\u2029]")

_SOFT_BREAK = re.compile("\u00ad[ \t]*(?:\r\n?|\n)[ \t]*")

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)


def tidy(text: str) -> str:
    """The same words in plain characters.

    Lines end with `\\n`, spaces are spaces (a tab is some), accents are composed, ligatures are
    letters; what no reader sees is gone.
    """
    if text.isascii() and not _ODD_ASCII.search(text):
        return text
    text = paired(text)
    text = _SOFT_BREAK.sub("", text)
    text = _PARAGRAPH_ENDS.sub("\n\n", _LINE_ENDS.sub("\n", text))
    text = _NOT_FOR_READERS.sub("", text)
    text = _SPACES.sub(" ", text.expandtabs(4)).translate(_LIGATURES)
    return unicodedata.normalize("NFC", text)


def paired(text: str) -> str:
    """The same with surrogates in pairs made one character, and those without a partner gone.

    JSON and YAML may spell an emoji as a pair, and hold half of one.
    """
    if not _SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")


_SURROGATE = re.compile("[\ud800-\udfff]")

_ODD_ASCII = re.compile("[\x00-\x09\x0b-\x1f\x7f]")
